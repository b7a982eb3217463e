"""Days, weeks, months and seasons of Baku; the boards, the record and the question of the day."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.games.ledger import BAKU, PERIODS, Daily, Entry, Period, Row, baku_day, board, period_start, record
from bot.games.question import Topic

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


def entry(
    player: str,
    points: int = 100,
    right: bool = True,
    together: bool = True,
    at: datetime = NOON,
    name: str = "",
    streak: int = 1,
    topic: Topic = "films",
    chat: str = "console:here",
    game: str = "g1",
) -> Entry:
    return Entry(chat, game, player, name or player.title(), at, topic, points, right, streak, together)


def baku(year: int, month: int, day: int) -> datetime:
    """Give the midnight with which a day begins in Baku."""
    return datetime(year, month, day, tzinfo=BAKU)


# --- days


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 4, 27, 19, 59, 59, 999_999, tzinfo=UTC), date(2026, 4, 27)),
        (datetime(2026, 4, 27, 20, 0, tzinfo=UTC), date(2026, 4, 28)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 7, 1, 20, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 4, 27, 10, 0, tzinfo=timezone(timedelta(hours=-10))), date(2026, 4, 28)),
    ],
)
def test_a_day_begins_at_midnight_in_baku_in_winter_and_in_summer(now: datetime, day: date) -> None:
    assert baku_day(now) == day


# --- periods


@pytest.mark.parametrize(
    ("period", "now", "start"),
    [
        ("day", datetime(2026, 4, 27, 19, 59, 59, tzinfo=UTC), baku(2026, 4, 27)),
        ("day", datetime(2026, 4, 27, 20, tzinfo=UTC), baku(2026, 4, 28)),
        ("week", datetime(2026, 6, 8, 12, tzinfo=BAKU), baku(2026, 6, 8)),  # a Monday
        ("week", datetime(2026, 6, 14, 23, 59, tzinfo=BAKU), baku(2026, 6, 8)),  # the Sunday after it
        ("week", datetime(2026, 6, 14, 20, tzinfo=UTC), baku(2026, 6, 15)),
        ("week", datetime(2027, 1, 1, 12, tzinfo=BAKU), baku(2026, 12, 28)),
        ("month", datetime(2026, 2, 28, 19, 59, tzinfo=UTC), baku(2026, 2, 1)),
        ("month", datetime(2026, 2, 28, 20, tzinfo=UTC), baku(2026, 3, 1)),
        ("season", datetime(2026, 4, 28, 23, 59, tzinfo=BAKU), baku(2025, 4, 29)),
        ("season", datetime(2026, 4, 28, 19, 59, tzinfo=UTC), baku(2025, 4, 29)),
        ("season", datetime(2026, 4, 28, 20, tzinfo=UTC), baku(2026, 4, 29)),
        ("season", datetime(2026, 12, 31, tzinfo=BAKU), baku(2026, 4, 29)),
        ("season", datetime(2027, 1, 1, tzinfo=BAKU), baku(2026, 4, 29)),
    ],
)
def test_a_period_begins_at_midnight_in_baku(period: Period, now: datetime, start: datetime) -> None:
    assert period_start(period, now) == start


def test_the_board_of_all_times_leaves_nothing_out() -> None:
    assert period_start("all", NOON) < LONG_AGO
    assert board([entry("aysel", at=LONG_AGO)], period_start("all", NOON), True)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("days", range(0, 800, 13))
def test_no_period_begins_after_now(period: Period, days: int) -> None:
    now = NOON + timedelta(days)
    assert period_start(period, now) <= now


# --- boards


def test_points_and_right_answers_add_up() -> None:
    entries = [entry("aysel", 100), entry("aysel", 40), entry("aysel", 0, right=False), entry("murad", 90)]
    assert board(entries, LONG_AGO, True) == [
        Row(1, "aysel", "Aysel", 140, 2),
        Row(2, "murad", "Murad", 90, 1),
    ]


def test_the_group_board_and_the_solo_board_share_no_answer() -> None:
    entries = [entry("aysel", 100, together=True), entry("aysel", 70, together=False), entry("murad", 50)]
    assert [(row.player, row.points) for row in board(entries, LONG_AGO, True)] == [("aysel", 100), ("murad", 50)]
    assert [(row.player, row.points) for row in board(entries, LONG_AGO, False)] == [("aysel", 70)]


def test_an_answer_at_the_very_start_of_a_period_counts_and_one_before_does_not() -> None:
    start = period_start("day", NOON)
    entries = [entry("aysel", at=start), entry("murad", at=start - timedelta(microseconds=1))]
    assert [row.player for row in board(entries, start, True)] == ["aysel"]


def test_equal_points_are_ranked_by_right_answers() -> None:
    entries = [entry("aysel", 100), entry("murad", 50), entry("murad", 50)]
    assert [(row.place, row.player) for row in board(entries, LONG_AGO, True)] == [(1, "murad"), (2, "aysel")]


def test_equals_share_a_place_and_the_next_place_is_left_out() -> None:
    entries = [entry("murad"), entry("aysel"), entry("leyla", 200), entry("orxan", 10)]
    places = [(row.place, row.player) for row in board(entries, LONG_AGO, True)]
    assert places == [(1, "leyla"), (2, "aysel"), (2, "murad"), (4, "orxan")]


def test_three_equals_share_the_first_place() -> None:
    entries = [entry("murad"), entry("aysel"), entry("leyla"), entry("orxan", 10)]
    assert [row.place for row in board(entries, LONG_AGO, True)] == [1, 1, 1, 4]


def test_a_player_stands_under_the_name_of_the_latest_answer_on_the_board() -> None:
    entries = [entry("1", name="Aysel"), entry("1", name="Aysel K."), entry("1", name="Solo", together=False)]
    assert [row.name for row in board(entries, LONG_AGO, True)] == ["Aysel K."]


def test_two_players_of_one_name_have_a_row_each() -> None:
    entries = [entry("1", name="Aysel"), entry("2", name="Aysel")]
    assert [(row.player, row.points) for row in board(entries, LONG_AGO, True)] == [("1", 100), ("2", 100)]


def test_a_player_without_points_is_not_on_the_board() -> None:
    assert board([entry("aysel", 0, right=False)], LONG_AGO, True) == []
    entries = [entry("aysel", 0, right=False), entry("murad", 10), entry("aysel", 0, right=False), entry("leyla", 5)]
    rows = board(entries, LONG_AGO, True)
    assert [(row.place, row.player) for row in rows] == [(1, "murad"), (2, "leyla")]


def test_points_of_one_board_bring_nobody_onto_the_other() -> None:
    entries = [entry("aysel", 100, together=False), entry("aysel", 0, right=False, together=True)]
    assert board(entries, LONG_AGO, True) == []
    assert board(entries, LONG_AGO, False) == [Row(1, "aysel", "Aysel", 100, 1)]


def test_a_board_of_nothing_is_empty() -> None:
    assert board([], LONG_AGO, True) == []


# --- the record


def test_a_record_sums_up_games_answers_streaks_and_topics() -> None:
    entries = [
        entry("aysel", topic="films", streak=1),
        entry("aysel", topic="music", right=False, streak=0, points=0),
        entry("aysel", topic="music", streak=4, game="g2", together=False),
        entry("aysel", topic="music", streak=2, chat="console:there"),
        entry("murad", topic="music", streak=9),
    ]
    found = record(entries, "aysel")
    assert (found.games, found.answers, found.right, found.best_streak) == (3, 4, 3, 4)
    assert found.topics == (("music", 2, 3), ("films", 1, 1))


def test_whoever_has_not_answered_has_an_empty_record() -> None:
    found = record([entry("murad")], "aysel")
    assert (found.games, found.answers, found.right, found.best_streak, found.topics) == (0, 0, 0, 0, ())


# --- the question of the day

DAY = date(2026, 2, 27)


def after(*tries: tuple[int, bool]) -> Daily:
    """Give the standing after tries so many days after `DAY`."""
    daily = Daily()
    for days, right in tries:
        daily = daily.after(DAY + timedelta(days), right)
    return daily


def test_right_answers_on_days_in_a_row_make_a_streak() -> None:
    daily = after((0, True), (1, True), (2, True))
    assert (daily.streak, daily.best, daily.right, daily.last) == (3, 3, True, "2026-03-01")


def test_a_second_try_on_a_day_changes_nothing() -> None:
    once = after((0, True))
    assert once.after(DAY, False) == once
    wrong = after((0, False))
    assert wrong.after(DAY, True) == wrong


def test_a_wrong_answer_ends_the_streak_and_the_best_stays() -> None:
    daily = after((0, True), (1, True), (2, False))
    assert (daily.streak, daily.best, daily.right) == (0, 2, False)


def test_a_day_left_out_ends_the_streak() -> None:
    daily = after((0, True), (1, True), (3, True))
    assert (daily.streak, daily.best) == (1, 2)


def test_after_a_wrong_answer_the_streak_begins_at_one() -> None:
    assert after((0, True), (1, False), (2, True)).streak == 1


def test_the_streak_goes_on_over_the_turn_of_the_year() -> None:
    assert Daily().after(date(2026, 12, 31), True).after(date(2027, 1, 1), True).streak == 2


@pytest.mark.parametrize(("later", "streak"), [(0, 2), (1, 2), (2, 0), (400, 0)])
def test_a_streak_stands_until_a_whole_day_is_left_out(later: int, streak: int) -> None:
    daily = after((0, True), (1, True))
    assert daily.standing(DAY + timedelta(1 + later)) == streak


def test_whoever_never_tried_has_no_streak() -> None:
    assert Daily().standing(DAY) == 0
