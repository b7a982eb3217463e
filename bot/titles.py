"""Titles: what a game is called, with what it is about. Pure."""

from bot.games.state import Mode
from bot.occasions import Occasions
from bot.options import theme_options


def game_title(mode: Mode, theme: str, occasions: Occasions) -> str:
    """Name a game with the occasion, or with the topic and kind, that it keeps to."""
    wording = occasions.wording
    title = wording(f"title-{mode}")
    if mode == "anniversary":
        occasion = occasions.calendar.find(theme)
        return f"{title}: {occasions.name(occasion)}" if occasion else title
    options = theme_options(theme, 1)
    named = [wording(f"topic-{options.topic}")] if options.topic else []
    named += [wording(f"kind-{options.kind.replace('_', '-')}")] if options.kind else []
    return ", ".join([title, *named])
