"""Interactions are acknowledged once, in time, and their tokens end."""

import asyncio

import pytest

from tests.wire.discord.crowd import Crowd
from tests.wire.discord.guild import Guild
from tests.wire.discord.interactions import Interaction
from tests.wire.discord.people import Person
from tests.wire.discord.raw import Raw
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.test_rest import ASK, button, row
from tests.wire.discord.world import Json

EPHEMERAL = 64


@pytest.fixture
async def asked(raw: Raw, room: Room, ann: Person) -> Interaction:
    await raw.registers(ASK)
    return await ann.command(room, "ask", question="who")


def hook(fake: FakeDiscord, interaction: Interaction, more: str = "") -> str:
    return f"/webhooks/{fake.application_id}/{interaction.record.token}{more}"


async def test_an_interaction_is_acknowledged_once(fake_discord: FakeDiscord, raw: Raw, asked: Interaction) -> None:
    status, answer = await raw.answers(asked, 4, content="a", flags=EPHEMERAL)
    assert status == 200 and answer["resource"]["message"]["content"] == "a"
    status, answer = await raw.answers(asked, 4, content="b")
    assert (status, answer["code"]) == (400, 40060)
    assert await asked.told() == "a"
    (request, _) = [one for one in fake_discord.requests if one.path.endswith("/callback")]
    assert request.interaction and request.ephemeral
    assert fake_discord.violations == []


async def test_a_response_that_does_not_fit_leaves_the_interaction_open(raw: Raw, asked: Interaction) -> None:
    assert (await raw.answers(asked, 4, content="a" * 2001))[1]["code"] == 50035
    assert (await raw.answers(asked, 4, content="a"))[0] == 200


async def test_an_interaction_is_acknowledged_within_three_seconds(
    fake_discord: FakeDiscord, raw: Raw, asked: Interaction
) -> None:
    assert (
        asked.record.initial_response_deadline and asked.record.initial_response_deadline > fake_discord.world.now_iso()
    )
    asked.record.initial_response_deadline = fake_discord.world.now_iso()
    status, answer = await raw.answers(asked, 4, content="late")
    assert (status, answer["code"]) == (404, 10062)
    with pytest.raises(AssertionError, match="it was not acknowledged"):
        await asked.acknowledged(0.1)


async def test_its_token_opens_the_webhook_once_it_is_acknowledged_and_not_for_ever(
    fake_discord: FakeDiscord, raw: Raw, asked: Interaction
) -> None:
    more = {"content": "more", "flags": EPHEMERAL}
    assert await raw.refused("POST", hook(fake_discord, asked), more, token="") == (404, 10015)
    await raw.answers(asked, 5, flags=EPHEMERAL)
    await raw.did("PATCH", hook(fake_discord, asked, "/messages/@original"), {"content": "first"}, token="")
    await raw.did("POST", hook(fake_discord, asked), more, token="")
    assert await asked.told(what="more") == "first\nmore"
    asked.record.expires_at = fake_discord.world.now_iso()
    assert await raw.refused("POST", hook(fake_discord, asked), more, token="") == (401, 50027)
    unknown = f"/webhooks/{fake_discord.application_id}/abc"
    assert await raw.refused("POST", unknown, more, token="") == (404, 10015)


async def test_where_nobody_invited_the_bot_it_follows_up_five_times(
    fake_discord: FakeDiscord, raw: Raw, ann: Person
) -> None:
    await raw.registers({**ASK, "integration_types": [0, 1]})
    ann.install()
    elsewhere = fake_discord.guild("Elsewhere", [ann], bot=False)
    asked = await ann.command(elsewhere.room, "ask", question="who")
    await raw.answers(asked, 4, content="a")
    for _ in range(5):
        await raw.did("POST", hook(fake_discord, asked), {"content": "b"}, token="")
    assert await raw.refused("POST", hook(fake_discord, asked), {"content": "c"}, token="") == (400, 40094)
    assert await raw.refused("POST", f"/channels/{elsewhere.room.id}/messages", {"content": "d"}) == (403, 50001)


