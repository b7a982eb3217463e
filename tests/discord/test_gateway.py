"""What people do comes to the bot, and its replies to them: commands, presses, forms and messages."""

import asyncio
import logging

import pytest
from discord import Permissions
from simcord.backend.errors import SetupError

from adapters.discord.gateway import Gateway
from adapters.discord.line import Line
from bot.app import NotKept
from bot.completing import Completion
from bot.messages import Button, Incoming, Outgoing, Sent
from tests.discord.fakes import FakeApp
from tests.discord.payloads import Library, message
from tests.discord.scene import ME, Scene, played, told

ASKED = Outgoing("Sual\nKim?", (Button("Cavab", "w", asks=True), Button("İpucu", "h")), kind="question", slot="q")


def texts(app: FakeApp) -> list[str]:
    return [one.text for one in app.heard]


def lost(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING]


# --- commands


async def test_a_public_command_is_answered_for_all_where_discord_shows_that_the_bot_thinks(
    scene: Scene, app: FakeApp
) -> None:
    app.reply = [Outgoing("Sevil, 1929.", (Button("Daha çox", "m"),))]
    result = await scene.aysel.slash(scene.channel, "ask", question="Sevil nə vaxt çəkilib?")
    assert texts(app) == ["/ask Sevil nə vaxt çəkilib?"]
    assert app.heard[0].awaits
    assert told(result) == [("Sevil, 1929.", False)]
    assert scene.requests("POST", "/callback") == [{"type": 5}]


async def test_a_private_command_is_answered_to_its_person_alone(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("Xalınız: 5", to=str(scene.aysel.id))]
    result = await scene.aysel.slash(scene.channel, "me")
    assert told(result) == [("Xalınız: 5", True)]


async def test_of_a_command_of_which_nothing_is_told_nothing_stays(scene: Scene) -> None:
    result = await scene.aysel.slash(scene.channel, "join")
    assert result.acknowledged
    assert told(result) == []
    assert scene.channel.history() == []


async def test_what_the_bot_finds_in_a_message_is_asked_about_from_its_menu(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("1929")]
    asked = await scene.murad.send(scene.channel, "Sevil nə vaxt\nçəkilib?")
    result = await scene.aysel.context_menu(scene.channel, "Ask about this", asked)
    assert texts(app) == ["/ask Sevil nə vaxt çəkilib?"]
    assert told(result) == [("1929", False)]


async def test_where_there_is_nothing_to_ask_about_its_use_is_told(scene: Scene, app: FakeApp) -> None:
    scene.locale = "ru"
    asked = await scene.murad.send(scene.channel, attachments=[("sevil.png", b"x")])
    result = await scene.aysel.context_menu(scene.channel, "Ask about this", asked)
    assert told(result) == [("ask-usage in ru", True)]
    assert app.heard == []


