"""Another library on the fake: what it says and hears must be Discord's, not discord.py's habits."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.wire.discord.conftest import discord_specs, fake_discord
from tests.wire.discord.server import FakeDiscord

__all__ = ["discord_specs", "fake_discord"]

HERE = Path(__file__).parent
PYTHON = HERE.parents[1] / ".venv" / "peers" / "bin" / "python"
SOON = 15.0


@pytest.fixture(scope="module", autouse=True)
def peers() -> None:
    if not PYTHON.exists() and not os.environ.get("REQUIRE_BENCHMARKS"):
        pytest.skip("hikari has an environment of its own: `make .venv/peers/ready` builds it")


@asynccontextmanager
async def hikari_bot(fake: FakeDiscord, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the bot; a test that failed sees what it wrote."""
    log = folder / "hikari.log"
    with log.open("wb") as written:
        program = (PYTHON, HERE / "peers" / "hikari_bot.py", fake.base, fake.token)
        process = await asyncio.create_subprocess_exec(*program, stdout=written, stderr=written)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        print(log.read_text(encoding="utf-8"))


async def test_a_bot_of_another_library_works_on_the_fake(fake_discord: FakeDiscord, tmp_path: Path) -> None:
    aysel = fake_discord.person("Aysel", "tr")
    room = fake_discord.guild("Kino klubu", [aysel]).room
    async with hikari_bot(fake_discord, tmp_path) as process:
        await fake_discord.synced("quiz", SOON)
        await (await aysel.command(room, "quiz", theme="Arşın mal alan")).acknowledged(SOON)
        question = await room.expect("Arşın mal alan: who made it? (tr)", SOON)
        assert question.buttons == ["Tofiq Tağızadə", "Rza Təhmasib"]
        pressed = await aysel.press(question, "Rza Təhmasib")
        assert await pressed.told(SOON) == "Well done"
        assert (question.text, question.edits, question.buttons) == ("It was tehmasib", 1, [])
        for place, text in ((room, f"salam {fake_discord.mention}"), (aysel.dm, "salam")):
            written = await aysel.write(place, text)
            answer = await place.expect(f"Heard: {text}", SOON)
            assert answer.reply_to == written.id
        await fake_discord.idle()
        process.terminate()
        assert await asyncio.wait_for(process.wait(), SOON) == 0
    assert [(request.path, request.status) for request in fake_discord.requests if not request.ok] == []
    assert fake_discord.violations == []
