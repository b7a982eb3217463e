"""Life on Discord: who asks in private, plays in channels, or is there and says nothing.

What people do is remembered with when they did it, for what they do while nobody listens is lost there.
"""

import asyncio
import random
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.soak.pace import ASKERS, ASKING, GAMES, IDLE, LOOKING, PAUSE, QUIZZES, THINKING, a_question, rest
from tests.wire.answers import AnswerBook
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import LETTERS, is_question, right_text

_KINDS = ("choice", "typed")
_GOES_ON = ("Start now", "Next question", "Play again")
_FORM = "Answer"


@dataclass(slots=True)
class Deeds:
    """What people did."""

    asked: list[Interaction] = field(default_factory=list)
    """What is to be acknowledged."""
    written: list[tuple[float, Message]] = field(default_factory=list)
    """What the bot is to read, and when it was written."""

    async def write(self, person: Person, room: Room, text: str, reply_to: Message | None = None) -> None:
        """Write something."""
        self.written.append((time.monotonic(), await person.write(room, text, reply_to=reply_to)))

    async def press(self, person: Person, message: Message, label: str) -> Interaction | None:
        """Press a button, if that can still be done."""
        if label not in message.buttons or message.button(label).disabled:
            return None
        self.asked.append(await person.press(message, label))
        return self.asked[-1]

    async def command(self, person: Person, room: Room, name: str, **options: Any) -> None:
        """Use a command."""
        self.asked.append(await person.command(room, name, **options))

    async def fill_in(self, person: Person, message: Message, text: str) -> None:
        """Answer by the form of a question, if it opens."""
        opening = await self.press(person, message, _FORM)
        try:
            form = await opening.opened() if opening else None
        except AssertionError:
            return  # nobody is there
        if form:
            await rest(THINKING)
            self.asked.append(await person.submits(form, text))


@dataclass(slots=True)
class Table:
    """People in a channel who play; the first begins."""

    room: Room
    people: Sequence[Person]
    begins: str
    options: Mapping[str, Any]
    book: AnswerBook
    deeds: Deeds

    async def play(self) -> None:
        """Play what there is to play, and begin anew when there is nothing for a while."""
        await rest(PAUSE)
        seen, still = self.room.mark, PAUSE
        while True:
            still += LOOKING
            if still >= PAUSE:
                await self._begin()
                still = 0.0
            await asyncio.sleep(LOOKING)
            for message in [one for one in self.room.said if one.born > seen]:
                seen, still = message.born, 0.0
                await self._answer(message)

    async def _begin(self) -> None:
        """Go on with what came to a halt because a press was lost, or begin anew."""
        host = self.people[0]
        for message in self.room.said[-1:]:
            for label in _GOES_ON:
                if await self.deeds.press(host, message, label):
                    return
        await self.deeds.command(host, self.room, self.begins, **self.options)

    async def _answer(self, message: Message) -> None:
        host, *others = self.people
        for player in others if "Join" in message.buttons else ():
            await rest(THINKING)
            await self.deeds.press(player, message, "Join")
        for label in [one for one in _GOES_ON if one in message.buttons]:
            await rest(THINKING)
            await self.deeds.press(host, message, label)
        for player in self.people if is_question(message) else ():
            await rest(THINKING)
            await self._try(player, message)

    async def _try(self, player: Person, message: Message) -> None:
        """Answer a question, rightly or not."""
        if _FORM not in message.buttons:
            await self.deeds.press(player, message, random.choice(LETTERS))
            return
        text = random.choice((right_text(self.book, message), "Titanik"))
        if random.random() < 0.5:
            await self.deeds.fill_in(player, message, text)
        else:
            await self.deeds.write(player, self.room, text, reply_to=message)


class DiscordLife:
    """All of them."""

    def __init__(self, fake: FakeDiscord, book: AnswerBook) -> None:
        self.deeds = Deeds()
        self._askers = [fake.person(f"Asker {number}") for number in range(ASKERS)]
        self._idle = [fake.person(f"Idler {number}", "ru") for number in range(IDLE)]
        self.tables = [self._table(fake, book, number) for number in range(GAMES + QUIZZES)]

    def _table(self, fake: FakeDiscord, book: AnswerBook, number: int) -> Table:
        people = [fake.person(f"{name} {number}") for name in ("Ann", "Bob", "Eve")]
        kind = {"kind": random.choice(_KINDS)}
        begins, options = ("game", {"questions": 5, **kind}) if number < GAMES else ("quiz", kind)
        return Table(fake.guild("Cinema", people).room, people, begins, options, book, self.deeds)

    def begin(self) -> list[asyncio.Task[None]]:
        """Let them live."""
        acts: list[Coroutine[Any, Any, None]] = [self._ask(one) for one in self._askers]
        acts += [self._say_one_thing(one) for one in self._idle]
        acts += [table.play() for table in self.tables]
        return [asyncio.create_task(act) for act in acts]

    async def end(self) -> None:
        """Let all games be stopped."""
        for table in self.tables:
            await self.deeds.command(table.people[0], table.room, "stop")

    async def _ask(self, person: Person) -> None:
        while True:
            await rest(ASKING)
            text = a_question()
            if text.startswith("/"):
                await self.deeds.command(person, person.dm, text.removeprefix("/"))
            elif random.random() < 0.5:
                await self.deeds.command(person, person.dm, "ask", question=text)
            else:
                await self.deeds.write(person, person.dm, text)

    async def _say_one_thing(self, person: Person) -> None:
        await rest(PAUSE)
        await self.deeds.write(person, person.dm, "Salam")
