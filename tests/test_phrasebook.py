"""The bot's own texts are complete in the three languages and always can be said."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot import phrasebook
from bot.phrasebook import Phrasebook, messages
from bot.wording import Value
from knowledge.model import LANGUAGES, Language

FOLDER = Path(phrasebook.__file__).parent / "locales"

ONLY_RUSSIAN = {"month-alone", "month-in"}
"""Forms of a month that the other two languages do not tell apart."""

PLAUSIBLE: dict[str, tuple[Value, ...]] = {
    "age": (21, 64, 75),
    "attribute": ("director",),
    "attributes": ("director, composer",),
    "authors": ("none", "Uzeyir Hajibeyov"),
    "born": ("18 September 1885",),
    "command": ("/foo",),
    "count": (1, 2, 5),
    "date": ("May 2024",),
    "day": ("9",),
    "decade": ("the 1960s",),
    "died": ("23 November 1948",),
    "example": ("Who directed it?",),
    "film": ("“Sevil” (1929)",),
    "films": ("“Sevil”, “Bismillah”",),
    "first": ("“Sevil” (1929)",),
    "gender": ("male", "female"),
    "genre": ("comedy",),
    "genres": ("comedy, musical",),
    "kind": ("play", "opera", "motifs"),
    "known": ("director",),
    "latest": ("“Sevil” (1929)",),
    "minutes": (91, 93, 95),
    "month": (1, 5, 12),
    "original": ("Görüş",),
    "people": ("Tofig Taghizade",),
    "person": ("Rashid Behbudov",),
    "place": ("Shusha",),
    "role": ("“Asgar”",),
    "sources": ("azerbaijanfilm.az",),
    "studios": ("“Azerbaijanfilm”",),
    "subject": ("“Sevil”",),
    "text": ("Sources differ.",),
    "title": ("Sevil",),
    "when": ("in 1945",),
    "work": ("“Sevil”",),
    "year": ("1945", "1960"),
}
"""Values that the bot may give; a message that needs another one has no test yet."""


class _Needs(Visitor):
    """Collects the variables and the messages that a message refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name)


@cache
def entries(language: Language) -> tuple[ast.EntryType, ...]:
    text = (FOLDER / f"{language}.ftl").read_text(encoding="utf-8")
    return tuple(FluentParser().parse(text).body)


@cache
def needs(language: Language) -> dict[str, _Needs]:
    found = {}
    for entry in entries(language):
        if isinstance(entry, ast.Message):
            found[entry.id.name] = _Needs()
            found[entry.id.name].visit(entry)
    return found


def variables(language: Language, message: str) -> set[str]:
    """Give the variables of a message and of those that it refers to."""
    need = needs(language)[message]
    return need.variables.union(*(variables(language, other) for other in need.messages))


def values(language: Language, message: str) -> Iterator[dict[str, Value]]:
    """Give plausible values for a message, each choice at least once."""
    names = sorted(variables(language, message))
    for turn in range(max((len(PLAUSIBLE[name]) for name in names), default=1)):
        yield {name: PLAUSIBLE[name][turn % len(PLAUSIBLE[name])] for name in names}


EVERY_MESSAGE = [(language, message) for language in LANGUAGES for message in needs(language)]


def say(language: Language, message: str, **given: Value) -> str:
    return Phrasebook().say(language, message, **given)


# --- the files


