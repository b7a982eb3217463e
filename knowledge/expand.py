"""Templates times films, people and times: the questions that the structured entries answer.

Which slots an attribute needs is read off its forms. Nothing here decides how a question is
matched; the expanded questions serve checks, statistics and benchmarks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.model import LANGUAGES, Film, KnowledgeBase, Language, Part, Person, Template, Text

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


def needed_slots(template: Template) -> frozenset[str]:
    """Give the slots that every form of `template` has."""
    forms = [slots_of(form) for language in LANGUAGES for form in template.forms[language]]
    return frozenset.intersection(*forms) if forms else frozenset()


def expand(knowledge: KnowledgeBase) -> Iterator[Expanded]:
    """Give every question that the templates make of the entries, and the facts' own questions."""
    for fact in knowledge.facts.values():
        for language in LANGUAGES:
            for text in fact.questions[language]:
                yield Expanded(fact.id, language, text)
    for template in knowledge.templates.values():
        if not template.id.startswith("decline."):
            yield from _expand_template(knowledge, template)


def _expand_template(knowledge: KnowledgeBase, template: Template) -> Iterator[Expanded]:
    for fact, values in _fillings(knowledge, template.id):
        for language in LANGUAGES:
            words = {slot: text.in_(language) for slot, text in values.items()}
            for form in template.forms[language]:
                if slots_of(form) <= words.keys():
                    yield Expanded(fact, language, SLOT.sub(lambda found: words[found[1]], form))


def _fillings(knowledge: KnowledgeBase, template: str) -> Iterator[tuple[str, dict[str, Text]]]:
    """Give the facts that an attribute has, each with the texts for its slots."""
    kind, _, attribute = template.partition(".")
    if kind == "film":
        for film in knowledge.films.values():
            if holds(film, attribute):
                yield f"{film.id}.{attribute}", {"film": film.title}
    elif kind == "person":
        for person in knowledge.people.values():
            if person_holds(knowledge, person, attribute):
                yield f"{person.id}.{attribute}", {"person": person.name}
    elif kind == "credit":
        for film in knowledge.films.values():
            for part in film.cast:
                yield from _credit(knowledge, film, part, attribute)
    elif template == "list.year":
        for year in sorted({film.year for film in knowledge.films.values() if film.year}):
            yield f"list.year.{year}", {"year": _same(str(year))}
    elif template == "list.decade":
        for year in sorted({film.year // 10 * 10 for film in knowledge.films.values() if film.year}):
            yield f"list.decade.{year}s", {"decade": Text(f"{year}-ci illər", f"{year}s", f"{year}-е годы")}
    elif template == "list.genre":
        for term in knowledge.terms.values():
            if any(term.id in film.genres for film in knowledge.films.values()):
                yield f"list.genre.{term.id}", {"genre": term.name}
    else:
        yield template, {}


def _credit(knowledge: KnowledgeBase, film: Film, part: Part, attribute: str) -> Iterator[tuple[str, dict[str, Text]]]:
    if part.role:
        person = knowledge.people[part.person].name
        slots = {"role": part.role} if attribute == "role" else {"person": person}
        yield f"{film.id}.cast.{part.person}", {"film": film.title, **slots}


def _same(text: str) -> Text:
    return Text(text, text, text)


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
        "studio": film.studios,
        "card": True,
    }
    return bool(fields[attribute] if attribute in fields else film.credits.get(attribute))


def films_in(films: Iterable[Film], value: str) -> list[Film]:
    """Give the films of a year ("1970"), a decade ("1920s") or a genre id, the oldest first."""
    found = [film for film in films if value in (str(film.year), _decade(film), *film.genres)]
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


CREDIT_OF = {"directed": "director", "wrote": "writer", "composed": "composer", "shot": "cinematographer"}


def films_of(knowledge: KnowledgeBase, person: str, attribute: str = "films") -> list[Film]:
    """Give the films of a person, the oldest first.

    `attribute` is directed, wrote, composed, shot, acted, source_of, or films for any of them.
    """
    films = [film for film in knowledge.films.values() if attribute in _credits_in(film, person)]
    return sorted(films, key=lambda film: (film.year or 9999, film.id))


def _credits_in(film: Film, person: str) -> set[str]:
    credits = {name for name, credit in CREDIT_OF.items() if person in film.credits.get(credit, ())}
    if any(part.person == person for part in film.cast):
        credits.add("acted")
    if film.based_on and person in film.based_on.authors:
        credits.add("source_of")
    return credits | {"films"} if credits else credits
