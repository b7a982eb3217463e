"""How build time, memory and the cost of a question grow from 100 to 100,000 phrasings.

Run `python -m benchmarks.bench_scale`. The phrasings are the knowledge's own, and beyond them its
own with words swapped between entries and slips, seeded; ten make an entry. Each method runs in a
process of its own, so that its memory is its own. The exponent is that of the fitted power law.
"""

import multiprocessing
import random
import resource
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import knowledge
from benchmarks.baselines import METHODS
from benchmarks.typos import with_typos
from knowledge.loader import load
from knowledge.model import LANGUAGES

SIZES = (100, 1_000, 10_000, 100_000)
_PER_ENTRY = 10
_QUESTIONS = 400
_SECONDS = 30.0
"""A method gets no more questions of a size when it has taken this long."""
_LEFT_OUT = ("difflib get_close_matches", "linear SVM (trained)")
"""Minutes a question, and minutes to train, at the largest size."""

Result = tuple[float, float, float, float]
"""Build seconds, MiB, and the milliseconds at the median and the 99th percentile."""


def real_phrasings() -> list[str]:
    """Give all question forms of the knowledge, facts and templates."""
    base = load(Path(knowledge.__file__).parent / "data")
    forms = [fact.questions for fact in base.facts.values()] + [t.forms for t in base.templates.values()]
    return [text for by_language in forms for language in LANGUAGES for text in by_language[language]]


def phrasings(count: int, real: Sequence[str], chance: random.Random) -> dict[str, list[str]]:
    """Give `count` phrasings in entries of ten."""
    texts = chance.sample(real, min(count, len(real)))
    while len(texts) < count:
        texts.append(perturbed(chance.choice(real), real, chance))
    return {f"entry{at}": texts[at : at + _PER_ENTRY] for at in range(0, count, _PER_ENTRY)}


def perturbed(text: str, real: Sequence[str], chance: random.Random) -> str:
    """Give a text with a third of its words taken from another one, and a slip."""
    words, others = text.split(), chance.choice(real).split()
    for at in chance.sample(range(len(words)), max(1, len(words) // 3)):
        words[at] = chance.choice(others)
    return with_typos(" ".join(words), chance, every=60)


def measure(name: str, entries: dict[str, list[str]], questions: Sequence[str]) -> Result:
    """Build one method and ask it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    method = METHODS[name](entries)
    build = time.perf_counter() - started
    took, until = [], time.perf_counter() + _SECONDS
    for text in questions:
        started = time.perf_counter()
        method(text)
        took.append((time.perf_counter() - started) * 1000)
        if time.perf_counter() > until:
            break
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    took.sort()
    return build, memory, took[len(took) // 2], took[int(len(took) * 0.99)]


def main() -> None:
    """Measure and print."""
    real = real_phrasings()
    medians: dict[str, list[float]] = {}
    print(f"{'method':<28}{'phrasings':>10}{'build s':>9}{'MiB':>8}{'p50 ms':>10}{'p99 ms':>10}")
    for count in SIZES:
        chance = random.Random(count)
        entries = phrasings(count, real, chance)
        texts = [text for own in entries.values() for text in own]
        questions = [with_typos(chance.choice(texts), chance, every=40) for _ in range(_QUESTIONS)]
        for name in METHODS:
            if name in _LEFT_OUT:
                continue
            with multiprocessing.get_context("fork").Pool(1) as pool:
                build, memory, p50, p99 = pool.apply(measure, (name, entries, questions))
            medians.setdefault(name, []).append(p50)
            print(f"{name:<28}{count:>10}{build:>9.2f}{memory:>8.0f}{p50:>10.3f}{p99:>10.3f}", flush=True)
    print("\nexponent of the median, and its ratio to ours at the largest size")
    for name, found in medians.items():
        exponent = np.polyfit(np.log(SIZES), np.log(found), 1)[0]
        print(f"{name:<28}{exponent:>10.2f}{found[-1] / medians['ours'][-1]:>10.1f}")


if __name__ == "__main__":
    main()
