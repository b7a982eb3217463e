"""Views: pages as the library's components. Each is made anew for its message.

What a press does stands in the id of its button, so buttons work after a restart and in any process. A view that is
used twice takes the pattern of its buttons out of the library's memory, and with it those of all other messages.
"""

import re
from typing import Any, Protocol, Self, cast

import discord
from discord import ui

from adapters.discord.outbound import Key, Page

_STYLES = {
    "plain": discord.ButtonStyle.secondary,
    "main": discord.ButtonStyle.primary,
    "right": discord.ButtonStyle.success,
}
_PRESS, _FORM = "press:", "form:"
_LONGEST_TITLE = 45
_LONGEST_ANSWER = 100
_LIFE = 600.0
"""Seconds for which the library remembers a form; it works longer, for its id says what it is about."""


class Pressed(Protocol):
    """The client: what is told of a press."""

    async def pressed(self, interaction: discord.Interaction, data: str) -> None:
        """Handle a press of a button."""

    async def opens(self, interaction: discord.Interaction, form: ui.Modal) -> None:
        """Open a form."""


class PressButton(ui.DynamicItem[ui.Button[Any]], template=rf"{_PRESS}(?P<data>.+)"):
    """A button that does something at once."""

    def __init__(self, key: Key) -> None:
        super().__init__(_button(key, _PRESS))
        self._data = key.data

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make a button of one that was pressed."""
        return cls(Key("", match["data"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell the client."""
        await cast(Pressed, interaction.client).pressed(interaction, self._data)


class FormButton(ui.DynamicItem[ui.Button[Any]], template=rf"{_FORM}(?P<data>.+)"):
    """A button that opens a form for an answer."""

    def __init__(self, key: Key) -> None:
        super().__init__(_button(key, _FORM))
        self._key = key

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make a button of one that was pressed."""
        label = item.label if isinstance(item, ui.Button) else None
        return cls(Key(label or "…", match["data"], asks=True))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell the client."""
        await cast(Pressed, interaction.client).opens(interaction, _form(self._key))


def _button(key: Key, mark: str) -> ui.Button[Any]:
    return ui.Button(
        label=key.label or "…", style=_STYLES[key.style], custom_id=f"{mark}{key.data}", disabled=key.disabled
    )


def _form(key: Key) -> ui.Modal:
    """Give the form of a button; what comes back carries its id."""
    form = ui.Modal(title=key.label[:_LONGEST_TITLE], custom_id=f"{_FORM}{key.data}", timeout=_LIFE)
    field: ui.TextInput[Any] = ui.TextInput(max_length=_LONGEST_ANSWER, custom_id="answer")
    form.add_item(ui.Label(text=key.label[:_LONGEST_TITLE], component=field))
    return form


def filled_in(interaction: discord.Interaction) -> tuple[str, str] | None:
    """Give what the form of a button was about, and the text written into it; None for another form."""
    data = cast(dict[str, Any], interaction.data or {})
    custom_id = str(data.get("custom_id", ""))
    text = _first_value(data.get("components", []))
    return (custom_id.removeprefix(_FORM), text) if custom_id.startswith(_FORM) and text is not None else None


def _first_value(components: list[dict[str, Any]]) -> str | None:
    for component in components:
        within = [component["component"]] if "component" in component else component.get("components", [])
        value = component.get("value") if not within else _first_value(within)
        if value is not None:
            return str(value)
    return None


def layout(page: Page) -> ui.LayoutView:
    """Show a page with its colour."""
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(page.text), accent_colour=page.accent)
    for row in page.rows:
        container.add_item(ui.ActionRow(*map(_item, row)))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def buttons(page: Page) -> ui.View | None:
    """Give the buttons of a plain page; None where there are none."""
    if not page.rows:
        return None
    view = ui.View(timeout=None)
    for at, row in enumerate(page.rows):
        for key in row:
            item = _item(key)
            item.row = at
            view.add_item(item)
    return view


def _item(key: Key) -> PressButton | FormButton:
    return FormButton(key) if key.asks else PressButton(key)
