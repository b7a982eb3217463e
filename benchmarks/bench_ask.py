"""How long one question takes, against one rapidfuzz call over the same phrasings in the same run.

Run `python -m benchmarks.bench_ask`. The matcher has answered the open questions before the
natural ones are timed, as a bot that has been up for an hour has; the first pass is shown too.
"""

import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

import knowledge
from benchmarks.questions import Question, is_right_fact, read_questions
from bot.matching.matcher import Matcher
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.replies import reply_to
from bot.warm_start import warm_mind
from knowledge.expand import expand
from knowledge.model import KnowledgeBase

_BASELINE_QUESTIONS = 25
_SEED = 7


def timed(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Give how long each text took, in milliseconds, the shortest first."""
    took = []
    for text in texts:
        started = time.perf_counter()
        call(text)
        took.append((time.perf_counter() - started) * 1000)
    return sorted(took)


def show(name: str, took: Sequence[float]) -> float:
    """Print the median and the 99th percentile; gives the median."""
    middle, high = took[len(took) // 2], took[int(len(took) * 0.99)]
    print(f"{name:<44}p50 {middle:9.3f} ms   p99 {high:9.3f} ms")
    return middle


def start_up() -> list[float]:
    """Give how long `azfilm ask x` takes from a warm disk, in seconds: the first run fills the cache."""
    with tempfile.TemporaryDirectory() as cache:
        took = []
        for _ in range(4):
            started = time.perf_counter()
            command = [sys.executable, "-m", "bot.cli", "ask", "x"]
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "CACHE_DIR": cache})
            took.append(time.perf_counter() - started)
    return took


def main() -> None:
    """Measure and print."""
    first, *later = start_up()
    print(f"start-up of `azfilm ask x`: {min(later):.2f} s, without the cached index {first:.2f} s")
    folder = Path(knowledge.__file__).parent / "data"
    with tempfile.TemporaryDirectory() as cache:
        mind = warm_mind(folder, Path(cache), Phrasebook().say)
    natural, open_ones = read_questions(), read_questions("_open")
    show("matching, words met for the first time", timed(mind.match, [q.text for q in open_ones]))
    matching = show("matching", timed(mind.match, [q.text for q in natural]))
    today = date.today()
    show(
        "whole reply (fold to rendered text)",
        timed(lambda text: reply_to(mind, text, today), [q.text for q in natural]),
    )
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB in this process so far")
    baseline(mind, natural, matching)
    print(f"index built in {build_time(mind.knowledge):.2f} s")


def build_time(base: KnowledgeBase) -> float:
    """Give how long the matcher takes to build over loaded knowledge, in seconds, as at a start."""
    gc.collect()
    gc.disable()
    started = time.perf_counter()
    Matcher.build(base)
    took = time.perf_counter() - started
    gc.enable()
    return took


def baseline(mind: Mind, natural: Sequence[Question], matching: float) -> None:
    """Time and grade `extractOne(WRatio)` over all expanded phrasings on some of the questions."""
    expanded = list(expand(mind.knowledge))
    phrasings = [question.text for question in expanded]
    answerable = [question for question in natural if question.expect]
    chosen = random.Random(_SEED).sample(answerable, _BASELINE_QUESTIONS)
    right = 0

    def ask(text: str) -> int:
        found = process.extractOne(text, phrasings, scorer=fuzz.WRatio)
        return int(found[2])

    took = []
    for question in chosen:
        started = time.perf_counter()
        place = ask(question.text)
        took.append((time.perf_counter() - started) * 1000)
        right += is_right_fact(mind.knowledge, expanded[place].fact, question)
    ours = sum(_is_right(mind, question) for question in chosen)
    middle = show(f"extractOne(WRatio) over {len(phrasings):,} phrasings", sorted(took))
    print(f"ratio of the medians: {middle / matching:,.0f} times faster")
    print(f"right on these {len(chosen)} questions: ours {ours}, WRatio {right}")


def _is_right(mind: Mind, question: Question) -> bool:
    fact = reply_to(mind, question.text, date.today()).fact
    return fact is not None and is_right_fact(mind.knowledge, fact, question)


if __name__ == "__main__":
    main()
