"""Choose the questions of a game: at random but repeatable, mixed, and none again before all were asked."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.games.chance import shuffled
from bot.games.draft import Draft
from bot.games.question import Kind

_WEIGHTS: Mapping[Kind, float] = {
    "choice": 4.0,
    "true_false": 1.5,
    "year": 1.5,
    "typed": 1.5,
    "clues": 1.0,
    "odd": 1.0,
    "order": 1.0,
}
"""How often a kind is asked where all may be."""
_LOOKED_AT = 240
"""So many of the shuffled questions are weighed against each other."""
_SAME_ENTRY = 8.0
"""What a question on an entry that was asked about costs, in questions of the same topic."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The questions of a game."""

    ids: tuple[str, ...]
    renewed: frozenset[str] = frozenset()
    """Questions seen before that count as unseen again: all of these had been asked."""


@dataclass(slots=True)
class _Mix:
    """What has been chosen so far."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    decades: Counter[int | None] = field(default_factory=Counter)
    entries: Counter[str] = field(default_factory=Counter)
    facts: set[str] = field(default_factory=set)
    chosen: list[Draft] = field(default_factory=list)

    def spoils(self, draft: Draft) -> bool:
        """Say whether a question and one that was chosen give each other's answer away."""
        return any(_spoil(draft, one) for one in self.chosen)

    def add(self, draft: Draft) -> None:
        self.kinds[draft.kind] += 1
        self.topics[draft.topic] += 1
        self.decades[draft.decade] += 1
        self.entries.update(draft.about)
        self.facts.add(draft.fact)
        self.chosen.append(draft)

    def cost(self, draft: Draft, difficulty: float) -> float:
        """Say how badly a question fits: its kind, topic and decade had their turn, or it is too hard or too easy."""
        return (
            (self.kinds[draft.kind] + 1) / _WEIGHTS[draft.kind]
            + self.topics[draft.topic]
            + 0.5 * self.decades[draft.decade]
            + _SAME_ENTRY * sum(self.entries[entry] for entry in draft.about)
            + 0.7 * abs(draft.difficulty - difficulty)
        )


def choose(rings: Sequence[tuple[Iterable[Draft], int]], count: int, seen: Container[str], seed: str) -> Chosen:
    """Choose `count` questions, from each ring of drafts at most as many as it says, the rings in their order.

    A ring that has not enough unseen questions gives these first, and starts anew.
    """
    mix, ids = _Mix(), list[str]()
    renewed: set[str] = set()
    for drafts, most in rings:
        pool = [draft for draft in drafts if draft.id not in ids]
        end = len(ids) + min(most, count - len(ids))
        ids += _mixed([one for one in pool if one.id not in seen], end - len(ids), mix, len(ids), count, seed)
        if len(ids) < end:
            renewed |= {draft.id for draft in pool if draft.id in seen}
            ids += _mixed(pool, end - len(ids), mix, len(ids), count, seed)
    return Chosen(tuple(ids), frozenset(renewed))


def _mixed(drafts: Iterable[Draft], wanted: int, mix: _Mix, done: int, count: int, seed: str) -> list[str]:
    left = shuffled(drafts, seed, lambda draft: draft.id)[:_LOOKED_AT]
    left = [draft for draft in left if draft.fact not in mix.facts and not mix.spoils(draft)]
    chosen: list[str] = []
    while left and len(chosen) < wanted:
        difficulty = 1 + 2 * (done + len(chosen)) / max(count - 1, 1)
        best = min(left, key=lambda draft: mix.cost(draft, difficulty))
        mix.add(best)
        chosen.append(best.id)
        left = [draft for draft in left if draft.fact != best.fact and not _spoil(draft, best)]
    return chosen


def _spoil(one: Draft, other: Draft) -> bool:
    """Say whether two questions give each other's answer away."""
    return one.names in other.says or other.names in one.says
