"""Readings of a question: its words with the names it mentions put into slots.

"Who directed Sevil" reads as "who directed {film}" (the film) and "who directed {role}" (her role
in it). A year beside a film's title belongs to the title where the film is of that year; else it
stays a number, which has to be right. Without a film or person it fills a slot: "films of {year}".
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from bot.matching.entities import Mention
from knowledge.model import Film

SLOT = "§"
"""Slots are single words that no user can type: folded text has letters and digits only."""

_MOST_READINGS = 8
_BESIDE = 1
"""How many words may stand between a title and the year that it is told by: "the 1970 film Sevil"."""
_YEAR_WORDS = frozenset("il ilin ilde ildeki god goda godu year".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a question with some of its mentions in slots."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def ids(self, kind: str) -> tuple[str, ...]:
        """Give the entries of `kind` that the reading names; of several mentions the first."""
        return next((mention.ids for mention in self.mentions if mention.kind == kind), ())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of what is in the slots."""
        return frozenset(mention.kind for mention in self.mentions)

    @property
    def unknown(self) -> bool:
        """Whether it reads something as a name that no entry has."""
        return any(not mention.ids for mention in self.mentions)

    @property
    def partial(self) -> bool:
        """Whether a name is only partly there."""
        return any(not mention.whole for mention in self.mentions)

    @property
    def common(self) -> bool:
        """Whether a name may as well be an everyday word; genres are everyday words, and meant as such."""
        return any(mention.common and mention.kind != "genre" for mention in self.mentions)


def readings(
    words: Sequence[str],
    mentions: Sequence[Mention],
    films: Mapping[str, Film],
    context: Mention | None = None,
) -> list[Reading]:
    """Give the readings with at least one slot; `context` is what the conversation is about."""
    mentions = _parts_beside_films([mention for mention in mentions if mention.kind != "studio"])
    words, mentions = _year_of_film(words, mentions, films)
    years = [mention for mention in mentions if mention.kind == "year"]
    stretches: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        stretches.setdefault((mention.start, mention.end), []).append(mention)
    options = [_options(found) for found in stretches.values()]
    found = [_read(words, _without_years(choice)) for choice in islice(product(*options), _MOST_READINGS)]
    found = [reading for reading in found if reading.mentions and not _tears_a_name(reading.mentions)]
    found += [other for reading in found for other in _without_makers(words, reading, films)]
    found += [_read(words, [replace(film, ids=())]) for film in mentions if _of_another_year(film, years, films)]
    if context is not None and not any(mention.kind == context.kind for mention in mentions):
        found.append(_about(words, mentions, context))
    return found


def _tears_a_name(mentions: Sequence[Mention]) -> bool:
    """Say whether a part and a surname side by side are read as two: they are more likely the name of one person."""
    parts = [mention for mention in mentions if mention.kind == "role"]
    surnames = [mention for mention in mentions if mention.kind == "person" and not mention.whole]
    return any(_between(part, surname) == 0 for part in parts for surname in surnames)


def _without_years(choice: Iterable[Mention | None]) -> Sequence[Mention]:
    """Beside a film or person a year is no name but a number, which has to be right."""
    chosen = [mention for mention in choice if mention]
    named = any(mention.kind in ("film", "person") for mention in chosen)
    return [mention for mention in chosen if not named or mention.kind not in ("year", "decade")]


