"""Menus: what a platform shows of the bot, its commands and what it is. Pure."""

from bot.messages import CommandScope, Menu
from bot.wording import Say
from knowledge.model import Language

_GAMES = "quiz game daily anniversary decades timeline today anniversaries top me history".split()
_RUNNING = "score hint skip stop".split()
_COMMANDS: dict[CommandScope, list[str]] = {
    "private": [*_GAMES, *_RUNNING, "subscribe", "settings", "forgetme", "help"],
    "group": [*_GAMES, *_RUNNING, "forgetme", "help"],
    "admin": [*_GAMES, *_RUNNING, "pause", "resume", "settings", "subscribe", "schedule", "lang", "forgetme", "help"],
}


def menu(say: Say, language: Language) -> Menu:
    """Give the menu of a language."""
    return Menu(
        commands={
            scope: tuple((name, say(language, f"command-{name}")) for name in names)
            for scope, names in _COMMANDS.items()
        },
        about=say(language, "bot-about"),
        description=say(language, "bot-description"),
        ask_more=say(language, "inline-more"),
    )
