"""How alike two words are, and which known words a new one finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.endings import inflected, stem
from bot.matching.fold import fold
from bot.matching.words import (
    INFLECTED,
    ONE_SLIP,
    SAME,
    SHORT_SLIP,
    SOUNDS_SAME,
    TWO_SLIPS,
    Lexicon,
    likeness,
    slips_allowed,
    sound,
    weight_by_rarity,
)

KNOWN = (
    "film rejissor rejissoru kompozitor operator kinostudiya studiya cinematographer director directed "
    "babek nizami nesimi sevil ocaqov beybutov 1945 1946 1960s {year}"
).split()

folded_words = st.text(alphabet="abcdefgijklmnoprstuvxyz", min_size=1, max_size=14)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(KNOWN)


def found(lexicon: Lexicon, word: str) -> dict[str, float]:
    return {lexicon.words[number]: alike for number, alike in lexicon.similar(word)}


# --- stems and sounds


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("rejissorunun", "rejissor"),
        ("filmlerinin", "film"),
        ("filmde", "film"),
        ("beybutova", "beybutov"),
        ("directors", "director"),
        ("directed", "direct"),
        ("filmami", "film"),
        ("kinostudiyalarin", "kinostudi"),
    ],
)
def test_a_stem_has_no_endings(word: str, base: str) -> None:
    assert stem(word) == base


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("мерзавца", "мерзавец"),
        ("отцами", "отец"),
        ("участке", "участок"),
        ("концом", "конец"),
        ("семьи", "семья"),
        ("семьёй", "семья"),
        ("Германии", "Германия"),
        ("одной", "одна"),
        ("Ходжой", "Ходжа"),
    ],
)
def test_a_russian_case_with_another_vowel_is_an_ending(word: str, base: str) -> None:
    case, nominative = fold(word), fold(base)
    assert likeness(case, nominative) == INFLECTED
    assert found(Lexicon([nominative]), case)[nominative] == INFLECTED


@pytest.mark.parametrize(("word", "other"), [("from", "for"), ("где", "год"), ("для", "дел"), ("при", "пер")])
def test_short_words_of_like_letters_are_no_cases(word: str, other: str) -> None:
    assert likeness(fold(word), fold(other)) < INFLECTED


@pytest.mark.parametrize("word", ["film", "ana", "alan", "bal", "evler", "a", ""])
def test_a_stem_keeps_four_letters(word: str) -> None:
    assert stem(word) == word


@given(folded_words)
def test_a_stem_is_how_the_word_begins_but_for_a_soft_last_letter(word: str) -> None:
    assert word.startswith(stem(word)[:-1])


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("dayagi", "dayaq"),
        ("dayaginda", "dayaq"),
        ("coreyi", "corek"),
        ("coreyinin", "corek"),
        ("usagin", "usaq"),
        ("rehberliyi", "rehberlik"),
        ("uzunlugu", "uzunluq"),
    ],
)
def test_a_consonant_that_an_ending_has_made_soft_is_hard_in_the_stem(word: str, base: str) -> None:
    assert likeness(word, base) == INFLECTED
    assert found(Lexicon([base]), word)[base] == INFLECTED


@pytest.mark.parametrize("word", ["gunune", "gununde", "gunundan", "gunu"])
def test_a_possessive_has_cases_of_its_own(word: str) -> None:
    assert found(Lexicon(["gunu"]), word)["gunu"] >= INFLECTED
    assert found(Lexicon(["gunu"]), "gunda").get("gunu", 0) < SHORT_SLIP


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ocaqov", "ojagov"),
        ("quliyev", "guliev"),
        ("quliyev", "kuliev"),
        ("xaqan", "hagan"),
        ("ehmed", "axmad"),
        ("rejissor", "rejisor"),
        ("babek", "bebek"),
        ("tewfiq", "tevfik"),
        ("aydin", "aidin"),
        ("samyon", "samen"),
    ],
)
def test_romanisations_of_a_name_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("hacibeyli", "gadjibeyli"), ("nizami", "nesimi"), ("sevil", "sevinc")])
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


# --- likeness


@pytest.mark.parametrize(("length", "slips"), [(0, 0), (1, 0), (4, 0), (5, 1), (7, 1), (8, 2), (15, 2)])
def test_the_budget_of_slips_grows_with_the_length(length: int, slips: int) -> None:
    assert slips_allowed(length) == slips


@pytest.mark.parametrize("word", ["film", "a", "1945", "1960s", "{year}"])
def test_a_word_is_the_same_as_itself(word: str) -> None:
    assert likeness(word, word) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1945", "1946"),
        ("1945", "1955"),
        ("1960s", "1970s"),
        ("1960", "1960s"),
        ("19450", "1945"),
        ("1director", "director"),
        ("director", "1director"),
    ],
)
def test_numbers_are_alike_only_when_they_are_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == 0


@pytest.mark.parametrize(("one", "other"), [("{year}", "{film}"), ("{year}", "year"), ("film", "{film}")])
def test_slots_are_alike_only_when_they_are_the_same(one: str, other: str) -> None:
    assert likeness(one, other) == 0


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("sevilin", "sevil"),
        ("filmleri", "filmin"),
        ("rejissoru", "rejissora"),
        ("beybutova", "beybutov"),
        ("directors", "director"),
        ("darin", "dar"),
        ("babekinin", "babek"),
        ("komediyalarin", "komediya"),
        ("komediyalarinizin", "komediya"),
        ("studiyalarinizdan", "studiya"),
    ],
)
def test_another_ending_is_a_little_less_than_the_same_word(word: str, base: str) -> None:
    assert inflected(word, base)
    assert likeness(word, base) == INFLECTED


@pytest.mark.parametrize(
    ("word", "base"), [("sevilla", "nizami"), ("alin", "al"), ("sevinc", "sevil"), ("filmz", "film"), ("sevil", "sevi")]
)
def test_what_is_no_ending_does_not_inflect(word: str, base: str) -> None:
    assert not inflected(word, base)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("dardanlar", "dar"),  # two on three letters
        ("sevillerimizin", "sevil"),  # three on five
        ("komediyalarinizdadir", "komediya"),  # four
    ],
)
def test_a_short_word_has_fewer_endings_in_a_row_and_none_has_four(word: str, base: str) -> None:
    assert not inflected(word, base)


@pytest.mark.parametrize(("one", "other"), [("babek", "bebek"), ("ocaqov", "ojagov"), ("mahmud", "mehmud")])
def test_words_of_one_sound_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) == SOUNDS_SAME


def test_three_letters_are_enough_for_a_sound() -> None:
    assert likeness("baq", "bak") == SOUNDS_SAME


@pytest.mark.parametrize(("one", "other"), [("aq", "ak"), ("o", "oo")])
def test_two_letters_are_too_few_for_a_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)
    assert likeness(one, other) == 0


@pytest.mark.parametrize("word", ["isi", "ise", "isu"])
def test_a_short_name_may_have_a_russian_case(word: str) -> None:
    assert inflected(word, "isa")


@pytest.mark.parametrize(
    ("slipped", "word"),
    [
        ("sevik", "sevil"),
        ("kompozitr", "kompozitor"),
        ("kompositor", "kompozitor"),
        ("ulduzp", "ulduz"),
    ],
)
def test_one_slip_is_forgiven_from_five_letters_on(slipped: str, word: str) -> None:
    assert likeness(slipped, word) == ONE_SLIP


def test_a_letter_typed_twice_changes_nothing_in_the_sound() -> None:
    assert likeness("kommpozitor", "kompozitor") == SOUNDS_SAME


@pytest.mark.parametrize(("slipped", "word"), [("sevli", "sevil"), ("nizmai", "nizami"), ("rejissro", "rejissor")])
def test_two_letters_that_changed_places_are_one_slip(slipped: str, word: str) -> None:
    assert likeness(slipped, word) == ONE_SLIP


@pytest.mark.parametrize(
    ("slipped", "word"),
    [("kampazitor", "kompozitor"), ("kmpozitro", "kompozitor"), ("cinmatogapher", "cinematographer")],
)
def test_two_slips_are_forgiven_from_eight_letters_on(slipped: str, word: str) -> None:
    assert likeness(slipped, word) == TWO_SLIPS


@pytest.mark.parametrize(
    ("slipped", "word"),
    [
        ("flim", "film"),
        ("fikm", "film"),
        ("kimo", "kino"),
        ("bali", "baki"),
        ("nozomi", "nizami"),
        ("dirctr", "director"),
        ("cinmatogaper", "cinematographer"),
    ],
)
def test_more_slips_than_the_budget_are_not_forgiven(slipped: str, word: str) -> None:
    assert likeness(slipped, word) == 0


@pytest.mark.parametrize(
    ("slipped", "word", "alike"),
    [("mizam", "nizam", 0), ("tirector", "director", TWO_SLIPS), ("tirectr", "director", 0)],
)
def test_a_slip_in_the_first_letter_counts_double(slipped: str, word: str, alike: float) -> None:
    assert likeness(slipped, word) == alike


def test_a_slip_in_a_stem_with_another_ending_is_forgiven_too() -> None:
    assert TWO_SLIPS < likeness("kompozitrun", "kompozitor") < ONE_SLIP


@pytest.mark.parametrize(
    ("one", "other"), [("nizami", "nesimi"), ("sevgi", "sevil"), ("operator", "opera"), ("film", "kino")]
)
def test_different_words_are_unlike(one: str, other: str) -> None:
    assert likeness(one, other) == 0


def test_the_kinds_of_likeness_have_an_order() -> None:
    kinds = ["sevil", "sevilin", "savil", "sevik"]
    assert sorted(kinds, key=lambda word: -likeness(word, "sevil")) == kinds
    assert SAME > INFLECTED > SOUNDS_SAME > ONE_SLIP > TWO_SLIPS


@given(folded_words, folded_words)
def test_likeness_is_between_nothing_and_the_same(one: str, other: str) -> None:
    alike = likeness(one, other)
    assert 0 <= alike <= SAME
    assert (alike == SAME) == (one == other)


# --- the lexicon


@pytest.mark.parametrize("word", KNOWN)
def test_a_known_word_finds_itself_first(lexicon: Lexicon, word: str) -> None:
    assert lexicon.similar(word)[0] == (lexicon.ids[word], SAME)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("filmlerinin", "film"),
        ("rejissorunun", "rejissor"),
        ("sevilin", "sevil"),
        ("studiyada", "studiya"),
        ("directors", "director"),
        ("beybutova", "beybutov"),
    ],
)
def test_the_lexicon_finds_inflected_words(lexicon: Lexicon, word: str, known: str) -> None:
    assert found(lexicon, word)[known] == INFLECTED


@pytest.mark.parametrize(
    ("word", "known", "alike"),
    [
        ("kompozitr", "kompozitor", ONE_SLIP),
        ("operatro", "operator", ONE_SLIP),
        ("sevik", "sevil", ONE_SLIP),
        ("kmpozitro", "kompozitor", TWO_SLIPS),
        ("cinmatogapher", "cinematographer", TWO_SLIPS),
    ],
)
def test_the_lexicon_finds_slipped_words(lexicon: Lexicon, word: str, known: str, alike: float) -> None:
    assert found(lexicon, word)[known] == alike


@pytest.mark.parametrize(("word", "known"), [("bebek", "babek"), ("ojagov", "ocaqov"), ("rejisor", "rejissor")])
def test_the_lexicon_finds_words_of_the_same_sound(lexicon: Lexicon, word: str, known: str) -> None:
    assert found(lexicon, word)[known] == SOUNDS_SAME


@pytest.mark.parametrize(
    ("word", "order"),
    [
        ("rejissor", ["rejissor", "rejissoru"]),
        ("rejissoru", ["rejissoru", "rejissor"]),
        ("rejissrou", ["rejissoru", "rejissor"]),
        ("studiyada", ["studiya", "kinostudiya"]),
        ("directors", ["director", "directed"]),
    ],
)
def test_the_likest_word_comes_first(lexicon: Lexicon, word: str, order: list[str]) -> None:
    assert list(found(lexicon, word))[: len(order)] == order
    assert list(found(lexicon, word).values()) == sorted(found(lexicon, word).values(), reverse=True)


@pytest.mark.parametrize("word", ["photographer", "cinematographerxyz", "cinematographzzz"])
def test_shared_letters_alone_are_less_than_two_slips(lexicon: Lexicon, word: str) -> None:
    assert 0 < found(lexicon, word)["cinematographer"] < TWO_SLIPS


@pytest.mark.parametrize(("word", "known"), [("isi", "isa"), ("isu", "isa"), ("soni", "sona"), ("sone", "sona")])
def test_the_lexicon_finds_a_short_name_in_a_russian_case(word: str, known: str) -> None:
    assert found(Lexicon([known]), word) == {known: INFLECTED}


@pytest.mark.parametrize("word", ["nizami", "nesimi"])
def test_nizami_and_nesimi_do_not_find_each_other(lexicon: Lexicon, word: str) -> None:
    assert set(found(lexicon, word)) & {"nizami", "nesimi"} == {word}


@pytest.mark.parametrize(("word", "numbers"), [("1945", ["1945"]), ("1947", []), ("194", []), ("1960", [])])
def test_a_number_finds_only_itself(lexicon: Lexicon, word: str, numbers: list[str]) -> None:
    assert list(found(lexicon, word)) == numbers


@pytest.mark.parametrize(("word", "slots"), [("{year}", ["{year}"]), ("{film}", []), ("year", [])])
def test_a_slot_finds_only_itself(lexicon: Lexicon, word: str, slots: list[str]) -> None:
    assert list(found(lexicon, word)) == slots


@pytest.mark.parametrize("word", ["xyzqw", "qwertyuiop", "zzzz", "futbol", "weather", "a", ""])
def test_an_unknown_word_finds_nothing_near(lexicon: Lexicon, word: str) -> None:
    assert all(alike < TWO_SLIPS for alike in found(lexicon, word).values())


# --- short slips


@pytest.mark.parametrize(
    ("word", "known"),
    [("flim", "film"), ("fikm", "film"), ("yaer", "year"), ("fnud", "fund"), ("yeir", "year"), ("ckib", "cekib")],
)
def test_a_word_of_four_letters_may_be_a_slip_but_is_less_like_than_a_long_one_with_two(word: str, known: str) -> None:
    assert likeness(word, known) == 0
    assert found(Lexicon([known]), word) == {known: SHORT_SLIP}
    assert SHORT_SLIP < TWO_SLIPS < ONE_SLIP


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("fim", "film"),  # three letters may be anything
        ("filbm", "film"),  # five would be one slip of five
        ("yar", "year"),
        ("bear", "year"),  # another first letter
        ("yaar", "yar"),
        ("ceyb", "cekib"),  # two slips
    ],
)
def test_a_word_of_other_lengths_or_with_another_first_letter_is_no_short_slip(word: str, known: str) -> None:
    assert found(Lexicon([known]), word).get(known, 0) < SHORT_SLIP


def test_a_word_of_four_letters_that_is_known_is_no_slip_of_another() -> None:
    assert found(Lexicon(["film", "filn"]), "film") == {"film": SAME}


def test_a_word_that_begins_with_a_glide_sounds_like_none_without() -> None:
    assert found(Lexicon(["yalan"]), "alen").get("yalan", 0) < SOUNDS_SAME
    assert found(Lexicon(["yaqub"]), "yagub")["yaqub"] == SOUNDS_SAME


def test_of_a_short_slip_and_the_same_sound_the_sound_counts() -> None:
    assert found(Lexicon(["babak"]), "bebk").get("babak", 0) < SOUNDS_SAME
    assert found(Lexicon(["kino"]), "qino") == {"kino": SOUNDS_SAME}


# --- the other endings of what is misspelt


@pytest.mark.parametrize("known", ["muellim", "muellime", "muellimler"])
def test_a_misspelt_word_is_like_the_other_endings_of_what_it_is_a_slip_of(known: str) -> None:
    assert likeness("muelimin", known) == 0
    alike = found(Lexicon(["muellimin", known]), "muelimin")
    assert alike == {"muellimin": SOUNDS_SAME, known: pytest.approx(SOUNDS_SAME * INFLECTED)}


def test_a_short_slip_is_like_the_other_endings_too() -> None:
    alike = found(Lexicon(["film", "filmler"]), "fikm")
    assert alike == {"film": SHORT_SLIP, "filmler": pytest.approx(SHORT_SLIP * INFLECTED)}


def test_an_ending_that_is_nearer_by_itself_stays_as_near() -> None:
    alike = found(Lexicon(["kompozitor", "kompozitora"]), "kompozitr")
    assert alike["kompozitor"] == ONE_SLIP
    assert alike["kompozitora"] >= ONE_SLIP * INFLECTED


def test_a_known_word_is_not_like_the_endings_of_what_it_might_be_a_slip_of() -> None:
    lexicon = Lexicon(["muellimin", "muellim", "muelimin"])
    assert found(lexicon, "muelimin") == {"muelimin": SAME, "muellimin": SOUNDS_SAME}


def test_what_only_shares_letters_with_a_word_is_not_like_its_endings() -> None:
    alike = found(Lexicon(["cinematographer", "cinematographers"]), "photographer")
    assert 0 < alike["cinematographer"] < SHORT_SLIP
    assert alike.get("cinematographers", 0) <= alike["cinematographer"]


# --- nothing


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon([]).similar("film") == ()


@pytest.mark.parametrize(
    ("word", "base"),
    [("hacibeylinin", "hacibeyli"), ("xanlarinin", "xanlar"), ("filmlerin", "film"), ("komediyalarinizin", "komediya")],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_word_finds_what_it_is_an_ending_of_though_that_has_a_shorter_stem(word: str, base: str, known: bool) -> None:
    assert found(Lexicon([base, word] if known else [base]), word)[base] == INFLECTED


@pytest.mark.parametrize("word", ["kurde", "kuru", "kurun"])
def test_an_ending_of_a_word_of_three_letters_finds_it_whether_it_is_known_itself_or_not(word: str) -> None:
    new, known = found(Lexicon(["kur"]), word), found(Lexicon(["kur", word]), word)
    assert known == {word: SAME, **new}


def test_a_repeated_word_is_known_once() -> None:
    assert Lexicon(["film", "kino", "film"]).words == ["film", "kino"]


@given(st.text(alphabet="abcdefgijklmnoprstuvxyz", min_size=6, max_size=7), st.data())
def test_the_lexicon_finds_every_word_with_one_slip_after_its_first_letter(known: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(known) - 2))
    letter = data.draw(st.sampled_from("abcdefgijklmnoprstuvxyz"))
    before, after = known[:at], known[at:]
    lexicon = Lexicon([*KNOWN, known])
    slips = [before + after[1:], before + letter + after, before + letter + after[1:]]
    slips.append(before + after[1] + after[0] + after[2:])
    for slipped in slips:
        assert found(lexicon, slipped).get(known, 0) >= ONE_SLIP


# --- n-grams


def test_the_grams_of_a_known_word_are_those_laid_out_for_it(lexicon: Lexicon) -> None:
    for number, word in enumerate(lexicon.words):
        start, length = lexicon.gram_starts[number], lexicon.gram_lengths[number]
        known, unknown = lexicon.known_grams(word)
        assert known.tolist() == lexicon.gram_row[start : start + length].tolist()
        assert (len(set(known.tolist())), unknown) == (length, 0)
    assert len(lexicon.gram_row) == lexicon.gram_lengths.sum()
    assert set(lexicon.gram_row.tolist()) == set(range(lexicon.gram_count))


def test_words_share_the_grams_that_both_have() -> None:
    lexicon = Lexicon(["ab", "abc"])  # " a", "ab", " ab" of: " a", "ab", "b ", " ab", "ab ", " ab "
    one, other = (set(lexicon.known_grams(word)[0].tolist()) for word in ("ab", "abc"))
    assert (len(one), len(other), len(one & other)) == (6, 9, 3)
    assert lexicon.gram_count == 12


@pytest.mark.parametrize(("word", "known", "unknown"), [("abd", 3, 6), ("xyz", 0, 9), ("ab", 6, 0), ("1945", 0, 1)])
def test_the_grams_of_a_new_word_are_known_or_not(word: str, known: int, unknown: int) -> None:
    numbers, others = Lexicon(["ab", "abc"]).known_grams(word)
    assert (len(numbers), others) == (known, unknown)


@pytest.mark.parametrize("word", ["1945", "{year}"])
def test_a_number_or_a_slot_is_one_gram(lexicon: Lexicon, word: str) -> None:
    numbers, unknown = lexicon.known_grams(word)
    assert (len(numbers), unknown) == (1, 0)


# --- weights


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert weight_by_rarity(1, 100) > weight_by_rarity(50, 100) > weight_by_rarity(100, 100) == 1


def test_many_words_are_weighed_at_once() -> None:
    weights = weight_by_rarity([0, 1, 50, 100], 100)
    assert weights.tolist() == [weight_by_rarity(count, 100) for count in (0, 1, 50, 100)]
    assert weights.tolist() == sorted(weights.tolist(), reverse=True)


def test_letters_struck_again_and_again_sound_like_nothing() -> None:
    assert likeness("xxxyyy", "hii") < SOUNDS_SAME
