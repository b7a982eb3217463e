"""Life on Telegram: who asks in private, plays in groups, or is there and says nothing."""

import asyncio
import random
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from tests.soak.pace import ASKERS, ASKING, GAMES, IDLE, LOOKING, PAUSE, QUIZZES, THINKING, a_question, rest
from tests.wire.answers import AnswerBook
from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person
from tests.wire.telegram.polls import VoteRefused
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram

_KINDS = ("choice", "typed")


@dataclass(slots=True)
class Table:
    """People in a group who play; the first begins."""

    room: Room
    people: Sequence[Person]
    begins: str
    """What begins something new."""
    book: AnswerBook

    async def play(self) -> None:
        """Play what there is to play, and begin anew when there is nothing for a while."""
        await rest(PAUSE)
        seen, still = self.room.mark, PAUSE
        while True:
            still += LOOKING
            if still >= PAUSE:
                await self.people[0].write(self.room, self.begins)
                still = 0.0
            await asyncio.sleep(LOOKING)
            for message in [one for one in self.room.said if one.born > seen]:
                seen, still = message.born, 0.0
                await self._answer(message)

    async def _answer(self, message: Message) -> None:
        host, *others = self.people
        for player in others if "Join" in message.buttons else ():
            await rest(THINKING)
            await player.press(message, "Join")
        for label in [one for one in ("Start now", "Next question", "Play again") if one in message.buttons]:
            await rest(THINKING)
            await host.press(message, label)
        for player in self.people if message.poll or ("Skip" in message.buttons and not message.silent) else ():
            await rest(THINKING)
            await self._try(player, message)

    async def _try(self, player: Person, message: Message) -> None:
        """Answer a question, rightly or not."""
        if message.poll is None:
            right = self.book.find(message.said).answer.en
            await player.write(self.room, random.choice((right, "Titanik")), reply_to=message)
            return
        try:
            await player.vote(message, random.randrange(len(message.poll.options)))
        except VoteRefused:
            return  # too late


class TelegramLife:
    """All of them."""

    def __init__(self, fake: FakeTelegram, book: AnswerBook) -> None:
        self._askers = [fake.person(f"Asker {number}", "en") for number in range(ASKERS)]
        self._idle = [fake.person(f"Idler {number}", "ru") for number in range(IDLE)]
        self.tables = [self._table(fake, book, number) for number in range(GAMES + QUIZZES)]

    @staticmethod
    def _table(fake: FakeTelegram, book: AnswerBook, number: int) -> Table:
        people = [fake.person(f"{name} {number}", "en") for name in ("Ann", "Bob", "Eve")]
        begins = f"/game 5 {random.choice(_KINDS)}" if number < GAMES else f"/quiz {random.choice(_KINDS)}"
        return Table(fake.group("Cinema", people, "supergroup"), people, begins, book)

    async def begin(self) -> list[asyncio.Task[None]]:
        """Let the bot in where people play, and let them live."""
        for table in self.tables:
            await table.room.add_bot(by=table.people[0])
        acts: list[Coroutine[Any, Any, None]] = [self._ask(one) for one in self._askers]
        acts += [self._say_one_thing(one) for one in self._idle]
        acts += [table.play() for table in self.tables]
        return [asyncio.create_task(act) for act in acts]

    async def end(self) -> None:
        """Let all games be stopped."""
        for table in self.tables:
            await table.people[0].write(table.room, "/stop")

    async def _ask(self, person: Person) -> None:
        while True:
            await rest(ASKING)
            await person.write(person.private, a_question())

    async def _say_one_thing(self, person: Person) -> None:
        await rest(PAUSE)
        await person.write(person.private, "/start")
