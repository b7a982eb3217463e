"""The checkup: what an operator is told of the bot at Telegram."""

from collections.abc import AsyncIterator, Callable

from telegram import Bot
from telegram.error import TelegramError

from adapters.telegram.faults import reason
from adapters.telegram.introduction import out_of_step
from adapters.telegram.transport import Transport, refuses_token
from bot.messages import Finding, Menu

_PATIENCE = 10.0


async def checked(token: str, base: str, webhook: str, menu_of: Callable[[str], Menu]) -> AsyncIterator[Finding]:
    """Look at the token, at what the bot hears, at how updates come and at its menus."""
    bot = Bot(token, f"{base}/bot", f"{base}/file/bot", request=_request(), get_updates_request=_request())
    try:
        await bot.initialize()
        yield Finding("ok", "Telegram", f"@{bot.username} is there; the token is good")
        yield _hears(bot)
        yield await _how_updates_come(bot, webhook)
        yield await _menus(bot, menu_of)
    except TelegramError as error:
        told = "the token is refused; take the current one from @BotFather" if refuses_token(error) else reason(error)
        yield Finding("bad", "Telegram", told)
    finally:
        await bot.shutdown()


def _request() -> Transport:
    return Transport(1, _PATIENCE)


def _hears(bot: Bot) -> Finding:
    if bot.can_read_all_group_messages:
        return Finding("ok", "Telegram", "privacy mode is off: it hears all that is said in groups")
    return Finding("ok", "Telegram", "privacy mode is on: in groups it hears commands, mentions and replies")


async def _how_updates_come(bot: Bot, webhook: str) -> Finding:
    info = await bot.get_webhook_info()
    if info.url != webhook:
        other = "a webhook is set and will be removed" if info.url else "the webhook is not set yet and will be"
        return Finding("note", "Telegram", f"{other} when the bot starts")
    if info.last_error_message and info.pending_update_count:
        waiting = info.pending_update_count
        return Finding("bad", "Telegram", f"{waiting} updates wait, for the webhook fails: {info.last_error_message}")
    return Finding("ok", "Telegram", "updates come by webhook" if webhook else "updates are fetched")


async def _menus(bot: Bot, menu_of: Callable[[str], Menu]) -> Finding:
    if await out_of_step(bot, menu_of):
        return Finding("note", "Telegram", "its menus of commands are not in step and will be when the bot starts")
    return Finding("ok", "Telegram", "its menus of commands are in step")
