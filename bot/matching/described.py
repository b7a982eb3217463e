"""Descriptions: which film or person a question means that it does not name.

"The comedy where a coffin is sent to Baku by mistake" names nothing, but what is told of one film
has its words. Everything known of a film or person makes up their phrasings here: who took part and
as what, when, what it is after, what is told of it and what editors ask about it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.matching.entities import Mention
from bot.matching.fold import fold_all
from bot.matching.index import PhraseIndex
from bot.matching.phrasings import told_texts
from bot.matching.question import Hits, Question
from bot.matching.readings import SLOT, took_part
from bot.matching.words import SHORT_SLIP
from knowledge.model import LANGUAGES, Film, KnowledgeBase, Person, Text

_LOOKED_AT = 12
_NEXT = 0.4
"""How well the next one fits where it is not looked at."""
_SCORE, _BEYOND = 0.8, 0.03
"""What the likeness to one sentence and the spelling count beside the share of the question that is covered."""
_HEAVY = 10.0
"""The weight of the words that describe something which counts as 1."""

_AS_RARE = 0.92
"""What part of its rarity in descriptions a word must have in what is asked, to describe more than it asks."""
_FEWEST = 2
"""The fewest such words of a description that no name stands beside."""

_PROFESSIONS = {"writer": "screenwriter"}
"""What those are who have a credit, where it is not called the same."""


@dataclass(frozen=True, slots=True)
class Described:
    """A film or person that a question describes."""

    kind: str
    """film or person."""
    id: str
    hidden: frozenset[str]
    """The words that only describe it: those of names, and those rarer in what is asked of films and people."""
    specific: int
    """How many words outside of names describe it and are rarer in all that is asked."""
    weight: float
    """The weight of these: how much they say."""
    share: float
    """The share of the question's weight that the description covers outside of names."""
    lead: float
    """How much better it fits than the next one of its kind."""


class Descriptions:
    """All films and people, to be found by what is known of them."""

    def __init__(self, index: PhraseIndex, films: Mapping[str, Film], asking: PhraseIndex, beside: PhraseIndex) -> None:
        """Take the `index` of the `described_texts` of all entries, which are `films` or people.

        `asking` has what is asked of them, `beside` what is asked of nothing of the kind: what is said
        there describes none of them.
        """
        self._index, self._asking, self._beside = index, asking, beside
        self._films = films

    def find(self, words: Sequence[str], mentions: Sequence[Mention]) -> list[Described]:
        """Give the film and the person that the words of a question describe best.

        None of its `mentions` names them; where one is a whole name, they have to do with it.
        """
        question = self._index.read(words)
        hits = self._index.search(question, _LOOKED_AT)
        if hits is None:
            return []
        merits = hits.covered @ question.weights / question.total + _SCORE * hits.scores + _BEYOND * hits.beyond
        order = np.argsort(-merits).tolist()
        found = []
        for is_film in (True, False):
            best = [place for place in order if (hits.ids[place] in self._films) == is_film]
            if best and self._is_meant(hits.ids[best[0]], mentions):
                lead = float(merits[best[0]] - (merits[best[1]] if len(best) > 1 else _NEXT))
                found.append(self._described(question, hits, best[0], words, mentions, lead))
        return [one for one in found if one.specific >= _FEWEST or any(map(_is_whole_name, mentions))]

    def _is_meant(self, entry: str, mentions: Sequence[Mention]) -> bool:
        """Say whether a film or person can be the one that is described beside what is named."""
        return not any(entry in mention.ids for mention in mentions) and all(
            self._has_to_do_with(entry, mention) for mention in mentions if _is_whole_name(mention)
        )

    def _has_to_do_with(self, entry: str, named: Mention) -> bool:
        """Say whether a film has a person that is named, or a person took part in a film that is."""
        if (entry in self._films) == (named.kind == "film"):
            return False
        films, people = (named.ids, (entry,)) if named.kind == "film" else ((entry,), named.ids)
        return took_part(people, films, self._films)

    def _described(
        self,
        question: Question,
        hits: Hits,
        place: int,
        said: Sequence[str],
        mentions: Sequence[Mention],
        lead: float,
    ) -> Described:
        words = [word.word for word in question.words]
        inside = _inside(said, filter(_is_whole_name, mentions))
        naming = _inside(said, (mention for mention in mentions if mention.kind in ("person", "role")))
        elsewhere = np.array([index.rarity(words) for index in (self._asking, self._beside)])
        outside = np.array([word not in inside for word in words])
        meant = outside & ~np.array([word.filler for word in question.words])
        telling = meant & (hits.covered[place] >= SHORT_SLIP) & (_AS_RARE * self._index.rarity(words) <= elsewhere)
        specific = telling.all(axis=0)
        if naming.issuperset(word for word, tells in zip(words, specific, strict=True) if tells):
            specific[:] = False  # a given name and a surname name somebody, whoever else bears the one and the other
        return Described(
            kind="film" if hits.ids[place] in self._films else "person",
            id=hits.ids[place],
            hidden=inside.union(word for word, tells in zip(words, telling[0], strict=True) if tells),
            specific=int(specific.sum()),
            weight=float(question.weights @ specific) / _HEAVY,
            share=float(question.weights @ (hits.covered[place] * outside)) / question.total,
            lead=lead,
        )


