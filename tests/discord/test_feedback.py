"""What one person alone is told, and what the rest of them see."""

import logging
from dataclasses import replace
from typing import cast

import discord
import pytest

from adapters.discord.feedback import acknowledged
from bot.messages import Button, Outgoing, Sign
from tests.discord.fakes import FakeApp
from tests.discord.scene import ME, Scene, told
from tests.discord.test_faults import refusal

QUESTION = Outgoing("Sual\nKim?", (Button("İpucu", "h"),), kind="question", slot="q")
LONG = "*" * 1500
SILENT = 1 << 12


def mine(scene: Scene, text: str, sign: Sign = "", *buttons: Button) -> Outgoing:
    return Outgoing(text, buttons, to=str(scene.aysel.id), sign=sign)


# --- acknowledging


class Interaction:
    """Is acknowledged, or not, as it is told."""

    def __init__(self, *wrong: Exception) -> None:
        self.wrong = list(wrong)
        self.asked: list[dict[str, bool]] = []
        self.response = self

    async def defer(self, **how: bool) -> None:
        self.asked.append(how)
        if self.wrong:
            raise self.wrong.pop(0)


BROKEN, ANSWERED, LATE = OSError(), refusal(400, 40060), refusal(404, 10062)


@pytest.mark.parametrize(
    ("wrong", "ours", "attempts"),
    [
        ([], True, 1),
        ([ANSWERED], False, 1),
        ([LATE], False, 1),
        ([BROKEN], True, 2),
        ([BROKEN, ANSWERED], True, 2),
        ([BROKEN, LATE], False, 2),
        ([BROKEN, BROKEN], False, 2),
    ],
    ids=["at once", "another process", "late", "at the second attempt", "unseen", "broken and late", "broken"],
)
async def test_an_interaction_is_acknowledged_once_more_where_the_line_broke(
    wrong: list[Exception], ours: bool, attempts: int
) -> None:
    interaction = Interaction(*wrong)
    assert await acknowledged(cast(discord.Interaction, interaction), hidden=True) is ours
    assert interaction.asked == [{"ephemeral": True, "thinking": False}] * attempts


# --- commands


async def test_what_concerns_a_person_alone_is_not_told_in_the_place_that_all_see(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "Sizə"), Outgoing("Hamıya"), mine(scene, "Yenə sizə")]
    result = await scene.aysel.slash(scene.channel, "ask", question="?")
    assert told(result) == [("Hamıya", False), ("Sizə", True), ("Yenə sizə", True)]


async def test_when_all_of_it_does_nothing_is_left_that_all_see(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "Sizə"), mine(scene, "Yenə sizə")]
    result = await scene.aysel.slash(scene.channel, "ask", question="?")
    assert told(result) == [("Sizə", True), ("Yenə sizə", True)]
    assert scene.channel.history(viewer=scene.murad) == []


async def test_all_that_a_private_command_is_answered_is_for_its_person(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("bir"), mine(scene, "iki"), Outgoing("üç")]
    result = await scene.aysel.slash(scene.channel, "help")
    assert told(result) == [("bir", True), ("iki", True), ("üç", True)]
    assert scene.channel.history(viewer=scene.murad) == []


async def test_alone_with_the_bot_nothing_needs_to_be_hidden(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "Xalınız: 5")]
    result = await scene.aysel.user.slash("me")
    assert told(result)[0] == ("Xalınız: 5", False)


async def test_in_a_chat_with_others_it_is_hidden(scene: Scene, app: FakeApp) -> None:
    scene.context, scene.owners = 2, {"1": str(scene.aysel.id)}
    app.reply = [mine(scene, "Xalınız: 5")]
    assert told(await scene.aysel.user.slash("me")) == [("Xalınız: 5", True)]
    assert [one.address.chat for one in app.heard] == [f"@{scene.aysel.id}"]


async def test_an_answer_has_its_buttons_and_is_escaped(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("*1*", (Button("Daha çox", "m"),))]
    result = await scene.aysel.slash(scene.channel, "ask", question="?")
    assert told(result) == [(r"\*1\*", False)]
    await scene.aysel.click(result.response or scene.last, label="Daha çox")
    assert app.heard[-1].button == "m"


@pytest.mark.parametrize("said", [Outgoing(LONG), Outgoing("Sevil", slot="s"), Outgoing("Xal", kind="news")])
async def test_what_is_a_container_is_one_as_an_answer_too(scene: Scene, app: FakeApp, said: Outgoing) -> None:
    app.reply = [said, replace(said)]
    result = await scene.aysel.slash(scene.channel, "ask", question="?")
    assert [one.content for one in (result.response, *result.followups) if one] == ["", ""]
    assert [text.replace("\\", "") for text, _ in told(result)] == [said.text] * 2


