"""What a session begins with, and the members of guilds that are asked for."""

from collections.abc import Iterator

from simcord.backend import serializers

from tests.wire.discord.sessions import Session
from tests.wire.discord.world import Json, World

_CHUNK = 1000


def opening(world: World, session: Session, url: str) -> Iterator[tuple[str, Json]]:
    """Give the events that a session begins with: that it is ready, and its guilds."""
    guilds = [guild for guild in world.guilds.values() if world.has_bot(guild.id) and session.owns(guild.id)]
    yield (
        "READY",
        {
            "v": 10,
            "user": serializers.user_payload(world.bot_user),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": url,
            "shard": [session.shard, session.shards],
            "application": {"id": str(world.application_id), "flags": 0, "flags_new": "0"},
        },
    )
    for guild in guilds:
        yield "GUILD_CREATE", dict(serializers.guild_create_payload(world, guild))


def chunks(world: World, asked: Json) -> list[Json]:
    """Give the members of a guild who were asked for, a thousand at a time."""
    guild = world.guilds[int(asked["guild_id"])]
    named = asked.get("user_ids") or []
    wanted = {int(one) for one in (named if isinstance(named, list) else [named])}
    prefix = asked.get("query", "").lower()
    members = [
        member
        for member in guild.members.values()
        if (member.user_id in wanted if wanted else world.users[member.user_id].name.lower().startswith(prefix))
    ]
    members = members[: asked.get("limit") or None]
    parts = [members[at : at + _CHUNK] for at in range(0, len(members), _CHUNK)] or [[]]
    more = {"nonce": asked["nonce"]} if asked.get("nonce") else {}
    return [
        {
            "guild_id": str(guild.id),
            "members": [serializers.member_payload(world, guild, member) for member in part],
            "chunk_index": at,
            "chunk_count": len(parts),
            "not_found": [str(one) for one in sorted(wanted - guild.members.keys())],
            **more,
        }
        for at, part in enumerate(parts)
    ]
