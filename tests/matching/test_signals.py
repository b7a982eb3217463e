"""What speaks for and against a candidate."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.described import Described
from bot.matching.index import PhraseIndex
from bot.matching.learned import UNKNOWN
from bot.matching.question import Hits, Question, QuestionWord
from bot.matching.signals import NAMES, NO_NAME, SIGNALS, Naming, View, measure
from bot.matching.words import Lexicon

PHRASINGS = {
    "founded": ("when was the studio founded", "the studio was founded in 1920"),
    "film.director": ("who directed §film", "§film was directed by whom"),
    "person.born": ("when was §person born",),
    "decline.budget": ("what was the budget of §film",),
    "smalltalk.thanks": ("thank you", "thanks"),
    "film.trivia@sevil": ("§film is about a veil", "what was burnt in §film"),
}
SHARES = [
    name
    for name in NAMES
    if name not in ("agreement", "beyond", "learned", "as_name", "described_weight", "described_lead")
]
NO_FLOATS = np.zeros(0, dtype=np.float32)
NO_NUMBERS = np.zeros(0, dtype=np.int64)


@pytest.fixture(scope="module")
def made() -> PhraseIndex:
    lexicon = Lexicon(word for texts in PHRASINGS.values() for text in texts for word in text.split())
    return PhraseIndex(PHRASINGS, lexicon, statements=[entry for entry in PHRASINGS if "@" in entry])


def look(made: PhraseIndex, words: Sequence[str], naming: Naming = NO_NAME, left_out: float = 0.0) -> View | None:
    question = made.read(words)
    hits = made.search(question)
    return View.of(question, hits, naming, left_out) if hits else None


def signals(made: PhraseIndex, text: str, entry: str, naming: Naming = NO_NAME) -> dict[str, float]:
    """Give the signals of one candidate by name."""
    view = look(made, text.split(), naming)
    assert view is not None
    return by_name(view)[view.hits.ids.index(entry)]


def by_name(view: View) -> list[dict[str, float]]:
    return [dict(zip(NAMES, row, strict=True)) for row in measure(view).tolist()]


def read(text: str, weights: Sequence[float] = (), known: Sequence[float] = (), elsewhere: str = "") -> Question:
    """Give a question whose words weigh, and are known, as they are told to, else 1; `elsewhere` has foreign ones."""
    words = text.split()
    weights, known = weights or [1.0] * len(words), known or [1.0] * len(words)
    made = tuple(
        QuestionWord(
            word=word,
            weight=weight,
            known=alike,
            phrases=NO_NUMBERS,
            gains=NO_FLOATS,
            covered=NO_FLOATS,
            spelling=NO_FLOATS,
            length=1.0,
            learned=NO_FLOATS,
            learned_length=1.0,
            kind=UNKNOWN,
            filler=False,
            elsewhere=word in elsewhere.split(),
        )
        for word, weight, alike in zip(words, weights, known, strict=True)
    )
    return Question(made, np.array(weights), np.array(known), sum(weights))


def found(*covered: Sequence[float], similarity: float = 0.5) -> Hits:
    """Give one candidate for each row of `covered`, the likenesses of the question's words."""
    one = np.ones(len(covered))
    ids = [f"entry{number}" for number in range(len(covered))]
    return Hits(
        ids=ids,
        scores=0.75 * one,
        similarity=similarity * one,
        phrase_coverage=0.5 * one,
        phrase_weight=10 * one,
        covered=np.array(covered),
        beyond=1.5 * one,
        learned=-0.25 * one,
    )


def column(view: View, name: str) -> list[float]:
    """Give one signal by candidate."""
    return [signals[name] for signals in by_name(view)]


def test_every_signal_has_a_column_of_its_own() -> None:
    assert len(set(NAMES)) == len(NAMES) == len(SIGNALS)
    view = View.of(read("red house"), found([1, 0], [0, 0], [1, 1]))
    matrix = measure(view)
    assert matrix.shape == (3, len(NAMES))
    for place, signal in enumerate(SIGNALS):
        assert np.allclose(matrix[:, place], signal(view)), NAMES[place]


# --- the words of the phrasings


