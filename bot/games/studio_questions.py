"""Questions on the studio and the history around it: those written by hand, and its dated events."""

from collections.abc import Iterator

from bot.games.almanac import Almanac
from bot.games.chance import shuffled
from bot.games.draft import LONGEST_WHY, Draft, Subject, line
from bot.games.film_questions import film_subject
from bot.games.people_questions import person_subject
from bot.games.question import KINDS, Topic
from bot.matching.asked import Asked
from knowledge.model import Fact, KnowledgeBase, QuizEntry, Text

_HISTORY = frozenset(("early_cinema", "firsts", "national_day", "jabbarli"))
"""Topics of facts that are about the time before and around the studio."""
_ORDERED = 4
_APART = 2
"""Events in an order lie so many years apart at least."""


def studio_drafts(almanac: Almanac) -> Iterator[Draft]:
    """Give the questions written by hand and those on dated events."""
    for entry in almanac.knowledge.quiz.values():
        yield _by_hand(almanac.knowledge, entry)
    events = [fact for fact in almanac.knowledge.facts.values() if fact.event and not fact.conflict]
    for fact in events:
        yield from _on_event(fact, events)


def fact_subject(fact: Fact) -> Subject:
    """Give a fact as a subject."""
    return Subject(fact.id, fact.sources[0], Asked(fact.id), int(fact.date[:4]) if fact.date else None)


def _topic(fact: Fact) -> Topic:
    return "history" if fact.topic in _HISTORY else "studio"


def _by_hand(knowledge: KnowledgeBase, entry: QuizEntry) -> Draft:
    subject, topic = _subject(knowledge, entry.about)
    hint = line("hint-decade", decade=str(entry.year // 10 * 10)) if entry.year else None
    right = entry.year or ("true" if entry.truth else "false") if entry.answer is None else entry.answer
    accepted = (*entry.answer.all(), *entry.accepted) if entry.answer and entry.kind == "typed" else ()
    kind = next(kind for kind in KINDS if kind == entry.kind)
    return Draft(
        subject, entry.id, kind, topic, entry.difficulty, entry.prompt, right, (entry.why,),
        wrong=entry.wrong, hint=hint, accepted=accepted,
    )  # fmt: skip


def _subject(knowledge: KnowledgeBase, about: str) -> tuple[Subject, Topic]:
    if about in knowledge.facts:
        return fact_subject(knowledge.facts[about]), _topic(knowledge.facts[about])
    if about in knowledge.films:
        return film_subject(knowledge.films[about]), "films"
    return person_subject(knowledge.people[about]), "people"


def _on_event(fact: Fact, events: list[Fact]) -> Iterator[Draft]:
    """Ask for the year of an event, and to put it in order with three others."""
    event, year = fact.event or Text("", "", ""), _year(fact)
    subject, topic = fact_subject(fact), _topic(fact)
    hint = line("hint-decade", decade=str(year // 10 * 10))
    fits = max(map(len, fact.text.all())) <= LONGEST_WHY
    why = fact.text if fits else line("why-event", year=str(year), event=event)
    prompt = line("ask-event-year", event=event)
    yield Draft(subject, "event", "year", topic, fact.tier, prompt, year, (why,), hint=hint)
    chosen = [fact]
    for other in shuffled(events, f"{fact.id}.order", lambda one: one.id):
        if len(chosen) < _ORDERED and all(abs(_year(other) - _year(one)) >= _APART for one in chosen):
            chosen.append(other)
    ordered = sorted(chosen, key=_year)
    if len(ordered) == _ORDERED:
        order = tuple(one.event for one in ordered if one.event)
        level = max(one.tier for one in ordered)
        list_ = line("why-order", list=", ".join(str(_year(one)) for one in ordered))
        yield Draft(
            subject, "order", "order", topic, level, line("ask-order-events"), event, (list_,),
            tuple(one.id for one in chosen[1:]), order=order,
        )  # fmt: skip


def _year(fact: Fact) -> int:
    return int(fact.date[:4])
