"""The bot is killed in the midst of batches: no update is lost, no answer counts twice."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash import LONG
from tests.wire.ledger import handled, known_polls, not_handled, pending, points
from tests.wire.process import BotProcess, bot_on
from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person
from tests.wire.telegram.polls import VoteRefused
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram

KILLS = 20 if LONG else 3
SOON = 20.0
QUESTIONS = ("Who directed Nasimi?", "rejissor Arşın mal alan", "кто снял фильм Насими", "/today", "who are you")


@dataclass(slots=True)
class Crowd:
    """People who write and vote, come what may."""

    fake: FakeTelegram
    writers: Sequence[Person]
    players: Sequence[Person]
    room: Room
    votes: list[tuple[Message, Person]] = field(default_factory=list)

    async def write(self) -> None:
        """Write in private chats, several at once."""
        while True:
            for person in random.sample(self.writers, 4):
                await person.write(person.private, random.choice(QUESTIONS))
            await asyncio.sleep(random.uniform(0.1, 0.5))

    async def play(self) -> None:
        """Vote in every poll, ask for the next question, and for the next game."""
        host, seen = self.players[0], 0
        while True:
            await asyncio.sleep(0.05)
            for message in [one for one in self.room.said if one.born > seen]:
                seen = message.born
                for player in self.players if "Join" in message.buttons else ():
                    await player.press(message, "Join")
                for label in {"Start now", "Next question", "Play again"} & set(message.buttons):
                    await host.press(message, label)
                if message.poll:
                    await self._vote(message)

    async def _vote(self, message: Message) -> None:
        assert message.poll
        for player in self.players:
            try:
                await player.vote(message, random.randrange(len(message.poll.options)))
            except VoteRefused:
                continue
            self.votes.append((message, player))


async def a_crowd(fake: FakeTelegram) -> Crowd:
    players = [fake.person(name, "en") for name in ("Ann", "Bob", "Eve")]
    room = fake.group("Cinema", players, "supergroup")
    await room.add_bot(by=players[0])
    await players[0].write(room, "/game 30 choice")
    return Crowd(fake, [fake.person(f"Writer {number}", "en") for number in range(30)], players, room)


async def test_no_update_is_lost_and_no_answer_counts_twice_when_the_bot_is_killed(
    fake: FakeTelegram, tmp_path: Path
) -> None:
    async with bot_on(fake, tmp_path) as process:
        crowd = await a_crowd(fake)
        acts = [asyncio.create_task(act) for act in (crowd.write(), crowd.play())]
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.5, 3))
            await process.kill()
            await process.start()
        for act in acts:
            act.cancel()
        ends = await asyncio.gather(*acts, return_exceptions=True)
        assert all(isinstance(end, asyncio.CancelledError) for end in ends), ends
        await crowd.players[0].write(crowd.room, "/stop")
        await _settled(fake, process, tmp_path)
        assert await process.stop() == 0
    lost = not_handled(tmp_path, fake.world.updates.made)
    twice = _scored_twice(tmp_path)
    print(_figures(fake, crowd, tmp_path))
    assert not lost
    assert not twice
    assert not fake.violations


async def _settled(fake: FakeTelegram, process: BotProcess, folder: Path) -> None:
    """Wait until all is handled and said."""
    async with asyncio.timeout(120):
        while not fake.world.updates.done or pending(folder):
            assert process.code is None, process.log
            await asyncio.sleep(0.2)


def _scored_twice(folder: Path) -> list[object]:
    rows = [row[:4] for row in points(folder)]
    return [row for row in rows if rows.count(row) > 1]


def _figures(fake: FakeTelegram, crowd: Crowd, folder: Path) -> str:
    polls = [call for call in fake.called("sendPoll") if call.ok]
    asked = {str(call.params["question"]) for call in polls}
    unknown = sum(message.poll.id not in known_polls(folder) for message, _ in crowd.votes if message.poll)
    return (
        f"\n{KILLS} kills: {len(fake.world.updates.made)} updates, {len(handled(folder))} handled once; "
        f"{len(polls)} polls for {len(asked)} questions; {len(crowd.votes)} votes, {len(points(folder))} scored, "
        f"{unknown} in polls that were sent when the bot died"
    )
