"""Clusters: what asks alike is together, what one person asked is shown to nobody, what is ignored stays so."""

import random
import time

import pytest

from bot.chat import Unanswered
from bot.editing.clusters import Cluster, clusters_of, find
from bot.editing.likeness import Background
from bot.matching.fold import fold
from knowledge.model import KnowledgeBase, Language

Kept = tuple[Unanswered, int]
NOTHING = Background()


def kept(question: str, askers: int = 2, language: Language = "en", outcome: str = "unknown", about: str = "") -> Kept:
    return Unanswered(question, language, outcome, about), askers


def texts(clusters: list[Cluster]) -> list[list[str]]:
    return [[one.text for one in cluster.wordings] for cluster in clusters]


def test_of_nothing_there_is_nothing() -> None:
    assert clusters_of([], [], NOTHING) == []


def test_what_asks_alike_is_together_and_the_wording_of_most_people_stands_for_it() -> None:
    rows = [kept("who shot batman", 2), kept("batman who shot", 3), kept("where is the canteen", 4)]
    assert texts(clusters_of(rows, [], NOTHING)) == [
        ["batman who shot", "who shot batman"],
        ["where is the canteen"],
    ]


def test_what_most_people_asked_comes_first_and_the_alphabet_decides_the_rest() -> None:
    rows = [kept("where is the canteen", 2), kept("who shot batman", 3), kept("any job", 2)]
    assert texts(clusters_of(rows, [], NOTHING)) == [["who shot batman"], ["any job"], ["where is the canteen"]]


def test_how_many_asked_lies_between_those_of_one_wording_and_those_of_all() -> None:
    (cluster,) = clusters_of([kept("who shot batman", 2), kept("batman who shot", 3)], [], NOTHING)
    assert (cluster.least, cluster.most) == (3, 5)


def test_languages_outcomes_and_what_it_is_about_are_added_up_over_rows_and_wordings() -> None:
    rows = [
        kept("batman", 2, "az"),
        kept("batman", 1, "ru", "suggest", "b"),
        kept("batmans", 4, "ru", "suggest", "a"),
    ]
    (cluster,) = clusters_of(rows, [], NOTHING)
    assert list(cluster.languages.items()) == [("ru", 5), ("az", 2)]
    assert list(cluster.outcomes.items()) == [("suggest", 5), ("unknown", 2)]
    assert list(cluster.about.items()) == [("a", 4), ("b", 1)]


# --- what one person asked


def test_what_one_person_asked_is_not_shown() -> None:
    assert clusters_of([kept("my address is main street", 1)], [], NOTHING) == []


def test_what_one_person_asked_is_not_shown_beside_what_others_did_but_counted() -> None:
    rows = [kept("who shot batman", 2), kept("who shot batman for ali", 1), kept("ali who shot batman", 1)]
    (cluster,) = clusters_of(rows, [], NOTHING)
    assert [one.text for one in cluster.wordings] == ["who shot batman"]
    assert (cluster.rare, cluster.least, cluster.most) == (2, 2, 2)
    assert "ali" not in str(cluster)


def test_many_wordings_of_one_person_each_do_not_add_up_to_several_people() -> None:
    """They may all be of the same one: who asked cannot be told from one question to the next."""
    rows = [kept(text, 1) for text in ("who shot batman", "batman who shot", "who shot the batman")]
    assert clusters_of(rows, [], NOTHING) == []


def test_the_same_wording_in_other_languages_and_with_other_ends_is_of_different_people() -> None:
    (cluster,) = clusters_of([kept("batman", 1, "az"), kept("batman", 1, "ru", "suggest")], [], NOTHING)
    assert (cluster.least, cluster.most) == (2, 2)


def test_more_people_can_be_asked_for() -> None:
    rows = [kept("who shot batman", 4), kept("where is the canteen", 5)]
    assert texts(clusters_of(rows, [], NOTHING, several=5)) == [["where is the canteen"]]


# --- names


