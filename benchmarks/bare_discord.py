"""A bare bot of discord.py that says the same to everything: what ours is measured against."""

import os
from typing import Any

import discord
from discord import app_commands, ui
from discord.http import Route

_SAID = "I heard you."


class Press(ui.View):
    """A button under its questions."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="A", custom_id="a")
    async def pressed(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        """Say it to whoever pressed."""
        await interaction.response.send_message(_SAID, ephemeral=True)


class Bare(discord.AutoShardedClient):
    """Knows three commands and one button."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True))
        self._tree = app_commands.CommandTree(self)
        self._tree.add_command(_ask)
        self._tree.add_command(_quiz)
        self._tree.add_command(_stop)

    async def setup_hook(self) -> None:
        """Tell Discord the commands."""
        self.add_view(Press())
        await self._tree.sync()


@app_commands.command(name="ask", description="Ask")
async def _ask(interaction: discord.Interaction, question: str) -> None:
    await interaction.response.send_message(_SAID)


@app_commands.command(name="quiz", description="Show the button")
async def _quiz(interaction: discord.Interaction, kind: str = "") -> None:
    await interaction.response.send_message(_SAID, view=Press())


@app_commands.command(name="stop", description="Say it")
async def _stop(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(_SAID)


def main() -> None:
    """Run it until it is stopped."""
    Route.BASE = os.environ["DISCORD_API_BASE"]
    Bare().run(os.environ["DISCORD_TOKEN"], log_handler=None)


if __name__ == "__main__":
    main()
