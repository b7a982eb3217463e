"""What many tests look things up in: the bot's own knowledge and what is built over it, once for all of them."""

import pytest

from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load
from knowledge.model import KnowledgeBase


@pytest.fixture(scope="session")
def own_knowledge() -> KnowledgeBase:
    return load(OWN_KNOWLEDGE)


@pytest.fixture(scope="session")
def own_mind(own_knowledge: KnowledgeBase) -> Mind:
    return Mind.build(own_knowledge, Phrasebook().say)


@pytest.fixture(scope="session")
def own_bank(own_knowledge: KnowledgeBase) -> QuestionBank:
    return QuestionBank(own_knowledge, Phrasebook().say)


@pytest.fixture(scope="session")
def own_calendar(own_knowledge: KnowledgeBase) -> Calendar:
    return Calendar(own_knowledge)


@pytest.fixture(scope="session")
def own_play(own_mind: Mind, own_bank: QuestionBank, own_calendar: Calendar) -> Play:
    return Play(own_mind, own_bank, own_calendar)
