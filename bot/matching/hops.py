"""Hops: a question that names a film or a part and asks something of whoever made or played it.

"When was the director of “Nesimi” born?" names a film, "where does the actor who played Babek come
from?" a part. Read with that person in place of both, they are questions about a person.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.matching.entities import Mention
from bot.matching.readings import SLOT, Reading
from bot.matching.synonyms import Synonyms
from knowledge.model import Film

_CREDITS = ("director", "composer", "cinematographer")
"""The groups of synonyms that are called like the credit they stand for; those who write have more than one."""
_WRITERS = ("screenwriter", "author")
_ACTOR, _PLAYED = "actor", "to_play"
_FILM = "film"


class Capacities:
    """The words that say as what somebody took part in a film."""

    def __init__(self, groups: Sequence[str], synonyms: Synonyms) -> None:
        """Take the ids of all groups of `synonyms` in their order."""
        self._groups, self._synonyms = groups, synonyms

    def of(self, word: str) -> str:
        """Give the capacity that a word tells, by the id of its group of synonyms; empty where it tells none."""
        found = self._group(word)
        found = _ACTOR if found == _PLAYED else found
        return found if found in (*_CREDITS, *_WRITERS, _ACTOR) else ""

    def is_film(self, word: str) -> bool:
        """Say whether a word means no more than a film: "the film “Nesimi”"."""
        return self._group(word) == _FILM

    def _group(self, word: str) -> str:
        number = self._synonyms.group(word)
        return self._groups[number] if number is not None else ""


def readings_of_makers(
    words: Sequence[str], mentions: Sequence[Mention], films: Mapping[str, Film], capacities: Capacities
) -> Iterator[Reading]:
    """Read a question with those in place of a film or a part who made or played it, one reading a capacity."""
    told = {at: capacity for at, word in enumerate(words) if (capacity := capacities.of(word))}
    for named in (m for m in mentions if m.kind in ("film", "role")):
        of_named = {at: capacity for at, capacity in told.items() if not named.start <= at < named.end}
        for capacity in dict.fromkeys(of_named.values()):
            people = tuple(dict.fromkeys(_people(named, capacity, films)))
            if people:
                hidden = {at for at, other in of_named.items() if other == capacity or named.kind == "role"}
                hidden |= {at for at in (named.start - 1, named.end) if _is_film(words, at, capacities)}
                yield _with_person(words, mentions, named, hidden, people)


def _is_film(words: Sequence[str], at: int, capacities: Capacities) -> bool:
    return 0 <= at < len(words) and capacities.is_film(words[at])


def _people(named: Mention, capacity: str, films: Mapping[str, Film]) -> Iterable[str]:
    """Give those who played a part or had some capacity in a film."""
    if named.kind == "role":
        return (role.split("/")[1] for role in named.ids if capacity == _ACTOR)
    own = [films[film] for film in named.ids]
    if capacity in _WRITERS:
        sources = [author for film in own if film.based_on for author in film.based_on.authors]
        writers = [person for film in own for person in film.credits.get("writer", ())]
        return writers or sources if capacity == "screenwriter" else sources or writers
    return (person for film in own for person in film.credits.get(capacity, ()))


def _with_person(
    words: Sequence[str], mentions: Sequence[Mention], named: Mention, hidden: set[int], people: tuple[str, ...]
) -> Reading:
    """Put a person in place of what is named, without the words that say which person."""
    names = (m for m in mentions if m is named or (named.kind == "role" and m.kind == "film"))
    gone = hidden.union(at for mention in names for at in range(mention.start, mention.end))
    place = named.start if named.length else len(words)  # what the conversation is about stands nowhere
    before, behind = ([words[at] for at in side if at not in gone] for side in (range(place), range(place, len(words))))
    slot = SLOT + "person"
    common = named.common and named.kind == "film"  # a part that is called like its film is meant where it is played
    return Reading((*before, slot, *behind), (replace(named, kind="person", ids=people, whole=True, common=common),))
