"""The picture of a game: what is to be seen, and that it needs nothing from elsewhere."""

import re
from xml.etree import ElementTree

import pytest

from bot.mind import Mind
from tests.picture import FILE, GUEST, HOST, draw

MOST = 60_000


@pytest.fixture(scope="module")
def drawn(own_mind: Mind) -> str:
    return draw(own_mind)


def words(svg: str) -> str:
    """Give what can be read in a picture."""
    return " ".join(ElementTree.fromstring(svg).itertext()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("of", ["docs", "drawn"])
def test_a_game_is_to_be_seen_from_its_occasion_to_the_podium(of: str, drawn: str) -> None:
    text = words(drawn if of == "drawn" else FILE.read_text(encoding="utf-8"))
    for part in (
        "/anniversary",
        "Question 10 of 10",
        "Answer: ",
        "That was the game.",
        f"1. {HOST} — ",
        f"2. {GUEST} — ",
    ):
        assert part in text


def test_it_is_small_and_loads_nothing() -> None:
    svg = FILE.read_text(encoding="utf-8")
    assert len(svg.encode()) < MOST
    assert set(re.findall(r"url\((.)", svg)) == {"#"}
    assert not re.search(r"@import|href|src", svg)
