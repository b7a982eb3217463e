"""Inline mode: facts to be put into any chat. Pure."""

from collections.abc import Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.helpers import create_deep_linked_url

from adapters.telegram.inbound import Me
from bot.messages import Fact, Menu

_MOST = 10
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LONGEST_TITLE, _LONGEST_GLIMPSE = 100, 120


def results(facts: Sequence[Fact], menu: Menu, me: Me) -> list[InlineQueryResultArticle]:
    """Offer facts; under each a link leads to the bot, where more can be asked."""
    return [_result(number, fact, menu, me) for number, fact in enumerate(facts[:_MOST])]


def _result(number: int, fact: Fact, menu: Menu, me: Me) -> InlineQueryResultArticle:
    start = f"fact_{fact.start}" if fact.start else None
    link = InlineKeyboardButton(menu.ask_more, url=create_deep_linked_url(me.username, start))
    return InlineQueryResultArticle(
        id=str(number),
        title=fact.title[:_LONGEST_TITLE],
        description=fact.text.replace("\n", " ")[:_LONGEST_GLIMPSE],
        input_message_content=InputTextMessageContent(fact.text, link_preview_options=_NO_PREVIEW),
        reply_markup=InlineKeyboardMarkup([[link]]),
    )