def test_similarity_and_what_the_index_measured_are_passed_on() -> None:
    hits = replace(
        found([1], [1]),
        similarity=np.array([0.7, 0.2]),
        phrase_coverage=np.array([0.6, 0.1]),
        beyond=np.array([2.5, -1]),
        learned=np.array([-0.25, -1.5]),
    )
    view = View.of(read("red"), hits)
    assert column(view, "similarity") == pytest.approx([0.7, 0.2])
    assert column(view, "phrase_coverage") == pytest.approx([0.6, 0.1])
    assert column(view, "beyond") == pytest.approx([2.5, -1])
    assert column(view, "learned") == pytest.approx([-0.25, -1.5])


def test_a_likelihood_beyond_doubt_counts_no_more() -> None:
    hits = replace(found([1], [1], [1], [1]), beyond=np.array([6.9, 7.1, 70, -70]))
    assert column(View.of(read("red"), hits), "beyond") == pytest.approx([6.9, 7, 7, -70])


def test_what_is_learned_speaks_most_for_the_entry_whose_word_it_is(made: PhraseIndex) -> None:
    view = look(made, "when was the studio founded".split())
    assert view is not None
    learned = dict(zip(view.hits.ids, column(view, "learned"), strict=True))
    told = learned.pop("film.trivia@sevil")
    assert told == 0
    assert learned.pop("founded") > -0.1 > -3 > max(learned.values())


@pytest.mark.parametrize("entry", PHRASINGS)
def test_a_phrasing_word_for_word_is_exact_and_covered(made: PhraseIndex, entry: str) -> None:
    told = signals(made, PHRASINGS[entry][0], entry)
    assert told["exact"] == 1
    shares = [told[name] for name in ("similarity", "coverage", "phrase_coverage", "rest")]
    assert shares == pytest.approx([1, 1, 1, 1])
    assert told["strangers"] == told["wrong_numbers"] == 0


@pytest.mark.parametrize("text", ["when was the studio", "when was the studio founded yesterday", "was studio founded"])
def test_more_or_fewer_words_are_not_exact(made: PhraseIndex, text: str) -> None:
    assert signals(made, text, "founded")["exact"] == 0


@pytest.mark.parametrize("lacking", ["similarity", "phrase_coverage", "covered"])
def test_exact_is_only_what_is_alike_in_every_way(lacking: str) -> None:
    hits = replace(found([1], similarity=1), phrase_coverage=np.array([1]))
    less = replace(hits, **{lacking: getattr(hits, lacking) * 0.98})
    assert column(View.of(read("red"), hits), "exact") == [1]
    assert column(View.of(read("red"), less), "exact") == [0]


def test_of_two_candidates_only_the_one_asked_word_for_word_is_exact() -> None:
    hits = replace(found([1], [1], similarity=1), phrase_coverage=np.array([0.5, 1]))
    assert column(View.of(read("red"), hits), "exact") == [0, 1]


def test_agreement_is_what_the_other_phrasings_add() -> None:
    hits = replace(found([1], [1]), similarity=np.array([0.5, 0.5]), scores=np.array([0.5, 0.6]))
    assert column(View.of(read("red"), hits), "agreement") == pytest.approx([0, 0.2])


def test_several_alike_phrasings_agree(made: PhraseIndex) -> None:
    several = signals(made, "the studio was founded", "founded")["agreement"]
    assert several > signals(made, "when was §person born", "person.born")["agreement"] == pytest.approx(0, abs=1e-5)


def test_the_heavier_the_best_phrasing_the_less_generic() -> None:
    hits = replace(found([1], [1], [1]), phrase_weight=np.array([0.0, 10.0, 30.0]))
    assert column(View.of(read("red"), hits), "generic") == pytest.approx([1, 0.5, 0.25])


def test_a_lone_common_word_says_less_than_a_long_phrasing(made: PhraseIndex) -> None:
    short = signals(made, "thanks", "smalltalk.thanks")["generic"]
    assert 0 < signals(made, "when was the studio founded", "founded")["generic"] < short < 1


# --- the words of the question


def test_coverage_is_the_share_of_the_weight_that_is_covered() -> None:
    view = View.of(read("red house", weights=[3, 1]), found([1, 1], [1, 0], [0, 1], [0.5, 0]))
    assert column(view, "coverage") == pytest.approx([1, 0.75, 0.25, 0.375])


