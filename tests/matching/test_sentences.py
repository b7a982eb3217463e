"""A message falls into sentences, and its names are told from its words."""

import pytest

from bot.matching.sentences import capitalised, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Salam! Kinostudiya nə vaxt yaradılıb?", ["Salam", "Kinostudiya nə vaxt yaradılıb"]),
        ("Who directed it? When? And why...", ["Who directed it", "When", "And why"]),
        ("Привет… Кто снял фильм?!", ["Привет", "Кто снял фильм"]),
        ("Hi; who made it", ["Hi", "who made it"]),
        ("Hi\nwho made it\n\n", ["Hi", "who made it"]),
        ("Salam :) rejissor kimdir", ["Salam", "rejissor kimdir"]),
        ("Привет)) кто режиссёр", ["Привет", "кто режиссёр"]),
        ("Sual: - rejissor kimdir", ["Sual", "- rejissor kimdir"]),
        ("Sual: rejissor kimdir", ["Sual", "rejissor kimdir"]),
        ("film: “Sevil”", ["film", "“Sevil”"]),
        ("Bakı haqqında soruşuram: hansı film? De: hə", ["Bakı haqqında soruşuram", "hansı film", "De", "hə"]),
        ("Salam 🎬 kim çəkib", ["Salam", "kim çəkib"]),
        ("🎬🎥🍿 kim çəkib", ["kim çəkib"]),
        ("Привет ☺ кто режиссёр 🙏🏽", ["Привет", "кто режиссёр"]),
        ("Nəsimi🔥kim çəkib", ["Nəsimi", "kim çəkib"]),
    ],
)
def test_a_message_is_split_at_sentence_ends(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Who directed it",
        "film, rejissor, aktyor",
        "www.example.com haqqında",
        "3.5 saat",
        "U.Hacıbəyov kimdir",
        "saat 21:30-da",
        "azfilm://kino",
        "kim : bu",
        "“Sevil: 1929 🎬 film” kim çəkib",
        "film (nə vaxt: 1929 🎬) kim çəkib",
    ],
)
def test_what_is_no_sentence_end_does_not_split(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("R. Behbudov kimdir?", ["R. Behbudov kimdir"]),
        ("Ü. Hacıbəyov və R. Behbudov? Nə vaxt?", ["Ü. Hacıbəyov və R. Behbudov", "Nə vaxt"]),
        ("А. С. Пушкин. Кто это?", ["А. С. Пушкин", "Кто это"]),
    ],
)
def test_an_initial_ends_no_sentence(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize("quoted", ["“Əhməd? Hə!”", "«Где Ахмед? Там.»", '"Where? Is? It?"', "„Wo? Da!“", "„Wo? Da!”"])
def test_a_sentence_end_in_a_quoted_title_does_not_split(quoted: str) -> None:
    assert sentences(f"I love {quoted} film. Who made it?") == [f"I love {quoted} film", "Who made it"]


def test_a_sentence_may_end_after_a_quoted_title() -> None:
    assert sentences("I love “Where Is Ahmad?”. Who made it?") == ["I love “Where Is Ahmad?”", "Who made it"]


def test_every_quoted_title_comes_back_in_its_place() -> None:
    text = "“A?” və «B!». “C.” kimin filmidir?"
    assert sentences(text) == ["“A?” və «B!»", "“C.” kimin filmidir"]


def test_a_quote_that_is_never_closed_quotes_nothing() -> None:
    assert sentences("“Sevil? Kim çəkib?") == ["“Sevil", "Kim çəkib"]


def test_the_character_that_hides_titles_does_no_harm_in_a_message() -> None:
    assert sentences("Kim? \uf8ff “Sevil?”") == ["Kim", "“Sevil?”"]


@pytest.mark.parametrize("text", ["", "   ", "...", "?! …\n", "🎬", "🎬🔥 🍿"])
def test_a_message_without_words_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Who directed Titanic?", {"Titanic"}),
        ("кто снял Бабек и Насими", {"Бабек", "Насими"}),
        ("kimdir Rəşid", {"Rəşid"}),
        ("kim çəkib İstintaq filmini", {"İstintaq"}),
        ("Rejissor kimdir, Həsən Seyidbəyli?", {"Həsən", "Seyidbəyli"}),
        ("who is Rashid Behbudov-Ogly", {"Rashid", "Behbudov-Ogly"}),
    ],
)
def test_words_written_large_within_a_sentence_are_names(text: str, names: set[str]) -> None:
    assert set(capitalised(text) or ()) == names


@pytest.mark.parametrize("text", ["Who directed it?", "Salam. Rejissor kimdir?", "Привет! Кто снял фильм?"])
def test_the_first_word_of_a_sentence_is_no_name(text: str) -> None:
    assert capitalised(text) == []


@pytest.mark.parametrize("text", ["“where is ahmad” kim çəkib", "«where is ahmad» kim çəkib", '"where is ahmad" kim'])
def test_every_word_of_a_quoted_title_is_of_a_name(text: str) -> None:
    assert set(capitalised(text) or ()) == {"where", "is", "ahmad"}


def test_a_name_keeps_its_apostrophe() -> None:
    assert capitalised("o kimdir, İlqar’ın atası") == ["İlqar’ın"]


@pytest.mark.parametrize("text", ["who directed titanic", "кто снял бабек", "", "1945?", "🎬"])
def test_who_writes_nothing_large_tells_no_names(text: str) -> None:
    assert capitalised(text) is None
