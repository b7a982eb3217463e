"""What many tests look things up in: the bot's own knowledge and what is built over it, once for all of them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.settings import OWN_KNOWLEDGE, Settings
from bot.warm_start import warm_mind
from knowledge.model import KnowledgeBase


@pytest.fixture(scope="session", autouse=True)
def data_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the processes that they start, out of what the user's own bot remembers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.delenv("DATABASE_URL", raising=False)
        yield


@pytest.fixture(scope="session")
def own_cache() -> Path:
    """Give the cache of what is built over the own knowledge, which processes use too."""
    return Settings.read(os.environ).cache


@pytest.fixture(scope="session")
def own_mind(own_cache: Path) -> Mind:
    """Give the mind from the cache: to build it takes longer than most tests together."""
    return warm_mind(OWN_KNOWLEDGE, own_cache, Phrasebook().say)


@pytest.fixture(scope="session")
def own_knowledge(own_mind: Mind) -> KnowledgeBase:
    return own_mind.knowledge


@pytest.fixture(scope="session")
def own_bank(own_knowledge: KnowledgeBase) -> QuestionBank:
    return QuestionBank(own_knowledge, Phrasebook().say)


@pytest.fixture(scope="session")
def own_calendar(own_knowledge: KnowledgeBase) -> Calendar:
    return Calendar(own_knowledge)


@pytest.fixture(scope="session")
def own_play(own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar) -> Play:
    return Play(own_mind, own_bank, own_calendar)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that start processes, and mostly wait, before the last short ones, which fill the time beside."""
    items.sort(key=lambda item: _turn(item.nodeid.partition("::")[0]))


def _turn(file: str) -> int:
    if file.startswith(("tests/wire/", "tests/crash/", "tests/soak/")):
        return 1
    return 2 if file.startswith("tests/test_") else 0
