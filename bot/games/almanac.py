"""The almanac: what the makers of questions look up about films and people, worked out once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from bot.games.distractors import apart
from bot.matching.fold import fold
from knowledge.model import Conflict, Film, KnowledgeBase, Person, Text

_CAREER_STARTS = 30
"""The age at which somebody is taken to have worked when no film says so."""


class Almanac:
    """Looks things up in the knowledge for questions."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.films = tuple(sorted(filter(_is_titled, knowledge.films.values()), key=lambda film: film.id))
        """Those with a title in each language: the others would have a foreign name in one of them."""
        self.people = tuple(sorted(knowledge.people.values(), key=lambda person: person.id))

    @cached_property
    def _twins(self) -> frozenset[str]:
        """The films of which another one bears a title."""
        films = self.knowledge.films.values()
        titles = {film.id: set(map(fold, (*film.title.all(), *film.aliases))) for film in films}
        borne = Counter(title for own in titles.values() for title in own)
        return frozenset(film for film, own in titles.items() if any(borne[title] > 1 for title in own))

    def has_twin(self, film: Film) -> bool:
        """Say whether another film bears one of its titles."""
        return film.id in self._twins

    @cached_property
    def _film_levels(self) -> Mapping[str, int]:
        return _thirds({film.id: _fame(film) for film in self.knowledge.films.values()})

    def level(self, film: Film) -> int:
        """Give how hard a question on a film is, 1 to 3: much is told of the well-known ones."""
        return self._film_levels[film.id]

    @cached_property
    def _person_levels(self) -> Mapping[str, int]:
        by_person = self.knowledge.films_by_person
        fame = {
            person.id: len(by_person.get(person.id, {}).get("films", ())) + len(person.facts) + len(person.honours)
            for person in self.people
            if person.sources
        }
        return _thirds(fame)

    def level_of(self, person: Person) -> int:
        """Give how hard a question on a person is, 1 to 3."""
        return self._person_levels.get(person.id, 3)

    def did(self, person: Person, what: str) -> Sequence[Film]:
        """Give the films that a person directed, wrote, composed, shot, acted in, or "films" for all."""
        return self.knowledge.films_by_person.get(person.id, {}).get(what, ())

    def showable(self, person: Person, what: str) -> list[Film]:
        """Give those of the films somebody did that have a title in each language."""
        return list(filter(_is_titled, self.did(person, what)))

    def who(self, what: str) -> list[Person]:
        """Give the people who directed, wrote, composed, shot or acted in a film."""
        return [person for person in self.people if self.did(person, what)]

    def era(self, person: Person) -> float:
        """Give the year around which somebody worked; 1960 where nothing tells."""
        years = [film.year for film in self.did(person, "films") if film.year]
        if years:
            return sum(years) / len(years)
        return int(person.born[:4]) + _CAREER_STARTS if person.born else 1960.0

    def credited(self, film: Film) -> set[str]:
        """Give everybody who has a part in a film in any way."""
        crew = {person for people in film.credits.values() for person in people}
        source = set(film.based_on.authors) if film.based_on else set()
        return crew | source | {part.person for part in film.cast}

    @cached_property
    def _folded_titles(self) -> Mapping[str, Film]:
        return {fold(title): film for film in self.films for title in film.title.all()}

    def titles_near(self, film: Film) -> tuple[str, ...]:
        """Give the titles of other films that one might take for this one's when they are misspelt."""
        near = {
            title: self._folded_titles[title]
            for own in film.title.all()
            for title, _, _ in process.extract(fold(own), self._folded_titles.keys(), scorer=fuzz.ratio, limit=6)
        }
        others = {other.id: other for other in near.values() if apart(film.title, other.title)}
        return tuple(title for other in others.values() for title in other.title.all())

    def has_namesake(self, person: Person) -> bool:
        """Say whether somebody else has the same name."""
        same = self._by_name[fold(person.name.az).split()[-1]]
        return any(fold(other.name.az) == fold(person.name.az) for other in same if other.id != person.id)

    def names_near(self, people: Iterable[Person], person: Person) -> tuple[str, ...]:
        """Give the names of those among `people` and of all of the same surname, but not of the person."""
        same = self._by_name[fold(person.name.az).split()[-1]]
        others = {other.id: other for other in (*people, *same) if other.id != person.id}
        own = set(map(fold, person.name.all()))
        return tuple(name for other in others.values() for name in other.name.all() if fold(name) not in own)

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Person]]:
        """The people by each word of their names."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            for word in fold(person.name.az).split():
                found.setdefault(word, []).append(person)
        return found


def disputed(conflicts: Iterable[Conflict], *about: str) -> bool:
    """Say whether sources disagree on one of the attributes."""
    return any(conflict.about in about for conflict in conflicts)


def tells(text: Text, name: Text) -> bool:
    """Say whether a text names something: has a word of its name, in any language and with any ending."""
    words = {word for one in text.all() for word in fold(one).split()}
    names = [fold(one) for one in name.all()]
    stems = {word[: max(4, len(word) - 2)] for one in names for word in one.split() if len(word) >= 4}
    return any(word.startswith(tuple(stems)) for word in words) or not words.isdisjoint(names)


def _is_titled(film: Film) -> bool:
    return bool(film.title.az and film.title.en and film.title.ru)


def _fame(film: Film) -> int:
    told = len(film.trivia) + len(film.awards) + len(film.aliases)
    return 2 * told + len(film.cast) + len(film.credits) + bool(film.based_on)


def _thirds(fame: Mapping[str, int]) -> dict[str, int]:
    """Rank by fame in thirds, the first one 1."""
    ranked = sorted(fame, key=lambda entry: (-fame[entry], entry))
    return {entry: 1 + 3 * at // len(ranked) for at, entry in enumerate(ranked)}
