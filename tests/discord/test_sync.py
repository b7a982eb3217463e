"""The commands as Discord knows them, and how they are brought in step."""

import logging

import pytest

from adapters.discord.commands import payloads
from adapters.discord.connection import DiscordRefused
from adapters.discord.sync import pending, sync, tell_pending
from tests.discord.scene import Scene

ALL = [payload["name"] for payload in payloads()]


def forget(scene: Scene, *names: str) -> None:
    """Have Discord know some commands no more."""
    known = scene.env.backend.commands[None]
    for key in [key for key in known if key[0] in names]:
        del known[key]


async def test_commands_that_discord_has_just_been_told_are_in_step(scene: Scene) -> None:
    assert await pending(scene.client) == []


async def test_what_discord_does_not_know_is_told_with_all_others_and_once(scene: Scene) -> None:
    forget(scene, "quiz", "Ask about this")
    assert await pending(scene.client) == ["quiz", "Ask about this"]
    before = len(scene.requests("PUT", "/commands"))
    assert await sync(scene.client) == ["quiz", "Ask about this"]
    assert await sync(scene.client) == []
    assert len(scene.requests("PUT", "/commands")) == before + 1
    told: object = scene.request("PUT", "/commands")
    assert told == payloads()


async def test_words_in_other_languages_are_asked_for_too(scene: Scene) -> None:
    await pending(scene.client)
    asked = [one for one in scene.env.http_requests if one.method == "GET" and one.path.endswith("/commands")]
    assert all(one.params == {"with_localizations": "true"} for one in asked)


async def test_a_new_bot_tells_all(scene: Scene) -> None:
    forget(scene, *ALL)
    assert await sync(scene.client) == ALL


@pytest.mark.parametrize("method", ["GET", "PUT"])
async def test_when_discord_does_not_take_them_it_is_said_so(scene: Scene, method: str) -> None:
    forget(scene, "quiz")
    scene.env.inject_error(method, "/applications/*/commands", status=400, code=50035)
    with pytest.raises(DiscordRefused) as caught:
        await sync(scene.client)
    assert str(caught.value) == "Discord did not take the commands: 400 (code 50035); try again later"
    assert caught.value.__cause__ is None and caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), "the commands at Discord are in step"),
        (("quiz", "ask"), "Discord knows these commands otherwise: ask, quiz; run `azfilm discord sync`"),
    ],
)
async def test_the_operator_is_told_whether_they_are_in_step(
    scene: Scene, caplog: pytest.LogCaptureFixture, names: tuple[str, ...], told: str
) -> None:
    forget(scene, *names)
    caplog.clear()
    caplog.set_level(logging.INFO, "adapters.discord.sync")
    await tell_pending(scene.client)
    assert caplog.messages == [told]
    assert caplog.records[0].levelno == (logging.WARNING if names else logging.INFO)


async def test_that_discord_does_not_tell_is_no_reason_to_stop(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    scene.env.inject_error("GET", "/applications/*/commands", status=503)
    await tell_pending(scene.client)
    assert caplog.messages == ["Discord does not tell which commands it knows: 503 (code 0)"]
