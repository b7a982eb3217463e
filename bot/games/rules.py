"""The rules of a game: a state and a command in, a state and effects out. Pure.

1.  A game goes lobby -> asking -> break -> asking -> ... -> over; it may rest in paused instead of
    a break. `TABLE` says which command does what in which phase; any other command changes nothing.
2.  Every phase has a serial number. A press or a tick that carries another one comes too late or
    twice, and changes nothing.
3.  `due` is the one moment at which the game next moves by itself: the lobby closes, the hint or
    the other clues come, time is up, the break is over. A `Tick` before it does nothing; so a timer
    may be late, early, lost and set again, or fire twice.
4.  A question is open until its deadline, until everybody who plays has answered, until somebody
    gets a written answer right (all can read it), or until it is skipped. It closes once; then the
    points are given. At the deadline and after it nobody's answer counts, ticked or not. A patient
    game, a single question put to a group, waits for the deadline: nobody has joined it beforehand.
5.  The time of a question runs from when it was really shown, if the platform tells (`Shown`).
6.  Picking an option, a year or an order is final. A written answer has three tries; texts of more
    than twelve words are talk, not tries.
7.  The hint comes at half time, or earlier when the host or half of those who play ask for it.
    Questions with clues tell the second half of them instead; `scoring` says what it costs. A question
    that may be a poll has no hint: nothing can be added to a poll.
8.  A question is skipped by the host or by half of those who play. Answers that are final by then
    count; without one nobody gets points. Whoever skips ends their streak.
9.  Whoever is done with a question asks neither for its hint nor to skip it: that would only take
    from the others. Whoever does not play has no vote.
10. Those who play are those who joined or answered in this round or the two before. Who answers
    without having joined, joins; a wrong text of such a stranger may be talk, unless it comes from the
    form of the question: it is a try, but neither told nor a way to join. Any player may start the
    game, end a break or resume; where nobody plays yet, as in a game set for later in a chat of one
    person, anybody. Whoever is forgotten is waited for no more, and leaves the game to another.
11. Three questions in a row without a try end the game, and a day in which nothing moves it does, in a pause or
    because the bot was away.
12. The host or an admin may pause and stop; somebody who plays alone is their own host. Stopped in
    the middle of a question, the game ends with the table before it. A pause begins after the
    question, which is open for all to look up.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

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
from bot.games.effects import Ask, Effect, End, Feedback, Finish, Hint, LobbyOpen, MoreClues, Reason, Rest, Reveal, Tell
from bot.games.question import WRITTEN, Question
from bot.games.scoring import gains, standings
from bot.games.state import ONE_QUESTION, Answer, Game, Phase, Player, Round
from bot.games.timing import LONGEST_PAUSE, due, time_for
from bot.games.tries import taken
from bot.games.votes import active, may_rule, takes_part, vote, voted

SILENT_ROUNDS = 3


class Bank(Protocol):
    """Where questions come from."""

    def question(self, question: str, seed: str) -> Question | None:
        """Give a question by its id, its options shuffled by `seed`; None where it is no more."""


Step = tuple[Game, tuple[Effect, ...]]


def step(game: Game, command: Command, now: int, bank: Bank) -> Step:
    """Apply a command; what the rules do not allow leaves the game as it was."""
    late = getattr(command, "serial", None) not in (None, game.serial)
    rule = TABLE.get((game.phase, type(command)))
    if rule and not late:
        return rule(game, command, now, bank)
    return _refused(game, command)


def _refused(game: Game, command: Command) -> Step:
    if isinstance(command, Tick | Shown):
        return game, ()
    what: Feedback = "resting" if game.phase == "paused" else "not-now"
    if game.phase != "paused" and game.round and isinstance(command, GiveAnswer | AskHint | Skip):
        what = "late"
    return game, (Tell(command.player, what),)


# --- time --------------------------------------------------------------------------------------


def _tick(game: Game, command: Tick, now: int, bank: Bank) -> Step:
    if now - game.since >= LONGEST_PAUSE:
        return _forgotten(game, now, bank)
    moment = due(game)
    if moment is None or now < moment:
        return game, ()
    return _ON_TIME[game.phase](game, now, bank)


def _forgotten(game: Game, now: int, bank: Bank) -> Step:
    """End the game; a question that is still open is closed first if there are answers to it, so that they count."""
    answered = game.phase == "asking" and _open_round(game).answers
    game, closed = _close(game, now, bank) if answered else (game, ())
    if game.phase == "over":
        return game, closed
    game, finished = _finish(game, "forgotten", now)
    return game, (*closed, *finished)


def _lobby_closes(game: Game, now: int, bank: Bank) -> Step:
    return _open(game, now, bank) if game.players else _finish(game, "nobody", now)


def _time_passes(game: Game, now: int, bank: Bank) -> Step:
    asked = _open_round(game)
    if now >= asked.deadline:
        return _close(game, now, bank)
    return _more_clues(game) if asked.question.clues else _give_hint(game)


def _more_clues(game: Game) -> Step:
    asked = _open_round(game)
    return _with(game, replace(asked, clue=len(asked.question.clues) - 1)), (MoreClues(asked.clue + 1),)


def _give_hint(game: Game) -> Step:
    return _with(game, replace(_open_round(game), hinted=True)), (Hint(),)


_ON_TIME: Mapping[Phase, Callable[[Game, int, Bank], Step]] = {
    "lobby": _lobby_closes,
    "asking": _time_passes,
    "break": lambda game, now, bank: _open(game, now, bank),
}


def _shown(game: Game, command: Shown, now: int, bank: Bank) -> Step:
    asked = _open_round(game)
    if asked.shown or asked.answers:
        return game, ()
    time = asked.deadline - asked.opened
    return _with(game, replace(asked, shown=True, opened=now, deadline=now + time)), ()


# --- phases ------------------------------------------------------------------------------------


def new_game(game: Game, name: str, now: int, bank: Bank) -> Step:
    """Open the lobby of a game, its host joined; a game that needs no lobby starts at once."""
    if game.host:
        game = replace(game, players={game.host: Player(game.host, name)})
    game = replace(game, since=now)
    return (game, (LobbyOpen(),)) if game.pace.lobby else _open(game, now, bank)


def _enter(game: Game, phase: Phase, now: int) -> Game:
    return replace(game, phase=phase, since=now, serial=game.serial + 1)


def _open(game: Game, now: int, bank: Bank) -> Step:
    """Ask the next question there is; the game ends when there is none."""
    upcoming = list(game.upcoming)
    while upcoming:
        found = bank.question(upcoming.pop(0), game.id)
        if found:
            number = game.round.number + 1 if game.round else 1
            time = game.pace.question or time_for(found)
            asked = Round(number, found, now, now + time, clue=max(found.first_clues - 1, 0))
            game = replace(_enter(game, "asking", now), round=asked, upcoming=tuple(upcoming))
            return game, (Ask(),)
    return _finish(game, "played" if game.round else "empty", now)


def _finish(game: Game, reason: Reason, now: int) -> Step:
    game = replace(_enter(game, "over", now), upcoming=())
    return game, (Finish(reason, standings(game.players.values())),)


def _open_round(game: Game) -> Round:
    assert game.round is not None  # the phase says so
    return game.round


def _with(game: Game, asked: Round) -> Game:
    return replace(game, round=asked)


def _close(game: Game, now: int, bank: Bank, end: End = "closed") -> Step:
    """Close the question, give the points, and go on to the break, the pause or the end."""
    asked, skipped = _open_round(game), end == "skipped"
    time = asked.deadline - asked.opened
    gained = () if skipped else tuple(gains(game.players, asked))
    players = {id: replace(player, time=player.time + time) for id, player in game.players.items()}
    players |= {gain.player.id: gain.player for gain in gained}
    if not skipped:
        players |= {id: replace(players[id], streak=0) for id in players if not any(id == g.player.id for g in gained)}
    silent = 0 if asked.answers or skipped else game.silent + 1
    reveal = Reveal(gained, end, len(active(game)))
    game = replace(game, players=players, spent=game.spent + time, closed=game.closed + 1, silent=silent)
    if silent >= SILENT_ROUNDS or not game.upcoming:
        game, (finish,) = _finish(game, "idle" if silent >= SILENT_ROUNDS else "played", now)
        return game, (reveal, finish)
    if game.pausing:
        return replace(_enter(game, "paused", now), pausing=False), (reveal, Rest())
    return _enter(game, "break", now), (reveal,)


# --- players -----------------------------------------------------------------------------------


def _joined(game: Game, player: str, name: str) -> Game:
    """Make somebody a player of now; who comes late starts with the time of the questions missed."""
    number = game.round.number if game.round else 0
    known = game.players.get(player, Player(player, name, time=game.spent))
    return replace(game, players={**game.players, player: replace(known, name=name, active=number)})


def _join(game: Game, command: Join, now: int, bank: Bank) -> Step:
    if command.player in game.players:
        return game, (Tell(command.player, "again"),)
    game = _joined(game, command.player, command.name)
    shown = (LobbyOpen(),) if game.phase == "lobby" else ()
    return game, (Tell(command.player, "joined"), *shown)


def _start(game: Game, command: StartNow, now: int, bank: Bank) -> Step:
    if command.player not in game.players:
        return game, (Tell(command.player, "not-playing"),)
    return _open(game, now, bank)


def _go_on(game: Game, command: GoOn, now: int, bank: Bank) -> Step:
    if not takes_part(game, command.player):
        return game, (Tell(command.player, "not-playing"),)
    return _open(game, now, bank)


def _pause(game: Game, command: Pause, now: int, bank: Bank) -> Step:
    if not may_rule(game, command.player, command.admin):
        return game, (Tell(command.player, "host-only"),)
    if game.phase == "asking" and not game.upcoming:
        return game, (Tell(command.player, "not-now"),)
    if game.phase == "asking":
        return replace(game, pausing=True), (Tell(command.player, "again") if game.pausing else Rest(later=True),)
    return _enter(game, "paused", now), (Rest(),)


def _resume(game: Game, command: Resume, now: int, bank: Bank) -> Step:
    if not takes_part(game, command.player):
        return game, (Tell(command.player, "not-playing"),)
    return _open(game, now, bank)


def _pause_no_more(game: Game, command: Resume, now: int, bank: Bank) -> Step:
    if not takes_part(game, command.player):
        return game, (Tell(command.player, "not-playing"),)
    if not game.pausing:
        return game, (Tell(command.player, "not-now"),)
    return replace(game, pausing=False), (Tell(command.player, "going-on"),)


def _stop(game: Game, command: Stop, now: int, bank: Bank) -> Step:
    if not may_rule(game, command.player, command.admin):
        return game, (Tell(command.player, "host-only"),)
    if game.mode in ONE_QUESTION and game.round and any(one.locked for one in game.round.answers.values()):
        return _close(game, now, bank)
    answer = (Reveal((), "stopped"),) if game.phase == "asking" else ()
    game, effects = _finish(game, "stopped", now)
    return game, (*answer, *effects)


# --- answers -----------------------------------------------------------------------------------


def _answer(game: Game, command: GiveAnswer, now: int, bank: Bank) -> Step:
    asked = _open_round(game)
    if now >= asked.deadline:
        return game, (Tell(command.player, "late"),)
    stranger = command.player not in game.players and command.serial is None
    before = asked.answers.get(command.player) or asked.strays.get(command.player, Answer(now))
    if before.locked and stranger:
        return game, ()
    if before.locked:
        out = asked.question.kind in WRITTEN and not before.right
        return game, (Tell(command.player, "no-tries" if out else "answered"),)
    before = replace(before, at=now, hinted=asked.hinted, clue=asked.clue)
    after, what, number = taken(asked.question, before, command)
    if after is None:
        return game, (Tell(command.player, what),) if what else ()
    if stranger and what in ("wrong", "out"):
        return _with(game, replace(asked, strays={**asked.strays, command.player: after})), ()
    game = _joined(game, command.player, command.name)
    game = _with(game, replace(asked, answers={**asked.answers, command.player: after}))
    told = (Tell(command.player, what, number),) if what else ()
    if not _all_done(game):
        return game, told
    game, effects = _close(game, now, bank)
    return game, (*(one for one in told if one.what == "right"), *effects)


def _all_done(game: Game) -> bool:
    asked = _open_round(game)
    if asked.question.kind in WRITTEN and any(answer.right for answer in asked.answers.values()):
        return True
    return not game.patient and all(id in asked.answers and asked.answers[id].locked for id in active(game))


# --- hints and skips ---------------------------------------------------------------------------


def _ask_hint(game: Game, command: AskHint, now: int, bank: Bank) -> Step:
    asked = _open_round(game)
    clues_left = asked.clue + 1 < len(asked.question.clues)
    if now >= asked.deadline or not (asked.question.clues or asked.question.has_hint):
        return game, (Tell(command.player, "no-hint"),)
    if asked.hinted or (asked.question.clues and not clues_left):
        return game, (Tell(command.player, "hint-given"),)
    refusal, missing = vote(game, asked.hints, command.player, command.admin)
    if refusal:
        game = _with(game, replace(asked, hints=voted(asked.hints, command.player) if missing else asked.hints))
        return game, (Tell(command.player, refusal, missing),)
    game = _with(game, replace(asked, hints=()))
    return _more_clues(game) if clues_left else _give_hint(game)


def _skip(game: Game, command: Skip, now: int, bank: Bank) -> Step:
    asked = _open_round(game)
    refusal, missing = vote(game, asked.skips, command.player, command.admin)
    if refusal:
        game = _with(game, replace(asked, skips=voted(asked.skips, command.player) if missing else asked.skips))
        return game, (Tell(command.player, refusal, missing),)
    skippers = {command.player, *asked.skips} & game.players.keys()
    ended = {player: replace(game.players[player], streak=0) for player in skippers}
    game = replace(game, players={**game.players, **ended})
    return _close(game, now, bank, "closed" if any(one.locked for one in asked.answers.values()) else "skipped")


Rule = Callable[[Game, Any, int, Bank], Step]
"""Takes the command of its row."""
TABLE: Mapping[tuple[Phase, type[Command]], Rule] = {
    ("lobby", Join): _join,
    ("lobby", StartNow): _start,
    ("lobby", Stop): _stop,
    ("lobby", Tick): _tick,
    ("asking", Join): _join,
    ("asking", GiveAnswer): _answer,
    ("asking", AskHint): _ask_hint,
    ("asking", Skip): _skip,
    ("asking", Pause): _pause,
    ("asking", Resume): _pause_no_more,
    ("asking", Stop): _stop,
    ("asking", Shown): _shown,
    ("asking", Tick): _tick,
    ("break", Join): _join,
    ("break", GoOn): _go_on,
    ("break", Pause): _pause,
    ("break", Stop): _stop,
    ("break", Tick): _tick,
    ("paused", Join): _join,
    ("paused", Resume): _resume,
    ("paused", Stop): _stop,
    ("paused", Tick): _tick,
}
