"""Play: commands, presses and texts that belong to games, and what they make of a chat. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.announcer import Announcer
from bot.games import themes
from bot.games.anniversaries import Calendar, Occasion
from bot.games.bank import QuestionBank
from bot.games.chance import shuffled
from bot.games.choosing import Chosen, choose
from bot.games.commands import AskHint, Command, GiveAnswer, GoOn, Join, Pause, Resume, Skip, StartNow, Stop, Tick
from bot.games.draft import Draft
from bot.games.effects import Ask, Effect, Finish, Reveal
from bot.games.ledger import Daily, Entry, PastGame, baku_day
from bot.games.presses import Press
from bot.games.question import KINDS, PICKED, TOPICS, Question, text3
from bot.games.rules import new_game, step
from bot.games.scoring import standings
from bot.games.state import Game, Mode, Pace
from bot.matching.fold import fold, letters
from bot.messages import Address, Outgoing
from bot.mind import DEFAULT_LANGUAGE, Mind
from bot.occasions import Occasions
from bot.options import USUAL, GameOptions, day_of, game_options, month_of, names_studio, theme_options
from bot.wording import Value, Wording
from knowledge.model import Language

_DAILY_KINDS = ("choice", "odd")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat remembers."""

    chosen: Language | None = None
    """The language chosen with /lang; None to follow the question's."""
    language: Language = DEFAULT_LANGUAGE
    """The language of its games where none is chosen."""
    game: Game | None = None
    """The running game, or the last one."""
    seen: frozenset[str] = frozenset()
    """The questions asked here; when all of a sort have been, they begin anew."""

    @property
    def speaks(self) -> Language:
        """The language of its games."""
        return self.chosen or self.language


@dataclass(frozen=True, slots=True)
class Turn:
    """What one event makes of a chat."""

    chat: Chat
    said: tuple[Outgoing, ...] = ()
    entries: tuple[Entry, ...] = ()
    """For the ledger."""
    finished: PastGame | None = None
    daily: Mapping[str, bool] = field(default_factory=dict)
    """Players who had their try at the question of the day, and whether they were right."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who does something, when, and how they stand with the question of the day."""

    address: Address
    now: datetime
    name: str = ""
    admin: bool = False
    alone: bool = False
    """Whether nobody else is in the chat."""
    language: Language = DEFAULT_LANGUAGE
    daily: Daily = field(default_factory=Daily)

    @property
    def id(self) -> str:
        """The player's id."""
        return self.address.player

    @property
    def today(self) -> date:
        """The day it is in Baku."""
        return baku_day(self.now)

    @property
    def moment(self) -> int:
        """Milliseconds of the Unix epoch."""
        return int(self.now.timestamp() * 1000)


