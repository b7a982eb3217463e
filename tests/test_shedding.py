"""Who sends too much: so much is heard, one word is told, and then nothing, while others are heard as ever."""

from dataclasses import replace

import pytest

from bot.messages import Address, Incoming
from bot.shedding import Admission, Rate, Shedder

MINUTE = 60.0


def said(player: str = "aysel", chat: str = "group") -> Incoming:
    return Incoming(Address("telegram", chat, player), "a question")


def heard(shedder: Shedder, one: Incoming, times: int, now: float = 0.0) -> int:
    """Count how often somebody is heard who says something so many times at once."""
    return sum(shedder.admits(one, now) is Admission.HEARD for _ in range(times))


@pytest.fixture
def shedder() -> Shedder:
    return Shedder(Rate(60), Rate(120))


def test_a_third_of_a_minute_is_heard_at_once_and_the_rest_as_time_goes_by(shedder: Shedder) -> None:
    assert heard(shedder, said(), 100) == 20
    assert heard(shedder, said(), 100, now=5.0) == 5
    assert heard(shedder, said(), 100, now=10 * MINUTE) == 20


def test_whoever_is_not_heard_is_told_once_a_minute_and_then_passed_over(shedder: Shedder) -> None:
    heard(shedder, said(), 20)
    answers = [shedder.admits(said(), 0.0) for _ in range(50)]
    assert answers == [Admission.TOLD, *[Admission.PASSED_OVER] * 49]
    heard(shedder, said(), 200, now=MINUTE - 1)
    assert shedder.admits(said(), MINUTE - 1) is Admission.PASSED_OVER
    heard(shedder, said(), 200, now=MINUTE + 1)
    heard(shedder, said(), 200, now=2 * MINUTE)
    assert shedder.admits(said(), 2 * MINUTE) is Admission.PASSED_OVER


def test_where_the_platform_waits_for_an_answer_it_is_given_one_each_time(shedder: Shedder) -> None:
    heard(shedder, said(), 20)
    asked = replace(said(), awaits=True)
    assert {shedder.admits(asked, 0.0) for _ in range(50)} == {Admission.TOLD}


def test_a_person_has_one_measure_in_all_chats(shedder: Shedder) -> None:
    assert heard(shedder, said(chat="one"), 15) + heard(shedder, said(chat="two"), 15) == 20


def test_a_group_has_a_measure_whoever_speaks_and_its_topics_share_it(shedder: Shedder) -> None:
    people = [said(f"person {number}", f"group/{number % 3}") for number in range(100)]
    assert sum(heard(shedder, one, 1) for one in people) == 40


def test_one_group_leaves_the_others_as_they_were(shedder: Shedder) -> None:
    for number in range(1000):
        shedder.admits(said(f"person {number}", "loud"), 0.0)
    assert heard(shedder, said("aysel", "quiet"), 1) == 1


def test_a_chat_alone_with_the_bot_has_no_measure_of_its_own(shedder: Shedder) -> None:
    assert heard(Shedder(Rate(600), Rate(3)), replace(said(), private=True), 200) == 200


def test_talk_that_is_not_meant_for_the_bot_is_never_answered_with_a_word(shedder: Shedder) -> None:
    talk = replace(said(), addressed=False)
    answers = {shedder.admits(talk, 0.0) for _ in range(100)}
    assert answers == {Admission.HEARD, Admission.PASSED_OVER}


@pytest.mark.parametrize("event", [{"happening": "removed"}, {"moved_to": "another"}])
def test_what_happens_to_the_bot_is_always_heard(shedder: Shedder, event: dict[str, str]) -> None:
    heard(shedder, said(), 100)
    happened = Incoming(Address("telegram", "group", "aysel"), **event)  # type: ignore[arg-type]  # literals by name
    assert heard(shedder, happened, 100) == 100


def test_without_a_measure_everything_is_heard() -> None:
    assert heard(Shedder(Rate(0), Rate(0)), said(), 10_000) == 10_000


def test_a_crowd_of_newcomers_does_not_fill_the_memory(shedder: Shedder) -> None:
    for number in range(60_000):
        shedder.admits(said(f"person {number}", f"chat {number}"), number * 0.01)
    assert len(shedder._buckets) < 60_000
