"""Every spelling that people use for one word folds into one, and no input can break it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.fold import MAX_FOLDED, fold, fold_all

FOLDED = set(string.ascii_lowercase + string.digits + " ")

TROUBLE = (
    "İIıiəƏöÖüÜçÇşŞğĞßŉǰﬁ"
    "щЩюЮёЁйъьәҝҹӘ"
    "shchzkgdj0123456789"
    " \t\n\0\u200b\u200d\u200f\u202e\u0307\u0336'’.,-–“”«»<>*[]()"
    "１ｆ½①²𝐅\ufdfa🎬"
)
"""Characters that fold treats in a special way, or that break naive code."""

any_text = st.text() | st.text(alphabet=TROUBLE, max_size=2 * MAX_FOLDED)


@pytest.mark.parametrize(
    ("letter", "folded"),
    [
        ("ə", "e"),
        ("Ə", "e"),
        ("ö", "o"),
        ("Ö", "o"),
        ("ü", "u"),
        ("Ü", "u"),
        ("ç", "c"),
        ("Ç", "c"),
        ("ş", "s"),
        ("Ş", "s"),
        ("ğ", "g"),
        ("Ğ", "g"),
        ("X", "x"),
        ("Q", "q"),
    ],
)
def test_azerbaijani_letters_lose_their_marks_in_both_cases(letter: str, folded: str) -> None:
    assert fold(letter) == folded


@pytest.mark.parametrize("letter", ["İ", "I", "i", "ı", "i\u0307", "I\u0307"])
def test_dotted_and_dotless_i_are_one_letter(letter: str) -> None:
    assert fold(letter) == "i"


@pytest.mark.parametrize("city", ["İSTANBUL", "ISTANBUL", "istanbul", "ıstanbul", "İstanbul"])
def test_a_capital_i_never_leaves_a_stray_dot(city: str) -> None:
    assert fold(city) == "istanbul"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("режиссёр", "rejisser"),
        ("РЕЖИССЁР", "rejisser"),
        ("Гайдай", "gayday"),
        ("щука", "suka"),
        ("чашка", "caska"),
        ("цирк", "tsirk"),
        ("Юлия", "yuliya"),
        ("Эльдар", "eldar"),
        ("объект", "obekt"),
        ("фильмы", "filmi"),
        ("Хачатурян", "xacaturyan"),
    ],
)
def test_russian_is_written_in_latin(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_the_whole_russian_alphabet_is_written_in_latin() -> None:
    alphabet = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
    folded = "a b v g d e e j z i y k l m n o p r s t u f x ts c s s i e yu ya"
    assert fold(alphabet) == fold(alphabet.upper()) == folded


@pytest.mark.parametrize(
    ("cyrillic", "folded"),
    [("ә", "e"), ("ғ", "g"), ("ҝ", "g"), ("ө", "o"), ("ү", "u"), ("һ", "h"), ("ҹ", "c"), ("ј", "y")],
)
def test_letters_of_the_old_azerbaijani_alphabet_fold_in_both_cases(cyrillic: str, folded: str) -> None:
    assert (fold(cyrillic), fold(cyrillic.upper())) == (folded, folded)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Азәрбајҹан киносу", "Azərbaycan kinosu"),
        ("Ҝөрүш", "Görüş"),
        ("Ҹәфәр Ҹаббарлы", "Cəfər Cabbarlı"),
        ("МӘҺӘББӘТ", "məhəbbət"),
        ("Бөјүк дајаг", "Böyük dayag"),
    ],
)
def test_the_two_azerbaijani_alphabets_meet(cyrillic: str, latin: str) -> None:
    assert fold(cyrillic) == fold(latin)


@pytest.mark.parametrize(
    "title",
    [
        "Arshin Mal Alan",
        "Arşın mal alan",
        "Аршин мал алан",
        "ARŞIN MAL ALAN",
        "ARŞİN MAL ALAN",
        "arsin mal alan",
        "“Arşın  mal—alan”!",
        "Арşın мал alan",
    ],
)
def test_every_spelling_of_a_title_is_one(title: str) -> None:
    assert fold(title) == "arsin mal alan"


@pytest.mark.parametrize("name", ["Cafar", "Джафар", "ДЖАФАР", "Dzhafar", "Djafar", "Ҹафар", "Çafar", "Chafar"])
def test_digraphs_meet_the_single_letter_they_stand_for(name: str) -> None:
    assert fold(name) == "cafar"


@pytest.mark.parametrize(("digraph", "letter"), [("sh", "ş"), ("ch", "ç"), ("kh", "x"), ("gh", "ğ"), ("zh", "ж")])
def test_a_romanised_digraph_is_the_letter(digraph: str, letter: str) -> None:
    assert fold(f"a{digraph}a") == fold(f"a{letter}a")


def test_the_longest_digraph_wins() -> None:
    assert fold("shchuka schuka dzhem") == fold("щука щука джем") == "suka suka cem"


@pytest.mark.parametrize(
    "text",
    ["\u200bki\u200cno\u200d", "\u202ekino\u202c", "\u200fkino\u200e", "ki\u2060no\ufeff", "ki\u00adno", "\u2067kino"],
)
def test_zero_width_and_direction_marks_vanish(text: str) -> None:
    assert fold(text) == "kino"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Bäckerei", "beckerei"),
        ("Kâmil", "kamil"),
        ("Bakî", "baki"),
        ("Rûhi", "ruhi"),
        ("Strøm", "strom"),
        ("Straße", "strasse"),
        ("Dæmon", "demon"),
        ("Paweł Đoko", "pawel doko"),
        ("Señor", "senor"),
        ("Teŋri", "tenri"),
        ("Кіно", "kino"),
    ],
)
def test_letters_of_other_alphabets_find_their_nearest(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize("ending", ["in", "ün", "də", "dən", "nin", "a", "s", "ом", "dəki", "-in", "–dən", "’in", "'s"])
@pytest.mark.parametrize("quoted", ["“Babək”", "«Babək»", "„Babək”", '"Babək"', "«Бабек»"])
def test_an_ending_that_is_glued_to_a_closing_quote_is_dropped(quoted: str, ending: str) -> None:
    assert fold(f"{quoted}{ending} rejissoru") == "babek rejissoru"


@pytest.mark.parametrize(
    "title", ["“Əhməd haradadır?”", "“Əhməd haradadır!”", "“Əhməd haradadır…”", "“Əhməd haradadır.”"]
)
def test_an_ending_is_dropped_after_a_title_with_a_mark_at_its_end(title: str) -> None:
    assert fold(f"{title}ın rejissoru") == "ehmed haradadir rejissoru"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Babək”filmini kim çəkib", "babek filmini kim cekib"),
        ("«Бабек»режиссёр", "babek rejisser"),
        ("“Babək”-rejissor", "babek rejissor"),
        ("“Babək”1979", "babek 1979"),
    ],
)
def test_a_longer_word_or_a_number_after_a_quote_is_no_ending(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Babək” in Baku", "babek in baku"),
        ("“Babək”, de", "babek de"),
        ("kim “in” deyib", "kim in deyib"),
        ("(“Babək”) in", "babek in"),
        ("”in” kim", "in kim"),
    ],
)
def test_a_word_that_stands_apart_from_the_quote_stays(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("pair", ["“”", "„“", "«»", "‹›", "()", "[]", "––", "——", "……", '""', "¡!"])
def test_punctuation_around_a_word_is_dropped(pair: str) -> None:
    assert fold(f"bu{pair[0]}kino{pair[1]}filmi") == "bu kino filmi"


def test_full_width_letters_are_letters() -> None:
    assert fold("Ｆｉｌｍ　１９４５") == "film 1945"


def test_mathematical_letters_are_letters() -> None:
    assert fold("𝐅𝐢𝐥𝐦 𝕂𝕚𝕟𝕠") == "film kino"


def test_combining_marks_are_dropped() -> None:
    assert fold("k̸̛̖i̷̎n̶̰̄o̴̭͝") == "kino"


def test_a_decomposed_letter_is_the_composed_one() -> None:
    assert fold("Go\u0308ru\u0308s\u0327 и\u0306") == fold("Görüş й") == "gorus y"


@pytest.mark.parametrize("apostrophe", "'’ʼ‘`")
def test_an_apostrophe_does_not_split_a_word(apostrophe: str) -> None:
    assert fold(f"O{apostrophe}zbek") == "ozbek"


@pytest.mark.parametrize(
    "text", ["", " \t\n", "?!…", "🎬🎥😀", "👨\u200d👩\u200d👧", "\0", "\u200b\u202e\ufeff", "中文", "\u0336\u0301"]
)
def test_a_text_without_our_letters_or_digits_is_empty(text: str) -> None:
    assert fold(text) == ""


def test_emoji_and_nul_bytes_around_words_leave_only_the_words() -> None:
    assert fold("\0🎬 kino\0 film🎥\0") == "kino film"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>Sevil</b>", "b sevil b"),
        ("**Sevil** _filmi_", "sevil filmi"),
        ("[Sevil](https://example.org/x)", "sevil https example org x"),
        ("&lt;Sevil&gt;", "lt sevil gt"),
        ("`Sevil`; DROP TABLE films;--", "sevil drop table films"),
    ],
)
def test_markup_is_punctuation_between_words(markup: str, words: str) -> None:
    assert fold(markup) == words


def test_years_and_number_words_are_written_plainly() -> None:
    assert (
        fold("“Görüş” filmi 1955-ci ildə, min doqquz yüz qırx beş, 60-cı illər") == "gorus filmi 1955 ilde 1945 1960s"
    )


@pytest.mark.parametrize("piece", ["x", "ə ", "film ", "щ", "ю", "ß", "1", "min ", "🎬a", "<b>", "a\u0336", "\ufdfa a"])
def test_a_hundred_kilobytes_come_back_short(piece: str) -> None:
    folded = fold(piece * (100_000 // len(piece)))
    assert 0 < len(folded) <= MAX_FOLDED == 300


def test_the_cut_leaves_the_beginning() -> None:
    assert fold("kino " + "film " * 20_000).startswith("kino film film")


def test_the_cut_leaves_no_space_at_the_end() -> None:
    assert fold("a" * (MAX_FOLDED - 1) + " bc") == "a" * (MAX_FOLDED - 1)


def test_a_character_that_decomposes_into_eighteen_does_no_harm() -> None:
    assert fold("\ufdfa" * 50_000) == ""
    assert fold("\ufdfa" * 10 + " film") == "film"


@given(any_text)
def test_folded_text_is_plain_words_with_single_spaces(text: str) -> None:
    folded = fold(text)
    assert set(folded) <= FOLDED
    assert folded == " ".join(folded.split())


@given(any_text.map(lambda text: text * 5))
def test_folded_text_is_never_longer_than_the_limit(text: str) -> None:
    assert len(fold(text)) <= MAX_FOLDED


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ ", max_size=60))
def test_case_never_matters_in_azerbaijani(text: str) -> None:
    small = text.replace("İ", "i").replace("I", "ı").lower()
    large = text.replace("i", "İ").replace("ı", "I").upper()
    assert fold(small) == fold(text) == fold(large)


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя ", max_size=60))
def test_case_never_matters_in_russian(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz ", max_size=40))
def test_zero_width_marks_between_letters_never_matter(text: str) -> None:
    assert fold("\u200b".join(text)) == fold(text)


def test_many_texts_are_folded_at_once() -> None:
    texts = ["Arşın mal alan", "", "60-cı\nillər", "🎬", "Görüş, 1955-ci ildə"]
    assert fold_all(texts) == ["arsin mal alan", "", "1960s", "", "gorus 1955 ilde"]


def test_no_texts_fold_into_nothing_to_compare() -> None:
    assert "".join(fold_all([])) == ""


@given(st.lists(st.text(alphabet=TROUBLE.replace("\0", ""), max_size=40), min_size=1, max_size=5))
def test_folding_many_texts_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]
