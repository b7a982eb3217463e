"""Days, weeks, months and seasons of Baku; the boards and the question of the day."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.games.ledger import BAKU, NO_RECORD, PERIODS, Daily, Period, Row, Total, baku_day, board, period_start
from bot.messages import Account

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)


def someone(player: str) -> Account:
    return Account("console", player)


def total(player: str, points: int = 100, right: int = 1, name: str = "", platform: str = "console") -> Total:
    return Total(Account(platform, player), name or player.title(), points, right)


def ranked(*totals: Total) -> list[tuple[int, str]]:
    """Give the places of a board with who has them."""
    return [(row.place, row.player.player) for row in board(totals)]


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


def test_all_times_leave_nothing_out() -> None:
    assert period_start("all", NOON) < LONG_AGO


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("days", range(0, 800, 13))
def test_no_period_begins_after_now(period: Period, days: int) -> None:
    now = NOON + timedelta(days)
    assert period_start(period, now) <= now


# --- boards


def test_a_board_ranks_players_with_their_points_and_right_answers() -> None:
    assert board([total("murad", 90, 1), total("aysel", 140, 2)]) == [
        Row(1, someone("aysel"), "Aysel", 140, 2),
        Row(2, someone("murad"), "Murad", 90, 1),
    ]


def test_the_order_in_which_the_totals_come_says_nothing() -> None:
    totals = [total("murad", 90), total("aysel", 140), total("leyla", 90), total("orxan", 90, 2)]
    assert board(totals) == board(reversed(totals))


def test_equal_points_are_ranked_by_right_answers() -> None:
    assert ranked(total("aysel", 100, 1), total("murad", 100, 2)) == [(1, "murad"), (2, "aysel")]


def test_equals_share_a_place_and_the_next_place_is_left_out() -> None:
    places = ranked(total("murad"), total("aysel"), total("leyla", 200), total("orxan", 10))
    assert places == [(1, "leyla"), (2, "aysel"), (2, "murad"), (4, "orxan")]


def test_three_equals_share_the_first_place() -> None:
    rows = board([total("murad"), total("aysel"), total("leyla"), total("orxan", 10)])
    assert [row.place for row in rows] == [1, 1, 1, 4]


def test_two_players_of_one_name_have_a_row_each() -> None:
    assert ranked(total("1", name="Aysel"), total("2", name="Aysel")) == [(1, "1"), (1, "2")]


def test_players_of_one_id_on_two_platforms_have_a_row_each() -> None:
    rows = board([total("1", 100), total("1", 70, platform="telegram")])
    assert [(row.player, row.points) for row in rows] == [(someone("1"), 100), (Account("telegram", "1"), 70)]


def test_whoever_is_not_to_be_known_any_more_keeps_the_place() -> None:
    assert board([total("murad", 90), Total(someone("gone-1"), "", 140, 2)]) == [
        Row(1, someone("gone-1"), "", 140, 2),
        Row(2, someone("murad"), "Murad", 90, 1),
    ]


def test_a_player_without_points_is_not_on_the_board() -> None:
    assert board([total("aysel", 0, 0)]) == []
    assert ranked(total("aysel", 0, 0), total("murad", 10), total("leyla", 5)) == [(1, "murad"), (2, "leyla")]


def test_a_right_answer_that_brought_nothing_brings_nobody_onto_the_board() -> None:
    assert board([total("aysel", 0, 1)]) == []


def test_a_board_of_nothing_is_empty() -> None:
    assert board([]) == []


def test_whoever_has_not_answered_has_an_empty_record() -> None:
    found = NO_RECORD
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


@pytest.mark.parametrize("right", [True, False])
def test_a_try_of_an_earlier_day_that_is_counted_late_changes_nothing(right: bool) -> None:
    today = after((0, True), (1, True))
    assert today.after(DAY, right) == today.after(DAY - timedelta(9), right) == today


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
