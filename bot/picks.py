"""Picks: which options of a quiz question a text picks, and whether a text may be an answer at all. Pure."""

import re
from collections.abc import Collection

from bot.games.question import Question, text3
from bot.games.tries import MOST_WORDS, year_in
from bot.matching.fold import fold, letters
from bot.wording import Say
from knowledge.model import LANGUAGES

_ORDER = re.compile(r"[\s,;.>→-]+")
_SIGNED = re.compile(r"\s*[-+–−]")
"""As in "+1", by which people agree with each other."""


def options_in(text: str, question: Question, say: Say) -> tuple[int, ...]:
    """Read the options that a text picks: by place, by letter, by name, by "yes" or "no"; several for an order.

    Nothing comes back when it names none, or for a question without options.
    """
    names = {fold(name): (at,) for at, option in enumerate(question.options) for name in text3(option)}
    if question.kind != "order":
        at = _place(text.strip().rstrip(".)"), len(question.options)) or names.get(fold(text), ())
        return at or _called(text, question, names, say) or _truth(text, question, say)
    parts = [part for part in _ORDER.split(text.strip()) if part]
    if len(parts) == 1 and (parts[0].isdigit() or len(parts[0]) == len(question.options)):
        parts = list(parts[0])
    places = [place for part in parts for place in _place(part, len(question.options))]
    return tuple(places) if len(places) == len(parts) else ()


def _place(text: str, count: int) -> tuple[int, ...]:
    """Read "2" or "b" as the second place."""
    word = letters(text)
    at = "1234".find(word) if word.isdigit() else "abcd".find(word)
    return (at,) if len(word) == 1 and 0 <= at < count else ()


def _called(text: str, question: Question, names: Collection[str], say: Say) -> tuple[int, ...]:
    """Read "the second one", "2-ci" or "variant b" as a place; a word of an option's name is no place."""
    before, after = _words("words-before-place", say), _words("words-after-place", say)
    words = [] if _SIGNED.match(text) else fold(text.replace("№", " ")).split()
    while len(words) > 1 and words[0] in before:
        words = words[1:]
    while len(words) > 1 and words[-1] in after:
        words = words[:-1]
    if len(words) != 1:
        return ()
    (word,), places = words, range(len(question.options))
    if at := _place(word, len(places)):
        return at
    named = any(word in name.split() for name in names)
    return () if named else tuple(at for at in places if word in _words(f"words-place-{at + 1}", say))


def _words(message: str, say: Say) -> frozenset[str]:
    """Give the words of a message in all languages."""
    return frozenset(word for language in LANGUAGES for word in fold(say(language, message)).split())


def _truth(text: str, question: Question, say: Say) -> tuple[int, ...]:
    """Read "yes" and "no" and their like as answers to true or false."""
    if question.kind == "true_false":
        for at, message in enumerate(("words-true", "words-false")):
            if fold(text) in _words(message, say):
                return (at,)
    return ()


def looks_picked(text: str) -> bool:
    """Say whether a text is meant as a pick: nothing but digits and single letters."""
    parts = [part.rstrip(")") for part in _ORDER.split(text.strip()) if part]
    return bool(parts) and all(part.isdigit() or (len(part) == 1 and part.isalpha()) for part in parts)


def may_answer(text: str, question: Question) -> bool:
    """Say whether somebody who does not play yet means to answer with a text, so that talk makes nobody a player."""
    if len(text.split()) > MOST_WORDS:
        return False
    return question.kind != "year" or year_in(text) is not None
