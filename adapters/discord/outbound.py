"""Outbound: what the bot wants to say, as a page of texts and buttons that Discord can show. Pure.

Chatter is plain text. What belongs to a game or takes the place of an earlier message is a container with a colour:
of the same kind from its first sending to its last edit, for Discord cannot make one of the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from adapters.discord.markup import LONGEST_CONTENT, LONGEST_LAYOUT, bold, countdown, escape, quiet, shortened
from bot.messages import Button, Choice, Limits, Outgoing

LIMITS = Limits(gap=0.3, leisure=2.0, second=45, length=1900, forms=True, closes=True)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXY"
_ASKED, _OVER, _NEWS = 0xC8A24A, 0x6B7280, 0x00838F
"""The colours of an open question, of one that is over, and of what happens in a game."""
_RIGHT, _OTHER = "✅", "▫️"
_ROW = 5
_WIDE = 60
"""Letters that the labels of a row may have together."""
_MOST_ROWS = 5
_LONGEST_LABEL = 80

Style = Literal["plain", "main", "right"]


@dataclass(frozen=True, slots=True)
class Key:
    """A button as it is shown."""

    label: str
    data: str
    style: Style = "plain"
    disabled: bool = False
    asks: bool = False
    """Whether it opens a form."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a message shows."""

    text: str
    """With markup."""
    rows: tuple[tuple[Key, ...], ...] = ()
    accent: int | None = None
    """The colour of its container; None for plain text."""


def to_page(said: Outgoing, now: float) -> Page:
    """Show a message; `now` is the moment at which it is sent, in seconds of the Unix epoch."""
    if said.kind == "chatter" and not said.slot:
        text = quiet(escape(said.text))
        if len(text) <= LONGEST_CONTENT:
            return Page(text, _rows(_keys(said)))
        return Page(shortened(text, LONGEST_LAYOUT), _rows(_keys(said)), _NEWS)
    text = _choice_text(said, said.choice) if said.choice else _text(said)
    ends_at = [f"⏳ {countdown(now + said.seconds)}"] if said.seconds else []
    accent = _OVER if said.ends else _ASKED if said.kind == "question" else _NEWS
    shown = shortened(text, LONGEST_LAYOUT - sum(len(line) + 1 for line in ends_at))
    return Page("\n".join([shown, *ends_at]), _rows(_keys(said)), accent)


def _text(said: Outgoing) -> str:
    """Set the first line of a question off."""
    head, newline, rest = said.text.partition("\n")
    asks = said.kind == "question" or said.ends
    return f"{bold(head)}{newline}{escape(rest)}" if asks else escape(said.text)


def _choice_text(said: Outgoing, choice: Choice) -> str:
    """Show a question with its options under letters; when it is over, with the right one marked and the votes."""
    head, _, prompt = choice.question.partition("\n")
    above = [escape(choice.above)] if choice.above else []
    options = [_option(said, choice, at) for at in range(len(choice.options))]
    return "\n".join([*above, bold(head), escape(prompt), "", *options])


def _option(said: Outgoing, choice: Choice, at: int) -> str:
    line = f"**{LETTERS[at]}** {escape(choice.options[at])}"
    if not said.ends:
        return line
    votes = f" · {choice.votes[at]}" if at < len(choice.votes) and choice.votes[at] else ""
    return f"{_RIGHT if at == choice.right else _OTHER} {line}{votes}"


def _keys(said: Outgoing) -> Iterable[Key]:
    """Give the buttons: an option by its letter, and none to be pressed when the question is over."""
    choice = said.choice
    if choice:
        keys = [Key(LETTERS[at], one.data, "main") for at, one in enumerate(said.buttons[: len(choice.options)])]
        if said.ends:
            keys[choice.right] = replace(keys[choice.right], style="right")
        keys += [_key(one) for one in choice.beside]
    else:
        keys = [_key(one) for one in said.buttons]
    return [replace(key, disabled=said.ends) for key in keys]


def _key(button: Button) -> Key:
    return Key(button.label[:_LONGEST_LABEL], button.data, "main" if button.asks else "plain", asks=button.asks)


def _rows(keys: Iterable[Key]) -> tuple[tuple[Key, ...], ...]:
    """Lay buttons out: side by side while they are short, so that none is cut on a phone."""
    rows: list[list[Key]] = []
    for key in keys:
        last: Sequence[Key] = rows[-1] if rows else ()
        fits = last and len(last) < _ROW and sum(len(one.label) for one in last) + len(key.label) <= _WIDE
        if not fits:
            rows.append([])
        rows[-1].append(key)
    return tuple(tuple(row) for row in rows[:_MOST_ROWS])
