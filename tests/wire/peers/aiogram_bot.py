"""A small bot of another library, to see that the fake is Telegram to it too: `aiogram_bot.py BASE TOKEN`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputPollOption,
    Message,
    PollAnswer,
)

OPTIONS = ("Tofiq Tağızadə", "Rza Təhmasib", "Hüseyn Seyidzadə")


async def introduce(bot: Bot) -> None:
    """Set the commands."""
    await bot.set_my_commands([BotCommand(command="start", description="Begin")], language_code="en")


async def greet(message: Message) -> None:
    """Answer /start."""
    button = InlineKeyboardButton(text="Quiz", callback_data="quiz")
    await message.answer(
        "<b>Hello</b>!", parse_mode="HTML", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])
    )


async def ask(query: CallbackQuery, bot: Bot) -> None:
    """Answer a press, change its message and ask."""
    await query.answer("Here it comes")
    await query.message.edit_text("Who made it?")
    await bot.send_poll(
        query.from_user.id,
        "“Arşın mal alan” (1945)",
        [InputPollOption(text=option) for option in OPTIONS],
        type="quiz",
        correct_option_ids=[1],
        is_anonymous=False,
        open_period=30,
    )


async def count(vote: PollAnswer, bot: Bot) -> None:
    """Tell somebody what they voted for."""
    await bot.send_message(vote.user.id, f"You chose {OPTIONS[vote.option_ids[0]]}")


async def main(base: str, token: str) -> None:
    """Run until stopped."""
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))
    dispatcher = Dispatcher()
    dispatcher.startup.register(introduce)
    dispatcher.message.register(greet, CommandStart())
    dispatcher.callback_query.register(ask, F.data == "quiz")
    dispatcher.poll_answer.register(count)
    await dispatcher.start_polling(bot, polling_timeout=5, allowed_updates=dispatcher.resolve_used_update_types())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
