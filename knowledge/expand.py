"""Templates times films, people and times: the questions that the structured entries answer.

Which slots an attribute needs is read off its forms. Nothing here decides how a question is
matched; the expanded questions serve checks, statistics and benchmarks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.model import LANGUAGES, Fact, Film, KnowledgeBase, Language, Person, Template, Text

SLOT = re.compile(r"\{(\w+)\}")
SLOTS = ("film", "person", "role", "year", "decade", "genre")


@dataclass(frozen=True, slots=True)
class Expanded:
    """A question with the fact that answers it."""

    fact: str
    language: Language
    text: str


def slots_of(form: str) -> frozenset[str]:
    """Give the slots of one form.

    >>> sorted(slots_of("who played {role} in {film}"))
    ['film', 'role']
    """
    return frozenset(SLOT.findall(form))


def fill(form: str, words: Mapping[str, str]) -> str:
    """Put words into the slots of a form.

    >>> fill("who directed {film}", {"film": "Sevil"})
    'who directed Sevil'
    """
    return SLOT.sub(lambda found: words[found[1]], form)


def needed_slots(template: Template) -> frozenset[str]:
    """Give the slots that every form of `template` has."""
    forms = [slots_of(form) for language in LANGUAGES for form in template.forms[language]]
    return frozenset.intersection(*forms) if forms else frozenset()


def expand(knowledge: KnowledgeBase) -> Iterator[Expanded]:
    """Give every question that the templates make of the entries, and the facts' own questions."""
    yield from own_questions(knowledge)
    for template, fillings in _templates(knowledge):
        for language in LANGUAGES:
            for form in template.forms[language]:
                for filling in fillings:
                    yield from _filled(form, language, filling)


def examples_of_each_form(knowledge: KnowledgeBase, count: int) -> Iterator[list[Expanded]]:
    """Give the facts' own questions one by one, and each form of a template with up to `count` entries.

    The entries change from form to form.
    """
    yield from ([question] for question in own_questions(knowledge))
    for template, fillings in _templates(knowledge):
        for language in LANGUAGES:
            for number, form in enumerate(template.forms[language]):
                chosen = (fillings[(number + step) % len(fillings)] for step in range(min(count, len(fillings))))
                examples = [question for filling in chosen for question in _filled(form, language, filling)]
                if examples:
                    yield examples


def told_questions(knowledge: KnowledgeBase) -> Iterator[tuple[str, Mapping[Language, Sequence[str]]]]:
    """Give the forms in which people ask for what is told of each film and person, with its id."""
    yield from ((film.id, film.questions) for film in knowledge.films.values())
    yield from ((person.id, person.questions) for person in knowledge.people.values())


def own_questions(knowledge: KnowledgeBase) -> Iterator[Expanded]:
    """Give the questions that stand with the entries themselves: with facts, films and people."""
    for fact in knowledge.facts.values():
        for language in LANGUAGES:
            for text in fact.questions[language]:
                yield Expanded(fact.id, language, text)
    for film in knowledge.films.values():
        yield from _of_told(f"{film.id}.trivia", film.questions, {"film": film.title})
    for person in knowledge.people.values():
        yield from _of_told(f"{person.id}.facts", person.questions, {"person": person.name})


def _of_told(fact: str, questions: Mapping[Language, Sequence[str]], values: dict[str, Text]) -> Iterator[Expanded]:
    for language, forms in questions.items():
        for form in forms:
            yield from _filled(form, language, (fact, values))


def _templates(knowledge: KnowledgeBase) -> Iterator[tuple[Template, Sequence["Filling"]]]:
    """Give the templates of what is held, with everything that fills them."""
    for template in knowledge.templates.values():
        fillings = [] if template.id.startswith("decline.") else list(_fillings(knowledge, template.id))
        if fillings:
            yield template, fillings


def _filled(form: str, language: Language, filling: "Filling") -> Iterator[Expanded]:
    fact, values = filling
    if slots_of(form) <= values.keys():
        yield Expanded(fact, language, fill(form, {slot: text.in_(language) for slot, text in values.items()}))


Filling = tuple[str, dict[str, Text]]
"""A fact that an attribute has, with the texts for the slots."""


def _fillings(knowledge: KnowledgeBase, template: str) -> Iterator[Filling]:
    kind, _, attribute = template.partition(".")
    if kind == "film":
        held = (film for film in knowledge.films.values() if holds(film, attribute))
        yield from ((f"{film.id}.{attribute}", {"film": film.title}) for film in held)
    elif kind == "person":
        known = (person for person in knowledge.people.values() if person_holds(knowledge, person, attribute))
        yield from ((f"{person.id}.{attribute}", {"person": person.name}) for person in known)
    elif kind == "credit":
        for film in knowledge.films.values():
            yield from _credits(knowledge, film, attribute)
    elif template in _BY_TIME_OR_GENRE:
        yield from _BY_TIME_OR_GENRE[template](knowledge)
    else:
        yield template, {}


