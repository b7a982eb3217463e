"""A chat and who does something in it, as the games see them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.chat import Chat, Who
from bot.games.ledger import Daily
from bot.games.state import Game, Phase
from bot.messages import Address
from bot.mind import DEFAULT_LANGUAGE

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


def test_a_player_is_known_by_the_id_of_the_platform() -> None:
    assert Who(HERE, LATE, name="Aysel").id == "aysel"


def test_today_is_the_day_in_baku() -> None:
    assert Who(HERE, LATE).today == date(2026, 4, 28)


def test_a_moment_is_counted_in_whole_milliseconds() -> None:
    assert Who(HERE, LATE).moment == 1_777_320_000_123


@pytest.mark.parametrize(("last", "had"), [("", False), ("2026-04-27", False), ("2026-04-28", True)])
def test_the_question_of_the_day_is_had_once_a_day_of_baku(last: str, had: bool) -> None:
    assert Who(HERE, LATE, daily=Daily(last, True, 1, 1)).had_daily is had


@pytest.mark.parametrize(
    ("phase", "asking"), [("lobby", False), ("asking", True), ("break", False), ("paused", False), ("over", False)]
)
def test_a_question_is_open_only_while_it_is_asked(phase: Phase, asking: bool) -> None:
    assert Chat(game=replace(GAME, phase=phase)).asking is asking
    assert not Chat().asking
