"""A game in a thread of its own, where there can be one."""

import pytest

from bot.messages import Outgoing
from tests.discord.fakes import FakeApp
from tests.discord.payloads import ELSEWHERE
from tests.discord.scene import Scene, told


def chats(app: FakeApp) -> list[str]:
    return [one.address.chat for one in app.heard]


async def test_a_game_may_have_a_thread_of_its_own(scene: Scene, app: FakeApp) -> None:
    result = await scene.aysel.slash(scene.channel, "game", questions=5, thread=True)
    (thread,) = scene.channel.threads
    assert thread.name == "title-game in en"
    opened = scene.request("POST", "/threads")
    assert (opened["type"], opened["auto_archive_duration"]) == (11, 60)
    assert [(one.text, one.address.chat) for one in app.heard] == [("/game 5", f"{scene.guild.id}/{thread.id}")]
    assert told(result) == [("thread-opened in en title-game in en", True)]


async def test_what_the_bot_replies_comes_before_where_the_thread_is(scene: Scene, app: FakeApp) -> None:
    app.reply = [Outgoing("Oyun gedir.", to=str(scene.aysel.id))]
    result = await scene.aysel.slash(scene.channel, "decades", thread=True)
    assert told(result) == [("Oyun gedir.", True), ("thread-opened in en title-decades in en", True)]


async def test_a_game_goes_on_in_the_thread_in_which_it_is_begun(scene: Scene, app: FakeApp) -> None:
    await scene.aysel.slash(scene.channel, "game", thread=True)
    (thread,) = scene.channel.threads
    result = await scene.aysel.slash(thread, "timeline", thread=True)
    assert chats(app) == [f"{scene.guild.id}/{thread.id}"] * 2
    assert told(result) == [("thread-failed in en", True)]


async def test_when_none_can_be_opened_the_game_is_in_the_channel(scene: Scene, app: FakeApp) -> None:
    scene.env.inject_error("POST", "/channels/*/threads", status=403, code=50013)
    result = await scene.aysel.slash(scene.channel, "game", thread=True)
    assert chats(app) == [scene.place.chat]
    assert told(result) == [("thread-failed in en", True)]


async def test_without_being_asked_for_none_is_opened(scene: Scene, app: FakeApp) -> None:
    await scene.aysel.slash(scene.channel, "game", thread=False)
    assert (chats(app), scene.channel.threads) == ([scene.place.chat], [])


async def test_the_process_that_does_not_answer_opens_none_and_begins_no_game(scene: Scene, app: FakeApp) -> None:
    scene.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    await scene.aysel.slash(scene.channel, "game", thread=True)
    assert (chats(app), scene.channel.threads) == ([], [])


@pytest.mark.parametrize("name", ["game", "quiz"])
async def test_a_game_that_is_begun_where_the_bot_only_answers_is_in_the_private_chat(
    scene: Scene, app: FakeApp, name: str
) -> None:
    scene.owners = ELSEWHERE["authorizing_integration_owners"]
    result = await scene.aysel.slash(scene.channel, name)
    assert chats(app) == [f"@{scene.aysel.id}"]
    assert told(result) == [("elsewhere in en", True)]


async def test_where_only_administrators_start_games_others_open_no_thread(scene: Scene, app: FakeApp) -> None:
    app.desk.starts = False
    await scene.aysel.slash(scene.channel, "game", thread=True)
    assert not scene.channel.threads
    assert chats(app) == [f"{scene.guild.id}/{scene.channel.id}"]
