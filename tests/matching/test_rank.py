"""Evidence from several signals, and the confidence it is worth."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.index import Hit, PhraseIndex, Question
from bot.matching.rank import (
    ANSWER_FROM,
    NAMES,
    NO_NAME,
    Naming,
    Signals,
    Weights,
    confidences,
    evidence,
    measure,
)
from bot.matching.words import Lexicon

PHRASINGS = {
    "founded": ("when was the studio founded", "the studio was founded in 1920"),
    "film.director": ("who directed §film", "§film was directed by whom"),
    "person.born": ("when was §person born",),
    "list.year": ("films of §year", "which films were made in §year"),
    "decline.budget": ("what was the budget of §film",),
    "smalltalk.thanks": ("thank you", "thanks"),
}
NONE = Signals(*[0.0] * len(NAMES))
SHARES = [name for name in NAMES if name not in ("agreement", "behind", "as_name")]


@pytest.fixture(scope="module")
def made() -> PhraseIndex:
    return PhraseIndex(
        PHRASINGS, Lexicon(word for texts in PHRASINGS.values() for text in texts for word in text.split())
    )


def hits(made: PhraseIndex, text: str) -> tuple[Question, list[Hit]]:
    question = made.read(text.split())
    return question, made.search(question)


def signals(made: PhraseIndex, text: str, entry: str, naming: Naming = NO_NAME, left_out: float = 0.0) -> Signals:
    question, found = hits(made, text)
    hit = next(hit for hit in found if hit.id == entry)
    return measure(hit, question, hit.covered, naming, left_out)


def value(of: Signals, name: str) -> float:
    number: float = getattr(of, name)
    return number


# --- confidence

evidences = st.lists(st.floats(-25, 25), max_size=12)


@given(evidences)
def test_confidences_sum_below_one(found: list[float]) -> None:
    shares = confidences(found)
    assert len(shares) == len(found)
    assert all(0 < share < 1 for share in shares)
    assert sum(shares) < 1


@given(evidences)
def test_the_order_of_evidence_is_kept(found: list[float]) -> None:
    shares = confidences(found)
    for one, own in zip(found, shares, strict=True):
        for other, others in zip(found, shares, strict=True):
            if one < other - 1e-6:
                assert own < others
            if one == other:
                assert own == others


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8), st.integers(0, 7), st.floats(0.1, 4))
def test_more_evidence_is_more_confidence_and_takes_from_the_others(found: list[float], at: int, more: float) -> None:
    at %= len(found)
    before = confidences(found)
    after = confidences([number + more if place == at else number for place, number in enumerate(found)])
    assert after[at] > before[at]
    assert all(now < was for place, (now, was) in enumerate(zip(after, before, strict=True)) if place != at)


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8), st.floats(-8, 8))
def test_another_candidate_takes_from_all(found: list[float], another: float) -> None:
    assert all(now < was for now, was in zip(confidences([*found, another]), confidences(found), strict=False))


def test_without_candidates_there_is_no_confidence() -> None:
    assert confidences([]) == []


def test_evidence_as_strong_as_none_of_these_is_worth_a_half() -> None:
    assert confidences([0.0]) == [pytest.approx(0.5)]


@pytest.mark.parametrize("runner_up", [0.0, 3.0, 6.0])
def test_two_that_are_equally_likely_are_never_answered(runner_up: float) -> None:
    assert max(confidences([runner_up, runner_up])) < ANSWER_FROM


def test_strong_evidence_alone_is_answered_and_weak_is_not() -> None:
    assert confidences([8.0])[0] > ANSWER_FROM > confidences([-4.0])[0]


@pytest.mark.parametrize("found", [[1e6], [-1e6], [1e6, -1e6], [1e6, 1e6], [-1e6, -1e6]])
def test_evidence_beyond_measure_stays_in_range(found: list[float]) -> None:
    assert all(0 <= share <= 1 for share in confidences(found))


# --- evidence


@pytest.mark.parametrize("bias", [-3.0, 0.0, 2.5])
def test_without_signals_only_the_bias_speaks(bias: float) -> None:
    assert evidence(NONE, Weights(bias, Signals(*[1.0] * len(NAMES)))) == bias


@pytest.mark.parametrize("name", NAMES)
def test_each_signal_counts_by_its_own_weight(name: str) -> None:
    weights = Weights(1.0, Signals(*map(float, range(2, 2 + len(NAMES)))))
    present = Signals(*[0.5 if other == name else 0.0 for other in NAMES])
    assert evidence(present, weights) == pytest.approx(1.0 + 0.5 * value(weights.signals, name))


def test_signals_add_up() -> None:
    weights = Weights(0.0, Signals(*[2.0] * len(NAMES)))
    assert evidence(Signals(*[1.0] * len(NAMES)), weights) == pytest.approx(2.0 * len(NAMES))


def test_no_signals_at_all_are_no_evidence_for_a_candidate() -> None:
    assert evidence(NONE) < 0


@pytest.mark.parametrize(("signal", "helps"), [("exact", True), ("missing", False), ("left_out", False)])
def test_some_signals_can_only_speak_one_way(made: PhraseIndex, signal: str, helps: bool) -> None:
    usual = replace(signals(made, "who directed §film", "film.director"), **{signal: 0.0})
    assert (evidence(replace(usual, **{signal: 1.0})) > evidence(usual)) is helps


# --- what is measured


@pytest.mark.parametrize("entry", PHRASINGS)
def test_a_phrasing_word_for_word_is_exact_and_covered(made: PhraseIndex, entry: str) -> None:
    found = signals(made, PHRASINGS[entry][0], entry)
    assert found.exact == 1
    assert found.coverage == pytest.approx(1)
    assert found.phrase_coverage == pytest.approx(1)
    assert found.uncovered == pytest.approx(0)
    assert found.strangers == found.wrong_numbers == 0


@pytest.mark.parametrize("text", ["when was the studio", "when was the studio founded yesterday", "was studio founded"])
def test_more_or_fewer_words_are_not_exact(made: PhraseIndex, text: str) -> None:
    assert signals(made, text, "founded").exact == 0


def test_the_same_words_are_more_evidence_than_some_of_them(made: PhraseIndex) -> None:
    whole = evidence(signals(made, "when was the studio founded", "founded"))
    part = evidence(signals(made, "when was the studio", "founded"))
    assert whole > part


def test_a_word_the_candidate_lacks_is_uncovered(made: PhraseIndex) -> None:
    all_covered = signals(made, "when was the studio founded", "founded")
    lacking = signals(made, "when was the studio founded budget", "founded")
    assert lacking.coverage < all_covered.coverage
    assert lacking.uncovered > all_covered.uncovered


def test_a_word_of_another_candidate_is_foreign_and_one_of_nobody_strange(made: PhraseIndex) -> None:
    foreign = signals(made, "when was the studio founded budget", "founded")
    strange = signals(made, "when was the studio founded xyzzy", "founded")
    assert (foreign.foreign > 0, foreign.strangers) == (True, 0)
    assert (strange.foreign, strange.strangers > 0) == (0, True)


@pytest.mark.parametrize(("year", "wrong"), [("1920", 0), ("1921", 1)])
def test_a_number_of_the_question_has_to_be_the_candidates(made: PhraseIndex, year: str, wrong: int) -> None:
    assert signals(made, f"the studio was founded in {year}", "founded").wrong_numbers == wrong


def test_a_lone_common_word_says_less_than_a_long_phrasing(made: PhraseIndex) -> None:
    short = signals(made, "thanks", "smalltalk.thanks")
    long = signals(made, "when was the studio founded", "founded")
    assert 0 < long.generic < short.generic < 1


def test_several_alike_phrasings_agree(made: PhraseIndex) -> None:
    several = signals(made, "the studio was founded", "founded")
    alone = signals(made, "when was §person born", "person.born")
    assert several.agreement > alone.agreement == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    ("entry", "text", "signal"),
    [
        ("list.year", "films of §year", "listing"),
        ("decline.budget", "what was the budget of §film", "refusal"),
        ("smalltalk.thanks", "thank you", "chatter"),
    ],
)
def test_lists_refusals_and_small_talk_are_told_by_their_ids(
    made: PhraseIndex, entry: str, text: str, signal: str
) -> None:
    found = signals(made, text, entry)
    kinds = {name: value(found, name) for name in ("listing", "refusal", "chatter")}
    assert kinds == {"listing": 0, "refusal": 0, "chatter": 0} | {signal: 1}
    assert value(signals(made, "who directed §film", "film.director"), signal) == 0


@pytest.mark.parametrize(
    ("naming", "signal"),
    [
        (Naming(partial=True), "partial_name"),
        (Naming(common=True), "common_name"),
        (Naming(named=True), "named"),
        (Naming(assumed=True), "assumed"),
        (Naming(missing=True), "missing"),
        (Naming(unknown=True), "unknown_name"),
        (Naming(doubt=1.0), "name_doubt"),
        (Naming(as_name=1.0), "as_name"),
    ],
)
def test_how_the_name_was_found_is_a_signal(made: PhraseIndex, naming: Naming, signal: str) -> None:
    assert value(signals(made, "who directed §film", "film.director", naming), signal) == 1
    assert value(signals(made, "who directed §film", "film.director"), signal) == 0


def test_what_is_left_out_is_a_signal(made: PhraseIndex) -> None:
    assert signals(made, "thank you", "smalltalk.thanks", left_out=0.4).left_out == 0.4


def test_the_rest_is_covered_without_the_slots_and_the_words_of_a_name(made: PhraseIndex) -> None:
    text = "who directed xyzzy"
    assert signals(made, text, "film.director").rest < 1
    assert signals(made, text, "film.director", Naming(inside=frozenset({2}))).rest == pytest.approx(1)
    assert signals(made, "§film", "film.director").rest == 1


def test_a_strange_word_beside_a_short_name_crowds_it(made: PhraseIndex) -> None:
    short = Naming(short=True)
    assert signals(made, "who directed §film xyzzy", "film.director", short).crowded > 0
    assert signals(made, "who directed §film", "film.director", short).crowded == 0
    assert signals(made, "who directed §film xyzzy", "film.director").crowded == 0


def test_a_strange_word_away_from_the_name_does_not_crowd_it(made: PhraseIndex) -> None:
    assert signals(made, "xyzzy who directed §film", "film.director", Naming(short=True)).crowded == 0


# --- invariants

VOCABULARY = sorted({word for texts in PHRASINGS.values() for text in texts for word in text.split()})
questions = st.lists(
    st.sampled_from([*VOCABULARY, "xyzzy", "directr", "1999", "founders"])
    | st.text("abcdefilmnorstu", min_size=1, max_size=9),
    min_size=1,
    max_size=12,
)
namings = st.builds(
    Naming,
    inside=st.frozensets(st.integers(0, 11)),
    doubt=st.floats(0, 1),
    partial=st.booleans(),
    common=st.booleans(),
    short=st.booleans(),
    named=st.booleans(),
    assumed=st.booleans(),
    missing=st.booleans(),
    unknown=st.booleans(),
)


@given(questions, namings, st.floats(0, 1))
def test_shares_stay_between_none_and_all(
    made: PhraseIndex, words: Sequence[str], naming: Naming, left_out: float
) -> None:
    question = made.read(words)
    for hit in made.search(question):
        found = measure(hit, question, hit.covered, naming, left_out)
        for name in SHARES:
            assert -1e-5 <= value(found, name) <= 1 + 1e-5, name
        assert found.behind <= 0
        assert found.agreement >= -1e-5


@given(questions)
def test_covering_more_words_is_never_less_coverage(made: PhraseIndex, words: Sequence[str]) -> None:
    question = made.read(words)
    for hit in made.search(question):
        own = measure(hit, question, hit.covered)
        full = measure(hit, question, [1.0] * len(hit.covered))
        assert full.coverage >= own.coverage
        assert full.coverage == pytest.approx(1)
        assert full.foreign == full.uncovered == 0
        assert full.rest == pytest.approx(1)