class Play:
    """The games' side of the bot."""

    def __init__(self, mind: Mind, bank: QuestionBank, calendar: Calendar) -> None:
        self._mind = mind
        self._bank = bank
        self._calendar = calendar
        daily = (draft for draft in bank.drafts.values() if draft.kind in _DAILY_KINDS)
        self._daily = shuffled(daily, "daily", lambda draft: draft.id)

    # --- what may be done ---

    def command(self, name: str, rest: str, chat: Chat, who: Who) -> Turn | None:
        """Carry out a command of games; None for any other."""
        if name in _STARTS:
            if _runs(chat):
                return self._say(chat, "game-running")
            return _STARTS[name](self, replace(chat, language=who.language), who, rest)
        if name in _MOVES:
            if not _runs(chat):
                return self._say(chat, "no-game")
            return self._move(chat, _MOVES[name](who), who)
        return _TELLS[name](self, chat, who, rest) if name in _TELLS else None

    def press(self, press: Press, chat: Chat, who: Who) -> Turn:
        """Carry out a press of a button of a game."""
        game = chat.game
        if game is None or press.game != game.id:
            return self._say(chat, "game-gone", to=who.id)
        if press.does == "again":
            return self._again(chat, game, who)
        if press.does == "pick" and self._had_try(game, who):
            return self._daily_done(chat, who)
        return self._move(chat, _PRESSES[press.does](who, press), who)

    def text(self, text: str, chat: Chat, who: Who) -> Turn | None:
        """Take a text for an answer while a question is open; None when none is."""
        game = chat.game
        if game is None or game.phase != "asking" or game.round is None:
            return None
        if self._had_try(game, who):
            return self._daily_done(chat, who)
        question = game.round.question
        options = _picked(text, question)
        written = "" if question.kind in PICKED or question.kind == "order" else text
        if not options and not written:
            return self._say(chat, "question-open", to=who.id)
        turn = self._move(chat, GiveAnswer(who.id, who.name, options, written), who)
        return turn if turn.said or turn.chat != chat else self._say(chat, "question-open", to=who.id)

    def tick(self, chat: Chat, place: Address, now: datetime) -> Turn:
        """Let the time pass in a chat."""
        return self._move(chat, Tick(), Who(place, now)) if chat.game else Turn(chat)

    def quiz_on(self, entry: str, chat: Chat, who: Who) -> Turn:
        """Ask a question about one entry."""
        if _runs(chat):
            return self._say(chat, "game-running")
        drafts = [draft for draft in self._drafts() if entry in draft.about]
        own = [draft for draft in drafts if draft.subject.entry == entry]
        if not drafts:
            return self._say(chat, "quiz-none")
        return self._begin(replace(chat, language=who.language), who, "quiz", [(own, 1), (drafts, 1)], 1)

    def day_done(self, chat: Chat, standing: Mapping[str, Daily]) -> tuple[Outgoing, ...]:
        """Say how those who were right stand after the question of the day; the players are given by id."""
        players = chat.game.players if chat.game else {}
        right = [(players[id].name, daily.streak) for id, daily in standing.items() if daily.right and id in players]
        wording = self._wording(chat)
        lines = [wording("daily-streak", name=name, streak=streak) for name, streak in right]
        return (Outgoing("\n".join(lines)),) if lines else ()

    def knows_questions_on(self, entry: str) -> bool:
        """Say whether there is a question about an entry."""
        return entry in self._bank.entries

    # --- starting ---

    def _quiz(self, chat: Chat, who: Who, rest: str) -> Turn:
        options = game_options(rest, self._mind.say)
        if options is None:
            return self._usage(chat)
        return self._begin(chat, who, "quiz", [(self._fitting(options), 1)], 1, options.theme)

    def _game(self, chat: Chat, who: Who, rest: str) -> Turn:
        options = game_options(rest, self._mind.say)
        return self._themed(chat, who, options) if options else self._usage(chat)

    def _themed(self, chat: Chat, who: Who, options: GameOptions) -> Turn:
        rings = [(self._fitting(options), options.count)]
        return self._begin(chat, who, "game", rings, options.count, options.theme)

    def _fitting(self, options: GameOptions) -> list[Draft]:
        return [
            draft
            for draft in self._drafts()
            if options.topic in (None, draft.topic) and options.kind in (None, draft.kind)
        ]

    def _decades(self, chat: Chat, who: Who, rest: str = "") -> Turn:
        return self._begin(chat, who, "decades", themes.by_decade(self._drafts()), len(themes.DECADES))

    def _timeline(self, chat: Chat, who: Who, rest: str = "") -> Turn:
        drafts = [draft for draft in self._drafts() if draft.kind == "year"]
        return self._begin(chat, who, "timeline", [(drafts, USUAL)], USUAL)

    def _question_of_the_day(self, chat: Chat, who: Who, rest: str = "") -> Turn:
        if who.daily.last == who.today.isoformat():
            return self._daily_done(chat, who)
        draft = self._daily[who.today.toordinal() % len(self._daily)]
        return self._open(replace(chat, seen=chat.seen - {draft.id}), who, "daily", Chosen((draft.id,)), "")

    def _anniversary(self, chat: Chat, who: Who, rest: str) -> Turn:
        occasion = self._occasion(rest, who.today)
        if occasion is None:
            return self._say(chat, "anniversary-unknown")
        return self._in_honour(chat, who, occasion)

    def _in_honour(self, chat: Chat, who: Who, occasion: Occasion) -> Turn:
        rings = themes.anniversary(self._drafts(), occasion, self._mind.knowledge, USUAL)
        return self._begin(chat, who, "anniversary", rings, USUAL, occasion.id)

    def _occasion(self, text: str, today: date) -> Occasion | None:
        """Find the occasion that a text names by its day or its honoree; for none, today's or the next."""
        if not text.strip():
            nearest = self._calendar.on(today) or [one for _, one in self._calendar.upcoming(today, 1)]
            return nearest[0] if nearest else None
        day = day_of(text)
        if day:
            return next((one for one in self._calendar.in_month(day[0]) if one.day == day), None)
        if names_studio(text, self._mind.say):
            return self._calendar.of_kind("studio")
        named = (entry for mention in self._mind.match(text).mentions for entry in mention.ids)
        return next((found for entry in named if (found := self._calendar.of(entry))), None)

    def _again(self, chat: Chat, game: Game, who: Who) -> Turn:
        if _runs(chat):
            return self._say(chat, "game-running")
        occasion = self._calendar.find(game.theme) if game.mode == "anniversary" else None
        if occasion:
            return self._in_honour(chat, who, occasion)
        if game.mode == "game":
            return self._themed(chat, who, theme_options(game.theme, game.total))
        starts = {"decades": self._decades, "timeline": self._timeline, "daily": self._question_of_the_day}
        if game.mode in starts:
            return starts[game.mode](chat, who)
        return self._begin(chat, who, "quiz", [(self._fitting(theme_options(game.theme, 1)), 1)], 1, game.theme)

    def _begin(
        self, chat: Chat, who: Who, mode: Mode, rings: Sequence[themes.Ring], count: int, theme: str = ""
    ) -> Turn:
        seed = f"{who.address.platform} {who.address.chat} {who.moment}"
        return self._open(chat, who, mode, choose(rings, count, chat.seen, seed), theme)

    def _open(self, chat: Chat, who: Who, mode: Mode, chosen: Chosen, theme: str) -> Turn:
        game = Game(
            id=_short(who.moment),
            mode=mode,
            host=who.id,
            started=who.moment,
            upcoming=chosen.ids,
            total=len(chosen.ids),
            theme=theme,
            pace=Pace(lobby=0) if who.alone or len(chosen.ids) == 1 else Pace(),
        )
        game, effects = new_game(game, who.name, who.moment, self._bank)
        return self._after(replace(chat, seen=chat.seen - chosen.renewed), game, effects, who)

    def _drafts(self) -> Iterable[Draft]:
        return self._bank.drafts.values()

    # --- moving ---

    def _move(self, chat: Chat, command: Command, who: Who) -> Turn:
        assert chat.game is not None  # whoever calls has looked
        game, effects = step(chat.game, command, who.moment, self._bank)
        return self._after(chat, game, effects, who)

    def _after(self, chat: Chat, game: Game, effects: Sequence[Effect], who: Who) -> Turn:
        """Say what happened, and note what the ledger and the bag keep."""
        seen = chat.seen
        if game.round and any(isinstance(effect, Ask) for effect in effects):
            seen |= {game.round.question.id}
        chat = replace(chat, game=game, seen=seen)
        said = self._announcer(chat, who.today).announce(game, effects)
        reveal = next((effect for effect in effects if isinstance(effect, Reveal)), None)
        finish = next((effect for effect in effects if isinstance(effect, Finish)), None)
        return Turn(
            chat,
            tuple(said),
            tuple(_entries(game, reveal, who)) if reveal else (),
            _past(game, finish, who) if finish and game.round else None,
            _tries(game, reveal) if reveal and game.mode == "daily" else {},
        )

    def _had_try(self, game: Game, who: Who) -> bool:
        """Say whether somebody answers the question of the day a second time, in another game."""
        return game.mode == "daily" and who.daily.last == who.today.isoformat()

    # --- telling ---

    def _score(self, chat: Chat, who: Who, rest: str) -> Turn:
        if chat.game is None or not _runs(chat):
            return self._say(chat, "score-none")
        announcer = self._announcer(chat, who.today)
        lines = announcer.podium(standings(chat.game.players.values()))
        return Turn(chat, (Outgoing("\n".join(lines)),))

    def _today(self, chat: Chat, who: Who, rest: str) -> Turn:
        return Turn(chat, (Outgoing(self._occasions(replace(chat, language=who.language), who.today).of_today()),))

    def _anniversaries(self, chat: Chat, who: Who, rest: str) -> Turn:
        occasions = self._occasions(replace(chat, language=who.language), who.today)
        month = month_of(rest) if rest.strip() else None
        texts = [occasions.of_month(month or who.today.month), *([] if month else [occasions.of_year()])]
        return Turn(chat, (Outgoing("\n\n".join(filter(None, texts))),))

    def _daily_done(self, chat: Chat, who: Who) -> Turn:
        right = "yes" if who.daily.right else "no"
        return self._say(chat, "daily-done", to=who.id, right=right, streak=who.daily.standing(who.today))

    def _usage(self, chat: Chat) -> Turn:
        wording = self._wording(chat)
        topics = ", ".join(wording(f"topic-{topic}") for topic in TOPICS)
        kinds = ", ".join(wording(f"kind-{kind.replace('_', '-')}") for kind in KINDS)
        return self._say(chat, "game-usage", topics=topics, kinds=kinds)

    def _say(self, chat: Chat, message: str, to: str = "", **values: Value) -> Turn:
        return Turn(chat, (Outgoing(self._wording(chat)(message, **values), to=to),))

    def _announcer(self, chat: Chat, today: date) -> Announcer:
        return Announcer(self._wording(chat), self._occasions(chat, today))

    def _wording(self, chat: Chat) -> Wording:
        return self._mind.wording(chat.speaks)

    def _occasions(self, chat: Chat, today: date) -> Occasions:
        return Occasions(self._wording(chat), self._calendar, today)


