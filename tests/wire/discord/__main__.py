"""Run the fake in a process of its own; it prints the address of the API, that of the gateway, then the token.

`POST /control/press` with `{"people": 50, "rate": 50.0, "count": 1000, "command": "ask", "options": {..}}` or
`{.., "label": "A"}` lets a crowd use a command, or press a button of the newest message in its channel that has it.
"""

import argparse
import asyncio
import contextlib
import os

from tests.wire.discord.crowd import Crowd
from tests.wire.discord.server import FakeDiscord
from tests.wire.discord.spec import read_specs, specs_folder


async def _serve(given: argparse.Namespace) -> None:
    rest, frames = (None, None) if given.no_validate else read_specs(specs_folder(os.environ))
    async with FakeDiscord(rest, frames, given.shards, given.port) as fake:
        Crowd(fake)
        print(fake.base, fake.gateway, fake.token, sep="\n", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Run it until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.discord", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--shards", type=int, default=1, help="how many are recommended to the bot")
    parser.add_argument("--no-validate", action="store_true", help="check nothing against the specifications")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
