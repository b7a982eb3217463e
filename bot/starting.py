"""Starting: which game a command asks for, and which questions are for it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.chat import Who
from bot.games import themes
from bot.games.anniversaries import Calendar, Occasion
from bot.games.bank import QuestionBank
from bot.games.chance import shuffled
from bot.games.state import Game, Mode
from bot.mind import Mind
from bot.occasions import Occasions
from bot.options import (
    USUAL,
    GameOptions,
    day_of,
    game_options,
    is_today,
    kept_day,
    known_options,
    quiz_options,
    theme_options,
)
from bot.wording import Value, Wording

_DAILY_KINDS = ("choice", "odd")
_DAILY_HARDEST = 2
_LEAP_YEAR = 2024
"""Any year that has all days."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A game to be played."""

    mode: Mode
    rings: list[themes.Ring]
    count: int
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no game, as one of the bot's own texts."""

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)


class Starter:
    """Plans games."""

    def __init__(self, mind: Mind, bank: QuestionBank, calendar: Calendar) -> None:
        self._mind = mind
        self._drafts = tuple(bank.drafts.values())
        self._calendar = calendar
        self._entries = bank.entries
        daily = (one for one in self._drafts if one.kind in _DAILY_KINDS and one.difficulty <= _DAILY_HARDEST)
        self._daily = shuffled(daily, "daily", lambda draft: draft.id)

    def asked_for(self, command: str, rest: str, who: Who, wording: Wording) -> Plan | Refusal | None:
        """Plan the game that a command asks for; None when it asks for none."""
        return _PLANS[command](self, rest, who, wording) if command in _PLANS else None

    def again(self, game: Game, who: Who, wording: Wording) -> Plan | Refusal:
        """Plan another game like `game`."""
        if game.mode == "anniversary":
            occasion = self._calendar.find(game.theme)
            return self._in_honour(occasion) if occasion else Refusal("anniversary-unknown")
        if game.mode in ("game", "quiz"):
            return self._fitting(game.mode, theme_options(game.theme, game.total))
        return _PLANS[game.mode](self, "", who, wording)

    def on_entry(self, entry: str) -> Plan | Refusal:
        """Plan one question about an entry."""
        drafts = [draft for draft in self._drafts if entry in draft.about]
        own = [draft for draft in drafts if draft.subject.entry == entry]
        return Plan("quiz", [(own, 1), (drafts, 1)], 1) if drafts else Refusal("quiz-none")

    def _quiz(self, rest: str, who: Who, wording: Wording) -> Plan | Refusal:
        options = quiz_options(rest, self._mind.say)
        return self._fitting("quiz", options) if options else Refusal("quiz-usage", known_options(wording))

    def _game(self, rest: str, who: Who, wording: Wording) -> Plan | Refusal:
        options = game_options(rest, self._mind.say)
        return self._fitting("game", options) if options else Refusal("game-usage", known_options(wording))

    def _fitting(self, mode: Mode, options: GameOptions) -> Plan:
        """Plan a game of the topic and kind wanted."""
        drafts = [
            draft
            for draft in self._drafts
            if options.topic in (None, draft.topic) and options.kind in (None, draft.kind)
        ]
        count = 1 if mode == "quiz" else options.count
        return Plan(mode, [(drafts, count)], count, options.theme)

    def _decades(self, rest: str, who: Who, wording: Wording) -> Plan:
        return Plan("decades", themes.by_decade(self._drafts), len(themes.DECADES))

    def _timeline(self, rest: str, who: Who, wording: Wording) -> Plan:
        drafts = [draft for draft in self._drafts if draft.kind == "year"]
        return Plan("timeline", [(drafts, USUAL)], USUAL)

    def _question_of_the_day(self, rest: str, who: Who, wording: Wording) -> Plan | Refusal:
        if who.had_daily:
            return daily_done(who)
        if not self._daily:
            return Refusal("end-empty")
        draft = self._daily[who.today.toordinal() % len(self._daily)]
        return Plan("daily", [([draft], 1)], 1)

    def _anniversary(self, rest: str, who: Who, wording: Wording) -> Plan | Refusal:
        day = day_of(rest)
        occasion = self._on_day(day) if day else self._occasion(rest, who.today)
        if occasion is None and day:
            return self._nothing_on(day, who.today, wording)
        return self._in_honour(occasion) if occasion else Refusal("anniversary-unknown")

    def _on_day(self, day: tuple[int, int]) -> Occasion | None:
        return next((one for one in self._calendar.in_month(day[0]) if one.day == day), None)

    def _nothing_on(self, day: tuple[int, int], today: date, wording: Wording) -> Refusal:
        """Say that nothing falls on a day, and what comes after it; a day that no calendar has is unknown."""
        try:
            asked = date(_LEAP_YEAR, *day)
        except ValueError:
            return Refusal("anniversary-unknown")
        following = self._calendar.upcoming(asked, 1)
        if not following:
            return Refusal("anniversary-unknown")
        named = wording("day-month", day=str(day[1]), month=day[0])
        after = Occasions(wording, self._calendar, today).name(following[0][1])
        return Refusal("anniversary-none-on", {"day": named, "next": after})

    def _in_honour(self, occasion: Occasion) -> Plan:
        rings = themes.anniversary(self._drafts, occasion, self._mind.knowledge, USUAL)
        return Plan("anniversary", rings, USUAL, occasion.id)

    def _occasion(self, text: str, today: date) -> Occasion | None:
        """Find the occasion that a text names by its day or its honoree; for none, today's or the next."""
        if not text.strip() or is_today(text, self._mind.say):
            nearest = self._calendar.on(today) or [one for _, one in self._calendar.upcoming(today, 1)]
            return nearest[0] if nearest else None
        kept = kept_day(text, self._mind.say)
        if kept:
            return self._calendar.of_kind(kept)
        mentions = self._mind.match(text).mentions
        named = [entry for one in mentions if one.kind in ("film", "person") for entry in one.ids]
        dated = next((found for entry in named if (found := self._calendar.of(entry))), None)
        asked_about = [entry for entry in named if entry in self._entries]
        return dated or (Occasion("honour", asked_about[0], "") if asked_about else None)


def daily_done(who: Who) -> Refusal:
    """Say that somebody has had their try at the question of the day."""
    right = "yes" if who.daily.right else "no"
    return Refusal("daily-done", {"right": right, "streak": who.daily.standing(who.today)})


_PLANS: Mapping[str, Callable[[Starter, str, Who, Wording], Plan | Refusal]] = {
    "quiz": Starter._quiz,
    "game": Starter._game,
    "anniversary": Starter._anniversary,
    "decades": Starter._decades,
    "timeline": Starter._timeline,
    "daily": Starter._question_of_the_day,
}
