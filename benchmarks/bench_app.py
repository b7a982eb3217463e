"""The durable app: events per second on both stores beside the same handler without a store, and how late timers are.

Events come from many chats side by side, those of one chat one after the other, as platforms bring them; messages are
sent by an outbox to a platform that takes them at once. The handler without a store keeps chats in dicts and
sends nothing.

    python -m benchmarks.bench_app [questions|answers|timers]...

TEST_DATABASE_URL names a PostgreSQL in which a schema is made and dropped; without one its leg is left out.
"""

import asyncio
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from benchmarks.questions import read_questions
from bot.app import App
from bot.chat import Chat, Conversation, State, Turn
from bot.dialogue import decide
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.ledger import Daily
from bot.messages import Address, Delivery, Incoming, Letter, Limits, Outgoing, Place, Sent
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.service import running, sending
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load
from tests.stores import KINDS, fresh_store

CHATS = 100
QUESTIONS = 2_000
ROUNDS = 10
PLAYERS = ("ann", "bob", "cem", "dan")
LIVE = 1_000
RAMP, LIVE_SECONDS = 45, 60


class Scene(Protocol):
    """A bot with chats in which things are said."""

    async def handle(self, incoming: Incoming) -> object:
        """Handle an event to its end."""

    async def heard(self, chat: str) -> Outgoing:
        """Give what is said to a chat next."""


class Bare:
    """The handler without a store."""

    def __init__(self, mind: Mind, play: Play) -> None:
        self._mind, self._play = mind, play
        self._talks: dict[Address, Conversation] = {}
        self._chats: dict[Place, Chat] = {}
        self._said: dict[str, asyncio.Queue[Outgoing]] = defaultdict(asyncio.Queue)

    async def handle(self, incoming: Incoming) -> object:
        """Decide, and keep what comes of it in dicts."""
        address = incoming.address
        chat = self._chats.get(address.place, Chat())
        state = State(self._talks.get(address, Conversation()), chat, Daily())
        decision = decide(state, incoming, self._mind, self._play, datetime.now(UTC))
        self._talks[address], self._chats[address.place] = decision.conversation, decision.turn.chat
        for said in decision.turn.said:
            if not said.to:
                self._said[address.chat].put_nowait(said)
        await asyncio.sleep(0)
        return decision

    async def heard(self, chat: str) -> Outgoing:
        """Give what is said to a chat next."""
        return await self._said[chat].get()


class Durable:
    """The app on a store; it is its own sender."""

    platform = "bench"
    limits = Limits()
    again_is_safe = False

    def __init__(self, app: App) -> None:
        self._app = app
        self.took: list[float] = []
        """Seconds that each event took until it was acknowledged."""
        self._said: dict[str, asyncio.Queue[Outgoing]] = defaultdict(asyncio.Queue)

    async def handle(self, incoming: Incoming) -> object:
        """Handle an event until it may be acknowledged."""
        begun = time.perf_counter()
        reply = await self._app.handle(incoming)
        self.took.append(time.perf_counter() - begun)
        return reply

    async def send(self, letter: Letter) -> Delivery:
        """Take a message."""
        self._said[letter.place.chat].put_nowait(letter.said)
        return Sent(str(letter.id))

    async def heard(self, chat: str) -> Outgoing:
        """Give what is said to a chat next."""
        return await self._said[chat].get()


