"""How updates come to the bot: the long poll, the webhook, and who may hear what."""

import asyncio
import time

import pytest
import telegram

from tests.wire.telegram.address import Address, texts
from tests.wire.telegram.people import Person
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.room import Room
from tests.wire.telegram.server import FakeTelegram


@pytest.fixture
def aysel(fake: FakeTelegram) -> Person:
    return fake.person("Aysel Məmmədova", username="aysel")


async def test_updates_come_until_they_are_confirmed(raw: Raw, aysel: Person) -> None:
    for text in ("1", "2", "3"):
        await aysel.write(aysel.private, text)
    first = await raw.updates()
    assert texts(first) == texts(await raw.updates()) == ["1", "2", "3"]
    assert [update["update_id"] for update in first] == list(range(first[0]["update_id"], first[0]["update_id"] + 3))
    assert texts(await raw.updates(offset=first[1]["update_id"])) == ["2", "3"]
    assert texts(await raw.did("getUpdates", limit=1)) == ["2"]


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(raw: Raw, aysel: Person) -> None:
    for text in ("1", "2", "3"):
        await aysel.write(aysel.private, text)
    assert texts(await raw.updates(offset=-1)) == ["3"]
    assert texts(await raw.updates()) == ["3"]


async def test_a_long_poll_waits_for_the_first_update(raw: Raw, aysel: Person) -> None:
    began = time.monotonic()
    assert await raw.updates(timeout=1) == []
    assert time.monotonic() - began > 0.95
    polling = asyncio.create_task(raw.updates(timeout=5))
    await asyncio.sleep(0.05)
    assert not polling.done()
    await aysel.write(aysel.private, "salam")
    assert texts(await asyncio.wait_for(polling, 0.5)) == ["salam"]


async def test_a_second_poller_ends_the_first(raw: Raw, aysel: Person) -> None:
    first = asyncio.create_task(raw.call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    assert await raw.updates() == []
    answer = await first
    assert answer["error_code"] == 409
    assert answer["description"].startswith("Conflict: terminated by other getUpdates request; make sure that only one")


async def test_a_webhook_excludes_polling(raw: Raw, address: Address) -> None:
    polling = asyncio.create_task(raw.call("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    assert await raw.did("setWebhook", url=address.url)
    assert (await polling)["description"] == "Conflict: terminated by setWebhook request"
    assert (await raw.refused("getUpdates")).startswith("Conflict: can't use getUpdates method while webhook is active")
    assert (await raw.did("getWebhookInfo"))["url"] == address.url
    assert await raw.did("deleteWebhook")
    assert await raw.updates() == []
    assert "HTTPS" in await raw.refused("setWebhook", url="http://example.org")


async def test_what_is_wanted_is_remembered_and_rare_kinds_must_be_asked_for(raw: Raw, aysel: Person) -> None:
    written = await aysel.write(aysel.private, "1")
    await aysel.react(written, "👍")
    assert [update["kind"] for update in await raw.taken()] == ["message"]
    await raw.did("getUpdates", allowed_updates=["message_reaction"])
    await aysel.write(aysel.private, "2")
    await aysel.react(written, "👍")
    assert [update["kind"] for update in await raw.taken()] == ["message_reaction"]
    await raw.did("getUpdates", allowed_updates=[])
    await aysel.write(aysel.private, "3")
    assert [update["kind"] for update in await raw.taken()] == ["message"]


async def test_pending_updates_may_be_dropped(raw: Raw, aysel: Person) -> None:
    await aysel.write(aysel.private, "1")
    assert (await raw.did("getWebhookInfo"))["pending_update_count"] == 1
    await raw.did("deleteWebhook", drop_pending_updates=True)
    assert await raw.updates() == []


async def test_a_webhook_gets_the_secret_and_json(
    fake: FakeTelegram, bot: telegram.Bot, address: Address, aysel: Person
) -> None:
    await aysel.write(aysel.private, "before")
    await bot.set_webhook(address.url, secret_token="sirr", allowed_updates=["message"])
    await aysel.write(aysel.private, "after")
    await fake.idle()
    assert texts(address.bodies) == ["before", "after"]
    assert {header["X-Telegram-Bot-Api-Secret-Token"] for header in address.headers} == {"sirr"}
    assert {header["Content-Type"] for header in address.headers} == {"application/json"}
    assert (await bot.get_webhook_info()).pending_update_count == 0
    assert not fake.violations


async def test_a_webhook_is_tried_again_in_order(fake: FakeTelegram, raw: Raw, address: Address, aysel: Person) -> None:
    address.refusals = 3
    await raw.did("setWebhook", url=address.url)
    for text in ("1", "2", "3"):
        await aysel.write(aysel.private, text)
    await fake.idle()
    assert (texts(address.bodies), len(address.headers)) == (["1", "2", "3"], 6)
    assert "503" in (await raw.did("getWebhookInfo"))["last_error_message"]


async def test_a_webhook_that_is_stuck_in_one_chat_serves_the_others(
    fake: FakeTelegram, raw: Raw, address: Address, aysel: Person
) -> None:
    await address.listener.close()
    await raw.did("setWebhook", url=address.url)
    for person in (aysel, fake.person("Rauf")):
        for text in ("1", "2"):
            await person.write(person.private, text)
    await asyncio.sleep(0.1)
    assert (await raw.did("getWebhookInfo"))["pending_update_count"] == 4
    await address.listener.open()
    await fake.idle()
    assert sorted(texts(address.bodies)) == ["1", "1", "2", "2"]


async def hears(raw: Raw, person: Person, room: Room, text: str, **how: object) -> bool:
    await person.write(room, text, **how)  # type: ignore[arg-type]  # whatever else a message is written with
    return texts([{update["kind"]: update} for update in await raw.taken()]) == [text]


async def test_privacy_mode_keeps_from_the_bot_what_is_not_for_it(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    room = fake.group("Kino klubu", [aysel])
    await aysel.write(room, "/start")
    await room.add_bot()
    assert [update["kind"] for update in await raw.taken()] == ["my_chat_member", "message"]
    mine = await raw.did("sendMessage", chat_id=room.id, text="Salam")
    assert not await hears(raw, aysel, room, "salam")
    assert not await hears(raw, aysel, room, "/start@other_bot")
    assert not await hears(raw, aysel, room, "@other_bot salam")
    assert not await hears(raw, aysel, room, "salam", reply_to=room.messages[0])
    assert await hears(raw, aysel, room, "/start")
    assert await hears(raw, aysel, room, "/start@AzFilm_test_bot 5")
    assert await hears(raw, aysel, room, "🎬 salam, @azfilm_test_bot!")
    assert await hears(raw, aysel, room, "salam", reply_to=room.chat.messages[mine["message_id"]])
    assert await hears(raw, aysel, room, "salam", via_bot=True)
    fake.bot.can_read_all_group_messages = True
    assert await hears(raw, aysel, room, "salam")
    assert not fake.violations


async def test_an_administrator_hears_everything(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    room = fake.group("Kino klubu", [aysel], kind="supergroup")
    await room.add_bot()
    await room.promote_bot()
    await raw.taken()
    assert await hears(raw, aysel, room, "salam")


async def test_an_edit_is_heard(raw: Raw, aysel: Person) -> None:
    message = await aysel.write(aysel.private, "slaam")
    await raw.taken()
    await aysel.write(aysel.private, "salam", edit_of=message)
    (update,) = await raw.taken()
    assert (update["kind"], update["message_id"], update["text"]) == ("edited_message", message.id, "salam")
    assert update["edit_date"]
