"""The questions kept out of the index: their files, and which answers are right."""

from dataclasses import dataclass
from pathlib import Path

from bot.matching.asked import Asked
from knowledge.expand import films_of
from knowledge.fields import Fields, Report
from knowledge.model import LANGUAGES, KnowledgeBase, Language
from knowledge.strict_yaml import Sequence, parse

FOLDER = Path(__file__).parent.parent / "tests" / "questions"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the facts of which any is a right answer; none for an unanswerable one."""

    language: Language
    text: str
    style: str
    expect: frozenset[str]


def read_questions(suffix: str = "") -> list[Question]:
    """Read `<lang><suffix>.yaml` of every language; raises `ValueError` naming what is wrong in them."""
    report = Report()
    questions = []
    for language in LANGUAGES:
        name = f"{language}{suffix}.yaml"
        node = parse((FOLDER / name).read_bytes(), name)
        for item in node.items if isinstance(node, Sequence) else ():
            fields = Fields(item, name, report)
            text, style = fields.text("ask", required=True), fields.text("style", required=True)
            questions.append(Question(language, text, style, frozenset(fields.texts("expect"))))
            fields.close()
    if report.problems:
        raise ValueError("\n".join(map(str, report.problems)))
    return questions


def is_right(knowledge: KnowledgeBase, asked: Asked, question: Question) -> bool:
    """Say whether telling `asked` answers the question.

    A person's films in one capacity and in any capacity are the same answer when the lists are.
    """
    facts = set(asked.facts())
    if facts & question.expect:
        return True
    return any(_same_films(knowledge, fact, wanted) for fact in facts for wanted in question.expect)


_FILM_LISTS = ("films", "acted", "directed", "wrote", "composed", "shot", "source_of")


def _same_films(knowledge: KnowledgeBase, fact: str, wanted: str) -> bool:
    (person, _, told), (other, _, asked) = fact.partition("."), wanted.partition(".")
    if person != other or told not in _FILM_LISTS or asked not in _FILM_LISTS:
        return False
    return films_of(knowledge, person, told) == films_of(knowledge, person, asked)
