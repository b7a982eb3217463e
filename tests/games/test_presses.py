"""The data of a game's buttons: read as written, forged data refused, small enough for every platform."""

from typing import get_args

import pytest

from bot.games.presses import Does, Press, press_data, press_of


@pytest.mark.parametrize("does", get_args(Does))
@pytest.mark.parametrize(("serial", "option"), [(0, 0), (7, 3), (999_999_999, 999_999_999)])
def test_a_press_is_read_as_it_was_written(does: Does, serial: int, option: int) -> None:
    press = Press("mf3k2x9a", serial, does, option)
    assert press_of(press_data(press)) == press


@pytest.mark.parametrize(
    "data",
    [
        "",
        "g",
        "junk",
        "|",
        "||||",
        "g||||",
        "g|m5|1|pick",
        "g|m5|1|pick|0|0",
        "x|m5|1|pick|0",
        "G|m5|1|pick|0",
        "g|m5|1|PICK|0",
        "g|m5|1|stop|0",
        "g|m5|1||0",
        "g|m5||pick|0",
        "g|m5|1|pick|",
        "g|m5|-1|pick|0",
        "g|m5|1|pick|-1",
        "g|m5|1.0|pick|0",
        "g|m5| 1|pick|0",
        "g|m5|one|pick|0",
        "g|m5|²|pick|0",
        "g|m5|1|pick|٣",
        "g|m5|1|pick|" + "9" * 10,
        "g|m5|" + "9" * 5000 + "|pick|0",
        "q|koroghlu_1960",
        "f.director|koroghlu_1960",
        "{ $title }",
        "\x00|\x00|\x00|\x00|\x00",
    ],
)
def test_forged_data_is_no_press(data: str) -> None:
    assert press_of(data) is None


@pytest.mark.parametrize("does", get_args(Does))
def test_the_data_fits_a_button(does: Does) -> None:
    longest = Press("zzzzzzzzz", 999_999_999, does, 3)  # nine digits of base 36 last for three thousand years
    assert len(press_data(longest).encode()) <= 64
