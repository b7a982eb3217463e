"""What the methods do and when they are refused."""

import asyncio
import time

import aiohttp
import pytest
import telegram
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

from tests.wire.telegram.people import Person
from tests.wire.telegram.raw import Raw
from tests.wire.telegram.server import FakeTelegram


@pytest.fixture
async def aysel(fake: FakeTelegram) -> Person:
    """Someone who has written to the bot."""
    aysel = fake.person("Aysel Məmmədova", username="aysel")
    await aysel.write(aysel.private, "/start")
    return aysel


async def test_parameters_come_in_every_way(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    path = f"/bot{fake.token}/SENDmessage"
    fields = {"chat_id": str(aysel.id), "text": "5", "disable_notification": "true"}
    markup = '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}'
    form = aiohttp.FormData({**fields, "reply_markup": markup}, default_to_multipart=True)
    await raw.post(path, params=fields)
    await raw.post(path, data={**fields, "reply_markup": markup})
    await raw.post(path, data=form)
    await raw.post(path, json={"chat_id": aysel.id, "text": "5", "disable_notification": True, "reply_markup": markup})
    assert [(message.text, message.silent) for message in aysel.private.said] == [("5", True)] * 4
    assert [message.buttons for message in aysel.private.said] == [[], ["a"], ["a"], ["a"]]
    assert not fake.violations


async def test_a_file_comes_under_its_name_or_attached(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    form = aiohttp.FormData({"url": ""}, default_to_multipart=True)
    form.add_field("certificate", b"pem", filename="cert.pem")
    assert (await raw.post(f"/bot{fake.token}/setWebhook", data=form))["result"] is True
    form = aiohttp.FormData({"url": "", "certificate": "attach://part1"}, default_to_multipart=True)
    form.add_field("part1", b"pem", filename="cert.pem")
    await raw.post(f"/bot{fake.token}/setWebhook", data=form)
    assert fake.violations == ["setWebhook.certificate: str, must be InputFile"]


async def test_a_wrong_token_and_a_wrong_method_are_refused(fake: FakeTelegram, raw: Raw, bot: telegram.Bot) -> None:
    assert (await raw.post(f"/bot{fake.token}x/getMe"))["error_code"] == 401
    assert (await raw.post("/bot/getMe"))["error_code"] == 404
    assert (await raw.call("sendMesage"))["error_code"] == 404
    assert fake.violations == ["sendMesage: unknown method"]
    fake.faults.revoke()
    with pytest.raises(InvalidToken):
        await bot.get_me()


async def test_a_call_against_the_specification_is_refused_and_noted(
    fake: FakeTelegram, raw: Raw, aysel: Person
) -> None:
    assert await raw.refused("sendMessage", chat_id=aysel.id, text="") == "message text is empty"
    assert await raw.refused("sendMessage", chat_id=aysel.id, text="x" * 4097) == "message is too long"
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "я" * 33}]]}
    assert await raw.refused("sendMessage", chat_id=aysel.id, text="a", reply_markup=markup) == "BUTTON_DATA_INVALID"
    assert await raw.refused("sendDice", chat_id=aysel.id) == "method sendDice is not in this fake"
    assert len(fake.violations) == 4


