"""What a question asks for: an attribute together with the entries it is asked of."""

from dataclasses import dataclass

from knowledge.expand import films_in, films_of, holds, person_holds
from knowledge.model import Film, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact to tell: the attribute ("film.director", "list.year", a fact's own id) and its subjects."""

    attribute: str
    films: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Parts as "film/person"."""
    value: str = ""
    """The year, decade or genre of a list; of no name or one that nobody has, what is asked about it."""

    @property
    def kind(self) -> str:
        """The first word of the attribute: film, person, credit, list, decline, or a fact's id."""
        return self.attribute.partition(".")[0]

    @property
    def name(self) -> str:
        """The attribute without its kind."""
        return self.attribute.partition(".")[2]

    def facts(self) -> tuple[str, ...]:
        """Give the ids of the facts, one for each entry it is asked of; none for what is not held.

        >>> Asked("film.director", films=("sevil_1929", "sevil_1970")).facts()
        ('sevil_1929.director', 'sevil_1970.director')
        """
        if self.kind == "decline":
            return ()
        if self.kind == "film":
            return tuple(f"{film}.{self.name}" for film in self.films)
        if self.kind == "person":
            return tuple(f"{person}.{self.name}" for person in self.people)
        if self.attribute == "credit.role":
            return tuple(".cast.".join(role.split("/")) for role in self.roles)
        if self.attribute == "credit.person":
            return tuple(f"{film}.cast.{person}" for film in self.films for person in self.people)
        return (f"{self.attribute}.{self.value}" if self.value else self.attribute,)


UNKNOWN_NAME = "decline.unknown_name"
"""What a known question about a name that no entry has asks for."""

NO_SUBJECT = "decline.no_subject"
"""What a known question that does not say about which film or person asks for."""

TOLD_AS_TRIVIA = frozenset(("plot", "location"))
"""Attributes of a film that are told from its trivia."""

FILM_LISTS = frozenset(("films", "acted", "directed", "wrote", "composed", "shot", "source_of"))
"""Attributes of a person that are lists of films."""


def answer_key(asked: Asked, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """Give what two things asked have in common when they have the same answer.

    Somebody's films in one capacity are their films in any where they had no other; a film's plot and
    where it was shot are told from its trivia.
    """
    if asked.kind == "film" and asked.name in TOLD_AS_TRIVIA and is_held(asked, knowledge):
        return tuple(f"{film}.trivia" for film in asked.films)
    if asked.kind == "person" and asked.name in FILM_LISTS and len(asked.people) == 1:
        (person,) = asked.people
        films = tuple(film.id for film in films_of(knowledge, person, asked.name))
        if films:
            return (person, *films)
    return asked.facts() or (asked.attribute,)


def is_held(asked: Asked, knowledge: KnowledgeBase) -> bool:
    """Say whether the knowledge has an answer to what is asked."""
    if asked.kind == "film":
        return any(holds(knowledge.films[film], asked.name) for film in asked.films)
    if asked.kind == "person":
        return any(person_holds(knowledge, knowledge.people[person], asked.name) for person in asked.people)
    if asked.attribute == "credit.person":
        films = [knowledge.films[film] for film in asked.films]
        return any(_is_credited(film, person) for film in films for person in asked.people)
    if asked.kind == "list" and asked.value:
        return bool(films_in(knowledge.films.values(), asked.value))
    return asked.kind not in ("decline", "smalltalk")


def _is_credited(film: Film, person: str) -> bool:
    crew = (member for members in film.credits.values() for member in members)
    return person in crew or any(part.person == person for part in film.cast)


def start_of(fact: str) -> str:
    """Write the id of a fact with the letters that a link may have.

    >>> start_of("sevil_1929.director")
    'sevil_1929-director'
    """
    return fact.replace(".", "-")


def asked_for(start: str, knowledge: KnowledgeBase) -> Asked | None:
    """Read what `start_of` wrote; None where the knowledge has no such entry."""
    first, *rest = start.split("-")
    if not rest:
        return Asked(first) if first in knowledge.facts else None
    if first == "list":
        return Asked(f"list.{rest[0]}", value="-".join(rest[1:]))
    if first in knowledge.films and len(rest) == 2 and rest[0] == "cast":
        return _credit_for(knowledge.films[first], rest[1])
    name = "-".join(rest)
    if first in knowledge.films:
        return Asked(f"film.{name}", films=(first,))
    return Asked(f"person.{name}", people=(first,)) if first in knowledge.people else None


def _credit_for(film: Film, person: str) -> Asked | None:
    """Give what is asked of somebody in a film: their part, or what else they did; None where they had none in it."""
    if any(part.person == person for part in film.cast):
        return Asked("credit.role", roles=(f"{film.id}/{person}",))
    return Asked("credit.person", films=(film.id,), people=(person,)) if _is_credited(film, person) else None


_FIELDS = 5
_SHORT = {"film": "f", "person": "p", "credit": "c", "list": "l"}
_LONG = {short: kind for kind, short in _SHORT.items()}


def data_of(asked: Asked) -> str:
    """Write what a button stands for as its data, in as few bytes as may be.

    >>> data_of(Asked("film.director", films=("sevil_1929",)))
    'f.director|sevil_1929'
    """
    kind, dot, name = asked.attribute.partition(".")
    attribute = f"{_SHORT.get(kind, kind)}{dot}{name}"
    fields = (attribute, ",".join(asked.films), ",".join(asked.people), ",".join(asked.roles), asked.value)
    return "|".join(fields).rstrip("|")


def asked_of(data: str) -> Asked | None:
    """Read a button's data; None for anything else than `data_of` writes."""
    parts = data.split("|")
    if len(parts) > _FIELDS:
        return None
    attribute, *lists, value = [*parts, *[""] * (_FIELDS - len(parts))]
    films, people, roles = (tuple(filter(None, ids.split(","))) for ids in lists)
    short, dot, name = attribute.partition(".")
    return Asked(f"{_LONG.get(short, short)}{dot}{name}", films, people, roles, value)
