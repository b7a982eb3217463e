"""The introduction: the menus of commands and what the bot says it is, in each language, kept in step at Telegram."""

import logging
from collections.abc import Callable, Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from adapters.telegram.faults import reason
from bot.messages import CommandScope, Menu

log = logging.getLogger(__name__)

_LANGUAGES = ("", "az", "en", "ru")
"""The empty one is for everybody whose language is none of the others."""
_SCOPES: Mapping[CommandScope, BotCommandScope] = {
    "private": BotCommandScopeAllPrivateChats(),
    "group": BotCommandScopeAllGroupChats(),
    "admin": BotCommandScopeAllChatAdministrators(),
}


async def introduce(bot: Bot, menu_of: Callable[[str], Menu]) -> None:
    """Tell Telegram what has changed; what it does not take now it is told at the next start."""
    try:
        for language in _LANGUAGES:
            await _introduce_in(bot, language, menu_of(language))
    except TelegramError as error:
        log.warning("the menus of commands could not be brought up to date: %s", reason(error))
    else:
        log.info("the menus of commands are up to date")


async def _introduce_in(bot: Bot, language: str, menu: Menu) -> None:
    code = language or None
    for name, scope in _SCOPES.items():
        wanted = tuple(BotCommand(*one) for one in menu.commands[name])
        if await bot.get_my_commands(scope, code) != wanted:
            await bot.set_my_commands(wanted, scope, code)
    if (await bot.get_my_short_description(code)).short_description != menu.about:
        await bot.set_my_short_description(menu.about, code)
    if (await bot.get_my_description(code)).description != menu.description:
        await bot.set_my_description(menu.description, code)
