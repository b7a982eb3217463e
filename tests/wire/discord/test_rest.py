"""The REST API does and refuses what Discord does and refuses."""

import aiohttp
import pytest

from tests.wire.discord import rest
from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.raw import Raw
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.world import Json

ASK: Json = {
    "name": "ask",
    "description": "Ask",
    "options": [{"type": 3, "name": "question", "description": "What", "autocomplete": True}],
    "name_localizations": {"ru": "вопрос"},
}


def button(label: str = "A", custom_id: str = "a", **more: object) -> Json:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id, **more}


def row(*buttons: Json) -> list[Json]:
    return [{"type": 1, "components": list(buttons)}]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ({"contnt": "a"}, "contnt", "unknown key"),
        ({"content": "a" * 2001}, "content", "Must be 2000 or fewer in length."),
        ({"components": row(button(custom_id="a" * 101))}, "custom_id", "Must be 100 or fewer in length."),
        ({"components": row(button("a" * 81))}, "label", "Must be 80 or fewer in length."),
        (
            {"components": row(*(button(custom_id=str(at)) for at in range(6)))},
            "components",
            "Must be 5 or fewer in length.",
        ),
        ({"components": row({"type": 2})}, "style", "This field is required"),
        ({"components": [{"type": 99}]}, "type", "Value must be one of"),
        ({"embeds": [{"title": "a" * 257}]}, "title", "Must be 256 or fewer in length."),
    ],
)
async def test_what_does_not_fit_is_refused_and_noted(
    fake_discord: FakeDiscord, raw: Raw, room: Room, body: Json, place: str, message: str
) -> None:
    status, answer = await raw.call("POST", f"/channels/{room.id}/messages", body)
    assert (status, answer["code"], answer["message"]) == (400, 50035, "Invalid Form Body")
    (violation,) = fake_discord.violations
    errors = answer["errors"]
    while "_errors" not in errors:
        (name, errors) = next(iter(errors.items()))
    assert name == place and errors["_errors"][0]["message"].startswith(message) and message in violation
    assert room.said == []


@pytest.mark.parametrize(
    "body",
    [
        {"content": "a" * 2000, "nonce": "1", "enforce_nonce": True, "tts": False},
        {"content": "a", "components": row(*(button("a" * 80, f"{at}{'a' * 99}") for at in range(5)))},
        {"embeds": [{"title": "a" * 256, "flags": 0}], "message_reference": {"message_id": 1}},
        {"flags": 32768, "components": [{"type": 17, "components": [{"type": 10, "content": "a" * 3000}]}]},
    ],
)
async def test_what_just_fits_is_sent(fake_discord: FakeDiscord, raw: Raw, room: Room, body: Json) -> None:
    await raw.says(room, **body)
    assert len(room.said) == 1
    assert fake_discord.violations == []


async def test_what_simcord_refuses_is_noted_too(fake_discord: FakeDiscord, raw: Raw, room: Room) -> None:
    twins = row(button("A", "same"), button("B", "same"))
    assert await raw.refused("POST", f"/channels/{room.id}/messages", {"components": twins}) == (400, 50035)
    assert len(fake_discord.violations) == 1


async def test_a_route_that_is_not_there_is_noted(fake_discord: FakeDiscord, raw: Raw) -> None:
    assert await raw.refused("POST", "/channels/1/nope", {}) == (404, 0)
    assert "there is no POST /channels/1/nope" in fake_discord.violations[0]


async def test_only_the_token_opens_the_api(fake_discord: FakeDiscord, raw: Raw) -> None:
    for token in ("", "Bot abc", fake_discord.token):
        assert await raw.refused("GET", "/users/@me", token=token) == (401, 0)
    assert (await raw.did("GET", "/users/@me"))["id"] == str(fake_discord.bot_id)
    assert [request.status for request in fake_discord.requests] == [401, 401, 401, 200]
    assert len(fake_discord.called("GET", "/users/*")) == 1


async def test_the_same_nonce_is_the_same_message(
    raw: Raw, room: Room, monkeypatch: pytest.MonkeyPatch, fake_discord: FakeDiscord
) -> None:
    first = await raw.says(room, content="one", nonce="7", enforce_nonce=True)
    again = await raw.says(room, content="two", nonce="7", enforce_nonce=True)
    assert (first["id"], first["nonce"]) == (again["id"], again["nonce"]) == (str(room.said[0].id), "7")
    await raw.says(room, content="three", nonce="7")
    await raw.says(room, content="four", nonce="8", enforce_nonce=True)
    monkeypatch.setattr(rest, "_NONCE_LIFE", 0)
    await raw.says(room, content="five", nonce="8", enforce_nonce=True)
    assert [message.text for message in room.said] == ["one", "three", "four", "five"]
    assert fake_discord.violations == []


async def test_messages_are_changed_read_and_deleted(fake_discord: FakeDiscord, raw: Raw, room: Room) -> None:
    ids = [(await raw.says(room, content=text))["id"] for text in ("a", "b", "c")]
    at = f"/channels/{room.id}/messages"
    await raw.did("PATCH", f"{at}/{ids[1]}", {"content": "B", "tts": False})
    assert [message.edits for message in room.said] == [0, 1, 0]
    assert [one["content"] for one in await raw.did("GET", f"{at}?after={ids[0]}&limit=1")] == ["B"]
    assert [one["content"] for one in await raw.did("GET", f"{at}?before={ids[2]}")] == ["B", "a"]
    deleted = room.said[0]
    await raw.did("DELETE", f"{at}/{ids[0]}")
    assert deleted.deleted and [message.text for message in room.said] == ["B", "c"]
    assert await raw.refused("PATCH", f"{at}/{ids[0]}", {"content": "x"}) == (404, 10008)
    assert fake_discord.violations == []


