"""Plays a script on the fake Telegram, with the bot in a process of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from tests.wire.answers import AnswerBook, folded
from tests.wire.process import BotProcess
from tests.wire.script import Said, Script, Step
from tests.wire.telegram.messages import Message
from tests.wire.telegram.people import Person, Pressed
from tests.wire.telegram.polls import VoteRefused
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram

_SOON = 12.0
_BOT_NAMES = "@bot"


class TelegramPlayer:
    """One script on its way."""

    def __init__(self, fake: FakeTelegram, process: BotProcess, book: AnswerBook, script: Script) -> None:
        self._fake = fake
        self._process = process
        self._book = book
        self._script = script
        self._people = {name: fake.person(script.shown(name), language) for name, language in script.people.items()}
        self._room = self._open()
        self._mark = 0
        """What happened since is what the bot is expected to say."""
        self._toasts: dict[str, str] = {}
        self._marks: dict[str, int] = {}
        self._question: Message | None = None

    def _open(self) -> Room:
        first, *_ = self._people.values()
        if self._script.place == "private":
            return self._fake.private(first)
        kind = "group" if self._script.place == "small group" else "supergroup"
        room = self._fake.group("Kino klubu", list(self._people.values()), kind)
        room.make_admin(first)
        return room

    async def play(self) -> None:
        """Play all steps; raises `AssertionError` naming the line of the one that did not go as it should."""
        for step in self._script.steps:
            with step.named(VoteRefused):
                await self._play(step)

    async def _play(self, step: Step) -> None:
        if step.who in ("bot", "the"):
            await _BOT[step.does](self, step.what)
            return
        person = self._people[step.who]
        if step.does.startswith("is "):
            await _FEELS[step.does](self, step.who, step.what)
            return
        self._mark = max(self._room.mark, person.private.mark)
        await _DOES[step.does](self, person, step.what)

    # --- what people do ---

    async def _writes(self, person: Person, text: str) -> None:
        await person.write(self._room, self._named(text))

    async def _writes_privately(self, person: Person, text: str) -> None:
        await person.write(person.private, self._named(text))

    async def _replies(self, person: Person, text: str) -> None:
        self._note(person, await person.write(self._room, text, reply_to=self._room.said[-1]))

    async def _edits(self, person: Person, text: str) -> None:
        mine = [message for message in self._room.messages if message.sender["id"] == person.id]
        await person.write(self._room, text, edit_of=mine[-1])

    async def _presses(self, person: Person, label: str) -> None:
        message = next(one for one in reversed(self._room.said) if label in one.buttons)
        await self._press(person, message, label)

    async def _press(self, person: Person, message: Message, label: str) -> None:
        pressed: Pressed = await (await person.press(message, label)).answered(_SOON)
        self._toasts[person.user["first_name"].casefold()] = pressed.text or ""

    async def _answers(self, person: Person, how: str) -> None:
        """Answer the question that was asked last, in the way that its kind is answered."""
        message = self._question or await self._asked()
        if message.poll:
            right = message.poll.correct[0]
            await person.vote(message, right if how == "right" else (right + 1) % len(message.poll.options))
            return
        question = self._book.find(message.said)
        if question.options:
            numbers = [_number(question.options[at].all(), message.text.split("\n")) for at in question.right]
            others = [number for number in message.buttons if number.isdigit() and number not in numbers[:1]]
            for number in numbers if how == "right" else [*others, numbers[0]][: len(numbers)]:
                await self._press(person, message, number)
            return
        if how == "wrong":
            texts = ["1911" if question.kind == "year" else "Titanik"]
        elif question.kind == "year":
            texts = [str(question.year)]
        else:
            texts = [one.answer.az for one in self._book.all(message.said)]
        for text in texts:
            self._note(person, await person.write(self._room, text, reply_to=message))

    async def _starts_anew(self, person: Person, what: str) -> None:
        await {"blocks": person.block, "unblocks": person.unblock}[what]()

    def _note(self, person: Person, message: Message) -> None:
        self._marks[person.user["first_name"].casefold()] = len(self._room.messages)
        self._written = message

    def _named(self, text: str) -> str:
        return text.replace(_BOT_NAMES, f"@{self._fake.bot.username}")

    # --- what the bot does ---

    async def _says(self, what: str | Sequence[str] | Mapping[str, Any]) -> None:
        wanted = Said.read(what)
        await self._room.expect(lambda one: wanted.fits(one.said, one.buttons), _SOON, after=self._mark)

    async def _says_to(self, what: Mapping[str, str]) -> None:
        for name, text in what.items():
            await self._people[name].private.expect(text, _SOON, after=self._mark)

    async def _asks(self, seconds: float | None) -> None:
        """Expect a question, which is the one that is answered from now on."""
        known = self._question.born if self._question else 0
        self._question = await self._room.expect(lambda one: one.born > known and self._is_question(one), _SOON)

    async def _asked(self) -> Message:
        return await self._room.expect(self._is_question, _SOON)

    def _is_question(self, message: Message) -> bool:
        return not message.silent and message.edits == 0

    async def _is_silent(self, seconds: float) -> None:
        await self._room.quiet(seconds)

    async def _poll_is_closed(self, seconds: float | None) -> None:
        assert self._question and self._question.poll
        async with asyncio.timeout(_SOON):
            while not self._question.poll.closed:
                await asyncio.sleep(0.02)

    async def _happens(self, what: str) -> None:
        self._mark = self._room.mark
        await _HAPPENS[what](self)

    async def _restarts(self) -> None:
        await self._fake.idle()
        await self._process.kill()
        await self._process.start()

    async def _is_added(self) -> None:
        await self._room.add_bot(by=next(iter(self._people.values())))

    async def _is_removed(self) -> None:
        await self._room.remove_bot(by=next(iter(self._people.values())))

    async def _group_is_upgraded(self) -> None:
        self._room = await self._room.upgrade()
        self._mark, self._question = 0, None

    # --- what people are told alone ---

    async def _is_told(self, name: str, text: str) -> None:
        assert text in self._toasts[name], self._toasts[name]

    async def _gets_a_sign(self, name: str, sign: str) -> None:
        async with asyncio.timeout(_SOON):
            while sign not in self._written.reactions:
                await asyncio.sleep(0.02)


def _number(texts: Sequence[str], lines: Sequence[str]) -> str:
    """Find the option that is one of the texts, in any language, by the number before it."""
    wanted = [folded(text) for text in texts]
    options = (line.partition(". ") for line in lines)
    return next(number for number, _, option in options if number.isdigit() and folded(option) in wanted)


_DOES: Mapping[str, Callable[[TelegramPlayer, Person, str], Awaitable[None]]] = {
    "writes": TelegramPlayer._writes,
    "writes privately": TelegramPlayer._writes_privately,
    "replies": TelegramPlayer._replies,
    "edits": TelegramPlayer._edits,
    "presses": TelegramPlayer._presses,
    "answers": TelegramPlayer._answers,
    "at the bot": TelegramPlayer._starts_anew,
}
_FEELS: Mapping[str, Callable[[TelegramPlayer, str, str], Awaitable[None]]] = {
    "is told": TelegramPlayer._is_told,
    "is shown": TelegramPlayer._gets_a_sign,
}
_BOT: Mapping[str, Callable[..., Awaitable[None]]] = {
    "says": TelegramPlayer._says,
    "says to": TelegramPlayer._says_to,
    "asks": TelegramPlayer._asks,
    "is silent": TelegramPlayer._is_silent,
    "closes the poll": TelegramPlayer._poll_is_closed,
    "bot": TelegramPlayer._happens,
    "group": TelegramPlayer._happens,
}
_HAPPENS: Mapping[str, Callable[[TelegramPlayer], Awaitable[None]]] = {
    "restarts": TelegramPlayer._restarts,
    "is added": TelegramPlayer._is_added,
    "is removed": TelegramPlayer._is_removed,
    "is upgraded": TelegramPlayer._group_is_upgraded,
}
