"""The bot on both platforms for a while, with two hundred chats and restarts: nothing grows and nothing is lost.

AZFILM_SOAK_SECONDS says for how long; from ten minutes on it is the long form, with a restart each minute. How often
the bot is restarted may be said too, by AZFILM_SOAK_RESTARTS: with none, what one process takes is seen for longer.
"""

import os

SECONDS = float(os.environ.get("AZFILM_SOAK_SECONDS", "60"))
LONG = SECONDS >= 600
RESTARTS = int(os.environ.get("AZFILM_SOAK_RESTARTS") or max(2, round(SECONDS / 60) - 1))
