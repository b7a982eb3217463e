"""A game at a table: questions of each kind, a clock that stands until it is moved, and what was said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.games.commands import Command, GiveAnswer, GoOn, Join, Skip, StartNow, Tick
from bot.games.effects import Ask, Effect, Finish, Reveal, Tell
from bot.games.question import Kind, Question
from bot.games.rules import new_game, step
from bot.games.state import Game, Mode, Pace, Player, Round
from bot.games.timing import due
from knowledge.model import Source, Text

NOW = 1_800_000_000_000
SECOND = 1000


def same(text: str) -> Text:
    """Give one text for all languages."""
    return Text(text, text, text)


def question(kind: Kind, id: str = "", difficulty: int = 1) -> Question:
    """Give a question of a kind; the right option is the second one, the year 1945, the name Arşın mal alan."""
    plain = Question(
        id=id or kind,
        kind=kind,
        topic="films",
        difficulty=difficulty,
        prompt=same("What is it?"),
        answer=same("Arşın mal alan"),
        why=same("So it is."),
        source=Source("Source", "https://example.org"),
        more="film.card",
    )
    names = tuple(map(same, ("Sevil", "Arşın mal alan", "Bəxtiyar", "Görüş")))
    if kind == "choice":
        return replace(plain, options=names, right=(1,))
    if kind == "odd":
        return replace(plain, options=names, right=(1,), struck=(0, 3))
    if kind == "true_false":
        return replace(plain, options=(same("True"), same("False")), right=(1,))
    if kind == "order":
        return replace(plain, options=names, right=(2, 0, 3, 1), hint=same("Bəxtiyar is first."))
    if kind == "year":
        return replace(plain, year=1945, hint=same("the 1940s"))
    written = replace(plain, accepted=("Arşın mal alan", "The Cloth Peddler"), answer_kind="title", others=("Sevil",))
    if kind == "clues":
        return replace(written, clues=tuple(map(same, ("a comedy", "music by Hajibeyli", "Behbudov", "A···· m··"))))
    return replace(written, hint=same("A···· m·· a···"))


def several(kind: Kind, count: int) -> tuple[Kind, ...]:
    """Give one kind several times."""
    return (kind,) * count


class Questions:
    """A bank that holds what it is given; "gone" is in no bank."""

    def __init__(self, *questions: Question) -> None:
        self._questions = {one.id: one for one in questions}

    def question(self, question: str, seed: str) -> Question | None:
        return self._questions.get(question)


class Table:
    """Plays one game, step by step."""

    def __init__(
        self, *kinds: Kind, players: Iterable[str] = ("ann",), mode: Mode = "game", lobby: int = 60 * SECOND
    ) -> None:
        questions = [question(kind, f"{at}-{kind}") for at, kind in enumerate(kinds or ("choice", "choice"))]
        self.bank = Questions(*questions)
        self.now = NOW
        self.said: list[Effect] = []
        host, *others = players
        ids = tuple(one.id for one in questions)
        start = Game("g1", mode, host, NOW, ids, len(ids), pace=Pace(lobby=lobby))
        self.game, effects = new_game(start, host.title(), NOW, self.bank)
        self.said += effects
        for player in others:
            self.do(Join(player, player.title()))
        if lobby and (kinds or others):
            self.do(StartNow(host))

    def do(self, command: Command) -> tuple[Effect, ...]:
        """Apply a command; gives its effects."""
        self.game, effects = step(self.game, command, self.now, self.bank)
        self.said += effects
        return effects

    def wait(self, seconds: float) -> tuple[Effect, ...]:
        """Let time pass, and then tick once."""
        self.now += round(seconds * SECOND)
        return self.do(Tick())

    def until_due(self) -> tuple[Effect, ...]:
        """Wait for the moment at which the game moves by itself, if it still does."""
        self.now = max(self.now, due(self.game) or 0)
        return self.do(Tick())

    def close(self) -> tuple[Effect, ...]:
        """Let the question's time run out."""
        effects: tuple[Effect, ...] = ()
        while self.game.phase == "asking":
            effects = self.until_due()
        return effects

    def answer(self, player: str, *options: int, text: str = "", serial: int | None = None) -> tuple[Effect, ...]:
        """Answer for a player."""
        return self.do(GiveAnswer(player, player.title(), options, text, serial))

    @property
    def round(self) -> Round:
        """The question that is or was open."""
        assert self.game.round is not None
        return self.game.round

    def player(self, player: str) -> Player:
        """Give a player as they stand."""
        return self.game.players[player]


def clued(count: int) -> Table:
    """Give a game of Ann and Bob whose open question has so many clues."""
    table = Table("choice", "clues", "choice", players=("ann", "bob"))
    clues = tuple(same(f"clue {number}") for number in range(count))
    table.bank = Questions(replace(question("clues", "1-clues"), clues=clues))
    table.do(Skip("ann"))
    table.do(GoOn("ann"))
    return table


def told(effects: Iterable[Effect]) -> list[str]:
    """Give what was said to single players."""
    return [effect.what for effect in effects if isinstance(effect, Tell)]


def kinds_of(effects: Iterable[Effect]) -> list[str]:
    """Give what was said to all."""
    return [type(effect).__name__ for effect in effects if not isinstance(effect, Tell)]


def reveal_of(effects: Iterable[Effect]) -> Reveal:
    """Give the one reveal among effects."""
    (reveal,) = (effect for effect in effects if isinstance(effect, Reveal))
    return reveal


def finish_of(effects: Iterable[Effect]) -> Finish:
    """Give the one end among effects."""
    (finish,) = (effect for effect in effects if isinstance(effect, Finish))
    return finish


def asked(effects: Iterable[Effect]) -> bool:
    """Say whether a question was asked."""
    return any(isinstance(effect, Ask) for effect in effects)
