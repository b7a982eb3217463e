"""Which entry's phrasings are spelled like a question: in whole words, and in the n-grams of these."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from bot.matching.bayes import Bayes
from bot.matching.words import Lexicon

COLOURS = (("red house", "red roof"), ("blue house", "blue roof"), ("green garden",))
RED, BLUE, GREEN = range(3)
UNKNOWN = -1


class Learnt:
    """Naive Bayes over the phrasings of some entries, asked in words."""

    def __init__(self, *phrasings: Sequence[str], known: Sequence[str] = (), beside: Sequence[str] = ()) -> None:
        """Learn the phrasings of each entry; the lexicon has the words of `known` as well, phrasings are `beside`."""
        texts = [(entry, text.split()) for entry, own in enumerate(phrasings) for text in own]
        self.lexicon = Lexicon([*(word for _, words in texts for word in words), *known])
        row = [(self.lexicon.ids[word], at, entry) for at, (entry, words) in enumerate(texts) for word in words]
        numbers, phrases, entries = np.array(row, dtype=np.int64).reshape(-1, 3).T
        sizes = np.array([len(own) for own in phrasings], dtype=np.int64)
        others = [(self.lexicon.ids[word], at) for at, text in enumerate(beside) for word in text.split()]
        said, of = np.array(others, dtype=np.int64).reshape(-1, 2).T
        self.bayes = Bayes(self.lexicon, numbers, phrases, entries, sizes, (said, of))

    def spelling(self, word: str, known_as: str | None = None) -> list[float]:
        """Ask for a word that is known, or is known as another, or is not known."""
        number = self.lexicon.ids.get(known_as or word, UNKNOWN)
        likely: list[float] = self.bayes.spelling(word, number)[0].tolist()
        return likely

    def length(self, word: str) -> float:
        return self.bayes.spelling(word, self.lexicon.ids.get(word, UNKNOWN))[1]


@pytest.fixture
def colours() -> Learnt:
    return Learnt(*COLOURS)


# --- words


@pytest.mark.parametrize(("word", "entry"), [("red", RED), ("blue", BLUE), ("green", GREEN), ("garden", GREEN)])
def test_a_word_is_likelier_where_it_is_used_than_at_large_and_less_likely_elsewhere(
    colours: Learnt, word: str, entry: int
) -> None:
    likely = colours.spelling(word)
    assert likely[entry] > 0
    assert all(other < 0 for at, other in enumerate(likely) if at != entry)


def test_a_word_that_two_use_alike_hardly_tells_them_apart(colours: Learnt) -> None:
    likely = colours.spelling("house")
    assert likely[RED] == pytest.approx(likely[BLUE], rel=0.2)
    assert likely[GREEN] < 0 < likely[RED]


def test_what_no_word_is_spelled_like_says_nothing_but_is_long(colours: Learnt) -> None:
    assert colours.spelling("xyzzy") == [0, 0, 0]
    assert colours.length("xyzzy") > 0


def test_a_number_is_spelled_like_itself_only() -> None:
    years = Learnt(["founded 1920"], ["renamed 1923"])
    assert years.spelling("1920")[0] > 0 > years.spelling("1920")[1]
    assert years.spelling("1929") == [0, 0]


def test_a_known_word_that_no_phrasing_has_tells_nobody_apart() -> None:
    one, other = Learnt(["1920"], ["1923"], known=["1999"]).spelling("1999")
    assert one == other < 0


def test_a_rare_word_says_more_than_a_common_one() -> None:
    years = Learnt(["1920 1923"], ["1920"], ["1920"])
    rare, common = years.spelling("1923"), years.spelling("1920")
    assert rare[0] - rare[1] > common[1] - common[0] > 0


def test_more_phrasings_with_a_word_make_it_likelier() -> None:
    often, once = Learnt(["1920 1", "1920 2", "1920 3"], ["1920 4", "5", "6"]).spelling("1920")
    assert often > once > 0


def test_a_word_of_a_short_phrasing_counts_more_than_one_of_many() -> None:
    short, long = Learnt(["1920"], ["1920 1 2 3 4 5"]).spelling("1920")
    assert short > 0 > long


def test_a_large_entry_is_hardly_likelier_than_a_small_one_that_says_the_same() -> None:
    small, large, other = Learnt(["1920 1923"] * 5, ["1920 1923"] * 40, ["1 2"]).spelling("1920")
    assert 0 < large - small < (small - other) / 50


def test_what_an_entry_says_besides_makes_a_word_of_it_less_likely() -> None:
    lone, busy = Learnt(["1920"], ["1920", "1", "2", "3"]).spelling("1920")
    assert lone > busy


@pytest.mark.parametrize(("most", "tells"), [(1, False), (2, True)])
def test_a_word_that_too_many_entries_use_tells_them_apart_no_more(
    monkeypatch: pytest.MonkeyPatch, most: int, tells: bool
) -> None:
    monkeypatch.setattr("bot.matching.bayes._COMMON", most)
    often, once, never = Learnt(["1920"] * 3, ["1920", "1", "2"], ["3"] * 3).spelling("1920")
    assert (often > once > never) is tells
    assert (often == pytest.approx(once) == pytest.approx(never)) is not tells


# --- slips


@pytest.mark.parametrize(("slip", "entry"), [("gardne", GREEN), ("gren", GREEN), ("reed", RED), ("bluee", BLUE)])
def test_a_slip_costs_only_some_of_the_spelling(colours: Learnt, slip: str, entry: int) -> None:
    likely = colours.spelling(slip)
    assert likely[entry] > 0
    assert all(other < likely[entry] / 2 for at, other in enumerate(likely) if at != entry)


@pytest.mark.parametrize(("slip", "word"), [("gardne", "garden"), ("gren", "green")])
def test_a_slip_that_is_known_for_one_counts_for_the_whole_word(colours: Learnt, slip: str, word: str) -> None:
    strange, repaired, right = colours.spelling(slip), colours.spelling(slip, word), colours.spelling(word)
    assert strange[GREEN] < repaired[GREEN] < right[GREEN]
    assert strange[RED] > repaired[RED] > right[RED]


def test_a_whole_word_says_more_than_all_its_letters() -> None:
    learnt = Learnt(["redder house"], ["red house"])  # " re", "red" and the like are in both
    assert learnt.spelling("red")[1] > 0 > learnt.spelling("red")[0]
    letters = learnt.bayes.spelling("red", UNKNOWN)[0].tolist()
    assert abs(letters[1]) < learnt.spelling("red")[1] / 2


# --- by hand


def test_the_length_of_a_word_is_that_of_its_rarities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.bayes._WHOLE", 3.0)
    years = Learnt(["1920", "1923"], ["1920"])  # each number is a single n-gram, and a word that counts three times
    assert years.length("1920") == pytest.approx((1 + 3**2) * (1 + math.log(4 / 3)) ** 2, rel=1e-5)
    assert years.length("1923") == pytest.approx((1 + 3**2) * (1 + math.log(4 / 2)) ** 2, rel=1e-5)
    assert years.length("1999") == pytest.approx((1 + math.log(4 / 1)) ** 2, rel=1e-5)


Feature = tuple[str, str]


def features(word: str) -> list[Feature]:
    """Give a word itself and its n-grams."""
    padded = f" {word} "
    grams = {padded[at : at + size] for size in (2, 3, 4) for at in range(len(padded) - size + 1)}
    return [("word", word), *(("gram", gram) for gram in grams)]


def by_hand(entries: Sequence[Sequence[str]], asked: str) -> list[float]:
    """Give each entry's log-likelihood ratio for a word; the smoothing is 0.5, at large 2, and a word counts thrice."""
    phrases = [(entry, text.split()) for entry, own in enumerate(entries) for text in own]
    counts = Counter(feature for _, words in phrases for word in words for feature in features(word))
    rarity = {feature: 1 + math.log((1 + len(phrases)) / (1 + count)) for feature, count in counts.items()}
    weights = {feature: rarity[feature] * (3 if feature[0] == "word" else 1) for feature in rarity}
    uses: list[dict[Feature, float]] = [dict.fromkeys(weights, 0.0) for _ in entries]
    for entry, words in phrases:
        used = [feature for word in words for feature in features(word)]
        length = math.sqrt(sum(weights[feature] ** 2 for feature in used))
        for feature in used:
            uses[entry][feature] += weights[feature] / length
    at_large = {feature: sum(use[feature] for use in uses) for feature in weights}

    def share(use: dict[Feature, float], feature: Feature, smoothing: float) -> float:
        return (use[feature] + smoothing) / (sum(use.values()) + smoothing * len(weights))

    return [
        sum(weights[one] * math.log(share(use, one, 0.5) / share(at_large, one, 2.0)) for one in features(asked))
        for use in uses
    ]


