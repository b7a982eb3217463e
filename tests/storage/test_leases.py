"""Leases: one holder at a time, and a fence that grows whenever they change hands."""

import asyncio
from datetime import timedelta

from bot.storage.store import Store
from tests.storage.conftest import Hands, opened


async def hold(store: Store, holder: str, seconds: float = 10, name: str = "outbox") -> int | None:
    async with store.transaction() as tx:
        return await tx.leases.hold(name, holder, seconds)


async def give_back(store: Store, holder: str, name: str = "outbox") -> None:
    async with store.transaction() as tx:
        await tx.leases.give_back(name, holder)


async def test_a_lease_is_taken_and_held_on_to_with_one_fence(store: Store, clock: Hands) -> None:
    fence = await hold(store, "a")
    assert fence
    for _ in range(20):
        clock.now += timedelta(seconds=3)
        assert await hold(store, "a") == fence
        assert await hold(store, "b") is None


async def test_a_lease_is_refused_to_others_until_its_very_end(store: Store, clock: Hands) -> None:
    await hold(store, "a")
    clock.now += timedelta(milliseconds=9_999)
    assert await hold(store, "b") is None
    clock.now += timedelta(milliseconds=1)
    assert await hold(store, "b")


async def test_who_holds_on_holds_for_at_least_half_of_the_time(store: Store, clock: Hands) -> None:
    """It is not written at every look; the process may count on half of it after each."""
    await hold(store, "a")
    for step in (1, 4_999, 5_000, 5_001, 4_000, 4_000, 4_000):
        clock.now += timedelta(milliseconds=step)
        assert await hold(store, "a")
        now = clock.now
        clock.now += timedelta(milliseconds=4_999)
        assert await hold(store, "b") is None
        clock.now = now


async def test_whoever_takes_over_has_a_higher_fence(store: Store, clock: Hands) -> None:
    fences = []
    for holder in "abcab":
        fence = await hold(store, holder)
        assert fence
        fences.append(fence)
        clock.now += timedelta(seconds=11)
    assert fences == sorted(set(fences))


async def test_who_was_away_does_not_get_it_back_while_another_has_it(store: Store, clock: Hands) -> None:
    first = await hold(store, "a")
    clock.now += timedelta(seconds=11)
    second = await hold(store, "b")
    assert await hold(store, "a") is None
    clock.now += timedelta(seconds=11)
    third = await hold(store, "a")
    assert first and second and third and first < second < third


async def test_who_was_away_while_nobody_wanted_it_goes_on(store: Store, clock: Hands) -> None:
    first = await hold(store, "a")
    clock.now += timedelta(hours=5)
    assert await hold(store, "a") == first
    assert await hold(store, "b") is None


async def test_what_is_given_back_can_be_taken_at_once_with_a_higher_fence(store: Store) -> None:
    first = await hold(store, "a")
    await give_back(store, "a")
    second = await hold(store, "b")
    await give_back(store, "b")
    third = await hold(store, "b")
    assert first and second and third and first < second < third


async def test_nobody_gives_back_what_another_holds(store: Store) -> None:
    await hold(store, "a")
    await give_back(store, "b")
    assert await hold(store, "b") is None


async def test_what_is_not_held_can_be_given_back(store: Store) -> None:
    await give_back(store, "a")
    assert await hold(store, "b")


async def test_leases_have_nothing_to_do_with_each_other(store: Store) -> None:
    assert await hold(store, "a", name="outbox console")
    assert await hold(store, "b", name="outbox telegram")
    assert await hold(store, "b", name="outbox console") is None


async def test_no_sweep_lets_a_fence_begin_anew(store: Store, clock: Hands) -> None:
    """What was claimed under a fence long ago must never seem to be of the one who holds the lease now."""
    first = await hold(store, "a")
    clock.now += timedelta(days=1000)
    async with store.transaction() as tx:
        await tx.sweep()
    second = await hold(store, "b")
    assert first and second and second > first


async def test_of_several_who_want_it_at_once_one_gets_it(store: Store) -> None:
    assert len([fence for fence in await asyncio.gather(*(hold(store, str(one)) for one in range(8))) if fence]) == 1


async def test_of_several_who_want_it_after_its_end_one_gets_it(store: Store, clock: Hands) -> None:
    first = await hold(store, "a")
    clock.now += timedelta(seconds=11)
    fences = [fence for fence in await asyncio.gather(*(hold(store, str(one)) for one in range(8))) if fence]
    assert len(fences) == 1 and first and fences[0] > first


async def test_a_process_whose_clock_is_wrong_goes_by_the_clock_of_the_database(store: Store) -> None:
    """Without a clock given, PostgreSQL tells the time to all; an end is compared with what set it."""
    if not store.shared:
        return  # a SQLite file has one process
    async with opened(store._url) as one, opened(store._url) as other:
        assert await hold(one, "a", 0.3)
        assert await hold(other, "b", 0.3) is None
        await asyncio.sleep(0.32)
        assert await hold(other, "b", 0.3)


async def test_a_clock_that_goes_back_takes_a_lease_from_nobody(store: Store, clock: Hands) -> None:
    fence = await hold(store, "a")
    clock.now -= timedelta(hours=1)
    assert await hold(store, "a") == fence
    assert await hold(store, "b") is None
    clock.now += timedelta(hours=1)
    assert await hold(store, "a") == fence


async def test_a_lease_taken_in_what_fails_is_not_taken(store: Store) -> None:
    try:
        async with store.transaction() as tx:
            assert await tx.leases.hold("outbox", "a", 10)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    assert await hold(store, "b")


async def test_all_leases_end_at_once_but_for_turns(store: Store) -> None:
    await hold(store, "a")
    await hold(store, "a", name="turn to speak")
    async with store.transaction() as tx:
        await tx.leases.end_all()
    assert await hold(store, "b")
    assert await hold(store, "b", name="turn to speak") is None