def _is_whole_name(mention: Mention) -> bool:
    return mention.kind in ("film", "person") and mention.whole and not mention.common


def _inside(words: Sequence[str], mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(word for mention in mentions for word in words[mention.start : mention.end])


def described_texts(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Give what is known of each film and person as folded texts."""
    told: dict[str, list[str]] = {}
    for entry, texts in told_texts(knowledge):
        own = told.setdefault(entry.partition("@")[2], [])
        own += (" ".join(word for word in text.split() if not word.startswith(SLOT)) for text in texts)
    known = {film.id: _of_film(film, knowledge) for film in knowledge.films.values()}
    known |= {person.id: _of_person(person, knowledge) for person in knowledge.people.values()}
    return {entry: tuple(dict.fromkeys((*told.get(entry, ()), *fold_all(texts)))) for entry, texts in known.items()}


def _of_film(film: Film, knowledge: KnowledgeBase) -> Iterator[str]:
    genres = [knowledge.terms[genre] for genre in film.genres]
    when = f"{film.year} {film.year // 10 * 10}s" if film.year else ""
    yield from (*film.title.all(), *film.aliases, when)
    yield from (name for genre in genres for name in (*genre.name.all(), *genre.forms))
    if film.based_on:
        yield from _lines(film.based_on.title, *(knowledge.people[author].name for author in film.based_on.authors))
    for credit, people in film.credits.items():
        yield from (
            line for person in people for line in _lines(knowledge.people[person].name, _profession(credit, knowledge))
        )
    for part in film.cast:
        yield from _lines(knowledge.people[part.person].name, part.role, part.description)


def _of_person(person: Person, knowledge: KnowledgeBase) -> Iterator[str]:
    for profession in (knowledge.terms[one] for one in person.professions):
        yield from ((profession.feminine if person.gender == "female" else None) or profession.name).all()
    yield from (text for place in (person.birth_place, person.death_place) if place for text in place.all())
    yield from (*person.name.all(), *(date[:4] for date in (person.born, person.died)))
    for film in knowledge.films.values():
        yield from _in_film(person, film, knowledge)


def _in_film(person: Person, film: Film, knowledge: KnowledgeBase) -> Iterator[str]:
    """Give as what somebody took part in a film."""
    for credit, people in film.credits.items():
        if person.id in people:
            yield from _lines(film.title, _profession(credit, knowledge))
            yield from (f"{film.year or ''}", *film.aliases)
    for part in film.cast:
        if part.person == person.id:
            yield from _lines(film.title, part.role, part.description)
    if film.based_on and person.id in film.based_on.authors:
        yield from _lines(film.title, film.based_on.title)


def _profession(credit: str, knowledge: KnowledgeBase) -> Text | None:
    """Name what somebody with a credit is."""
    term = knowledge.terms.get(_PROFESSIONS.get(credit, credit))
    return term.name if term else None


def _lines(*texts: Text | None) -> Iterator[str]:
    """Put texts side by side in each language."""
    for language in LANGUAGES:
        yield " ".join(text.in_(language) for text in texts if text)
