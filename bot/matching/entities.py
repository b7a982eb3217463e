"""Names in a text: which films, people, roles, years, decades and genres a question mentions.

A name is found word by word: each of its words may carry an ending, another romanisation or a
slip within the budget of `words.likeness`; the words stand close together; what a name may lack
are only its light words. The longest reading of a stretch of text wins. One stretch may name
several entries (two films of one title, two people of one surname): they stay together.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from bot.matching.endings import stem
from bot.matching.fold import fold
from bot.matching.words import INFLECTED, SAME, TWO_SLIPS, Lexicon, sound
from bot.matching.words import likeness as alike
from knowledge.expand import films_of
from knowledge.model import Film, KnowledgeBase, Person

Kind = str
"""film, person, role, genre, year or decade: also the name of the slot it fills; or the studio, which fills none."""

YEAR = re.compile(r"(?:18|19|20)\d\d")
DECADE = re.compile(r"(?:18|19|20)\d0s")

_NEEDED = 0.8
"""The share of a name's weight that must be found."""
_LOOKS_LIKE = 72
"""From this ratio (0 to 100) on a name is offered for one that nobody has."""
_BLURRED, _BLURRED_LONG = 0.6, 0.8
"""From this ratio on a strange word beside a sure one is the name's next word; for long words from the second."""
_LONG = 7
_WORDS_KEPT = 8192
_TELLING = 4
_SHORTEST_BLURRED = 3
_MOST_BLURRED = 0.74
"""A blurred word is less like than one of two slips."""
_LIGHT = 3
_WITH_SURNAME, _WITH_FATHER = 2, 3
"""From so many words on the last is a surname; of more than the second figure others are the father's name."""
_SHORTEST_GIVEN = 3
_SLIPS_ALONE = 5
"""From this length on a name of one word may have slips: a shorter one would be another word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question that names something."""

    start: int
    end: int
    """Word positions; `end` is the first one after it."""
    kind: Kind
    ids: tuple[str, ...]
    """The entries of that name, none for a name nobody has; a role's id is "film/person"."""
    likeness: float
    """How near the words are to the name's, 0 to 1."""
    whole: bool
    """False for a surname alone or a title that lacks a word."""
    common: bool = False
    """True where every word of it is also an everyday word: “Family”, “Birthday”."""

    @property
    def length(self) -> int:
        """The number of words."""
        return self.end - self.start


