"""Play: commands, presses and texts that belong to games, and what they make of a chat. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.announcer import Announcer
from bot.appointments import Appointment
from bot.chat import Chat, Turn, Who
from bot.games.anniversaries import Calendar
from bot.games.bank import QuestionBank
from bot.games.choosing import choose
from bot.games.commands import (
    AskHint,
    Command,
    GiveAnswer,
    GoOn,
    Join,
    Pause,
    Resume,
    Shown,
    Skip,
    StartNow,
    Stop,
    Tick,
)
from bot.games.effects import Ask, Effect, Finish, Reveal
from bot.games.ledger import Daily, Entry, PastGame, baku_day, baku_day_of
from bot.games.presses import Press, number_of, short
from bot.games.question import Question
from bot.games.rules import new_game, step
from bot.games.state import ONE_QUESTION, Game, Pace
from bot.messages import Account, Address, Outgoing, Place
from bot.mind import Mind
from bot.occasions import Occasions
from bot.options import month_of
from bot.picks import looks_picked, may_answer, options_in
from bot.reports import question_name
from bot.starting import Plan, Refusal, Starter, daily_done
from bot.wording import Value, Wording
from knowledge.model import Language


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
        if name not in _TELLS:
            return None
        if chat.asking and name != "score":
            return self._say(chat, "question-open", to=who.id)
        return _TELLS[name](self, chat, who, rest)

    def press(self, press: Press, chat: Chat, who: Who, text: str = "") -> Turn:
        """Carry out a press of a button of a game; `text` was written into the form that it opened."""
        game = chat.game
        if game is None or press.game != game.id:
            return self._say(chat, "game-gone", to=who.id)
        if press.does == "again":
            return self._begin(chat, who, self._starter.again(game, who, self._mind.wording(who.language)))
        if press.does == "pick" and _tried_elsewhere(game, who):
            return self._refuse(chat, daily_done(who), who, to=who.id)
        if press.does == "answer":
            turn = self._move(chat, GiveAnswer(who.id, who.name, (), text, press.serial), who)
            return turn if turn.said else self._say(chat, "question-open", to=who.id)  # a text too long to be a try
        return self._move(chat, _PRESSES[press.does](who, press), who)

    def text(self, text: str, chat: Chat, who: Who) -> Turn | None:
        """Take a text for an answer while a question is open; None when none is."""
        game = chat.game
        if game is None or game.round is None or game.phase not in ("asking", "break", "paused"):
            return None
        picked = options_in(text, game.round.question, self._mind.say)
        if picked and not who.addressing and who.id not in game.players:
            return Turn(chat)  # somebody says "yes" to somebody else
        if game.phase != "asking":  # a pick that comes too late is no question to the bot
            return self._move(chat, GiveAnswer(who.id, who.name, picked), who) if picked else None
        if picked and _tried_elsewhere(game, who):
            return self._refuse(chat, daily_done(who), who, to=who.id)
        return self._answered(text, picked, chat, game.round.question, who)

    def _answered(self, text: str, picked: tuple[int, ...], chat: Chat, question: Question, who: Who) -> Turn:
        """Take a text for an answer to the open question, or say why it is none; strangers' talk is let be."""
        playing = chat.game is not None and who.id in chat.game.players
        has_options = bool(question.options)
        if has_options and not picked:
            what = "told-strange" if looks_picked(text) else "question-open-pick"
            return self._say(chat, what, to=who.id) if playing else Turn(chat)
        if not has_options and not playing and not may_answer(text, question):
            return Turn(chat)
        turn = self._move(chat, GiveAnswer(who.id, who.name, picked, "" if has_options else text), who)
        if turn.said or turn.chat != chat or not playing:
            return turn
        return self._say(chat, "question-open", to=who.id)

    def tick(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """Let the time pass in a chat."""
        if chat.moves_at is None or chat.game is None or now.timestamp() * 1000 < chat.moves_at:
            return Turn(chat)
        return self._move(chat, Tick(chat.game.serial), _nobody(chat, place, now))

    def shown(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """Let the time of the open question run from now: it has been shown."""
        return self._move(chat, Shown(chat.game.serial), _nobody(chat, place, now)) if chat.game else Turn(chat)

    def broken_off(self, chat: Chat, place: Place, now: datetime) -> Turn:
        """End the running game, if there is one, as an admin would."""
        return self._move(chat, Stop("", admin=True), _nobody(chat, place, now)) if chat.running else Turn(chat)

    # --- what comes by itself ---

    def post_daily(self, chat: Chat, place: Place, now: datetime, daily: Daily) -> Turn:
        """Ask the question of the day, unless it was asked today or whose chat it is has had their try."""
        who = replace(_nobody(chat, place, now), daily=daily)
        if chat.daily == who.today.isoformat():
            return Turn(chat)
        plan = self._starter.asked_for("daily", "", who, self._mind.wording(who.language))
        return self._begin(chat, who, plan) if isinstance(plan, Plan) else Turn(chat)

    def post_anniversaries(self, chat: Chat, day: date) -> Turn:
        """Tell what happened on a day; when it has no anniversaries nothing."""
        if not self._calendar.on(day):
            return Turn(chat)
        text = Occasions(self._mind.wording(chat.speaks), self._calendar, day).of_today()
        return Turn(chat, (Outgoing(text, kind="news"),))

    def keep_appointment(self, chat: Chat, kept: Appointment, place: Place, now: datetime, late: bool) -> Turn:
        """Begin the game that was set for now, or say that its time has passed."""
        if late:
            return self._say(chat, "appointment-missed")
        who = _nobody(chat, place, now)
        plan = self._starter.asked_for(kept.what, kept.rest, who, self._mind.wording(who.language))
        return self._begin(chat, who, plan) if plan else Turn(chat)

    def quiz_on(self, entry: str, chat: Chat, who: Who) -> Turn:
        """Ask a question about one entry."""
        return self._begin(chat, who, self._starter.on_entry(entry))

    def day_done(self, turn: Turn, standing: Mapping[str, Daily]) -> tuple[Outgoing, ...]:
        """Say with the end of the question of the day how those who were right stand; the players are given by id."""
        players = turn.chat.game.players if turn.chat.game else {}
        theirs = [(id, daily) for id, daily in standing.items() if id in players and daily.last == turn.day.isoformat()]
        right = [(players[id].name, daily.streak) for id, daily in theirs if daily.right]
        if not right or not turn.said:
            return turn.said
        wording = self._mind.wording(turn.chat.speaks)
        lines = [wording("daily-streak", name=name, streak=streak) for name, streak in right]
        *before, reveal = turn.said
        return (*before, replace(reveal, text="\n".join([reveal.text, *lines])))

    def prompt(self, question: str, wording: Wording) -> str:
        """Give what a quiz question asks; nothing where it is no more."""
        found = self._bank.question(question, "") if question in self._bank.drafts else None
        return wording.own(found.prompt) if found else ""

    def question_named(self, name: str) -> str:
        """Give the id of the quiz question that the button of a report names; nothing where it is no more."""
        return next((id for id in self._bank.drafts if question_name(id) == name), "")

    def knows_questions_on(self, entry: str) -> bool:
        """Say whether there is a question about an entry."""
        return entry in self._bank.entries

    # --- starting ---

    def _begin(self, chat: Chat, who: Who, plan: Plan | Refusal) -> Turn:
        """Open the game planned, unless one is running; it speaks the language of who starts it."""
        if chat.running:
            return self._say(chat, "game-running")
        if isinstance(plan, Refusal):
            return self._refuse(chat, plan, who)
        if chat.preferences.starters == "admins" and who.id and not who.admin:
            return self._say(chat, "start-admins", to=who.id)
        if plan.mode == "daily" and chat.daily == who.today.isoformat() and not who.alone:
            return self._say(chat, "daily-here", language=who.language)
        seed = f"{who.address.platform} {who.address.chat} {who.moment}"
        chosen = choose(plan.rings, plan.count, chat.seen, seed)
        if not chosen.ids:
            return self._say(chat, "end-empty", language=who.language)
        # Another moment than that of the game before: several events may come in one.
        moment = max(who.moment, number_of(chat.game.id) + 1) if chat.game else who.moment
        game = Game(
            id=short(moment),
            mode=plan.mode,
            host=who.id,
            started=who.moment,
            upcoming=chosen.ids,
            total=len(chosen.ids),
            theme=plan.theme,
            patient=plan.mode in ONE_QUESTION and not who.alone,
            pace=_pace(plan, chat, who),
        )
        game, effects = new_game(game, who.name, who.moment, self._bank)
        daily = who.today.isoformat() if plan.mode == "daily" else chat.daily
        chat = replace(chat, language=who.language, seen=chat.seen - chosen.renewed, daily=daily)
        return self._after(chat, game, effects, who)

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
        said = self._announcer(chat, who.address.place, who.now).announce(game, effects)
        reveal = next((effect for effect in effects if isinstance(effect, Reveal)), None)
        finish = next((effect for effect in effects if isinstance(effect, Finish)), None)
        return Turn(
            chat,
            tuple(said),
            tuple(_entries(game, reveal, who)) if reveal else (),
            _past(game, finish, who) if finish and game.closed and game.mode not in ONE_QUESTION else None,
            _tries(game, reveal is not None) if game.mode == "daily" else {},
            reveal is not None,
        )

    # --- telling ---

    def _score(self, chat: Chat, who: Who, rest: str) -> Turn:
        if chat.running is None:
            return self._say(chat, "score-none")
        return Turn(chat, (self.standing(chat, who.address.place, who.now),))

    def standing(self, chat: Chat, place: Place, now: datetime) -> Outgoing:
        """Show where the running game of a chat stands."""
        assert chat.running  # whoever calls has looked
        return self._announcer(chat, place, now).standing(chat.running, int(now.timestamp() * 1000))

    def _today(self, chat: Chat, who: Who, rest: str) -> Turn:
        return Turn(chat, (Outgoing(self.occasions(who.language, who.now).of_today()),))

    def _anniversaries(self, chat: Chat, who: Who, rest: str) -> Turn:
        occasions = self.occasions(who.language, who.now)
        month = month_of(rest) if rest.strip() else None
        if rest.strip() and not month:
            return self._say(chat, "anniversaries-usage", language=who.language)
        texts = [occasions.of_month(month or who.today.month), *([] if month else [occasions.of_year()])]
        return Turn(chat, (Outgoing("\n\n".join(filter(None, texts))),))

    def _refuse(self, chat: Chat, refusal: Refusal, who: Who, to: str = "") -> Turn:
        return self._say(chat, refusal.message, to, who.language, **refusal.values)

    def _say(self, chat: Chat, message: str, to: str = "", language: Language | None = None, **values: Value) -> Turn:
        """Say one of the bot's own texts, in the language of the chat's games where no other is given."""
        wording = self._mind.wording(language or chat.speaks)
        return Turn(chat, (Outgoing(wording(message, **values), to=to),))

    def _announcer(self, chat: Chat, place: Place, now: datetime) -> Announcer:
        replies = not chat.owner and place.platform != "console"  # in the terminal there is nothing to reply to
        return Announcer(self.occasions(chat.speaks, now), replies)

    def occasions(self, language: Language, now: datetime) -> Occasions:
        """Give the calendar in words of a language, as seen from today."""
        return Occasions(self._mind.wording(language), self._calendar, baku_day(now))


_TELLS: Mapping[str, Callable[[Play, Chat, Who, str], Turn]] = {
    "score": Play._score,
    "today": Play._today,
    "anniversaries": Play._anniversaries,
}
_MOVES: Mapping[str, Callable[[Who], Command]] = {
    "join": lambda who: Join(who.id, who.name),
    "skip": lambda who: Skip(who.id, who.admin),
    "hint": lambda who: AskHint(who.id, who.admin),
    "begin": lambda who: StartNow(who.id),
    "next": lambda who: GoOn(who.id),
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


def _nobody(chat: Chat, place: Place, now: datetime) -> Who:
    """Give who is behind what happens by itself."""
    nobody = Address(place.platform, place.chat, "")
    return Who(nobody, now, alone=bool(chat.owner), language=chat.speaks)


def _pace(plan: Plan, chat: Chat, who: Who) -> Pace:
    """Give the times of a game: nobody waits for others who plays alone, or for a single question."""
    pace = Pace(question=chat.preferences.seconds * 1000)
    return replace(pace, lobby=0) if who.alone or plan.mode in ONE_QUESTION else pace


def _tried_elsewhere(game: Game, who: Who) -> bool:
    """Say whether somebody had their try at the question of the day in another chat."""
    here = game.round is not None and who.id in game.round.answers
    had = who.daily.last >= baku_day_of(game.started).isoformat()  # it may still be open when the next day has begun
    return game.mode == "daily" and had and not here


def _entries(game: Game, reveal: Reveal, who: Who) -> Iterable[Entry]:
    assert game.round is not None  # it has just been closed
    for gain in reveal.gains:
        yield Entry(
            place=who.address.place,
            game=game.id,
            round=game.round.number,
            player=Account(who.address.platform, gain.player.id),
            name=gain.player.name,
            at=who.now,
            topic=game.round.question.topic,
            points=gain.points,
            right=gain.answer.right,
            streak=gain.player.streak,
            together=max(reveal.active, len(reveal.gains)) > 1,
        )


def _past(game: Game, finish: Finish, who: Who) -> PastGame:
    first = [one.player for one in finish.table if one.place == 1 and one.player.points]
    return PastGame(
        place=who.address.place,
        game=game.id,
        at=who.now,
        mode=game.mode,
        theme=game.theme,
        questions=game.closed,
        winners=tuple(Account(who.address.platform, player.id) for player in first),
    )


def _tries(game: Game, closed: bool) -> dict[str, bool]:
    """Give who had their try at the question of the day; once it is closed, whoever opened it too."""
    answers = game.round.answers if game.round else {}
    done = {id: answer.right for id, answer in answers.items() if answer.locked or closed}
    return {game.host: False} | done if closed and game.host else done
