"""The announcer: puts the effects of a game into words and buttons. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.games.effects import Ask, Effect, Finish, Hint, LobbyOpen, MoreClues, Rest, Reveal, Tell
from bot.games.presses import Does, Press, press_data
from bot.games.question import PICKED, POLLED, WRITTEN, Question
from bot.games.scoring import Gain, Standing, standings
from bot.games.state import ONE_QUESTION, Game, Round
from bot.messages import Button, Choice, Outgoing, Sign
from bot.occasions import Occasions
from bot.reports import question_name, report_button
from bot.titles import game_title
from bot.wording import Value, Wording
from knowledge.model import Text

_STARS = ("★☆☆", "★★☆", "★★★")
_SHOWN = 10
"""Players that a table shows."""
_SHORT = 5
_JOINED = 20
"""Players that a lobby names."""
_EXAMPLE = (3, 1, 4, 2)
_POLL_QUESTION, _POLL_OPTION, _POLL_WHY = 300, 100, 200
"""Characters that a poll takes."""


@dataclass(frozen=True, slots=True)
class Announcer:
    """Says what happens in one game, in one language."""

    occasions: Occasions
    replies: bool = False
    """Whether several people are in the chat, who talk to each other and answer the bot by replies."""

    @property
    def wording(self) -> Wording:
        """What puts things into words of the language."""
        return self.occasions.wording

    def announce(self, game: Game, effects: Iterable[Effect]) -> list[Outgoing]:
        """Give what is said about the effects of one step."""
        said: list[Outgoing] = []
        for effect in effects:
            if isinstance(effect, Reveal):
                said.append(self._over(game))
            if not _is_plain_end(game, effect):
                said.append(self._said(game, effect))
        return said

    def _said(self, game: Game, effect: Effect) -> Outgoing:
        if isinstance(effect, Tell):
            return Outgoing(self._told(game, effect), to=effect.player, sign=_SIGNS.get(effect.what, ""))
        said = self._said_to_all(game, effect)
        if isinstance(effect, Ask):
            return replace(said, kind="question", slot=question_slot(game))
        return replace(said, kind="news", slot=f"{game.id}/lobby" if isinstance(effect, LobbyOpen) else "")

    def _said_to_all(self, game: Game, effect: Effect) -> Outgoing:
        match effect:
            case Ask():
                return self._question(game)
            case Reveal():
                return self._reveal(game, effect)
            case Hint():
                return self._hint(game)
            case MoreClues(first):
                return self._more_clues(game, first)
            case Rest():
                return Outgoing(self.wording("resting-later" if effect.later else "resting"))
            case Finish():
                return self._finish(game, effect)
            case _:
                return self._lobby(game)

    def _told(self, game: Game, effect: Tell) -> str:
        name = game.players[effect.player].name if effect.player in game.players else ""
        return self.wording(f"told-{effect.what}", name=name, number=effect.number)

    # --- the lobby ---

    def standing(self, game: Game, now: int) -> Outgoing:
        """Show a running game again: its lobby or its open question with the time left, and the table."""
        if game.phase == "lobby":
            return self._lobby(game)
        table = [] if game.mode in ONE_QUESTION else self.podium(standings(game.players.values()))
        if game.phase != "asking":
            return Outgoing("\n".join(table), self._ways_on(game))
        asked = self._question(game)
        seconds = max(0, (_round(game).deadline - now) // 1000)
        left = self.wording("seconds-left", seconds=seconds)
        hint = [self._hint(game).text] if _round(game).hinted else []
        return Outgoing("\n".join([asked.text, *hint, left, *table]), asked.buttons, seconds=seconds)

    def _lobby(self, game: Game) -> Outgoing:
        """Invite to a game."""
        lines = [self.occasions.opening(game.theme)] if game.mode == "anniversary" else []
        seconds = game.pace.lobby // 1000
        title = self.wording("title-anniversary") if lines else game_title(game.mode, game.theme, self.occasions)
        lines.append(self.wording("lobby", title=title, count=game.total, seconds=seconds))
        if game.players:
            players = [player.name for player in game.players.values()]
            lines.append(self.wording("lobby-players", players=self.wording.names(players, _JOINED)))
        return Outgoing("\n".join(lines), self._buttons(game, ("join", "join"), ("start-now", "start")))

    def _buttons(self, game: Game, *wanted: tuple[str, Does]) -> tuple[Button, ...]:
        return tuple(
            Button(self.wording(label), press_data(Press(game.id, game.serial, does))) for label, does in wanted
        )

    # --- questions ---

    def _question(self, game: Game) -> Outgoing:
        """Ask the question of the round."""
        asked = _round(game)
        question = asked.question
        begins = game.mode == "anniversary" and asked.number == 1 and not game.pace.lobby
        opening = [self.occasions.opening(game.theme)] if begins else []
        lines = [*opening, self._head(game, asked), self._own(question.prompt), *self._how(question)]
        lines += [self._option(question, at) for at in range(len(question.options))]
        lines += [self._clue(question, at) for at in range(asked.clue + 1 if question.clues else 0)]
        choice = self._choice(game, asked, "".join(opening)) if question.kind in POLLED else None
        seconds = (asked.deadline - asked.opened) // 1000
        return Outgoing("\n".join(lines), self._answer_buttons(game, question), choice=choice, seconds=seconds)

    def _over(self, game: Game) -> Outgoing:
        """Show the question of the round as one that is over, with the votes that there were."""
        asked = self._question(game)
        choice = replace(asked.choice, votes=_votes(_round(game))) if asked.choice else None
        return replace(asked, choice=choice, kind="news", slot=question_slot(game), ends=True, seconds=0)

    def _choice(self, game: Game, asked: Round, above: str) -> Choice | None:
        """Give the question as a poll, if its texts are short enough for one."""
        question = asked.question
        prompt = f"{self._head(game, asked)}\n{self._own(question.prompt)}"
        options = tuple(self.wording.capital(self._own(option)) for option in question.options)
        if len(prompt) > _POLL_QUESTION or any(len(option) > _POLL_OPTION for option in options):
            return None
        seconds = (asked.deadline - asked.opened) // 1000
        beside = self._buttons(game, ("skip", "skip"))
        return Choice(prompt, options, question.right[0], self._poll_why(question), seconds, above, beside)

    def _poll_why(self, question: Question) -> str:
        """Explain the answer in a poll, with the source where there is room for it."""
        why = self._own(question.why)
        sourced = f"{why}\n{self.wording('source', count=1, sources=question.source.title)}"
        return next((text for text in (sourced, why) if len(text) <= _POLL_WHY), "")

    def _own(self, text: Text) -> str:
        """Give a text of a question."""
        return self.wording.own(text)

    def _option(self, question: Question, at: int) -> str:
        """Show an option with its number."""
        return f"{at + 1}. {self.wording.capital(self._own(question.options[at]))}"

    def _head(self, game: Game, asked: Round) -> str:
        question = asked.question
        values: dict[str, Value] = {
            "topic": self.wording(f"topic-{question.topic}"),
            "level": _STARS[question.difficulty - 1],
            "seconds": (asked.deadline - asked.opened) // 1000,
        }
        if game.mode in ONE_QUESTION:
            return self.wording("head-alone", title=self.wording(f"title-{game.mode}"), **values)
        return self.wording("head", number=asked.number, total=game.total, **values)

    def _how(self, question: Question) -> list[str]:
        if question.kind in PICKED - {"true_false"}:
            return []
        places = range(1, len(question.options) + 1)
        example = " ".join(str(place) for place in _EXAMPLE if place in places)
        how = [self.wording(f"how-{question.kind.replace('_', '-')}", example=example)]
        return [*how, self.wording("how-reply")] if self.replies and not question.options else how

    def _clue(self, question: Question, at: int) -> str:
        return self.wording("clue", number=at + 1, text=self._own(question.clues[at]))

    def _answer_buttons(self, game: Game, question: Question) -> tuple[Button, ...]:
        if question.kind in WRITTEN or question.kind == "year":
            hint: tuple[tuple[str, Does], ...] = (("hint", "hint"),) if _hints_left(_round(game)) else ()
            (answer,) = self._buttons(game, ("answer-button", "answer"))
            return replace(answer, asks=True), *self._buttons(game, *hint, ("skip", "skip"))
        return tuple(
            Button(str(at + 1), press_data(Press(game.id, game.serial, "pick", at)))
            for at in range(len(question.options))
        )

    def _hint(self, game: Game) -> Outgoing:
        """Give the hint of the question."""
        question = _round(game).question
        if question.hint:
            text = self.wording("hint-is", text=self._own(question.hint))
        else:
            struck = ", ".join(self._option(question, at) for at in question.struck)
            text = self.wording("hint-struck", options=struck)
        return Outgoing(text, self._answer_buttons(game, question))

    def _more_clues(self, game: Game, first: int) -> Outgoing:
        """Tell the clues that did not come with the question."""
        question = _round(game).question
        lines = [self._clue(question, at) for at in range(first, len(question.clues))]
        return Outgoing("\n".join(lines), self._answer_buttons(game, question))

    # --- answers ---

    def _reveal(self, game: Game, effect: Reveal) -> Outgoing:
        """Tell the answer, why it is right, the source, and who knew it."""
        question = _round(game).question
        answer = self._own(question.answer)
        if question.kind in POLLED:  # its options are numbered on some platforms, have letters or nothing on others
            answer = self.wording.capital(self._own(question.options[question.right[0]]))
        elif question.kind in PICKED:
            answer = self._option(question, question.right[0])
        elif question.kind == "order":
            answer = " ".join(str(at + 1) for at in question.right)
        source = f"{question.source.title} ({question.source.url})"
        lines = [
            *self._results(question, effect),
            self.wording("answer-is", answer=answer),
            self._own(question.why),
            self.wording("source", count=1, sources=source),
        ]
        if game.phase == "break" and len(game.players) > 1:
            lines.append(self.wording("table-short", table=self.table(game)))
        more = Button(self.wording("tell-more"), question.more)
        report = report_button(question_name(question.id), self.wording)
        return Outgoing("\n".join(lines), (*self._ways_on(game), more, *report))

    def _ways_on(self, game: Game) -> tuple[Button, ...]:
        """Give the button for the next question, of this game or in another quiz."""
        if game.phase == "break":
            return self._buttons(game, ("next", "next"))
        return self._buttons(game, ("next", "again")) if game.mode == "quiz" else ()

    def _results(self, question: Question, effect: Reveal) -> list[str]:
        if effect.end != "closed":
            return [self.wording("skipped" if effect.end == "skipped" else "stopped-question")]
        if not effect.gains:
            return [self.wording("nobody-tried")]
        if question.kind == "year":
            return [self._guess(gain) for gain in effect.gains[:_SHOWN]]
        paid = [gain for gain in effect.gains if gain.points]
        lines = [self._gain(gain) for gain in paid[:_SHOWN]]
        if not paid and len(effect.gains) > 1:
            lines.append(self.wording("nobody-right"))
        right = [gain for gain in effect.gains if gain.answer.right]
        if len(right) > 1:
            lines.append(self.wording("fastest", name=min(right, key=lambda gain: gain.spent).player.name))
        missed = [gain.player.name for gain in effect.gains if not gain.points]
        return [*lines, self.wording("not-right", names=self.wording.names(missed, _SHOWN))] if missed else lines

    def _guess(self, gain: Gain) -> str:
        """Show a year guessed and what it brought."""
        return self.wording("gain-year", name=gain.player.name, year=str(gain.answer.year), points=gain.points)

    def _gain(self, gain: Gain) -> str:
        values: dict[str, Value] = {"name": gain.player.name, "points": gain.points}
        seconds = f"{gain.spent / 1000:.1f}"
        seconds = seconds if self.wording.language == "en" else seconds.replace(".", ",")
        if gain.bonus:
            return self.wording("gain-streak", seconds=seconds, streak=gain.player.streak, **values)
        return self.wording("gain", seconds=seconds, **values)

    # --- the end ---

    def table(self, game: Game) -> str:
        """Give the first players with their points in one line."""
        ranked = standings(game.players.values())[:_SHORT]
        return " · ".join(self.wording("table-entry", name=one.player.name, points=one.player.points) for one in ranked)

    def podium(self, table: Sequence[Standing]) -> list[str]:
        """Give the table, a line for each player who has points."""
        rows = [one for one in table if one.player.points][:_SHOWN]
        return [
            self.wording(
                "podium", place=one.place, name=one.player.name, points=one.player.points, right=one.player.right
            )
            for one in rows
        ] or [self.wording("no-table")]

    def _finish(self, game: Game, effect: Finish) -> Outgoing:
        """Tell how the game ended, with the table and a word on the occasion."""
        lines = [self.wording(f"end-{effect.reason}")]
        if effect.reason not in ("nobody", "empty"):
            lines += self.podium(effect.table)
        if game.mode == "anniversary":
            lines.append(self.occasions.closing(game.theme))
        again = Press(game.id, game.serial, "again")
        return Outgoing("\n".join(lines), (Button(self.wording("again"), press_data(again)),))


def question_slot(game: Game) -> str:
    """Name the slot of the question that is open, or was last."""
    return f"{game.id}/{_round(game).number}"


_SIGNS: Mapping[str, Sign] = {
    "right": "right",
    "close": "close",
    "wrong": "wrong",
    "out": "wrong",
    "locked": "noted",
    "added": "noted",
}
"""What is told of an answer, as a sign."""


def _votes(asked: Round) -> tuple[int, ...]:
    """Count who picked each option."""
    picked = [answer.options[0] for answer in asked.answers.values() if answer.options]
    return tuple(picked.count(at) for at in range(len(asked.question.options)))


def _hints_left(asked: Round) -> bool:
    """Say whether there is a hint or are clues still to come."""
    return asked.clue + 1 < len(asked.question.clues) or (asked.question.has_hint and not asked.hinted)


def _is_plain_end(game: Game, effect: Effect) -> bool:
    """Say whether an effect is the end of a single question: its reveal has said all."""
    return isinstance(effect, Finish) and game.mode in ONE_QUESTION and effect.reason in ("played", "stopped")


def _round(game: Game) -> Round:
    assert game.round is not None  # what is announced is about it
    return game.round