async def test_files_come_with_a_form(fake_discord: FakeDiscord, raw: Raw, room: Room) -> None:
    form = aiohttp.FormData()
    about = '{"content": "look", "attachments": [{"id": 0, "filename": "a.txt", "description": "A text"}]}'
    form.add_field("payload_json", about, content_type="application/json")
    form.add_field("files[0]", b"some text", filename="a.txt")
    await raw.did("POST", f"/channels/{room.id}/messages", data=form)
    (file,) = room.said[0].stored.attachments
    assert (file["filename"], file["description"], file["size"]) == ("a.txt", "A text", 9)
    assert fake_discord.violations == []


async def test_the_bot_may_do_what_it_is_allowed_to(raw: Raw, guild: Guild, ann: Person) -> None:
    room, at = guild.room, f"/channels/{guild.room.id}/messages"
    guild.deny(room, None, "send_messages")
    assert await raw.refused("POST", at, {"content": "a"}) == (403, 50013)
    guild.restore(room)
    await raw.says(room, content="a")
    guild.silence_bot(60)
    assert await raw.refused("POST", at, {"content": "b"}) == (403, 50013)
    guild.silence_bot(0)
    guild.deny(room, None, "view_channel")
    assert await raw.refused("POST", at, {"content": "c"}) == (403, 50001)
    guild.restore(room)
    guild.kick_bot()
    assert await raw.refused("POST", at, {"content": "d"}) == (403, 50001)
    guild.invite_bot()
    await raw.says(room, content="e")
    guild.delete(room)
    assert await raw.refused("POST", at, {"content": "f"}) == (404, 10003)


async def test_writing_opens_a_closed_thread_again_unless_it_is_locked(raw: Raw, guild: Guild, ann: Person) -> None:
    sent = await raw.says(guild.room, content="a")
    made = await raw.did("POST", f"/channels/{guild.room.id}/messages/{sent['id']}/threads", {"name": "Quiz"})
    (thread,) = guild.threads(guild.room)
    assert made["id"] == str(thread.id)
    message = await raw.says(thread, content="b")
    guild.close(thread)
    at = f"/channels/{thread.id}/messages"
    assert await raw.refused("PATCH", f"{at}/{message['id']}", {"content": "c"}) == (400, 50083)
    await raw.says(thread, content="d")
    await raw.did("PATCH", f"{at}/{message['id']}", {"content": "c"})
    guild.close(thread, locked=True)
    assert await raw.refused("POST", at, {"content": "e"}) == (400, 50083)
    assert [message.text for message in thread.said] == ["c", "d"]


async def test_a_private_chat_is_opened_by_the_bot(raw: Raw, ann: Person) -> None:
    opened = await raw.did("POST", "/users/@me/channels", {"recipient_id": ann.id})
    assert opened["id"] == str(ann.dm.id)
    await raw.says(ann.dm, content="hello")
    assert [message.text for message in ann.dm.said] == ["hello"]
    ann.block()
    assert await raw.refused("POST", f"/channels/{ann.dm.id}/messages", {"content": "a"}) == (403, 50007)
    ann.unblock()
    await raw.says(ann.dm, content="b")


async def test_commands_are_registered_all_at_once(fake_discord: FakeDiscord, raw: Raw, guild: Guild) -> None:
    path = f"/applications/{fake_discord.application_id}"
    (made,) = await raw.registers(ASK)
    assert (await raw.registers(ASK))[0]["id"] == made["id"]
    (plain,) = await raw.did("GET", f"{path}/commands?with_localizations=false")
    (full,) = await raw.did("GET", f"{path}/commands?with_localizations=true")
    assert "name_localizations" not in plain and full["name_localizations"] == {"ru": "вопрос"}
    await raw.did("PUT", f"{path}/guilds/{guild.id}/commands", [{"name": "here", "description": "d", "nsfw": False}])
    assert fake_discord.commands == {"ask", "here"}
    assert fake_discord.violations == []
    assert await raw.refused("PUT", f"{path}/commands", [{**ASK, "name": "a" * 33}]) == (400, 50035)


async def test_what_is_said_of_the_application_and_the_gateway(fake_discord: FakeDiscord, raw: Raw) -> None:
    assert (await raw.did("GET", "/oauth2/applications/@me"))["id"] == str(fake_discord.application_id)
    assert (await raw.did("GET", "/applications/@me"))["id"] == str(fake_discord.application_id)
    assert await raw.did("GET", "/gateway") == {"url": fake_discord.gateway}
    fake_discord.session_starts["remaining"] = 3
    async with raw.socket() as socket:
        await socket.identify()
    told = await raw.did("GET", "/gateway/bot")
    assert (told["url"], told["shards"], told["session_start_limit"]["remaining"]) == (fake_discord.gateway, 1, 2)
    assert fake_discord.violations == []
