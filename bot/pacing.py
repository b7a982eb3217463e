"""Pacing: when a chat may hear more, so that a platform never has to refuse. Pure; moments are seconds of any clock.

The windows slide: "20 in 60 seconds" holds for any 60 seconds, not for those of a bucket that starts full.
"""

from collections import deque

from bot.messages import Limits, Place

_MINUTE = 60.0
_SECOND = 1.0


class Pacer:
    """Knows what was sent lately on one platform."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._sent: dict[Place, deque[float]] = {}
        self._all: deque[float] = deque()

    def sent(self, place: Place, at: float) -> None:
        """Note that something is sent to a chat."""
        self._sent.setdefault(self._counted(place), deque()).append(at)
        self._all.append(at)

    def free_at(self, place: Place, private: bool, now: float, leisurely: bool = False) -> float:
        """Give the moment from which a chat may hear more, or what may come at leisure; it may lie in the past."""
        counted = self._counted(place)
        self._forget(counted, now)
        gap = max(self._limits.gap, self._limits.leisure) if leisurely else self._limits.gap
        return max(self._chat_free(counted, private, gap), self._all_free(now))

    def _counted(self, place: Place) -> Place:
        return place.room if self._limits.rooms else place

    def _chat_free(self, place: Place, private: bool, gap: float) -> float:
        sent = self._sent.get(place, ())
        free = sent[-1] + gap if sent else 0.0
        minute = 0 if private else self._limits.group_minute
        if minute and len(sent) >= minute:
            free = max(free, sent[-minute] + _MINUTE)
        return free

    def _all_free(self, now: float) -> float:
        second = self._limits.second
        while self._all and (not second or self._all[0] <= now - _SECOND):
            self._all.popleft()
        return self._all[-second] + _SECOND if second and len(self._all) >= second else 0.0

    def _forget(self, place: Place, now: float) -> None:
        """Forget what is too old to matter, for this chat and, now and then, for the others."""
        for one in (place, next(iter(self._sent), place)):
            sent = self._sent.pop(one, None)
            while sent and sent[0] <= now - _MINUTE:
                sent.popleft()
            if sent:
                self._sent[one] = sent
