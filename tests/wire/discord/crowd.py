"""A crowd that presses buttons and uses commands, to measure how long the bot takes to respond."""

import asyncio
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from tests.wire.discord.border import Request
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.world import Json, World

_PATIENCE = 60.0
_RESPONSE = re.compile(r"/(?:interactions|webhooks)/\d+/([^/]+)(/.*)?")
_WITH_MESSAGE = (4, 7)
"""The first responses that already are the answer."""


@dataclass(slots=True)
class _Waiting:
    asked: float
    acknowledged: float | None = None
    answered: float | None = None


class Crowd:
    """People in one guild, each with a private chat too."""

    def __init__(self, fake: FakeDiscord) -> None:
        self._fake = fake
        self._people: list[Person] = []
        self._room: Room | None = None
        self._waiting: dict[str, _Waiting] = {}
        fake.heard.append(self._hear)
        fake.pages["/control/press"] = self.press

    async def press(self, order: Json) -> Json:
        """Let `people` do something `count` times at a `rate`: use a `command` with `options`, or press a `label`.

        Options and labels may be lists, of which each time the next is taken. With `private` they do it in private.
        Gives how many were asked, acknowledged and answered within `timeout`, and how long that took.
        """
        people, count = self._gathered(int(order["people"])), int(order["count"])
        room, private = self._room, bool(order.get("private"))
        assert room
        act = self._acting(order)
        self._waiting = {}
        began = time.monotonic()
        for number, person in zip(range(count), cycle(people), strict=False):
            await asyncio.sleep(max(0.0, began + number / float(order["rate"]) - time.monotonic()))
            asked = time.monotonic()
            interaction = await act(person, person.dm if private else room)
            self._waiting[interaction.record.token] = _Waiting(asked)
        until = time.monotonic() + float(order.get("timeout", _PATIENCE))
        while not self._settled() and time.monotonic() < until:
            await asyncio.sleep(0.01)
        return self._told(time.monotonic() - began)

    def _acting(self, order: Json) -> Callable[[Person, Room], Any]:
        """Give what each of them does."""
        if "command" in order:
            options = {name: cycle(_listed(value)) for name, value in order.get("options", {}).items()}
            name = str(order["command"])
            return lambda person, room: person.command(room, name, **{key: next(each) for key, each in options.items()})
        labels = cycle(_listed(order["label"]))
        return lambda person, room: _press(self._fake.world, person, room, next(labels))

    def _gathered(self, size: int) -> list[Person]:
        """Give so many people; the same come again."""
        if self._room is None:
            self._people.append(self._fake.person("Person 0"))
            self._room = self._fake.guild("Crowd", self._people).room
        while len(self._people) < size:
            person = self._fake.person(f"Person {len(self._people)}")
            self._fake.world.add_member(self._room.guild_id or 0, person.id)
            self._people.append(person)
        return self._people[:size]

    def _hear(self, request: Request) -> None:
        found = _RESPONSE.fullmatch(request.path)
        waiting = self._waiting.get(found[1]) if found else None
        if waiting is None or request.method == "GET":
            return
        first = request.path.endswith("/callback")
        if first:
            waiting.acknowledged = request.at
        if (not first or request.json["type"] in _WITH_MESSAGE) and waiting.answered is None:
            waiting.answered = request.at

    def _settled(self) -> bool:
        return all(one.answered for one in self._waiting.values())

    def _told(self, seconds: float) -> Json:
        waiting = self._waiting.values()
        acknowledged = sorted((one.acknowledged - one.asked) * 1000 for one in waiting if one.acknowledged)
        answered = sorted((one.answered - one.asked) * 1000 for one in waiting if one.answered)
        return {
            "asked": len(waiting),
            "acknowledged": len(acknowledged),
            "answered": len(answered),
            **_quantiles("ack", acknowledged),
            **_quantiles("answer", answered),
            "seconds": seconds,
        }


async def _press(world: World, person: Person, room: Room, label: str) -> Interaction:
    stored = reversed(world.messages[room.id].values())
    message = next(one for one in (Message(world, each) for each in stored) if label in one.buttons)
    return await person.press(message, label)


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _quantiles(name: str, times: Sequence[float]) -> Json:
    """Give the middle and the end of some times."""
    if len(times) < 2:
        return {f"{name}_p50_ms": times[0] if times else None, f"{name}_p99_ms": times[0] if times else None}
    parts = statistics.quantiles(times, n=100, method="inclusive")
    return {f"{name}_p50_ms": parts[49], f"{name}_p99_ms": parts[98]}