def test_the_rest_is_covered_without_the_slots_and_the_words_of_a_name() -> None:
    question, hits = read("who §film red house", weights=[1, 5, 1, 2]), found([1, 0, 0, 1], [0, 1, 1, 1])
    assert column(View.of(question, hits), "rest") == pytest.approx([0.75, 0.75])
    assert column(View.of(question, hits, Naming(inside=frozenset({2}))), "rest") == pytest.approx([1, 2 / 3])


def test_a_view_has_the_rest_by_candidate() -> None:
    question, hits = read("who sevil red", weights=[1, 5, 3]), found([1, 0, 0], [0, 1, 1], [0.5, 0, 0.5])
    view = View.of(question, hits, Naming(inside=frozenset({1})))
    assert np.allclose(view.rest, [0.25, 0.75, 0.5])
    assert View.of(read("§film §person"), found([1, 0])).rest == 1


def test_where_there_is_no_rest_it_is_covered() -> None:
    view = View.of(read("§film sevil"), found([0, 0]), Naming(inside=frozenset({1})))
    assert column(view, "rest") == [1]


def test_beside_a_name_it_counts_what_the_candidate_lacks_of_the_other_words() -> None:
    question, hits = read("who sevil red house", weights=[1, 5, 1, 2]), found([1, 0, 0, 1], [0, 1, 1, 1], [1, 0, 1, 1])
    view = View.of(question, hits, Naming(inside=frozenset({1})))
    assert column(view, "beside_name") == pytest.approx([0.25, 0.25, 0])
    assert column(View.of(question, hits), "beside_name") == [0, 0, 0]


def test_where_all_words_are_a_name_nothing_stands_beside_it() -> None:
    view = View.of(read("izzat sevil"), found([1, 1], [0, 0]), Naming(inside=frozenset({0, 1})))
    assert column(view, "beside_name") == [1, 1]
    assert column(view, "rest") == [1, 1]


def test_by_name_is_the_share_of_the_weight_in_a_name() -> None:
    question, hits = read("who sevil red house", weights=[1, 5, 1, 3]), found([1, 1, 1, 1], [0, 0, 0, 0])
    assert column(View.of(question, hits, Naming(inside=frozenset({1, 2}))), "by_name") == pytest.approx([0.6, 0.6])
    assert column(View.of(question, hits), "by_name") == [0, 0]


def test_the_largest_gap_that_is_written_like_a_name_counts_by_its_weight() -> None:
    question = read("who shot titanic in baku", weights=[1, 1, 4, 1, 2])
    hits = found([1, 1, 0, 1, 0], [1, 1, 1, 1, 0.5], [0, 0, 1, 0, 1])
    names = Naming(large=frozenset({"titanic", "baku", "elsewhere"}))
    assert column(View.of(question, hits, names), "other_name") == pytest.approx([1, 0.25, 0])


@pytest.mark.parametrize("large", [frozenset(), frozenset({"elsewhere"}), frozenset({"who"})])
def test_a_gap_that_is_not_written_like_a_name_is_no_other_name(large: frozenset[str]) -> None:
    view = View.of(read("who shot titanic"), found([1, 1, 0], [1, 0, 0]), Naming(large=large))
    assert column(view, "other_name") == [0, 0]


def test_the_largest_gap_that_is_elsewhere_counts_against_the_heaviest_word() -> None:
    question = read("first turkish sound film oscar", weights=[1, 3, 4, 1, 2], elsewhere="turkish oscar")
    view = View.of(question, found([1, 0, 1, 1, 1], [1, 1, 0, 1, 0], [0, 0.5, 0, 0, 0], [0, 1, 0, 0, 1]))
    assert column(view, "elsewhere") == pytest.approx([0.75, 0.5, 0.5, 0])


def test_beside_a_name_that_is_ours_nothing_is_elsewhere() -> None:
    question = read("which prize did §film win in turkey", elsewhere="turkey")
    assert column(View.of(question, found([1, 1, 1, 1, 1, 1, 0])), "elsewhere") == [0]


