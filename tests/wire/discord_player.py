"""Plays a script on the fake Discord, with the bot in a process of its own."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from tests.wire.answers import AnswerBook
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.messages import Message
from tests.wire.discord.people import Person
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord_place import DiscordPlace
from tests.wire.discord_reading import COUNTDOWN, SIGNS, answer_to, command_of, form_button, is_open, picks, plain
from tests.wire.process import BotProcess
from tests.wire.script import Said, Script, Step

_SOON = 12.0
_BOT_NAMES = "@bot"
_ABOUT_THIS = "Ask about this"
_LOCALES = {"az": "tr", "en": "en-US", "ru": "ru"}
"""The languages of people's clients; there is none in Azerbaijani, and Turkish is the nearest."""
T = TypeVar("T")


class DiscordPlayer:
    """One script on its way."""

    def __init__(self, fake: FakeDiscord, process: BotProcess, book: AnswerBook, script: Script) -> None:
        self._fake = fake
        self._book = book
        self._script = script
        self._people = {
            name: fake.person(script.shown(name), _LOCALES[language]) for name, language in script.people.items()
        }
        first, *_ = script.people.values()
        self._place = DiscordPlace(fake, process, script.place, [*self._people.values()], _LOCALES[first])
        self._mark = 0
        """What happened since is what the bot is expected to say."""
        self._acts: dict[str, Interaction | Message] = {}
        """What people did last."""
        self._latest: Interaction | None = None
        """The last thing done, if the bot has to respond to it."""
        self._question: Message | None = None
        self._answered: Message | None = None

    @property
    def _room(self) -> Room:
        return self._place.room

    async def play(self) -> None:
        """Play all steps; raises `AssertionError` naming the line of the one that did not go as it should."""
        for step in self._script.steps:
            with step.named():
                await self._play(step)

    async def _play(self, step: Step) -> None:
        if step.who in ("bot", "the"):
            await _BOT[step.does](self, step.what)
        elif step.does in _FEELS:
            await _FEELS[step.does](self, step.who, step.what)
        else:
            if step.does != "answers":  # what is said to the first answer may come before the second
                self._mark = self._room.mark
            did = await _DOES[step.does](self, self._people[step.who], step.what)
            self._latest = did if isinstance(did, Interaction) else None
            if did:
                self._acts[step.who] = did

    # --- what people do ---

    async def _writes(self, person: Person, text: str) -> Interaction | Message:
        if not text.startswith("/"):
            return await person.write(self._room, text.replace(_BOT_NAMES, self._fake.mention))
        name, options = command_of(text)
        return await self._acknowledged(await person.command(self._room, name, **options))

    async def _may_not_write(self, person: Person, text: str) -> None:
        try:
            await person.command(self._room, command_of(text)[0])
        except AssertionError as refusal:
            assert " may not " in str(refusal), refusal
            return
        raise AssertionError(f"{text} is there for everybody")

    async def _replies(self, person: Person, text: str) -> Message:
        return await person.write(self._room, text, reply_to=self._room.said[-1])

    async def _asks_about(self, person: Person, text: str) -> Interaction:
        """Use the menu of the last message that has a text."""
        *_, message = [one for one in self._room.messages if text in one.text]
        return await self._acknowledged(await person.command_on(message, _ABOUT_THIS))

    async def _presses(self, person: Person, label: str) -> Interaction:
        def there() -> list[Message]:
            return [one for one in self._shown if label in one.buttons and not one.button(label).disabled]

        await _comes(there, lambda: f"it cannot be pressed, but: {self._shown[-4:]}")
        return await self._acknowledged(await person.press(there()[-1], label))

    async def _answers(self, person: Person, how: str) -> Interaction | None:
        """Answer the question that was asked last, in the way that its kind is answered, unless it is too late."""
        message = self._question = self._question or await self._asked()
        if message is not self._answered:
            self._mark, self._answered = self._room.mark, message
        asked = self._book.all(plain(message.text))
        if asked[0].options:
            return await self._picks(person, message, picks(asked[0], message, how == "right"))
        meant = asked if how == "right" else asked[:1]
        return await self._fills_in(person, message, [answer_to(one, how) for one in meant])

    async def _picks(self, person: Person, message: Message, labels: Sequence[str]) -> Interaction | None:
        """Answer a question by its buttons, while it is open."""
        did = None
        for label in labels:
            if is_open(message):
                did = await self._acknowledged(await person.press(message, label))
        return did

    async def _fills_in(self, person: Person, message: Message, texts: Sequence[str]) -> Interaction | None:
        """Answer a question by its form, while it is open."""
        did = None
        for text in texts:
            if is_open(message):
                form = await person.opens(message, form_button(message))
                did = await self._acknowledged(await person.submits(form, text))
        return did

    async def _answers_by_reply(self, person: Person, how: str) -> Message:
        """Answer a question with a message that replies to it."""
        return await person.write(self._room, self._text(how), reply_to=self._question)

    async def _answers_aloud(self, person: Person, how: str) -> Message:
        """Answer a question with a message that does not mention the bot."""
        return await person.write(self._room, self._text(how))

    def _text(self, how: str) -> str:
        assert self._question
        return answer_to(self._book.find(plain(self._question.text)), how)

    @staticmethod
    async def _acknowledged(interaction: Interaction) -> Interaction:
        await interaction.acknowledged()
        return interaction

    # --- what the bot does ---

    @property
    def _shown(self) -> list[Message]:
        """Give what is shown to all, and after it what is shown to whoever did something last."""
        private = self._latest.private if self._latest else []
        return [one for one in (*self._room.said, *private) if not one.thinking]

    async def _says(self, what: str | Sequence[str] | Mapping[str, Any]) -> None:
        wanted = Said.read(what)

        def said() -> bool:
            new = [one for one in self._shown if one.changed > self._mark]
            return any(wanted.fits(plain(one.text), one.buttons) for one in new)

        await _comes(said, lambda: f"it was not said, but: {self._shown[-4:]}")

    async def _says_to(self, what: Mapping[str, str]) -> None:
        for name, text in what.items():
            await self._people[name].dm.expect(text, _SOON, after=self._mark)

    async def _asks(self, seconds: float | None) -> None:
        """Expect a question, which is the one that is answered from now on."""
        self._question = await self._asked(self._question.born if self._question else 0)

    async def _asked(self, known: int = 0) -> Message:
        def asks(message: Message) -> bool:
            return message.born > known and COUNTDOWN in message.text and is_open(message)

        return await self._room.expect(asks, _SOON)

    async def _is_silent(self, seconds: float) -> None:
        await self._room.quiet(seconds)

    async def _question_is_closed(self, seconds: float | None) -> None:
        """Expect that nothing can be pressed under the question, and that the right one of its options is marked."""
        question = self._question
        assert question
        await _comes(lambda: not is_open(question), lambda: f"it is open: {question}")
        assert ("A" in question.buttons) == (question.text.count("✅") == 1), question

    async def _happens(self, what: str) -> None:
        if what.startswith("go "):  # what was said there before they came is there to be read
            self._question = None
        else:
            self._mark = self._room.mark
        await self._place.happens(what)

    # --- what people are told alone ---

    async def _is_told(self, name: str, text: str) -> None:
        did = self._acts[name]
        if isinstance(did, Interaction) and text:
            await _comes(lambda: text in _told(did), lambda: f"{_told(did)!r} was told")
        elif isinstance(did, Message):
            await self._room.expect(lambda one: one.reply_to == did.id and text in plain(one.text), _SOON)

    async def _is_shown(self, name: str, sign: str) -> None:
        did = self._acts[name]
        if isinstance(did, Message):
            await _comes(lambda: did.stored.reaction_for(sign), lambda: f"there are {did.stored.reactions}")
        else:
            await _comes(lambda: any(text in _told(did) for text in SIGNS[sign]), lambda: f"{_told(did)!r} was told")


