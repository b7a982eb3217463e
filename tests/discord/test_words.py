"""Words of the slash commands: the same in all languages, of lengths and letters that Discord takes."""

import re
import unicodedata
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

FOLDER = Path(__file__).parents[2] / "adapters" / "discord"
SPOKEN = ("en", "ru", "tr")
NAME = re.compile(r"^[-_'\w]{1,32}$")
ON_A_MESSAGE = "about-this"
"""What stands in the menu of a message and has a name only."""
CHOICES = {"lang": ("for-me", "for-channel", "for-server", "language-auto")}
"""What is chosen from for an option, by command."""

OPTIONS = {
    "ask": "question",
    "quiz": "topic kind",
    "game": "questions topic kind thread",
    "anniversary": "occasion thread",
    "decades": "thread",
    "timeline": "thread",
    "anniversaries": "month",
    "top": "period solo everywhere",
    "lang": "language for",
    "subscribe": "what time",
    "unsubscribe": "what",
    "schedule": "what when",
}
PLAIN = "daily today join begin next hint skip pause resume stop score me history settings forgetme help"
COMMANDS = {name: names.split() for name, names in (OPTIONS | dict.fromkeys(PLAIN.split(), "")).items()}


def read(language: str) -> dict[str, dict[str, str]]:
    """Give the texts of a language by message and attribute; that of the message itself under no attribute."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((FOLDER / f"words.{language}.ftl").read_text(encoding="utf-8")))
    found = {}
    for name in bundle._messages:
        message = bundle.get_message(name)
        assert message.value is not None
        patterns = {"": message.value, **message.attributes}
        found[name] = {attribute: str(bundle.format_pattern(pattern)[0]) for attribute, pattern in patterns.items()}
    return found


WORDS = {language: read(language) for language in SPOKEN}


def all_texts(language: str) -> list[str]:
    return [text for texts in WORDS[language].values() for text in texts.values()]


@pytest.mark.parametrize("language", SPOKEN)
def test_every_line_is_read_and_nothing_is_said_twice(language: str) -> None:
    lines = (FOLDER / f"words.{language}.ftl").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if " = " in line]) == len(all_texts(language))
    assert all(not line or line.startswith("# ") or " = " in line for line in lines)


@pytest.mark.parametrize("language", SPOKEN)
def test_the_words_are_those_of_the_commands_their_options_and_choices(language: str) -> None:
    wanted = {
        name: {"", "about", *options, *(f"{option}-about" for option in options), *CHOICES.get(name, ())}
        for name, options in COMMANDS.items()
    }
    found = {name: set(texts) for name, texts in WORDS[language].items()}
    assert found == wanted | {ON_A_MESSAGE: {""}}


@pytest.mark.parametrize("language", SPOKEN)
def test_names_of_commands_and_options_are_such_as_discord_takes(language: str) -> None:
    for name, options in COMMANDS.items():
        for part in ("", *options):
            text = WORDS[language][name][part]
            assert NAME.match(text), text
            assert text == text.lower(), text


@pytest.mark.parametrize("language", SPOKEN)
def test_descriptions_and_choices_are_of_a_length_that_discord_takes(language: str) -> None:
    for name, options in COMMANDS.items():
        for part in ("about", *(f"{option}-about" for option in options), *CHOICES.get(name, ())):
            text = WORDS[language][name][part]
            assert 1 <= len(text) <= 100
            assert text == text.strip()
            assert not text[0].islower()
            assert not text.endswith(".")
    assert 1 <= len(WORDS[language][ON_A_MESSAGE][""]) <= 32


@pytest.mark.parametrize("name", COMMANDS)
def test_the_english_name_is_the_one_by_which_the_bot_knows_it(name: str) -> None:
    assert WORDS["en"][name][""] == name
    assert [WORDS["en"][name][option] for option in COMMANDS[name]] == COMMANDS[name]


@pytest.mark.parametrize("language", SPOKEN)
def test_no_two_commands_and_no_two_options_of_one_have_the_same_name(language: str) -> None:
    names = [WORDS[language][name][""] for name in COMMANDS]
    assert len(set(names)) == len(names)
    for name, options in COMMANDS.items():
        assert len({WORDS[language][name][option] for option in options}) == len(options)


@pytest.mark.parametrize("language", SPOKEN)
def test_no_word_mixes_letters_of_two_scripts(language: str) -> None:
    for text in all_texts(language):
        for word in re.findall(r"[^\W\d_]+", text):
            assert len({unicodedata.name(letter).split()[0] for letter in word}) == 1, word


@pytest.mark.parametrize("language", ["ru", "tr"])
def test_every_text_is_said_in_the_language_itself(language: str) -> None:
    for name, texts in WORDS[language].items():
        assert not [text for part, text in texts.items() if text == WORDS["en"][name][part]]
