"""The driver: a platform with chats and people, who go on whatever happens to the bot.

Events are numbered. Each is given to a worker again until one acknowledges it, in order for each chat, several chats
at once. What the platform was given to show is noted, for the checks at the end.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL

from bot.messages import Address, Incoming, Letter
from tests.crash import LONG, wire
from tests.crash.changes import Changes
from tests.crash.database import Look, Snapshot, look_at
from tests.crash.fleet import Fleet, Reply, Worker, fleet
from tests.crash.letters import option
from tests.crash.room import FOUNDED, POISON

_LONGEST_SILENCE = 60.0
"""Seconds after which a chat that waits for a letter is stuck."""
_LONGEST_RUN = 1800.0 if LONG else 150.0
_AGAIN = 0.1
"""How many of the events that were acknowledged the platform brings once more all the same."""
_BOTH = 0.2
"""How many events it brings to two workers at once, where there are two."""
_POISONED = 0.04


class Enough(Exception):
    """A chat has had its share of events."""


@dataclass(frozen=True)
class Receipt:
    """A letter that the platform was given to show."""

    at: float
    worker: int
    letter: Letter
    message: str


@dataclass(frozen=True)
class Try:
    """An answer that somebody gave to a question."""

    event: str
    slot: str
    player: str
    right: bool


@dataclass
class Effects:
    """What the events of a chat must have done, each once."""

    turns: Counter[str] = field(default_factory=Counter)
    """How often each person said something that their conversation counts."""
    perhaps_turns: Counter[str] = field(default_factory=Counter)
    """How often they wrote something that it counts only where no question was open any more."""
    chatter: int = 0
    """How many messages were answered with chatter, ..."""
    perhaps_chatter: int = 0
    """... and how many may have been."""
    echoes: set[str] = field(default_factory=set)
    """Words that must come back in one message each, unless it was given up."""
    tries: list[Try] = field(default_factory=list)


@dataclass
class Figures:
    """What happened in a run."""

    kills: Counter[str] = field(default_factory=Counter)
    events: int = 0
    redeliveries: int = 0
    refusals: int = 0
    messages: int = 0
    duplicates: int = 0
    unsure: int = 0
    dropped: int = 0
    seconds: float = 0.0
    takeovers: list[float] = field(default_factory=list)
    """Seconds from each kill to the next letter, where one waited."""

    def table(self, title: str) -> str:
        """Show them."""
        longest = max(self.takeovers, default=0.0)
        rows = [
            ("kills", self.kills.total()),
            *((f"  {name}", number) for name, number in sorted(self.kills.items())),
            ("events", self.events),
            ("redeliveries", self.redeliveries),
            ("not acknowledged", self.refusals),
            ("messages sent", self.messages),
            ("duplicates", self.duplicates),
            ("unsure attempts", self.unsure),
            ("chatter dropped", self.dropped),
            ("seconds", round(self.seconds, 1)),
            ("longest takeover", f"{longest:.2f} s"),
        ]
        return "\n".join([f"--- {title}", *(f"{name:24} {value}" for name, value in rows)])


class Chat:
    """A chat with the people in it."""

    def __init__(self, run: "Run", name: str, people: int, share: int) -> None:
        self.name = name
        self.players = tuple(f"{name}p{number}" for number in range(people))
        self.private = people == 1
        self.share = share
        self.done = 0
        self.letters: list[Letter] = []
        """What has appeared, each letter once."""
        self.effects = Effects()
        self._run = run
        self._read = 0
        self._changes = Changes()

    # --- what people do ---

    async def command(self, player: str, text: str) -> Reply:
        """Somebody writes a command."""
        return await self._do(player, text, turns=1)

    async def press(self, player: str, button: str) -> Reply:
        """Somebody presses a button of a game."""
        return await self._do(player, button=button)

    async def pick(self, player: str, question: Letter, *, right: bool) -> Reply:
        """Somebody picks an option."""
        return await self._do(player, button=option(question, right=right), answers=(question.said.slot, right))

    async def type(self, player: str, question: Letter, text: str, *, right: bool) -> None:
        """Somebody writes an answer."""
        await self._do(player, text, answers=(question.said.slot, right))

    async def says_something(self, player: str) -> None:
        """Somebody asks a question, writes a command that there is not, looks at the board, or breaks the bot."""
        if self._run.wants_poison or self.chance(_POISONED):
            self._run.wants_poison = False
            await self._do(player, POISON, chatter=1)
        else:
            text = random.choice((FOUNDED, "/e{}", "/e{}", "/top", "/me"))
            await self._do(player, text, turns=1, chatter=1)

    async def stop(self, player: str) -> None:
        """Somebody stops the game, which may be over by now; this is no part of the share."""
        self.share += 1
        self.effects.perhaps_chatter += 1
        await self.command(player, "/stop")

    async def _do(
        self,
        player: str,
        text: str = "",
        button: str = "",
        *,
        turns: int = 0,
        chatter: int = 0,
        answers: tuple[str, bool] | None = None,
    ) -> Reply:
        """Bring an event until it is acknowledged, and note what it must have done."""
        if self.done >= self.share:
            raise Enough
        if not answers:  # a question does not stay open for long, and a text counts for whichever is open
            await self._run.turn_of(self)
        self.done += 1
        event = self._run.next_event()
        effects, text = self.effects, text.format(event)
        effects.turns[player] += turns
        effects.chatter += chatter
        effects.echoes |= {text} if text.startswith("/e") else set()
        if answers:
            effects.tries.append(Try(event, answers[0], player, answers[1]))
            late = 1 if text else 0  # a text that comes too late for an answer is a question to the bot
            effects.perhaps_turns[player] += late
            effects.perhaps_chatter += late
        address = Address(wire.PLATFORM, self.name, player)
        incoming = Incoming(address, text, button, name=player, private=self.private, event=event)
        return await self._run.deliver(incoming)

    # --- what people see ---

    async def sees(self, wanted: Callable[[Letter], bool], *, newest: bool = False) -> Letter:
        """Wait for the next letter of some sort, or for the newest where several have come meanwhile."""
        if not await self._changes.until(lambda: bool(self._unread(wanted)), _LONGEST_SILENCE):
            raise AssertionError(f"{self.name} is stuck: {wanted.__name__} does not come after {self._read} letters")
        at = self._unread(wanted)[-1 if newest else 0]
        self._read = at + 1
        return self.letters[at]

    def _unread(self, wanted: Callable[[Letter], bool]) -> list[int]:
        return [at for at in range(self._read, len(self.letters)) if wanted(self.letters[at])]

    def appear(self, letter: Letter) -> None:
        """Show a letter that was not shown before."""
        self.letters.append(letter)
        self._changes.tell()

    # --- chance ---

    def chance(self, share: float) -> bool:
        """Say whether something happens that happens so often."""
        return random.random() < share

    def shuffled(self) -> list[str]:
        """Give the people in any order."""
        return random.sample(self.players, len(self.players))

    def any_player(self) -> str:
        """Give one of the people."""
        return random.choice(self.players)


class Run:
    """People in chats, a platform that brings what they do to the workers, and what became of it."""

    def __init__(self, fleet: Fleet, look: Look, patience: float) -> None:
        self.fleet = fleet
        self.look = look
        self.chats: dict[str, Chat] = {}
        self.figures = Figures()
        self.receipts: list[Receipt] = []
        self.incomings: dict[str, Incoming] = {}
        self.replies: dict[str, Reply] = {}
        """What was said privately about each event that was acknowledged."""
        self.mistakes: list[str] = []
        """What must not be, seen while it happened."""
        self.people: asyncio.Task[None]
        self.wants_poison = False
        """Whether the next event is to be one that fails."""
        self.killed_at: float | None = None
        """When a worker was killed on which a letter waits."""
        self._patience = patience
        self._allowed = 1.0
        self._changes = Changes()
        self._numbers = count(1)
        self._messages = count(1)
        self._known: set[int] = set()
        self._started = monotonic()
        fleet.acknowledged.append(self._acknowledged)

    # --- events ---

    def next_event(self) -> str:
        """Give the number of a new event."""
        self.figures.events += 1
        return str(next(self._numbers))

    def allow(self, share: float) -> None:
        """Let each chat have so much of its share of events."""
        self._allowed = share
        self._changes.tell()

    async def turn_of(self, chat: Chat) -> None:
        """Wait until a chat may have another event."""
        await self._changes.until(lambda: chat.done < chat.share * self._allowed)

    async def deliver(self, incoming: Incoming) -> Reply:
        """Bring an event until it is acknowledged; some are brought once more."""
        self.incomings[incoming.event] = incoming
        while not await self._brought(incoming):
            self.figures.redeliveries += 1
            await asyncio.sleep(random.uniform(0.02, 0.2))
        if random.random() < _AGAIN:
            await self._brought(incoming)
        return self.replies[incoming.event]

    async def _brought(self, incoming: Incoming) -> bool:
        """Bring an event to a worker, or to two at once; says whether one has acknowledged it in time."""
        workers = await self.fleet.available()
        chosen = workers[: 2 if random.random() < _BOTH else 1]
        waiting = {worker.handle(incoming) for worker in chosen}
        end = monotonic() + self._patience
        while waiting and monotonic() < end:
            done, waiting = await asyncio.wait(waiting, timeout=end - monotonic(), return_when=asyncio.FIRST_COMPLETED)
            if any(future.result() is not None for future in done):
                return True
        return False

    def _acknowledged(self, event: str, reply: Reply) -> None:
        if self.replies.setdefault(event, reply) != reply:
            self.mistakes.append(f"event {event} got two replies: {self.replies[event]} and {reply}")

    # --- letters ---

    def show(self, worker: Worker, letter: Letter) -> str:
        """Show a letter in its chat; gives the id of the message."""
        if self.killed_at is not None:
            self.figures.takeovers.append(monotonic() - self.killed_at)
            self.killed_at = None
        message = letter.edits or f"m{next(self._messages)}"
        self.receipts.append(Receipt(monotonic(), worker.pid, letter, message))
        self._changes.tell()
        if letter.id not in self._known:
            self._known.add(letter.id)
            self.chats[letter.place.chat].appear(letter)
        return message

    async def letter_from(self, worker: Worker, seconds: float) -> bool:
        """Wait until a worker brings a letter; says whether it did."""
        so_far = len(self.receipts)
        return await self._changes.until(
            lambda: any(one.worker == worker.pid for one in self.receipts[so_far:]), seconds
        )

    async def taken_over(self, seconds: float) -> bool:
        """Wait until a letter comes from somebody else than the worker that was killed."""
        return await self._changes.until(lambda: self.killed_at is None, seconds)

    # --- the end ---

    async def rest(self, seconds: float) -> Snapshot:
        """Wait until nothing is to be sent and no game runs; games that run for long are stopped."""
        end, last = monotonic() + seconds, monotonic() + seconds + _LONGEST_SILENCE
        while monotonic() < last:
            found = await self.look.snapshot()
            running = found.running()
            if not running and not found.pending():
                self.figures.seconds = monotonic() - self._started
                return found
            if monotonic() > end:
                await asyncio.gather(*(self.chats[chat].stop(self.chats[chat].players[0]) for chat in running))
                end = monotonic() + seconds
            await asyncio.sleep(0.3)
        raise AssertionError(f"it does not come to rest: {found.pending()}, {found.running()}")

    async def bring_all_again(self) -> None:
        """Bring all events once more."""
        await asyncio.gather(*map(self.deliver, self.incomings.values()))


Scene = Callable[[Chat], Coroutine[Any, Any, None]]
Cast = Sequence[tuple[Scene, int, int, int]]
"""Scenes, each with in how many chats it is played, by how many people, and with how many events."""


@asynccontextmanager
async def play(
    url: URL, cast: Cast, log: Path, lease: float, patience: float = 60.0, through: URL | None = None
) -> AsyncIterator[Run]:
    """Let people play in chats; `Run.people` ends when all have had their share of events."""
    environment = {wire.DATABASE: (through or url).render_as_string(hide_password=False), wire.LEASE: str(lease)}

    def show(worker: Worker, letter: Letter) -> str:
        return run.show(worker, letter)

    async with look_at(url) as look, fleet(environment, show, log) as workers:
        run = Run(workers, look, patience)
        playing = []
        for scene, chats, people, share in cast:
            for number in range(chats):
                chat = Chat(run, f"{scene.__name__}{number}", people, share)
                run.chats[chat.name] = chat
                playing.append(_until_enough(scene(chat)))
        run.people = asyncio.create_task(_all(playing))
        try:
            async with asyncio.timeout(_LONGEST_RUN):
                yield run
        finally:
            run.people.cancel()
            await asyncio.wait([run.people])


async def _all(playing: Sequence[Coroutine[Any, Any, None]]) -> None:
    async with asyncio.TaskGroup() as group:
        for one in playing:
            group.create_task(one)


async def _until_enough(scene: Coroutine[Any, Any, None]) -> None:
    with suppress(Enough):
        await scene
