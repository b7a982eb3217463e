"""Which entry's phrasings are spelled like a question, and use its words side by side."""

import math
from collections.abc import Sequence

import numpy as np
import pytest

from bot.matching.bayes import Bayes
from bot.matching.words import Lexicon

COLOURS = (("red house", "red roof"), ("blue house", "blue roof"), ("green garden",))
RED, BLUE, GREEN = range(3)


class Learnt:
    """Naive Bayes over the phrasings of some entries, asked in words."""

    def __init__(self, *phrasings: Sequence[str]) -> None:
        texts = [(entry, text.split()) for entry, own in enumerate(phrasings) for text in own]
        self.lexicon = Lexicon(word for _, words in texts for word in words)
        row = [(self.lexicon.ids[word], at, entry) for at, (entry, words) in enumerate(texts) for word in words]
        numbers, phrases, entries = np.array(row, dtype=np.int64).reshape(-1, 3).T
        sizes = np.array([len(own) for own in phrasings], dtype=np.int64)
        self.bayes = Bayes(self.lexicon, numbers, phrases, entries, sizes)

    def spelling(self, word: str) -> list[float]:
        likely: list[float] = self.bayes.spelling(word)[0].tolist()
        return likely

    def grams(self, word: str) -> float:
        return self.bayes.spelling(word)[1]

    def pairs(self, text: str) -> list[float] | None:
        found = self.bayes.pairs([self.lexicon.ids.get(word, -1) for word in text.split()])
        return None if found is None else found.tolist()


@pytest.fixture
def colours() -> Learnt:
    return Learnt(*COLOURS)


# --- spelling


@pytest.mark.parametrize(("word", "entry"), [("red", RED), ("blue", BLUE), ("green", GREEN), ("garden", GREEN)])
def test_a_word_is_likeliest_where_it_is_used(colours: Learnt, word: str, entry: int) -> None:
    likely = colours.spelling(word)
    assert max(range(3), key=likely.__getitem__) == entry
    assert sorted(likely)[1] < likely[entry] / 2


@pytest.mark.parametrize(("slip", "word", "entry"), [("gardne", "garden", GREEN), ("gren", "green", GREEN)])
def test_a_slip_costs_only_some_of_the_spelling(colours: Learnt, slip: str, word: str, entry: int) -> None:
    likely = colours.spelling(slip)
    assert max(range(3), key=likely.__getitem__) == entry
    assert 0 < likely[entry] < colours.spelling(word)[entry]


def test_a_word_that_two_use_alike_tells_them_not_apart(colours: Learnt) -> None:
    likely = colours.spelling("house")
    assert likely[RED] == pytest.approx(likely[BLUE], rel=0.1)
    assert likely[GREEN] < likely[RED] / 2


def test_what_no_word_is_spelled_like_is_likely_nowhere_but_is_long(colours: Learnt) -> None:
    assert colours.spelling("xyzzy") == [0, 0, 0]
    assert colours.grams("xyzzy") > colours.grams("green") > 0


def test_a_number_is_spelled_like_itself_only() -> None:
    years = Learnt(["founded 1920"], ["renamed 1923"])
    assert years.spelling("1920")[0] > 0 == years.spelling("1920")[1]
    assert years.spelling("1929") == [0, 0]


def test_the_length_of_a_word_is_that_of_its_rarities() -> None:
    years = Learnt(["1920", "1923"], ["1920"])  # each number is a single n-gram
    assert years.grams("1920") == pytest.approx((1 + math.log(4 / 3)) ** 2, rel=1e-5)
    assert years.grams("1923") == pytest.approx((1 + math.log(4 / 2)) ** 2, rel=1e-5)
    assert years.grams("1999") == pytest.approx((1 + math.log(4 / 1)) ** 2, rel=1e-5)


def test_a_rare_word_says_more_than_a_common_one() -> None:
    years = Learnt(["1920 1923"], ["1920"], ["1920"])
    assert years.spelling("1923")[0] > years.spelling("1920")[0]


def test_what_a_word_adds_is_its_rarity_times_the_log_of_how_much_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.bayes._SMOOTHING", 0.5)
    rare = 1 + math.log(3 / 2)  # in one of two phrasings; "1920" is in both and weighs 1
    length = math.sqrt(1 + rare**2)
    years = Learnt(["1920 1923"], ["1920"])
    assert years.spelling("1920") == pytest.approx([math.log(1 + 1 / length / 0.5), math.log(1 + 1 / 0.5)])
    assert years.spelling("1923") == pytest.approx([rare * math.log(1 + rare / length / 0.5), 0])


