"""Points and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.games.commands import AskHint
from bot.games.question import Kind
from bot.games.scoring import Effort, standings, streak_bonus, worth
from bot.games.state import Player
from tests.games.table import Table, clued, question, reveal_of, several


@pytest.mark.parametrize(("difficulty", "points"), [(1, 100), (2, 150), (3, 200)])
def test_harder_questions_are_worth_more(difficulty: int, points: int) -> None:
    assert worth(question("choice", difficulty=difficulty), Effort(0.0)) == points


@pytest.mark.parametrize(("spent", "points"), [(0.0, 100), (0.5, 75), (1.0, 50)])
def test_time_takes_at_most_half(spent: float, points: int) -> None:
    assert worth(question("choice"), Effort(spent)) == points


def test_the_hint_takes_a_quarter() -> None:
    assert worth(question("typed"), Effort(0.0, hinted=True)) == 75


def test_what_half_of_all_guesses_get_right_is_worth_half() -> None:
    assert worth(question("true_false"), Effort(0.0)) == 50


def test_each_clue_takes_an_equal_part_and_time_does_not_count() -> None:
    assert [worth(question("clues"), Effort(0.9, clue=clue)) for clue in range(4)] == [100, 75, 50, 25]


@pytest.mark.parametrize(("count", "points"), [(3, 67), (4, 50), (5, 60)])
def test_the_first_clues_are_free_and_each_of_the_others_takes_its_part(count: int, points: int) -> None:
    few, all_of_them = clued(count), clued(count)
    all_of_them.do(AskHint("ann"))
    for table, worth_then in ((few, 100), (all_of_them, points)):
        table.wait(10)
        (gain,) = reveal_of(table.answer("bob", text="Arşın mal alan")).gains
        assert gain.points == worth_then


@pytest.mark.parametrize(("off", "points"), [(0, 100), (1, 90), (5, 50), (9, 10), (10, 0), (80, 0)])
def test_a_year_is_worth_the_less_the_further_it_lies_away(off: int, points: int) -> None:
    assert worth(question("year"), Effort(0.0, off=off)) == points


def test_the_nearest_of_several_years_gets_a_quarter_more() -> None:
    assert worth(question("year"), Effort(0.0, off=2, nearest=True)) == 100


@pytest.mark.parametrize(("streak", "bonus"), [(1, 0), (2, 0), (3, 10), (4, 20), (7, 50), (20, 50)])
def test_streaks_pay_from_the_third_on_up_to_half(streak: int, bonus: int) -> None:
    assert streak_bonus(100, streak) == bonus


KINDS = st.sampled_from(["choice", "true_false", "year", "typed", "clues", "order", "odd"])


@given(KINDS, st.integers(1, 3), st.floats(0, 1), st.booleans(), st.integers(0, 3), st.integers(0, 200))
def test_points_are_never_negative_nor_more_than_the_most(
    kind: Kind, difficulty: int, spent: float, hinted: bool, clue: int, off: int
) -> None:
    effort = Effort(spent, hinted, clue, off if kind == "year" else 0, nearest=kind == "year")
    assert 0 <= worth(question(kind, difficulty=difficulty), effort) <= 250


# --- years in a round --------------------------------------------------------------------------


def test_the_nearest_year_is_right_and_the_others_get_what_they_are_worth() -> None:
    table = Table("year", "choice", players=("ann", "bob", "cem"))
    table.answer("ann", text="1939")
    table.answer("bob", text="1941")
    gains = {gain.player.id: gain for gain in reveal_of(table.answer("cem", text="1999")).gains}
    assert (gains["bob"].answer.right, gains["bob"].points) == (True, 75)
    assert (gains["ann"].answer.right, gains["ann"].points) == (False, 40)
    assert (gains["cem"].answer.right, gains["cem"].points) == (False, 0)


def test_two_equally_near_years_are_both_right() -> None:
    table = Table("year", "choice", players=("ann", "bob"))
    table.answer("ann", text="1941")
    gains = reveal_of(table.answer("bob", text="1949")).gains
    assert [gain.answer.right for gain in gains] == [True, True]
    assert gains[0].points == gains[1].points


@pytest.mark.parametrize(("year", "right"), [("1945", True), ("1947", True), ("1948", False)])
def test_alone_a_year_is_right_within_two(year: str, right: bool) -> None:
    table = Table("year", "choice")
    (gain,) = reveal_of(table.answer("ann", text=year)).gains
    assert gain.answer.right is right
    assert gain.points > 0


def test_the_nearest_of_years_that_are_all_far_off_gets_nothing() -> None:
    table = Table("year", "choice", players=("ann", "bob"))
    table.answer("ann", text="1900")
    gains = reveal_of(table.answer("bob", text="2020")).gains
    assert [(gain.points, gain.answer.right) for gain in gains] == [(0, False), (0, False)]


# --- streaks in a game -------------------------------------------------------------------------


def test_a_streak_grows_with_right_answers_and_ends_with_a_wrong_or_missing_one() -> None:
    table = Table(*several("choice", 6), players=("ann", "bob"))
    streaks = []
    for option in (1, 1, 1, 0, 1, 1):
        table.answer("ann", option)
        table.answer("bob", 0)
        streaks.append(table.player("ann").streak)
        table.until_due()
    assert streaks == [1, 2, 3, 0, 1, 2]
    assert table.player("ann").best_streak == 3


def test_whoever_does_not_answer_loses_the_streak() -> None:
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    table.answer("ann", 1)
    table.answer("bob", 1)
    table.until_due()
    table.answer("bob", 1)
    table.close()
    assert (table.player("ann").streak, table.player("bob").streak) == (0, 2)


# --- places ------------------------------------------------------------------------------------


def test_equal_points_go_by_right_answers_and_then_by_time() -> None:
    players = [
        Player("a", "A", points=100, right=1, time=9),
        Player("b", "B", points=100, right=2, time=9),
        Player("c", "C", points=100, right=2, time=5),
        Player("d", "D", points=200),
    ]
    assert [one.player.id for one in standings(players)] == ["d", "c", "b", "a"]


def test_players_equal_in_everything_share_a_place_and_the_next_one_is_left_out() -> None:
    players = [Player(id, id.upper(), points=50, right=1, time=7) for id in "ab"] + [Player("c", "C")]
    assert [(one.place, one.player.id) for one in standings(players)] == [(1, "a"), (1, "b"), (3, "c")]


def test_a_question_not_answered_or_missed_counts_its_whole_time() -> None:
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    time = table.round.deadline - table.round.opened
    table.now += 3000
    table.answer("ann", 1)
    table.answer("bob", 0)
    assert (table.player("ann").time, table.player("bob").time) == (3000, time)
    table.until_due()
    table.answer("zoe", 1)
    table.close()
    assert table.player("zoe").time == time + 0
