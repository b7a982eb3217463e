"""Rehearses the image without Docker: `python -m tests.supply.rehearsal [PYTHON]`, as root.

Follows the Dockerfile line by line in rooms of its own, with the Python of this machine in place of the base image, and
as the image's user also where Docker would be root. Then runs the bot on a fake Telegram, with no right and nothing to
write to but its volume and /tmp.
"""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.supply.dockerfile import Stage, Step, sent, stages
from tests.supply.room import Room
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram.spec import Spec, specs_folder

ROOT = Path(__file__).parents[2]
QUESTION, ANSWER = "Who directed Nasimi?", "Hasan Seyidbayli"
_SOON = 30.0
_FOR_PIP = ("PIP_", "SSL_CERT_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")


@dataclass
class Timer:
    """How long something took, when it is over."""

    seconds: float = 0.0


@contextmanager
def timed(what: str) -> Iterator[Timer]:
    """Print how long something took."""
    began, timer = time.monotonic(), Timer()
    yield timer
    timer.seconds = time.monotonic() - began
    print(f"{timer.seconds:6.1f} s  {what}", flush=True)


class Image:
    """A stage as it becomes a room, step by step."""

    def __init__(self, room: Room, stage: Stage, user: str, earlier: Mapping[str, Room]) -> None:
        self.room, self.stage, self.user = room, stage, user
        self.environment = {"PATH": "/python/bin:/usr/bin:/bin", "HOME": "/"}
        self.folder = "/"
        self._earlier = earlier
        self._for_pip = {name: value for name, value in os.environ.items() if name.upper().startswith(_FOR_PIP)}
        os.chown(room.root, int(user), int(user))

    def make(self) -> None:
        """Follow all steps."""
        for step in self.stage.steps:
            match step.word:
                case "ENV":
                    path = self.environment["PATH"]
                    self.environment |= {name: value.replace("$PATH", path) for name, value in step.pairs.items()}
                case "WORKDIR":
                    self.folder = step.text
                    self.room.inside(step.text).mkdir(parents=True)
                    os.chown(self.room.inside(step.text), int(self.user), int(self.user))
                case "USER":
                    self.user = step.text.partition(":")[0]
                case "COPY":
                    self._copy(step)
                case "RUN":
                    with timed(f"RUN {step.text[:100]}"):
                        command = ["sh", "-c", step.text]
                        self.room.run(command, self._for_pip | self.environment, self.user, self.folder)

    def _copy(self, step: Step) -> None:
        *sources, target = step.text.split()
        if "from" in step.flags:
            (source,) = sources
            shutil.copytree(self._earlier[step.flags["from"]].inside(source), self.room.inside(target), symlinks=True)
            return
        for file in sent(ROOT, (ROOT / ".dockerignore").read_text(encoding="utf-8"), sources):
            place = self.room.inside(self.folder) / file
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, place)

    def run(self, command: Sequence[str], **settings: str) -> str:
        """Run a command as in a container of the image; gives what it prints."""
        volume = self.stage.the("VOLUME").text
        return self.room.run(command, self.environment | settings, self.user, volume=volume)


def build(folder: Path, python: Path) -> Image:
    """Build the image; gives the last stage."""
    base = Path(subprocess.check_output([python, "-c", "import sys; print(sys.base_prefix)"], text=True).strip())
    all_stages = stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    user = all_stages[-1].the("USER").text.partition(":")[0]
    made: dict[str, Room] = {}
    for number, stage in enumerate(all_stages):
        last = stage is all_stages[-1]
        root = folder / str(number)
        root.mkdir()
        image = Image(Room(root, base), stage, "0" if last else user, made)
        if not last:
            image.room.run([str(base / "bin" / "python3"), "-m", "venv", "/python"], image.environment, user)
        image.make()
        made[stage.name] = image.room
    return image


def look(image: Image) -> None:
    """Check what can be written, and that the index was built for who reads it."""
    script = "find / /etc -xdev -writable ! -type l -print 2> /dev/null || true"
    writable = image.run(["sh", "-c", script]).split()
    assert sorted(writable) == ["/data", "/tmp"], writable
    print("          only /data and /tmp can be written")
    command = [*image.stage.the("ENTRYPOINT").command, "ask", QUESTION]
    with timed(f"azfilm ask {QUESTION!r}, with the index of the image") as quick:
        assert ANSWER in image.run(command)
    with timed("the same without an index") as slow:
        assert ANSWER in image.run(command, CACHE_DIR="/nowhere")
    assert quick.seconds < slow.seconds / 2, "the index of the image was not read"


async def serve(image: Image) -> None:
    """Run the bot as the image does: it answers, is ready, and ends in order when it is told to."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    async with FakeTelegram(Spec.read(specs_folder(os.environ))) as fake:
        secret = image.room.inside("/run/secrets/telegram_token")
        secret.parent.mkdir(parents=True)
        secret.write_text(fake.token, encoding="utf-8")
        os.chown(secret, int(image.user), int(image.user))
        secret.chmod(0o400)
        settings = {
            "TELEGRAM_TOKEN_FILE": "/run/secrets/telegram_token",
            "TELEGRAM_API_BASE": fake.base,
            "WEB_PORT": port,
        }
        stage = image.stage
        command = image.room.command(
            [*stage.the("ENTRYPOINT").command, *stage.the("CMD").command],
            image.environment | settings,
            image.user,
            volume=stage.the("VOLUME").text,
        )
        process = await asyncio.create_subprocess_exec(*command)
        try:
            await _serve(image, process, fake, settings)
        finally:
            if process.returncode is None:
                process.kill()
        assert not fake.violations, fake.violations


async def _serve(
    image: Image, process: asyncio.subprocess.Process, fake: FakeTelegram, settings: Mapping[str, str]
) -> None:
    ann = fake.person("Ann", "en")
    with timed("azfilm run: from the start to the answer to a question that waits"):
        await ann.write(ann.private, QUESTION)
        await ann.private.expect(ANSWER, _SOON)
    with timed("until azfilm health says: ready"):
        await _ready(image, settings)
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8").splitlines()
    print(
        *(f"          {line}" for line in status if line.startswith(("Uid:", "CapEff:", "NoNewPrivs:", "VmHWM:"))),
        sep="\n",
    )
    with timed("SIGTERM: to the end"):
        process.terminate()
        async with asyncio.timeout(15):
            assert await process.wait() == 0, process.returncode
    data = image.room.inside(image.stage.the("VOLUME").text)
    print(f"          kept: {', '.join(sorted(one.name for one in data.iterdir()))}")


async def _ready(image: Image, settings: Mapping[str, str]) -> None:
    """Ask as Docker would until the bot is ready."""
    health: list[str] = json.loads(image.stage.the("HEALTHCHECK").text.removeprefix("CMD "))
    async with asyncio.timeout(_SOON):
        while True:
            try:
                with timed("  azfilm health"):
                    assert await asyncio.to_thread(image.run, health, **settings) == "ready\n"
                return
            except AssertionError as error:
                print(f"          {str(error).splitlines()[-1]}")
                await asyncio.sleep(1)


def main(arguments: Sequence[str]) -> None:
    """Rehearse."""
    if os.getuid():
        sys.exit("rehearsal: only root can make rooms and become another user; try it with sudo")
    os.umask(0o022)
    with tempfile.TemporaryDirectory(prefix="azfilm-") as folder:
        Path(folder).chmod(0o755)
        with timed("all"):
            image = build(Path(folder), Path(*arguments or [sys.executable]))
            look(image)
            asyncio.run(serve(image))


if __name__ == "__main__":
    main(sys.argv[1:])
