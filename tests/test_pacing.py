"""When a chat may hear more: windows that slide, of each chat and of all chats together."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import Limits, Place
from bot.pacing import Pacer

GAP, MINUTE, SECOND = 1.0, 20, 30
LIMITS = Limits(gap=GAP, group_minute=MINUTE, rooms=True, second=SECOND)
NO_LIMITS = Limits()
HERE, THERE = Place("telegram", "here"), Place("telegram", "there")
EIGHTH = 0.125
"""Moments are whole eighths of a second, which floating point counts without an error."""


@dataclass
class Post:
    """Sends to chats when they are free, by a clock of its own, and notes when it did."""

    limits: Limits = LIMITS
    now: float = 1_000.0
    private: frozenset[Place] = frozenset()
    log: list[tuple[float, Place]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pacer = Pacer(self.limits)

    def free_in(self, place: Place) -> float:
        """Give the seconds until a chat is free."""
        return max(0.0, self.pacer.free_at(place, place in self.private, self.now) - self.now)

    def send(self, place: Place) -> float:
        """Wait until a chat is free and send to it; gives the moment."""
        while wait := self.free_in(place):
            self.now += wait
        self.pacer.sent(place, self.now)
        self.log.append((self.now, place))
        return self.now

    def crowd(self, count: int) -> Iterator[Place]:
        """Give so many chats."""
        return (Place("telegram", str(number)) for number in range(count))


# --- one chat


def test_a_chat_that_was_sent_nothing_is_free() -> None:
    post = Post()
    assert post.free_in(HERE) == 0
    assert Pacer(LIMITS).free_at(HERE, False, 0.0) <= 0.0


def test_a_chat_hears_one_message_a_second() -> None:
    post = Post()
    post.send(HERE)
    assert post.free_in(HERE) == GAP
    post.now += 0.75
    assert post.free_in(HERE) == 0.25
    post.now += 0.25
    assert post.free_in(HERE) == 0


def test_one_chat_does_not_wait_for_another() -> None:
    post = Post()
    post.send(HERE)
    assert post.free_in(THERE) == 0
    assert post.free_in(Place("discord", "here")) == 0


def test_the_topics_of_a_chat_are_one_chat() -> None:
    post = Post()
    topics = [HERE, *(Place("telegram", f"here/{number}") for number in range(3))]
    assert [post.send(place) for place in topics] == [1_000.0, 1_001.0, 1_002.0, 1_003.0]
    assert [post.free_in(place) for place in topics] == [GAP] * 4
    assert post.free_in(Place("telegram", "her")) == post.free_in(THERE) == 0


def test_a_group_hears_twenty_messages_in_any_minute() -> None:
    post = Post()
    sent = [post.send(HERE) for _ in range(MINUTE)]
    assert sent == [1_000.0 + number for number in range(MINUTE)]
    assert [post.send(HERE) for _ in range(MINUTE)] == [moment + 60 for moment in sent]


def test_the_minute_slides() -> None:
    """A bucket that fills up again would let forty go between the 30th second and the 90th."""
    post = Post()
    post.now += 30
    first = [post.send(HERE) for _ in range(MINUTE)]
    post.now = 1_000.0 + 60
    assert post.send(HERE) == first[0] + 60
    assert post.send(HERE) == first[1] + 60


def test_a_private_chat_knows_no_minute() -> None:
    post = Post(private=frozenset((HERE,)))
    assert [post.send(HERE) for _ in range(70)] == [1_000.0 + number for number in range(70)]


# --- all chats


def test_all_chats_together_hear_thirty_messages_in_any_second() -> None:
    post = Post()
    assert {post.send(place) for place in post.crowd(SECOND)} == {1_000.0}
    late = Place("telegram", "late")
    assert post.free_in(late) == 1
    post.now += 0.5
    assert post.free_in(late) == 0.5
    assert post.send(late) == 1_001.0


def test_the_second_slides() -> None:
    post = Post()
    first, *others = post.crowd(SECOND + 10)
    post.send(first)
    post.now += 0.75
    sent = [post.send(place) for place in others]
    assert sent == [1_000.75] * (SECOND - 1) + [1_001.0] + [1_001.75] * 9


def test_what_was_sent_before_this_process_counts_too() -> None:
    pacer = Pacer(LIMITS)
    for ago in range(MINUTE, 0, -1):
        pacer.sent(HERE, 1_000.0 - ago)
    assert pacer.free_at(HERE, False, 1_000.0) == 1_000.0 - MINUTE + 60
    assert pacer.free_at(HERE, True, 1_000.0) <= 1_000.0


def test_where_more_was_sent_than_is_allowed_the_last_of_it_counts() -> None:
    pacer = Pacer(Limits(group_minute=MINUTE, second=SECOND))
    for number in range(SECOND * 2):
        pacer.sent(HERE if number % 2 else THERE, 1_000.0 + number / 128)
    twentieth_from_the_end = 1_000.0 + (SECOND * 2 - MINUTE * 2 + 1) / 128
    assert pacer.free_at(HERE, True, 1_000.5) == 1_001.0 + SECOND / 128
    assert pacer.free_at(HERE, False, 1_000.5) == twentieth_from_the_end + 60


# --- any limits


def test_without_limits_everything_goes_at_once() -> None:
    post = Post(NO_LIMITS)
    assert {post.send(place) for place in [*post.crowd(100), *([HERE] * 100)]} == {1_000.0}


@pytest.mark.parametrize(
    ("limits", "waits"),
    [(Limits(gap=2), [0, 2, 2]), (Limits(group_minute=2), [0, 0, 60]), (Limits(second=2), [0, 0, 1])],
)
def test_each_limit_holds_without_the_others(limits: Limits, waits: list[float]) -> None:
    post = Post(limits)
    begun = [post.now, *(post.send(HERE) for _ in range(3))]
    assert [after - before for before, after in pairwise(begun)] == waits


PLACES = (HERE, THERE, Place("telegram", "aysel"), Place("telegram", "murad"), Place("telegram", "leyla"))
PRIVATE = frozenset(PLACES[3:])
SENDS = st.lists(
    st.tuples(
        st.sampled_from(PLACES), st.sampled_from((0, 0, 0, 0, 1, 3, 8, 100, 490)).map(lambda wait: wait * EIGHTH)
    ),
    max_size=120,
)
SMALL = st.builds(
    Limits,
    gap=st.sampled_from((0, EIGHTH, 1.0, 2.0)),
    group_minute=st.sampled_from((0, 1, 3, 7)),
    second=st.sampled_from((0, 1, 2, 5)),
)


def kept(limits: Limits, log: Sequence[tuple[float, Place]]) -> bool:
    """Say whether the last message of a log broke no limit, by counting."""
    at, place = log[-1]
    here = [moment for moment, other in log if other == place]
    if len(here) > 1 and here[-1] - here[-2] < limits.gap:
        return False
    if limits.group_minute and place not in PRIVATE and sum(moment > at - 60 for moment in here) > limits.group_minute:
        return False
    return not limits.second or sum(moment > at - 1 for moment, _ in log) <= limits.second


@given(SENDS, SMALL | st.just(LIMITS))
@settings(max_examples=200, deadline=None)
def test_whoever_waits_until_a_chat_is_free_breaks_no_limit(
    sends: Sequence[tuple[Place, float]], limits: Limits
) -> None:
    post = Post(limits, private=PRIVATE)
    for place, wait in sends:
        post.now += wait
        post.send(place)
        assert kept(limits, post.log)


@given(SENDS, SMALL | st.just(LIMITS))
@settings(max_examples=200, deadline=None)
def test_nobody_waits_longer_than_a_limit_asks_for(sends: Sequence[tuple[Place, float]], limits: Limits) -> None:
    post = Post(limits, private=PRIVATE)
    for place, wait in sends:
        post.now += wait
        asked = post.now
        post.send(place)
        if post.now > asked:
            assert not kept(limits, [*post.log[:-1], (post.now - EIGHTH, place)])


@given(SENDS)
@settings(max_examples=100, deadline=None)
def test_asking_changes_nothing(sends: Sequence[tuple[Place, float]]) -> None:
    post, twin = Post(private=PRIVATE), Post(private=PRIVATE)
    for place, wait in sends:
        post.now += wait
        twin.now += wait
        for other in PLACES:
            post.free_in(other)
        assert post.send(place) == twin.send(place)


# --- what is remembered


def weight(post: Post) -> int:
    """Give how much the pacer remembers."""
    return len(pickle.dumps(post.pacer))


@pytest.mark.parametrize("limits", [LIMITS, NO_LIMITS, Limits(gap=1), Limits(second=30)])
def test_of_chats_that_are_sent_nothing_more_nothing_is_remembered_for_ever(limits: Limits) -> None:
    post = Post(limits)
    weights = []
    for number, place in enumerate(post.crowd(6_000)):
        post.now += EIGHTH
        post.send(place)
        if number % 1_000 == 999:
            weights.append(weight(post))
    assert max(weights) < 1.1 * weights[1] + 1_000


@pytest.mark.parametrize("private", [False, True])
def test_of_a_chat_that_is_always_sent_something_only_the_last_minute_is_remembered(private: bool) -> None:
    post = Post(private=frozenset((HERE,)) if private else frozenset())
    weights = []
    for _ in range(10):
        for _ in range(100):
            post.send(HERE)
        weights.append(weight(post))
    assert max(weights) < 1.1 * weights[0] + 100


def test_after_a_crowd_is_gone_it_is_forgotten_bit_by_bit() -> None:
    post = Post()
    for place in post.crowd(500):
        post.send(place)
    full = weight(post)
    for _ in range(600):
        post.now += 1
        post.send(HERE)
    assert weight(post) < full / 10


def test_what_comes_at_leisure_waits_longer_than_what_does_not() -> None:
    pacer = Pacer(Limits(gap=GAP, leisure=4.0))
    pacer.sent(HERE, 1_000.0)
    assert pacer.free_at(HERE, False, 1_000.0) == 1_001.0
    assert pacer.free_at(HERE, False, 1_000.0, leisurely=True) == 1_004.0


def test_the_topics_of_a_group_share_its_pace() -> None:
    pacer = Pacer(LIMITS)
    pacer.sent(Place("telegram", "-100/4"), 1_000.0)
    assert pacer.free_at(Place("telegram", "-100/9"), False, 1_000.0) == 1_001.0
    assert pacer.free_at(Place("telegram", "-100"), False, 1_000.0) == 1_001.0


def test_where_rooms_count_nothing_the_channels_of_a_server_wait_for_none_another() -> None:
    pacer = Pacer(Limits(gap=GAP, group_minute=MINUTE))
    pacer.sent(Place("discord", "1/4"), 1_000.0)
    assert pacer.free_at(Place("discord", "1/9"), False, 1_000.0) <= 1_000.0
    assert pacer.free_at(Place("discord", "1/4"), False, 1_000.0) == 1_000.0 + GAP
