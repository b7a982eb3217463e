"""Completing: what a platform offers while somebody types what belongs to a command. Pure."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from textwrap import shorten
from weakref import WeakKeyDictionary

from bot.answers import label, more_of, subject_of
from bot.appointments import APPOINTMENTS, SUBSCRIPTIONS
from bot.games.anniversaries import Calendar, Occasion
from bot.games.chance import shuffled
from bot.games.ledger import PERIODS
from bot.games.question import KINDS, TOPICS
from bot.matching.asked import Asked, data_of, is_held
from bot.matching.fold import MAX_RAW, fold, letters
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.rank import ANSWER_FROM
from bot.matching.words import SAME, TWO_SLIPS, Lexicon, likeness
from bot.mind import Mind
from bot.occasions import Occasions
from bot.wording import Wording
from knowledge.expand import fill, slots_of
from knowledge.model import KnowledgeBase, Language

MOST = 25
"""Completions of one text."""
LONGEST = 100
"""Characters of a label or a value."""

_BEGUN = 0.9
"""How like a word its beginning is."""
_FRONT = 0.05
"""What it adds to likeness to stand in front of a name."""
_LIKELY = 0.25
"""From this confidence on it is offered what a text may ask for."""
_LONGEST_NAME = 6
"""Words at the end of a text that may begin a name."""
_LOOKED_INTO = 2
"""Films and people of which more is offered than what they are."""
_WELL_KNOWN, _OF_EACH = 40, 4
"""Of films, of people and of facts: those of which most can be asked, and how many are suggested on a day."""
_FORMS = 3
"""Of the questions of a fact in each language, those whose words stand for it."""
_SENTENCE = 3
"""Words, with the name of a film, that make a question."""

_WORD = re.compile(r"[0-9a-z]+")
_APOSTROPHES = re.compile(r"['’ʼʻ‘`]")


@dataclass(frozen=True, slots=True)
class Completion:
    """One of the things to choose from."""

    label: str
    """What is shown."""
    value: str
    """What takes the place of what was typed."""


def complete(what: str, typed: str, mind: Mind, occasions: Occasions) -> tuple[Completion, ...]:
    """Give what can be chosen for a part of a command, the likeliest first; nothing for an unknown part.

    It is shown in the language in which `occasions` are told, as of their day.
    """
    shown: dict[str, str] = {}
    for name, value in _OFFERS[what](typed, mind, occasions) if what in _OFFERS else ():
        if 0 < len(value) <= LONGEST and value not in shown.values():
            shown.setdefault(shorten(occasions.wording.capital(name), LONGEST, placeholder="…"), value)
        if len(shown) == MOST:
            break
    return tuple(Completion(name, value) for name, value in shown.items())


_Offer = tuple[str, str]
"""A label of any length with its value."""


# --- lists


def _topics(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    return _named("topic", TOPICS, typed, occasions.wording)


def _kinds(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    return _named("kind", (kind.replace("_", "-") for kind in KINDS), typed, occasions.wording)


def _periods(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    return _named("period", PERIODS, typed, occasions.wording)


def _named(what: str, names: Iterable[str], typed: str, wording: Wording) -> Iterator[_Offer]:
    """Offer things that have words by which they may be called, of which the first is the value."""
    named = ((wording(f"{what}-{name}"), wording(f"words-{what}-{name}").split()[0]) for name in names)
    return _fitting(typed, named)


def _months(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    names = [occasions.wording(f"month-{month}") for month in range(1, 13)]
    return _fitting(typed, zip(names, names, strict=True))


def _posts(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    told = ((occasions.wording(f"settings-{kind}-off"), kind) for kind in SUBSCRIPTIONS)
    return _fitting(typed, ((name.partition(":")[0], kind) for name, kind in told))


def _games(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    return _fitting(typed, ((occasions.wording(f"title-{game}"), game) for game in APPOINTMENTS))


def _fitting(typed: str, offers: Iterable[_Offer]) -> Iterator[_Offer]:
    """Give the offers of whose labels every typed word begins a word."""
    begun = _spelled(typed)
    return (offer for offer in offers if _begin(begun, _spelled(offer[0])))


def _begin(begun: Iterable[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(start) for word in words) for start in begun)


def _spelled(text: str) -> list[str]:
    """Give the words of a text in the letters that are compared; what `fold` reads as a number stays as it is.

    >>> _spelled("Yeddi oğul istərəm"), _spelled("«Сабухи»")
    (['yeddi', 'ogul', 'isterem'], ['sabuxi'])
    """
    return _WORD.findall(_APOSTROPHES.sub("", letters(text[:MAX_RAW])))


# --- what can be asked about


class _Shelf:
    """Things to be found by the words of their names."""

    def __init__(self, things: Sequence[Asked], knowledge: KnowledgeBase) -> None:
        self._things = things
        self._places: dict[str, dict[int, float]] = {}
        """The words of names, with the places of the things called so and what it adds to their likeness."""
        self._named: dict[str, set[Asked]] = {}
        for place, thing in enumerate(things):
            for name in _names_of(thing, knowledge):
                folded = fold(name)
                self._named.setdefault(folded, set()).add(thing)
                for at, word in (*enumerate(_spelled(name)), *enumerate(folded.split())):
                    places = self._places.setdefault(word, {})
                    places[place] = max(places.get(place, 0.0), 0.0 if at else _FRONT)
        self._words = sorted(self._places)
        self._lexicon = Lexicon(self._words)

    def of_name(self, name: str) -> frozenset[Asked]:
        """Give the things of a name."""
        return frozenset(self._named.get(fold(name), ()))

    def find(self, words: Sequence[str]) -> list[Asked]:
        """Give the things in whose names all the words stand, or begin to, the likest first.

        Slips count only where nothing is called as it is typed.
        """
        found = self._scored(words, slips=False) or self._scored(words, slips=True)
        return [self._things[place] for place in sorted(found, key=lambda place: (-found[place], place))]

    def _scored(self, words: Sequence[str], slips: bool) -> dict[int, float]:
        found = dict.fromkeys(range(len(self._things)), 0.0)
        for at, word in enumerate(words, 1):
            like = self._like(word, slips, last=at == len(words)) if found else {}
            found = {place: found[place] + share for place, share in like.items() if place in found}
        return found

    def _like(self, word: str, slips: bool, last: bool) -> dict[int, float]:
        known = {word: SAME} if word in self._places else {}
        if slips:
            similar = ((self._lexicon.words[number], share) for number, share in self._lexicon.similar(word))
            known |= {other: share for other, share in similar if share >= TWO_SLIPS}
        if last:
            known = self._beginning(word, slips) | known
        found: dict[int, float] = {}
        for other, share in known.items():
            for place, gain in self._places[other].items():
                found[place] = max(found.get(place, 0.0), share + gain)
        return found

    def _beginning(self, word: str, slips: bool) -> dict[str, float]:
        """Give the words that begin with a word, or else those that nearly do."""
        begun = self._starting(word)
        if begun or not slips:
            return dict.fromkeys(begun, _BEGUN)
        near = {other: likeness(word, other[: len(word)]) for other in self._starting(word[:1])}
        return {other: _BEGUN * share for other, share in near.items() if share >= TWO_SLIPS}

    def _starting(self, letters: str) -> list[str]:
        return list(takewhile(lambda word: word.startswith(letters), self._words[bisect_left(self._words, letters) :]))


def _names_of(asked: Asked, knowledge: KnowledgeBase) -> list[str]:
    """Give the texts whose words name something."""
    if asked.films:
        film = knowledge.films[asked.films[0]]
        return [*film.title.all(), *film.aliases, f"{film.title.az} {film.year or ''}"]
    if asked.people:
        person = knowledge.people[asked.people[0]]
        return [*person.name.all(), *person.aliases]
    fact = knowledge.facts[asked.attribute]
    return [*(form for forms in fact.questions.values() for form in forms[:_FORMS]), *fact.terms]


class _Library:
    """What can be asked about, that first of which most can be asked; films and people stand for their cards."""

    def __init__(self, mind: Mind) -> None:
        knowledge, wording = mind.knowledge, mind.wording("az")
        self.films = [Asked("film.card", films=(film,)) for film in knowledge.films]
        self.people = [Asked("person.card", people=(person,)) for person in knowledge.people]
        for cards in (self.films, self.people):
            cards.sort(key=lambda card: -len(more_of(card, wording, MOST)))
        self.facts = [Asked(fact.id) for fact in sorted(knowledge.facts.values(), key=lambda fact: fact.tier)]
        self.cards = _Shelf(list(_mixed(self.films, self.people)), knowledge)
        self.told = _Shelf(self.facts, knowledge)

    def named(self, words: Sequence[str]) -> tuple[int, list[Asked]]:
        """Give how many words stand before those that name films or people, or begin to, and the cards of these."""
        for start in range(max(0, len(words) - _LONGEST_NAME), len(words)):
            found = self.cards.find(words[start:])
            if found:
                return start, found
        return len(words), []


def _mixed(*groups: Iterable[Asked]) -> Iterator[Asked]:
    """Give the first of each group, then the second of each."""
    return (one for row in zip_longest(*groups) for one in row if one)


_LIBRARIES: WeakKeyDictionary[Matcher, _Library] = WeakKeyDictionary()
"""What is built over a knowledge when it is first needed, as long as its matcher is in use."""


def _library(mind: Mind) -> _Library:
    library = _LIBRARIES.get(mind.matcher)
    if library is None:
        library = _LIBRARIES[mind.matcher] = _Library(mind)
    return library


# --- questions


def _questions(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    words, wording = _spelled(typed), occasions.wording
    day = occasions.today.isoformat()
    asked = _asked_with(words, typed, mind, wording) if words else _suggested(day, mind, wording)
    return ((label(one, wording), _question(one, wording)) for one in dict.fromkeys(asked))


def _question(asked: Asked, wording: Wording) -> str:
    """Ask for something in words, in none where there is no form for it.

    What is asked of people is only named: a sentence would need the cases of their names.
    """
    if asked.kind != "film":
        return label(asked, wording)
    template = wording.knowledge.templates.get(asked.attribute)
    forms = template.forms[wording.language] if template else ()
    whole = (form for form in forms if len(form.split()) >= _SENTENCE and slots_of(form) == {"film"})
    return wording.capital(fill(next(whole, ""), {"film": subject_of(asked, wording)}))


def _suggested(day: str, mind: Mind, wording: Wording) -> Iterator[Asked]:
    """Give something to ask of each sort, other things every day."""
    library = _library(mind)
    known = (group[:_WELL_KNOWN] for group in (library.films, library.people, library.facts))
    chosen = _mixed(*(shuffled(group, day, data_of)[:_OF_EACH] for group in known))
    return (shuffled((one, *_more_of(one, wording)), f"{day} asked", data_of)[0] for one in chosen)


def _more_of(card: Asked, wording: Wording) -> list[Asked]:
    """Give what else can be asked of a film or a person; a film's year stands in its label."""
    return [one for one in more_of(card, wording, MOST) if one.attribute != "film.year"]