async def test_whatever_waits_is_acknowledged_before_anything_else(
    scene: Scene, app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered: list[int] = []

    async def handle(incoming: Incoming) -> tuple[Outgoing, ...]:
        await asyncio.sleep(0)
        answered.append(len(scene.requests("POST", "/callback")))
        return ()

    monkeypatch.setattr(app, "handle", handle)
    await scene.aysel.slash(scene.channel, "ask", question="?")
    await scene.send(ASKED)
    await scene.aysel.click(scene.last, label="İpucu")
    assert answered == [1, 2]


async def test_only_those_who_manage_a_server_see_the_commands_that_manage_it(scene: Scene, app: FakeApp) -> None:
    with pytest.raises(SetupError, match="not visible"):
        await scene.murad.slash(scene.channel, "settings")
    role = scene.guild.create_role("chief", permissions=Permissions(manage_guild=True))
    chief = scene.guild.add_member(scene.env.create_user("chief"), roles=[role])
    await chief.slash(scene.channel, "settings")
    assert [one.admin for one in app.heard] == [True]


async def test_all_commands_can_be_given_to_the_bot_alone(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("Salam")]
    result = await scene.aysel.user.slash("help")
    assert told(result) == [("Salam", False)]
    assert [(one.address.chat, one.private) for one in app.heard] == [(f"@{scene.aysel.id}", True)]


# --- what is typed


async def test_what_fits_is_offered_while_somebody_types(scene: Scene, app: FakeApp) -> None:
    app.desk.offers = tuple(Completion(f"Film {at}", f"f{at}") for at in range(30))
    scene.locale = "tr"
    offered = await scene.aysel.autocomplete(scene.channel, "quiz", "topic", "sev", kind="choice")
    assert app.desk.typed == [("topic", "sev", "az")]
    assert [(one["name"], one["value"]) for one in offered] == [(f"Film {at}", f"f{at}") for at in range(25)]
    assert app.heard == []


async def test_it_is_offered_in_the_language_in_which_they_are_spoken_to(scene: Scene, app: FakeApp) -> None:
    app.desk.spoken = "ru"
    await scene.aysel.autocomplete(scene.channel, "ask", "question", "")
    await scene.aysel.user.autocomplete("ask", "question", "s")
    assert app.desk.typed == [("question", "", "ru"), ("question", "s", "ru")]
    home = f"@{scene.aysel.id}"
    assert [(address.chat, own) for address, own in app.desk.askers] == [(scene.place.chat, home), (home, home)]


async def test_without_the_database_it_is_offered_in_the_language_of_their_discord(scene: Scene, app: FakeApp) -> None:
    app.desk.away = True
    scene.locale = "ru"
    await scene.aysel.autocomplete(scene.channel, "ask", "question", "s")
    assert app.desk.typed == [("question", "s", "ru")]


async def test_what_comes_too_late_to_be_offered_is_lost(scene: Scene, app: FakeApp) -> None:
    scene.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    assert await scene.aysel.autocomplete(scene.channel, "ask", "question", "s") == []
    assert app.desk.unread == []


# --- presses and forms


async def test_a_press_comes_to_the_bot_and_what_concerns_its_person_to_them_alone(scene: Scene, app: FakeApp) -> None:
    await scene.send(ASKED)
    app.reply = [Outgoing("Doğrudur!", to=str(scene.aysel.id), sign="right"), Outgoing("Hamıya")]
    result = await scene.aysel.click(scene.last, label="İpucu")
    assert [(one.button, one.awaits) for one in app.heard] == [("h", False)]
    assert [(said.content, said.ephemeral) for said in result.followups] == [("Doğrudur!", True), ("Hamıya", False)]
    assert scene.requests("POST", "/callback") == [{"type": 6}]


async def test_a_press_that_another_process_answers_is_handled_and_not_answered_again(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.send(ASKED)
    app.reply = [Outgoing("Doğrudur!", to=str(scene.aysel.id))]
    scene.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    result = await scene.aysel.click(scene.last, label="İpucu")
    assert ([one.button for one in app.heard], result.followups) == (["h"], [])
    assert lost(caplog) == []


async def test_a_command_that_another_process_answers_is_not_answered_again(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("1929")]
    scene.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    result = await scene.aysel.slash(scene.channel, "ask", question="?")
    assert (texts(app), told(result)) == (["/ask ?"], [])


async def test_a_press_that_comes_too_late_is_handled_and_told_to_the_operator(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.send(ASKED)
    scene.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await scene.aysel.click(scene.last, label="İpucu")
    assert [one.button for one in app.heard] == ["h"]
    assert lost(caplog) == ["an interaction could not be acknowledged: 404 (code 10062)"]


async def test_a_form_that_cannot_be_opened_is_no_fault_of_the_bot(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.send(ASKED)
    scene.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    assert (await scene.aysel.click(scene.last, label="Cavab")).modal is None
    assert (app.desk.unread, lost(caplog)) == ([], [])


async def test_what_is_written_into_a_form_comes_to_the_bot(scene: Scene, app: FakeApp) -> None:
    await scene.send(ASKED)
    app.reply = [Outgoing("Yaxın!", to=str(scene.aysel.id))]
    result = await scene.aysel.submit_modal(await scene.aysel.click(scene.last, label="Cavab"), {"answer": "1945"})
    assert [(one.button, one.text) for one in app.heard] == [("w", "1945")]
    assert [(said.content, said.ephemeral) for said in result.followups] == [("Yaxın!", True)]


# --- messages


async def test_without_the_permission_to_read_only_what_is_said_to_the_bot_is_heard(scene: Scene, app: FakeApp) -> None:
    sent = await scene.send(ASKED)
    assert isinstance(sent, Sent)
    await scene.aysel.send(scene.channel, "heç kimə")
    await scene.aysel.send(scene.channel, f"<@{ME}> salam")
    await scene.aysel.send(scene.channel, "1945", reply_to=scene.channel.history()[0])
    await scene.murad.send_dm("şəxsi")
    assert [(one.text, one.addressed, one.private) for one in app.heard] == [
        ("salam", True, False),
        ("1945", True, False),
        ("şəxsi", True, True),
    ]


async def test_with_it_everything_is(app: FakeApp) -> None:
    async with played(app, message_content=True) as scene:
        await scene.aysel.send(scene.channel, "1945")
        assert [(one.text, one.addressed) for one in app.heard] == [("1945", False)]


async def test_edits_and_other_bots_are_not_heard(app: FakeApp) -> None:
    async with played(app, message_content=True) as scene:
        said = await scene.aysel.send(scene.channel, "1944")
        await scene.aysel.edit(said, "1945")
        other = scene.guild.add_member(scene.env.create_user("other", bot=True))
        await other.send(scene.channel, f"<@{ME}> 1945")
        await scene.guild.create_webhook(scene.channel).send("1945")
        await scene.send(ASKED)
        assert texts(app) == ["1944"]


async def test_the_same_message_may_come_twice_and_is_handed_on_with_its_id(scene: Scene, app: FakeApp) -> None:
    said = await scene.aysel.send(scene.channel, f"<@{ME}> salam")
    await scene.client.on_message(said)
    assert {one.event for one in app.heard} == {str(said.id)}
    assert len(app.heard) == 2


# --- what cannot be read or kept


async def test_a_command_that_is_not_kept_is_lost_and_its_person_told(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    app.reply = NotKept("away")
    assert told(await scene.aysel.slash(scene.channel, "me")) == [("sorry in en", True)]
    await scene.send(ASKED)
    pressed = await scene.aysel.click(scene.last, label="İpucu")
    assert [(said.content, said.ephemeral) for said in pressed.followups] == [("sorry in en", True)]
    assert lost(caplog) == ["an event of Discord is lost: away"] * 2


async def test_an_event_that_fails_is_noted_and_the_next_one_handled(scene: Scene, app: FakeApp) -> None:
    app.reply = ValueError("x")
    await scene.aysel.send_dm("bir")
    await scene.aysel.slash(scene.channel, "me")
    app.reply = ()
    await scene.aysel.send_dm("iki")
    assert app.desk.unread == [("discord", "", "ValueError")] * 2
    assert texts(app) == ["bir", "/me", "iki"]


async def test_at_the_end_nothing_is_taken_any_more_and_what_came_in_is_told(app: FakeApp) -> None:
    library = Library()
    gateway = Gateway(app, ME)
    app.pause = 0.01
    going_on = asyncio.ensure_future(gateway.take(gateway.message(library.message(message("bir")))))
    await asyncio.sleep(0)
    await gateway.close()
    assert going_on.done()
    await gateway.take(gateway.message(library.message(message("iki"))))
    assert texts(app) == ["bir"]


async def test_the_line_knows_who_runs_the_bot(app: FakeApp) -> None:
    library = Library()
    gateway = Line(library.client, "a.b.c", frozenset({"7"})).gateway(app)
    await gateway.take(gateway.message(library.message(message("/stats"))))
    assert [one.owner for one in app.heard] == [True]
