"""A small bot of another library, to see that the fake is Discord to it too: `hikari_bot.py BASE TOKEN`."""

import sys

import hikari


async def introduce(event: hikari.StartedEvent) -> None:
    """Register the command."""
    bot = event.app
    application = await bot.rest.fetch_application()
    command = bot.rest.slash_command_builder("quiz", "Begin").add_option(
        hikari.CommandOption(type=hikari.OptionType.STRING, name="theme", description="About what", is_required=True)
    )
    await bot.rest.set_application_commands(application, [command])


async def ask(interaction: hikari.CommandInteraction) -> None:
    """Answer the command."""
    row = hikari.impl.MessageActionRowBuilder()
    row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "tagizade", label="Tofiq Tağızadə")
    row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "tehmasib", label="Rza Təhmasib")
    theme = interaction.options[0].value
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_CREATE, f"{theme}: who made it? ({interaction.locale})", component=row
    )


async def judge(interaction: hikari.ComponentInteraction) -> None:
    """Answer a press: change its message, and tell the one who pressed."""
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_UPDATE, f"It was {interaction.custom_id}", components=[]
    )
    await interaction.execute("Well done", flags=hikari.MessageFlag.EPHEMERAL)


async def respond(event: hikari.InteractionCreateEvent) -> None:
    """Answer commands and presses."""
    if isinstance(event.interaction, hikari.CommandInteraction):
        await ask(event.interaction)
    elif isinstance(event.interaction, hikari.ComponentInteraction):
        await judge(event.interaction)


async def reply(event: hikari.MessageCreateEvent) -> None:
    """Answer what is written in private, or with a mention."""
    me = event.app.get_me()
    mentioned = event.message.user_mentions_ids or ()
    if event.is_human and me and (me.id in mentioned or isinstance(event, hikari.DMMessageCreateEvent)):
        await event.message.respond(f"Heard: {event.content}", reply=True)


def main(base: str, token: str) -> None:
    """Run until stopped."""
    intents = hikari.Intents.GUILDS | hikari.Intents.GUILD_MESSAGES | hikari.Intents.DM_MESSAGES
    bot = hikari.GatewayBot(token, intents=intents, rest_url=base, banner=None)
    bot.listen(hikari.StartedEvent)(introduce)
    bot.listen(hikari.InteractionCreateEvent)(respond)
    bot.listen(hikari.MessageCreateEvent)(reply)
    bot.run(check_for_updates=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