async def test_a_press_may_change_a_message_later(fake_discord: FakeDiscord, raw: Raw, room: Room, ann: Person) -> None:
    await raw.says(room, content="a", components=row(button("A"), button("B", "b", disabled=True)))
    (message,) = room.said
    assert [(str(one), one.custom_id, one.disabled) for one in message.buttons] == [("A", "a", False), ("B", "b", True)]
    pressed = await ann.press(message, "A")
    await raw.answers(pressed, 6)
    assert await pressed.acknowledged() < 1 and pressed.messages == []
    await raw.did("PATCH", hook(fake_discord, pressed, "/messages/@original"), {"content": "b"}, token="")
    assert (message.text, message.edits, pressed.messages) == ("b", 1, [message])


async def test_a_message_for_one_person_is_seen_by_no_other(raw: Raw, room: Room, asked: Interaction) -> None:
    mark = room.mark
    await raw.answers(asked, 4, content="secret", flags=EPHEMERAL, components=row(button()))
    assert room.messages == [] and (await asked.told()) == "secret"
    with pytest.raises(AssertionError, match="'secret' did not come"):
        await room.expect("secret", timeout=0.1, after=mark)


async def test_embeds_and_texts_among_components_are_read(raw: Raw, room: Room) -> None:
    embed = {"title": "t", "description": "d", "fields": [{"name": "n", "value": "v"}], "footer": {"text": "f"}}
    await raw.says(room, content="c", embeds=[embed])
    parts: list[Json] = [{"type": 10, "content": "one"}, {"type": 1, "components": [button()]}]
    await raw.says(room, flags=32768, components=[{"type": 17, "components": parts}, {"type": 10, "content": "two"}])
    assert [message.text for message in room.said] == ["c\nt\nd\nn\nv\nf", "one\ntwo"]
    assert room.said[1].buttons == ["A"]


async def test_what_the_bot_may_do_in_a_channel_is_told(
    fake_discord: FakeDiscord, raw: Raw, guild: Guild, ann: Person
) -> None:
    bob = fake_discord.person("Bob")
    guild.join(bob)
    await raw.registers(ASK)
    guild.deny(guild.room, bob, "attach_files")
    guild.deny(guild.room, None, "embed_links")
    async with raw.socket() as socket:
        await socket.identify()
        told = []
        for person in (ann, bob):
            await person.command(guild.room, "ask", question="who")
            told.append(await socket.event("INTERACTION_CREATE"))
    manage_guild, attach_files, embed_links = 1 << 5, 1 << 15, 1 << 14
    first, second = (int(one["member"]["permissions"]) for one in told)
    assert first & manage_guild and first & attach_files
    assert not second & manage_guild and not second & attach_files
    assert not int(told[0]["app_permissions"]) & embed_links
    assert told[0]["authorizing_integration_owners"] == {"0": str(guild.id)}


async def test_a_crowd_measures_how_long_responses_take(fake_discord: FakeDiscord, raw: Raw) -> None:
    crowd = Crowd(fake_discord)
    await raw.registers(ASK)
    order = {"people": 3, "rate": 200.0, "count": 6, "timeout": 5}

    async def respond(kind: int) -> None:
        async with raw.socket() as socket:
            await socket.identify()
            for _ in range(6):
                told = await socket.event("INTERACTION_CREATE")
                path = f"/interactions/{told['id']}/{told['token']}/callback"
                await raw.did(
                    "POST", path, {"type": kind, "data": {"content": "a", "components": row(button())}}, token=""
                )

    for what, kind in (({"command": "ask", "options": {"question": ["a", "b"]}}, 4), ({"label": "A"}, 7)):
        responding = asyncio.create_task(respond(kind))
        await fake_discord.connected()
        told = await crowd.press(order | what)
        await responding
        assert (told["asked"], told["acknowledged"], told["answered"]) == (6, 6, 6)
        assert 0 < told["ack_p50_ms"] <= told["ack_p99_ms"] < 1000 and told["seconds"] < 5
