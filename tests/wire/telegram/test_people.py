"""People do what people do, and a test is told what it did not see."""

import asyncio
import os
import sys

import aiohttp
import pytest
import telegram

from tests.wire.telegram.crowd import Crowd
from tests.wire.telegram.people import Person
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram

KEYBOARD = {"inline_keyboard": [[{"text": "Bəli", "callback_data": "yes"}], [{"text": "Sayt", "url": "https://a.az"}]]}


@pytest.fixture
async def aysel(fake: FakeTelegram) -> Person:
    aysel = fake.person("Aysel Məmmədova", language_code="az", username="aysel")
    await aysel.write(aysel.private, "/start")
    return aysel


async def echo(bot: telegram.Bot) -> None:
    """Answer every text with itself, for ever."""
    offset = None
    while True:
        for update in await bot.get_updates(offset, timeout=10):
            offset = update.update_id + 1
            if update.message and update.message.text:
                await update.message.reply_text(update.message.text)


async def test_what_the_bot_says_is_waited_for(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    echoing = asyncio.create_task(echo(bot))
    assert (await aysel.private.expect("/start")).by_bot
    question = await aysel.write(aysel.private, "salam")
    assert (await aysel.private.expect("salam", after=question)).text == "salam"
    question = await aysel.write(aysel.private, "salam")
    assert (await aysel.private.expect(lambda message: not message.buttons, after=question)).born > question.born
    await fake.idle()
    await aysel.private.quiet(0.02)
    echoing.cancel()
    assert not fake.violations


async def test_a_failed_expectation_shows_what_was_said(raw: Raw, aysel: Person) -> None:
    await raw.did("sendMessage", chat_id=aysel.id, text="Sağ ol", reply_markup=KEYBOARD)
    with pytest.raises(AssertionError, match=r"'salam' did not come in 0.01 s(.|\n)*bot: 'Sağ ol' \['Bəli', 'Sayt'\]"):
        await aysel.private.expect("salam", timeout=0.01)
    with pytest.raises(AssertionError, match=r"\(nothing\)(.|\n)*Aysel: '/start'"):
        await aysel.private.expect("Sağ ol", timeout=0.01, after=aysel.private.mark)


async def test_an_edit_counts_as_news(raw: Raw, aysel: Person) -> None:
    sent = await raw.did("sendMessage", chat_id=aysel.id, text="a")
    mark = aysel.private.mark
    quiet = asyncio.create_task(aysel.private.quiet(0.1))
    await asyncio.sleep(0)
    await raw.did("editMessageText", chat_id=aysel.id, message_id=sent["message_id"], text="b")
    assert (await aysel.private.expect("b", after=mark)).edits == 1
    with pytest.raises(AssertionError, match="nothing should be said"):
        await quiet


async def test_only_a_button_that_is_there_can_be_pressed_unless_it_is_forged(
    fake: FakeTelegram, raw: Raw, aysel: Person
) -> None:
    sent = await raw.did("sendMessage", chat_id=aysel.id, text="?", reply_markup=KEYBOARD)
    (message,) = aysel.private.said
    await raw.taken()
    for button in ("Yox", "Sayt"):
        with pytest.raises(AssertionError, match="no button"):
            await aysel.press(message, button)
    await aysel.press(message, "yes")
    await aysel.press(message, raw="no")
    await raw.did("deleteMessage", chat_id=aysel.id, message_id=sent["message_id"])
    await aysel.press(message, "Bəli")
    presses = await raw.taken()
    assert [press["data"] for press in presses] == ["yes", "no", "yes"]
    assert [press["message"]["date"] == 0 for press in presses] == [False, False, True]
    assert presses[0]["chat_instance"] == presses[2]["chat_instance"]
    assert not fake.violations


async def test_members_come_and_go(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    await raw.did("getUpdates", allowed_updates=["message", "chat_member"])
    room, rauf = fake.group("Kino klubu", [aysel], kind="supergroup"), fake.person("Rauf")
    await room.add_bot(status="administrator")
    await raw.taken()
    await room.join(rauf)
    room.make_admin(rauf)
    await room.leave(rauf)
    updates = await raw.taken()
    assert [update["kind"] for update in updates] == ["chat_member", "message", "chat_member", "chat_member", "message"]
    changes = [update["new_chat_member"]["status"] for update in updates if update["kind"] == "chat_member"]
    assert changes == ["member", "administrator", "left"]
    assert not fake.violations


async def test_message_ids_of_supergroups_collide(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    rooms = [fake.group(title, [aysel], kind="supergroup") for title in ("a", "b")]
    for room in rooms:
        await room.add_bot()
    sent = [await raw.did("sendMessage", chat_id=room.id, text="a") for room in rooms]
    assert sent[0]["message_id"] == sent[1]["message_id"] == 2
    assert [room.said[0].text for room in rooms] == ["a", "a"]


@pytest.mark.parametrize("rate", [None, 200])
async def test_a_crowd_measures_how_long_answers_take(
    fake: FakeTelegram, raw: Raw, bot: telegram.Bot, rate: int | None
) -> None:
    Crowd(fake)
    echoing = asyncio.create_task(echo(bot))
    order = {"people": 3, "rate": rate, "texts": ["a", "b"], "count": 10}
    async with aiohttp.ClientSession() as session, session.post(f"{fake.base}/control/ask", json=order) as response:
        told = await response.json()
    echoing.cancel()
    assert (told["asked"], told["answered"], len(told["latencies_ms"])) == (10, 10, 10)
    assert 0 < max(told["latencies_ms"]) <= told["seconds"] * 1000


async def test_a_crowd_does_not_wait_for_ever(fake: FakeTelegram) -> None:
    told = await Crowd(fake).ask({"people": 2, "rate": None, "texts": ["a"], "count": 10, "timeout": 0.05})
    assert (told["asked"], told["answered"]) == (2, 0)


async def test_the_fake_runs_in_a_process_of_its_own(fake: FakeTelegram) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.wire.telegram", "--no-validate", stdout=asyncio.subprocess.PIPE, env=os.environ
    )
    assert process.stdout
    base, token = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    async with telegram.Bot(token, base_url=f"{base}/bot") as bot:
        assert bot.id == fake.bot.id
    process.terminate()
    await process.wait()