def subjects_of(about: Mention | None) -> list[Mention]:
    """Give the films and people that a conversation is about: of a part, the film and whoever played it."""
    if about is None or about.kind != "role":
        return [about] if about else []
    films, people = zip(*(role.split("/") for role in about.ids), strict=True)
    return [replace(about, kind="film", ids=films), replace(about, kind="person", ids=people)]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call one or several entries."""

    kind: Kind
    ids: tuple[str, ...]
    words: tuple[str, ...]
    whole: bool
    any_order: bool


class Names:
    """All names of the knowledge, ready to be found."""

    def __init__(
        self,
        names: Sequence[Name],
        lexicon: Lexicon,
        asking: Container[str] = frozenset(),
        known: Container[str] = frozenset(),
        given: Iterable[str] = (),
        texts: Iterable[str] = (),
    ) -> None:
        """Index `names`, whose words `lexicon` knows.

        `asking` are the folded words that people ask with, `known` those that are never a slip of a name. `given` are
        further given names than those of the people among `names`, and `texts` name people who are not among them.
        """
        self._asking = asking
        self._known = known
        self._names = names
        self._lexicon = lexicon
        self._sizes = [sum(map(len, name.words)) for name in names]
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for at, word in enumerate(name.words):
                places[lexicon.ids[word]].append((number, at))
        self._places = dict(places)
        self._surnames = self._surnames_by_given(given, texts)
        self._kept: dict[tuple[str, bool], tuple[list[tuple[int, int, float]], bool]] = {}

    def _surnames_by_given(self, given: Iterable[str], texts: Iterable[str]) -> dict[str, set[str]]:
        """Give by the sound of each given name what stands behind it in the names of people and in `texts`."""
        titles = {sound(name.words[0]) for name in self._names if name.kind == "film" and len(name.words) == 1}
        full = [name.words for name in self._names if name.kind == "person" and len(name.words) > 1]
        heard = {sound(word) for word in (*given, *(words[0] for words in full)) if len(word) >= _SHORTEST_GIVEN}
        found: dict[str, set[str]] = {one: set() for one in heard - titles}
        for words in (*full, *(text.split() for text in texts)):
            for word, behind in pairwise(words):
                if (one := sound(word)) in found:
                    found[one].add(behind)
        return found

    def find(self, words: Sequence[str], lone: Container[str] = (), quoted: Container[str] = ()) -> list[Mention]:
        """Give the mentions in the words of a folded text; several may share a stretch.

        Stretches that lie inside or across a better one are left out. `lone` letters are words of
        their own and nobody's initials; words that are `quoted` are a title, with whatever ending.
        """
        named = list(self._named(words, lone, quoted))
        found = [*named, *self._strangers(words, named), *_years(words)]
        found.sort(key=lambda m: (-m.length, -m.likeness * (1 if m.whole else 0.9), m.start))
        kept: list[Mention] = []
        for mention in found:
            if all(_apart(mention, other) or _same_stretch(mention, other) for other in kept):
                kept.append(mention)
        return _merge(kept)

    def _strangers(self, words: Sequence[str], named: Sequence[Mention]) -> Iterator[Mention]:
        """Give the stretches of a given name with the surname of people who bear others: somebody whom nobody knows."""
        whole = {at for mention in named if mention.length > 1 for at in range(mention.start, mention.end)}
        for surname in named:
            at = surname.start - 1
            alone = surname.kind == "person" and not surname.whole and not whole & {at, at + 1}
            if alone and at >= 0 and self._is_strange(words[at], words[at + 1]):
                yield Mention(at, surname.end, "person", (), surname.likeness, False)

    def _is_strange(self, given: str, surname: str) -> bool:
        surnames = self._surnames.get(sound(given))
        return surnames is not None and all(alike(surname, other) < TWO_SLIPS for other in surnames)

    def nearest(self, words: Sequence[str], mentions: Iterable[Mention], kind: Kind, limit: int = 3) -> list[str]:
        """Give the ids of `kind` whose whole names look most like some of the `words` that name nothing we have."""
        names = {" ".join(name.words): name.ids for name in self._names if name.kind == kind and name.whole}
        near: dict[str, float] = {}
        strangers = (" ".join(words[m.start : m.end]) for m in mentions if not m.ids)
        for stretch in (*_stretches(words, self._known), *strangers):
            for name, share, _ in process.extract(stretch, names.keys(), scorer=fuzz.ratio, score_cutoff=_LOOKS_LIKE):
                for entry in names[name]:
                    near[entry] = max(near.get(entry, 0.0), share)
        return sorted(near, key=lambda entry: (-near[entry], entry))[:limit]

    def _named(self, words: Sequence[str], lone: Container[str], quoted: Container[str]) -> Iterator[Mention]:
        for number, places in self._hits(words, quoted).items():
            name = self._names[number]
            if name.kind == "person" and name.words[0] in lone:
                places.pop(0, None)
            missing = len(places) < len(name.words)
            if missing and sum(len(name.words[at]) for at in places) < _NEEDED * self._sizes[number]:
                continue
            for mention in _align(name, places):
                common = all(word in self._asking for word in words[mention.start : mention.end])
                yield replace(mention, common=True) if common else mention

    def _hits(self, words: Sequence[str], quoted: Container[str]) -> dict[int, dict[int, list[tuple[int, float]]]]:
        """Give for each name, by position in it, the question words that resemble the word there."""
        resembling = [self._resembling(word, word in quoted) for word in words]
        strange = {at: words[at] for at, (_, is_strange) in enumerate(resembling) if is_strange}
        likely = self._likely(places for places, _ in resembling) if not strange else None
        hits: dict[int, dict[int, list[tuple[int, float]]]] = {}
        for position, (places, _) in enumerate(resembling):
            for name, at, likeness in places:
                if likely is None or name in likely:
                    hits.setdefault(name, {}).setdefault(at, []).append((position, likeness))
        for number, found in hits.items() if strange else ():
            if len(self._names[number].words) > len(found):
                _add_beside(self._names[number], found, strange)
        return hits

    def _likely(self, resembling: Iterable[Sequence[tuple[int, int, float]]]) -> set[int]:
        """Give the names of which enough may be there: most have a light word in common with a question, no more."""
        weights: dict[int, int] = {}
        for places in resembling:
            for name, at, _ in places:
                weights[name] = weights.get(name, 0) + len(self._names[name].words[at])
        return {name for name, weight in weights.items() if weight >= _NEEDED * self._sizes[name]}

    def _resembling(self, word: str, quoted: bool) -> tuple[Sequence[tuple[int, int, float]], bool]:
        """Give the words of names like `word`, as name, position in it and likeness, and whether it is unknown."""
        found = self._kept.get((word, quoted))
        if found is None:
            if len(self._kept) >= _WORDS_KEPT:
                self._kept.clear()
            similar = self._lexicon.similar(word)
            places = [
                (name, at, likeness)
                for number, likeness in similar
                if likeness >= (INFLECTED if word in self._known else TWO_SLIPS)
                for name, at in self._places.get(number, ())
                if likeness == SAME or quoted or word not in self._asking or not self._is_lone(name, at, word)
            ]
            found = self._kept[word, quoted] = places, word not in self._lexicon.ids
        return found

    def _is_lone(self, name: int, at: int, word: str) -> bool:
        """Say whether a word that people ask with, no form of the name's, would make up a name: "screen", “Scream”."""
        words = self._names[name].words
        of_name = word.startswith(words[at]) or (len(words[at]) > _LONG and stem(word) == stem(words[at]))
        return not of_name and sum(len(other) > _LIGHT for other in words) == 1


