"""Sessions of the gateway: which events each gets, in what shape, and what it may be told again."""

import itertools
import time
from collections import deque
from typing import Any

import discord
import msgspec
from simcord import intents as rules

from tests.wire.discord.links import Link
from tests.wire.discord.payloads import completed
from tests.wire.discord.spec import GatewaySpec
from tests.wire.discord.world import Json, World

_KEPT = 5000
_RESUMABLE = 120.0
"""Seconds that a session without a connection lives."""


class Session:
    """What one IDENTIFY began; it outlives its connection."""

    def __init__(self, number: int, link: Link, asked: Json) -> None:
        self.id = f"{number:032x}"
        shard, shards = asked.get("shard", (0, 1))
        self.shard, self.shards = int(shard), int(shards)
        self.intents = discord.Intents._from_value(asked["intents"])
        self.identified_at = time.monotonic()
        self.link: Link | None = link
        self.left_at = 0.0
        """When it lost its connection."""
        self.sequence = 0
        self._kept: deque[tuple[int, bytes]] = deque(maxlen=_KEPT)

    def tell(self, event: str, data: bytes) -> None:
        """Send an event, or keep it until the bot comes back."""
        self.sequence += 1
        frame = b'{"op":0,"t":"%s","s":%d,"d":%s}' % (event.encode(), self.sequence, data)
        self._kept.append((self.sequence, frame))
        if self.link:
            self.link.send_frame(frame)

    def resume(self, link: Link, heard: int) -> bool:
        """Go on over a new connection after the last event that was heard; False when that is too long ago."""
        if heard > self.sequence or (self.sequence > heard and (not self._kept or self._kept[0][0] > heard + 1)):
            return False
        self.link = link
        for number, frame in self._kept:
            if number > heard:
                link.send_frame(frame)
        return True

    def owns(self, guild: int | None) -> bool:
        """Tell whether the events of a guild, or of a private chat, are for its shard."""
        return self.shard == (0 if guild is None else (guild >> 22) % self.shards)


class Sessions:
    """All sessions; what happens in the world is told to those whom it concerns."""

    def __init__(self, world: World, spec: GatewaySpec | None, violations: list[str]) -> None:
        self.all: dict[str, Session] = {}
        self.repeat = False
        """Whether each event comes twice."""
        self._world, self._spec, self._violations = world, spec, violations
        self._numbers = itertools.count(0x51E55105)
        world.subscribers.append(self.publish)

    @property
    def open(self) -> list[Session]:
        """Give those that have a connection."""
        return [session for session in self.all.values() if session.link]

    @property
    def delivered(self) -> bool:
        """Tell whether all that connections are to carry was handed to them."""
        return all(session.link.delivered.is_set() for session in self.open if session.link)

    def begin(self, link: Link, asked: Json) -> Session:
        """Begin one."""
        session = Session(next(self._numbers), link, asked)
        self.all[session.id] = session
        return session

    def leave(self, link: Link, for_good: bool) -> None:
        """Note that a connection is gone; for good, its session is gone too."""
        now = time.monotonic()
        for session in list(self.all.values()):
            if session.link is link:
                session.link, session.left_at = None, now
                if for_good:
                    del self.all[session.id]
            elif session.link is None and now - session.left_at > _RESUMABLE:
                del self.all[session.id]

    def publish(self, event: str, payload: Any) -> None:
        """Tell an event to all sessions that are to hear it."""
        if not self._world.bot_hears(event, payload):
            return
        full = completed(self._world, event, msgspec.json.decode(msgspec.json.encode(payload)))
        guild = _guild_of(event, full)
        shaped: dict[int, bytes | None] = {}
        for session in list(self.all.values()):
            if session.owns(guild):
                value = session.intents.value
                if value not in shaped:
                    shaped[value] = self._shaped(event, full, session.intents)
                if data := shaped[value]:
                    for _ in range(1 + self.repeat):
                        session.tell(event, data)

    def tell(self, session: Session, event: str, payload: Json) -> None:
        """Tell an event to one session alone."""
        full = completed(self._world, event, msgspec.json.decode(msgspec.json.encode(payload)))
        if data := self._shaped(event, full, session.intents):
            session.tell(event, data)

    def tell_unchecked(self, event: str, payload: Json) -> None:
        """Tell all sessions what Discord would never send."""
        for session in self.open:
            session.tell(event, msgspec.json.encode(payload))

    def _shaped(self, event: str, payload: Json, intents: discord.Intents) -> bytes | None:
        """Give an event as a bot with some intents gets it; None when it does not."""
        needed = rules.required_intent(event, payload)
        if needed is not None and not getattr(intents, needed):
            return None
        if not intents.message_content or event == "GUILD_CREATE":
            payload = msgspec.json.decode(msgspec.json.encode(payload))
            self._hide(event, payload, intents)
        if wrong := self._spec.check_event(event, payload) if self._spec else []:
            self._blame(f"{event} of the fake does not fit: {wrong}")
        return msgspec.json.encode(payload)

    def _blame(self, why: str) -> None:
        """Tell a test what is wrong with the fake, at once when it was the test who made it happen."""
        if not self._world.bot_acts:
            raise AssertionError(why)
        self._violations.append(why)

    def _hide(self, event: str, payload: Json, intents: discord.Intents) -> None:
        bot = self._world.bot_user.id
        if event == "GUILD_CREATE":
            rules.prune_guild_create(payload, intents, bot)
        if event in ("MESSAGE_CREATE", "MESSAGE_UPDATE") and not intents.message_content:
            rules.censor_message(payload, bot, backend=self._world)
        if event == "INTERACTION_CREATE" and not intents.message_content:
            if message := payload.get("message"):
                rules.censor_message(message, bot, backend=self._world, exempt_root=True)
            resolved = payload.get("data", {}).get("resolved", {}).get("messages", {})
            for number, message in resolved.items():
                chosen = number == payload["data"].get("target_id")
                rules.censor_message(message, bot, backend=self._world, exempt_root=chosen)


def _guild_of(event: str, payload: Json) -> int | None:
    """Give the guild that an event happens in."""
    guild = payload.get("guild_id")
    if guild is None and event in ("GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE"):
        guild = payload["id"]
    return int(guild) if guild else None
