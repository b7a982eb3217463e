"""A bare bot of python-telegram-bot that says the same to everything: what ours is measured against."""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it."""
    if update.message:
        await update.message.reply_text("I heard you.")


def main() -> None:
    """Run it until it is stopped."""
    base, token = os.environ["TELEGRAM_API_BASE"], os.environ["TELEGRAM_TOKEN"]
    application = Application.builder().token(token).base_url(f"{base}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


if __name__ == "__main__":
    main()
