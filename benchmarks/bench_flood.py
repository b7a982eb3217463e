"""Telegram: how long people wait for an answer while somebody floods the bot, with shedding and without.

Run `python -m benchmarks.bench_flood`. Twenty people in private chats ask a question each every three seconds, and one
more writes a thousand questions a second. The bot is a process of its own with SQLite, a fresh one each time, on a fake
Telegram that checks nothing. With and without shedding take turns, so that what else the machine does hits both; before
the flood it is measured how long people wait when there is none. Without shedding more comes than can be answered: the
longer the flood, the longer they wait, and whoever has no answer after half a minute counts as having waited so long.
"""

import json
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from benchmarks.bench_telegram import answerable, process

ROUNDS = 2
PEOPLE, EVERY = 20, 3.0
"""How many ask, and after how many seconds each asks again."""
FLOOD, SECONDS = 1000, 15
"""Messages a second, and for how long."""
_LEAD = 1.0
"""Seconds of the flood before somebody else asks."""
_PATIENCE = 30.0
_TARGET_MS = 200
_OFF = {"PERSON_PER_MINUTE": "0", "CHAT_PER_MINUTE": "0"}
_ON = dict.fromkeys(_OFF, "")
"""As many as is usual."""


@dataclass
class Side:
    """A way to run the bot, with what was measured of it."""

    name: str
    settings: Mapping[str, str]
    quiet: list[float] = field(default_factory=list)
    """How many milliseconds answers took without a flood."""
    flooded: list[float] = field(default_factory=list)
    written: list[float] = field(default_factory=list)
    """Messages of floods in a second."""


def main() -> None:
    """Measure and print."""
    texts = answerable()
    print(f"{PEOPLE} people ask every {EVERY:.0f} s; a flood of {FLOOD} messages a second for {SECONDS} s")
    sides = [Side("shedding", _ON), Side("without", _OFF)]
    for number in range(ROUNDS):
        for side in reversed(sides) if number % 2 else sides:
            with TemporaryDirectory(prefix="azfilm-bench-") as folder, _bot(side.settings, Path(folder)) as base:
                _measure(side, base, texts)
    _print(*sides)


@contextmanager
def _bot(settings: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Run a bot on a fake Telegram; gives the address of that."""
    with process(("tests.wire.telegram", "--no-validate"), folder / "telegram.log", {}) as fake:
        assert fake.stdout
        base, token = (fake.stdout.readline().strip() for _ in range(2))
        place = {"TELEGRAM_API_BASE": base, "TELEGRAM_TOKEN": token, "DISCORD_TOKEN": "", "WEB_PORT": "0"}
        database = {"DATABASE_URL": f"sqlite:///{folder / 'azfilm.db'}"}
        with process(("bot.cli", "run"), folder / "bot.log", {**place, **database, **settings}):
            yield base


def _measure(side: Side, base: str, texts: Sequence[str]) -> None:
    rate = PEOPLE / EVERY
    _ask(base, texts, PEOPLE, rate)  # everybody is known, as with a bot that has been up for an hour
    time.sleep(EVERY)  # a chat hears one message a second
    side.quiet += _ask(base, texts, round(rate * SECONDS), rate)
    with ThreadPoolExecutor() as pool:
        flood = pool.submit(_order, base, "flood", {"rate": FLOOD, "texts": texts, "seconds": SECONDS})
        time.sleep(_LEAD)
        side.flooded += _ask(base, texts, round(rate * (SECONDS - _LEAD)), rate)
        side.written.append(flood.result()["written"] / SECONDS)


def _ask(base: str, texts: Sequence[str], count: int, rate: float) -> list[float]:
    """Have people ask; gives the milliseconds that each waited."""
    order = {"people": PEOPLE, "rate": rate, "texts": texts, "count": count, "timeout": count / rate + _PATIENCE}
    took: list[float] = _order(base, "ask", order)["latencies_ms"]
    never = [_PATIENCE * 1000] * (count - len(took))
    return [*never, *(min(one, _PATIENCE * 1000) for one in took)]


def _order(base: str, what: str, order: Mapping[str, Any]) -> dict[str, Any]:
    request = Request(f"{base}/control/{what}", json.dumps(order).encode())
    with urlopen(request, timeout=8 * _PATIENCE) as answer:
        told: dict[str, Any] = json.load(answer)
    return told


def _print(shedding: Side, without: Side) -> None:
    for side in (shedding, without):
        middle, worst = _spread(side.quiet)
        print(f"{side.name:<9}no flood       answered after p50 {middle:.0f} ms, p99 {worst:.0f} ms")
        middle, worst = _spread(side.flooded)
        wanted = f" (wanted: under {_TARGET_MS} ms)" if side is shedding else ""
        came = statistics.median(side.written)
        print(f"{side.name:<9}flood {came:5.0f}/s  answered after p50 {middle:.0f} ms, p99 {worst:.0f} ms{wanted}")
    ratios = [less / more for less, more in zip(_spread(shedding.flooded), _spread(without.flooded), strict=True)]
    print(f"ratio in a flood: p50 {ratios[0]:.4f}, p99 {ratios[1]:.4f}")


def _spread(times: Sequence[float]) -> tuple[float, float]:
    """Give the middle and the end of some times."""
    parts = statistics.quantiles(times, n=100, method="inclusive")
    return parts[49], parts[98]


if __name__ == "__main__":
    main()
