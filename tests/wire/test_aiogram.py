"""Another library on the fake: what it says and hears must be the Bot API's, not python-telegram-bot's habits."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.wire.telegram.server import FakeTelegram

HERE = Path(__file__).parent
PYTHON = HERE.parents[1] / ".venv" / "peers" / "bin" / "python"
SOON = 15.0


@pytest.fixture(scope="module", autouse=True)
def peers() -> None:
    if not PYTHON.exists() and not os.environ.get("REQUIRE_BENCHMARKS"):
        pytest.skip("aiogram has an environment of its own: `make .venv/peers/ready` builds it")


@asynccontextmanager
async def aiogram_bot(fake: FakeTelegram, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run the bot; a test that failed sees what it wrote."""
    log = folder / "aiogram.log"
    with log.open("wb") as written:
        program = (PYTHON, HERE / "peers" / "aiogram_bot.py", fake.base, fake.token)
        process = await asyncio.create_subprocess_exec(*program, stdout=written, stderr=written)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        print(log.read_text(encoding="utf-8"))


async def test_a_bot_of_another_library_works_on_the_fake(fake: FakeTelegram, tmp_path: Path) -> None:
    aysel = fake.person("Aysel", "en")
    room = aysel.private
    async with aiogram_bot(fake, tmp_path) as process:
        await aysel.write(room, "/start")
        greeting = await room.expect("Hello!", SOON)
        assert [entity["type"] for entity in greeting.entities] == ["bold"]
        pressed = await (await aysel.press(greeting, "Quiz")).answered(SOON)
        assert pressed.text == "Here it comes"
        question = await room.expect(lambda message: message.poll is not None, SOON)
        assert (greeting.text, greeting.edits, greeting.buttons) == ("Who made it?", 1, [])
        await aysel.vote(question, "Rza Təhmasib")
        await room.expect("You chose Rza Təhmasib", SOON)
        await fake.idle()
        process.terminate()
        assert await asyncio.wait_for(process.wait(), SOON) == 0
    (commands,) = fake.called("setMyCommands")
    assert commands.params == {"commands": [{"command": "start", "description": "Begin"}], "language_code": "en"}
    assert [call.refusal for call in fake.calls if not call.ok] == []
    assert not fake.violations
    assert not fake.unanswered_callbacks(after=0)