@pytest.mark.parametrize("word", ["red", "blue", "green", "house", "roof", "garden"])
def test_what_a_word_says_is_how_much_likelier_it_and_its_letters_are_than_at_large(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    for name, value in (("_SMOOTHING", 0.5), ("_SMOOTHING_AT_LARGE", 2.0), ("_WHOLE", 3.0)):
        monkeypatch.setattr(f"bot.matching.bayes.{name}", value)
    assert Learnt(*COLOURS).spelling(word) == pytest.approx(by_hand(COLOURS, word), rel=1e-3)


# --- nothing


def test_nothing_learnt_makes_nothing_likely() -> None:
    nothing = Learnt()
    assert nothing.spelling("red") == []


def test_of_no_words_nothing_is_learnt_however_many_are_known() -> None:
    nothing = Learnt(known=["red", "1920"])
    assert nothing.spelling("red") == nothing.spelling("xyzzy") == []


def test_an_entry_without_words_is_as_likely_as_any_that_does_not_use_the_word() -> None:
    used, silent = Learnt(["1920"], []).spelling("1920")
    assert used > 0 > silent


# --- phrasings beside


def test_a_word_that_is_said_beside_the_entries_too_says_less_of_each() -> None:
    alone = Learnt(*COLOURS).spelling("house")
    beside = Learnt(*COLOURS, beside=["house house", "roof"]).spelling("house")
    assert beside[RED] < alone[RED]
    assert beside[BLUE] < alone[BLUE]


def test_what_is_said_beside_changes_no_order_and_no_length() -> None:
    alone, beside = Learnt(*COLOURS), Learnt(*COLOURS, beside=["red garden", "red"])
    assert np.argsort(beside.spelling("red")).tolist() == np.argsort(alone.spelling("red")).tolist()
    assert beside.length("red") == alone.length("red")
