"""Wrong options: of the same sort as the right one, near to it in time, and not to be told by their form."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from bot.games.chance import shuffled
from bot.matching.fold import fold as fold_anew
from knowledge.model import Text

T = TypeVar("T")
fold = lru_cache(maxsize=4096)(fold_anew)

_NEAREST = 12
"""Of so many of the nearest some are drawn."""
_LONGEST, _SHORTEST = 1.8, 0.55
"""How much longer or shorter than the right option a wrong one may be; short names may differ by `_LETTERS`."""
_LETTERS = 4


def wrong_options(
    right: T,
    pool: Iterable[T],
    count: int,
    seed: str,
    name: Callable[[T], Text],
    distance: Callable[[T], float],
) -> tuple[T, ...]:
    """Draw `count` of the nearest in `pool` that look like `right`, nothing when there are too few.

    `pool` holds only what is certainly wrong.
    """
    different = {name(one): one for one in pool}.values()
    fitting = [one for one in different if looks_alike(name(right), name(one))]
    near = sorted(fitting, key=lambda one: (distance(one), name(one).az))[:_NEAREST]
    drawn: list[T] = []
    for one in shuffled(near, seed, lambda one: name(one).az):
        if len(drawn) < count and all(apart(name(one), name(other)) for other in (right, *drawn)):
            drawn.append(one)
    return tuple(drawn) if len(drawn) == count else ()


def looks_alike(right: Text, wrong: Text) -> bool:
    """Say whether two names are of a length, in every language."""
    return all(_alike_long(len(one), len(other)) for one, other in zip(_texts(right), _texts(wrong), strict=True))


def _alike_long(right: int, wrong: int) -> bool:
    return abs(right - wrong) <= _LETTERS or _SHORTEST <= wrong / right <= _LONGEST


def apart(one: Text, other: Text) -> bool:
    """Say whether two names are told apart after folding, in every language, and none is a part of the other."""
    for name, another in zip(_texts(one), _texts(other), strict=True):
        folded, refolded = f" {fold(name)} ", f" {fold(another)} "
        if folded in refolded or refolded in folded:
            return False
    return True


def tells_itself(prompt: Text, right: Text, wrong: Sequence[Text]) -> bool:
    """Say whether a word of the question stands in the right option and in no other."""
    for asked, answer, *others in zip(_texts(prompt), _texts(right), *map(_texts, wrong), strict=True):
        telling = {word for word in fold(answer).split() if len(word) >= 4 or word.isdigit()}
        elsewhere = {word for other in others for word in fold(other).split()}
        if telling & set(fold(asked).split()) - elsewhere:
            return True
    return False


def _texts(text: Text) -> tuple[str, str, str]:
    return text.in_("az"), text.in_("en"), text.in_("ru")
