"""Run the fake in a process of its own; it prints its address, then the token.

`POST /control/ask` with `{"people": 50, "rate": null, "texts": [..], "count": 1000}` lets a crowd ask.
`POST /control/flood` with `{"rate": 1000, "texts": [..], "seconds": 10}` lets one person write more than anybody reads.
"""

import argparse
import asyncio
import contextlib
import os
from pathlib import Path

from tests.wire.telegram.crowd import Crowd
from tests.wire.telegram.server import FakeTelegram
from tests.wire.telegram.spec import Spec, specs_folder


async def _serve(folder: Path, port: int, validate: bool) -> None:
    async with FakeTelegram(Spec.read(folder), validate, port) as fake:
        Crowd(fake)
        print(fake.base, fake.token, sep="\n", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Run it until it is stopped."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--no-validate", action="store_true", help="check nothing against the specification")
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(specs_folder(os.environ), given.port, not given.no_validate))


if __name__ == "__main__":
    main()