_STARTS: Mapping[str, Callable[[Play, Chat, Who, str], Turn]] = {
    "quiz": Play._quiz,
    "game": Play._game,
    "anniversary": Play._anniversary,
    "decades": Play._decades,
    "timeline": Play._timeline,
    "daily": Play._question_of_the_day,
}
_TELLS: Mapping[str, Callable[[Play, Chat, Who, str], Turn]] = {
    "score": Play._score,
    "today": Play._today,
    "anniversaries": Play._anniversaries,
}
_MOVES: Mapping[str, Callable[[Who], Command]] = {
    "join": lambda who: Join(who.id, who.name),
    "skip": lambda who: Skip(who.id, who.admin),
    "hint": lambda who: AskHint(who.id, who.admin),
    "pause": lambda who: Pause(who.id, who.admin),
    "resume": lambda who: Resume(who.id),
    "stop": lambda who: Stop(who.id, who.admin),
}
_PRESSES: Mapping[str, Callable[[Who, Press], Command]] = {
    "join": lambda who, press: Join(who.id, who.name),
    "start": lambda who, press: StartNow(who.id, press.serial),
    "pick": lambda who, press: GiveAnswer(who.id, who.name, (press.option,), serial=press.serial),
    "hint": lambda who, press: AskHint(who.id, who.admin, press.serial),
    "skip": lambda who, press: Skip(who.id, who.admin, press.serial),
    "next": lambda who, press: GoOn(who.id, press.serial),
}