def test_a_name_is_short_and_stays_when_others_ask_more() -> None:
    rows = [kept("who shot batman", 2), kept("where is the canteen", 4)]
    (before,) = [one for one in clusters_of(rows, [], NOTHING) if one.text == "who shot batman"]
    assert len(before.id) == 6
    after = clusters_of([*rows, kept("batman who shot", 9), kept("any job", 5)], [], NOTHING)
    found = find(after, before.id)
    assert found and [one.text for one in found.wordings] == ["batman who shot", "who shot batman"]
    assert found.id != before.id
    assert find(after, found.id) is found
    assert find(after, "nobody") is None


def test_names_differ() -> None:
    clusters = clusters_of([kept(f"question {number} {'x' * number}", 2) for number in range(200)], [], NOTHING)
    assert len({one.id for cluster in clusters for one in cluster.wordings}) == 200


# --- ignored


def test_what_is_ignored_is_marked_and_apart_from_the_rest() -> None:
    rows = [kept("who shot batman", 2), kept("where is the canteen", 2)]
    clusters = clusters_of(rows, ["who shot batman"], NOTHING)
    assert {one.text: one.ignored for one in clusters} == {"who shot batman": True, "where is the canteen": False}


def test_what_is_all_but_the_same_as_something_ignored_is_ignored_too_also_when_that_is_swept() -> None:
    rows = [kept("weather in baku tomorrow please", 5), kept("tomorrow weather in baku", 2)]
    clusters = clusters_of(rows, ["weather in baku tomorrow"], NOTHING)
    assert [one.ignored for one in clusters] == [True]


def test_what_is_merely_alike_to_something_ignored_is_shown() -> None:
    rows = [kept("who shot batman returns", 2)]
    assert [one.ignored for one in clusters_of(rows, ["who shot batman"], NOTHING)] == [False]


# --- quiz answers


def test_quiz_answers_are_together_where_and_only_where_they_answer_the_same() -> None:
    rows = [
        kept("aleksandr misjon", 2, outcome="near", about="q1"),
        kept("mison", 3, outcome="near", about="q1"),
        kept("aleksandr misjon", 2, outcome="near", about="q2"),
        kept("aleksandr misjon", 2),
    ]
    clusters = clusters_of(rows, [], NOTHING)
    assert [(one.wordings[0].answers, len(one.wordings)) for one in clusters] == [("q1", 2), ("", 1), ("q2", 1)]
    assert len({one.id for one in clusters}) == 3


def test_a_quiz_answer_is_ignored_for_its_own_question_alone() -> None:
    rows = [kept("sevil", 2, outcome="near", about=about) for about in ("q1", "q2")] + [kept("sevil", 2)]
    first = next(one for one in clusters_of(rows, [], NOTHING) if one.wordings[0].answers == "q1")
    clusters = clusters_of(rows, [one.key for one in first.wordings], NOTHING)
    assert {one.wordings[0].answers: one.ignored for one in clusters} == {"q1": True, "q2": False, "": False}


def test_what_one_person_nearly_answered_is_not_shown() -> None:
    assert clusters_of([kept("misjon", 1, outcome="near", about="q1")], [], NOTHING) == []
    rows = [kept("misjon", 2, outcome="near", about="q1"), kept("ali", 1, outcome="near", about="q1")]
    (cluster,) = clusters_of(rows, [], NOTHING)
    assert ([one.text for one in cluster.wordings], cluster.rare) == (["misjon"], 1)


# --- what was offered in vain


def test_what_one_person_meant_nothing_of_is_not_shown() -> None:
    assert clusters_of([kept("my own secret", 1, outcome="none", about="a|b")], [], NOTHING) == []


def test_what_was_offered_in_vain_is_told_with_what_was_asked() -> None:
    rows = [kept("who shot batman", 2, outcome="none", about="a|b"), kept("who shot batman", 1, outcome="suggest")]
    (cluster,) = clusters_of(rows, [], NOTHING)
    assert cluster.outcomes == {"none": 2, "suggest": 1}
    assert cluster.about == {"a|b": 2}


