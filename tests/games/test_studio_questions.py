"""Questions written by hand and on dated events, from small knowledges that each show one rule."""

from itertools import pairwise
from typing import Any

import pytest

from bot.games.almanac import Almanac
from bot.games.draft import Draft, line
from bot.games.studio_questions import studio_drafts
from bot.matching.asked import Asked
from knowledge.model import Fact, Film, Person, QuizEntry, Source, Text
from tests.games.test_almanac import SOURCE, base, film, person, same


def fact(id: str, date: str = "", **fields: Any) -> Fact:
    """Give a fact; with a date it has an event named like it."""
    values: dict[str, Any] = {
        "topic": "history",
        "tier": 1,
        "text": same(f"This is {id}."),
        "answer": same(date),
        "terms": (),
        "questions": {},
        "sources": (Source(id, f"https://example.org/{id}"),),
        "date": date,
        "event": same(f"the {id}") if date else None,
    }
    return Fact(id, **(values | fields))


def by_hand(kind: str, about: str = "opening", **fields: Any) -> QuizEntry:
    """Give a question written by hand."""
    values: dict[str, Any] = {"difficulty": 2, "prompt": ASKED, "why": WHY}
    return QuizEntry("quiz_one", about, kind, **(values | fields))


ASKED = Text("Nə?", "What?", "Что?")
WHY = Text("Çünki.", "Because.", "Потому.")
WRONG = (same("A circus"), same("A bank"), same("A school"))
OPENING = fact("opening", "1923-04-28")


def drafts_of(*entries: Fact | Film | Person | QuizEntry) -> dict[str, Draft]:
    """Give the questions by their ids; no id stands twice."""
    drafts = list(studio_drafts(Almanac(base(*entries))))
    found = {draft.id: draft for draft in drafts}
    assert len(found) == len(drafts)
    return found


# --- written by hand


def test_a_choice_by_hand_keeps_its_options() -> None:
    draft = drafts_of(OPENING, by_hand("choice", answer=same("A theatre"), wrong=WRONG))["opening.quiz_one.choice"]
    assert (draft.answer, draft.wrong) == (same("A theatre"), WRONG)
    assert draft.accepted == ()


@pytest.mark.parametrize(("truth", "answer"), [(True, "true"), (False, "false")])
def test_a_statement_by_hand_keeps_its_truth(truth: bool, answer: str) -> None:
    draft = drafts_of(OPENING, by_hand("true_false", truth=truth))["opening.quiz_one.true_false"]
    assert draft.answer == answer


def test_a_year_by_hand_has_its_decade_as_a_hint() -> None:
    draft = drafts_of(OPENING, by_hand("year", year=1927))["opening.quiz_one.year"]
    assert draft.answer == 1927
    assert draft.hint == line("hint-decade", decade="1920")


def test_a_typed_answer_by_hand_is_accepted_in_each_language_and_further_spellings() -> None:
    answer = Text("Almaz", "Almas", "Алмаз")
    draft = drafts_of(OPENING, by_hand("typed", answer=answer, accepted=("Almass",)))["opening.quiz_one.typed"]
    assert draft.accepted == ("Almaz", "Almas", "Алмаз", "Almass")
    assert draft.wrong == ()


@pytest.mark.parametrize("difficulty", [1, 2, 3])
def test_what_is_by_hand_is_told_as_written(difficulty: int) -> None:
    (draft, *_) = drafts_of(OPENING, by_hand("year", year=1927, difficulty=difficulty)).values()
    assert (draft.prompt, draft.why, draft.difficulty) == (ASKED, (WHY,), difficulty)


