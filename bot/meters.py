"""Meters: what a running bot counts and measures for its operator. No chats, no people, no texts.

Each process counts for itself; whoever scrapes them adds them up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import Counter, Gauge, Histogram

_QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_SLOW = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)

EVENTS = Counter("azfilm_updates_total", "Events that came in", ("platform", "kind", "outcome"))
LATENCY = Histogram("azfilm_update_latency_seconds", "From an event to its being kept", ("platform",), buckets=_QUICK)
INBOX = Gauge("azfilm_inbox_depth", "Events that wait to be handled")
INBOX_AGE = Gauge("azfilm_inbox_oldest_age_seconds", "How long the oldest of them waits")
TIMER_LAG = Histogram("azfilm_timers_due_lag_seconds", "From when a timer was due to when it came", buckets=_QUICK)
OUTBOX = Gauge("azfilm_outbox_depth", "Messages that wait to be sent")
OUTBOX_AGE = Gauge("azfilm_outbox_oldest_age_seconds", "How long the oldest of them waits")
SENDS = Counter("azfilm_sends_total", "Attempts to send", ("platform", "outcome"))
RETRY_AFTER = Histogram("azfilm_retry_after_seconds", "Waits that platforms asked for", ("platform",), buckets=_SLOW)
ANSWERS = Counter("azfilm_kb_answers_total", "Questions asked", ("outcome",))
MATCHER = Histogram("azfilm_matcher_seconds", "From a question to what is said to it", buckets=_QUICK)
GAMES = Gauge("azfilm_games_active", "Games that run")
TRANSACTION = Histogram("azfilm_db_tx_seconds", "Transactions of the database", ("name",), buckets=_QUICK)
LOOP_LAG = Histogram("azfilm_loop_lag_seconds", "How late the event loop is", buckets=_QUICK)
LEADER = Gauge("azfilm_leader", "Whether this process does what only one does", ("role",))


@contextmanager
def timed(meter: Histogram) -> Iterator[None]:
    """Measure how long something takes."""
    began = perf_counter()
    try:
        yield
    finally:
        meter.observe(perf_counter() - began)
