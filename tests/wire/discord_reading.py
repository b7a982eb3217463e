"""What people on Discord read in a message, what they press for an answer, and how they put a text into a command."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.games.question import Question
from bot.matching.grade import grade
from bot.matching.verdict import Verdict
from tests.wire.answers import folded
from tests.wire.discord.messages import Button, Message

COUNTDOWN = "<t:"
FORM = "form:"
"""How the ids of buttons begin that open a form."""
SIGNS: Mapping[str, tuple[str, ...]] = {
    "🎉": ("Düzdür!", "Right!", "Верно!"),
    "🤔": ("Yaxındır!", "Close!", "Близко!"),
    "👎": ("Bu deyil", "Not that", "Нет."),
}
"""What is told in place of a sign where there is no message to put it at."""
_MARKUP = re.compile(r"\\(.)|<(https?://[^\s<>]+)>|\*\*")
_OPTION = re.compile(r"(?:[✅▫️]+ )?(\d+|[A-Y])\.? (.*?)(?: · \d+)?")
_WRONG = {"typed": "Titanik", "clues": "Titanik", "year": "1911"}
"""Wrong answers to what is answered with a text."""
Options = dict[str, Any]


def plain(text: str) -> str:
    r"""Give a text as it is read: escaped letters as themselves, and nothing of what sets a line off.

    >>> plain(r"**Bob \*1\***")
    'Bob *1*'
    """
    return _MARKUP.sub(lambda found: found[1] or found[2] or "", text)


def is_open(message: Message) -> bool:
    """Say whether anything can be pressed under a message."""
    return any(not button.disabled for button in message.buttons)


def form_button(message: Message) -> Button:
    """Give the button that opens the form for an answer."""
    return next(button for button in message.buttons if button.custom_id.startswith(FORM))


def picks(question: Question, message: Message, right: bool) -> list[str]:
    """Give the buttons that answer a question with options, in the order in which they are pressed."""
    lines = [_OPTION.fullmatch(line) for line in plain(message.text).split("\n")]
    shown = {folded(found[2]): found[1] for found in lines if found}
    names = [[folded(text) for text in question.options[at].all()] for at in question.right]
    wanted = [next(shown[text] for text in texts if text in shown) for texts in names]
    others = [button for button in message.buttons if button in shown.values() and button not in wanted[:1]]
    return wanted if right else [*others, wanted[0]][: len(wanted)]


def answer_to(question: Question, how: str) -> str:
    """Give a right, a wrong or a nearly right answer to a question that is answered with a text."""
    if how == "wrong":
        return _WRONG[question.kind]
    right = str(question.year) if question.kind == "year" else question.answer.az
    return right if how == "right" else _nearly(question)


def _nearly(question: Question) -> str:
    """Give an answer that is close: a right one without its end or its beginning."""
    cuts = ((text, at) for text in question.accepted for at in range(1, len(text) - 2))
    tries = (part for text, at in cuts for part in (text[:-at], text[at:]))
    verdicts = ((text, grade(question.accepted, text, question.answer_kind, question.others)) for text in tries)
    return next(text for text, verdict in verdicts if verdict is Verdict.CLOSE)


def command_of(text: str) -> tuple[str, Options]:
    """Read a command as it is typed elsewhere: its name, and the rest as options.

    >>> command_of("/game 5 seçim thread")
    ('game', {'questions': 5, 'kind': 'seçim', 'thread': True})
    """
    name, *words = text.removeprefix("/").split()
    name = name.partition("@")[0]
    return name, _OPTIONS[name](words) if name in _OPTIONS and words else {}


def _game(words: Sequence[str]) -> Options:
    return {key: value for word in words for key, value in [_of_game(word)]}


def _of_game(word: str) -> tuple[str, Any]:
    if word.isdigit():
        return "questions", int(word)
    return ("thread", True) if word == "thread" else ("kind", word)


def _anniversary(words: Sequence[str]) -> Options:
    thread = {"thread": True} if "thread" in words else {}
    occasion = " ".join(word for word in words if word != "thread")
    return {"occasion": occasion, **thread} if occasion else thread


def _whole(option: str) -> Callable[[Sequence[str]], Options]:
    return lambda words: {option: " ".join(words)}


def _each(*options: str) -> Callable[[Sequence[str]], Options]:
    return lambda words: dict(zip(options, words, strict=False))


_OPTIONS: Mapping[str, Callable[[Sequence[str]], Options]] = {
    "ask": _whole("question"),
    "game": _game,
    "quiz": _game,
    "anniversary": _anniversary,
    "top": _whole("period"),
    "anniversaries": _whole("month"),
    "lang": _each("language", "for"),
}
