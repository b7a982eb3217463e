"""The bot's own texts are complete in the three languages and always can be said."""

import re
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
EVERY_FILE = ("{}.ftl", "game.{}.ftl", "quiz.{}.ftl", "time.{}.ftl", "keep.{}.ftl", "talk.{}.ftl", "discord.{}.ftl")
"""Where the texts of a language stand."""

ONLY_RUSSIAN = {"month-alone", "month-in"}
"""Forms of a month that the other two languages do not tell apart."""

PLAUSIBLE: dict[str, tuple[Value, ...]] = {
    "active": (0, 1, 2, 5),
    "age": (21, 64, 75),
    "answer": ("2. Sevil",),
    "answers": (1, 5, 21),
    "attribute": ("director",),
    "attributes": ("director, composer",),
    "authors": ("none", "Uzeyir Hajibeyov"),
    "best": (1, 2, 5),
    "born": ("18 September 1885",),
    "channel": ("#kino",),
    "chats": (0, 1, 21),
    "chosen": ("English",),
    "command": ("/foo",),
    "count": (1, 2, 5),
    "date": ("May 2024",),
    "day": ("9",),
    "decade": ("the 1960s",),
    "died": ("23 November 1948",),
    "event": ("the film factory was opened",),
    "example": ("Who directed it?",),
    "facts": (1, 2, 540),
    "film": ("“Sevil” (1929)",),
    "films": ("“Sevil”, “Bismillah”",),
    "first": ("“Sevil” (1929)",),
    "games": (1, 2, 5, 21),
    "gender": ("male", "female"),
    "genre": ("comedy",),
    "genres": ("comedy, musical",),
    "honour": ("People’s Artist",),
    "hours": ("22:00–08:00",),
    "kind": ("play", "opera", "motifs"),
    "kinds": ("choice, years",),
    "known": ("director",),
    "latest": ("“Sevil” (1929)",),
    "level": ("★☆☆",),
    "list": ("“Sevil” (1929), “Görüş” (1955)",),
    "minutes": (91, 93, 95),
    "month": (1, 5, 12),
    "name": ("Aygün",),
    "names": ("Aygün, Boris",),
    "next": ("premiere of “Sevil”, 1 May 1929",),
    "number": (1, 2, 5),
    "occasion": ("premiere of “Sevil”, 1 May 1929",),
    "odd": ("“Sevil” (1929)",),
    "options": ("1. Sevil, 3. Görüş",),
    "original": ("Görüş",),
    "people": ("Tofig Taghizade",),
    "period": ("this week",),
    "periods": ("today, this week",),
    "permissions": ("“View Channel”, “Send Messages”",),
    "person": ("Rashid Behbudov",),
    "place": ("Shusha",),
    "players": (2, 11),
    "points": (0, 1, 2, 5, 1021),
    "professions": ("director, writer",),
    "right": (0, 1, 21),
    "role": ("“Asgar”",),
    "seconds": (1, 2, 5, 60),
    "share": (0, 67, 100),
    "sources": ("azerbaijanfilm.az",),
    "streak": (1, 2, 3, 5, 10, 21),
    "studios": ("“Azerbaijanfilm”",),
    "subject": ("“Sevil”",),
    "table": ("Aygün 30 · Boris 20",),
    "text": ("Sources differ.",),
    "thread": ("#quiz",),
    "time": ("09:30",),
    "title": ("Sevil",),
    "topic": ("films",),
    "topics": ("films, people",),
    "total": (5, 30),
    "unanswered": (0, 1, 5),
    "waiting": (0, 1, 5),
    "when": ("in 1945",),
    "who": ("everyone",),
    "winners": ("Aygün, Boris",),
    "work": ("“Sevil”",),
    "year": ("1945", "1960"),
    "years": ("50 years",),
    "zone": ("Asia/Baku",),
}
"""Values that the bot may give; a message that needs another one has no test yet."""

OF_ITS_OWN: dict[tuple[str, str], tuple[Value, ...]] = {
    ("anniversary-nearest", "day"): ("28 April",),
    ("anniversary-none-on", "day"): ("28 April",),
    ("ask-odd-decade", "decade"): ("1910", "1960", "2000"),
    ("board-row", "place"): (1, 2, 3),
    ("broadcast-done", "count"): (0, 1, 2),
    ("clue-decade", "decade"): ("1910", "1960", "2000"),
    ("daily-done", "right"): ("yes", "no"),
    ("daily-done", "streak"): (0, 1, 2, 5, 21),
    ("gain", "seconds"): ("3.4",),
    ("gain-streak", "seconds"): ("3.4",),
    ("hint-decade", "decade"): ("1910", "1960", "2000"),
    ("history-row", "day"): ("28 April",),
    ("how-order", "example"): ("3 1 4 2",),
    ("lobby-players", "players"): ("Aygün, Boris",),
    ("me-daily", "streak"): (0, 1, 2),
    ("me-head", "streak"): (0, 1, 5),
    ("me-place", "place"): (1, 2, 10),
    ("month-head", "month"): ("April",),
    ("month-none", "month"): ("April",),
    ("podium", "place"): (1, 2, 3),
    ("reloaded", "films"): (1, 2, 170),
    ("reloaded", "people"): (1, 2, 170),
    ("settings-seconds", "seconds"): (0, 20, 60),
    ("stats", "people"): (0, 1, 2, 5),
    ("today-head", "day"): ("28 April",),
    ("today-none", "day"): ("28 April",),
    ("years", "count"): (0, 1, 2, 5, 21),
}
"""Values of messages that take another sort of thing under a name that stands above."""


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
def entries(language: Language, file: str) -> tuple[ast.EntryType, ...]:
    text = (FOLDER / file.format(language)).read_text(encoding="utf-8")
    return tuple(FluentParser().parse(text).body)