def _runs(chat: Chat) -> bool:
    return chat.game is not None and chat.game.phase != "over"


def _short(number: int) -> str:
    """Write a number with digits and letters."""
    text = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


_ORDER = re.compile(r"[\s,;.>→-]+")


def _picked(text: str, question: Question) -> tuple[int, ...]:
    """Read the options that a text picks: by number, by letter or by name; several for an order.

    Nothing comes back when it names none, or for a question without options.
    """
    names = {fold(name): (at,) for at, option in enumerate(question.options) for name in text3(option)}
    if question.kind != "order":
        return _place(text.strip().rstrip(".)"), len(question.options)) or names.get(fold(text), ())
    parts = [part for part in _ORDER.split(text.strip()) if part]
    parts = list(parts[0]) if len(parts) == 1 else parts
    places = [place for part in parts for place in _place(part, len(question.options))]
    return tuple(places) if len(places) == len(parts) else ()


def _place(text: str, count: int) -> tuple[int, ...]:
    """Read "2" or "b" as the second place."""
    word = letters(text)
    at = "1234".find(word) if word.isdigit() else "abcd".find(word)
    return (at,) if len(word) == 1 and 0 <= at < count else ()


def _entries(game: Game, reveal: Reveal, who: Who) -> Iterable[Entry]:
    assert game.round is not None  # it has just been closed
    for gain in reveal.gains:
        yield Entry(
            chat=f"{who.address.platform}:{who.address.chat}",
            game=game.id,
            player=f"{who.address.platform}:{gain.player.id}",
            name=gain.player.name,
            at=who.now,
            topic=game.round.question.topic,
            points=gain.points,
            right=gain.answer.right,
            streak=gain.player.streak,
            together=len(reveal.gains) > 1,
        )


def _past(game: Game, finish: Finish, who: Who) -> PastGame:
    first = [one.player for one in finish.table if one.place == 1 and one.player.points]
    return PastGame(
        chat=f"{who.address.platform}:{who.address.chat}",
        at=who.now,
        mode=game.mode,
        theme=game.theme,
        questions=game.round.number if game.round else 0,
        winners=tuple(player.name for player in first),
        points=first[0].points if first else 0,
    )


def _tries(game: Game, reveal: Reveal) -> dict[str, bool]:
    """Give who had their try at the question of the day: whoever opened it too, for they have seen it."""
    return {game.host: False} | {gain.player.id: gain.answer.right for gain in reveal.gains}