def _add_beside(name: Name, places: dict[int, list[tuple[int, float]]], strange: Mapping[int, str]) -> None:
    """Let strange words right beside a word of `name` be its neighbours there, however they are misspelled."""
    blurred: dict[int, list[tuple[int, float]]] = {}
    for near, found in places.items():
        for position, likeness in found:
            for step in (1, -1) if likeness >= INFLECTED else ():
                at, word = near + step, strange.get(position + step)
                if word and 0 <= at < len(name.words) and at not in places:
                    share = _blurred(word, name.words[at], name.words[near])
                    if share:
                        blurred.setdefault(at, []).append((position + step, share))
    places |= blurred


def _blurred(word: str, other: str, beside: str) -> float:
    """Give how alike two words look as a whole; 0 where that may be chance. A short word beside proves little."""
    share = max(fuzz.ratio(word, other), fuzz.ratio(stem(word), other)) / 100
    short = min(len(word), len(other)) < _LONG and len(beside) >= _TELLING
    needed = _BLURRED if short else _BLURRED_LONG
    return min(share, _MOST_BLURRED) if len(word) >= _SHORTEST_BLURRED and share >= needed else 0.0


def _stretches(words: Sequence[str], known: Container[str]) -> Iterator[str]:
    """Give the runs of up to four words with a word that is not known."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + 5, len(words) + 1)):
            if any(word not in known for word in words[start:end]):
                yield " ".join(words[start:end])


def _align(name: Name, places: Mapping[int, list[tuple[int, float]]]) -> Iterator[Mention]:
    """Place the words of `name` on the question; nothing where too much is missing or too far apart."""
    if len(name.words) == 1:
        for position, likeness in places[0]:
            if likeness >= INFLECTED or len(name.words[0]) >= _SLIPS_ALONE:
                yield Mention(position, position + 1, name.kind, name.ids, likeness, name.whole)
        return
    weights = [len(word) for word in name.words]
    chosen = _choose(name, places)
    found = sum(weights[at] * likeness for at, (_, likeness) in chosen.items())
    present = sum(weights[at] for at in chosen)
    positions = sorted(position for position, _ in chosen.values())
    room = len(name.words) if min(weights) > 1 else len(name.words) - 1  # an initial stands right beside
    if present < _NEEDED * sum(weights) or positions[-1] - positions[0] > room:
        return
    whole = name.whole and len(chosen) == len(name.words)
    yield Mention(positions[0], positions[-1] + 1, name.kind, name.ids, found / present, whole)


def _choose(name: Name, places: Mapping[int, list[tuple[int, float]]]) -> dict[int, tuple[int, float]]:
    """Take for each word of the name the likest free question word that keeps the order near."""
    chosen: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    anchor: int | None = None
    for at in sorted(places, key=lambda at: (len(places[at]), -len(name.words[at]), at)):  # the surest word first
        options = [
            (position, likeness)
            for position, likeness in places[at]
            if position not in used and _near(name, at, position, anchor)
        ]
        if not options:
            continue
        best = max(options, key=lambda option: (option[1], -abs(option[0] - at - (anchor or 0))))
        chosen[at] = best
        used.add(best[0])
        if anchor is None:
            anchor = best[0] - at
    return chosen


def _near(name: Name, at: int, position: int, anchor: int | None) -> bool:
    """Say whether a question word can be word `at` of a name whose first word is about at `anchor`."""
    if anchor is None:
        return True
    distance = abs(position - at - anchor)
    return distance <= (len(name.words) if name.any_order else 1)


def _apart(one: Mention, other: Mention) -> bool:
    return one.end <= other.start or other.end <= one.start


def _same_stretch(one: Mention, other: Mention) -> bool:
    return one.start == other.start and one.end == other.end


def _merge(mentions: Iterable[Mention]) -> list[Mention]:
    """Join the mentions of one stretch and kind that are equally near; the nearest reading wins.

    A role that is called like a film is only second to it.
    """
    groups: dict[tuple[int, int, Kind], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.start, mention.end, mention.kind].append(mention)
    merged = []
    for found in groups.values():
        best = max((m.whole, m.likeness) for m in found)
        nearest = [m for m in found if (m.whole, m.likeness) >= (best[0], best[1] - 0.03)]
        ids = tuple(dict.fromkeys(entry for m in nearest for entry in m.ids))
        merged.append(replace(found[0], ids=ids, likeness=best[1], whole=best[0]))
    titles = {(mention.start, mention.end) for mention in merged if mention.kind == "film"}
    return sorted(
        (replace(m, common=True) if m.kind == "role" and (m.start, m.end) in titles else m for m in merged),
        key=lambda m: (m.start, m.kind),
    )


def _years(words: Sequence[str]) -> Iterator[Mention]:
    for at, word in enumerate(words):
        if YEAR.fullmatch(word):
            yield Mention(at, at + 1, "year", (word,), SAME, True)
        elif DECADE.fullmatch(word):
            yield Mention(at, at + 1, "decade", (word,), SAME, True)


def all_names(knowledge: KnowledgeBase) -> list[Name]:
    """Gather the names with everyone they belong to."""
    owners: dict[tuple[Kind, tuple[str, ...], bool, bool], list[str]] = defaultdict(list)
    for kind, words, whole, any_order, entry in _calls(knowledge):
        if words and entry not in owners[kind, words, whole, any_order]:
            owners[kind, words, whole, any_order].append(entry)
    return [Name(kind, tuple(ids), words, whole, order) for (kind, words, whole, order), ids in owners.items()]


_Call = tuple[Kind, tuple[str, ...], bool, bool, str]
"""A way to call an entry: kind, words, whether they are the whole name, whether in any order, and the entry."""


def _calls(knowledge: KnowledgeBase) -> Iterator[_Call]:
    for film in knowledge.films.values():
        yield from _film_calls(film)
    by_fame = sorted(knowledge.people.values(), key=lambda person: -len(films_of(knowledge, person.id)))
    for person in by_fame:  # who is told first of those of one surname
        for words, whole in _person_names(person):
            yield "person", words, whole, True, person.id
    for fact in knowledge.facts.values():
        for name in _spellings(fact.studio_name.name.all() if fact.studio_name else ()):
            if len(_words(name)) == 1:  # “Baku Cinema Studio” may as well be any studio in Baku
                yield "studio", _words(name), True, False, fact.id
    for term in knowledge.terms.values():
        if term.kind == "genre":
            for name in (*term.name.all(), *term.forms):
                yield "genre", _words(name), True, False, term.id


def _film_calls(film: Film) -> Iterator[_Call]:
    for title in _spellings((*film.title.all(), *film.aliases)):
        yield "film", _words(title), True, False, film.id
    for part in film.cast:
        entry = f"{film.id}/{part.person}"
        for name in _spellings(part.role.all() if part.role else ()):
            yield "role", _words(name), True, False, entry
        for description in part.description.all() if part.role and part.description else ():
            yield "role", _words(description), True, True, entry


_BRACKETS = re.compile(r"\(([^)]*)\)")


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """Give each name, also without its article, and of "A (B)" also A and B alone."""
    for name in names:
        yield name
        if name.startswith("The "):
            yield name.removeprefix("The ")
        found = _BRACKETS.search(name)
        if found:
            yield _BRACKETS.sub("", name)
            yield found[1]


def _person_names(person: Person) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Give the full names, the names with initials, and the surname alone.

    Whoever writes a name from memory spells the given name as in one language and the surname as in another.
    """
    names = [_words(name) for name in (*person.name.all(), *person.aliases)]
    short = [words for words in names if _WITH_SURNAME <= len(words) <= _WITH_FATHER]
    mixed = ((*words[:-1], other[-1]) for words in short for other in short)
    yield from ((words, True) for words in dict.fromkeys((*names, *mixed)))
    for words in names:
        if len(words) >= _WITH_SURNAME and len(words[-1]) >= _TELLING:
            yield (words[0][0], words[-1]), True
            yield (words[-1],), False


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())