def _parts_beside_films(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Where a film and a part in it are named, let each be what it is: "Sevil in “Sevil”", "Balash in “Sevil”"."""
    for part in (mention for mention in mentions if mention.kind == "role"):
        films = {film for m in mentions if m.kind == "film" and not _together(m, part) for film in m.ids}
        ids = tuple(role for role in part.ids if role.split("/")[0] in films)
        if ids and part in mentions:
            own = replace(part, ids=ids, common=False)
            titles = [m for m in mentions if m.kind == "film" and not _together(m, part) and films.intersection(m.ids)]
            others = [m for m in mentions if m.kind != "role" or not any(_together(m, title) for title in titles)]
            mentions = [own, *(m for m in others if not _together(m, part))]
    return mentions


def _together(one: Mention, other: Mention) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _without_makers(words: Sequence[str], reading: Reading, films: Mapping[str, Film]) -> Iterator[Reading]:
    """Leave out a name that only says whose film is meant: "the prizes of “Sevil” by Mikayilov"."""
    for film in (m for m in reading.mentions if m.kind == "film"):
        for person in (m for m in reading.mentions if m.kind == "person" and took_part(m.ids, film.ids, films)):
            kept = tuple(mention for mention in reading.mentions if mention is not person)
            yield Reading(tuple(_masked(words, kept, person)), kept)


def took_part(people: Iterable[str], titles: Iterable[str], films: Mapping[str, Film]) -> bool:
    """Say whether one of the people took part in one of the films or wrote what it is based on."""
    return any(not _involved(films[title]).isdisjoint(people) for title in titles)


def _involved(film: Film) -> frozenset[str]:
    crew = (member for members in film.credits.values() for member in members)
    return frozenset((*crew, *(part.person for part in film.cast), *(film.based_on.authors if film.based_on else ())))


def readings_of_unknown(words: Sequence[str], start: int, end: int) -> list[Reading]:
    """Read the words from `start` to `end` as the name of a film or a person that no entry has."""
    return [_read(words, [Mention(start, end, kind, (), 1.0, True)]) for kind in ("film", "person")]


def readings_of_described(words: Sequence[str], kind: str, entry: str, hidden: Container[str]) -> list[Reading]:
    """Read a question that describes a film or person: in its own words, and without those that only describe."""
    mention = Mention(0, 0, kind, (entry,), 1.0, True)
    rest = [word for word in words if word not in hidden]
    return [Reading((*texts, SLOT + kind), (mention,)) for texts in (words, rest)]


def _of_another_year(mention: Mention, years: Sequence[Mention], films: Mapping[str, Film]) -> bool:
    """Say whether a year that none of its title is of stands beside a film: it means one we do not have.

    Far from the title it may be a guess: "did “Sevil” come out in 1988 or later?"
    """
    beside = {year.ids[0] for year in years if _between(mention, year) <= _BESIDE}
    if mention.kind != "film" or not beside:
        return False
    own = [films[film].year for film in mention.ids]
    return all(own) and beside.isdisjoint(map(str, own))


def _between(one: Mention, other: Mention) -> int:
    """Give how many words stand between two mentions."""
    return max(one.start, other.start) - min(one.end, other.end)


def reading_without_subject(words: Sequence[str]) -> Reading:
    """Read the question as one about a film or person that it does not name."""
    unnamed = (Mention(0, 0, kind, (), 1.0, True) for kind in ("film", "person", "role"))
    return Reading(tuple(words), tuple(unnamed))


def _options(mentions: Sequence[Mention]) -> list[Mention | None]:
    """Give the ways to read one stretch; an everyday word may also be no name at all."""
    doubtful = any(m.kind in ("genre", "role") or m.common or not m.whole for m in mentions)
    plain: list[Mention | None] = [None] if doubtful else []
    return [*mentions, *plain]


def _read(words: Sequence[str], mentions: Sequence[Mention]) -> Reading:
    return Reading(tuple(_masked(words, mentions)), tuple(mentions))


def _masked(words: Sequence[str], mentions: Sequence[Mention], left_out: Mention | None = None) -> Iterator[str]:
    starts = {mention.start: mention for mention in mentions}
    hidden = (*mentions, left_out) if left_out else mentions
    inside = {at for mention in hidden for at in range(mention.start, mention.end)}
    for at, word in enumerate(words):
        if at in starts:
            yield SLOT + starts[at].kind
        elif at not in inside:
            yield word


def _about(words: Sequence[str], mentions: Sequence[Mention], context: Mention) -> Reading:
    """Read the question as one about what the conversation is about."""
    numbers = [m for m in mentions if m.kind in ("year", "decade") or (m.kind == "person" and context.kind == "film")]
    reading = _read(words, numbers)
    return Reading((*reading.words, SLOT + context.kind), (*reading.mentions, context))


def _year_of_film(
    words: Sequence[str], mentions: Sequence[Mention], films: Mapping[str, Film]
) -> tuple[Sequence[str], Sequence[Mention]]:
    """Let a year choose between films of one title, and take it out of the question."""
    for year in (m for m in mentions if m.kind == "year"):
        of_year = {
            m: tuple(film for film in m.ids if str(films[film].year) == year.ids[0])
            for m in mentions
            if m.kind == "film"
        }
        if any(of_year.values()):
            narrowed = [replace(m, ids=of_year.get(m) or m.ids) for m in mentions if m is not year]
            end = year.end + any(word in _YEAR_WORDS for word in words[year.end : year.end + 1])
            return [*words[: year.start], *words[end:]], [_shift(m, year.start, end) for m in narrowed]
    return words, mentions


def _shift(mention: Mention, start: int, end: int) -> Mention:
    """Move a mention that stands behind the words from `start` to `end`, which are taken out."""
    if mention.start < start:
        return mention
    return replace(mention, start=mention.start - (end - start), end=mention.end - (end - start))