def test_more_phrasings_with_a_word_make_it_likelier() -> None:
    often, once = Learnt(["1920 1", "1920 2", "1920 3"], ["1920 4", "5", "6"]).spelling("1920")
    assert often > once > 0


def test_a_word_of_a_short_phrasing_counts_more_than_one_of_many() -> None:
    short, long = Learnt(["1920"], ["1920 1 2 3 4 5"]).spelling("1920")
    assert short > long > 0


def test_large_entries_and_larger_ones_compare() -> None:
    learnt = Learnt(["1920 1923"] * 5, ["1920 1923"] * 10, ["1920 1923"] * 40)
    for likely in (learnt.spelling("1920"), learnt.pairs("1920 1923")):
        assert likely is not None
        few, ten, many = likely
        assert few < ten == pytest.approx(many)


# --- pairs of neighbours


def test_neighbours_are_likely_where_they_stand_side_by_side(colours: Learnt) -> None:
    likely = colours.pairs("red house")
    assert likely is not None
    assert likely[RED] > 0 == likely[BLUE] == likely[GREEN]


@pytest.mark.parametrize("text", ["house red", "red garden", "red", "", "red xyzzy", "xyzzy plugh", "red xyzzy house"])
def test_words_that_stand_nowhere_side_by_side_are_no_pair(colours: Learnt, text: str) -> None:
    assert colours.pairs(text) is None


def test_the_end_of_a_phrasing_is_no_neighbour_of_the_next(colours: Learnt) -> None:
    assert colours.pairs("house red") is None  # "red house" is followed by "red roof"
    assert colours.pairs("roof blue") is None


def test_a_stranger_beside_a_pair_makes_it_less_likely(colours: Learnt) -> None:
    alone, beside = colours.pairs("red house"), colours.pairs("red house xyzzy")
    assert alone is not None and beside is not None
    assert 0 < beside[RED] < alone[RED]


def test_two_pairs_say_more_than_one() -> None:
    learnt = Learnt(["a red house"], ["a red garden"])
    both = learnt.pairs("a red house")
    assert both is not None
    assert both[0] > both[1] > 0


def test_a_rare_pair_is_likelier_than_a_common_one_by_its_share_of_the_phrasing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.matching.bayes._SMOOTHING", 0.5)
    monkeypatch.setattr("bot.matching.bayes._PAIRS", 1.0)
    learnt = Learnt(["1 2 3"], ["1 2"])
    rare = 1 + math.log(3 / 2)  # "2 3" is in one of two phrasings; "1 2" is in both and weighs 1
    length = math.sqrt(1 + rare**2)
    assert learnt.pairs("1 2") == pytest.approx([math.log(1 + 1 / length / 0.5), math.log(1 + 1 / 0.5)])
    assert learnt.pairs("2 3") == pytest.approx([math.log(1 + rare / length / 0.5), 0])


@pytest.mark.parametrize("pair", [(0, -1), (-1, 0), (1, -1), (-1, 1), (-1, -1)])
def test_a_stranger_is_not_the_last_word_of_the_lexicon(pair: tuple[int, int]) -> None:
    learnt = Learnt(["a b"], ["b a"])
    assert learnt.bayes.pairs([0, 1]) is not None
    assert learnt.bayes.pairs(pair) is None


def test_a_small_memory_of_pairs_changes_nothing(colours: Learnt, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["red house", "blue house", "green garden", "house red"] * 2
    expected = [colours.pairs(text) for text in texts]
    monkeypatch.setattr("bot.matching.bayes._PAIRS_KEPT", 1)
    assert [Learnt(*COLOURS).pairs(text) for text in texts] == expected
    forgetful = Learnt(*COLOURS)
    assert [forgetful.pairs(text) for text in texts] == expected


# --- nothing


def test_nothing_learnt_makes_nothing_likely() -> None:
    nothing = Learnt()
    assert nothing.spelling("red") == []
    assert nothing.pairs("red house") is None


def test_words_that_no_phrasing_has_are_known_but_likely_nowhere() -> None:
    lexicon = Lexicon(["1920", "1923"])
    one, none = np.array([0]), np.array([0, 0])
    bayes = Bayes(lexicon, one, one, one, np.array([1, 0]))
    assert bayes.spelling("1923")[0].tolist() == none.tolist()
    assert bayes.spelling("1920")[0][0] > 0 == bayes.spelling("1920")[0][1]