def _asked_with(words: Sequence[str], typed: str, mind: Mind, wording: Wording) -> Iterator[Asked]:
    """Give what a text may ask for when it is finished, the likeliest first."""
    match, library = mind.match(typed), _library(mind)
    before, named = library.named(words)
    if before:
        mentioned = list(_mentioned(match))
        finished = () if mentioned else _finished(words[:before], named, mind, wording)
        yield from _likely((*match.candidates, *finished), mind)
        named = mentioned or named
    facts = library.told.find(words)
    yield from (*facts, *named) if before else (*named, *facts)
    for one in named[:_LOOKED_INTO]:
        yield from _more_of(one, wording)


def _finished(begun: Sequence[str], named: Sequence[Asked], mind: Mind, wording: Wording) -> Iterator[Candidate]:
    """Give what a question that is begun surely asks when it ends with the name of a film or a person."""
    for one in named[:_LOOKED_INTO]:
        match = mind.match(" ".join((*begun, subject_of(one, wording))))
        yield from (candidate for candidate in match.candidates if candidate.confidence >= ANSWER_FROM)


def _mentioned(match: Match) -> Iterator[Asked]:
    """Give the films and people that a text names."""
    for mention in match.mentions:
        if mention.kind == "film":
            yield from (Asked("film.card", films=(film,)) for film in mention.ids)
        elif mention.kind == "person":
            yield from (Asked("person.card", people=(person,)) for person in mention.ids)


