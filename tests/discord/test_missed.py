"""What was written to open questions while nobody listened."""

import logging
from typing import Self, cast

import discord
import pytest

from adapters.discord.missed import catch_up
from bot.messages import Outgoing, Place, Sent
from tests.discord.fakes import FakeApp
from tests.discord.scene import ME, Scene, new_client

QUESTION = Outgoing("Sual\nNə vaxt?", kind="question", slot="q")


def texts(app: FakeApp) -> list[str]:
    return [one.text for one in app.heard]


async def ask(scene: Scene, place: Place | None = None) -> None:
    """Have a question open."""
    sent = await scene.send(QUESTION, place=place)
    assert isinstance(sent, Sent)
    scene.app.desk.asked.append((place or scene.place, sent.message))


async def begin_anew(scene: Scene) -> None:
    """Have the session end, and another process begin one."""
    await scene.env.restart_bot(new_client(scene.app))


async def test_what_was_written_after_an_open_question_is_taken_when_a_session_begins(
    scene: Scene, app: FakeApp
) -> None:
    await scene.aysel.send(scene.channel, f"<@{ME}> əvvəl")
    await ask(scene)
    app.heard.clear()
    before = [await scene.aysel.send(scene.channel, f"<@{ME}> {year}") for year in ("1944", "1945")]
    app.heard.clear()
    await begin_anew(scene)
    assert texts(app) == ["1944", "1945"]
    assert [one.event for one in app.heard] == [str(said.id) for said in before]
    assert {(one.address.chat, one.addressed) for one in app.heard} == {(scene.place.chat, True)}


async def test_what_others_and_the_bot_itself_wrote_is_not(scene: Scene, app: FakeApp) -> None:
    await ask(scene)
    other = scene.guild.add_member(scene.env.create_user("other", bot=True))
    await other.send(scene.channel, f"<@{ME}> 1945")
    await scene.send(Outgoing("Xal", kind="news"))
    await begin_anew(scene)
    assert texts(app) == []


async def test_where_no_question_is_open_nothing_is_read(scene: Scene) -> None:
    await begin_anew(scene)
    assert not [one for one in scene.env.http_requests if one.method == "GET" and one.path.endswith("/messages")]


async def test_it_is_read_after_the_question_and_not_without_an_end(scene: Scene, app: FakeApp) -> None:
    await ask(scene)
    await begin_anew(scene)
    (read,) = [one for one in scene.env.http_requests if one.method == "GET" and one.path.endswith("/messages")]
    assert read.params == {"limit": 100, "after": int(app.desk.asked[0][1])}


async def test_private_chats_are_read_too(scene: Scene, app: FakeApp) -> None:
    await ask(scene, Place("discord", f"@{scene.aysel.id}"))
    await scene.aysel.send_dm("1945")
    app.heard.clear()
    await begin_anew(scene)
    assert [(one.text, one.private) for one in app.heard] == [("1945", True)]


async def test_a_channel_that_cannot_be_read_is_passed_over(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await ask(scene)
    app.desk.asked.insert(0, (Place("discord", f"{scene.guild.id}/1"), "2"))
    await scene.aysel.send(scene.channel, f"<@{ME}> 1945")
    app.heard.clear()
    await begin_anew(scene)
    assert texts(app) == ["1945"]
    (told,) = [one for one in caplog.messages if "meanwhile" in one]
    assert told.endswith("cannot be read: 404 (code 10003)")


async def test_without_the_database_nothing_is_looked_for(
    scene: Scene, app: FakeApp, caplog: pytest.LogCaptureFixture
) -> None:
    await ask(scene)
    app.desk.away = True
    await begin_anew(scene)
    assert caplog.messages == ["Discord: what was missed is not looked for: the database is away"]


# --- shards

SERVERS = [(0 << 22) + 5, (1 << 22) + 5, (6 << 22) + 5]
"""Of three shards the first two's and the first's again."""


class Reading:
    """Notes whose history is read; there is nothing in it."""

    def __init__(self, count: int | None) -> None:
        self.shard_count = count
        self.read: list[int] = []

    def get_partial_messageable(self, channel: int, *, guild_id: int) -> Self:
        self.read.append(guild_id)
        return self

    async def create_dm(self, person: discord.Object) -> Self:
        self.read.append(-person.id)
        return self

    def history(self, **_: object) -> Self:
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> discord.Message:
        raise StopAsyncIteration


@pytest.mark.parametrize(
    ("count", "shard", "read"),
    [
        (3, 0, [SERVERS[0], SERVERS[2], -7]),
        (3, 1, [SERVERS[1]]),
        (3, 2, []),
        (1, 0, [*SERVERS, -7]),
        (None, 0, [*SERVERS, -7]),
    ],
)
async def test_of_all_open_questions_only_those_of_the_shard_are_read(
    app: FakeApp, count: int | None, shard: int, read: list[int]
) -> None:
    app.desk.asked = [(Place("discord", f"{server}/1"), "2") for server in SERVERS]
    app.desk.asked.append((Place("discord", "@7"), "2"))
    reading = Reading(count)

    async def take(message: discord.Message) -> None:
        raise AssertionError(message)

    await catch_up(app, cast(discord.AutoShardedClient, reading), shard, take)
    assert reading.read == read
