"""What went wrong in other bots: each of their pitfalls that concerns the rules, as a test."""

import pytest

from bot.games.commands import GiveAnswer, GoOn, Join, Pause, Resume, Skip, StartNow, Stop, Tick
from bot.games.effects import Finish, Reveal
from bot.games.scoring import standings
from bot.games.state import read, write
from bot.games.timing import LONGEST_PAUSE
from tests.games.table import Table, asked, finish_of, kinds_of, several, told


def test_a_round_ends_once_when_the_last_answer_and_the_timer_meet() -> None:
    table = Table("choice", "choice")
    serial = table.game.serial
    table.now = table.round.deadline - 1
    assert kinds_of(table.answer("ann", 1)) == ["Reveal"]
    points = table.player("ann").points
    table.now += 1
    assert table.do(Tick(serial)) == ()
    assert told(table.do(Skip("ann", serial=serial))) == ["late"]
    assert table.player("ann").points == points


def test_a_game_ends_once_however_often_it_is_stopped() -> None:
    table = Table("choice", "choice")
    table.do(Stop("ann"))
    for _ in range(3):
        assert kinds_of(table.do(Stop("ann"))) == []
    assert sum(isinstance(effect, Finish) for effect in table.said) == 1


def test_two_presses_of_start_ask_one_question() -> None:
    table = Table()
    serial = table.game.serial
    assert asked(table.do(StartNow("ann", serial)))
    assert not asked(table.do(StartNow("ann", serial)))
    assert table.round.number == 1


def test_the_timer_of_an_old_question_does_not_close_the_next_one() -> None:
    table = Table("choice", "choice")
    stale = table.game.serial
    table.answer("ann", 1)
    table.do(GoOn("ann"))
    assert table.game.phase == "asking"
    table.now = table.round.deadline
    assert table.do(Tick(stale)) == ()
    assert table.game.phase == "asking"


def test_a_timer_that_fires_early_does_nothing() -> None:
    table = Table("true_false", "choice")
    before = table.game
    assert table.do(Tick(table.game.serial)) == ()
    assert table.game == before


def test_an_answer_at_the_deadline_is_late_even_before_the_tick() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    table.now = table.round.deadline
    assert told(table.answer("ann", 1)) == ["late"]
    assert not table.round.answers


def test_a_press_on_a_question_that_is_closed_is_told_so_and_scores_nothing() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    serial = table.game.serial
    table.close()
    assert told(table.answer("bob", 1, serial=serial)) == ["late"]
    table.do(GoOn("ann"))
    assert told(table.answer("bob", 1, serial=serial)) == ["late"]
    assert table.player("bob").points == 0


def test_a_second_answer_of_the_same_player_is_ignored() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    table.answer("ann", 0)
    table.answer("ann", 1)
    table.answer("bob", 0)
    assert table.player("ann").points == 0


def test_trying_all_options_is_no_way_to_win() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    for option in range(4):
        table.answer("ann", option)
    assert table.round.answers["ann"].options == (0,)


def test_listing_everything_is_no_try_and_never_right() -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    names = "Sevil Bismillah Görüş Bəxtiyar Koroğlu Babək Nəsimi Nizami Dədə Qorqud Arşın mal alan Ögey ana"
    assert table.answer("ann", text=names) == ()
    assert told(table.answer("ann", text="Sevil, Görüş, Arşın mal alan")) == ["wrong"]
    assert told(table.answer("ann", text="Arşın mal alan or Sevil")) == ["wrong"]


def test_listing_years_is_no_guess() -> None:
    table = Table("year", "choice", players=("ann", "bob"))
    assert told(table.answer("ann", text="1943 1944 1945 1946")) == ["year"]


def test_chatter_keeps_no_game_awake() -> None:
    table = Table(*several("typed", 4))
    for _ in range(3):
        table.answer("ann", text="so many words that nobody would take them for an answer to any question at all")
        table.close()
        if table.game.phase == "break":
            table.until_due()
    assert finish_of(table.said).reason == "idle"


