"""A chat and who does something in it, as the games see them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.appointments import Agenda
from bot.chat import Chat, Conversation, State, Turn, Who
from bot.games.commands import Shown
from bot.games.ledger import Daily
from bot.games.state import Answer, Game, Phase
from bot.games.timing import LONGEST_PAUSE, due
from bot.messages import Account, Address, Place
from bot.mind import DEFAULT_LANGUAGE
from tests.games.table import NOW, Table

LATE = datetime(2026, 4, 27, 20, 0, 0, 123_000, tzinfo=UTC)
"""Past midnight in Baku."""
HERE = Address("console", "terminal", "aysel")
GAME = Game(id="g1", mode="game", host="aysel", started=0, upcoming=(), total=10)


@pytest.mark.parametrize("phase", ["lobby", "asking", "break", "paused"])
def test_a_game_runs_until_it_is_over(phase: Phase) -> None:
    game = replace(GAME, phase=phase)
    assert Chat(game=game).running == game


def test_no_game_runs_after_the_last_one_and_before_the_first() -> None:
    assert Chat(game=replace(GAME, phase="over")).running is None
    assert Chat().running is None


def test_a_chat_speaks_the_language_chosen_else_that_of_its_games() -> None:
    assert Chat().speaks == DEFAULT_LANGUAGE
    assert Chat(language="ru").speaks == "ru"
    assert Chat(chosen="en", language="ru").speaks == "en"


def test_a_language_chosen_for_a_chat_comes_before_that_of_its_room_and_both_before_the_last_one() -> None:
    assert Chat(language="ru").settled is None
    for chat, language in (
        (Chat(around="en", language="ru"), "en"),
        (Chat(chosen="az", language="ru"), "az"),
        (Chat(chosen="az", around="en", language="ru"), "az"),
    ):
        assert chat.settled == chat.speaks == language


@pytest.mark.parametrize(
    ("chat", "room"), [("-100", "-100"), ("-100/7", "-100"), ("server/channel/thread", "server"), ("", ""), ("/7", "")]
)
def test_a_chat_is_in_a_room_whose_id_stands_before_the_first_slash(chat: str, room: str) -> None:
    place = Place("discord", chat)
    assert place.room == Place("discord", room)
    assert place.room.room == place.room


def test_a_player_is_known_by_the_id_of_the_platform() -> None:
    assert Who(HERE, LATE, name="Aysel").id == "aysel"


def test_today_is_the_day_in_baku() -> None:
    assert Who(HERE, LATE).today == date(2026, 4, 28)


def test_a_moment_is_counted_in_whole_milliseconds() -> None:
    assert Who(HERE, LATE).moment == 1_777_320_000_123


@pytest.mark.parametrize(("last", "had"), [("", False), ("2026-04-27", False), ("2026-04-28", True)])
def test_the_question_of_the_day_is_had_once_a_day_of_baku(last: str, had: bool) -> None:
    assert Who(HERE, LATE, daily=Daily(last, True, 1, 1)).had_daily is had


def test_an_address_tells_the_chat_and_the_person_alone() -> None:
    assert HERE.place == Place("console", "terminal")
    assert HERE.account == Account("console", "aysel")


def test_of_a_chat_that_is_new_nothing_is_known() -> None:
    chat = State().chat
    assert (chat.told, chat.daily, chat.owner, chat.agenda) == ("", "", "", Agenda())
    assert State().conversation == Conversation()
    assert Turn(chat).said == ()


@pytest.mark.parametrize(
    ("phase", "asking"), [("lobby", False), ("asking", True), ("break", False), ("paused", False), ("over", False)]
)
def test_a_question_is_open_only_while_it_is_asked(phase: Phase, asking: bool) -> None:
    assert Chat(game=replace(GAME, phase=phase)).asking is asking
    assert not Chat().asking


# --- when its game moves by itself


def test_a_chat_without_a_running_game_never_moves_by_itself() -> None:
    table = Table("choice")
    table.answer("ann", 1)
    assert Chat().moves_at is None
    assert table.game.phase == "over"
    assert Chat(game=table.game).moves_at is None


@pytest.mark.parametrize(("phase", "later"), [("lobby", 60_000), ("break", 7_000), ("paused", LONGEST_PAUSE)])
def test_a_lobby_a_break_and_a_pause_end_by_themselves(phase: Phase, later: int) -> None:
    assert Chat(game=replace(GAME, phase=phase, since=NOW)).moves_at == NOW + later


def test_the_time_of_a_question_that_was_not_shown_stands_still() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    assert Chat(game=table.game).moves_at == NOW + LONGEST_PAUSE


def test_a_question_that_was_shown_moves_on() -> None:
    table = Table("odd", "choice", players=("ann", "bob"))
    table.now += 30_000
    table.do(Shown(table.game.serial))
    half = (table.round.deadline - table.round.opened) // 2
    assert Chat(game=table.game).moves_at == table.now + half == due(table.game)


def test_a_question_that_was_answered_before_anybody_told_that_it_was_shown_moves_on() -> None:
    table = Table("true_false", "choice", players=("ann", "bob"))
    table.answer("bob", 1)
    assert not table.round.shown
    assert Chat(game=table.game).moves_at == table.round.deadline


def test_a_wrong_text_of_a_stranger_does_not_let_time_run() -> None:
    table = Table("typed", "choice")
    table.answer("zoe", text="Sevil")
    assert isinstance(table.round.strays["zoe"], Answer)
    assert Chat(game=table.game).moves_at == NOW + LONGEST_PAUSE
