"""Fit the weights of `bot.matching.rank` and print them.

Run `python -m benchmarks.fit` after a change of the signals or the knowledge and put what it
prints into rank.py. A conditional logit: among a question's candidates and "none of these", the
right ones should have the whole share. It learns from the open questions, from the knowledge's own
forms about names that nobody has, and from facts asked of a matcher that holds ten phrasings of
each and knows no names, some of which it does not hold at all. Needs the `bench` extra (scipy).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar

import knowledge
from benchmarks.held_out import foreign_scope
from benchmarks.questions import Question, is_right, near_misses, read_questions
from bot.matching.asked import Asked, is_held
from bot.matching.matcher import Candidate, Matcher
from bot.matching.signals import NAMES
from knowledge.loader import load
from knowledge.model import LANGUAGES, KnowledgeBase

_RIDGE = 0.0001
_CANDIDATES = 12
_LEAST_EXACT = 5.0
_ASSUMED = -1.2
_COMMON = -1.0

Array = npt.NDArray[np.float64]


Example = tuple[Array, npt.NDArray[np.bool_], bool]
"""The signals of a question's candidates, which of them are right, and whether none should be told."""


def example(candidates: Sequence[Candidate], right: Sequence[bool], none_right: bool) -> Example:
    """Put one question's candidates into rows, a one for the bias before the signals."""
    rows = np.array([[1.0, *candidate.signals] for candidate in candidates])
    return rows.reshape(len(candidates), len(NAMES) + 1), np.array(right, dtype=bool), none_right


def examples(base: KnowledgeBase, matcher: Matcher, questions: Iterable[Question]) -> list[Example]:
    """Give the examples of questions to the whole knowledge."""
    found = []
    for question in questions:
        candidates = matcher.ask(question.text).candidates[:_CANDIDATES]
        right = [is_right(base, c.asked, question) or _declines(base, c.asked, question) for c in candidates]
        found.append(example(candidates, right, not question.expect))
    return found


def examples_without_names(base: KnowledgeBase) -> list[Example]:
    """Give the examples of questions to a few phrasings of the facts, by language."""
    found = []
    for seed, language in enumerate(LANGUAGES):
        known, questions = foreign_scope(base, language, seed)
        matcher = Matcher.from_phrasings(known)
        for text, wanted in questions:
            candidates = matcher.ask(text).candidates
            found.append(example(candidates, [c.asked.attribute == wanted for c in candidates], wanted is None))
    return found


def _declines(base: KnowledgeBase, asked: Asked, question: Question) -> bool:
    return not question.expect and asked.kind != "smalltalk" and not is_held(asked, base)


def loss(weights: Array, data: list[Example]) -> tuple[float, Array]:
    """Give the mean negative log share of what is right, and its gradient."""
    total, gradient = 0.0, np.zeros_like(weights)
    for rows, right, none_right in data:
        if not (right.any() or none_right):
            continue  # the right answer is not among the candidates: nothing to learn but noise
        scores = np.append(rows @ weights, 0.0)
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        good = np.append(right, none_right)
        share = shares[good].sum()
        total -= np.log(share + 1e-12)
        slope = shares - np.where(good, shares / (share + 1e-12), 0.0)
        gradient += slope[:-1] @ rows
    count = len(data)
    penalty = _RIDGE * weights[1:] @ weights[1:]
    gradient[1:] += 2 * _RIDGE * weights[1:] * count
    return float(total / count + penalty), gradient / count


def sharpness(weights: Array, data: list[Example]) -> float:
    """Give the factor for all weights with which the confidences fit `data` best.

    The questions without names are harder than those people ask; what was learnt of them is kept, not their odds.
    """

    def scaled(factor: float) -> float:
        return loss(weights * factor, data)[0] - _RIDGE * factor**2 * float(weights[1:] @ weights[1:])

    return float(minimize_scalar(scaled, bounds=(0.5, 3.0), method="bounded").x)


def main() -> None:
    """Fit and print."""
    base = load(Path(knowledge.__file__).parent / "data")
    questions = [*read_questions("_open"), *near_misses(base, seed=1, count=1000)]
    own = examples(base, Matcher.build(base), questions)
    data = [*own, *examples_without_names(base)]
    start = np.zeros(len(NAMES) + 1)
    # An indexed phrasing must find its entry, however rare such questions are among those fitted on.
    # Follow-ups are not among them either: what is only assumed has to be clearly likelier.
    fixed = {"exact": (_LEAST_EXACT, None), "assumed": (_ASSUMED, _ASSUMED), "common_name": (None, _COMMON)}
    bounds = [(None, None), *(fixed.get(name, (None, None)) for name in NAMES)]
    fitted = minimize(loss, start, (data,), "L-BFGS-B", jac=True, bounds=bounds, options={"maxiter": 500})
    factor = sharpness(fitted.x, own)
    print(f"loss {fitted.fun:.4f} over {len(data)} questions, sharpened by {factor:.2f}")
    print(f"BIAS = {fitted.x[0] * factor:.2f}")
    for name, weight in zip(NAMES, fitted.x[1:] * factor, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
