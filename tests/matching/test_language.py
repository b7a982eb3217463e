"""The language of a question is found from its letters and words."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import knowledge
from bot.matching.entities import Mention
from bot.matching.fold import fold
from bot.matching.language import LanguageGuesser, phrasings_by_language
from knowledge.loader import load
from knowledge.model import LANGUAGES, KnowledgeBase, Language


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load(Path(knowledge.__file__).parent / "data")


@pytest.fixture(scope="module")
def real(base: KnowledgeBase) -> LanguageGuesser:
    return LanguageGuesser(phrasings_by_language(base))


@pytest.fixture(scope="module")
def small() -> LanguageGuesser:
    return LanguageGuesser(
        {
            "az": ["bu filmin rejissoru kimdir", "kinostudiya ne vaxt yaradilib", "rejissor"],
            "en": ["who directed this film", "when was the studio founded", "director"],
            "ru": ["kto rejisser etogo filma", "kogda osnovana kinostudiya", "rejisser"],
        }
    )


def guess(guesser: LanguageGuesser, text: str, default: Language, mentions: Sequence[Mention] = ()) -> Language:
    return guesser.guess(text, fold(text).split(), mentions, default)


def guesses(guesser: LanguageGuesser, text: str, mentions: Sequence[Mention] = ()) -> set[Language]:
    """Give what comes out whichever language is the default."""
    return {guess(guesser, text, default, mentions) for default in LANGUAGES}


def whole(text: str, kind: str = "film") -> Mention:
    """Mention something with all of `text`."""
    return Mention(0, len(fold(text).split()), kind, ("some",), 1.0, True)


# --- a few phrasings are enough


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bu filmin rejissoru kimdir?", "az"),
        ("Бу филмин режиссору кимдир?", "az"),
        ("Бу филмин режиссору кимдир, ҝөзәл?", "az"),
        ("bu kino ne vaxt yaradilib", "az"),
        ("Who directed this film?", "en"),
        ("when was it founded", "en"),
        ("Кто режиссёр этого фильма?", "ru"),
        ("Kto rezhisser etogo filma?", "ru"),
        ("rejissor", "az"),
        ("director", "en"),
        ("режиссёр", "ru"),
    ],
)
def test_a_few_phrasings_tell_the_languages_apart(small: LanguageGuesser, text: str, language: Language) -> None:
    assert guesses(small, text) == {language}


def test_unknown_words_are_told_by_their_pieces(small: LanguageGuesser) -> None:
    assert guesses(small, "filminin rejissorudur") == {"az"}
    assert guesses(small, "founder directors") == {"en"}


# --- clear questions and the real knowledge


@pytest.mark.parametrize(
    "text",
    [
        "Kinostudiya nə vaxt yaradılıb?",
        "Bu filmin rejissoru kimdir?",
        "Hansı filmlər 1945-ci ildə çəkilib?",
        "Studiyanın direktoru kimdir?",
        "Əsas rollarda kim oynayıb?",
    ],
)
def test_azerbaijani_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"az"}


@pytest.mark.parametrize(
    "text",
    [
        "Kinostudiya ne vaxt yaradilib?",
        "Bu filmin rejissoru kimdir",
        "Hansi filmlerde cekilib?",
        "Musiqini kim yazib?",
        "Filmin adi nedir",
        "KINO GUNU NE VAXT QEYD OLUNUR",
    ],
)
def test_azerbaijani_without_diacritics_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"az"}


@pytest.mark.parametrize(
    "text",
    [
        "Киностудија нә вахт јарадылыб?",
        "Азәрбајҹан киносу нә вахт јараныб?",
        "Бу филмин режиссору кимдир?",
        "Кинострудијанын директору кимдир?",
    ],
)
def test_azerbaijani_in_cyrillic_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"az"}


@pytest.mark.parametrize(
    "text",
    [
        "When was the studio founded?",
        "Who directed this film?",
        "Which films were made in 1945?",
        "WHO WROTE THE MUSIC",
        "wen was the studio fonded",
    ],
)
def test_english_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"en"}


@pytest.mark.parametrize(
    "text",
    [
        "Когда основана киностудия?",
        "Кто режиссёр этого фильма?",
        "Какие фильмы сняты в 1945 году?",
        "КТО НАПИСАЛ МУЗЫКУ",
        "расскажи о студии",
    ],
)
def test_russian_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"ru"}


@pytest.mark.parametrize(
    "text",
    [
        "Kto rezhisser filma?",
        "Kogda osnovana kinostudiya?",
        "kto snyal etot film",
        "Kakie filmy snyaty v 1945 godu",
        "skolko filmov snyala studiya",
    ],
)
def test_russian_in_latin_letters_is_known(real: LanguageGuesser, text: str) -> None:
    assert guesses(real, text) == {"ru"}


@pytest.mark.parametrize(
    ("keyword", "language"),
    [
        ("rejissor", "az"),
        ("bəstəkar", "az"),
        ("bestekar", "az"),
        ("salam", "az"),
        ("director", "en"),
        ("composer", "en"),
        ("hello", "en"),
        ("режиссёр", "ru"),
        ("режиссер", "ru"),
        ("композитор", "ru"),
        ("привет", "ru"),
        ("rezhisser", "ru"),
    ],
)
def test_a_single_keyword_tells_its_language(real: LanguageGuesser, keyword: str, language: Language) -> None:
    assert guesses(real, keyword) == {language}


# --- names


@pytest.mark.parametrize("default", LANGUAGES)
@pytest.mark.parametrize("name", ["Sevil", "Arshin Mal Alan", "Babek"])
def test_a_bare_latin_name_leaves_the_default(real: LanguageGuesser, name: str, default: Language) -> None:
    assert guess(real, name, default, [whole(name)]) == default


@pytest.mark.parametrize("default", LANGUAGES)
@pytest.mark.parametrize("text", ["", "1945", "1960s", "🎬", "?!"])
def test_a_text_without_words_leaves_the_default(real: LanguageGuesser, text: str, default: Language) -> None:
    assert guess(real, text, default) == default


@pytest.mark.parametrize(("name", "language"), [("Görüş", "az"), ("Ҝөрүш", "az"), ("Встреча", "ru"), ("Бабек", "ru")])
def test_the_letters_of_a_bare_name_may_tell(real: LanguageGuesser, name: str, language: Language) -> None:
    assert guesses(real, name, [whole(name)]) == {language}


def test_a_year_beside_a_bare_name_tells_nothing(real: LanguageGuesser) -> None:
    assert guess(real, "Sevil 1929", "en", [Mention(0, 1, "film", ("sevil",), 1.0, True)]) == "en"


@pytest.mark.parametrize(("text", "language"), [("Sevil kimdir", "az"), ("Sevil director", "en"), ("Sevil kto", "ru")])
def test_words_beside_a_name_tell_the_language(real: LanguageGuesser, text: str, language: Language) -> None:
    assert guesses(real, text, [Mention(0, 1, "film", ("sevil",), 1.0, True)]) == {language}


def test_a_genre_is_a_word_of_its_language(real: LanguageGuesser) -> None:
    assert guesses(real, "comedies", [whole("comedies", kind="genre")]) == {"en"}


def test_a_title_inside_a_question_does_not_change_its_language(real: LanguageGuesser) -> None:
    text = "Who directed O olmasin bu olsun"
    assert guesses(real, text, [Mention(2, 7, "film", ("some",), 1.0, True)]) == {"en"}


# --- scripts


def test_a_text_in_cyrillic_is_never_english(real: LanguageGuesser) -> None:
    assert guesses(real, "made in") == {"en"}
    assert "en" not in guesses(real, "маде ин")


def test_a_title_in_the_old_azerbaijani_alphabet_does_not_make_an_english_question_azerbaijani(
    real: LanguageGuesser,
) -> None:
    assert guesses(real, "Who directed the film Ҝөрүш") == {"en"}


@pytest.mark.parametrize(("plain", "marked"), [("film", "fılm"), ("status", "ştatüs"), ("actor", "aktör")])
def test_azerbaijani_letters_speak_for_azerbaijani(real: LanguageGuesser, plain: str, marked: str) -> None:
    assert guesses(real, plain) == {"en"}
    assert guesses(real, marked) == {"az"}


# --- the phrasings of the knowledge


def test_every_language_has_folded_phrasings_without_slots(base: KnowledgeBase) -> None:
    phrasings = phrasings_by_language(base)
    assert set(phrasings) == set(LANGUAGES)
    for language in LANGUAGES:
        text = " ".join(phrasings[language])
        assert text.isascii()
        assert text == text.lower()
        assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phrasings_of_the_knowledge_are_of_their_own_language(
    base: KnowledgeBase, real: LanguageGuesser, language: Language
) -> None:
    default: Language = "en" if language == "az" else "az"
    asked = [text for fact in base.facts.values() for text in fact.questions[language]][::10]
    right = sum(guess(real, text, default) == language for text in asked)
    assert right / len(asked) > 0.97
