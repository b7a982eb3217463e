"""The time of a question that nobody has seen yet, and of one that was open when the bot was away."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.games.commands import Join, Pause, Shown, Skip, Stop
from bot.games.question import KINDS, Kind
from bot.games.state import Game, Phase
from bot.games.timing import LONGEST_PAUSE, due, held_back, time_for, unshown, with_grace
from tests.games.table import Table, kinds_of, question, told

GRACE = 5_000
HOUR = 3_600_000


def open_for(table: Table) -> int:
    """Give for how long the open question has been and will be open altogether."""
    return table.round.deadline - table.round.opened


def seen(kind: Kind = "choice") -> Table:
    """Give a game whose open question has been shown."""
    table = Table(kind, "choice", players=("ann", "bob"))
    table.do(Shown(table.game.serial))
    return table


def unseen(kind: Kind = "choice") -> Table:
    """Give a game whose open question has not been shown."""
    return Table(kind, "choice", players=("ann", "bob"))


def games_without_an_open_question() -> list[Game]:
    lobby, rest, over = Table(), unseen(), unseen()
    paused = unseen()
    for table in (rest, paused):
        table.answer("ann", 1)
    paused.do(Pause("ann"))
    for table in (rest, paused):
        table.answer("bob", 1)
    over.do(Stop("ann"))
    found = [table.game for table in (lobby, rest, paused, over)]
    phases: list[Phase] = ["lobby", "break", "paused", "over"]
    assert [game.phase for game in found] == phases
    return found


# --- what is unshown


def test_a_question_is_unshown_until_it_is_shown() -> None:
    table = unseen()
    assert unshown(table.game)
    table.do(Shown(table.game.serial))
    assert not unshown(table.game)


def test_a_question_that_somebody_has_answered_was_seen() -> None:
    table = unseen()
    table.answer("bob", 0)
    assert not table.round.shown
    assert not unshown(table.game)


def test_neither_a_vote_nor_a_word_of_a_stranger_tells_that_a_question_was_seen() -> None:
    table = unseen("typed")
    for player in ("cem", "dan"):
        table.do(Join(player, player.title()))
    assert told(table.do(Skip("bob"))) == ["voted"]
    table.answer("zoe", text="Sevil")
    assert table.round.strays
    assert unshown(table.game)


@pytest.mark.parametrize("game", games_without_an_open_question(), ids=lambda game: str(game.phase))
def test_where_no_question_is_open_none_is_unshown(game: Game) -> None:
    assert not unshown(game)
    assert held_back(game, game.since + HOUR) == game
    assert with_grace(game, game.since + HOUR, GRACE) == game


# --- held back


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_that_nobody_has_seen_has_all_of_its_time_from_now(kind: Kind) -> None:
    table = unseen(kind)
    now = table.now + 10 * HOUR
    after = held_back(table.game, now)
    assert after.round is not None
    assert (after.round.opened, after.round.deadline) == (now, now + time_for(table.round.question))
    assert replace(after, round=table.round) == table.game, "nothing else is another"


def test_a_question_held_back_can_still_be_answered_after_its_first_deadline() -> None:
    table = unseen()
    table.now += HOUR
    table.game = held_back(table.game, table.now)
    assert told(table.answer("ann", 1)) == ["locked"]
    assert table.player("ann").active == 1


def test_a_question_held_back_twice_has_its_time_once() -> None:
    table = unseen()
    once = held_back(table.game, table.now + HOUR)
    twice = held_back(once, table.now + 2 * HOUR)
    assert twice == held_back(table.game, table.now + 2 * HOUR)


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_that_was_shown_or_answered_is_not_held_back(kind: Kind) -> None:
    shown, answered = seen(kind), unseen(kind)
    answered.answer("bob", 2, 0, 3, 1) if kind == "order" else answered.answer("bob", 0, text="1950")
    assert answered.round.answers
    for table in (shown, answered):
        assert held_back(table.game, table.now + 3_000) == table.game


# --- grace


def test_an_open_question_has_the_grace_when_its_time_is_over() -> None:
    table = seen()
    now = table.round.deadline + HOUR
    after = with_grace(table.game, now, GRACE)
    assert after.round is not None
    assert after.round.deadline == now + GRACE
    back = replace(after.round, opened=table.round.opened, deadline=table.round.deadline)
    assert replace(after, round=back) == table.game, "nothing else is another"


def test_an_answer_in_the_grace_counts_and_at_its_end_the_question_closes() -> None:
    table = seen()
    table.answer("bob", 0)
    table.now = table.round.deadline + HOUR
    table.game = with_grace(table.game, table.now, GRACE)
    table.now += GRACE - 1
    assert kinds_of(table.answer("ann", 1)) == ["Reveal"]
    assert table.player("ann").points > 0


def test_a_question_that_nobody_answers_in_the_grace_closes_at_its_end() -> None:
    table = seen("true_false")
    table.now = table.round.deadline + HOUR
    table.game = with_grace(table.game, table.now, GRACE)
    assert due(table.game) == table.now + GRACE
    assert kinds_of(table.wait(GRACE / 1000)) == ["Reveal"]


@pytest.mark.parametrize("left", [GRACE, GRACE + 1, GRACE * 2])
def test_a_question_that_has_so_much_time_left_gets_no_more(left: int) -> None:
    table = seen()
    assert with_grace(table.game, table.round.deadline - left, GRACE) == table.game


@pytest.mark.parametrize("left", [GRACE - 1, 1, 0, -1])
def test_a_question_that_has_less_gets_just_so_much(left: int) -> None:
    table = seen()
    now = table.round.deadline - left
    after = with_grace(table.game, now, GRACE).round
    assert after is not None
    assert after.deadline == now + GRACE


def test_a_game_that_nobody_has_touched_for_a_day_gets_none() -> None:
    table = seen()
    assert with_grace(table.game, table.game.since + LONGEST_PAUSE, GRACE) == table.game
    assert with_grace(table.game, table.game.since + LONGEST_PAUSE - 1, GRACE) != table.game


@given(late=st.integers(0, LONGEST_PAUSE - 1), least=st.integers(0, 60_000))
def test_grace_never_takes_time_away_and_given_twice_is_given_once(late: int, least: int) -> None:
    table = seen()
    now = table.game.since + late
    once = with_grace(table.game, now, least)
    assert once.round is not None
    whole = table.round.deadline - table.round.opened
    assert once.round.deadline >= max(table.round.deadline, now + min(least, whole))
    assert with_grace(once, now, least) == once


def test_a_question_that_nobody_had_seen_before_the_grace_has_its_own_time_when_it_is_shown() -> None:
    for show in (lambda table: table.do(Shown(table.game.serial)), hold_back):
        table = unseen()
        table.now += HOUR
        table.game = with_grace(table.game, table.now, GRACE)
        show(table)
        assert open_for(table) == time_for(table.round.question)


def test_the_time_that_the_bot_was_away_is_nobodys_time() -> None:
    table = seen()
    table.now = table.round.deadline + HOUR
    table.game = with_grace(table.game, table.now, GRACE)
    table.answer("ann", 1)
    table.close()
    assert all(table.player(one).time <= time_for(table.round.question) + GRACE for one in ("ann", "bob"))


def hold_back(table: Table) -> None:
    table.game = held_back(table.game, table.now)


# --- the time of a question


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_has_the_same_time_whenever_it_is_shown(kind: Kind) -> None:
    table = unseen(kind)
    for _ in range(3):
        table.now += HOUR
        table.game = held_back(table.game, table.now)
    table.do(Shown(table.game.serial))
    assert open_for(table) == time_for(question(kind))
    assert table.round.opened == table.now
