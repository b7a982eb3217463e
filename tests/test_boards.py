"""Boards in words: who leads where and when, what one player has done, which games were played."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.boards import Ledger, Lookup, LookupKind, looked_up
from bot.games.anniversaries import Calendar
from bot.games.ledger import PERIODS, Daily, Entry, PastGame, baku_day
from bot.games.question import Topic
from bot.games.state import Mode
from bot.messages import Address
from bot.occasions import Occasions
from bot.options import BoardOptions
from bot.phrasebook import Phrasebook
from bot.wording import Value, Wording
from knowledge.model import LANGUAGES, KnowledgeBase, Language, Person, Text

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
HERE = Address("console", "here", "aysel")
NOTHING = KnowledgeBase({}, {}, {}, {}, {}, {}, (), ())
NEVER_TRIED = Daily()
THIS_SEASON = BoardOptions()
DAYS: dict[Language, str] = {"az": "10 iyun", "en": "10 June", "ru": "10 июня"}
"""The day of `NOON`."""
RASHID = Person("rashid", Text("Rəşid Behbudov", "Rashid Behbudov", "Рашид Бейбутов"), "male", born="1915-12-14")
BEHBUDOV = replace(NOTHING, people={"rashid": RASHID})
EVIL = ("{ $points }", "{0}", "{name}", "%s", "{", "$name", "<b>x</b>")
"""Names that a template would make something of."""


def entry(
    player: str,
    points: int = 100,
    together: bool = True,
    right: bool = True,
    at: datetime = NOON,
    chat: str = "console:here",
    name: str = "",
    game: str = "g1",
    topic: Topic = "films",
    streak: int = 1,
) -> Entry:
    player = player if ":" in player else f"console:{player}"
    return Entry(chat, game, player, name or player.partition(":")[2], at, topic, points, right, streak, together)


def past(
    winners: Sequence[str] = ("Aysel",),
    chat: str = "console:here",
    at: datetime = NOON,
    mode: Mode = "game",
    theme: str = "|",
    questions: int = 10,
) -> PastGame:
    return PastGame(chat, at, mode, theme, questions, tuple(winners))


def word(language: Language, message: str, **values: Value) -> str:
    return Phrasebook().say(language, message, **values)


def head(board: str, period: str = "season", language: Language = "en") -> str:
    return word(language, f"board-{board}", period=word(language, f"period-{period}"))


def look(
    what: LookupKind,
    entries: Sequence[Entry] = (),
    games: Sequence[PastGame] = (),
    daily: Daily = NEVER_TRIED,
    options: BoardOptions = THIS_SEASON,
    language: Language = "en",
    name: str = "Aysel",
    now: datetime = NOON,
    knowledge: KnowledgeBase = NOTHING,
) -> str:
    occasions = Occasions(Wording(Phrasebook().say, language, knowledge), Calendar(knowledge), baku_day(now))
    return looked_up(Lookup(what, options), Ledger(entries, games, daily), HERE, name, occasions, now)


def place_on(board: str, place: int, players: int, language: Language = "en") -> str:
    return f"{head(board, language=language)} {word(language, 'me-place', place=place, players=players)}"


# --- the boards


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_boards_of_groups_and_of_single_players_stand_one_below_the_other(language: Language) -> None:
    entries = [entry("aysel", 100), entry("murad", 150), entry("murad", 70, together=False)]
    assert look("top", entries, language=language).splitlines() == [
        head("group", language=language),
        "1. murad — 150",
        "2. aysel — 100",
        "",
        head("solo", language=language),
        "1. murad — 70",
    ]


def test_the_solo_board_can_be_had_alone() -> None:
    entries = [entry("aysel", 100), entry("murad", 70, together=False)]
    board = look("top", entries, options=BoardOptions("all", solo=True))
    assert board.splitlines() == [head("solo", "all"), "1. murad — 70"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_board_says_so(language: Language) -> None:
    empty = word(language, "board-empty")
    board = look("top", options=BoardOptions("week"), language=language)
    assert board.splitlines() == [head("group", "week", language), empty, "", head("solo", "week", language), empty]


def test_equals_share_a_place_on_the_board() -> None:
    board = look("top", [entry("murad"), entry("aysel"), entry("leyla", 10)])
    assert board.splitlines()[1:4] == ["1. aysel — 100", "1. murad — 100", "3. leyla — 10"]


def test_a_board_belongs_to_one_chat_of_one_platform() -> None:
    entries = [entry("aysel"), entry("murad", chat="console:there"), entry("telegram:leyla", chat="telegram:here")]
    board = look("top", entries)
    assert "aysel" in board
    assert "murad" not in board
    assert "leyla" not in board


def test_the_board_of_all_chats_adds_them_up() -> None:
    entries = [entry("aysel", 100), entry("aysel", 50, chat="console:there"), entry("murad", 120, chat="telegram:x")]
    board = look("top", entries, options=BoardOptions(everywhere=True))
    assert board.splitlines()[:3] == [head("group-all"), "1. aysel — 150", "2. murad — 120"]
    assert head("solo-all") in board


def test_a_period_leaves_out_what_came_before_it() -> None:
    entries = [
        entry("today"),
        entry("this_week", at=NOON - timedelta(2)),
        entry("this_month", at=NOON - timedelta(8)),
        entry("this_season", at=NOON - timedelta(40)),
        entry("long_ago", at=NOON - timedelta(400)),
    ]
    shown = [look("top", entries, options=BoardOptions(period)).partition("\n\n")[0] for period in PERIODS]
    assert [board.count("\n") for board in shown] == [1, 2, 3, 4, 5]


def test_a_player_without_points_is_on_no_board() -> None:
    board = look("top", [entry("aysel", 0, right=False), entry("murad", 30), entry("leyla", 0, together=False)])
    assert board.splitlines() == [head("group"), "1. murad — 30", "", head("solo"), word("en", "board-empty")]


def test_a_board_shows_ten_players() -> None:
    board = look("top", [entry(f"player{number}", 100 - number) for number in range(14)])
    assert board.partition("\n\n")[0].splitlines()[-1] == "10. player9 — 91"


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_on_the_board_stands_as_it_is(name: str, language: Language) -> None:
    assert f"1. {name} — 100" in look("top", [entry("aysel", name=name)], language=language)


# --- one player


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_not_answered_is_told_so(language: Language) -> None:
    assert look("me", [entry("murad")], language=language) == word(language, "me-none")


def test_a_player_of_the_same_id_on_another_platform_is_somebody_else() -> None:
    assert look("me", [entry("telegram:aysel")]) == word("en", "me-none")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_player_is_told_what_they_have_done(language: Language) -> None:
    entries = [
        entry("aysel", topic="music"),
        entry("aysel", topic="music", streak=2),
        entry("aysel", 0, right=False, topic="history", streak=0, game="g2"),
        entry("murad", 500),
    ]
    wording = Wording(Phrasebook().say, language, NOTHING)
    music, history = (wording.capital(wording(f"topic-{topic}")) for topic in ("music", "history"))
    said = look("me", entries, daily=Daily("2026-06-09", True, 3, 5), language=language)
    assert said.splitlines() == [
        wording("me-head", name="Aysel", games=2, right=2, answers=3, share=67, streak=2),
        "– " + wording("me-topic", topic=music, right=2, answers=2),
        "– " + wording("me-topic", topic=history, right=0, answers=1),
        place_on("group", 2, 2, language),
        wording("me-daily", streak=3, best=5),
    ]


def test_whoever_only_plays_alone_has_a_place_among_those_who_do() -> None:
    entries = [entry("aysel", 50, together=False), entry("murad", 70, together=False), entry("leyla", 900)]
    assert look("me", entries).splitlines()[-1] == place_on("solo", 2, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_plays_alone_and_with_others_is_told_the_place_among_groups(language: Language) -> None:
    entries = [entry("aysel", 50), entry("aysel", 900, together=False), entry("murad", 70), entry("leyla", 0)]
    said = look("me", entries, language=language).splitlines()
    assert said[-1] == place_on("group", 2, 2, language)
    assert head("solo", language=language) not in "\n".join(said)


def test_whoever_has_no_points_among_groups_is_told_the_place_of_those_who_play_alone() -> None:
    entries = [entry("aysel", 0, right=False), entry("murad", 70), entry("aysel", 20, together=False)]
    assert look("me", entries).splitlines()[-1] == place_on("solo", 1, 1)


def test_whoever_has_no_points_has_no_place() -> None:
    said = look("me", [entry("aysel", 0, right=False, topic="music"), entry("murad", 70)])
    assert said.splitlines()[1:] == ["– " + word("en", "me-topic", topic="Music", right=0, answers=1)]


def test_whoever_only_played_elsewhere_or_last_season_has_no_place_here() -> None:
    entries = [entry("aysel", chat="console:there"), entry("aysel", at=NOON - timedelta(400))]
    first, *topics = look("me", entries).splitlines()
    assert first == word("en", "me-head", name="Aysel", games=2, right=2, answers=2, share=100, streak=1)
    assert topics == ["– " + word("en", "me-topic", topic="Films", right=2, answers=2)]


def test_a_streak_of_days_that_was_left_off_stands_at_nothing() -> None:
    said = look("me", [entry("aysel")], daily=Daily("2026-06-01", True, 3, 5))
    assert said.splitlines()[-1] == word("en", "me-daily", streak=0, best=5)


def test_whoever_never_tried_the_question_of_the_day_is_told_nothing_of_it() -> None:
    daily = word("en", "me-daily", streak=0, best=0).partition(":")[0]
    assert daily in look("me", [entry("aysel")], daily=Daily("2026-06-10", False, 0, 0))
    assert daily not in look("me", [entry("aysel")])


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_player_stands_as_it_is(name: str, language: Language) -> None:
    assert look("me", [entry("aysel")], name=name, language=language).startswith(name)


# --- the games


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_without_games_says_so(language: Language) -> None:
    assert look("history", games=[past(chat="console:there")], language=language) == word(language, "history-none")


@pytest.mark.parametrize(("language", "day"), DAYS.items())
def test_the_winners_of_a_game_are_told(language: Language, day: str) -> None:
    title = word(language, "title-game")
    row = word(language, "history-row", day=day, title=title, count=10, winners="Aysel, Murad")
    said = look("history", games=[past(["Aysel", "Murad"])], language=language)
    assert said.splitlines() == [word(language, "history-head"), f"– {row}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_past_game_bears_its_topic_its_kind_and_how_many_questions_it_had(language: Language) -> None:
    title = ", ".join(word(language, one) for one in ("title-game", "topic-music", "kind-true-false"))
    row = word(language, "history-row", day=DAYS[language], title=title, count=3, winners="Aysel")
    games = [past(theme="music|true_false", questions=3)]
    assert look("history", games=games, language=language).splitlines()[1] == f"– {row}"


@pytest.mark.parametrize(
    ("language", "name"), [("az", "Rəşid Behbudov"), ("en", "Rashid Behbudov"), ("ru", "Рашид Бейбутов")]
)
@pytest.mark.parametrize("theme", ["birth|rashid", "honour|rashid"])
def test_a_past_anniversary_game_bears_its_occasion(language: Language, name: str, theme: str) -> None:
    games = [past(mode="anniversary", theme=theme)]
    (line,) = look("history", games=games, language=language, knowledge=BEHBUDOV).splitlines()[1:]
    assert f"{word(language, 'title-anniversary')}: " in line
    assert name in line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_that_nobody_won_is_told_too(language: Language) -> None:
    assert look("history", games=[past([])], language=language).endswith(f": {word(language, 'history-nobody')}")


def test_the_last_five_games_are_told_the_latest_first() -> None:
    games = [past([f"winner {number}"], at=NOON + timedelta(number)) for number in range(7)]
    _, *lines = look("history", games=games).splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["6", "5", "4", "3", "2"]


def test_a_game_is_told_on_its_day_in_baku() -> None:
    assert "– 11 June: " in look("history", games=[past(at=datetime(2026, 6, 10, 20, tzinfo=UTC))])


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_winner_stands_as_it_is(name: str, language: Language) -> None:
    assert look("history", games=[past([name])], language=language).endswith(f": {name}")
