"""The report: what there was and what was measured, as a table."""

from collections.abc import Mapping, Sequence

from tests.soak.evidence import Away, Fates
from tests.soak.watch import Incarnation, quantile

_HEADINGS = ("", "ended by", "events", "sent", "MB first", "MB last", "grown", "lag p50", "lag p99", "away")


def table(incarnations: Sequence[Incarnation], away: Sequence[Away]) -> str:
    """Show what each process did and took, and for how long nobody listened on Discord after it."""
    waits = [*(f"{one.until - one.since:.1f} s" for one in away), ""]
    rows = [_HEADINGS, *(_row(one, wait) for one, wait in zip(incarnations, waits, strict=True))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADINGS))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(one: Incarnation, wait: str) -> tuple[str, ...]:
    first, last = one.taken()
    events, sent = (one.counted[f"azfilm_{what}_total"] for what in ("updates", "sends"))
    lags = [f"{1000 * quantile(one.lags, share):.0f} ms" for share in (0.5, 0.99)]
    sizes = (f"{first:.1f}", f"{last:.1f}", f"{one.growth:+.1%}")
    return (str(one.number), one.ended, str(events), str(sent), *sizes, *lags, wait)


def told_lag(name: str, lags: Mapping[float, int]) -> str:
    """Tell how late a loop was."""
    middle, worst = (1000 * quantile(lags, share) for share in (0.5, 0.99))
    return f"{name}: p50 {middle:.1f} ms, p99 {worst:.1f} ms"


def told_fates(what: str, fates: Fates) -> str:
    """Tell what became of what people did on Discord."""
    return f"{what}: {fates.done} done, {fates.excused} while nobody listened, {len(fates.lost)} lost"
