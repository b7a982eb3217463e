"""A game under whatever players, timers and restarts do: what must hold all the time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

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
from bot.games.effects import Ask, Effect, Finish, Hint, MoreClues, Reveal
from bot.games.question import KINDS, POLLED, Kind
from bot.games.rules import new_game, step
from bot.games.state import Answer, Game, Round, read, renamed, write
from bot.games.timing import LONGEST_PAUSE, due, held_back, unshown, with_grace
from bot.games.tries import MOST_WORDS
from tests.games.table import NOW, Questions, question

PLAYERS = st.sampled_from(["ann", "bob", "cem", "dan"])
TEXTS = st.sampled_from(["Arşın mal alan", "arsin mal", "Sevil", "1945", "1950", "", "word " * 20, "a" * 2000])
OPTIONS = st.lists(st.integers(-1, 4), max_size=5).map(tuple)
SERIALS = st.integers(-1, 40) | st.none()


def name_of(game: Game, player: str) -> str:
    return game.players[player].name if player in game.players else ""


def from_zero(asked: Round) -> Round:
    """Give a round as if its time had begun at 0, however long it lasts."""

    def shifted(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {player: replace(answer, at=answer.at - asked.opened) for player, answer in answers.items()}

    return replace(asked, opened=0, deadline=0, answers=shifted(asked.answers), strays=shifted(asked.strays))


class Games(RuleBasedStateMachine):
    """Plays one game with everything that can come in, in any order."""

    @initialize(
        kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=5),
        host=PLAYERS | st.just(""),
        gone=st.booleans(),
        patient=st.booleans(),
    )
    def begin(self, kinds: Sequence[Kind], host: str, gone: bool, patient: bool) -> None:
        questions = [question(kind, f"{at}") for at, kind in enumerate(kinds)]
        self.bank = Questions(*questions[gone:])
        self.now = NOW
        self.forgotten_unanswered = False
        self.effects: list[Effect] = []
        ids = tuple(one.id for one in questions)
        start = Game("g", "game", host, NOW, ids, len(ids), patient=patient)
        self.game, effects = new_game(start, host.title(), NOW, self.bank)
        self.effects += effects
        self.old: list[Command] = []

    def do(self, command: Command) -> None:
        """Apply a command and check what no command may break."""
        before = self.game
        self.game, effects = step(before, command, self.now, self.bank)
        self.effects += effects
        self.old.append(command)
        forgotten = any(isinstance(one, Finish) and one.reason == "forgotten" for one in effects)
        if before.phase == "asking" and forgotten and not any(isinstance(one, Reveal) for one in effects):
            self.forgotten_unanswered = True
        for id, player in before.players.items():
            assert self.game.players[id].points >= player.points, "points only grow"
            assert self.game.players[id].time >= player.time
        if [id for id, one in self.game.players.items() if one.points != getattr(before.players.get(id), "points", 0)]:
            assert any(isinstance(effect, Reveal) for effect in effects), "points come with a reveal only"
        if before.round and before.round.question.kind in POLLED:
            assert not any(isinstance(effect, Hint | MoreClues) for effect in effects), "nothing is added to a poll"
        if before.round and self.game.round and before.round.number == self.game.round.number:
            self._no_answer_is_lost_or_late(before)

    def _no_answer_is_lost_or_late(self, before: Game) -> None:
        old, new = before.round, self.game.round
        assert old and new
        for id, answer in old.answers.items():
            assert id in new.answers
            if answer.locked:
                assert new.answers[id] == answer, "a locked answer stays"
        for id, answer in new.answers.items():
            if old.answers.get(id) != answer:
                assert before.phase == "asking" and self.now < old.deadline, "nobody answers after the deadline"

    # --- what players do ---

    @rule(player=PLAYERS, name=st.sampled_from(["X", "Y", "{0}"]))
    def join(self, player: str, name: str) -> None:
        self.do(Join(player, name))

    @rule(player=PLAYERS, serial=SERIALS)
    def start(self, player: str, serial: int | None) -> None:
        self.do(StartNow(player, serial))

    @rule(player=PLAYERS, options=OPTIONS, text=TEXTS, serial=SERIALS)
    def answer(self, player: str, options: tuple[int, ...], text: str, serial: int | None) -> None:
        self.do(GiveAnswer(player, player.title(), options, text, serial))

    @rule(player=PLAYERS)
    def answer_right(self, player: str) -> None:
        right = self.game.round.question.right if self.game.round else ()
        self.do(GiveAnswer(player, player.title(), right, "Arşın mal alan 1945"))

    @rule(player=PLAYERS, admin=st.booleans(), what=st.sampled_from([AskHint, Skip, Pause, Stop]))
    def rule_the_game(self, player: str, admin: bool, what: type[AskHint | Skip | Pause | Stop]) -> None:
        self.do(what(player, admin))

    @rule(player=PLAYERS, serial=SERIALS, what=st.sampled_from([AskHint, Skip]))
    def press(self, player: str, serial: int | None, what: type[AskHint | Skip]) -> None:
        self.do(what(player, False, serial))

    @rule(player=PLAYERS, text=TEXTS)
    def fill_in_the_form(self, player: str, text: str) -> None:
        told = len(self.effects)
        self.do(GiveAnswer(player, player.title(), (), text, self.game.serial))
        no_try = not text.strip() or len(text.split()) > MOST_WORDS
        assert no_try or self.effects[told:], "whoever fills in a form is told what came of it"

    @rule(player=PLAYERS, serial=SERIALS)
    def go_on(self, player: str, serial: int | None) -> None:
        self.do(GoOn(player, serial))

    @rule(player=PLAYERS)
    def resume(self, player: str) -> None:
        self.do(Resume(player))

    # --- what the world does ---

    @rule(seconds=st.floats(0, 40), serial=SERIALS)
    def time_passes(self, seconds: float, serial: int | None) -> None:
        self.now += round(seconds * 1000)
        self.do(Tick(serial))

    @rule()
    def the_timer_fires(self) -> None:
        self.now = max(self.now, due(self.game) or 0)
        self.do(Tick())

    @rule(serial=st.integers(-1, 40))
    def it_is_shown(self, serial: int) -> None:
        self.do(Shown(serial))

    @rule(serial=SERIALS)
    def the_bot_is_away_for_a_day(self, serial: int | None) -> None:
        running = self.game.phase != "over"
        late = serial not in (None, self.game.serial)
        self.now = max(self.now, self.game.since + LONGEST_PAUSE)
        if not late:
            self.now = max(self.now, due(self.game) or 0)
        self.do(Tick(serial))
        assert late or not running or self.game.phase == "over", "a day in which nothing moves a game ends it"

    @rule(least=st.integers(0, 20_000))
    def the_bot_comes_back(self, least: int) -> None:
        before = self.game
        self.game = with_grace(before, self.now, least)
        self.only_time_was_given(before)

    @rule()
    def it_waits_to_be_shown(self) -> None:
        before = self.game
        self.game = held_back(before, self.now)
        self.only_time_was_given(before)
        assert before == self.game or unshown(before)

    def only_time_was_given(self, before: Game) -> None:
        """Check that nothing but the time of the open question is another one, and that it has no less of it."""
        old, new = before.round, self.game.round
        if old is None or new is None or self.game == before:
            assert self.game == before
            return
        assert before.phase == "asking"
        assert new.deadline >= old.deadline
        assert replace(self.game, round=from_zero(new)) == replace(before, round=from_zero(old))

    @rule(player=PLAYERS)
    def nothing_is_left_of_whoever_is_forgotten(self, player: str) -> None:
        after = renamed(self.game, player, "gone-1", "—")
        assert f'"{player}"' not in write(after).decode()
        name = name_of(self.game, player)
        assert renamed(after, "gone-1", player, name) == renamed(self.game, player, player, name)

    @precondition(lambda self: self.old)
    @rule(data=st.data())
    def something_comes_again(self, data: st.DataObject) -> None:
        self.do(data.draw(st.sampled_from(self.old)))

    @rule()
    def a_restart(self) -> None:
        back = read(write(self.game))
        assert back == self.game
        self.game = back

    # --- what holds all the time ---

    @invariant()
    def each_question_closes_once(self) -> None:
        asked = sum(isinstance(effect, Ask) for effect in self.effects)
        closed = sum(isinstance(effect, Reveal) for effect in self.effects)
        assert closed == asked - (self.game.phase == "asking") - self.forgotten_unanswered
        assert asked == (self.game.round.number if self.game.round else 0)

    @invariant()
    def it_ends_once(self) -> None:
        ends = sum(isinstance(effect, Finish) for effect in self.effects)
        assert ends == (self.game.phase == "over")

    @invariant()
    def each_answer_is_scored_once(self) -> None:
        reveals = [effect for effect in self.effects if isinstance(effect, Reveal)]
        points = dict.fromkeys(self.game.players, 0)
        for reveal in reveals:
            players = [gain.player.id for gain in reveal.gains]
            assert len(set(players)) == len(players)
            for gain in reveal.gains:
                points[gain.player.id] += gain.points
        assert points == {id: player.points for id, player in self.game.players.items()}

    @invariant()
    def it_moves_by_itself_until_it_is_over(self) -> None:
        assert (due(self.game) is None) == (self.game.phase == "over")

    def teardown(self) -> None:
        """Whatever happened, time alone ends the game."""
        if not hasattr(self, "game"):
            return
        for _ in range(200):
            if self.game.phase == "over":
                break
            self.the_timer_fires()
        assert self.game.phase == "over"
        self.it_ends_once()
        self.each_question_closes_once()
        self.each_answer_is_scored_once()


TestGames = Games.TestCase
TestGames.settings = settings(
    max_examples=150, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
