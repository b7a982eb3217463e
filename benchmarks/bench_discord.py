"""Discord: interactions answered per second and how long an acknowledgement takes, beside a bare bot of discord.py.

Run `python -m benchmarks.bench_discord`. People in a channel use `/ask` with what the bot can answer, and press a
button of an open quiz question; all at once, and again when all are answered (closed loop), or fifty a second (open
loop). Both bots are processes of their own, ours with SQLite, and each has a fake Discord of its own, for both would
answer what one tells them. They are measured in turn, so that what else the machine does hits both. The bare bot says
a constant in its first response; ours acknowledges, looks the answer up, keeps what is to be kept, and then tells it.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from benchmarks.bench_telegram import answerable

PEOPLE = 100
ROUNDS = 4
WAVES = 5
"""How often all of them do something in a round of the closed loop."""
RATE, OPEN = 50, 400
"""Interactions a second, and how many of them in a round."""
_AT_ONCE = 1_000_000
_PATIENCE = 60
_START = 30
_CLOSING = 2
_TARGET_MS = 150

Doing = Literal["asks", "presses"]
_DOINGS: tuple[Doing, ...] = ("asks", "presses")
_ORDERS: Mapping[Doing, Mapping[str, Any]] = {"asks": {"command": "ask"}, "presses": {"label": "A"}}
_TIMES = ("ack_p50_ms", "ack_p99_ms", "answer_p50_ms", "answer_p99_ms")


@dataclass
class Side:
    """A bot on its fake, with what was measured of it."""

    name: str
    base: str
    texts: Sequence[str]
    rates: dict[Doing, list[float]] = field(default_factory=lambda: {doing: [] for doing in _DOINGS})
    """Interactions answered per second, by round."""
    times: dict[Doing, dict[str, list[float]]] = field(
        default_factory=lambda: {doing: {name: [] for name in _TIMES} for doing in _DOINGS}
    )
    """Milliseconds at `RATE` interactions a second, by round."""

    def do(self, doing: Doing, count: int, rate: int = _AT_ONCE) -> dict[str, Any]:
        """Have the crowd do something, and wait for the answers."""
        told = self._order(_ORDERS[doing], count, rate)
        if told["answered"] < count:
            raise SystemExit(f"{self.name}: {told['answered']} of {count} were answered in {_PATIENCE} s")
        return told

    def _order(self, what: Mapping[str, Any], count: int, rate: int, timeout: int = _PATIENCE) -> dict[str, Any]:
        order = {"people": PEOPLE, "rate": rate, "count": count, "timeout": timeout, **what}
        if what.get("command") == "ask":
            order["options"] = {"question": self.texts}
        address = f"{self.base.removesuffix('/api/v10')}/control/press"
        with urlopen(Request(address, json.dumps(order).encode()), timeout=2 * _PATIENCE) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def wait(self, doing: Doing) -> None:
        """Wait until something can be done: the bot is there and knows its commands, or its question is shown."""
        until = time.monotonic() + _START
        while not self._can(doing):
            if time.monotonic() > until:
                raise SystemExit(f"{self.name}: nobody {doing} after {_START} s")
            time.sleep(0.1)

    def _can(self, doing: Doing) -> bool:
        try:
            return bool(self._order(_ORDERS[doing], 1, _AT_ONCE, timeout=1)["answered"])
        except HTTPError:  # the fake knows no such command or button
            return False

    @contextmanager
    def question(self) -> Iterator[None]:
        """Have a quiz question open whose buttons can be pressed."""
        self._order({"command": "quiz", "options": {"kind": "choice"}}, 1, _AT_ONCE)
        self.wait("presses")
        yield
        self._order({"command": "stop"}, 1, _AT_ONCE)
        until = time.monotonic() + _CLOSING
        while self._can("presses") and time.monotonic() < until:  # ours closes the question a moment later
            time.sleep(0.1)

    def closed_loop(self) -> None:
        """Measure how much is answered when everybody goes on as soon as all are answered."""
        self.rates["asks"].append(_rate(self.do("asks", PEOPLE) for _ in range(WAVES)))
        self.rates["presses"].append(_rate(self._first_presses() for _ in range(WAVES)))

    def _first_presses(self) -> dict[str, Any]:
        with self.question():
            return self.do("presses", PEOPLE)

    def open_loop(self) -> None:
        """Measure how long it takes when people come one after another."""
        self._note_times("asks")
        with self.question():
            self._note_times("presses")

    def _note_times(self, doing: Doing) -> None:
        told = self.do(doing, OPEN, RATE)
        for name in _TIMES:
            self.times[doing][name].append(told[name])


def _rate(waves: Iterable[Mapping[str, Any]]) -> float:
    """Give how much was answered in a second of waves of all people."""
    seconds = [float(told["seconds"]) for told in waves]
    return PEOPLE * len(seconds) / sum(seconds)


def main() -> None:
    """Measure and print."""
    texts = answerable()
    print(f"{len(texts)} different questions, {PEOPLE} people in a channel")
    with TemporaryDirectory(prefix="azfilm-bench-") as folder, ExitStack() as stack:
        ours = stack.enter_context(_side("ours", ("bot.cli", "run"), Path(folder), texts))
        bare = stack.enter_context(_side("bare", ("benchmarks.bare_discord",), Path(folder), texts))
        for side in (ours, bare):  # all that is asked has been asked before, as with a bot that has been up for an hour
            side.do("asks", max(len(texts), PEOPLE), RATE)
        for number in range(ROUNDS):
            for side in (ours, bare) if number % 2 else (bare, ours):
                side.closed_loop()
        for number in range(ROUNDS):
            for side in (ours, bare) if number % 2 else (bare, ours):
                side.open_loop()
    _print(ours, bare)


@contextmanager
def _side(name: str, module: Sequence[str], folder: Path, texts: Sequence[str]) -> Iterator[Side]:
    """Run a bot on a fake Discord, each in a process of its own."""
    with _process(("tests.wire.discord", "--no-validate"), folder / f"{name}-discord.log", {}) as fake:
        assert fake.stdout
        base, _, token = (fake.stdout.readline().strip() for _ in range(3))
        settings = {
            "TELEGRAM_TOKEN": "",
            "PERSON_PER_MINUTE": "0",
            "CHAT_PER_MINUTE": "0",
            "DISCORD_API_BASE": base,
            "DISCORD_TOKEN": token,
            "WEB_PORT": "0",
            "DATABASE_URL": f"sqlite:///{folder / 'azfilm.db'}",
        }
        if name == "ours":
            _run(("bot.cli", "discord", "sync"), settings)
        with _process(module, folder / f"{name}.log", settings):
            side = Side(name, base, texts)
            side.wait("asks")
            yield side


def _run(module: Sequence[str], settings: Mapping[str, str]) -> None:
    """Run a program to its end."""
    command = [sys.executable, "-m", *module]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **settings})


@contextmanager
def _process(module: Sequence[str], log: Path, settings: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Have a program run beside."""
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", *module],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **settings},
        )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def _print(ours: Side, bare: Side) -> None:
    for doing in _DOINGS:
        for side in (ours, bare):
            rounds = ", ".join(f"{rate:.0f}" for rate in side.rates[doing])
            print(f"{doing:<9}{side.name:<6}{statistics.median(side.rates[doing]):6.0f}/s (rounds: {rounds})")
        ratios = [mine / theirs for mine, theirs in zip(ours.rates[doing], bare.rates[doing], strict=True)]
        print(f"{doing:<9}ratio {statistics.median(ratios):6.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
    for doing in _DOINGS:
        for side in (ours, bare):
            wanted = f" (wanted: under {_TARGET_MS} ms)" if side is ours else ""
            middle, worst, told, late = (_spread(side.times[doing][name]) for name in _TIMES)
            print(f"{doing:<9}{side.name:<6}at {RATE}/s acknowledged after p50 {middle} ms, p99 {worst} ms{wanted}")
            print(f"{'':<15}answered after p50 {told} ms, p99 {late} ms")


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})"


if __name__ == "__main__":
    main()
