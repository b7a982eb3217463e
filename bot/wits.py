"""The wits: the mind and the games, which change as a whole when the knowledge is read again."""

import asyncio
import logging
from collections.abc import Callable

from bot.mind import Mind
from bot.play import Play
from bot.traces import where
from bot.wording import Wording
from knowledge.loader import KnowledgeError

log = logging.getLogger(__name__)

Rebuild = Callable[[], tuple[Mind, Play]]
"""Reads the knowledge again and builds over it what needs building; raises `KnowledgeError`."""


class Wits:
    """What a running bot thinks with."""

    def __init__(self, mind: Mind, play: Play, rebuild: Rebuild | None = None) -> None:
        self.mind = mind
        self.play = play
        self._rebuild = rebuild or (lambda: (mind, play))

    async def reread(self, wording: Wording) -> str:
        """Read the knowledge again beside all else, and go on with it if it is sound; gives what is to be said."""
        try:
            self.mind, self.play = await asyncio.to_thread(self._rebuild)
        except KnowledgeError as error:
            log.error("the knowledge has %d problems and stays as it was: %s", len(error.problems), error.problems[0])
            failed = wording("reload-failed", count=len(error.problems))
            return f"{failed}\n{error.problems[0]}"
        except Exception as error:  # a folder that went away, a bug: the bot goes on with what it has
            log.error("the knowledge could not be read and stays as it was: %s", where(error))
            return wording("sorry")
        log.info("the knowledge has been read again")
        known = self.mind.knowledge
        return wording("reloaded", films=len(known.films), people=len(known.people), facts=len(known.facts))
