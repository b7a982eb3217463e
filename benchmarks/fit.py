"""Fit the weights of `bot.matching.rank` on the open questions and print them.

Run `python -m benchmarks.fit` after a change of the signals or the knowledge and put what it
prints into rank.py. A conditional logit: among a question's candidates and "none of these", the
right ones should have the whole share. Needs the `bench` extra (scipy).
"""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import knowledge
from benchmarks.questions import Question, is_right, near_misses, read_questions
from bot.matching.asked import Asked, is_held
from bot.matching.matcher import Matcher
from bot.matching.signals import NAMES
from knowledge.loader import load
from knowledge.model import KnowledgeBase

_RIDGE = 0.0001
_CANDIDATES = 12
_LEAST_EXACT = 3.0
_ASSUMED = -1.5
_COMMON = -1.0

Array = npt.NDArray[np.float64]


def examples(
    base: KnowledgeBase, matcher: Matcher, questions: list[Question]
) -> list[tuple[Array, npt.NDArray[np.bool_], bool]]:
    """Give for each question its candidates' signals, which are right, and whether none should be told."""
    found = []
    for question in questions:
        candidates = matcher.ask(question.text).candidates[:_CANDIDATES]
        rows = np.array([[1.0, *c.signals] for c in candidates])
        right = np.array([is_right(base, c.asked, question) or _declines(base, c.asked, question) for c in candidates])
        found.append((rows.reshape(len(candidates), len(NAMES) + 1), right.astype(bool), not question.expect))
    return found


def _declines(base: KnowledgeBase, asked: Asked, question: Question) -> bool:
    return not question.expect and asked.kind != "smalltalk" and not is_held(asked, base)


def loss(weights: Array, data: list[tuple[Array, npt.NDArray[np.bool_], bool]]) -> tuple[float, Array]:
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


def main() -> None:
    """Fit and print."""
    base = load(Path(knowledge.__file__).parent / "data")
    data = examples(base, Matcher.build(base), [*read_questions("_hard"), *near_misses(base, seed=1, count=240)])
    start = np.zeros(len(NAMES) + 1)
    # An indexed phrasing must find its entry, however rare such questions are among those fitted on.
    # Follow-ups are not among them either: what is only assumed has to be clearly likelier.
    fixed = {"exact": (_LEAST_EXACT, None), "assumed": (_ASSUMED, _ASSUMED), "common_name": (None, _COMMON)}
    bounds = [(None, None), *(fixed.get(name, (None, None)) for name in NAMES)]
    fitted = minimize(loss, start, (data,), "L-BFGS-B", jac=True, bounds=bounds, options={"maxiter": 500})
    print(f"loss {fitted.fun:.4f} over {len(data)} questions")
    print(f"BIAS = {fitted.x[0]:.2f}")
    for name, weight in zip(NAMES, fitted.x[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
