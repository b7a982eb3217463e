"""A knowledge so small that it is built in a moment, and the mind and the play over it."""

from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from knowledge.model import Fact, KnowledgeBase, QuizEntry, Source, Text

FOUNDED = "studiya nə vaxt yaranıb"
"""A question that the bot can answer."""
RIGHT = "Düzgün"
"""What right options begin with."""
TYPED = "Bənövşə"
"""The right answer to every typed question."""
POISON = "zəhər"
"""A text at which the worker's app fails after it has decided what to do."""
_CHOICES, _TYPED = 24, 12


def room() -> tuple[Mind, Play]:
    """Build the mind and the play."""
    say = Phrasebook().say
    mind = Mind.build(_knowledge(), say)
    return mind, Play(mind, QuestionBank(mind.knowledge, say), Calendar(mind.knowledge))


def _same(text: str) -> Text:
    """Give a text that is the same in all languages."""
    return Text(text, text, text)


def _knowledge() -> KnowledgeBase:
    fact = Fact(
        id="founding",
        topic="history",
        tier=1,
        text=_same("Studiya 1923-cü ildə yaranıb."),
        answer=_same("1923"),
        terms=(),
        questions={"az": (FOUNDED,), "en": ("when was the studio founded",), "ru": ("когда основана студия",)},
        sources=(Source("Mənbə", "https://example.org/history"),),
    )
    quiz = [*map(_choice, range(_CHOICES)), *map(_typed, range(_TYPED))]
    return KnowledgeBase(
        facts={fact.id: fact},
        films={},
        people={},
        terms={},
        templates={},
        smalltalk={},
        synonyms=(),
        fillers=(),
        quiz={one.id: one for one in quiz},
    )


def _choice(number: int) -> QuizEntry:
    wrong = tuple(_same(f"Səhv {number}{letter}") for letter in "abc")
    prompt, why = _same(f"Seçin: {number}?"), _same(f"Belədir: {number}.")
    answer = _same(f"{RIGHT} {number}d")
    return QuizEntry(f"choice{number}", "founding", "choice", number % 3 + 1, prompt, why, answer, wrong)


def _typed(number: int) -> QuizEntry:
    prompt, why = _same(f"Yazın: {number}?"), _same(f"Yazılır: {number}.")
    answer = _same(TYPED)
    return QuizEntry(f"typed{number}", "founding", "typed", number % 3 + 1, prompt, why, answer)