def test_a_lobby_that_nobody_joined_ends_without_a_game() -> None:
    table = Table(players=("",))
    assert finish_of(table.wait(60)).reason == "nobody"
    assert finish_of(table.said).table == ()


def test_a_game_with_no_points_has_a_table_too() -> None:
    table = Table("choice", players=("ann", "bob"))
    table.answer("ann", 0)
    finish = finish_of(table.answer("bob", 0))
    assert [(one.place, one.player.points) for one in finish.table] == [(1, 0), (1, 0)]


def test_an_exact_tie_has_two_winners() -> None:
    table = Table("choice", players=("ann", "bob"))
    table.answer("ann", 1)
    finish = finish_of(table.answer("bob", 1))
    assert [one.place for one in finish.table] == [1, 1]


def test_skipping_what_is_hard_makes_nobody_faster() -> None:
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    table.do(Skip("ann"))
    skipped = table.player("ann").time
    assert skipped == table.round.deadline - table.round.opened
    table.do(GoOn("ann"))
    table.answer("ann", 1)
    assert table.player("ann").time == skipped


@pytest.mark.parametrize("presses", [2, 5])
def test_skip_pressed_twice_skips_one_question(presses: int) -> None:
    table = Table(*several("choice", 6))
    serial = table.game.serial
    for _ in range(presses):
        table.do(Skip("ann", serial=serial))
    assert sum(isinstance(effect, Reveal) for effect in table.said) == 1
    assert (table.game.phase, table.round.number) == ("break", 1)


def test_next_pressed_twice_asks_one_question() -> None:
    table = Table(*several("choice", 6))
    table.answer("ann", 1)
    serial = table.game.serial
    for _ in range(3):
        table.do(GoOn("ann", serial))
    assert table.round.number == 2


def test_the_options_of_a_question_stay_where_they_are() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    options = table.round.question.options
    table.answer("ann", 0)
    table.until_due()
    table.answer("bob", 1)
    assert table.round.question.options == options


def test_names_are_those_at_answer_time() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    table.do(GiveAnswer("ann", "Ann of Baku", (1,)))
    assert table.player("ann").name == "Ann of Baku"


def reach(phase: str) -> Table:
    """Give a game in a phase."""
    if phase == "lobby":
        return Table()
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    if phase == "asking":
        return table
    table.answer("ann", 1)
    if phase == "paused":
        table.do(Pause("ann"))
    table.answer("bob", 0)
    if phase == "over":
        table.do(Stop("ann"))
    return table


PHASES = ["lobby", "asking", "break", "paused", "over"]


@pytest.mark.parametrize("phase", PHASES)
def test_a_stop_works_in_each_phase(phase: str) -> None:
    table = reach(phase)
    assert table.game.phase == phase
    table.do(Stop("ann"))
    assert table.game.phase == "over"
    assert sum(isinstance(effect, Finish) for effect in table.said) == 1


@pytest.mark.parametrize("phase", PHASES)
def test_a_restart_finds_the_game_where_it_was_in_each_phase(phase: str) -> None:
    table = reach(phase)
    twin = reach(phase)
    twin.game = read(write(twin.game))
    for player, command in (("bob", Join("zoe", "Zoe")), ("ann", Resume("ann")), ("ann", GoOn("ann"))):
        assert table.do(command) == twin.do(command), player
    assert table.answer("ann", 1) == twin.answer("ann", 1)
    assert table.wait(90) == twin.wait(90)
    assert table.game == twin.game


@pytest.mark.parametrize("phase", ["lobby", "asking", "break", "paused"])
def test_no_game_is_stuck_for_ever(phase: str) -> None:
    table = reach(phase)
    for _ in range(200):
        if table.game.phase == "over":
            break
        table.wait(LONGEST_PAUSE / 1000)
    assert table.game.phase == "over"


def test_points_got_before_a_stop_stay() -> None:
    table = reach("over")
    assert standings(table.game.players.values())[0].player.points > 0