# --- presses


async def test_what_comes_of_a_press_at_a_message_for_one_person_is_for_them(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("Əminsiniz?", (Button("Bəli", "y"),))]
    asked = await scene.aysel.slash(scene.channel, "forgetme")
    app.reply = [Outgoing("Oldu."), Outgoing("Bitdi.")]
    assert asked.response and asked.response.ephemeral
    result = await scene.aysel.click(asked.response, label="Bəli")
    assert [(said.content, said.ephemeral) for said in result.followups] == [("Oldu.", True), ("Bitdi.", True)]


async def test_a_press_of_which_nothing_comes_is_acknowledged_and_nothing_is_said(scene: Scene) -> None:
    await scene.send(QUESTION)
    result = await scene.aysel.click(scene.last, label="İpucu")
    assert result.acknowledged and result.followups == []


async def test_what_is_told_after_a_press_shows_no_previews_of_links(scene: Scene, app: FakeApp) -> None:
    await scene.send(QUESTION)
    app.reply = [mine(scene, "https://a.az")]
    await scene.aysel.click(scene.last, label="İpucu")
    assert [one for one in scene.requests("POST", "") if one.get("content") == "<https://a.az>"]


# --- messages


@pytest.mark.parametrize(("sign", "shown"), [("right", "🎉"), ("close", "🤔"), ("wrong", "👎"), ("noted", "✍️")])
async def test_in_a_server_a_sign_at_their_message_tells_it(scene: Scene, app: FakeApp, sign: Sign, shown: str) -> None:
    app.reply = [mine(scene, "Doğrudur!", sign)]
    said = await scene.aysel.send(scene.channel, f"<@{ME}> 1945")
    (reaction,) = scene.last.reactions
    assert (scene.last.id, str(reaction.emoji)) == (said.id, shown)


async def test_where_it_may_not_react_it_is_said_in_words(scene: Scene, app: FakeApp) -> None:
    scene.env.inject_error("PUT", "/channels/*/reactions/*", status=403, code=50013)
    app.reply = [mine(scene, "Doğrudur!", "right")]
    said = await scene.aysel.send(scene.channel, f"<@{ME}> 1945")
    assert scene.last.content == "Doğrudur!"
    assert scene.last.reference and scene.last.reference.message_id == said.id
    asked = scene.request("POST", "/messages")
    assert asked["flags"] == SILENT
    assert asked["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_what_has_no_sign_is_said_in_words(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "Bu sual bitib."), mine(scene, "Oldu", "noted")]
    await scene.aysel.send(scene.channel, f"<@{ME}> 1945")
    assert scene.last.content == "Bu sual bitib."
    assert [str(one.emoji) for one in scene.channel.history()[0].reactions] == ["✍️"]


async def test_alone_with_the_bot_it_is_always_said_in_words(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "Doğrudur!", "right", Button("Davam", "n"))]
    await scene.aysel.send_dm("1945")
    written, answer = scene.aysel.user.dm_channel.history()
    assert (written.reactions, answer.content, answer.reference) == ([], "Doğrudur!", None)
    await scene.aysel.user.click(answer, label="Davam")
    assert (app.heard[-1].button, app.heard[-1].private) == ("n", True)


async def test_a_message_that_comes_twice_is_answered_once(scene: Scene, app: FakeApp) -> None:
    app.reply = [mine(scene, "bir"), mine(scene, "iki")]
    said = await scene.aysel.send(scene.channel, f"<@{ME}> 1945")
    await scene.client.on_message(said)
    nonces = [one["nonce"] for one in scene.requests("POST", "/messages")]
    assert nonces[:2] == nonces[2:] and len(set(nonces)) == 2
    assert all(len(nonce) <= 25 for nonce in nonces)


# --- what cannot be told


async def test_a_word_that_is_lost_takes_no_other_with_it_and_shows_no_token(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    app.reply = [Outgoing("bir"), Outgoing("iki"), Outgoing("üç")]
    await scene.send(QUESTION)
    scene.env.inject_error("POST", "/webhooks/*", status=404, code=10015)
    result = await scene.aysel.click(scene.last, label="İpucu")
    assert [said.content for said in result.followups] == ["iki", "üç"]
    assert "a word to one person was lost: 404 (code 10015)" in caplog.messages
    assert app.desk.unread == []
    assert "simcord_interaction" not in caplog.text