def _likely(candidates: Iterable[Candidate], mind: Mind) -> Iterator[Asked]:
    """Give what is likely asked for and held, of each film or person by itself."""
    for candidate in sorted(candidates, key=lambda one: -one.confidence):
        asked = candidate.asked
        if candidate.confidence < _LIKELY or not is_held(asked, mind.knowledge):
            continue
        if asked.kind in ("film", "person"):
            yield from (replace(asked, films=(film,)) for film in asked.films)
            yield from (replace(asked, people=(person,)) for person in asked.people)
        elif asked.attribute in mind.knowledge.facts:
            yield asked


# --- occasions

_Names = Mapping[Occasion, tuple[str, list[str]]]
"""Occasions with their names and the words of these."""
_NAMES: WeakKeyDictionary[Calendar, dict[Language, _Names]] = WeakKeyDictionary()


def _names(occasions: Occasions) -> _Names:
    """Name all occasions of a calendar, once for each language."""
    calendar, wording = occasions.calendar, occasions.wording
    known = _NAMES.setdefault(calendar, {})
    if wording.language not in known:
        dated = [one for month in range(1, 13) for one in calendar.in_month(month)]
        films = [one for film in wording.knowledge.films if (one := calendar.of(film))]
        named = {one: occasions.name(one) for one in (*dated, *films)}
        known[wording.language] = {one: (name, _spelled(name)) for one, name in named.items()}
    return known[wording.language]


