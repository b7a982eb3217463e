"""What is written after a command: in any order, in any of the languages, within bounds."""

from itertools import permutations

import pytest

from bot.games.ledger import PERIODS, Period
from bot.games.question import KINDS, TOPICS, Kind, Topic
from bot.options import (
    FEWEST,
    MOST,
    USUAL,
    BoardOptions,
    GameOptions,
    board_options,
    day_of,
    game_options,
    is_today,
    kept_day,
    month_of,
    quiz_options,
    theme_options,
)
from bot.phrasebook import Phrasebook
from knowledge.model import LANGUAGES, Language

SAY = Phrasebook().say


def words(language: Language, what: str) -> list[str]:
    """Give the words of the phrasebook that may be written for something."""
    return SAY(language, f"words-{what.replace('_', '-')}").split()


# --- games


def test_nothing_written_is_a_usual_game() -> None:
    assert game_options("  ", SAY) == GameOptions(USUAL, None, None)


@pytest.mark.parametrize(
    "wanted",
    [("12", "films", "choice"), ("12", "filmlər", "seçim"), ("12", "фильмы", "выбор"), ("12", "FİLMLƏR", "Выбор,")],
)
def test_number_topic_and_kind_may_come_in_any_order_and_language(wanted: tuple[str, str, str]) -> None:
    for order in permutations(wanted):
        assert game_options(" ".join(order), SAY) == GameOptions(12, "films", "choice")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_word_for_a_topic_means_that_topic_alone(topic: Topic, language: Language) -> None:
    for word in words(language, f"topic-{topic}"):
        assert game_options(word, SAY) == GameOptions(topic=topic), word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_for_a_kind_means_that_kind_alone(kind: Kind, language: Language) -> None:
    for word in words(language, f"kind-{kind}"):
        assert game_options(word, SAY) == GameOptions(kind=kind), word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["game", "quiz"])
def test_the_example_in_the_usage_can_be_written_as_it_stands(command: str, language: Language) -> None:
    usage = SAY(language, f"{command}-usage", topics="", kinds="")
    (example,) = [line.partition(f": /{command} ")[2] for line in usage.splitlines() if f": /{command} " in line]
    assert game_options(example, SAY) == GameOptions(10, "films", "choice")
    assert example.startswith("10 ") is (command == "game")


@pytest.mark.parametrize("count", [FEWEST, MOST])
def test_the_bounds_themselves_are_allowed(count: int) -> None:
    assert game_options(str(count), SAY) == GameOptions(count)


@pytest.mark.parametrize(
    "text", [str(FEWEST - 1), str(MOST + 1), "0", "100", "9999", "9" * 300, "films 4", "31 choice"]
)
def test_a_number_out_of_bounds_is_refused(text: str) -> None:
    assert game_options(text, SAY) is None


@pytest.mark.parametrize("text", ["nonsense", "10 nonsense", "films nonsense", "{ $topics }", "🎬 10 films x", "solo"])
def test_a_word_that_is_not_understood_is_refused(text: str) -> None:
    assert game_options(text, SAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "10 12",
        "10 10",
        "films 10 films 12",
        "films music",
        "фильмы musiqi",
        "choice year",
        "seçim order",
        "10 films music",
    ],
)
def test_two_numbers_two_topics_or_two_kinds_are_refused(text: str) -> None:
    assert game_options(text, SAY) is None


@pytest.mark.parametrize("topic", [None, *TOPICS])
@pytest.mark.parametrize("kind", [None, *KINDS])
def test_the_theme_is_read_as_it_was_written(topic: Topic | None, kind: Kind | None) -> None:
    options = GameOptions(15, topic, kind)
    assert theme_options(options.theme, 15) == options


@pytest.mark.parametrize("theme", ["", "|", "birth|rashid_behbudov", "films", "nonsense|nonsense"])
def test_a_theme_that_names_no_kind_of_question_has_none(theme: str) -> None:
    assert theme_options(theme, 10).kind is None


# --- quizzes


@pytest.mark.parametrize("text", ["", "1", "5", "100", "3 4", "9" * 300])
def test_a_number_says_nothing_to_a_quiz(text: str) -> None:
    assert quiz_options(text, SAY) == GameOptions()


@pytest.mark.parametrize("text", ["films choice", "choice 1 films", "99 фильмы 3 seçim"])
def test_a_quiz_has_a_topic_and_a_kind_whatever_the_numbers_beside_them(text: str) -> None:
    assert quiz_options(text, SAY) == GameOptions(topic="films", kind="choice")


@pytest.mark.parametrize("text", ["nonsense", "1 nonsense", "films music", "10x"])
def test_a_word_that_no_quiz_has_is_refused(text: str) -> None:
    assert quiz_options(text, SAY) is None


# --- boards


