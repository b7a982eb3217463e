"""Completes what SimCord leaves out of events and answers; what a thing is shows in what it has."""

from collections.abc import Callable
from typing import Any

import discord
from simcord.backend import serializers
from simcord.backend.models import Guild

from tests.wire.discord.world import Json, World

_DM_PERMISSIONS = discord.Permissions(
    add_reactions=True,
    view_channel=True,
    send_messages=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
    mention_everyone=True,
    external_emojis=True,
    external_stickers=True,
    send_voice_messages=True,
    send_polls=True,
).value
"""What a bot may do in a private chat with somebody."""
_ELSEWHERE = discord.Permissions(attach_files=True, embed_links=True, mention_everyone=True).value
"""What it may do where it is only because somebody has it for themselves."""
_OWN = ("verified", "mfa_enabled", "locale")
"""What a bot is told of its own account alone."""
_SELECTS = (3, 5, 6, 7, 8)
_SEPARATOR, _CONTAINER = 14, 17
_COMMAND, _COMPONENT, _MODAL = 2, 3, 5
_GUILD: Json = {
    "home_header": None,
    "hub_type": None,
    "incidents_data": None,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "nsfw": False,
    "nsfw_level": 0,
    "region": "deprecated",
    "safety_alerts_channel_id": None,
    "widget_channel_id": None,
    "widget_enabled": False,
}
_APPLICATION: Json = {
    "approximate_guild_count": 1,
    "approximate_user_authorization_count": 0,
    "approximate_user_install_count": 0,
    "eligible_oauth2_scopes": [],
    "explicit_content_filter": 0,
    "flags_new": "0",
    "interactions_endpoint_url": None,
    "redirect_uris": [],
    "role_connections_verification_url": None,
    "type": None,
}


def completed(world: World, event: str, payload: Json) -> Json:
    """Complete an event, in place."""
    if event == "INTERACTION_CREATE":
        _interaction(world, payload)
    complete(world, payload)
    return payload


def answered(world: World, path: str, params: Json, answer: Any) -> Any:
    """Complete an answer, in place."""
    if path.endswith("/applications/@me"):
        answer |= _APPLICATION
    if path.endswith("/threads/active"):
        answer["has_more"] = False
    if path.endswith("/commands") and params.get("with_localizations", "true").lower() in ("0", "false"):
        _forget_localizations(answer)
    if path == "/users/@me/guilds":
        for guild in answer:
            guild |= {
                "owner": False,
                "permissions": str(world.compute_permissions(int(guild["id"]), world.bot_user.id)),
            }
    complete(world, answer)
    return answer


def complete(world: World, value: Any) -> None:
    """Complete all that a value holds, in place."""
    if isinstance(value, dict):
        for field, fill in _FILLS:
            if field in value:
                fill(world, value)
        for part in value.values():
            complete(world, part)
    elif isinstance(value, list):
        for part in value:
            complete(world, part)


def _user(world: World, user: Json) -> None:
    user.setdefault("primary_guild", None)
    if user["id"] != str(world.bot_user.id):
        for field in _OWN:
            user.pop(field, None)


def _message(world: World, message: Json) -> None:
    nonce = world.nonces.get(int(message["id"]))
    if nonce is None:
        del message["nonce"]
    else:
        message["nonce"] = nonce
    for embed in message.get("embeds", ()):
        _embed(embed)
    for component in message.get("components", ()):
        _component(component)
    if metadata := message.get("interaction_metadata"):
        _metadata(world, metadata)
    if reference := message.get("message_reference"):
        reference.setdefault("type", 0)
        if "guild_id" in message:
            reference.setdefault("guild_id", message["guild_id"])


def _metadata(world: World, metadata: Json) -> None:
    """Say from which interaction a message came."""
    record = world.interactions[int(metadata["id"])]
    metadata["authorizing_integration_owners"] = world.owners(record.guild_id, record.channel_id, record.user_id)
    if record.type == _COMPONENT:
        metadata.setdefault("interacted_message_id", str(record.source_message_id))
    if record.type == _MODAL:
        opener = world.interactions.get(world.openers.get(record.id, 0))
        pressed = opener is not None and opener.type == _COMPONENT
        shown = {**metadata, "id": str((opener or record).id), "type": _COMPONENT if pressed else _COMMAND}
        more = {"interacted_message_id": str(record.source_message_id)} if pressed else {}
        metadata.setdefault("triggering_interaction_metadata", shown | more)