async def test_what_telegram_refuses_though_it_is_well_formed(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    async def refused(**params: object) -> str:
        return await raw.refused("sendMessage", **{"chat_id": aysel.id, "text": "a", **params})

    assert await refused(text=" \n ") == "message text is empty"
    assert await refused(text="<b>a", parse_mode="HTML") == (
        "can't parse entities: Can't find end tag corresponding to start tag \"b\""
    )
    assert await refused(chat_id=1) == "chat not found"
    assert await refused(reply_parameters={"message_id": 99}) == "message to be replied not found"
    assert await refused(message_thread_id=5) == "message thread not found"
    assert "Text buttons are unallowed" in await refused(reply_markup={"inline_keyboard": [[{"text": "a"}]]})
    many = [[{"text": "a", "callback_data": "a"}] * 8] * 13
    assert await refused(reply_markup={"inline_keyboard": many}) == "reply markup is too long"
    assert not fake.violations
    assert [call.ok for call in fake.calls] == [False] * 7


async def test_a_text_is_shown_as_it_was_sent(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    question = aysel.private.messages[0]
    sent = await bot.send_message(
        aysel.id, "<b>Salam</b>", ParseMode.HTML, reply_to_message_id=question.id, disable_notification=True
    )
    assert sent.reply_to_message and sent.reply_to_message.text == "/start"
    assert sent.parse_entities() == {sent.entities[0]: "Salam"}
    (shown,) = aysel.private.said
    assert (shown.text, shown.reply_to, shown.silent, shown.edits) == ("Salam", question, True, 0)
    gone = telegram.ReplyParameters(99, allow_sending_without_reply=True)
    again = await bot.send_message(aysel.id, "a", reply_parameters=gone, reply_markup=telegram.ForceReply())
    assert again.reply_to_message is None and aysel.private.said[-1].asks_for_reply
    assert not fake.violations


async def test_an_edit_changes_text_and_keyboard(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Bəli", callback_data="yes")]])
    sent = await bot.send_message(aysel.id, "a", reply_markup=keyboard)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("a", aysel.id, sent.message_id, reply_markup=keyboard)
    await bot.edit_message_text("b", aysel.id, sent.message_id, reply_markup=keyboard)
    await bot.edit_message_reply_markup(aysel.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(aysel.id, sent.message_id)
    (shown,) = aysel.private.said
    assert (shown.text, shown.buttons, shown.edits) == ("b", [], 2)
    assert await bot.delete_message(aysel.id, sent.message_id)
    assert aysel.private.said == []
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("c", aysel.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(aysel.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("c", aysel.id, aysel.private.messages[0].id)
    assert not fake.violations


async def test_a_callback_is_answered_once(fake: FakeTelegram, bot: telegram.Bot, raw: Raw, aysel: Person) -> None:
    keyboard = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Bəli", callback_data="yes")]])
    await bot.send_message(aysel.id, "?", reply_markup=keyboard)
    pressed = await aysel.press(aysel.private.said[0], "Bəli")
    *_, update = await bot.get_updates()
    assert update.callback_query and update.callback_query.data == "yes"
    assert fake.unanswered_callbacks() == []
    assert [query.id for query in fake.unanswered_callbacks(after=0)] == [update.callback_query.id]
    assert await bot.answer_callback_query(update.callback_query.id, "Düzdür!", show_alert=True)
    assert ((await pressed.answered()).text, pressed.alert) == ("Düzdür!", True)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(update.callback_query.id)
    assert "query ID is invalid" in await raw.refused("answerCallbackQuery", callback_query_id="5")
    assert fake.unanswered_callbacks(after=0) == [] == fake.violations


async def test_a_late_answer_is_refused(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    sent = await raw.did("sendMessage", chat_id=aysel.id, text="?")
    pressed = await aysel.press(aysel.private.chat.messages[sent["message_id"]], raw="forged")
    fake.world.queries[pressed.query_id].at -= 16
    assert "query is too old" in await raw.refused("answerCallbackQuery", callback_query_id=pressed.query_id)
    assert [query.id for query in fake.unanswered_callbacks()] == [pressed.query_id]
    with pytest.raises(AssertionError, match="not answered"):
        await pressed.answered(0.01)


async def test_inline_queries_are_answered_once(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    asking = asyncio.create_task(aysel.asks_inline("arşın"))
    await asyncio.sleep(0)
    *_, update = await bot.get_updates()
    assert update.inline_query and update.inline_query.query == "arşın"
    content = telegram.InputTextMessageContent("Arşın mal alan")
    article = telegram.InlineQueryResultArticle("1", "Arşın", content)
    await update.inline_query.answer([article], cache_time=0, is_personal=True)
    assert [result["title"] for result in await asking] == ["Arşın"]
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.inline_query.answer([article])
    with pytest.raises(AssertionError, match="not answered"):
        await aysel.asks_inline("o", timeout=0.01)
    assert not fake.violations


async def test_what_the_bot_tells_of_itself_is_kept_by_scope_and_language(bot: telegram.Bot) -> None:
    az, en = [("komek", "Kömək")], [("help", "Help")]
    scope = telegram.BotCommandScopeAllGroupChats()
    await bot.set_my_commands(en)
    await bot.set_my_commands(az, scope=scope, language_code="az")
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    assert [command.command for command in await bot.get_my_commands(scope, "az")] == ["komek"]
    assert await bot.get_my_commands(scope) == ()
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    await bot.set_my_description("Salam", language_code="az")
    await bot.set_my_short_description("Hi")
    assert (await bot.get_my_description("az")).description == "Salam"
    assert (await bot.get_my_description("ru")).description == ""
    assert (await bot.get_my_short_description("ru")).short_description == "Hi"
    await bot.set_my_name("Kino", language_code="az")
    assert [(await bot.get_my_name(code)).name for code in ("az", "en")] == ["Kino", "AzerbaijanFilm"]


async def test_chats_and_members_can_be_asked_for(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    rauf = fake.person("Rauf")
    room = fake.group("Kino klubu", [aysel, rauf], kind="supergroup")
    await room.add_bot()
    room.make_admin(rauf, anonymous=True)
    room.make_admin(aysel, owner=True)
    assert (await bot.get_chat(room.id)).title == "Kino klubu"
    assert (await bot.get_chat(aysel.id)).first_name == "Aysel"
    status = [(await bot.get_chat_member(room.id, who)).status for who in (aysel.id, rauf.id, fake.bot.id)]
    assert status == ["creator", "administrator", "member"]
    assert (await bot.get_chat_member(room.id, fake.person("Ilqar").id)).status == "left"
    assert {admin.user.first_name for admin in await bot.get_chat_administrators(room.id)} == {"Aysel", "Rauf"}
    assert await bot.get_chat_member_count(room.id) == 3
    assert await bot.send_chat_action(room.id, "typing") and room.chat.actions == ["typing"]
    assert not fake.violations


async def test_a_reaction_is_one_emoji(fake: FakeTelegram, bot: telegram.Bot, raw: Raw, aysel: Person) -> None:
    message = aysel.private.messages[0]
    await bot.set_message_reaction(aysel.id, message.id, "🏆")
    assert message.reactions == ["🏆"]
    two = [{"type": "emoji", "emoji": emoji} for emoji in "🏆🎉"]
    assert await raw.refused("setMessageReaction", chat_id=aysel.id, message_id=message.id, reaction=two) == (
        "REACTIONS_TOO_MANY"
    )
    await bot.set_message_reaction(aysel.id, message.id)
    assert message.reactions == [] == fake.violations


async def test_a_person_may_block_the_bot(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    stranger = fake.person("Stranger")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "a")
    await aysel.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(aysel.id, "a")
    await aysel.unblock()
    await bot.send_message(aysel.id, "a")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]
    assert not fake.violations


async def test_a_group_may_throw_the_bot_out(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    room = fake.group("Kino klubu", [aysel])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(room.id, "a")
    await room.add_bot()
    await bot.send_message(room.id, "a")
    await room.remove_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(room.id, "a")
    await room.add_bot()
    await bot.leave_chat(room.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(room.id, "a")
    assert not fake.violations


async def test_a_group_becomes_a_supergroup(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    room = fake.group("Kino klubu", [aysel])
    await room.add_bot()
    new = await room.upgrade()
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(room.id, "a")
    assert migrated.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "a")).message_id == 2
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert [message.migrate_to_chat_id for message in messages] == [None, None, new.id, None]
    assert (messages[-1].chat_id, messages[-1].migrate_from_chat_id) == (new.id, room.id)
    assert not fake.violations


async def test_topics_have_threads(fake: FakeTelegram, bot: telegram.Bot, aysel: Person) -> None:
    room = fake.group("Kino klubu", [aysel], forum=True)
    await room.add_bot()
    thread = room.topic("Viktorina")
    question = await aysel.write(room, "/quiz", thread=thread)
    *_, update = await bot.get_updates()
    assert update.message and (update.message.message_thread_id, update.message.is_topic_message) == (thread, True)
    assert update.message.reply_to_message and update.message.reply_to_message.forum_topic_created
    sent = await bot.send_message(room.id, "a", message_thread_id=thread)
    assert sent.message_thread_id == thread == room.said[-1].thread
    reply = await bot.send_message(room.id, "b", reply_to_message_id=question.id)
    assert reply.message_thread_id == thread
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(room.id, "a", message_thread_id=1)
    assert not fake.violations


async def test_calls_are_noted_with_their_time(fake: FakeTelegram, raw: Raw, aysel: Person) -> None:
    before = time.monotonic()
    await raw.did("sendMessage", chat_id=aysel.id, text="a")
    await raw.refused("sendMessage", chat_id=1, text="a")
    done, refused = fake.calls
    assert (done.method, done.chat_id, done.params["text"], done.ok) == ("sendMessage", aysel.id, "a", True)
    assert before < done.at < refused.at < time.monotonic()
    assert (refused.ok, refused.refusal) == (False, "Bad Request: chat not found")
    assert fake.called("sendMessage") == [done]
