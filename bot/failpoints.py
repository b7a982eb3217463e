"""Named steps at which the tests of reliability kill the process; in any other process they do nothing."""

import os
import signal

_NAME, _, _COUNT = os.environ.get("AZFILM_FAILPOINT", "").partition("=")
_left = int(_COUNT or 1)


def reach(name: str) -> None:
    """Die here if AZFILM_FAILPOINT names this step, `NAME=COUNT`, and this is the COUNTth time that it is reached."""
    global _left
    if name == _NAME:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
