"""For which entry each word speaks, learned by telling all phrasings apart."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.learned import Learned
from bot.matching.postings import Floats, Numbers
from bot.matching.synonyms import Synonyms
from bot.matching.words import Lexicon, stem

COLOURS = (("red house", "red roof"), ("blue house", "blue roof"), ("green garden",))
RED, BLUE, GREEN = range(3)
DIRECTED, WROTE = range(2)
UNKNOWN = -1
MANY = 6400
"""Phrasings that make a hundred steps in a single pass."""


class Taught:
    """Learned weights of the phrasings of some entries, asked in words."""

    def __init__(
        self, *phrasings: Sequence[str], known: Sequence[str] = (), synonyms: Iterable[Iterable[str]] = ()
    ) -> None:
        """Learn the phrasings of each entry; the lexicon has the words of `known` as well."""
        texts = [(entry, text.split()) for entry, own in enumerate(phrasings) for text in own]
        self.lexicon = Lexicon([*(word for _, words in texts for word in words), *known])
        row = [(self.lexicon.ids[word], at, entry) for at, (entry, words) in enumerate(texts) for word in words]
        numbers, phrases, entries = np.array(row, dtype=np.int64).reshape(-1, 3).T
        self.learned = Learned(self.lexicon, Synonyms(synonyms), numbers, phrases, entries, len(phrasings))

    def says(self, word: str) -> list[float]:
        """Ask what a word says for each entry."""
        said: list[float] = self.learned.says(self.lexicon.ids.get(word, UNKNOWN))[0].tolist()
        return said

    def length(self, word: str) -> float:
        return self.learned.says(self.lexicon.ids.get(word, UNKNOWN))[1]

    def shares(self, question: str) -> list[float]:
        """Share out one certainty among the entries by the words of a question."""
        words = question.split()
        length = math.sqrt(sum(self.length(word) for word in words)) or 1.0
        powers = [math.exp(sum(said) / length) for said in zip(*map(self.says, words), strict=True)]
        return [power / sum(powers) for power in powers]


def numbered(count: int) -> list[str]:
    """Give phrasings of which each has a number of its own."""
    return [f"number {at}" for at in range(count)]


def steps_of(monkeypatch: pytest.MonkeyPatch, *phrasings: Sequence[str]) -> list[list[int]]:
    """Give the phrasings of each step of the learning, which is then none."""
    steps: list[list[int]] = []

    def note(_: Learned, batch: Numbers, steepness: Floats) -> None:
        assert len(steepness) > 0
        steps.append(batch.tolist())

    monkeypatch.setattr(Learned, "_step", note)
    Taught(*phrasings)
    return steps


@pytest.fixture(scope="module")
def colours() -> Taught:
    return Taught(*COLOURS)


@pytest.fixture(scope="module")
def asked() -> Taught:
    """Learn two entries that differ in one word alone."""
    return Taught(["who directed the film"], ["who wrote the film"])


# --- what tells entries apart


@pytest.mark.parametrize(("entry", "word"), [(DIRECTED, "directed"), (WROTE, "wrote")])
def test_the_one_word_in_which_two_entries_differ_tells_them_apart(asked: Taught, entry: int, word: str) -> None:
    said = asked.says(word)
    assert said[entry] > 1 > -1 > said[1 - entry]
    assert asked.shares(f"who {word} the film")[entry] > 0.9


@pytest.mark.parametrize("word", ["who", "the", "film"])
def test_a_word_that_all_entries_have_alike_says_next_to_nothing(asked: Taught, word: str) -> None:
    telling = asked.says("directed")[DIRECTED]
    assert all(abs(said) < telling / 100 for said in asked.says(word))
    assert asked.length(word) > 0


def test_a_word_that_some_have_alike_speaks_for_all_of_these(colours: Taught) -> None:
    red, blue, green = colours.says("house")
    assert red == pytest.approx(blue, abs=0.01)
    assert red > 0 > green
    assert red < colours.says("red")[RED] / 2


@pytest.mark.parametrize(("text", "entry"), [(text, entry) for entry, own in enumerate(COLOURS) for text in own])
def test_every_phrasing_is_known_again(colours: Taught, text: str, entry: int) -> None:
    shares = colours.shares(text)
    assert shares[entry] == max(shares) > 0.7


def test_words_are_not_told_by_where_they_stand(colours: Taught) -> None:
    assert colours.shares("house red") == pytest.approx(colours.shares("red house"), abs=1e-6)


def test_of_two_words_that_say_the_same_each_says_less_than_one_alone() -> None:
    lone, together = Taught(["red"], ["blue"]), Taught(["red rose"], ["blue"])
    assert together.says("red") == pytest.approx(together.says("rose"), abs=1e-4)
    assert 0 < together.says("red")[0] < lone.says("red")[0]


def test_a_word_that_two_entries_use_speaks_for_the_one_that_uses_it_more() -> None:
    often, once = Taught(["red 1", "red 2", "red 3"], ["red 4", "5", "6"]).says("red")
    assert often > 0 > once


def test_what_a_word_says_for_some_it_says_against_the_others(colours: Taught) -> None:
    for word in colours.lexicon.words:
        assert sum(colours.says(word)) == pytest.approx(0, abs=1e-3)


def test_numbers_are_words_like_others() -> None:
    years = Taught(["founded 1920"], ["founded 1923"])
    assert years.says("1920") == pytest.approx(years.says("1923")[::-1], abs=1e-4)
    assert years.says("1920")[0] > 0 > years.says("1920")[1]


# --- stems


def test_another_ending_says_the_same_through_the_stem() -> None:
    taught = Taught(["filmin adi"], ["kinonun adi"], known=["filmler", "filmlerin"])
    assert stem("filmin") == stem("filmler") == stem("filmlerin")
    said = taught.says("filmler")
    assert said[0] > 0.5 > -0.5 > said[1]
    assert taught.says("filmlerin") == said
    assert taught.says("filmin")[0] > said[0]  # which is the word itself besides


def test_two_endings_of_one_stem_are_told_apart_by_the_words_and_not_by_the_stem() -> None:
    endings = Taught(["filmin adi"], ["filmler adi"], known=["filmde"])
    assert endings.says("filmde") == pytest.approx([0, 0], abs=0.01)
    assert endings.says("filmin")[0] > 1 < endings.says("filmler")[1]


def test_a_known_word_that_no_phrasing_has_says_nothing_and_has_no_length() -> None:
    taught = Taught(["filmin adi"], ["kinonun adi"], known=["xyzzy", "1999"])
    for word in ("xyzzy", "1999"):
        assert taught.lexicon.ids[word] > UNKNOWN
        assert (taught.says(word), taught.length(word)) == ([0, 0], 0)


# --- unknown words


def test_an_unknown_word_says_nothing_and_has_no_length(colours: Taught) -> None:
    said, length = colours.learned.says(UNKNOWN)
    assert said.tolist() == [0, 0, 0]
    assert length == 0


def test_an_unknown_word_changes_no_share(colours: Taught) -> None:
    assert colours.shares("red xyzzy house") == colours.shares("red house")


# --- by hand


def test_the_length_of_a_word_is_that_of_its_own_and_its_stems_rarity() -> None:
    taught = Taught(["filmin", "filmler"], ["1920"], known=["filmde"])
    once, twice = (1 + math.log((1 + 3) / (1 + count)) for count in (1, 2))
    assert taught.length("filmin") == pytest.approx(once**2 + twice**2, rel=1e-5)  # two have its stem
    assert taught.length("filmde") == pytest.approx(twice**2, rel=1e-5)
    assert taught.length("1920") == pytest.approx(2 * once**2, rel=1e-5)


Feature = tuple[str, str]


def by_hand(entries: Sequence[Sequence[str]], steps: int, word: str) -> list[float]:
    """Give what a word says after some steps of 0.1 over all phrasings, which are 5 long; steepness begins at 0.5."""
    phrases = [(entry, [one for word in text.split() for one in features(word)]) for entry, text in told(entries)]
    counts = Counter(feature for _, own in phrases for feature in own)
    rarity = {feature: 1 + math.log((1 + len(phrases)) / (1 + count)) for feature, count in counts.items()}
    weights = {feature: [0.0] * len(entries) for feature in counts}
    steepness = dict.fromkeys(counts, 0.5)
    for _ in range(steps):
        slopes = {feature: [0.0] * len(entries) for feature in counts}
        for entry, own in phrases:
            length = math.sqrt(sum(rarity[feature] ** 2 for feature in own))
            value = {feature: 5 * rarity[feature] / length for feature in own}
            powers = [math.exp(sum(weights[one][at] * value[one] for one in own)) for at in range(len(entries))]
            for feature in own:
                for at, power in enumerate(powers):
                    slopes[feature][at] += (power / sum(powers) - (at == entry)) * value[feature]
        for feature, slope in slopes.items():
            steepness[feature] += sum(one**2 for one in slope) / len(slope)
            for at, one in enumerate(slope):
                weights[feature][at] -= 0.1 * one / math.sqrt(steepness[feature])
    return [sum(5 * rarity[one] * weights[one][at] for one in features(word)) for at in range(len(entries))]


def features(word: str) -> list[Feature]:
    return [("word", word), ("stem", stem(word))]


def told(entries: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    return [(entry, text) for entry, own in enumerate(entries) for text in own]


@pytest.mark.parametrize("steps", [1, 2, 20])
@pytest.mark.parametrize("entries", [COLOURS, (("filmin adi", "filmler"), ("kino adlari",), ("kinonun 1920",))])
def test_what_is_learned_is_softmax_regression_with_a_step_for_each_feature(
    monkeypatch: pytest.MonkeyPatch, entries: Sequence[Sequence[str]], steps: int
) -> None:
    for name, value in (("LEAST_STEPS", steps), ("STEP", 0.1), ("SHARPNESS", 5.0), ("FLAT", 0.5)):
        monkeypatch.setattr(f"bot.matching.learned._{name}", value)
    taught = Taught(*entries)
    for word in taught.lexicon.words:
        assert taught.says(word) == pytest.approx(by_hand(entries, steps, word), rel=1e-3, abs=1e-4)


# --- how often each phrasing is seen


def test_a_few_phrasings_are_gone_through_until_there_are_a_hundred_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = steps_of(monkeypatch, ["red", "blue"], ["green"])
    assert len(steps) == 100
    assert all(sorted(step) == [0, 1, 2] for step in steps)
    assert len({tuple(step) for step in steps}) > 1  # in another order


def test_a_pass_that_is_begun_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = steps_of(monkeypatch, numbered(100), numbered(50))
    assert len(steps) == 102  # 34 passes of three steps: of 64, 64 and 22 phrasings
    for at in range(0, len(steps), 3):
        one_pass = [number for step in steps[at : at + 3] for number in step]
        assert sorted(one_pass) == list(range(150))


@pytest.mark.parametrize(("count", "passes"), [(MANY - 64, 2), (MANY, 1), (MANY + 1, 1), (MANY + 200, 1)])
def test_many_phrasings_are_gone_through_once(monkeypatch: pytest.MonkeyPatch, count: int, passes: int) -> None:
    steps = steps_of(monkeypatch, numbered(count))
    assert len(steps) == passes * math.ceil(count / 64)
    seen = Counter(number for step in steps for number in step)
    assert seen == dict.fromkeys(range(count), passes)


def test_phrasings_of_one_entry_are_not_seen_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    first = steps_of(monkeypatch, numbered(128), numbered(128))[0]
    of_one = sum(number < 128 for number in first)
    assert 16 < of_one < 48


def test_without_phrasings_there_are_no_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps_of(monkeypatch) == steps_of(monkeypatch, [], []) == []


# --- the same at every build

WORDS = ["red", "blue", "house", "houses", "roof", "1920", "filmin", "filmler"]
phrasings_of_entries = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join), max_size=3),
    max_size=4,
)


@settings(deadline=None)
@given(phrasings_of_entries)
def test_what_is_learned_is_the_same_at_every_build(phrasings: Sequence[Sequence[str]]) -> None:
    one, other = Taught(*phrasings, known=WORDS), Taught(*phrasings, known=WORDS)
    assert [one.says(word) for word in WORDS] == [other.says(word) for word in WORDS]
    assert [one.length(word) for word in WORDS] == [other.length(word) for word in WORDS]


def test_what_is_learned_in_many_steps_is_the_same_at_every_build() -> None:
    entries = [[f"{colour} {number}" for number in range(60)] for colour in ("red", "blue", "green")]
    one, other = Taught(*entries), Taught(*entries)
    assert len(one.lexicon.words) > 60
    assert [one.says(word) for word in one.lexicon.words] == [other.says(word) for word in one.lexicon.words]


@settings(deadline=None)
@given(phrasings_of_entries)
def test_whatever_is_learned_is_finite_and_takes_as_much_as_it_gives(phrasings: Sequence[Sequence[str]]) -> None:
    taught = Taught(*phrasings, known=WORDS)
    for word in WORDS:
        said = taught.says(word)
        assert len(said) == len(phrasings)
        assert all(map(math.isfinite, said))
        assert sum(said) == pytest.approx(0, abs=1e-2)
        assert taught.length(word) >= 0


# --- little or nothing


def test_nothing_taught_says_nothing() -> None:
    assert Taught().says("red") == []
    assert Taught().length("red") == 0


def test_without_phrasings_known_words_say_nothing() -> None:
    nothing = Taught([], [], known=["red", "1920"])
    assert nothing.says("red") == nothing.says("1920") == nothing.says("xyzzy") == [0, 0]
    assert nothing.length("red") == 0


def test_a_single_entry_has_nothing_to_be_told_from() -> None:
    single = Taught(["red house", "blue roof"])
    assert [single.says(word) for word in ("red", "house", "xyzzy")] == [[0]] * 3
    assert single.shares("red house") == [1]


def test_an_entry_without_phrasings_is_spoken_against() -> None:
    red, silent, blue = Taught(["red"], [], ["blue"]).says("red")
    assert red > 0 > silent
    assert silent == pytest.approx(blue)


@pytest.mark.parametrize("entries", [(["red", ""], ["blue"]), (["", "red"], ["blue"]), (["red"], ["", "blue"], [""])])
def test_a_phrasing_without_words_teaches_nothing(entries: Sequence[Sequence[str]]) -> None:
    taught, without = Taught(*entries), Taught(*([text for text in own if text] for own in entries))
    assert taught.says("red") == pytest.approx(without.says("red"), abs=0.1)


def test_two_entries_that_say_the_same_are_not_told_apart() -> None:
    one, other, third = Taught(["red house"], ["red house"], ["blue roof"]).says("red")
    assert one == pytest.approx(other, abs=0.05)
    assert one > 0 > third


def test_what_is_learned_of_a_word_is_said_by_its_synonyms_in_all_languages() -> None:
    taught = Taught(
        ("who directed it",), ("who composed it",), known=("snyal", "plov"), synonyms=[("directed", "snyal")]
    )
    said = taught.says("snyal")
    assert said[DIRECTED] > 0 > said[1]
    assert taught.says("plov") == [0, 0]
