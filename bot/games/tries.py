"""Tries: what a player's try makes of their answer to a question."""

import re
from dataclasses import replace

from bot.games.commands import GiveAnswer
from bot.games.effects import Feedback
from bot.games.question import WRITTEN, Question
from bot.games.state import Answer
from bot.matching.dates import read_numbers
from bot.matching.grade import grade
from bot.matching.verdict import Verdict

TRIES = 3
MOST_WORDS = 12
"""A longer text is talk, not a try."""
_YEARS = range(1800, 2101)

Taken = tuple[Answer | None, Feedback | None, int]
"""The answer as it is now, None where it was none; what to tell the player; and a number for it."""


def taken(question: Question, before: Answer, command: GiveAnswer) -> Taken:
    """Take a try; the question's kind says in which form it must come."""
    if question.kind in WRITTEN:
        return _written(question, before, command.text)
    if question.kind == "year":
        return _guessed(before, command.text)
    if question.kind == "order":
        return _ordered(question, before, command.options)
    return _picked(question, before, command.options)


def _picked(question: Question, before: Answer, options: tuple[int, ...]) -> Taken:
    if len(options) != 1 or not 0 <= options[0] < len(question.options):
        return None, "strange", 0
    return replace(before, options=options, right=options == question.right, locked=True), "locked", 0


def _ordered(question: Question, before: Answer, options: tuple[int, ...]) -> Taken:
    """Take an order at once or piece by piece; the last piece follows from the others."""
    size = len(question.options)
    order = (*before.options, *options) if len(options) == 1 else options
    whole = len(options) == 1 or len(options) >= size - 1
    if not whole or not set(order) <= set(range(size)) or len(set(order)) < len(order):
        return None, "strange", 0
    if len(order) == size - 1:
        order = (*order, *(set(range(size)) - set(order)))
    if len(order) < size:
        return replace(before, options=order), "added", size - len(order)
    return replace(before, options=order, right=order == question.right, locked=True), "locked", 0


def _guessed(before: Answer, text: str) -> Taken:
    year = year_in(text)
    if year is None or len(text.split()) > MOST_WORDS:
        return None, "year", 0
    return replace(before, year=year, text=text, locked=True), "locked", 0


def year_in(text: str) -> int | None:
    """Give the one year that a text names; None for none and for several."""
    years = [number for number in read_numbers(text).plain if number in _YEARS]
    return years[0] if len(years) == 1 else None


def _undated(text: str, year: int) -> str:
    """Leave out the year of a film behind its title, as the bot itself writes it.

    >>> _undated("“Səbuhi” (1941)", 1941), _undated("«Сабухи» 1941 года", 1941), _undated("1941", 1941)
    ('“Səbuhi”', '«Сабухи»', '1941')
    """
    return re.sub(rf"(?<=\S)[\s,(]+{year}(-[^\W\d_]{{1,3}})?\b\)?(\s*(il|года?|г)\b\.?)?", "", text)


def _written(question: Question, before: Answer, text: str) -> Taken:
    if not text.strip() or len(text.split()) > MOST_WORDS:
        return None, None, 0
    said = {text, _undated(text, question.year)}
    verdict = max(grade(question.accepted, one, question.answer_kind, question.others) for one in said)
    tries = before.tries + 1
    right = verdict is Verdict.CORRECT
    after = replace(before, tries=tries, text=text, right=right, locked=right or tries >= TRIES)
    what: Feedback = "right" if right else "out" if after.locked else "close" if verdict is Verdict.CLOSE else "wrong"
    return after, what, TRIES - tries