@pytest.mark.parametrize(
    ("about", "topic", "more", "decade"),
    [
        (fact("one", "1923", topic="history"), "studio", Asked("one"), 1920),
        (fact("one", "1898", topic="early_cinema"), "history", Asked("one"), 1890),
        (fact("one", topic="firsts"), "history", Asked("one"), None),
        (film("one", 1936, sources=(Source("one", "https://example.org/one"),)), "films", "film.card", 1930),
        (person("one", sources=(Source("one", "https://example.org/one"),)), "people", "person.card", None),
    ],
)
def test_topic_source_and_decade_are_those_of_the_entry(
    about: Fact | Film | Person, topic: str, more: Asked | str, decade: int | None
) -> None:
    draft = drafts_of(about, by_hand("year", "one", year=1927))["one.quiz_one.year"]
    assert (draft.topic, draft.decade) == (topic, decade)
    assert draft.subject.source == Source("one", "https://example.org/one")
    assert draft.subject.more == more or draft.subject.more.attribute == more
    assert draft.about == ("one",)


# --- events


def test_the_year_of_an_event_is_asked_for_without_telling_it() -> None:
    draft = drafts_of(OPENING)["opening.event.year"]
    assert draft.answer == 1923
    assert draft.prompt == line("ask-event-year", event=same("the opening"))
    assert draft.why == (same("This is opening."),)
    assert draft.hint == line("hint-decade", decade="1920")
    assert draft.subject.source != SOURCE
    assert draft.subject.source == OPENING.sources[0]


def test_of_a_span_the_first_year_is_meant() -> None:
    assert drafts_of(fact("building", "1920-04/1923"))["building.event.year"].answer == 1920


@pytest.mark.parametrize(
    "unfit", [fact("one", "1923", conflict=same("Sources differ.")), fact("one", "1923", event=None), fact("one")]
)
def test_a_fact_that_is_disputed_or_has_no_event_is_not_asked_about(unfit: Fact) -> None:
    assert drafts_of(unfit) == {}


@pytest.mark.parametrize("topic", ["early_cinema", "firsts", "national_day", "jabbarli"])
def test_what_was_before_and_around_the_studio_is_history(topic: str) -> None:
    (draft,) = drafts_of(fact("one", "1898", topic=topic)).values()
    assert draft.topic == "history"


def test_what_is_of_the_studio_is_on_the_studio() -> None:
    (draft,) = drafts_of(fact("one", "1960", topic="names")).values()
    assert draft.topic == "studio"


@pytest.mark.parametrize("tier", [1, 2, 3])
def test_an_event_is_as_hard_as_its_fact_is_niche(tier: int) -> None:
    assert drafts_of(fact("one", "1923", tier=tier))["one.event.year"].difficulty == tier


def test_the_events_of_an_order_lie_two_years_apart_and_stand_in_order() -> None:
    facts = {f"event_{at}": fact(f"event_{at}", str(1920 + at)) for at in range(12)}
    drafts = drafts_of(*facts.values())
    for id in facts:
        draft = drafts[f"{id}.order.order"]
        events = {one.event: int(one.date) for one in facts.values()}
        years = [events[one] for one in draft.order if isinstance(one, Text)]
        assert facts[id].event in draft.order
        assert len(years) == 4
        assert all(later - earlier >= 2 for earlier, later in pairwise(years))
        assert {facts[one].event for one in draft.about} == set(draft.order)
        assert draft.why == (line("why-order", list=", ".join(map(str, years))),)


def test_events_that_lie_too_near_to_each_other_give_no_order() -> None:
    near = [fact(f"event_{at}", str(1920 + at)) for at in range(5)]
    far = [fact(f"event_{at}", str(1920 + 2 * at)) for at in range(4)]
    assert not [id for id in drafts_of(*near) if id.endswith(".order.order")]
    assert len([id for id in drafts_of(*far) if id.endswith(".order.order")]) == 4


def test_a_disputed_event_is_in_no_order() -> None:
    facts = [fact(f"event_{at}", str(1920 + 2 * at)) for at in range(3)]
    disputed = fact("event_9", "1950", conflict=same("Sources differ."))
    assert not [id for id in drafts_of(*facts, disputed) if id.endswith(".order.order")]


def test_an_order_is_as_hard_as_its_hardest_event() -> None:
    facts = [fact(f"event_{at}", str(1920 + 2 * at), tier=1) for at in range(3)]
    hard = fact("event_9", "1950", tier=3)
    assert drafts_of(*facts, hard)["event_0.order.order"].difficulty == 3
