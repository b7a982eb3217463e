"""People and a bot with discord.py get to see of each other what they would see at Discord."""

from collections.abc import AsyncIterator

import pytest

from tests.wire.discord.client import SmallBot, comes, running
from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord


@pytest.fixture
async def bot(fake_discord: FakeDiscord, room: Room) -> AsyncIterator[SmallBot]:
    bot = SmallBot()
    async with running(fake_discord, bot):
        yield bot
        await fake_discord.idle()
        assert fake_discord.violations == []


async def test_what_people_write_is_answered(bot: SmallBot, room: Room, ann: Person) -> None:
    written = await ann.write(room, "hello")
    answer = await room.expect("heard 'hello'")
    assert answer.reply_to == written.id and answer.by_bot and answer.pings == [ann.id]
    await ann.write(ann.dm, "in private")
    assert [message.text for message in (await ann.dm.expect("in private"), *ann.dm.messages)][1:] == [
        "in private",
        "heard 'in private'",
    ]
    mark = room.mark
    with pytest.raises(AssertionError, match=r"'hello' did not come in 0\.1 s; the bot said:\n  \(nothing\)"):
        await room.expect("hello", timeout=0.1, after=mark)
    await room.quiet(0.1)


async def test_a_command_knows_who_asks_and_where(bot: SmallBot, fake_discord: FakeDiscord) -> None:
    ann, bob = fake_discord.person("Ann", "ru"), fake_discord.person("Bob", "tr")
    guild = fake_discord.guild("Cinema", [ann, bob], preferred_locale="de")
    asked = await ann.command(guild.room, "ask", question="who")
    assert await asked.acknowledged() < 1
    await guild.room.expect("Ann asks who: ru de guild True True")
    guild.deny(guild.room, None, "send_messages")
    await bob.command(guild.room, "ask", question="when")
    await guild.room.expect("Bob asks when: tr de guild False False")
    await bob.command(bob.dm, "ask", question="why")
    await bob.dm.expect("Bob asks why: tr - dm False True")


async def test_a_command_works_where_somebody_has_the_bot_for_themselves(
    bot: SmallBot, fake_discord: FakeDiscord, ann: Person
) -> None:
    bob = fake_discord.person("Bob")
    elsewhere = fake_discord.guild("Elsewhere", [bob], bot=False)
    between = fake_discord.private_chat(ann, bob)
    with pytest.raises(AssertionError, match=r"the bot is not here, and Bob may not use .ask. alone"):
        await bob.command(elsewhere.room, "ask", question="who")
    bob.install()
    await bob.command(elsewhere.room, "ask", question="who")
    answer = await elsewhere.room.expect("Bob asks who: en-US en-US guild True False")
    assert await (await bob.press(answer, "Lock")).told(what="for good") == "locked\nfor good"
    await bob.command(between, "ask", question="what")
    await between.expect("Bob asks what: en-US - private False False")
    await bob.write(elsewhere.room, "nobody hears me")
    await bob.write(between, "nor here")
    await fake_discord.idle()
    assert bot.heard == []


async def test_buttons_are_answered_in_all_ways(bot: SmallBot, room: Room, ann: Person) -> None:
    await ann.command(room, "ask", question="who")
    message = await room.expect("asks who")
    assert message.buttons == ["Lock", "Change", "Write", "Nothing"]
    locked = await ann.press(message, "Lock")
    assert await locked.told(what="for good") == "locked\nfor good"
    assert [one.ephemeral for one in locked.private] == [True, True] and message in room.said
    form = await ann.opens(message, "Write")
    assert (form.title, [field["custom_id"] for field in form.inputs]) == ("Your answer", ["text"])
    assert await (await ann.submits(form, "Rza")).told() == "you wrote Rza"
    assert await (await ann.choose(message, "Two")).told() == "you chose ['Two']"
    await (await ann.press(message, "Change")).acknowledged()
    assert (message.text, message.edits, message.buttons[0].disabled) == ("changed", 1, True)
    with pytest.raises(AssertionError, match="'Done' cannot be pressed"):
        await ann.press(message, "Done")


async def test_a_press_that_is_not_answered_is_told_of(bot: SmallBot, room: Room, ann: Person) -> None:
    await ann.command(room, "ask", question="who")
    pressed = await ann.press(await room.expect("asks who"), "Nothing")
    with pytest.raises(AssertionError, match=r"it was not acknowledged in 0\.1 s"):
        await pressed.acknowledged(0.1)


async def test_commands_complete_and_belong_to_messages(bot: SmallBot, room: Room, ann: Person) -> None:
    offered = await (await ann.types(room, "ask", "question", "who")).completed()
    assert offered == [{"name": "who?", "value": "who?"}, {"name": "who!", "value": "who!"}]
    written = await ann.write(room, "once more")
    assert await (await ann.command_on(written, "Repeat this")).told() == "once more"
    with pytest.raises(AssertionError, match="there is no command 'quiz' but"):
        await ann.command(room, "quiz")


async def test_threads_are_places_like_others(bot: SmallBot, guild: Guild, ann: Person) -> None:
    thread = guild.thread(guild.room, "Quiz", ann)
    await ann.write(thread, "hello")
    await thread.expect("heard 'hello'")
    assert [one.id for one in guild.threads(guild.room)] == [thread.id]
    assert guild.room.said == []


async def test_people_of_simcord_may_be_used_too(bot: SmallBot, fake_discord: FakeDiscord) -> None:
    guild = fake_discord.env.create_guild("Theirs")
    channel = guild.create_text_channel("talk")
    actor = guild.add_member(fake_discord.env.create_user("carl"))
    await actor.send(channel, "hello")
    result = await actor.slash(channel, "ask", question="who")
    await comes(lambda: result.response)
    assert result.response and "carl asks who" in result.response.content
    shown = await actor.click(result.response, label="Write")
    await comes(lambda: shown.modal)
    sent = await actor.submit_modal(shown, {"text": "Rza"})
    await comes(lambda: sent.response)
    assert sent.response and sent.response.content == "you wrote Rza"
    assert bot.heard == ["hello"]
