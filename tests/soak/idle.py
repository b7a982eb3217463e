"""A program that does nothing but look how late it is woken, as the bot does: what of its lag is the machine's.

It prints each lag in seconds on a line until it is stopped.
"""

import asyncio
import contextlib

_BEAT = 0.25


async def _beat() -> None:
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _BEAT
        await asyncio.sleep(_BEAT)
        print(f"{max(0.0, loop.time() - due):.6f}", flush=True)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_beat())
