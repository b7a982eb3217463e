"""Telegram: questions answered per second and how long an answer takes, beside a bare echo bot of the same library.

Run `python -m benchmarks.bench_telegram`. People in private chats ask what the bot can answer; each asks anew as soon
as the answer is there (closed loop), or all together ten a second (open loop). Both bots are processes of their own,
ours with SQLite, and each has a fake Telegram of its own, for Telegram gives updates to one program only. They are
measured in turn, so that what else the machine does hits both. A chat hears one message a second from our bot: there
are so many people that this is no limit.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from benchmarks.questions import is_right_fact, read_questions
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.replies import reply_to
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load

PEOPLE = 600
ROUNDS = 4
CLOSED = 3_000
RATE, OPEN = 10, 200
"""Questions a second, and how many of them in a round."""
_PATIENCE = 120
_TARGET_RATIO, _TARGET_MS = 0.5, 100


@dataclass
class Side:
    """A bot on its fake, with what was measured of it."""

    name: str
    base: str
    rates: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    def ask(self, texts: Sequence[str], count: int, people: int = PEOPLE, rate: int | None = None) -> dict[str, Any]:
        """Have a crowd ask, and wait for the answers."""
        order = {"people": people, "rate": rate, "texts": texts, "count": count, "timeout": _PATIENCE}
        request = Request(f"{self.base}/control/ask", json.dumps(order).encode())
        with urlopen(request, timeout=2 * _PATIENCE) as answer:
            told: dict[str, Any] = json.load(answer)
        if told["answered"] < count:
            raise SystemExit(f"{self.name}: {told['answered']} of {count} questions were answered in {_PATIENCE} s")
        return told


def main() -> None:
    """Measure and print."""
    texts = answerable()
    print(f"{len(texts)} different questions, {PEOPLE} people in private chats")
    with TemporaryDirectory(prefix="azfilm-bench-") as folder, ExitStack() as stack:
        ours = stack.enter_context(_side("ours", ("bot.cli", "run"), Path(folder)))
        echo = stack.enter_context(_side("echo", ("benchmarks.echo_bot",), Path(folder)))
        for side in (ours, echo):  # all that is asked has been asked before, as with a bot that has been up for an hour
            side.ask(texts, max(len(texts), PEOPLE))
        for number in range(ROUNDS):
            for side in (ours, echo) if number % 2 else (echo, ours):
                told = side.ask(texts, CLOSED)
                side.rates.append(CLOSED / told["seconds"])
        for number in range(ROUNDS):
            for side in (ours, echo) if number % 2 else (echo, ours):
                side.latencies += side.ask(texts, OPEN, rate=RATE)["latencies_ms"]
    _print(ours, echo)


def answerable() -> list[str]:
    """Give the questions kept out of the index that the bot answers rightly."""
    mind = Mind.build(load(OWN_KNOWLEDGE), Phrasebook().say)
    found = []
    for question in read_questions():
        told = reply_to(mind, question.text, date.today()).fact
        if told and is_right_fact(mind.knowledge, told, question):
            found.append(question.text)
    return found


@contextmanager
def _side(name: str, module: Sequence[str], folder: Path) -> Iterator[Side]:
    """Run a bot on a fake Telegram, each in a process of its own."""
    with process(("tests.wire.telegram", "--no-validate"), folder / f"{name}-telegram.log", {}) as fake:
        assert fake.stdout
        base, token = (fake.stdout.readline().strip() for _ in range(2))
        settings = {
            "TELEGRAM_API_BASE": base,
            "TELEGRAM_TOKEN": token,
            "TELEGRAM_SENDS_PER_SECOND": "60000",
            "WEB_PORT": "0",
            "PERSON_PER_MINUTE": "0",
            "DATABASE_URL": f"sqlite:///{folder / 'azfilm.db'}",
        }
        with process(module, folder / f"{name}.log", settings):
            yield Side(name, base)


@contextmanager
def process(module: Sequence[str], log: Path, settings: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Have a program run beside."""
    command = [sys.executable, "-m", *module]
    with log.open("w") as errors:
        running = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env={**os.environ, **settings}
        )
    try:
        yield running
    finally:
        running.terminate()
        running.communicate()


def _print(ours: Side, echo: Side) -> None:
    for side in (ours, echo):
        rounds = ", ".join(f"{rate:.0f}" for rate in side.rates)
        print(f"{side.name:<6}{statistics.median(side.rates):8.0f} questions/s (rounds: {rounds})")
    ratios = [mine / theirs for mine, theirs in zip(ours.rates, echo.rates, strict=True)]
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    print(f"ratio {middle:8.2f} ({low:.2f} to {high:.2f}; wanted: at least {_TARGET_RATIO})")
    for side in (ours, echo):
        took = sorted(side.latencies)
        middle, worst = (took[int(len(took) * share)] for share in (0.5, 0.99))
        wanted = f" (wanted: under {_TARGET_MS} ms)" if side is ours else ""
        print(f"{side.name:<6}at {RATE} questions/s answered after p50 {middle:.0f} ms, p99 {worst:.0f} ms{wanted}")


if __name__ == "__main__":
    main()