def _anniversaries(typed: str, mind: Mind, occasions: Occasions) -> Iterator[_Offer]:
    """Offer occasions, the nearest first, then films of which only the year is known."""
    calendar, today, names = occasions.calendar, occasions.today, _names(occasions)
    words, cards = _spelled(typed), _library(mind).cards
    entries = {entry for one in cards.find(words) for entry in (*one.films, *one.people)}
    nearest = (*calendar.on(today), *(one for _, one in calendar.upcoming(today, len(names))))
    for one in dict.fromkeys((*nearest, *calendar.round_films(today.year), *names)):
        name, parts = names[one]
        if one.entry in entries or _begin(words, parts):
            yield name, _told_apart(one, cards, occasions)


def _told_apart(one: Occasion, cards: _Shelf, occasions: Occasions) -> str:
    """Name the day of an occasion, or else its honoree; nothing where either stands for another occasion."""
    calendar, wording, knowledge = occasions.calendar, occasions.wording, occasions.wording.knowledge
    month, day = one.day
    if month and next(other for other in calendar.in_month(month) if other.day == one.day) == one:
        return wording("day-month", day=str(day), month=month)
    film = knowledge.films.get(one.entry)
    honoree = wording.own(film.title) if film else wording.person(one.entry) if one.entry in knowledge.people else ""
    bearers = {entry for card in cards.of_name(honoree) for entry in (*card.films, *card.people)}
    dated = (calendar.of(entry) for entry in (*knowledge.films, *knowledge.people) if entry in bearers)
    return honoree if next(filter(None, dated), None) == one else ""


_OFFERS: Mapping[str, Callable[[str, Mind, Occasions], Iterator[_Offer]]] = {
    "question": _questions,
    "topic": _topics,
    "kind": _kinds,
    "occasion": _anniversaries,
    "month": _months,
    "period": _periods,
    "post": _posts,
    "game": _games,
}