def test_a_word_like_none_that_is_known_is_strange_to_every_candidate() -> None:
    view = View.of(read("red house xyzzy", weights=[2, 1, 1], known=[1, 0.6, 0.5]), found([1, 0, 0], [0, 0, 1]))
    assert column(view, "strangers") == pytest.approx([0.25, 0.25])


def test_a_word_of_another_candidate_is_only_not_covered_and_one_of_nobody_is_strange(made: PhraseIndex) -> None:
    others = signals(made, "when was the budget", "founded")
    strange = signals(made, "when was the xyzzy", "founded")
    assert others["strangers"] == 0 < strange["strangers"]
    assert others["coverage"] < 1 > strange["coverage"]
    assert others["learned"] < strange["learned"]  # for what nobody has speaks for nobody


@pytest.mark.parametrize(("covered", "wrong"), [([1, 1, 1], 0), ([0, 1, 1], 0), ([1, 0, 1], 1), ([1, 1, 0], 1)])
def test_every_number_of_the_question_has_to_be_the_candidates(covered: Sequence[float], wrong: float) -> None:
    view = View.of(read("films 1945 1960s"), found(covered, [1, 1, 1]))
    assert column(view, "wrong_numbers") == [wrong, 0]


@pytest.mark.parametrize(("year", "wrong"), [("1920", 0), ("1921", 1)])
def test_a_year_is_right_or_wrong_for_an_entry(made: PhraseIndex, year: str, wrong: int) -> None:
    assert signals(made, f"the studio was founded in {year}", "founded")["wrong_numbers"] == wrong


# --- the name


@pytest.mark.parametrize(
    ("naming", "signal"),
    [
        (Naming(partial=True), "partial_name"),
        (Naming(common=True), "common_name"),
        (Naming(known_beside=True), "known_beside"),
        (Naming(assumed=True), "assumed"),
        (Naming(hop=True), "hop"),
        (Naming(described_beside=True), "described_beside"),
        (Naming(unknown=True), "unknown_name"),
        (Naming(unnamed=True), "unnamed"),
        (Naming(as_name=1.0), "as_name"),
        (Naming(as_name=-1.0), "as_name"),
        (Naming(strange=0.3), "strange_name"),
    ],
)
def test_how_the_name_was_found_is_one_signal_for_every_candidate(naming: Naming, signal: str) -> None:
    question, hits = read("who directed §film"), found([1, 1, 1], [1, 0, 1])
    plain, with_name = by_name(View.of(question, hits)), by_name(View.of(question, hits, naming))
    value = {"as_name": naming.as_name, "strange_name": naming.strange}.get(signal, 1)
    assert [row[signal] for row in plain] == [0, 0]
    assert with_name == [row | {signal: pytest.approx(value)} for row in plain]


@pytest.mark.parametrize(("weight", "counted"), [(0.5, 0.5), (9.0, 3.0)])
def test_how_something_is_described_is_the_same_for_every_candidate(weight: float, counted: float) -> None:
    question, hits = read("who directed §film"), found([1, 1, 1], [1, 0, 1])
    about = Described("film", "sevil", frozenset(), 2, weight, share=0.4, lead=0.2)
    told = {"described": 1, "described_weight": counted, "described_share": 0.4, "described_lead": 0.2}
    plain, described = by_name(View.of(question, hits)), by_name(View.of(question, hits, Naming(described=about)))
    assert not any(row[name] for row in plain for name in told)
    assert described == [row | {name: pytest.approx(value) for name, value in told.items()} for row in plain]


def test_what_is_elsewhere_speaks_against_what_is_described_though_it_has_a_slot() -> None:
    question, hits = read("first turkish §film", elsewhere="turkish"), found([1, 0, 1])
    about = Described("film", "sevil", frozenset(), 2, 1.0, share=0.4, lead=0.2)
    assert column(View.of(question, hits), "elsewhere") == [0]
    assert column(View.of(question, hits, Naming(described=about)), "elsewhere") == [1]


SHORT = Naming(short=True)


def test_a_gap_right_beside_a_short_name_crowds_it_by_its_weight() -> None:
    hits = found([1, 1, 0], [1, 1, 0.5], [1, 1, 1])
    view = View.of(read("who §film xyzzy", weights=[4, 1, 2], known=[1, 1, 0.5]), hits, SHORT)
    assert column(view, "crowded") == pytest.approx([0.5, 0.25, 0])


