"""Nothing that discord.py sends is refused, and nothing that the fake tells it is not Discord's."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest
from discord import app_commands, ui

from tests.wire.discord.client import SmallBot, comes, running
from tests.wire.discord.guild import Guild
from tests.wire.discord.people import Person
from tests.wire.discord.room import Room
from tests.wire.discord.server import FakeDiscord


class Layout(ui.LayoutView):
    """A message of components."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        box: ui.Container[Layout] = ui.Container(accent_colour=5)
        box.add_item(ui.TextDisplay("one"))
        box.add_item(ui.Separator())
        box.add_item(ui.Section("two", accessory=ui.Button(label="Left", custom_id="left")))
        box.add_item(ui.ActionRow(ui.Button(label="Right", custom_id="right", emoji="👍")))
        self.add_item(box)


class Long(ui.Modal, title="Long"):
    """A form with fields of several kinds."""

    text: ui.Label["Long"] = ui.Label(text="Text", component=ui.TextInput(custom_id="text"))
    choice: ui.Label["Long"] = ui.Label(
        text="Choice", component=ui.Select(custom_id="choice", options=[discord.SelectOption(label="a")])
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say thanks."""
        await interaction.response.send_message("thanks", ephemeral=True)


@app_commands.command(description="Think, say, say more and forget")
@app_commands.describe(who="Whom", many="How many")
@app_commands.choices(how=[app_commands.Choice(name="fast", value="fast")])
async def think(
    interaction: discord.Interaction,
    who: discord.Member | None = None,
    many: app_commands.Range[int, 1, 5] = 1,
    how: str = "fast",
) -> None:
    await interaction.response.defer(thinking=True)
    await interaction.edit_original_response(content="said", allowed_mentions=discord.AllowedMentions.none())
    more = await interaction.followup.send("more", wait=True)
    await more.edit(content=f"{who} {many} {how}")
    await more.delete()
    await interaction.original_response()
    await interaction.delete_original_response()


group = app_commands.Group(
    name="show", description="Show", default_permissions=discord.Permissions(manage_guild=True), guild_only=True
)


@group.command(description="A layout")
async def layout(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(view=Layout())


@group.command(description="A form")
async def form(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Long())


class InRussian(app_commands.Translator):
    """Translates descriptions."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Translate one."""
        return "по-русски" if locale is discord.Locale.russian and "description" in context.location.name else None


@pytest.fixture
async def bot(fake_discord: FakeDiscord, guild: Guild) -> AsyncIterator[SmallBot]:
    bot = SmallBot()
    bot.tree.add_command(think)
    bot.tree.add_command(group)
    await bot.tree.set_translator(InRussian())
    async with running(fake_discord, bot):
        yield bot
        await fake_discord.idle()
        assert fake_discord.violations == []


@pytest.fixture
def channel(bot: SmallBot, room: Room) -> discord.TextChannel:
    channel = bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def test_messages_of_all_kinds(channel: discord.TextChannel, room: Room, ann: Person) -> None:
    embed = discord.Embed(title="t", description="d", colour=3, timestamp=discord.utils.utcnow())
    embed.add_field(name="n", value="v").set_footer(text="f").set_author(name="a", url="https://example.com")
    sent = await channel.send("a", embed=embed, silent=True)
    assert room.said[0].silent
    await sent.edit(content="b", embed=None, view=None)
    await sent.reply("c", mention_author=False, allowed_mentions=discord.AllowedMentions.none())
    await channel.send(file=discord.File(io.BytesIO(b"text"), "a.txt", description="A text"))
    laid_out = await channel.send(view=Layout())
    await laid_out.edit(view=Layout())
    await channel.send(poll=discord.Poll("Who?", timedelta(hours=1)).add_answer(text="a").add_answer(text="b"))
    assert [message.text for message in room.said] == ["b", "c", "", "one\ntwo", ""]
    assert room.said[3].buttons == ["Left", "Right"] and room.said[1].pings == []
    await sent.add_reaction("👍")
    await sent.pin(reason="ğ")
    async with channel.typing():
        pass
    history = [message async for message in channel.history(after=discord.Object(1), limit=2)]
    assert [message.content for message in history] == ["b", "c"]
    await sent.delete()


async def test_threads_of_all_kinds(channel: discord.TextChannel, guild: Guild, room: Room) -> None:
    sent = await channel.send("a")
    thread = await sent.create_thread(name="Quiz", auto_archive_duration=60)
    await thread.send("b")
    await thread.edit(archived=True, locked=True)
    other = await channel.create_thread(name="Talk", type=discord.ChannelType.public_thread)
    await other.join()
    await other.leave()
    assert [one.channel.name for one in guild.threads(room)] == ["Quiz", "Talk"]
    assert [message.text for message in room.said] == ["a"]


async def test_what_is_asked_for(bot: SmallBot, channel: discord.TextChannel, ann: Person) -> None:
    guild = channel.guild
    assert (await guild.fetch_member(ann.id)).display_name == "Ann"
    assert [member.id for member in await guild.query_members("ann")] == [ann.id]
    assert [member.id for member in await guild.query_members(user_ids=[ann.id])] == [ann.id]
    await guild.chunk()
    await (await bot.fetch_user(ann.id)).send("in private")
    assert [message.text for message in ann.dm.said] == ["in private"]
    for asking in (bot.fetch_channel(channel.id), bot.fetch_guild(guild.id), guild.fetch_channels()):
        await asking
    await bot.application_info()
    await bot.tree.sync(guild=guild)
    assert {command.name for command in await bot.tree.fetch_commands()} >= {"think", "show", "ask"}
    await bot.change_presence(activity=discord.Game("quiz"), status=discord.Status.idle)
    await guild.leave()


async def test_commands_and_forms_of_all_kinds(
    bot: SmallBot, fake_discord: FakeDiscord, room: Room, ann: Person
) -> None:
    asked = await ann.command(room, "think", who=ann, many=2)
    await comes(lambda: fake_discord.called("DELETE", "/webhooks/*/messages/@original"))
    assert asked.messages == [] and room.said == []
    await ann.command(room, "show layout")
    await room.expect("one\ntwo")
    shown = await (await ann.command(room, "show form")).opened()
    assert [field["custom_id"] for field in shown.inputs] == ["text", "choice"]
    assert await (await ann.submits(shown, {"text": "x", "choice": ["a"]})).told() == "thanks"
    bob = fake_discord.person("Bob")
    fake_discord.world.add_member(room.guild_id or 0, bob.id)
    with pytest.raises(AssertionError, match="may not be used here: default-member-permissions"):
        await bob.command(room, "show layout")
