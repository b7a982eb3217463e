"""What becomes of a letter on Discord."""

from dataclasses import replace
from typing import Any

import pytest

from adapters.discord.sender import DiscordSender
from bot.messages import (
    Barred,
    Button,
    Choice,
    Gone,
    Held,
    Letter,
    MessageKind,
    NotSent,
    Outgoing,
    Place,
    Refused,
    Sent,
    Unsure,
)
from tests.discord.scene import Scene

SALAM = Outgoing("Salam *hamıya* https://a.az/b_c", (Button("Bəli", "y"),))
CHOICE = Choice("Sual 1\nNə vaxt?", ("1920", "1923"), 1, "Çünki.", 20)
QUESTION = Outgoing("Sual", (Button("1", "a"), Button("2", "b")), kind="question", slot="q", choice=CHOICE, seconds=20)
SILENT, COMPONENTS = 1 << 12, 1 << 15


async def test_chatter_goes_as_a_text_with_its_buttons_and_without_previews(scene: Scene) -> None:
    sent = await scene.send(SALAM)
    assert sent == Sent(str(scene.last.id))
    asked = scene.request("POST", "/messages")
    assert asked["content"] == r"Salam \*hamıya\* <https://a.az/b_c>"
    assert [row["components"][0]["label"] for row in asked["components"]] == ["Bəli"]


async def test_nobody_is_ever_notified_by_what_is_said(scene: Scene) -> None:
    for said in (SALAM, replace(SALAM, text="@everyone <@1>"), QUESTION):
        await scene.send(said)
    assert [one["allowed_mentions"] for one in scene.requests("POST", "/messages")] == [{"parse": []}] * 3


@pytest.mark.parametrize(("kind", "silent"), [("chatter", False), ("question", False), ("news", True)])
async def test_only_news_makes_no_sound(scene: Scene, kind: MessageKind, silent: bool) -> None:
    await scene.send(Outgoing("x", kind=kind))
    assert bool(scene.request("POST", "/messages").get("flags", 0) & SILENT) is silent


async def test_a_question_is_made_of_components(scene: Scene) -> None:
    await scene.send(QUESTION)
    asked = scene.request("POST", "/messages")
    assert asked["flags"] & COMPONENTS and not asked["content"]
    (container,) = asked["components"]
    assert (container["type"], container["accent_color"]) == (17, 0xC8A24A)


async def test_every_attempt_carries_the_id_of_the_letter_so_that_it_appears_once(scene: Scene) -> None:
    letter = Letter(12345678901234567890, scene.place, SALAM)
    for _ in range(2):
        await DiscordSender(scene.client).send(letter)
    for asked in scene.requests("POST", "/messages"):
        assert (asked["nonce"], asked["enforce_nonce"]) == (str(letter.id), True)
        assert len(asked["nonce"]) <= 25


async def test_what_edits_takes_the_place_of_its_message_and_loses_its_buttons(scene: Scene) -> None:
    sent = await scene.send(QUESTION)
    assert isinstance(sent, Sent)
    assert await scene.send(replace(QUESTION, buttons=(), choice=None), edits=sent.message) == sent
    (only,) = scene.channel.history()
    assert str(only.id) == sent.message
    (container,) = scene.request("PATCH", sent.message)["components"]
    assert [one["type"] for one in container["components"]] == [10]


async def test_a_plain_text_can_be_edited_too(scene: Scene) -> None:
    sent = await scene.send(SALAM)
    assert isinstance(sent, Sent)
    assert await scene.send(Outgoing("Sağ ol"), edits=sent.message) == sent
    assert (scene.last.content, scene.last.components) == ("Sağ ol", [])


async def test_the_end_of_a_question_that_was_never_shown_is_nothing_to_send(scene: Scene) -> None:
    assert await scene.send(replace(QUESTION, ends=True)) == Sent()
    assert scene.requests("POST", "/messages") == []


async def test_an_answer_refers_to_its_message_and_does_not_notify_its_writer(scene: Scene) -> None:
    said = await scene.aysel.send(scene.channel, "salam")
    await scene.send(replace(SALAM, answers=str(said.id)))
    asked = scene.request("POST", "/messages")
    reference = asked["message_reference"]
    assert (int(reference["message_id"]), reference["fail_if_not_exists"]) == (said.id, False)
    assert asked["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_where_it_may_not_refer_it_is_sent_without(scene: Scene) -> None:
    scene.env.inject_error("POST", "/channels/*/messages", status=400, code=160002)
    assert await scene.send(replace(SALAM, answers="554")) == Sent(str(scene.last.id))
    first, second = scene.requests("POST", "/messages")
    assert "message_reference" in first and "message_reference" not in second
    assert first["nonce"] == second["nonce"]


async def test_an_answer_to_a_message_that_is_gone_is_sent_all_the_same(scene: Scene) -> None:
    said = await scene.aysel.send(scene.channel, "salam")
    await scene.aysel.delete(said)
    assert isinstance(await scene.send(replace(SALAM, answers=str(said.id))), Sent)


async def test_what_is_for_one_person_goes_into_their_private_chat(scene: Scene) -> None:
    sent = await scene.send(SALAM, place=Place("discord", f"@{scene.aysel.id}"))
    (said,) = scene.aysel.user.dm_channel.history()
    assert sent == Sent(str(said.id))


async def test_what_is_said_in_a_thread_goes_there(scene: Scene) -> None:
    await scene.aysel.slash(scene.channel, "game", thread=True)
    (thread,) = scene.channel.threads
    sent = await scene.send(SALAM, place=Place("discord", f"{scene.guild.id}/{thread.id}"))
    assert sent == Sent(str(thread.history()[-1].id))


@pytest.mark.parametrize(
    ("status", "code", "became"),
    [
        (403, 50013, Barred("403 (code 50013)")),
        (404, 10003, Gone("404 (code 10003)")),
        (400, 50035, Refused("400 (code 50035)")),
        (503, 0, Unsure("503 (code 0)")),
        (401, 0, NotSent("the token is refused")),
        (429, 0, Held(5.0)),
    ],
)
async def test_what_cannot_be_sent_is_told(scene: Scene, status: int, code: int, became: object) -> None:
    scene.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    assert await scene.send(SALAM) == became
    assert scene.channel.history() == []


async def test_a_message_that_is_gone_cannot_be_edited(scene: Scene) -> None:
    assert await scene.send(QUESTION, edits="554") == Refused("404 (code 10008)")


async def test_where_the_bot_is_no_more_it_may_not_write(scene: Scene) -> None:
    other = scene.env.create_guild("Başqa")
    channel = other.create_text_channel("kino")
    scene.env.backend.remove_member(other.id, scene.env.backend.bot_user.id)
    delivery: Any = await scene.send(SALAM, place=Place("discord", f"{other.id}/{channel.id}"))
    assert isinstance(delivery, Barred)


async def test_who_takes_no_messages_has_no_chat(scene: Scene) -> None:
    scene.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    assert await scene.send(SALAM, place=Place("discord", "@1")) == Gone("403 (code 50007)")


async def test_what_is_no_trouble_with_discord_is_a_bug_and_raised(scene: Scene) -> None:
    with pytest.raises(ValueError):
        await scene.send(SALAM, place=Place("discord", "kino/film"))