class Watched(Play):
    """The games' side, noting which moments came."""

    def __init__(self, mind: Mind, bank: QuestionBank, calendar: Calendar) -> None:
        super().__init__(mind, bank, calendar)
        self.fired: list[int] = []

    def tick(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """Let the time pass in a chat."""
        if chat.moves_at is not None and chat.moves_at <= now.timestamp() * 1000:
            self.fired.append(chat.moves_at)
        return super().tick(chat, place, now)


async def main(wanted: Sequence[str]) -> None:
    """Print the figures."""
    knowledge = load(OWN_KNOWLEDGE)
    mind = Mind.build(knowledge, Phrasebook().say)
    play = Watched(mind, QuestionBank(knowledge, mind.say), Calendar(knowledge))
    stores = KINDS if "TEST_DATABASE_URL" in os.environ else KINDS[:1]
    for name, script in (("questions", _ask), ("answers", _play)):
        if name in wanted:
            await _compare(name, script, mind, play, stores)
    if "timers" in wanted:
        for kind in stores:
            async with _on(kind, mind, play) as (durable, app):
                await _live(kind, durable, app, play)


async def _compare(
    name: str, script: Callable[[Scene], Awaitable[int]], mind: Mind, play: Play, stores: Sequence[str]
) -> None:
    bare = await _rate(script, Bare(mind, play))
    print(f"{name:<10} without a store {bare:8,.0f} events/s")
    for kind in stores:
        async with _on(kind, mind, play) as (durable, _):
            rate = await _rate(script, durable)
            took = sorted(durable.took)
            middle, worst = (1000 * took[int(len(took) * share)] for share in (0.5, 0.99))
            print(
                f"{name:<10} {kind:<15} {rate:8,.0f} events/s, {rate / bare:.2f} of that;"
                f" acknowledged after p50 {middle:.0f} ms, p99 {worst:.0f} ms with {CHATS} chats at once"
            )


async def _rate(script: Callable[[Scene], Awaitable[int]], scene: Scene) -> float:
    begun = time.perf_counter()
    events = await script(scene)
    return events / (time.perf_counter() - begun)


@asynccontextmanager
async def _on(kind: str, mind: Mind, play: Play) -> AsyncIterator[tuple[Durable, App]]:
    with TemporaryDirectory(prefix="azfilm-bench-") as folder:
        async with fresh_store(kind, Path(folder)) as store:
            app = App(mind, play, store)
            durable = Durable(app)
            async with running(app, store), sending(app, store, durable):
                yield durable, app


async def _ask(scene: Scene) -> int:
    """Ask the questions that are kept out of the index, in many chats at once."""
    texts = [question.text for question in read_questions()]
    random.Random(1).shuffle(texts)

    async def chat(number: int) -> None:
        address = Address("bench", f"c{number}", f"p{number}")
        for at in range(QUESTIONS // CHATS):
            text = texts[(number * (QUESTIONS // CHATS) + at) % len(texts)]
            await scene.handle(Incoming(address, text, name="Somebody", private=True, event=f"q{number}.{at}"))
            await scene.heard(address.chat)

    await asyncio.gather(*map(chat, range(CHATS)))
    return QUESTIONS


async def _play(scene: Scene) -> int:
    """Play games of choices in many chats at once: four players pick, then one goes on."""
    counts = await asyncio.gather(*(_game(scene, number, ROUNDS) for number in range(CHATS)))
    return sum(counts)


async def _game(scene: Scene, number: int, rounds: int) -> int:
    chance, chat, events = random.Random(number), f"g{number}", 0

    async def event(player: str, text: str = "", button: str = "") -> None:
        nonlocal events
        events += 1
        address = Address("bench", chat, f"{player}{number}")
        name = player.title()
        await scene.handle(Incoming(address, text, button, name=name, event=f"{chat}.{events}"))

    await event(PLAYERS[0], text=f"/game {rounds} choice")
    lobby = await scene.heard(chat)
    for player in PLAYERS[1:]:
        await event(player, button=_button(lobby, "|join|"))
    await event(PLAYERS[0], button=_button(lobby, "|start|"))
    while "|again|" not in _data(said := await scene.heard(chat)):
        if "|pick|" in _data(said) and said.kind == "question":
            picks = [button.data for button in said.buttons]
            for player in PLAYERS:
                await event(player, button=chance.choice(picks))
        elif "|next|" in _data(said):
            await event(PLAYERS[0], button=_button(said, "|next|"))
    return events


def _data(said: Outgoing) -> str:
    return " ".join(button.data for button in said.buttons)


def _button(said: Outgoing, what: str) -> str:
    return next(button.data for button in said.buttons if what in button.data)


async def _live(kind: str, durable: Durable, app: App, play: Watched) -> None:
    """Let many games run by their timers, a player answering now and then so that they go on."""
    late: list[float] = []
    _watch_timers(app, play, late)
    games = [asyncio.create_task(_lively(durable, number)) for number in range(LIVE)]
    await asyncio.sleep(RAMP + 5)
    late.clear()
    durable.took.clear()
    begun = time.perf_counter()
    await asyncio.sleep(LIVE_SECONDS)
    seconds = time.perf_counter() - begun
    live = sum(not game.done() for game in games)
    for game in games:
        game.cancel()
    await asyncio.gather(*games, return_exceptions=True)
    late.sort()
    middle, worst, most = (1000 * late[int((len(late) - 1) * share)] for share in (0.5, 0.99, 1))
    print(
        f"timers     {kind:<15} {live:,} live games, {len(late) / seconds:,.0f} timers/s and"
        f" {len(durable.took) / seconds:,.0f} events/s for {seconds:.0f} s:"
        f" late by p50 {middle:.0f} ms, p99 {worst:.0f} ms, at most {most:.0f} ms"
    )


def _watch_timers(app: App, play: Watched, late: list[float]) -> None:
    """Note for each timer how long after its moment what it did was kept."""
    tick = app.tick

    async def timed() -> float | None:
        left = await tick()
        now = time.time()
        late.extend(now - moment / 1000 for moment in play.fired)
        play.fired.clear()
        return left

    app.tick = timed  # type: ignore[method-assign]  # measured from outside: the app counts nothing itself


async def _lively(scene: Scene, number: int) -> None:
    """Play a game that goes on by its timers; one player answers the first question and every third after it."""
    chance, chat = random.Random(number), f"l{number}"
    address = Address("bench", chat, f"ann{number}")
    await asyncio.sleep(chance.random() * RAMP)
    await scene.handle(Incoming(address, "/game 10 choice", name="Ann", event=f"{chat}.0"))
    lobby = await scene.heard(chat)
    await scene.handle(Incoming(address, button=_button(lobby, "|start|"), name="Ann", event=f"{chat}.1"))
    asked = 0
    while "|again|" not in _data(said := await scene.heard(chat)):
        if said.kind == "question":
            asked += 1
            if asked % 3 == 1:
                await asyncio.sleep(chance.uniform(1, 10))
                pick = chance.choice([button.data for button in said.buttons])
                await scene.handle(Incoming(address, button=pick, name="Ann", event=f"{chat}.q{asked}"))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:] or ("questions", "answers", "timers")))
