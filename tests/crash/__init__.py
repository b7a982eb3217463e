"""Crash tests: the bot in processes of its own that are killed, stopped and cut off while people play.

AZFILM_CRASH_KILLS says how often a worker is killed; from 100 on, all of these tests take their long form.
"""

import os

KILLS = int(os.environ.get("AZFILM_CRASH_KILLS", "20"))
LONG = KILLS >= 100
