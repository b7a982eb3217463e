"""For which entry each word and each pair of words speaks, learned by telling all phrasings apart."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.endings import stem
from bot.matching.learned import UNKNOWN, Learned
from bot.matching.postings import Floats, Numbers
from bot.matching.synonyms import Synonyms
from bot.matching.words import Lexicon

COLOURS = (("red house", "red roof"), ("blue house", "blue roof"), ("green garden",))
RED, BLUE, GREEN = range(3)
DIRECTED, WROTE = range(2)
MAN, DOG = range(2)
NOTHING = ([0, 0], 0)

Said = tuple[list[float], float]


class Taught:
    """Learned weights of the phrasings of some entries, asked in words."""

    def __init__(
        self, *phrasings: Sequence[str], known: Sequence[str] = (), synonyms: Iterable[Iterable[str]] = ()
    ) -> None:
        """Learn the phrasings of each entry; the lexicon has the words of `known` as well."""
        texts = [(entry, text.split()) for entry, text in told(phrasings)]
        self.lexicon = Lexicon([*(word for _, words in texts for word in words), *known])
        row = [(self.lexicon.ids[word], at, entry) for at, (entry, words) in enumerate(texts) for word in words]
        numbers, phrases, entries = np.array(row, dtype=np.int64).reshape(-1, 3).T
        self.learned = Learned(self.lexicon, Synonyms(synonyms), numbers, phrases, entries, len(phrasings))

    def number(self, word: str | None) -> int:
        return UNKNOWN if word is None else self.lexicon.ids.get(word, UNKNOWN)

    def word(self, word: str, known_as: str | None) -> Said:
        """Ask what a word says for each entry, as it is or as a slip of another, and its squared length."""
        said, length = self.learned.says(word, self.number(known_as))
        return said.tolist(), length

    def says(self, word: str) -> list[float]:
        return self.word(word, word)[0]

    def length(self, word: str) -> float:
        return self.word(word, word)[1]

    def pairs(self, text: str) -> Said:
        """Ask what the pairs of words of a question say for each entry, and their squared length."""
        said, length = self.learned.pairs_say([self.learned.kind(self.number(word)) for word in text.split()])
        return said.tolist(), length

    def shares(self, question: str) -> list[float]:
        """Share out one certainty among the entries by the words and pairs of a question."""
        asked = [self.pairs(question), *(self.word(word, word) for word in question.split())]
        length = math.sqrt(sum(length for _, length in asked)) or 1.0
        logs = [sum(said) / length for said in zip(*(said for said, _ in asked), strict=True)]
        powers = [math.exp(log - max(logs)) for log in logs]
        return [power / sum(powers) for power in powers]


def told(entries: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    return [(entry, text) for entry, own in enumerate(entries) for text in own]


def added(*asked: Said) -> tuple[list[float], float]:
    """Give what several say together, and their squared length."""
    return [sum(said) for said in zip(*(said for said, _ in asked), strict=True)], sum(length for _, length in asked)


def assert_same(one: Said, other: Said) -> None:
    assert one[0] == pytest.approx(other[0], rel=1e-4, abs=1e-3)
    assert one[1] == pytest.approx(other[1], rel=1e-5)


@pytest.fixture(scope="module")
def colours() -> Taught:
    return Taught(*COLOURS)


@pytest.fixture(scope="module")
def asked() -> Taught:
    """Learn two entries that differ in one word alone."""
    return Taught(["who directed the film"], ["who wrote the film"])


@pytest.fixture(scope="module")
def bitten() -> Taught:
    """Learn two entries that have the same words."""
    return Taught(["dog bites man"], ["man bites dog"])


# --- what tells entries apart


@pytest.mark.parametrize(("entry", "word"), [(DIRECTED, "directed"), (WROTE, "wrote")])
def test_the_one_word_in_which_two_entries_differ_tells_them_apart(asked: Taught, entry: int, word: str) -> None:
    said = asked.says(word)
    assert said[entry] > 1 > -1 > said[1 - entry]
    assert asked.shares(f"who {word} the film")[entry] > 0.9


@pytest.mark.parametrize("word", ["who", "the", "film"])
def test_a_word_that_all_entries_have_alike_says_next_to_nothing(asked: Taught, word: str) -> None:
    telling = asked.says("directed")[DIRECTED]
    assert all(abs(said) < telling / 20 for said in asked.says(word))
    assert asked.length(word) > 0


def test_a_word_that_some_have_alike_speaks_for_all_of_these(colours: Taught) -> None:
    red, blue, green = colours.says("house")
    assert red == pytest.approx(blue, rel=0.25)
    assert min(red, blue) > 0 > green
    assert red < colours.says("red")[RED] / 2


@pytest.mark.parametrize(("text", "entry"), [(text, entry) for entry, own in enumerate(COLOURS) for text in own])
def test_every_phrasing_is_known_again(colours: Taught, text: str, entry: int) -> None:
    shares = colours.shares(text)
    assert shares[entry] == max(shares) > 0.7


def test_of_two_words_that_say_the_same_each_says_less_than_one_alone() -> None:
    lone, together = Taught(["red"], ["blue"]), Taught(["red hut"], ["blue"])
    assert together.says("red") == pytest.approx(together.says("hut"), rel=1e-4)
    assert 0 < together.says("red")[0] < lone.says("red")[0]


def test_a_word_that_two_entries_use_speaks_for_the_one_that_uses_it_more() -> None:
    often, once = Taught(["red 1", "red 2", "red 3"], ["red 4", "5", "6"]).says("red")
    assert often > 0 > once


def test_what_a_word_says_for_some_it_says_against_the_others(colours: Taught) -> None:
    for word in colours.lexicon.words:
        assert_as_much_for_as_against(colours.says(word))


def test_numbers_are_words_like_others() -> None:
    years = Taught(["founded 1920"], ["founded 1923"])
    assert years.says("1920") == pytest.approx(years.says("1923")[::-1], rel=1e-4)
    assert years.says("1920")[0] > 1 > -1 > years.says("1920")[1]


# --- pairs


@pytest.mark.parametrize(("text", "entry"), [("dog bites man", MAN), ("man bites dog", DOG)])
def test_the_order_of_words_tells_entries_apart_that_have_the_same(bitten: Taught, text: str, entry: int) -> None:
    for word in text.split():
        assert bitten.says(word) == pytest.approx([0, 0], abs=1e-3)
    said, _ = bitten.pairs(text)
    assert said[entry] > 1 > -1 > said[1 - entry]
    assert bitten.shares(text)[entry] > 0.9


def test_pairs_are_only_of_words_side_by_side(bitten: Taught) -> None:
    assert bitten.pairs("dog man") == bitten.pairs("dog xyzzy man") != NOTHING
    assert bitten.pairs("xyzzy dog man xyzzy") == NOTHING


def test_an_unknown_word_breaks_the_pairs_around_it(bitten: Taught) -> None:
    whole, parted, lost = map(bitten.pairs, ("dog bites man", "dog bites xyzzy man", "xyzzy bites man xyzzy"))
    assert lost[1] > 0
    assert_same(added(parted, lost), whole)
    assert bitten.pairs("xyzzy bites plugh") == NOTHING


def test_a_pair_is_made_with_the_edge_before_the_first_word_and_behind_the_last(bitten: Taught) -> None:
    first, last = bitten.pairs("dog xyzzy"), bitten.pairs("xyzzy dog")
    assert first[0][MAN] > 1 > -1 > first[0][DOG]
    assert last[0][DOG] > 1 > -1 > last[0][MAN]
    assert_same(added(first, last), bitten.pairs("dog"))


def test_a_pair_is_learned_for_its_phrasing_and_not_across_two() -> None:
    taught = Taught(["red house", "green garden"], ["blue roof"])
    assert taught.pairs("xyzzy house green xyzzy") == NOTHING
    assert taught.pairs("xyzzy red house xyzzy")[0][0] > 0


def test_pairs_of_an_unknown_word_are_not_taken_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.learned._PAIRS", 1)
    taught = Taught(["red house", "red"], ["roof"])
    assert taught.pairs("house roof")[0] == pytest.approx([3 * one for one in taught.pairs("")[0]])
    assert taught.pairs("")[0][0] != 0
    assert taught.pairs("xyzzy") == taught.pairs("xyzzy house plugh roof qwxyv") == NOTHING


def test_without_words_there_are_no_pairs(colours: Taught) -> None:
    assert colours.pairs("") == colours.pairs("xyzzy") == ([0, 0, 0], 0)


def test_another_ending_makes_the_same_pairs() -> None:
    taught = Taught(["filmin adi"], ["adi filmin"], known=["filmler", "kinolar"])
    assert taught.pairs("filmler adi") == taught.pairs("filmin adi")
    assert taught.pairs("filmler adi")[0][0] > 1
    assert taught.pairs("kinolar adi") == taught.pairs("xyzzy adi")


def test_synonyms_make_the_same_pairs() -> None:
    taught = Taught(["film adi"], ["adi film"], known=["kino"], synonyms=[("film", "kino")])
    assert taught.pairs("kino adi") == taught.pairs("film adi")
    assert taught.pairs("kino adi")[0][0] > 1


# --- stems and synonyms


def test_what_a_word_has_in_common_with_others_is_its_stem_or_its_synonyms() -> None:
    taught = Taught(["filmin kino adi"], known=["filmler", "kartina"], synonyms=[("kino", "kartina")])
    kinds = {word: taught.learned.kind(number) for word, number in taught.lexicon.ids.items()}
    assert kinds["filmin"] == kinds["filmler"]
    assert kinds["kino"] == kinds["kartina"]
    assert len({kinds["filmin"], kinds["kino"], kinds["adi"], UNKNOWN}) == 4
    assert taught.learned.kind(UNKNOWN) == UNKNOWN


def test_another_ending_says_the_same_through_the_stem() -> None:
    taught = Taught(["filmin adi"], ["kinonun adi"], known=["filmler"])
    assert stem("filmin") == stem("filmler")
    by_trigrams, by_stem = taught.word("filmler", None), taught.word("filmler", "filmler")
    assert by_stem[0][0] > by_trigrams[0][0] + 0.5
    assert taught.says("filmin")[0] > by_stem[0][0]


def test_two_endings_of_one_stem_are_told_apart_by_what_they_have_not_in_common() -> None:
    endings = Taught(["filmin adi"], ["filmler adi"], known=["filmde"])
    telling = endings.says("filmin")[0]
    assert endings.says("filmde") == pytest.approx([0, 0], abs=telling / 20)
    assert telling > 1 < endings.says("filmler")[1]


def test_what_is_learned_of_a_word_is_said_by_its_synonyms_in_all_languages() -> None:
    taught = Taught(
        ("who directed it",), ("who composed it",), known=("snyal", "plov"), synonyms=[("directed", "snyal")]
    )
    said = taught.says("snyal")
    assert said[0] > 1 > -1 > said[1]
    assert taught.word("snyal", None) == taught.word("plov", "plov") == NOTHING


def test_a_known_word_that_no_phrasing_has_says_nothing_and_has_no_length() -> None:
    taught = Taught(["filmin adi"], ["kinonun adi"], known=["xyzzy", "1999"])
    for word in ("xyzzy", "1999"):
        assert taught.lexicon.ids[word] > UNKNOWN
        assert taught.word(word, word) == NOTHING


# --- trigrams, unknown words and slips


def test_an_unknown_word_whose_trigrams_are_known_speaks(colours: Taught) -> None:
    said, length = colours.word("mouse", None)
    assert min(said[RED], said[BLUE]) > 0 > said[GREEN]
    assert 0 < length < colours.length("house")


def test_an_unknown_word_whose_trigrams_are_unknown_says_nothing_and_has_no_length(colours: Taught) -> None:
    for word in ("xyzzy", "1999", "deer"):
        assert colours.word(word, None) == ([0, 0, 0], 0)


def test_trigrams_of_words_that_no_phrasing_has_say_nothing() -> None:
    taught = Taught(["red"], ["blue"], known=["plov"])
    assert taught.word("plovu", None) == NOTHING
    assert taught.word("redu", None)[0][0] > 0


def test_a_word_has_an_edge_before_its_first_and_behind_its_last_letter(colours: Taught) -> None:
    first, last = colours.word("rexxx", None), colours.word("xxxed", None)
    assert first[0][RED] > 0 < last[0][RED]
    assert colours.word("xrexx", None) == colours.word("xxedx", None) == ([0, 0, 0], 0)


@pytest.mark.parametrize("asked_for", ["hause", "houses", "xyzzy"])
def test_a_slip_says_what_its_own_trigrams_and_the_whole_known_word_say(colours: Taught, asked_for: str) -> None:
    slip, trigrams = colours.word(asked_for, "house"), colours.word(asked_for, None)
    word, its_trigrams = colours.word("house", "house"), colours.word("house", None)
    assert_same(added(slip, its_trigrams), added(trigrams, word))
    assert trigrams[1] < slip[1] < word[1]


def test_an_unknown_word_takes_only_the_pairs_from_a_question(colours: Taught, bitten: Taught) -> None:
    assert colours.shares("xyzzy red green xyzzy") == pytest.approx(colours.shares("xyzzy red plugh green xyzzy"))
    assert bitten.shares("dog xyzzy bites man")[MAN] < bitten.shares("dog bites man")[MAN]


# --- by hand

Feature = tuple[str, ...]


def features(word: str) -> list[Feature]:
    padded = f" {word} "
    trigrams = [padded] if word.isdigit() else dict.fromkeys(padded[at : at + 3] for at in range(len(word)))
    return [("word", word), ("kind", stem(word)), *(("trigram", one) for one in trigrams if len(one) == 3)]


def pairs(text: str) -> list[Feature]:
    kinds = ["", *map(stem, text.split()), ""]
    return [("pair", one, other) for one, other in pairwise(kinds)]


class ByHand:
    """What `Learned` learns, worked out slowly."""

    def __init__(self, entries: Sequence[Sequence[str]], batches: Sequence[Sequence[int]], step: float) -> None:
        """Learn from the phrasings of each batch in turn; the first step goes as far as `step`."""
        self.phrases = [
            (entry, [one for word in text.split() for one in features(word)] + pairs(text))
            for entry, text in told(entries)
        ]
        counts = Counter(feature for _, own in self.phrases for feature in own)
        self.rarity = {
            feature: (1 + math.log((1 + len(self.phrases)) / (1 + min(count, len(self.phrases)))))
            * (0.7 if feature[0] == "pair" else 1)
            for feature, count in counts.items()
        }
        self.weights = {feature: [0.0] * len(entries) for feature in counts}
        for at, batch in enumerate(batches):
            self.learn(batch, step * (1 - at / len(batches)))

    def learn(self, batch: Sequence[int], step: float) -> None:
        slopes = {feature: [0.0] * len(own) for feature, own in self.weights.items()}
        for entry, own in (self.phrases[number] for number in batch):
            said, length = self.say(own)
            powers = [math.exp(one / math.sqrt(length)) for one in said]
            for feature in own:
                for at, power in enumerate(powers):
                    surplus = power / sum(powers) - (at == entry)
                    slopes[feature][at] += surplus * self.rarity[feature] / math.sqrt(length)
        for feature, slope in slopes.items():
            self.weights[feature] = [
                one - step * other for one, other in zip(self.weights[feature], slope, strict=True)
            ]

    def say(self, asked: Sequence[Feature]) -> Said:
        """Give what those features say that some phrasing has, and their squared length."""
        known = [feature for feature in asked if feature in self.rarity]
        rows = ([self.rarity[feature] * one for one in self.weights[feature]] for feature in known)
        return [sum(column) for column in zip(*rows, strict=True)], sum(self.rarity[one] ** 2 for one in known)


def learn_in(monkeypatch: pytest.MonkeyPatch, steps: int, batch: int, most: int = 1000, step: float = 5.0) -> None:
    """Learn in about so many steps of so many phrasings from now on, but go `most` times through these."""
    for name, value in (("STEPS", steps), ("BATCH", batch), ("MOST_ROUNDS", most), ("STEP", step)):
        monkeypatch.setattr(f"bot.matching.learned._{name}", value)


def assert_learned_by_hand(taught: Taught, by_hand: ByHand, texts: Sequence[str]) -> None:
    for word in taught.lexicon.words:
        assert_same(taught.word(word, word), by_hand.say(features(word)))
    for text in texts:
        assert_same(taught.pairs(text), by_hand.say(pairs(text)))


ENTRIES = [COLOURS, (("filmin adi", "filmler"), ("kino adlari",), ("kinonun 1920 5",)), (("a b a c",), ("c a b",))]


@pytest.mark.parametrize("steps", [1, 2, 20])
@pytest.mark.parametrize("entries", ENTRIES)
def test_what_is_learned_is_softmax_regression_with_steps_that_grow_shorter(
    monkeypatch: pytest.MonkeyPatch, entries: Sequence[Sequence[str]], steps: int
) -> None:
    texts = [text for _, text in told(entries)]
    learn_in(monkeypatch, steps, batch=len(texts), step=0.5)
    by_hand = ByHand(entries, [range(len(texts))] * steps, 0.5)
    assert_learned_by_hand(Taught(*entries), by_hand, texts)


@pytest.mark.parametrize("batch", [1, 2])
def test_each_step_starts_from_where_the_one_before_ended(monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    entries = [["red house"], ["blue house"], ["green house"], ["house red"]]
    learn_in(monkeypatch, 12, batch, step=0.5)
    steps = steps_of(monkeypatch, *entries)
    assert len(steps) == 12
    by_hand = ByHand(entries, [numbers for numbers, _ in steps], 0.5)
    assert_learned_by_hand(Taught(*entries), by_hand, [text for _, text in told(entries)])


def test_the_length_of_a_word_is_that_of_the_rarity_of_all_it_has() -> None:
    taught = Taught(["filmin", "filmler"], ["1920"], known=["filmde"])
    once, twice = (1 + math.log((1 + 3) / (1 + count)) for count in (1, 2))
    assert taught.length("filmin") == pytest.approx(4 * once**2 + 4 * twice**2, rel=1e-5)
    assert taught.length("filmler") == pytest.approx(5 * once**2 + 4 * twice**2, rel=1e-5)
    assert taught.length("filmde") == pytest.approx(4 * twice**2, rel=1e-5)
    assert taught.word("filmde", None)[1] == pytest.approx(3 * twice**2, rel=1e-5)
    assert taught.length("1920") == pytest.approx(2 * once**2, rel=1e-5)


def test_the_length_of_pairs_is_that_of_their_rarity_which_counts_less() -> None:
    taught = Taught(["red house"], ["red roof"], ["sea"])
    once, twice = (0.7 * (1 + math.log((1 + 3) / (1 + count))) for count in (1, 2))
    assert taught.pairs("red house")[1] == pytest.approx(twice**2 + 2 * once**2, rel=1e-5)
    assert taught.pairs("red sea")[1] == pytest.approx(twice**2 + once**2, rel=1e-5)


# --- how often each phrasing is seen


def numbered(count: int) -> list[list[str]]:
    """Give entries of one phrasing each."""
    return [[f"number {at}"] for at in range(count)]


def steps_of(monkeypatch: pytest.MonkeyPatch, *phrasings: Sequence[str]) -> list[tuple[list[int], float]]:
    """Give the entry of each phrasing of each step of the learning, and how far it goes."""
    steps: list[tuple[list[int], float]] = []

    def note(_: Learned, rows: Floats, features: Numbers, targets: Numbers, step: float) -> None:
        assert rows.shape == (len(targets), len(features))
        steps.append((targets.tolist(), step))

    with monkeypatch.context() as patch:
        patch.setattr(Learned, "_step", note)
        Taught(*phrasings)
    return steps


@pytest.mark.parametrize(
    ("count", "rounds"), [(2, 5), (4, 5), (8, 5), (12, 4), (20, 2), (36, 2), (40, 1), (44, 1), (400, 1)]
)
def test_phrasings_are_gone_through_until_the_steps_are_made_but_not_too_often(
    monkeypatch: pytest.MonkeyPatch, count: int, rounds: int
) -> None:
    learn_in(monkeypatch, steps=10, batch=4, most=5)
    seen = Counter(number for numbers, _ in steps_of(monkeypatch, *numbered(count)) for number in numbers)
    assert seen == dict.fromkeys(range(count), rounds)


def test_phrasings_are_gone_through_in_another_order_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    learn_in(monkeypatch, steps=10, batch=4, most=5)
    steps = steps_of(monkeypatch, *numbered(10))
    assert max(len(numbers) for numbers, _ in steps) == 4
    order = [number for numbers, _ in steps for number in numbers]
    rounds = [order[at : at + 10] for at in range(0, 40, 10)]
    assert all(sorted(one) == list(range(10)) for one in rounds)
    assert len({tuple(one) for one in rounds}) == 4


def test_no_phrasing_is_in_a_step_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    learn_in(monkeypatch, steps=5, batch=64)
    assert [sorted(numbers) for numbers, _ in steps_of(monkeypatch, *numbered(3))] == [[0, 1, 2]] * 5


def test_steps_grow_shorter_by_the_same_until_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    learn_in(monkeypatch, steps=10, batch=4, step=3.0)
    steps = steps_of(monkeypatch, *numbered(8))
    assert [step for _, step in steps] == pytest.approx([3 - 0.3 * at for at in range(10)])


def test_phrasings_of_one_entry_are_not_seen_one_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for (text,) in numbered(256)]
    first, _ = steps_of(monkeypatch, texts[:128], texts[128:])[0]
    assert len(first) == 64
    assert 16 < first.count(0) < 48


def test_without_phrasings_there_are_no_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps_of(monkeypatch) == steps_of(monkeypatch, [], []) == []


# --- the same at every build

WORDS = ["red", "blue", "house", "houses", "roof", "1920", "filmin", "filmler"]
phrasings_of_entries = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join), max_size=3),
    max_size=4,
)


def all_said(taught: Taught) -> list[Said]:
    """Ask all words, some of which are no words, and some pairs."""
    words, shifted = taught.lexicon.words, [*taught.lexicon.words[1:], "xyzzy"]
    slips = [taught.word(f"{word}s", None) for word in words]
    both = [taught.pairs(f"{one} {other}") for one, other in zip(words, shifted, strict=True)]
    return [*(taught.word(word, word) for word in words), *slips, *both]


def assert_as_much_for_as_against(said: Sequence[float]) -> None:
    assert abs(sum(said)) <= 1e-4 * max(1.0, *map(abs, said), 0.0)


@settings(deadline=None)
@given(phrasings_of_entries)
def test_what_is_learned_is_the_same_at_every_build(phrasings: Sequence[Sequence[str]]) -> None:
    assert all_said(Taught(*phrasings, known=WORDS)) == all_said(Taught(*phrasings, known=WORDS))


def test_what_is_learned_in_many_steps_is_the_same_at_every_build() -> None:
    entries = [[f"{colour} {number}" for number in range(60)] for colour in ("red", "blue", "green")]
    one, other = Taught(*entries), Taught(*entries)
    assert len(one.lexicon.words) > 60
    assert all_said(one) == all_said(other)


@settings(deadline=None)
@given(phrasings_of_entries)
def test_whatever_is_learned_is_finite_and_takes_as_much_as_it_gives(phrasings: Sequence[Sequence[str]]) -> None:
    for said, length in all_said(Taught(*phrasings, known=WORDS)):
        assert len(said) == len(phrasings)
        assert all(map(math.isfinite, said))
        assert_as_much_for_as_against(said)
        assert length >= 0


# --- little or nothing


def test_nothing_taught_says_nothing() -> None:
    assert Taught().word("red", None) == Taught().pairs("red") == Taught().pairs("") == ([], 0)


def test_without_phrasings_known_words_say_nothing() -> None:
    nothing = Taught([], [], known=["red", "1920"])
    for word in ("red", "1920", "xyzzy"):
        assert nothing.word(word, word) == nothing.pairs(word) == NOTHING
    assert nothing.pairs("red 1920") == nothing.pairs("") == NOTHING


def test_a_single_entry_has_nothing_to_be_told_from() -> None:
    single = Taught(["red house", "blue roof"])
    assert [single.says(word) for word in ("red", "house", "xyzzy")] == [[0]] * 3
    assert single.pairs("red house")[0] == [0]
    assert single.pairs("red house")[1] > 0 < single.length("red")
    assert single.shares("red house") == [1]


def test_an_entry_without_phrasings_is_spoken_against() -> None:
    red, silent, blue = Taught(["red"], [], ["blue"]).says("red")
    assert red > 1 > -1 > silent
    assert blue < 0


@pytest.mark.parametrize("entries", [(["red", ""], ["blue"]), (["", "red"], ["blue"]), (["red"], ["", "blue"])])
def test_a_phrasing_without_words_teaches_nothing(entries: Sequence[Sequence[str]]) -> None:
    taught, without = Taught(*entries), Taught(["red"], ["blue"])
    assert all_said(taught) == all_said(without)


def test_an_entry_whose_phrasings_have_no_words_is_like_one_without_phrasings() -> None:
    assert all_said(Taught(["red"], ["blue"], [""])) == all_said(Taught(["red"], ["blue"], []))


def test_two_entries_that_say_the_same_are_not_told_apart() -> None:
    one, other, third = Taught(["red house"], ["red house"], ["blue roof"]).says("red")
    assert one == pytest.approx(other, rel=0.1)
    assert min(one, other) > 1 > -1 > third
