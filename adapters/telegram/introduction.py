"""The introduction: the menus of commands and what the bot says it is, in each language, kept in step at Telegram."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial

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


Change = Callable[[], Awaitable[object]]
"""Tells Telegram something that it knows otherwise."""


async def introduce(bot: Bot, menu_of: Callable[[str], Menu]) -> None:
    """Tell Telegram what has changed; what it does not take now it is told at the next start."""
    try:
        async for change in _changes(bot, menu_of):
            await change()
    except TelegramError as error:
        log.warning("the menus of commands could not be brought up to date: %s", reason(error))
    else:
        log.info("the menus of commands are up to date")


async def out_of_step(bot: Bot, menu_of: Callable[[str], Menu]) -> bool:
    """Say whether Telegram knows anything of it otherwise. Raises `TelegramError`."""
    async for _ in _changes(bot, menu_of):
        return True
    return False


async def _changes(bot: Bot, menu_of: Callable[[str], Menu]) -> AsyncIterator[Change]:
    for language in _LANGUAGES:
        menu, code = menu_of(language), language or None
        for name, scope in _SCOPES.items():
            wanted = tuple(BotCommand(*one) for one in menu.commands[name])
            if await bot.get_my_commands(scope, code) != wanted:
                yield partial(bot.set_my_commands, wanted, scope, code)
        if (await bot.get_my_short_description(code)).short_description != menu.about:
            yield partial(bot.set_my_short_description, menu.about, code)
        if (await bot.get_my_description(code)).description != menu.description:
            yield partial(bot.set_my_description, menu.description, code)
