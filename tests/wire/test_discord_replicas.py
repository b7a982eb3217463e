"""Several processes on one database serve Discord, by turns or together, and are killed while people play."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio

from tests.crash import LONG
from tests.stores import postgres_schema
from tests.wire.answers import AnswerBook
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_stage import SLOW_START, SOON, Stage, Table, fake_discord, is_question, right_letter, right_text
from tests.wire.process import BotProcess, bot_on

KILLS = 20 if LONG else 3
LEASE = 15.0
shared = pytest.mark.asyncio(loop_scope="module")
"""For tests that share two bots."""


@dataclass
class Replicas(Stage):
    """A fake and two bots on it, of which `process` is the first."""

    second: BotProcess = field(kw_only=True)

    @property
    def both(self) -> list[BotProcess]:
        """Give both."""
        return [self.process, self.second]

    @property
    def log(self) -> str:
        """Give what they have logged."""
        return self.process.log + self.second.log


@asynccontextmanager
async def replicas(folder: Path, **settings: str) -> AsyncIterator[Replicas]:
    """Run two bots on one fake and one database."""
    folders = [folder / "one", folder / "two"]
    for one in folders:
        one.mkdir()
    async with AsyncExitStack() as stack:
        fake = await stack.enter_async_context(fake_discord())
        url = await stack.enter_async_context(postgres_schema())
        settings["DATABASE_URL"] = url.render_as_string(hide_password=False)
        first = await stack.enter_async_context(bot_on(fake, folders[0], **settings))
        second = BotProcess(fake, folders[1], settings)
        stack.push_async_callback(second.kill)
        await second.start(wait=False)
        yield Replicas(fake, first, settings["DATABASE_URL"], second=second)


def answered_once(fake: FakeDiscord, asked: Sequence[Interaction]) -> None:
    """See to it that each was acknowledged once, and answered at most once."""
    for one in asked:
        assert len(fake.called("POST", f"/interactions/{one.id}/*/callback")) == 1
        assert len(fake.called("POST", f"/webhooks/*/{one.record.token}")) <= 1


async def writes(person: Person, asked: Message, text: str) -> Interaction:
    """Answer a question by its form."""
    return await person.submits(await person.opens(asked, "Answer", SOON), text)


async def test_of_two_processes_one_serves_and_the_other_takes_over(tmp_path: Path, book: AnswerBook) -> None:
    async with replicas(tmp_path) as stage:
        table = stage.table()
        ann, bob = table.people
        asked = await table.begin("clues")
        assert "tries left" in await (await writes(bob, asked, "Titanik")).told(SOON)
        assert len(stage.fake.identifies) == 1
        await stage.process.kill()
        await stage.fake.connected(LEASE + SOON)
        await writes(ann, asked, right_text(book, asked))
        told = await table.revealed(asked)
        assert "Ann: +" in told.text and "Not right: Bob" in told.text
        assert len(await table.points()) == 2
        assert " ERROR " not in stage.log
        assert await stage.second.stop() == 0


# --- both hear everything


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pair(folder: Path) -> AsyncIterator[Replicas]:
    """Give two bots that are both connected."""
    async with replicas(folder, DISCORD_HOT_STANDBY="1") as pair:
        await pair.fake.connected(SLOW_START, sessions=2)
        yield pair


@shared
async def test_two_processes_that_hear_everything_do_everything_once(pair: Replicas, book: AnswerBook) -> None:
    asked: list[Interaction] = []
    games = (_play_choices, _write_answers)
    await asyncio.gather(*(game(pair.table("Ann", "Bob", "Eve"), book, asked) for game in games))
    await pair.fake.idle()
    answered_once(pair.fake, asked)
    assert " ERROR " not in pair.log, pair.log


async def _play_choices(table: Table, book: AnswerBook, asked: list[Interaction]) -> None:
    """Play a whole game of choices."""
    question = await table.begin()
    for number in range(5):
        question = await table.next(question) if number else question
        presses = await asyncio.gather(*(one.press(question, right_letter(book, question)) for one in table.people))
        asked += presses
        await table.revealed(question)
    over = await table.room.expect("That was the game", SOON)
    assert all(f"{person.name} — " in over.text for person in table.people)
    assert len(await table.points()) == 3
    table.nothing_twice()


async def _write_answers(table: Table, book: AnswerBook, asked: list[Interaction]) -> None:
    """Answer a question by forms and another one by replies."""
    ann, bob, eve = table.people
    question = await table.begin("typed")
    for person in (bob, eve):
        asked.append(await writes(person, question, "Titanik"))
        assert (await asked[-1].told(SOON)).count("2 tries left") == 1
    asked.append(await writes(ann, question, right_text(book, question)))
    question = await table.next(question)
    await bob.write(table.room, "Titanik", reply_to=question)
    await ann.write(table.room, right_text(book, question), reply_to=question)
    await table.revealed(question)
    assert len(await table.points()) == 3
    table.nothing_twice()


@shared
async def test_buttons_live_on_when_one_of_two_is_killed_with_a_question_open(pair: Replicas, book: AnswerBook) -> None:
    table = pair.table("Ann", "Bob", "Eve")
    question = await table.begin()
    await pair.process.kill()
    for person in table.people:
        await (await person.press(question, right_letter(book, question))).acknowledged()
    await pair.process.start(wait=False)
    assert is_question(await table.next(question))
    assert len(await table.points()) == 3
    table.nothing_twice()


@dataclass
class Crowd:
    """People who press what there is to press, come what may."""

    table: Table
    asked: list[Interaction] = field(default_factory=list)

    async def play(self) -> None:
        """Begin games and play them."""
        host = self.table.people[0]
        self.asked.append(await host.command(self.table.room, "game", questions=5, kind="choice"))
        while True:
            await asyncio.sleep(random.uniform(0.02, 0.2))
            for message in self.table.room.said[-2:]:
                person = random.choice(self.table.people)
                for label in _wanted(message, person is host):
                    self.asked.append(await person.press(message, label))


def _wanted(message: Message, host: bool) -> list[str]:
    """Give what somebody presses at a message."""
    live = [str(button) for button in message.buttons if not button.disabled]
    if is_question(message):
        return [random.choice(live[:4])] if live else []
    rights = ["Start now", "Next question", "Play again"] if host else ["Join"]
    return [label for label in live if label in rights][:1]


@shared
async def test_no_press_is_lost_and_none_counts_twice_when_one_or_the_other_is_killed(pair: Replicas) -> None:
    await pair.fake.connected(SLOW_START, sessions=2)
    crowd = Crowd(pair.table("Ann", "Bob", "Eve"))
    playing = asyncio.create_task(crowd.play())
    for _ in range(KILLS):
        await asyncio.sleep(random.uniform(0, 2))
        process = random.choice(pair.both)
        await process.kill()
        await process.start()
    playing.cancel()
    assert isinstance((await asyncio.gather(playing, return_exceptions=True))[0], asyncio.CancelledError)
    await pair.fake.idle()
    scored = await pair.rows("SELECT chat, game, round, player FROM scores")
    questions = Counter(crowd.table.questions())
    print(f"\n{KILLS} kills: {len(crowd.asked)} presses, {len(questions)} questions, {len(scored)} answers scored")
    answered_once(pair.fake, crowd.asked)
    assert max(questions.values()) == 1
    assert len(scored) == len(set(scored))
    await crowd.table.points()
