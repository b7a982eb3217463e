"""What goes wrong on purpose goes wrong as it should."""

import asyncio
import time
from datetime import timedelta

import aiohttp
import pytest
import telegram
from telegram.error import BadRequest, NetworkError, RetryAfter

from tests.wire.telegram.address import Address, texts
from tests.wire.telegram.faults import POISONS
from tests.wire.telegram.people import Person
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram


@pytest.fixture
async def aysel(fake: FakeTelegram) -> Person:
    """Someone from whom the bot has nothing to hear any more."""
    aysel = fake.person("Aysel")
    await aysel.write(aysel.private, "/start")
    fake.world.updates.forget()
    return aysel


async def test_a_flood_lasts_and_early_calls_are_counted(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    fake.faults.flood(aysel.id, 0.4)
    for _ in range(2):
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(aysel.id, "a")
        assert refused.value.retry_after == timedelta(seconds=1)
    assert fake.faults.premature == [aysel.id]
    rauf = fake.person("Rauf")
    await rauf.write(rauf.private, "salam")
    await bot.send_message(rauf.id, "a")
    await asyncio.sleep(0.4)
    await bot.send_message(aysel.id, "a")
    assert [message.text for message in aysel.private.said] == ["a"]


@pytest.mark.parametrize("status", [500, 502])
async def test_a_failure_may_come_before_or_after_the_work(
    fake: FakeTelegram, bot: telegram.Bot, aysel: Person, status: int
) -> None:
    fake.faults.fail("sendMessage", status)
    with pytest.raises(NetworkError):
        await bot.send_message(aysel.id, "a")
    assert aysel.private.said == []
    fake.faults.fail("sendMessage", status, after_accepting=True)
    with pytest.raises(NetworkError):
        await bot.send_message(aysel.id, "b")
    await bot.send_message(aysel.id, "c")
    assert [message.text for message in aysel.private.said] == ["b", "c"]
    assert [call.ok for call in fake.calls if call.method == "sendMessage"] == [False, True, True]


async def test_a_connection_may_be_cut_before_or_after_the_work(
    fake: FakeTelegram, bot: telegram.Bot, aysel: Person
) -> None:
    fake.faults.cut("*")
    with pytest.raises(NetworkError):
        await bot.send_message(aysel.id, "a")
    fake.faults.cut("sendMessage", after_accepting=True)
    with pytest.raises(NetworkError):
        await bot.send_message(aysel.id, "b")
    assert [message.text for message in aysel.private.said] == ["b"]


async def test_a_method_may_be_slow(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    fake.faults.slow("sendMessage", 0.1)
    began = time.monotonic()
    sending = asyncio.create_task(raw.did("sendMessage", chat_id=aysel.id, text="a"))
    await asyncio.sleep(0.05)
    assert aysel.private.said == []
    await fake.idle()
    assert sending.done() and time.monotonic() - began > 0.1
    fake.faults.slow("sendMessage", 0.5, after_accepting=True)
    fake.faults.slow("sendMessage", 0)
    sending = asyncio.create_task(raw.did("sendMessage", chat_id=aysel.id, text="b"))
    await aysel.private.expect("b", timeout=0.4)
    assert not sending.done()
    await sending


async def test_the_server_may_be_down_for_a_while(fake: FakeTelegram, bot: telegram.Bot) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    base = fake.base
    await fake.faults.down()
    with pytest.raises(NetworkError):
        await polling
    with pytest.raises(NetworkError):
        await bot.get_me()
    await fake.faults.up()
    assert (await bot.get_me()).username == "azfilm_test_bot"
    assert fake.base == base


async def test_every_batch_comes_twice_when_polled(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    fake.faults.repeat = True
    for text in ("1", "2"):
        await aysel.write(aysel.private, text)
    first = await raw.updates()
    second = await raw.updates(offset=first[-1]["update_id"] + 1)
    assert first == second
    assert await raw.updates(offset=first[-1]["update_id"] + 1) == []
    await fake.idle()


async def test_every_update_is_posted_twice(fake: FakeTelegram, raw: Raw, aysel: Person, address: Address) -> None:
    fake.faults.repeat = True
    await raw.did("setWebhook", url=address.url)
    for text in ("1", "2"):
        await aysel.write(aysel.private, text)
    await fake.idle()
    assert texts(address.bodies) == ["1", "1", "2", "2"]


@pytest.mark.parametrize("webhook", [False, True])
async def test_presses_of_buttons_overtake_messages(
    fake: FakeTelegram, raw: Raw, aysel: Person, address: Address, webhook: bool
) -> None:
    fake.faults.shuffle = True
    message = aysel.private.messages[0]
    if webhook:
        await raw.did("setWebhook", url=address.url)
    await aysel.write(aysel.private, "1")
    await aysel.press(message, raw="x")
    if webhook:
        await fake.idle()
    updates = address.bodies if webhook else await raw.updates(timeout=1)
    assert [next(kind for kind in update if kind != "update_id") for update in updates] == ["callback_query", "message"]
    assert webhook or updates[0]["update_id"] < updates[1]["update_id"]


@pytest.mark.parametrize("kind", POISONS)
async def test_poison_cannot_be_parsed(fake: FakeTelegram, bot: telegram.Bot, kind: str) -> None:
    fake.faults.poison(kind)
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        await bot.get_updates()
    assert not fake.violations


async def test_a_bot_that_never_takes_its_updates_is_told_of(fake: FakeTelegram, aysel: Person) -> None:
    await aysel.write(aysel.private, "1")
    with pytest.raises(AssertionError, match="1 updates are not taken"):
        await fake.idle(timeout=0.1)


async def test_failures_of_one_method_spare_the_others(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    fake.faults.fail("sendPoll", 500)
    await bot.send_message(aysel.id, "a")
    with pytest.raises(BadRequest):
        await bot.send_message(1, "a")


async def test_a_cut_is_no_answer(fake: FakeTelegram, raw: Raw) -> None:
    fake.faults.cut("getMe", times=2)
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            await raw.call("getMe")
    assert (await raw.did("getMe"))["id"] == fake.bot.id