def _credits(knowledge: KnowledgeBase, film: Film, attribute: str) -> Iterator[Filling]:
    for part in film.cast:
        if part.role:
            person = knowledge.people[part.person].name
            slots = {"role": part.role} if attribute == "role" else {"person": person}
            yield f"{film.id}.cast.{part.person}", {"film": film.title, **slots}


def _years(knowledge: KnowledgeBase) -> list[int]:
    return sorted({film.year for film in knowledge.films.values() if film.year})


def _film_years(knowledge: KnowledgeBase) -> Iterator[Filling]:
    for year in _years(knowledge):
        yield f"list.year.{year}", {"year": Text(str(year), str(year), str(year))}


def _decades(knowledge: KnowledgeBase) -> Iterator[Filling]:
    for year in sorted({year // 10 * 10 for year in _years(knowledge)}):
        yield f"list.decade.{year}s", {"decade": Text(f"{year}-ci illər", f"{year}s", f"{year}-е годы")}


def _genres(knowledge: KnowledgeBase) -> Iterator[Filling]:
    for term in knowledge.terms.values():
        if any(term.id in film.genres for film in knowledge.films.values()):
            yield f"list.genre.{term.id}", {"genre": term.name}


def _studio_years(knowledge: KnowledgeBase) -> Iterator[Filling]:
    named = names_of_studio(knowledge)
    years = range(_name_since(named[0]), _name_since(named[-1]) + 10) if named else range(0)
    for year in years:
        fact = name_of_studio_in(knowledge, year)
        if fact:
            yield fact.id, {"year": Text(str(year), str(year), str(year))}


_BY_TIME_OR_GENRE: dict[str, Callable[[KnowledgeBase], Iterator[Filling]]] = {
    "list.year": _film_years,
    "list.decade": _decades,
    "list.genre": _genres,
    "studio.name_in": _studio_years,
}


def holds(film: Film, attribute: str) -> bool:
    """Say whether the knowledge has an answer to `attribute` of `film`."""
    fields = {
        "year": film.year,
        "premiere": film.premiere,
        "cast": film.cast,
        "genre": film.genres,
        "length": film.minutes,
        "based_on": film.based_on,
        "awards": film.awards,
        "trivia": film.trivia,
        "plot": any(item.about == "plot" for item in film.trivia),
        "location": any(item.about == "location" for item in film.trivia),
        "studio": film.studios,
        "card": True,
    }
    return bool(fields[attribute] if attribute in fields else film.credits.get(attribute))


def names_of_studio(knowledge: KnowledgeBase) -> list[Fact]:
    """Give the facts that tell a name of the studio, the oldest name first."""
    return sorted((fact for fact in knowledge.facts.values() if fact.studio_name), key=_name_since)


def _name_since(fact: Fact) -> int:
    return fact.studio_name.since if fact.studio_name else 0


def name_of_studio_in(knowledge: KnowledgeBase, year: int) -> Fact | None:
    """Give the fact that tells the studio's name in `year`; None before it was founded."""
    named = [fact for fact in names_of_studio(knowledge) if _name_since(fact) <= year]
    return named[-1] if named else None


def films_in(films: Iterable[Film], value: str) -> list[Film]:
    """Give the films of a year ("1970"), a decade ("1920s") or a genre id, the oldest first."""
    found = [film for film in films if value in (str(film.year or "-"), _decade(film) or "-", *film.genres)]
    return sorted(found, key=lambda film: (film.year or 9999, film.id))


def _decade(film: Film) -> str:
    return f"{film.year // 10 * 10}s" if film.year else ""


def person_holds(knowledge: KnowledgeBase, person: Person, attribute: str) -> bool:
    """Say whether the knowledge has an answer to `attribute` of `person`."""
    fields = {
        "born": person.born,
        "died": person.died,
        "birth_place": person.birth_place,
        "death_place": person.death_place,
        "age": person.born,
        "honours": person.honours,
        "facts": person.facts,
        "card": True,
    }
    return bool(fields[attribute] if attribute in fields else films_of(knowledge, person.id, attribute))


def films_of(knowledge: KnowledgeBase, person: str, attribute: str = "films") -> list[Film]:
    """Give the films of a person, the oldest first.

    `attribute` is directed, wrote, composed, shot, acted, source_of, or films for any of them.
    """
    return list(knowledge.films_by_person.get(person, {}).get(attribute, ()))