# --- what was reported


def reported(text: str, askers: int = 1, about: str = "batman.director") -> Kept:
    return kept(text, askers, outcome="reported", about=about)


@pytest.mark.parametrize("several", [2, 5, 100])
def test_what_one_person_reported_is_shown_for_its_text_is_the_bots_own(several: int) -> None:
    (cluster,) = clusters_of([reported("batman director")], [], NOTHING, several)
    assert (cluster.text, cluster.least, cluster.most, cluster.rare) == ("batman director", 1, 1, 0)
    assert cluster.about == {"batman.director": 1}


def test_what_is_reported_is_apart_from_what_people_ask_alike_and_shows_nothing_of_it() -> None:
    rows = [reported("batman director"), kept("director batman", 3), kept("director batman ali", 1)]
    clusters = clusters_of(rows, [], NOTHING)
    assert texts(clusters) == [["director batman"], ["batman director"]]
    assert [list(one.outcomes) for one in clusters] == [["unknown"], ["reported"]]
    assert "ali" not in str(clusters)


def test_a_report_does_not_make_what_one_person_asked_alike_shown() -> None:
    clusters = clusters_of([reported("batman director"), kept("director batman", 1)], [], NOTHING)
    assert texts(clusters) == [["batman director"]]
    assert [one.rare for one in clusters] == [0]


def test_reports_that_are_alike_are_together() -> None:
    rows = [reported("batman director"), reported("director batman", 2, "batman.card")]
    (cluster,) = clusters_of(rows, [], NOTHING)
    assert [one.text for one in cluster.wordings] == ["director batman", "batman director"]
    assert cluster.about == {"batman.card": 2, "batman.director": 1}


def test_what_is_reported_and_was_asked_in_the_very_words_is_a_report_of_both() -> None:
    (cluster,) = clusters_of([reported("batman director"), kept("batman director", 3)], [], NOTHING)
    assert (cluster.most, dict(cluster.outcomes)) == (4, {"unknown": 3, "reported": 1})
    assert cluster.wordings[0].reported


def test_a_report_can_be_ignored() -> None:
    rows = [reported("batman director")]
    (cluster,) = clusters_of(rows, [one.key for one in clusters_of(rows, [], NOTHING)[0].wordings], NOTHING)
    assert cluster.ignored


# --- as a whole


def five_thousand(knowledge: KnowledgeBase) -> list[Kept]:
    chance = random.Random(5)
    questions = [
        (fold(text), language)
        for fact in knowledge.facts.values()
        for language, forms in fact.questions.items()
        for text in forms
    ]
    chosen = dict(chance.sample(questions, 5000))
    return [kept(text, chance.choice((1, 1, 2, 3, 9)), language) for text, language in chosen.items()]


def test_the_order_in_which_questions_come_changes_nothing(own_knowledge: KnowledgeBase) -> None:
    rows = sorted(five_thousand(own_knowledge), key=lambda row: row[0].question)[:400]  # those that begin alike
    background = Background(own_knowledge)
    clusters = clusters_of(rows, [], background)
    random.Random(1).shuffle(rows)
    assert clusters_of(rows, [], background) == clusters
    assert any(len(one.wordings) > 1 for one in clusters)


def test_five_thousand_questions_take_a_few_seconds(own_knowledge: KnowledgeBase) -> None:
    rows = five_thousand(own_knowledge)
    assert len(rows) > 4_500
    started = time.process_time()
    clusters = clusters_of(rows, [text.question for text, _ in rows[:50]], Background(own_knowledge))
    assert time.process_time() - started < 8
    assert sum(len(one.wordings) for one in clusters) == sum(askers > 1 for _, askers in rows)


@pytest.mark.parametrize("text", ["x" * 300, "1", "a", "1970 1980"])
def test_odd_questions_are_questions(text: str) -> None:
    assert texts(clusters_of([kept(text)], [], NOTHING)) == [[text]]