def test_the_three_languages_have_the_same_messages() -> None:
    assert messages("az") == messages("en") == messages("ru") - ONLY_RUSSIAN
    assert messages("ru") >= ONLY_RUSSIAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_no_syntax_errors(language: Language) -> None:
    assert [entry.content for entry in entries(language) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_defined_twice(language: Language) -> None:
    names = [entry.id.name for entry in entries(language) if isinstance(entry, ast.Message)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_file_can_be_said(language: Language) -> None:
    assert messages(language) == set(needs(language))


def test_a_message_takes_the_same_values_in_every_language_but_for_those_that_choose_a_form() -> None:
    choosing = {"count", "gender", "minutes", "age"}
    for message in messages("en"):
        needed = {language: variables(language, message) - choosing for language in LANGUAGES}
        assert needed["az"] == needed["en"] == needed["ru"], message


# --- saying


@pytest.mark.parametrize(("language", "message"), EVERY_MESSAGE)
def test_every_message_formats(language: Language, message: str) -> None:
    for given in values(language, message):
        text = say(language, message, **given)
        assert text
        assert text == text.strip()
        assert "{" not in text
        assert "\u2068" not in text


@pytest.mark.parametrize(
    ("language", "message", "missing"),
    [(language, message, name) for language, message in EVERY_MESSAGE for name in sorted(variables(language, message))],
)
def test_a_missing_value_is_an_error(language: Language, message: str, missing: str) -> None:
    given = {name: value for name, value in next(values(language, message)).items() if name != missing}
    with pytest.raises(ValueError, match=f"{language}.ftl: {message}: "):
        say(language, message, **given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_message_is_an_error(language: Language) -> None:
    with pytest.raises(KeyError, match=rf"{language}\.ftl has no message 'no-such-message'"):
        say(language, "no-such-message")


def test_a_value_that_looks_like_markup_is_said_as_it_is() -> None:
    assert say("en", "quoted", text="{ $text } <b> {-x}") == "“{ $text } <b> {-x}”"


# --- forms


@pytest.mark.parametrize(
    ("minutes", "length"), [(1, "1 минуту"), (2, "2 минуты"), (5, "5 минут"), (11, "11 минут"), (91, "91 минуту")]
)
def test_russian_counts_minutes_in_three_forms(minutes: int, length: str) -> None:
    assert say("ru", "film-length", film="«Севиль»", minutes=minutes) == f"Фильм «Севиль» идёт {length}."


@pytest.mark.parametrize(("age", "years"), [(21, "21 год"), (63, "63 года"), (75, "75 лет"), (112, "112 лет")])
def test_russian_counts_years_in_three_forms(age: int, years: str) -> None:
    text = say("ru", "person-age-dead", person="Он", gender="male", age=age, born="1900", died="1970")
    assert text == f"Он прожил {years} (1900 – 1970)."


@pytest.mark.parametrize(("minutes", "length"), [(1, "1 minute"), (91, "91 minutes")])
def test_english_counts_minutes_in_two_forms(minutes: int, length: str) -> None:
    assert say("en", "film-length", film="“Sevil”", minutes=minutes) == f"“Sevil” runs for {length}."


@pytest.mark.parametrize(("gender", "verb"), [("male", "родился"), ("female", "родилась")])
def test_a_russian_verb_follows_the_gender(gender: str, verb: str) -> None:
    assert say("ru", "person-born", person="X", gender=gender, when="в 1915 году") == f"X {verb} в 1915 году."


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "“Sevil” filminin rejissoru — A."), (2, "“Sevil” filminin rejissorları — A.")],
)
def test_azerbaijani_names_one_or_several_directors(count: int, text: str) -> None:
    assert say("az", "film-director", film="“Sevil”", count=count, people="A") == text


@pytest.mark.parametrize(
    ("year", "text"),
    [
        ("1945", "“F” filmi 1945-ci ildə çəkilib."),
        ("1960", "“F” filmi 1960-cı ildə çəkilib."),
        (1960, "“F” filmi 1960-cı ildə çəkilib."),
    ],
)
def test_azerbaijani_years_are_ordinals(year: Value, text: str) -> None:
    assert say("az", "film-year", film="“F”", year=year) == text


@pytest.mark.parametrize(
    ("language", "without", "with_authors"),
    [
        ("az", "F filminin ədəbi əsası: W — K.", "F filminin ədəbi əsası: W — K, müəllifi A."),
        ("en", "F is based on the K W.", "F is based on the K W by A."),
        ("ru", "Литературная основа фильма F: W — K.", "Литературная основа фильма F: W — K, автор A."),
    ],
)
def test_a_work_may_have_no_author(language: Language, without: str, with_authors: str) -> None:
    assert say(language, "film-based-on", film="F", work="W", kind="K", authors="none") == without
    assert say(language, "film-based-on", film="F", work="W", kind="K", authors="A") == with_authors


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_shows_the_three_examples(language: Language) -> None:
    text = say(language, "help")
    assert all(say(language, f"example-{number}") in text for number in (1, 2, 3))
