"""What may become of a cluster: by how likely the matcher finds which entries, and by what came of it before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest

from bot.editing.clusters import Cluster, Wording
from bot.editing.proposals import Proposal, as_form, propose, takes_none
from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked
from bot.matching.entities import Mention
from bot.matching.matcher import Candidate, Match, Matcher
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from knowledge.loader import load
from tests.editing.folders import folder_of

MUSEUM, FOUNDING = Asked("museum"), Asked("founding")
DIRECTOR = Asked("film.director", films=("sevil_1929",))
GREETING = Asked("smalltalk.greeting")
NAMED = Mention(0, 1, "film", ("sevil_1929",), 1.0, True)


@dataclass
class Scripted:
    """A matcher that finds what it is told to find, in any text or in some."""

    found: Mapping[str, Mapping[Asked, float]]
    mentions: tuple[Mention, ...] = ()

    def ask(self, text: str, about: Mention | None = None) -> Match:
        found = self.found.get(text, self.found.get("", {}))
        candidates = [Candidate(asked, np.zeros(1), 0.0, share) for asked, share in found.items()]
        candidates.sort(key=lambda one: -one.confidence)
        return Match(None, None, 0.0, tuple(candidates), tuple(text.split()), self.mentions)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Mind:
    return Mind.build(load(folder_of(tmp_path_factory.mktemp("knowledge"))), Phrasebook().say)


def cluster(*texts: str, outcome: str = "unknown", about: str = "", answers: str = "", language: str = "en") -> Cluster:
    abouts = {about: 2} if about else {}
    wordings = [Wording(text, answers, 2, {language: 2}, {outcome: 2}, abouts) for text in texts or ("which place",)]
    return Cluster(tuple(wordings))


def proposed(
    mind: Mind,
    found: Mapping[Asked, float],
    asked: Cluster | None = None,
    mentions: tuple[Mention, ...] = (),
) -> Proposal:
    scripted = cast(Matcher, Scripted({"": found}, mentions))
    return propose(asked or cluster(), replace(mind, matcher=scripted))


# --- a new phrasing


@pytest.mark.parametrize(
    ("asked", "entry", "question"),
    [
        (MUSEUM, "museum", "where is the museum"),
        (DIRECTOR, "film.director", "“Sevil” (1929): director"),
        (GREETING, "greeting", "hello"),
    ],
)
def test_one_likely_entry_gets_a_new_phrasing(small: Mind, asked: Asked, entry: str, question: str) -> None:
    found = proposed(small, {asked: 0.4, FOUNDING: 0.1})
    assert found.kind == "phrasing"
    first, second = found.guesses
    assert (first.entry, first.question) == (entry, question)
    assert first.confidence == pytest.approx(0.4)
    assert second.entry == "founding"


@pytest.mark.parametrize(
    ("language", "question"), [("az", "muzey haradadır"), ("ru", "где находится музей"), ("xx", "muzey haradadır")]
)
def test_the_question_is_that_of_the_language_in_which_most_asked(small: Mind, language: str, question: str) -> None:
    found = proposed(small, {MUSEUM: 0.4}, cluster(language=language))
    assert found.guesses[0].question == question


def test_two_entries_of_like_likelihood_are_none_that_is_meant(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.45, FOUNDING: 0.4})
    assert found.kind == "entry"
    assert [guess.entry for guess in found.guesses] == ["museum", "founding"]


def test_an_unlikely_entry_is_near_at_best(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.2})
    assert (found.kind, [guess.entry for guess in found.guesses]) == ("entry", ["museum"])
    found = proposed(small, {MUSEUM: 0.04})
    assert (found.kind, found.guesses) == ("ignore", ())


def test_no_more_than_three_entries_are_named(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.2, FOUNDING: 0.19, DIRECTOR: 0.18, GREETING: 0.17})
    assert [guess.entry for guess in found.guesses] == ["museum", "founding", "film.director"]


def test_all_wordings_that_are_shown_have_a_say(small: Mind) -> None:
    scripted = Scripted({"a": {MUSEUM: 0.5}, "b": {FOUNDING: 0.5}, "c": {FOUNDING: 0.5}, "d": {MUSEUM: 9.0}})
    found = propose(cluster("a", "b", "c", "d"), replace(small, matcher=cast(Matcher, scripted)))
    assert [guess.entry for guess in found.guesses] == ["founding", "museum"]
    assert found.kind == "phrasing"
    assert found.guesses[0].confidence == pytest.approx(1 / 3)


def test_what_the_knowledge_answers_by_now_is_answered(small: Mind) -> None:
    assert proposed(small, {MUSEUM: 0.7}).kind == "answered"
    assert proposed(small, {GREETING: 0.9}).kind == "answered"


# --- no entry


@pytest.mark.parametrize(
    ("asked", "kind", "why"),
    [
        (Asked(UNKNOWN_NAME), "entry", "a name that no entry has"),
        (Asked(NO_SUBJECT), "ignore", "does not say about which"),
        (Asked("decline.weather"), "ignore", "decline.weather"),
        (Asked("film.composer", films=("sevil_1929",)), "entry", "“Sevil” (1929) (sevil_1929) is there"),
    ],
)
@pytest.mark.parametrize("share", [0.3, 0.95])
def test_what_is_not_held_is_told_from_what_is_not_known(
    small: Mind, asked: Asked, kind: str, why: str, share: float
) -> None:
    found = proposed(small, {asked: share, MUSEUM: 0.1})
    assert found.kind == kind
    assert why in found.why
    assert [guess.entry for guess in found.guesses] == ["museum"]


def test_what_is_far_likelier_than_an_entry_keeps_the_entry_from_being_meant(small: Mind) -> None:
    assert proposed(small, {Asked("decline.weather"): 0.6, MUSEUM: 0.26}).kind == "ignore"
    assert proposed(small, {Asked("decline.weather"): 0.5, MUSEUM: 0.26}).kind == "phrasing"


def test_a_known_name_about_which_nothing_is_known_asks_for_something_new(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.01}, mentions=(NAMED,))
    assert found.kind == "entry"
    assert "sevil_1929" in found.why


def test_where_nothing_is_near_there_is_nothing_to_do(small: Mind) -> None:
    assert proposed(small, {}).kind == "ignore"


def test_numbers_alone_are_no_question(small: Mind) -> None:
    assert proposed(small, {MUSEUM: 0.4}, cluster("12 34")).kind == "ignore"


# --- what came of it before


def test_what_was_offered_in_vain_is_not_proposed_again(small: Mind) -> None:
    for about in ("museum", "founding,museum", "founding|museum", "founding museum"):
        found = proposed(small, {MUSEUM: 0.5, DIRECTOR: 0.3}, cluster(outcome="none", about=about))
        assert (found.kind, found.guesses[0].entry) == ("phrasing", "film.director")
    found = proposed(small, {DIRECTOR: 0.5}, cluster(outcome="none", about="sevil_1929.director"))
    assert (found.kind, found.guesses) == ("ignore", ())


def test_what_was_offered_may_still_be_meant_where_nobody_said_no(small: Mind) -> None:
    assert proposed(small, {MUSEUM: 0.5}, cluster(outcome="suggest", about="museum")).kind == "phrasing"


def test_a_reported_answer_is_to_be_looked_at_whatever_is_found(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.9}, cluster(outcome="reported", about="founding"))
    assert (found.kind, found.guesses) == ("look", ())
    assert "founding" in found.why
    assert proposed(small, {}, cluster(outcome="reported")).kind == "look"


def test_what_more_people_asked_than_reported_is_to_be_looked_at_all_the_same(small: Mind) -> None:
    both = Wording("which place", "", 4, {"en": 4}, {"unknown": 3, "reported": 1}, {"museum": 1})
    assert proposed(small, {MUSEUM: 0.9}, Cluster((both,))).kind == "look"


def test_an_answer_to_a_quiz_question_is_to_be_looked_at(small: Mind) -> None:
    found = proposed(small, {MUSEUM: 0.9}, cluster("misjon", outcome="near", about="quiz_who", answers="quiz_who"))
    assert found.kind == "look"
    assert "quiz_who" in found.why


# --- the own knowledge


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what will the weather be like in baku tomorrow", "ignore"),
        ("who directed fitzcarraldo", "entry"),
        ("when was the azerbaijanfilm studio founded", "answered"),
    ],
)
def test_real_questions(own_mind: Mind, text: str, kind: str) -> None:
    assert propose(cluster(text), own_mind).kind == kind


# --- forms of templates


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("sevil who made it", "{film} who made it"),
        ("who made koroglu", "who made {film}"),
        ("sevilin rejissoru", "{film} rejissoru"),
        ("who made it", None),
    ],
)
def test_names_become_slots(small: Mind, text: str, form: str | None) -> None:
    assert as_form(text, "film.director", small) == form


def test_a_template_that_needs_no_slot_takes_a_text_as_it_is(small: Mind) -> None:
    assert as_form("is it windy around sevil", "decline.weather", small) == "is it windy around sevil"


@pytest.mark.parametrize("entry", ["museum", "film.director", "decline.weather", "greeting"])
def test_facts_templates_and_small_talk_take_phrasings(small: Mind, entry: str) -> None:
    assert takes_none(entry, small.knowledge) == ""


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("sevil_1929", "is a film and takes no phrasings of its own.*--entry: film.director$"),
        ("amo_bek", "is a person and takes no phrasings of its own"),
        ("drama", "is a term"),
        ("quiz_silent", "is a quiz question"),
        ("nobody", "no entry 'nobody'$"),
        ("muse", "no entry 'muse'; near: museum$"),
        ("", "no entry ''$"),
    ],
)
def test_other_entries_say_why_they_take_none(small: Mind, entry: str, why: str) -> None:
    assert re.search(why, takes_none(entry, small.knowledge))


def test_the_folder_of_these_tests_is_sound(tmp_path: Path) -> None:
    assert load(folder_of(tmp_path)).quiz
