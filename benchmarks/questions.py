"""The questions kept out of the index: their files, and which answers are right."""

import random
from dataclasses import dataclass
from pathlib import Path

from bot.matching.asked import FILM_LISTS, Asked
from knowledge.expand import fill, films_of, holds, slots_of
from knowledge.fields import Fields, Report
from knowledge.model import LANGUAGES, Film, KnowledgeBase, Language, Text
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
    """Say whether telling `asked` answers the question."""
    return any(is_right_fact(knowledge, fact, question) for fact in asked.facts())


def is_right_fact(knowledge: KnowledgeBase, fact: str, question: Question) -> bool:
    """Say whether telling one fact answers the question.

    A part of a cast is a finer answer than the cast; a person's films in one capacity and in any
    capacity are the same answer when the lists are.
    """
    if any(fact == wanted or fact.startswith(f"{wanted}.") for wanted in question.expect):
        return True
    if _same_trivia(knowledge, fact, question.expect):
        return True
    return any(_same_films(knowledge, fact, wanted) for wanted in question.expect)


def _same_trivia(knowledge: KnowledgeBase, fact: str, expect: frozenset[str]) -> bool:
    """The plot or the place of shooting, where held, are told from the film's trivia."""
    film, _, attribute = fact.partition(".")
    return attribute in ("plot", "location") and f"{film}.trivia" in expect and holds(knowledge.films[film], attribute)


def _same_films(knowledge: KnowledgeBase, fact: str, wanted: str) -> bool:
    (person, _, told), (other, _, asked) = fact.partition("."), wanted.partition(".")
    if person != other or not {told, asked} <= FILM_LISTS:
        return False
    return films_of(knowledge, person, told) == films_of(knowledge, person, asked)


def near_misses(knowledge: KnowledgeBase, seed: int, count: int) -> list[Question]:
    """Put names the knowledge does not hold, a wrong year, or nothing into its own question forms."""
    chance = random.Random(seed)
    strangers = _strangers()
    forms = {
        kind: [
            (language, form)
            for template in knowledge.templates.values()
            for language in LANGUAGES
            for form in template.forms[language]
            if slots_of(form) == {kind} and not template.id.startswith("decline.") and len(form.split()) > 1
        ]
        for kind in ("film", "person")
    }
    films = sorted(film.id for film in knowledge.films.values() if film.year)
    made = []
    for number in range(count):
        kind = chance.choice(("film", "person"))
        language, form = chance.choice(forms[kind])
        if number % 6 == 1:
            made.append(Question(language, _without_slots(form), "near miss", frozenset()))
            continue
        if number % 4:
            name = chance.choice(strangers[kind]).in_(language)
        else:
            language, form = chance.choice(forms["film"])
            film = knowledge.films[chance.choice(films)]
            name = f"{film.title.in_(language)} {_other_year(knowledge, film, chance)}"
        made.append(Question(language, fill(form, {slot: name for slot in slots_of(form)}), "near miss", frozenset()))
    return made


def _without_slots(form: str) -> str:
    return " ".join(word for word in form.split() if "{" not in word)


def _strangers() -> dict[str, list[Text]]:
    path = Path(__file__).parent / "strangers.yaml"
    node, report = parse(path.read_bytes(), path.name), Report()
    found: dict[str, list[Text]] = {"film": [], "person": []}
    for item in node.items if isinstance(node, Sequence) else ():
        fields = Fields(item, path.name, report)
        az, en, ru = (fields.text(language, required=True) for language in LANGUAGES)
        found[fields.choice("kind", found, required=True)].append(Text(az, en, ru))
    return found


def _other_year(knowledge: KnowledgeBase, film: Film, chance: random.Random) -> int:
    """Give a year in which no film of that title was made."""
    years = {other.year for other in knowledge.films.values() if set(other.title.all()) & set(film.title.all())}
    return chance.choice([year for year in range(1930, 2020) if year not in years])
