"""What the bot must be allowed to do where a command is given, and what it asks for when it is invited."""

from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from discord import Permissions

from adapters.discord.commands import COMMANDS, Command
from adapters.discord.inbound import given
from adapters.discord.permissions import WANTED, invitation, missing
from tests.discord.fakes import FakeApp
from tests.discord.payloads import CHANNEL, DM, ELSEWHERE, THREAD, Json, Library, among_others, command
from tests.discord.scene import Scene, told

VIEW, SEND = Permissions(view_channel=True), Permissions(send_messages=True)
IN_THREADS, OPEN = Permissions(send_messages_in_threads=True), Permissions(create_public_threads=True)
NOTHING = Permissions.none()


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


def lacking(library: Library, payload: Json, have: Permissions = NOTHING) -> list[str]:
    """Give what is missing for a command where the bot has some permissions."""
    found = library.interaction(payload | {"app_permissions": str(have.value)})
    read = given(found)
    assert read
    return missing(found, read)


@pytest.mark.parametrize(
    ("have", "lacks"),
    [
        (NOTHING, ["view", "send"]),
        (VIEW, ["send"]),
        (SEND, ["view"]),
        (VIEW | SEND, []),
        (WANTED, []),
        (Permissions.all(), []),
    ],
)
def test_for_a_game_in_a_channel_it_must_see_it_and_write_in_it(
    library: Library, have: Permissions, lacks: list[str]
) -> None:
    assert lacking(library, command("quiz"), have) == lacks
    assert lacking(library, command("game", thread=False), have) == lacks


def test_in_a_thread_it_must_write_in_threads(library: Library) -> None:
    assert lacking(library, command("quiz", THREAD), VIEW | SEND) == ["send-in-threads"]
    assert lacking(library, command("quiz", THREAD), VIEW | IN_THREADS) == []


@pytest.mark.parametrize("name", [one.name for one in COMMANDS if "thread" in {option.name for option in one.options}])
def test_for_a_thread_of_its_own_it_must_open_one_and_write_in_it(library: Library, name: str) -> None:
    payload = command(name, thread=True)
    assert lacking(library, payload) == ["view", "send-in-threads", "send", "thread"]
    assert lacking(library, payload, VIEW | SEND) == ["send-in-threads", "thread"]
    assert lacking(library, payload, WANTED) == []


@pytest.mark.parametrize("one", [one for one in COMMANDS if not one.posts], ids=lambda one: one.name)
def test_what_is_only_answered_needs_nothing(library: Library, one: Command) -> None:
    assert lacking(library, command(one.name)) == []


def test_where_the_bot_is_no_member_it_needs_nothing(library: Library) -> None:
    for payload in (command("quiz", DM), command("quiz", CHANNEL) | ELSEWHERE, among_others(command("quiz"))):
        assert lacking(library, payload) == []


def test_whatever_can_be_missing_is_asked_for_when_it_is_invited() -> None:
    needed = Permissions(
        view_channel=True, send_messages=True, send_messages_in_threads=True, create_public_threads=True
    )
    assert needed <= WANTED
    assert WANTED.add_reactions and WANTED.read_message_history
    assert not WANTED.administrator and not WANTED.manage_messages and not WANTED.mention_everyone


def test_the_invitation_leads_to_discord_with_what_is_wanted() -> None:
    address = urlsplit(invitation(42))
    asked = parse_qs(address.query)
    assert (address.scheme, address.netloc) == ("https", "discord.com")
    assert asked["client_id"] == ["42"]
    assert asked["permissions"] == [str(WANTED.value)]
    assert asked["scope"] == ["bot applications.commands"]


async def forbid(scene: Scene, **permissions: bool) -> None:
    """Take permissions in a new channel from everybody, and play there."""
    overwrite = discord.PermissionOverwrite(**permissions)
    scene.channel = scene.guild.create_text_channel("sakit", overwrites={scene.guild.default_role: overwrite})
    await scene.env.settle()


async def test_a_game_where_the_bot_may_not_write_is_refused_with_what_is_missing(scene: Scene, app: FakeApp) -> None:
    await forbid(scene, send_messages=False, create_public_threads=False)
    scene.locale = "ru"
    result = await scene.aysel.slash(scene.channel, "game", thread=True)
    missed = "permission-send in ru, permission-thread in ru"
    assert told(result) == [(rf"cannot-write in ru \#sakit {missed}", True)]
    assert app.heard == []


async def test_there_it_answers_all_the_same(scene: Scene, app: FakeApp) -> None:
    await forbid(scene, send_messages=False)
    await scene.aysel.slash(scene.channel, "score")
    assert [one.text for one in app.heard] == ["/score"]