def _embed(embed: Json) -> None:
    embed.setdefault("type", "rich")
    for field in embed.get("fields", ()):
        field.setdefault("inline", False)


def _component(component: Json) -> None:
    if component["type"] in _SELECTS:
        component.setdefault("min_values", 1)
        component.setdefault("max_values", 1)
    elif component["type"] == _SEPARATOR:
        component.setdefault("spacing", 1)
        component.setdefault("divider", True)
    elif component["type"] == _CONTAINER:
        component.setdefault("accent_color", None)
        component.setdefault("spoiler", False)
    for shown in (component, *component.get("options", ())):
        if shown.get("emoji") and shown["emoji"].get("id") is None:
            shown["emoji"].pop("id", None)
    for part in (*component.get("components", ()), *filter(None, [component.get("accessory")])):
        _component(part)


def _member(world: World, member: Json) -> None:
    member.setdefault("banner", None)


def _guild(world: World, guild: Json) -> None:
    for field, value in _GUILD.items():
        guild.setdefault(field, value)


def _channel(world: World, channel: Json) -> None:
    channel.setdefault("flags", 0)


def _command(world: World, command: Json) -> None:
    command.setdefault("version", command["id"])
    command.setdefault("nsfw", False)
    if command["default_member_permissions"] is not None:
        command["default_member_permissions"] = str(command["default_member_permissions"])
    command["integration_types"] = command.get("integration_types") or [0]


def _audit(world: World, entry: Json) -> None:
    for field in ("reason", "options"):
        if entry.get(field) is None:
            entry.pop(field, None)


def _response(world: World, interaction: Json) -> None:
    if interaction["response_message_id"] is None:
        del interaction["response_message_id"]


_FILLS: tuple[tuple[str, Callable[[World, Json], None]], ...] = (
    ("discriminator", _user),
    ("mention_everyone", _message),
    ("communication_disabled_until", _member),
    ("explicit_content_filter", _guild),
    ("rate_limit_per_user", _channel),
    ("default_member_permissions", _command),
    ("response_message_loading", _response),
    ("action_type", _audit),
)
"""The field by which a thing is known, and what completes it."""


def _interaction(world: World, payload: Json) -> None:
    """Say who asks in what language, where, and by whose installation."""
    guild = world.guilds.get(int(payload.get("guild_id", 0)))
    user, channel = int((payload["member"] if guild else payload)["user"]["id"]), int(payload["channel_id"])
    owners = payload["authorizing_integration_owners"] = world.owners(guild.id if guild else None, channel, user)
    payload["context"] = 0 if guild else 1 if channel in world.dm_channels.values() else 2
    payload["locale"] = world.locales.get(user, "en-US")
    if guild:
        payload["guild_locale"] = guild.preferred_locale
        payload["guild"] = {"id": str(guild.id), "locale": guild.preferred_locale, "features": []}
        payload["channel"]["permissions"] = payload["member"]["permissions"]
        _resolve_members(world, guild, payload["data"].get("resolved", {}))
    if not guild or "0" not in owners:
        payload["app_permissions"] = str(_DM_PERMISSIONS if payload["context"] == 1 else _ELSEWHERE)


def _resolve_members(world: World, guild: Guild, resolved: Json) -> None:
    """Tell of the people who were named what they are in the guild."""
    for number in resolved.get("users", ()):
        if member := guild.members.get(int(number)):
            told = dict(serializers.member_payload(world, guild, member, with_user=False))
            permissions = str(world.compute_permissions(guild.id, member.user_id))
            resolved.setdefault("members", {})[number] = told | {"permissions": permissions}


def _forget_localizations(value: Any) -> None:
    """Leave out what is told of commands only when it is asked for."""
    for command in value:
        for field in ("name_localizations", "description_localizations"):
            command.pop(field, None)
        _forget_localizations([*command.get("options", ()), *command.get("choices", ())])
