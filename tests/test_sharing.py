"""Facts to share in any chat: the likeliest first, each with a link that tells the same, none for what is unknown."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.chat import State
from bot.dialogue import decide
from bot.matching.asked import Asked, asked_for, start_of
from bot.messages import Address, Fact, Incoming
from bot.mind import Mind
from bot.play import Play
from bot.replies import reply_to
from bot.sharing import facts_for
from knowledge.model import KnowledgeBase
from tests.crash.room import FOUNDED, room

TODAY = date(2026, 4, 28)
NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
HERE = Address("telegram", "1", "1")

ANSWERED = [
    ("Who directed Sabuhi?", "sabuhi_1941-director"),
    ("Səbuhi filminin rejissoru kimdir?", "sabuhi_1941-director"),
    ("Кто режиссёр фильма «Сабухи»?", "sabuhi_1941-director"),
    ("Who was Rashid Behbudov?", "rashid_behbudov-card"),
    ("Was Leyla Badirbeyli in Sabuhi?", "sabuhi_1941-cast-leyla_badirbeyli"),
    ("When was the studio founded?", "studio_founded_1920"),
    ("Which films were made in 1945?", "list-year-1945"),
    ("films of the 1940s", "list-decade-1940s"),
]


@pytest.mark.parametrize(("text", "start"), ANSWERED)
def test_what_is_asked_for_comes_first_in_the_language_of_the_text(own_mind: Mind, text: str, start: str) -> None:
    first, *_ = facts_for(own_mind, text, TODAY)
    told = reply_to(own_mind, text, TODAY)
    assert first == Fact(start, told.text.partition("\n")[0], told.text)


def test_after_it_comes_what_else_is_held_of_the_same(own_mind: Mind) -> None:
    first, *others = facts_for(own_mind, "Who directed Sabuhi?", TODAY)
    assert [one.start for one in others] == ["sabuhi_1941-cast", "sabuhi_1941-year", "sabuhi_1941-composer"]
    assert [one.title for one in others] == [f"“Sabuhi” (1941): {what}" for what in ("cast", "year", "composer")]
    assert first.text not in [one.text for one in others]


def test_where_several_things_may_be_meant_all_of_them_can_be_shared(own_mind: Mind) -> None:
    assert reply_to(own_mind, "head of the studio", TODAY).outcome == "suggest"
    facts = facts_for(own_mind, "head of the studio", TODAY)
    assert len(facts) > 1
    assert all(one.start and one.title and one.text for one in facts)


@pytest.mark.parametrize(
    "text", ["What is the weather like today?", "hello", "", "???", "Who composed Koroghlu?", "🎬"]
)
def test_of_what_the_bot_does_not_know_there_is_nothing_to_share(own_mind: Mind, text: str) -> None:
    assert facts_for(own_mind, text, TODAY) == ()


@pytest.mark.parametrize("text", [text for text, _ in ANSWERED] + ["Sevil", "head of the studio", "Who played Asgar?"])
def test_no_text_is_offered_twice(own_mind: Mind, text: str) -> None:
    facts = facts_for(own_mind, text, TODAY)
    assert len({fact.text for fact in facts}) == len(facts) > 0


# --- links


@pytest.mark.parametrize("text", [text for text, _ in ANSWERED] + ["head of the studio", "Who played in Sabuhi?"])
def test_the_link_of_a_fact_tells_that_fact(own_mind: Mind, own_play: Play, text: str) -> None:
    language = reply_to(own_mind, text, TODAY).language
    for fact in facts_for(own_mind, text, TODAY):
        link = Incoming(HERE, text=f"/start fact_{fact.start}", private=True, language=language)
        (told,) = decide(State(), link, own_mind, own_play, NOON).turn.said
        assert told.text == fact.text


def all_asked(knowledge: KnowledgeBase) -> list[Asked]:
    """Give one thing that may be asked of each entry for each attribute, each fact, role and list."""
    attributes = [name for name in knowledge.templates if name.partition(".")[0] in ("film", "person")]
    asked = [Asked(one, films=(film,)) for one in attributes if one.startswith("film.") for film in knowledge.films]
    asked += [Asked(one, people=(id,)) for one in attributes if one.startswith("person.") for id in knowledge.people]
    asked += [Asked(fact) for fact in knowledge.facts]
    parts = [(film.id, part.person) for film in knowledge.films.values() for part in film.cast]
    asked += [Asked("credit.role", roles=(f"{film}/{person}",)) for film, person in dict.fromkeys(parts)]
    asked += [Asked("list.year", value="1945"), Asked("list.decade", value="1940s"), Asked("list.films")]
    return [*asked, Asked("list.genre", value="comedy"), Asked("list.studio_names")]


def test_whatever_can_be_told_is_read_back_from_what_a_link_may_carry(own_knowledge: KnowledgeBase) -> None:
    for asked in all_asked(own_knowledge):
        (fact,) = asked.facts()
        start = start_of(fact)
        assert re.fullmatch(r"[A-Za-z0-9_-]+", start), start
        assert asked_for(start, own_knowledge) == asked


def test_the_links_of_the_own_knowledge_fit_and_one_that_would_be_too_long_is_none(own_mind: Mind) -> None:
    assert all(len(f"fact_{start_of(asked.facts()[0])}") <= 64 for asked in all_asked(own_mind.knowledge))
    small = room()[0].knowledge
    (fact,) = small.facts.values()
    for letters, fits in ((59, True), (60, False)):
        id = "f" * letters
        mind = Mind.build(replace(small, facts={id: replace(fact, id=id)}, quiz={}), own_mind.say)
        (shared,) = facts_for(mind, FOUNDED, TODAY)
        assert shared.start == (id if fits else "")
        assert shared.text.startswith("Studiya 1923-cü ildə yaranıb.")