def test_only_what_looks_like_a_name_crowds_one() -> None:
    hits = found([1, 1, 0])
    assert column(View.of(read("who §film well"), hits, SHORT), "crowded") == [0]
    assert column(View.of(read("who §film well"), hits, replace(SHORT, large=frozenset({"well"}))), "crowded") == [1]


@pytest.mark.parametrize(
    ("text", "crowded"),
    [("xyzzy §film who", 1), ("who §film xyzzy", 1), ("xyzzy who §film", 0), ("§film who xyzzy", 0)],
)
def test_only_a_word_right_beside_the_name_crowds_it(text: str, crowded: float) -> None:
    covered = [0.0 if word == "xyzzy" else 1.0 for word in text.split()]
    known = [0.5 if word == "xyzzy" else 1.0 for word in text.split()]
    assert column(View.of(read(text, known=known), found(covered), SHORT), "crowded") == [crowded]


def test_the_largest_gap_beside_the_name_counts() -> None:
    question = read("red §film house", weights=[1, 1, 4], known=[0.5, 1, 0.5])
    view = View.of(question, found([0, 1, 0.5]), SHORT)
    assert column(view, "crowded") == pytest.approx([0.5])


@pytest.mark.parametrize(("text", "naming"), [("who §film xyzzy", NO_NAME), ("who red xyzzy", SHORT)])
def test_long_names_and_none_are_not_crowded(text: str, naming: Naming) -> None:
    assert column(View.of(read(text), found([1, 1, 0]), naming), "crowded") == [0]


# --- a name that is of no use


def test_a_name_is_idle_for_what_has_no_use_for_it() -> None:
    view = View.of(read("who played §role in §film"), found([1, 1, 1, 1, 1], [1, 1, 0, 1, 1], [0, 0, 1, 0, 1]))
    assert column(view, "idle") == [0, 1, 0]


def test_a_word_that_is_no_name_is_never_idle() -> None:
    hits = found([0, 0, 1], [1, 0, 1])
    assert column(View.of(read("who directed §film"), hits), "idle") == [0, 0]
    assert column(View.of(read("who directed sevil"), found([1, 1, 0])), "idle") == [0]


def test_a_person_is_idle_in_what_is_asked_of_a_film_alone(made: PhraseIndex) -> None:
    assert signals(made, "who directed §film", "film.director")["idle"] == 0
    assert signals(made, "who directed §film §person", "film.director")["idle"] == 1


# --- what is told of one film or person


def test_what_is_told_of_one_film_or_person_is_known_by_its_id() -> None:
    ids = ["film.trivia@sevil", "film.trivia", "person.facts@amo", "founded"]
    view = View.of(read("red"), replace(found(*[[1.0]] * 4), ids=ids))
    assert column(view, "told") == [1, 0, 1, 0]


def test_the_spelling_of_what_is_told_says_nothing() -> None:
    hits = replace(
        found([1], [1]),
        ids=["film.trivia@sevil", "film.trivia"],
        beyond=np.array([3, 2.5]),
    )
    view = View.of(read("red"), hits)
    assert column(view, "beyond") == [0, 2.5]


def test_of_what_is_told_it_counts_how_much_of_the_rest_is_covered() -> None:
    hits = replace(
        found([1, 1, 0], [1, 1, 0], [0, 0, 1]), ids=["film.trivia@sevil", "film.trivia", "film.awards@sevil"]
    )
    view = View.of(read("§film red house", weights=[5, 1, 3]), hits)
    assert column(view, "rest") == pytest.approx([0.25, 0.25, 0.75])
    assert column(view, "told_rest") == pytest.approx([0.25, 0, 0.75])


def test_a_refusal_counts_how_much_of_the_rest_is_told_instead() -> None:
    ids = ["decline.budget", "film.trivia@sevil", "film.awards@sevil", "film.director"]
    hits = replace(found([1, 1, 1], [1, 1, 0], [0, 0, 1], [1, 1, 1]), ids=ids)
    view = View.of(read("§film red house", weights=[5, 1, 3]), hits)
    assert column(view, "told_instead") == pytest.approx([0.75, 0, 0, 0])


