"""The bot as a process of its own, with the libraries as they are, on fake platforms."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.wire.discord.server import FakeDiscord
from tests.wire.telegram.server import FakeTelegram

_START = 30.0
_END = 10.0


def _access(fake: FakeTelegram | FakeDiscord) -> dict[str, str]:
    """Give the settings that lead to a fake, and to no other platform."""
    theirs = {"TELEGRAM_TOKEN": "", "DISCORD_TOKEN": ""}
    if isinstance(fake, FakeDiscord):
        return theirs | {"DISCORD_TOKEN": fake.token, "DISCORD_API_BASE": fake.base}
    return theirs | {"TELEGRAM_TOKEN": fake.token, "TELEGRAM_API_BASE": fake.base}


def _beginnings(fake: FakeTelegram | FakeDiscord) -> int:
    """Count how often a bot has begun to work: it asks for updates or has set its webhook, or its session is open."""
    if isinstance(fake, FakeDiscord):
        return len(fake.identifies)
    return sum(call.method in ("deleteWebhook", "setWebhook") for call in fake.calls)


class BotProcess:
    """`azfilm run`, which may be killed and started again."""

    def __init__(self, fake: FakeTelegram | FakeDiscord, folder: Path, settings: Mapping[str, str]) -> None:
        self._fake = fake
        self._log = folder / "bot.log"
        self._settings = {
            **_access(fake),
            "DATA_DIR": str(folder),
            "WEB_PORT": "0",
            "PERSON_PER_MINUTE": "0",  # the people of tests are quicker than others
            "PYTHONWARNINGS": "error::DeprecationWarning:bot,error::DeprecationWarning:adapters",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it is at work on its platform."""
        before = _beginnings(self._fake)
        environment = {name: value for name, value in os.environ.items() if name != "KNOWLEDGE_DIR"}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.cli", "run", env=environment | self._settings, stdout=log, stderr=log
            )
        if wait:
            await self._heard_of(before)

    async def _heard_of(self, before: int) -> None:
        """Wait for its first word."""
        async with asyncio.timeout(_START):
            while _beginnings(self._fake) <= before:
                assert self._process and self._process.returncode is None, self.log
                await asyncio.sleep(0.02)

    @property
    def log(self) -> str:
        """Give what it has logged so far."""
        return self._log.read_text(encoding="utf-8")

    @property
    def code(self) -> int | None:
        """Give its exit code, None while it runs."""
        return self._process.returncode if self._process else None

    @property
    def pid(self) -> int:
        """Give the id of the process that was started last."""
        assert self._process
        return self._process.pid

    async def kill(self) -> None:
        """Kill it, whatever it is doing."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Tell it to stop; gives its exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(how)
        async with asyncio.timeout(_END):
            return await self._process.wait()

    async def ended(self, timeout: float = _END) -> int:
        """Wait until it ends by itself; gives its exit code."""
        assert self._process
        async with asyncio.timeout(timeout):
            return await self._process.wait()


@asynccontextmanager
async def bot_on(fake: FakeTelegram | FakeDiscord, folder: Path, **settings: str) -> AsyncIterator[BotProcess]:
    """Run the bot on a fake platform."""
    process = BotProcess(fake, folder, settings)
    try:
        await process.start()
        yield process
    finally:
        if process.code is None:
            await process.kill()