def _told(interaction: Interaction) -> str:
    return "\n".join(plain(message.text) for message in interaction.private)


async def _comes(look: Callable[[], T], otherwise: Callable[[], str]) -> None:
    until = time.monotonic() + _SOON
    while not look():
        assert time.monotonic() < until, otherwise()
        await asyncio.sleep(0.02)


_DOES: Mapping[str, Callable[[DiscordPlayer, Person, str], Awaitable[Interaction | Message | None]]] = {
    "writes": DiscordPlayer._writes,
    "may not write": DiscordPlayer._may_not_write,
    "replies": DiscordPlayer._replies,
    "asks about": DiscordPlayer._asks_about,
    "presses": DiscordPlayer._presses,
    "answers": DiscordPlayer._answers,
    "answers by reply": DiscordPlayer._answers_by_reply,
    "answers aloud": DiscordPlayer._answers_aloud,
}
_FEELS: Mapping[str, Callable[[DiscordPlayer, str, str], Awaitable[None]]] = {
    "is told": DiscordPlayer._is_told,
    "is shown": DiscordPlayer._is_shown,
}
_BOT: Mapping[str, Callable[..., Awaitable[None]]] = {
    "says": DiscordPlayer._says,
    "says to": DiscordPlayer._says_to,
    "asks": DiscordPlayer._asks,
    "is silent": DiscordPlayer._is_silent,
    "closes the poll": DiscordPlayer._question_is_closed,
    **dict.fromkeys(("bot", "people", "thread", "channel"), DiscordPlayer._happens),
}