def test_where_nothing_is_told_a_refusal_stands() -> None:
    hits = replace(found([1, 1, 0], [1, 1, 1]), ids=["decline.budget", "film.director"])
    assert column(View.of(read("§film red house"), hits), "told_instead") == [0, 0]


def test_a_sentence_about_a_film_is_told_and_a_form_is_not(made: PhraseIndex) -> None:
    told = signals(made, "who was burnt in §film", "film.trivia@sevil")
    assert (told["told"], told["beyond"], told["learned"]) == (1, 0, 0)
    assert 0 < told["told_rest"] == told["rest"] < 1
    form = signals(made, "was §film", "film.director")
    assert form["told"] == form["told_rest"] == 0 < form["beyond"]
    assert form["learned"] < 0


# --- what is asked for


def test_refusals_and_small_talk_are_told_by_their_ids() -> None:
    ids = ["film.director", "decline.budget", "smalltalk.thanks", "a_decline.of", "studio"]
    view = View.of(read("red"), replace(found(*[[1.0]] * 5), ids=ids))
    assert column(view, "refusal") == [0, 1, 0, 0, 0]
    assert column(view, "chatter") == [0, 0, 1, 0, 0]


def test_what_is_not_held_is_missing_of_its_candidate_only() -> None:
    question, hits = read("red"), found([1], [1], [1])
    assert column(View.of(question, hits, missing=np.array([False, True, False])), "missing") == [0, 1, 0]
    assert column(View.of(question, hits), "missing") == [0, 0, 0]


def test_what_is_left_out_is_a_signal_for_every_candidate() -> None:
    question, hits = read("red"), found([1], [0])
    assert column(View.of(question, hits, left_out=0.4), "left_out") == pytest.approx([0.4, 0.4])
    assert column(View.of(question, hits), "left_out") == [0, 0]


# --- invariants

VOCABULARY = sorted({word for texts in PHRASINGS.values() for text in texts for word in text.split()})
questions = st.lists(
    st.sampled_from([*VOCABULARY, "xyzzy", "directr", "1999", "founders"])
    | st.text("abcdefilmnorstu", min_size=1, max_size=9),
    min_size=1,
    max_size=12,
    unique=True,
)
namings = st.builds(
    Naming,
    large=st.frozensets(st.sampled_from([*VOCABULARY, "xyzzy"]), max_size=3),
    inside=st.frozensets(st.integers(0, 11)),
    partial=st.booleans(),
    common=st.booleans(),
    short=st.booleans(),
    known_beside=st.booleans(),
    assumed=st.booleans(),
    unknown=st.booleans(),
    unnamed=st.booleans(),
    strange=st.floats(0, 1),
    hop=st.booleans(),
    described_beside=st.booleans(),
    described=st.none()
    | st.builds(
        Described,
        st.just("film"),
        st.just("sevil"),
        hidden=st.just(frozenset()),
        specific=st.integers(0, 9),
        weight=st.floats(0, 9),
        share=st.floats(0, 1),
        lead=st.floats(0, 2),
    ),
)


@given(questions, namings, st.floats(0, 1))
def test_shares_stay_between_none_and_all(
    made: PhraseIndex, words: Sequence[str], naming: Naming, left_out: float
) -> None:
    naming = replace(naming, inside=frozenset(at for at in naming.inside if at < len(words)))
    view = look(made, words, naming, left_out)
    for told in by_name(view) if view else ():
        assert all(-1e-5 <= told[name] <= 1 + 1e-5 for name in SHARES), told
        assert told["learned"] <= 1e-5
        assert told["told_rest"] <= told["rest"] + 1e-5
        assert told["agreement"] >= -1e-5


@given(questions)
def test_covering_every_word_leaves_nothing_to_want(made: PhraseIndex, words: Sequence[str]) -> None:
    view = look(made, words)
    if view is None:
        return
    full = View.of(view.question, replace(view.hits, covered=np.ones_like(view.hits.covered)))
    for own, covered in zip(by_name(view), by_name(full), strict=True):
        assert covered["coverage"] >= own["coverage"] - 1e-6
        assert covered["coverage"] == covered["rest"] == pytest.approx(1)
        assert covered["wrong_numbers"] == 0
        assert covered["learned"] == own["learned"]  # which asks nothing of what is covered
