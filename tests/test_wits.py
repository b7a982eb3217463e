"""The knowledge is read again: a sound one takes the place of the old, a broken one is told of and changes nothing."""

import asyncio
import logging
import threading

import pytest

from bot.mind import Mind
from bot.play import Play
from bot.wits import Wits
from knowledge.fields import Problem
from knowledge.loader import KnowledgeError
from tests.crash.room import room

BROKEN = [Problem(None, "sabuhi_1941", "no such genre"), Problem(None, "", "a second one")]


@pytest.fixture(scope="module")
def small() -> tuple[Mind, Play]:
    return room()


async def test_a_sound_knowledge_takes_the_place_of_the_old_and_is_counted(
    own_mind: Mind, own_play: Play, small: tuple[Mind, Play]
) -> None:
    wits = Wits(own_mind, own_play, lambda: small)
    said = await wits.reread(own_mind.wording("en"))
    assert (wits.mind, wits.play) == small
    assert said == own_mind.say("en", "reloaded", films=0, people=0, facts=1)


@pytest.mark.parametrize("problems", [BROKEN[:1], BROKEN])
async def test_a_broken_knowledge_leaves_the_old_and_its_first_problem_is_told(
    own_mind: Mind, own_play: Play, problems: list[Problem], caplog: pytest.LogCaptureFixture
) -> None:
    def rebuild() -> tuple[Mind, Play]:
        raise KnowledgeError(problems)

    wits = Wits(own_mind, own_play, rebuild)
    with caplog.at_level(logging.ERROR):
        said = await wits.reread(own_mind.wording("en"))
    assert (wits.mind, wits.play) == (own_mind, own_play)
    first = "sabuhi_1941: no such genre"
    assert said == f"{own_mind.say('en', 'reload-failed', count=len(problems))}\n{first}"
    assert first in caplog.text


async def test_whatever_else_goes_wrong_leaves_the_old_and_is_told_without_values(
    own_mind: Mind, own_play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    def rebuild() -> tuple[Mind, Play]:
        raise OSError("a secret place")

    wits = Wits(own_mind, own_play, rebuild)
    assert await wits.reread(own_mind.wording("en")) == own_mind.say("en", "sorry")
    assert (wits.mind, wits.play) == (own_mind, own_play)
    assert "OSError" in caplog.text and "secret" not in caplog.text


async def test_what_cannot_be_read_again_stays_as_it_is(own_mind: Mind, own_play: Play) -> None:
    wits = Wits(own_mind, own_play)
    await wits.reread(own_mind.wording("en"))
    assert (wits.mind, wits.play) == (own_mind, own_play)


async def test_the_bot_goes_on_while_the_knowledge_is_read(
    own_mind: Mind, own_play: Play, small: tuple[Mind, Play]
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def rebuild() -> tuple[Mind, Play]:
        begun.set()
        assert go_on.wait(10)
        return small

    wits = Wits(own_mind, own_play, rebuild)
    reading = asyncio.create_task(wits.reread(own_mind.wording("en")))
    assert await asyncio.to_thread(begun.wait, 10)
    assert wits.mind is own_mind
    go_on.set()
    await reading
    assert wits.mind is small[0]