def test_nothing_written_is_the_season_in_this_chat() -> None:
    assert board_options("", SAY) == BoardOptions("season", solo=False, everywhere=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", PERIODS)
def test_every_word_for_a_period_means_that_period_alone(period: Period, language: Language) -> None:
    for word in words(language, f"period-{period}"):
        assert board_options(word, SAY) == BoardOptions(period), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_for_a_board_means_that_board_alone(language: Language) -> None:
    for word in words(language, "solo"):
        assert board_options(word, SAY) == BoardOptions(solo=True), word
    for word in words(language, "global"):
        assert board_options(word, SAY) == BoardOptions(everywhere=True), word


@pytest.mark.parametrize(
    "wanted", [("week", "solo", "global"), ("həftə", "təkbaşına", "ümumi"), ("неделя", "одиночная", "везде")]
)
def test_the_words_for_a_board_may_come_in_any_order(wanted: tuple[str, str, str]) -> None:
    for order in permutations(wanted):
        assert board_options(" ".join(order), SAY) == BoardOptions("week", solo=True, everywhere=True)


@pytest.mark.parametrize(
    "text", ["the board of this week please", "week nonsense", "nonsense", "10", "films", "{ $periods }"]
)
def test_a_word_that_no_board_has_is_refused(text: str) -> None:
    assert board_options(text, SAY) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", PERIODS)
def test_a_period_is_read_as_the_usage_shows_it(period: Period, language: Language) -> None:
    assert board_options(SAY(language, f"period-{period}"), SAY) == BoardOptions(period)


# --- days kept every year


@pytest.mark.parametrize(
    "text",
    ["studio", "the studio", "AzerbaijanFilm", "Azərbaycanfilm kinostudiya", "«Азербайджанфильм»", "студия", "STUDİYA"],
)
def test_the_studio_is_known_by_its_name(text: str) -> None:
    assert kept_day(text, SAY) == "studio"


@pytest.mark.parametrize(
    "text",
    [
        "Cinema Day", "the National Cinema Day", "Azerbaijani cinema day", "National Film Day", "Kino Günü",
        "Milli kino günü", "Azərbaycan kinosu günü", "день кино", "День азербайджанского кино",
        "национальный день кино",
    ],
)  # fmt: skip
def test_cinema_day_is_known_by_its_names(text: str) -> None:
    assert kept_day(text, SAY) == "cinema_day"


@pytest.mark.parametrize(
    "text", ["", "  ", "the", "the the", "films", "AzerbaijanFilm and others", "cinema day 2026", "studio cinema"]
)
def test_anything_beside_the_names_is_no_day_kept_every_year(text: str) -> None:
    assert kept_day(text, SAY) is None


@pytest.mark.parametrize("text", ["today", "TODAY", "bugün", "сегодня", " today "])
def test_today_is_known_by_its_word(text: str) -> None:
    assert is_today(text, SAY)


@pytest.mark.parametrize("text", ["", "tomorrow", "28 April", "today or tomorrow", "week"])
def test_what_is_no_word_for_today_is_not_today(text: str) -> None:
    assert not is_today(text, SAY)


# --- months

MONTHS = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "en": "January February March April May June July August September October November December",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru, of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}


@pytest.mark.parametrize("language", MONTHS)
def test_a_month_is_read_by_its_name(language: str) -> None:
    assert [month_of(name) for name in MONTHS[language].split()] == list(range(1, 13))
    assert [month_of(name.upper()) for name in MONTHS[language].split()] == list(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_is_read_as_the_bot_writes_it(language: Language) -> None:
    assert [month_of(SAY(language, f"month-{number}")) for number in range(1, 13)] == list(range(1, 13))


def test_a_month_is_read_by_its_number() -> None:
    assert [month_of(str(number)) for number in range(1, 13)] == list(range(1, 13))


@pytest.mark.parametrize("text", ["", "0", "13", "2026", "films", "хочу", "-"])
def test_what_is_no_month_is_none(text: str) -> None:
    assert month_of(text) is None


# --- days


@pytest.mark.parametrize(
    "text",
    [
        "28 April", "April 28", "28 April 1923", "28th of April", "28 aprel", "28 Aprel 1923-cü il", "28 апреля",
        "28 АПРЕЛЯ 1923 года", "28.04", "28.4", "28/04", "28.04.1923", "2026-04-28", "1923-4-28",
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_form(text: str) -> None:
    assert day_of(text) == (4, 28)


def test_the_29th_of_february_is_a_day() -> None:
    assert day_of("29 fevral") == day_of("29.02") == day_of("2026-02-29") == (2, 29)


@pytest.mark.parametrize(
    "text", ["", "28", "April", "1923", "28.13", "32.04", "0.5", "2026-13-28", "2026-04-00", "27 28 April", "films"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_that_the_usage_shows_are_understood(language: Language) -> None:
    say = Phrasebook().say
    for kind in KINDS:
        shown = say(language, f"kind-{kind.replace('_', '-')}")
        assert game_options(shown, say) == GameOptions(kind=kind), shown
    for topic in TOPICS:
        shown = say(language, f"topic-{topic}")
        assert game_options(f"12 {shown}", say) == GameOptions(12, topic), shown


@pytest.mark.parametrize("text", ["15 films", "musiqi", "7 года", "верно или неверно", "doğru və ya səhv"])
def test_what_the_guide_shows_is_understood(text: str) -> None:
    assert game_options(text, Phrasebook().say) is not None
