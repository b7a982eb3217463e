"""The nursery: has read all that a worker needs, and makes workers of itself, so that one is there in a moment.

It is told over a socket which environment a worker is to have, gets the worker's end of a socket with it, and
answers with the worker's process id. Run by `python -m tests.crash.nursery`.
"""

import ctypes
import gc
import importlib
import os
import signal
import socket
import sys
import traceback
from typing import NoReturn

import msgspec

from bot import failpoints
from bot.mind import Mind
from bot.play import Play
from tests.crash import wire
from tests.crash.room import room
from tests.crash.worker import serve

_LONGEST = 65536
_DIE_WITH_PARENT = 1


def main() -> None:
    """Make workers until nobody wants any."""
    orders = socket.socket(fileno=int(os.environ[wire.SOCKET]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # workers that die leave nothing behind
    minds = room()
    gc.freeze()
    while True:
        order, ends, _, _ = socket.recv_fds(orders, _LONGEST, 1)
        if not order:
            return
        pid = os.fork()
        if pid == 0:
            orders.close()
            _be_worker(socket.socket(fileno=ends[0]), msgspec.json.decode(order, type=dict[str, str]), minds)
        os.close(ends[0])
        orders.send(f"{pid}\n".encode())


def _be_worker(end: socket.socket, environment: dict[str, str], minds: tuple[Mind, Play]) -> NoReturn:
    if sys.platform == "linux":  # a worker that is stopped hears of nothing, and must not stay behind
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(environment)
    importlib.reload(failpoints)  # it reads the environment, as it does in a process that starts from nothing
    try:
        serve(end, *minds)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
