"""Our matcher against what others use, on public question sets, all in one run.

Run `python -m benchmarks.bench_public [questions per set]`. Accuracy counts the questions in scope
whose best answer is right; AUROC and F1 say how well the score tells those out of scope. Typos are
seeded. The slowest methods answer fewer questions; the table says how many.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import precision_recall_curve, roc_auc_score

from benchmarks.baselines import METHODS, Method
from benchmarks.public_sets import NAMES, read_public_set
from benchmarks.typos import with_typos

_SEED = 11
_SECONDS = 60.0
"""A method gets no more questions of a set when it has taken this long."""

Asked = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Result:
    """How one method did on one set."""

    count: int
    accuracy: float
    auroc: float
    f1: float
    """The best F1 of telling what is out of scope over all thresholds."""
    p50: float
    p99: float

    def row(self) -> str:
        """Give the figures in columns."""
        scope = f"{self.auroc:8.3f}{self.f1:8.3f}" if not np.isnan(self.auroc) else f"{'-':>8}{'-':>8}"
        return f"{self.accuracy:10.3f}{scope}{self.p50:10.3f}{self.p99:10.3f}{self.count:9d}"


def measure(method: Method, questions: Asked) -> Result:
    """Ask all questions, or as many as there is time for."""
    right, scores, inside, took = [], [], [], []
    until = time.perf_counter() + _SECONDS
    for text, wanted in questions:
        started = time.perf_counter()
        best, score = method(text)
        took.append((time.perf_counter() - started) * 1000)
        scores.append(score)
        inside.append(wanted is not None)
        if wanted is not None:
            right.append(best == wanted)
        if started > until:
            break
    mixed = len(set(inside)) > 1
    auroc = float(roc_auc_score(inside, scores)) if mixed else float("nan")
    took.sort()
    return Result(
        count=len(took),
        accuracy=float(np.mean(right)),
        auroc=auroc,
        f1=_best_f1(inside, scores) if mixed else float("nan"),
        p50=took[len(took) // 2],
        p99=took[int(len(took) * 0.99)],
    )


def _best_f1(inside: Sequence[bool], scores: Sequence[float]) -> float:
    precision, recall, _ = precision_recall_curve(~np.array(inside), -np.array(scores))
    return float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9)))


def main() -> None:
    """Measure and print."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else None
    for name in NAMES:
        public = read_public_set(name)
        chance = random.Random(_SEED)
        questions = chance.sample(public.questions, min(limit or len(public.questions), len(public.questions)))
        misspelt = [(with_typos(text, chance), wanted) for text, wanted in questions]
        print(f"\n{name}: {len(public.phrasings)} entries of {len(next(iter(public.phrasings.values())))} phrasings")
        for title, asked in (("clean", questions), ("typos", misspelt)):
            print(f"{title:<28}{'accuracy':>10}{'AUROC':>8}{'F1':>8}{'p50 ms':>10}{'p99 ms':>10}{'asked':>9}")
            for method, build in METHODS.items():
                print(f"{method:<28}{measure(build(public.phrasings), asked).row()}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except FileNotFoundError as error:
        sys.exit(str(error))
