"""The knowledge as tables: a row an entry, a column a field and language, for those who read in spreadsheets. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from knowledge.model import (
    CREDITS,
    LANGUAGES,
    Fact,
    Film,
    KnowledgeBase,
    Language,
    Person,
    Text,
)

Kind = Literal["facts", "films", "people", "quiz"]
KINDS: tuple[Kind, ...] = ("facts", "films", "people", "quiz")
Column = tuple[str, Callable[[Any], object]]
"""A heading, and what stands below it."""

_BETWEEN = "; "
_NAMES: Mapping[Language, str] = {"az": "Azerbaijani", "en": "English", "ru": "Russian"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is worked out by a spreadsheet, whoever wrote it."""


def table(kind: Kind, knowledge: KnowledgeBase) -> list[list[str]]:
    """Give the headings and then a row for each entry of a kind."""
    if kind == "facts":
        return _table(_FACT, knowledge.facts)
    if kind == "films":
        return _table(_FILM, knowledge.films)
    if kind == "people":
        return _table(_PERSON, knowledge.people)
    about: Mapping[str, Fact | Film | Person] = {**knowledge.facts, **knowledge.films, **knowledge.people}
    return _table([*_QUIZ, ("Sources", lambda quiz: _sources(about[quiz.about]))], knowledge.quiz)


def _table(columns: Sequence[Column], entries: Mapping[str, object]) -> list[list[str]]:
    rows = [[_cell(value(entry)) for _, value in columns] for entry in entries.values()]
    return [[heading for heading, _ in columns], *rows]


def _cell(value: object) -> str:
    """Write a value so that no spreadsheet takes it for a formula.

    >>> _cell(1929), _cell(None), _cell(["a", "b"]), _cell("=1+1")
    ('1929', '', 'a; b', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        value = _BETWEEN.join(map(str, value))
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _texts(heading: str, value: Callable[[Any], Text | None]) -> list[Column]:
    """Give a column for each language of a text."""
    return _by_language(heading, lambda entry, language: _own(value(entry), language))


def _lists(heading: str, values: Callable[[Any], Iterable[Text]]) -> list[Column]:
    """Give a column for each language of a list of texts."""
    return _by_language(heading, lambda entry, language: [_own(one, language) for one in values(entry)])


def _by_language(heading: str, value: Callable[[Any, Language], object]) -> list[Column]:
    def column(language: Language) -> Column:
        return f"{heading} ({_NAMES[language]})", lambda entry: value(entry, language)

    return [column(language) for language in LANGUAGES]


def _own(text: Text | None, language: Language) -> str:
    return text.own(language) if text else ""


def _sources(entry: Fact | Film | Person) -> list[str]:
    return [f"{source.title} ({source.url})" for source in entry.sources]


def _conflicts(entry: Film | Person, language: Language) -> list[str]:
    return [f"{one.about}: {one.text.own(language)}" for one in entry.conflicts]


def _yes_or_no(truth: bool | None) -> str:
    return "" if truth is None else "true" if truth else "false"


_FACT: list[Column] = [
    ("Id", lambda fact: fact.id),
    ("Topic", lambda fact: fact.topic),
    ("Tier", lambda fact: fact.tier),
    ("Date", lambda fact: fact.date),
    ("As of", lambda fact: fact.as_of),
    ("Occasion", lambda fact: fact.occasion),
    *_texts("Text", lambda fact: fact.text),
    *_texts("Answer", lambda fact: fact.answer),
    *_texts("Event", lambda fact: fact.event),
    *_texts("Conflict", lambda fact: fact.conflict),
    *_texts("Name of the studio", lambda fact: fact.studio_name and fact.studio_name.name),
    ("Name since", lambda fact: fact.studio_name and fact.studio_name.since),
    ("Terms", lambda fact: fact.terms),
    *_by_language("Questions", lambda fact, language: fact.questions[language]),
    ("Sources", _sources),
]


def _credit(credit: str) -> Column:
    return f"{credit.capitalize()}s", lambda film: film.credits.get(credit, ())


def _parts(film: Film, language: Language) -> list[str]:
    """Write who played whom, in the order of the cast."""
    roles = [", ".join(filter(None, (_own(p.role, language), _own(p.description, language)))) for p in film.cast]
    return [f"{part.person}: {role}" if role else part.person for part, role in zip(film.cast, roles, strict=True)]


def _trivia(film: Film, language: Language) -> list[str]:
    return [f"{one.about}: {one.text.own(language)}" if one.about else one.text.own(language) for one in film.trivia]


_FILM: list[Column] = [
    ("Id", lambda film: film.id),
    *_texts("Title", lambda film: film.title),
    ("Aliases", lambda film: film.aliases),
    ("Year", lambda film: film.year),
    ("Premiere", lambda film: film.premiere),
    ("Minutes", lambda film: film.minutes),
    ("Genres", lambda film: film.genres),
    ("Studios", lambda film: film.studios),
    *(_credit(credit) for credit in CREDITS),
    *_by_language("Cast", _parts),
    *_texts("Based on", lambda film: film.based_on and film.based_on.title),
    ("Based on: kind", lambda film: film.based_on and film.based_on.kind),
    ("Based on: authors", lambda film: film.based_on and film.based_on.authors),
    *_texts("Based on: note", lambda film: film.based_on and film.based_on.note),
    *_by_language("Trivia", _trivia),
    *_by_language("Questions", lambda film, language: film.questions.get(language, ())),
    *_lists("Awards", lambda film: film.awards),
    *_by_language("Conflicts", _conflicts),
    ("Sources", _sources),
]


def _honours(person: Person, language: Language) -> list[str]:
    titles = [(honour.title.own(language), honour.year) for honour in person.honours]
    return [f"{title} ({year})" if year else title for title, year in titles]


_PERSON: list[Column] = [
    ("Id", lambda person: person.id),
    *_texts("Name", lambda person: person.name),
    ("Gender", lambda person: person.gender),
    ("Aliases", lambda person: person.aliases),
    ("Professions", lambda person: person.professions),
    ("Born", lambda person: person.born),
    ("Died", lambda person: person.died),
    *_texts("Birth place", lambda person: person.birth_place),
    *_texts("Death place", lambda person: person.death_place),
    *_by_language("Honours", _honours),
    *_by_language("Questions", lambda person, language: person.questions.get(language, ())),
    *_lists("Facts", lambda person: person.facts),
    *_by_language("Conflicts", _conflicts),
    ("Sources", _sources),
]

_QUIZ: list[Column] = [
    ("Id", lambda quiz: quiz.id),
    ("About", lambda quiz: quiz.about),
    ("Kind", lambda quiz: quiz.kind),
    ("Difficulty", lambda quiz: quiz.difficulty),
    *_texts("Question", lambda quiz: quiz.prompt),
    *_texts("Answer", lambda quiz: quiz.answer),
    *_lists("Wrong options", lambda quiz: quiz.wrong),
    ("Also accepted", lambda quiz: quiz.accepted),
    ("Year", lambda quiz: quiz.year),
    ("True or false", lambda quiz: _yes_or_no(quiz.truth)),
    *_texts("Why", lambda quiz: quiz.why),
]
