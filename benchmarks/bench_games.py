"""Games: rules applied per second, and thousands of games played to the end with a clock that is moved by hand.

Four figures for the same events: the rules with questions that are written already, the rules that
write each question when it is asked, the same with the state written and read back as JSON each
time, as a store would, and, as the baseline, the toy that most bots are: a dict of scores that
knows no phases, deadlines or second answers.

    python -m benchmarks.bench_games [games]
"""

import gc
import random
import resource
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

from bot.games.bank import QuestionBank
from bot.games.choosing import choose
from bot.games.commands import Command, GiveAnswer, GoOn, Join, StartNow, Tick
from bot.games.question import PICKED, Question
from bot.games.rules import new_game, step
from bot.games.state import Game, read, write
from bot.games.timing import due
from bot.phrasebook import Phrasebook
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load

NOW = 1_800_000_000_000
PLAYERS = ("ann", "bob", "cem", "dan")
QUESTIONS = 10
EVENTS = 20_000


@dataclass(frozen=True, slots=True)
class Event:
    """A command with the state it meets."""

    game: Game
    command: Command
    now: int


class Ready:
    """A bank whose questions are written already."""

    def __init__(self, bank: QuestionBank) -> None:
        self._questions = {id: bank.question(id, "") for id in bank.drafts}

    def question(self, question: str, seed: str) -> Question | None:
        """Give a question."""
        return self._questions[question]


def main() -> None:
    """Print the figures."""
    games = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    bank = QuestionBank(load(OWN_KNOWLEDGE), Phrasebook().say)
    print(f"{len(bank.drafts)} questions in the bank; games of {QUESTIONS} questions for {len(PLAYERS)} players")
    events = [event for seed in range(EVENTS // 60) for event in played(f"{seed}", bank)][:EVENTS]
    per_second(events, bank)
    many(games, bank)
    live(min(games, 1000), bank)


def played(seed: str, bank: QuestionBank) -> Iterator[Event]:
    """Play a game to its end; gives every event as it came."""
    chance = random.Random(seed)
    ids = choose([(bank.drafts.values(), QUESTIONS)], QUESTIONS, (), seed).ids
    now, answered = NOW, -1
    game, _ = new_game(Game(seed, "game", PLAYERS[0], now, ids, len(ids)), PLAYERS[0], now, bank)
    commands: list[Command] = [*(Join(player, player.title()) for player in PLAYERS[1:]), StartNow(PLAYERS[0])]
    while game.phase != "over":
        for command in commands:
            yield Event(game, command, now)
            game, _ = step(game, command, now, bank)
            now += chance.randrange(2500)
        if game.phase == "asking":
            commands = [answer(game, player, chance) for player in PLAYERS] if game.serial != answered else []
            answered = game.serial
        else:
            commands = [GoOn(PLAYERS[0])] if chance.random() < 0.5 else []
        if not commands:
            now = max(now, due(game) or now)
            commands = [Tick(game.serial)]


def answer(game: Game, player: str, chance: random.Random) -> Command:
    """Answer as somebody who knows half of everything."""
    assert game.round is not None
    question = game.round.question
    knows = chance.random() < 0.5
    if question.kind in PICKED or question.kind == "order":
        places = list(range(len(question.options)))
        chance.shuffle(places)
        guess = tuple(places if question.kind == "order" else places[:1])
        return GiveAnswer(player, player.title(), question.right if knows else guess)
    if question.kind == "year":
        return GiveAnswer(player, player.title(), text=str(question.year + (0 if knows else chance.randrange(-20, 20))))
    return GiveAnswer(player, player.title(), text=question.accepted[0] if knows else "Bilmirəm")


def per_second(events: list[Event], bank: QuestionBank) -> None:
    """Apply the same events each way, one after the other in small batches."""
    spent = {"rules": 0.0, "rules, writing": 0.0, "and JSON": 0.0, "dict of scores": 0.0}
    ready = Ready(bank)
    scores: dict[tuple[str, str], int] = {}
    written = [write(event.game) for event in events]
    for start in range(0, len(events), 500):
        batch = list(zip(events, written, strict=True))[start : start + 500]
        began = time.perf_counter()
        for event, _ in batch:
            step(event.game, event.command, event.now, ready)
        spent["rules"] += time.perf_counter() - began
        began = time.perf_counter()
        for event, _ in batch:
            step(event.game, event.command, event.now, bank)
        spent["rules, writing"] += time.perf_counter() - began
        began = time.perf_counter()
        for event, data in batch:
            write(step(read(data), event.command, event.now, bank)[0])
        spent["and JSON"] += time.perf_counter() - began
        began = time.perf_counter()
        for event, _ in batch:
            toy(scores, event)
        spent["dict of scores"] += time.perf_counter() - began
    print(
        f"\n{len(events):,} events; a state is {sum(map(len, written)) / len(written) / 1024:.1f} KB of JSON at a mean"
    )
    for name, seconds in spent.items():
        ratio = seconds / spent["dict of scores"]
        print(f"  {name:<16}{len(events) / seconds:>12,.0f} events/s   {ratio:>7.1f} x the time of the dict of scores")


def toy(scores: dict[tuple[str, str], int], event: Event) -> None:
    """Give a point to whoever answers right, as often as they do."""
    command, game = event.command, event.game
    if isinstance(command, GiveAnswer) and game.round:
        question = game.round.question
        right = command.options == question.right if question.options else command.text in question.accepted
        key = (game.id, command.player)
        scores[key] = scores.get(key, 0) + right


def many(games: int, bank: QuestionBank) -> None:
    """Play games to the end, one after the other."""
    began = time.perf_counter()
    events = sum(1 for game in range(games) for _ in played(f"game {game}", bank))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{games:,} games to the end: {seconds:.1f} s, {events:,} events, questions chosen and written included")
    print(f"  {games / seconds:,.0f} games/s, {events / seconds:,.0f} events/s; peak of the process {peak:.0f} MB")


def live(games: int, bank: QuestionBank) -> None:
    """Hold games in the middle of a question and weigh them."""
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    held = []
    for seed in range(games):
        for at, event in enumerate(played(f"live {seed}", bank)):
            if at == 30:
                held.append(event.game)
                break
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    written = sum(len(write(game)) for game in held) / len(held) / 1024
    kept = (after - before) / len(held) / 1024
    print(f"\n{len(held):,} games held live: {kept:.1f} KB each, {written:.1f} KB as JSON")


if __name__ == "__main__":
    main()