def names(language: Language, file: str) -> list[str]:
    """Give the names of the messages of a file."""
    return [entry.id.name for entry in entries(language, file) if isinstance(entry, ast.Message)]


@cache
def needs(language: Language) -> dict[str, _Needs]:
    found = {}
    for entry in (entry for file in EVERY_FILE for entry in entries(language, file)):
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
    given = {name: OF_ITS_OWN.get((message, name)) or PLAUSIBLE[name] for name in sorted(variables(language, message))}
    for turn in range(max(map(len, given.values()), default=1)):
        yield {name: choices[turn % len(choices)] for name, choices in given.items()}


EVERY_MESSAGE = [(language, message) for language in LANGUAGES for message in needs(language)]


def say(language: Language, message: str, **given: Value) -> str:
    return Phrasebook().say(language, message, **given)


# --- the files


def test_the_three_languages_have_the_same_messages() -> None:
    assert messages("az") == messages("en") == messages("ru") - ONLY_RUSSIAN
    assert messages("ru") >= ONLY_RUSSIAN


def test_each_language_has_all_the_files_and_no_other() -> None:
    there = {path.name for path in FOLDER.iterdir() if path.is_file()}
    assert there == {file.format(language) for file in EVERY_FILE for language in LANGUAGES}


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_message_stands_in_the_same_file_in_each_language(file: str) -> None:
    assert set(names("az", file)) == set(names("en", file)) == set(names("ru", file)) - ONLY_RUSSIAN
    assert names("en", file)


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_no_syntax_errors(language: Language, file: str) -> None:
    assert [entry.content for entry in entries(language, file) if isinstance(entry, ast.Junk)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_defined_twice(language: Language) -> None:
    defined = [name for file in EVERY_FILE for name in names(language, file)]
    assert len(defined) == len(set(defined))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_a_file_can_be_said(language: Language) -> None:
    assert messages(language) == set(needs(language))


def test_no_value_is_listed_that_no_message_takes() -> None:
    taken = {(message, name) for language, message in EVERY_MESSAGE for name in variables(language, message)}
    assert PLAUSIBLE.keys() == {name for _, name in taken}
    assert OF_ITS_OWN.keys() <= taken


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_on_games_names_their_commands(language: Language) -> None:
    text = say(language, "help-games")
    commands = "quiz game daily anniversary decades timeline today anniversaries".split()
    commands += "join begin next hint skip pause resume stop score top me history".split()
    commands += "subscribe unsubscribe schedule forgetme".split()
    assert [command for command in commands if not re.search(rf"/{command}\b", text)] == []


@pytest.mark.parametrize(
    ("message", "male", "female"),
    [
        ("ask-birth-place", "Где родился X?", "Где родилась X?"),
        ("ask-birth-year", "В каком году родился X?", "В каком году родилась X?"),
        ("ask-role-of", "Какую роль исполнил X в фильме F?", "Какую роль исполнила X в фильме F?"),
        ("ask-film-of-role", "В каком фильме X сыграл роль R?", "В каком фильме X сыграла роль R?"),
        ("clue-cast", "В фильме снялся X.", "В фильме снялась X."),
        ("clue-role", "Роль R исполнил X.", "Роль R исполнила X."),
        ("clue-acted", "Снялся в фильме F.", "Снялась в фильме F."),
        ("clue-acted-role", "Исполнил роль R в фильме F.", "Исполнила роль R в фильме F."),
    ],
)
def test_a_russian_quiz_question_follows_the_gender(message: str, male: str, female: str) -> None:
    for gender, text in (("male", male), ("female", female)):
        assert say("ru", message, person="X", film="F", role="R", gender=gender) == text


@pytest.mark.parametrize(
    ("points", "text"), [(1, "1 очко"), (2, "2 очка"), (5, "5 очков"), (11, "11 очков"), (21, "21 очко")]
)
def test_russian_counts_points_in_three_forms(points: int, text: str) -> None:
    assert say("ru", "podium", place=1, name="A", points=points, right=1) == f"1. A — {text}, верных ответов: 1"


@pytest.mark.parametrize(
    ("place", "text"), [(1, "1-ci"), (3, "3-cü"), (6, "6-cı"), (9, "9-cu"), (10, "10-cu"), (20, "20-ci")]
)
def test_azerbaijani_places_are_ordinals(place: int, text: str) -> None:
    assert say("az", "me-place", players=30, place=place) == f"30 oyunçu arasında {text} yer"


@pytest.mark.parametrize(
    ("language", "right", "streak", "text"),
    [
        ("en", "yes", 1, "You had today’s question right. One day in a row. The next one comes tomorrow."),
        ("en", "no", 0, "You have had your try at today’s question. The next one comes tomorrow."),
        ("az", "yes", 3, "Bu günün sualına düzgün cavab vermisiniz. Ardıcıl günlər: 3. Yenisi sabah."),
        ("ru", "no", 0, "Свою попытку на сегодня вы уже использовали. Новый — завтра."),
    ],
)
def test_who_had_their_try_is_told_of_it_and_of_their_days_in_a_row(
    language: Language, right: str, streak: int, text: str
) -> None:
    assert say(language, "daily-done", right=right, streak=streak) == text
