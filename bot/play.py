"""Play: commands, presses and texts that belong to games, and what they make of a chat. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.announcer import Announcer
from bot.chat import Chat, Turn, Who
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.choosing import choose
from bot.games.commands import AskHint, Command, GiveAnswer, GoOn, Join, Pause, Resume, Skip, StartNow, Stop, Tick
from bot.games.effects import Ask, Effect, Finish, Reveal
from bot.games.ledger import Daily, Entry, PastGame
from bot.games.presses import Press
from bot.games.question import PICKED, Question, text3
from bot.games.rules import new_game, step
from bot.games.scoring import standings
from bot.games.state import ONE_QUESTION, Game, Pace
from bot.matching.fold import fold, letters
from bot.messages import Address, Outgoing
from bot.mind import Mind
from bot.occasions import Occasions
from bot.options import month_of
from bot.starting import Plan, Refusal, Starter, daily_done
from bot.wording import Value, Wording
from knowledge.model import LANGUAGES

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Play:
    """The games' side of the bot."""

    def __init__(self, mind: Mind, bank: QuestionBank, calendar: Calendar) -> None:
        self._mind = mind
        self._bank = bank
        self._calendar = calendar
        self._starter = Starter(mind, bank, calendar)

    # --- what may be done ---

    def command(self, name: str, rest: str, chat: Chat, who: Who) -> Turn | None:
        """Carry out a command of games; None for any other."""
        plan = self._starter.asked_for(name, rest, who, self._mind.wording(who.language))
        if plan:
            return self._begin(chat, who, plan)
        if name in _MOVES:
            if not chat.running:
                return self._say(chat, "no-game")
            return self._move(chat, _MOVES[name](who), who)
        return _TELLS[name](self, chat, who, rest) if name in _TELLS else None

    def press(self, press: Press, chat: Chat, who: Who) -> Turn:
        """Carry out a press of a button of a game."""
        game = chat.game
        if game is None or press.game != game.id:
            return self._say(chat, "game-gone", to=who.id)
        if press.does == "again":
            return self._begin(chat, who, self._starter.again(game, who, self._mind.wording(who.language)))
        if press.does == "pick" and game.mode == "daily" and who.had_daily:
            return self._refuse(chat, daily_done(who), to=who.id)
        return self._move(chat, _PRESSES[press.does](who, press), who)

    def text(self, text: str, chat: Chat, who: Who) -> Turn | None:
        """Take a text for an answer while a question is open; None when none is."""
        game = chat.game
        if game is None or game.phase != "asking" or game.round is None:
            return None
        if game.mode == "daily" and who.had_daily:
            return self._refuse(chat, daily_done(who), to=who.id)
        question = game.round.question
        options = _picked(text, question) or self._truth(text, question)
        written = "" if question.kind in PICKED or question.kind == "order" else text
        if not options and not written:
            return self._say(chat, "question-open", to=who.id)
        turn = self._move(chat, GiveAnswer(who.id, who.name, options, written), who)
        return turn if turn.said or turn.chat != chat else self._say(chat, "question-open", to=who.id)

    def _truth(self, text: str, question: Question) -> tuple[int, ...]:
        """Read "yes" and "no" and their like as answers to true or false."""
        if question.kind != "true_false":
            return ()
        word = fold(text)
        for at, message in enumerate(("words-true", "words-false")):
            if any(word in fold(self._mind.say(language, message)).split() for language in LANGUAGES):
                return (at,)
        return ()

    def tick(self, chat: Chat, place: Address, now: datetime) -> Turn:
        """Let the time pass in a chat."""
        return self._move(chat, Tick(), Who(place, now)) if chat.game else Turn(chat)

    def quiz_on(self, entry: str, chat: Chat, who: Who) -> Turn:
        """Ask a question about one entry."""
        return self._begin(chat, who, self._starter.on_entry(entry))

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

    def _begin(self, chat: Chat, who: Who, plan: Plan | Refusal) -> Turn:
        """Open the game planned, unless one is running; it speaks the language of who starts it."""
        if chat.running:
            return self._say(chat, "game-running")
        spoken = replace(chat, language=who.language)
        if isinstance(plan, Refusal):
            return replace(self._refuse(spoken, plan), chat=chat)
        seed = f"{who.address.platform} {who.address.chat} {who.moment}"
        chosen = choose(plan.rings, plan.count, chat.seen, seed)
        if not chosen.ids:
            return replace(self._say(spoken, "end-empty"), chat=chat)
        game = Game(
            id=_short(who.moment),
            mode=plan.mode,
            host=who.id,
            started=who.moment,
            upcoming=chosen.ids,
            total=len(chosen.ids),
            theme=plan.theme,
            pace=Pace(lobby=0) if who.alone or plan.mode in ONE_QUESTION else Pace(),
        )
        game, effects = new_game(game, who.name, who.moment, self._bank)
        return self._after(replace(spoken, seen=chat.seen - chosen.renewed), game, effects, who)

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
            _past(game, finish, who) if finish and game.round and game.mode not in ONE_QUESTION else None,
            _tries(game) if reveal and game.mode == "daily" else {},
        )

    # --- telling ---

    def _score(self, chat: Chat, who: Who, rest: str) -> Turn:
        if chat.running is None:
            return self._say(chat, "score-none")
        announcer = self._announcer(chat, who.today)
        lines = announcer.podium(standings(chat.running.players.values()))
        return Turn(chat, (Outgoing("\n".join(lines)),))

    def _today(self, chat: Chat, who: Who, rest: str) -> Turn:
        return Turn(chat, (Outgoing(self._occasions(replace(chat, language=who.language), who.today).of_today()),))

    def _anniversaries(self, chat: Chat, who: Who, rest: str) -> Turn:
        occasions = self._occasions(replace(chat, language=who.language), who.today)
        month = month_of(rest) if rest.strip() else None
        texts = [occasions.of_month(month or who.today.month), *([] if month else [occasions.of_year()])]
        return Turn(chat, (Outgoing("\n\n".join(filter(None, texts))),))

    def _refuse(self, chat: Chat, refusal: Refusal, to: str = "") -> Turn:
        return self._say(chat, refusal.message, to, **refusal.values)

    def _say(self, chat: Chat, message: str, to: str = "", **values: Value) -> Turn:
        return Turn(chat, (Outgoing(self._wording(chat)(message, **values), to=to),))

    def _announcer(self, chat: Chat, today: date) -> Announcer:
        return Announcer(self._wording(chat), self._occasions(chat, today))

    def _wording(self, chat: Chat) -> Wording:
        return self._mind.wording(chat.speaks)

    def _occasions(self, chat: Chat, today: date) -> Occasions:
        return Occasions(self._wording(chat), self._calendar, today)


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


def _tries(game: Game) -> dict[str, bool]:
    """Give who had their try at the question of the day: whoever opened it too, for they have seen it."""
    answers = game.round.answers if game.round else {}
    return {game.host: False} | {id: answer.right for id, answer in answers.items()}
