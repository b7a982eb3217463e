"""The list of clusters with what may become of each, for people and as JSON. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.editing.clusters import SEVERAL, Cluster
from bot.editing.proposals import EXAMPLES, Guess, Proposal, propose
from bot.mind import Mind


@dataclass(frozen=True, slots=True)
class Listing:
    """The clusters that are shown, and how many are not."""

    shown: tuple[tuple[Cluster, Proposal], ...]
    ignored: int = 0
    answered: int = 0
    """How many the knowledge of today answers."""
    rest: int = 0
    """How many come after those that are shown."""


def listing(clusters: Sequence[Cluster], mind: Mind, limit: int | None, everything: bool) -> Listing:
    """Choose the clusters to show: no more than `limit`; with `everything` also those ignored or answered by now."""
    shown: list[tuple[Cluster, Proposal]] = []
    ignored = answered = 0
    for place, cluster in enumerate(clusters):
        if limit is not None and len(shown) == limit:
            return Listing(tuple(shown), ignored, answered, len(clusters) - place)
        if cluster.ignored and not everything:
            ignored += 1
            continue
        proposal = propose(cluster, mind)
        if proposal.kind == "answered" and not everything:
            answered += 1
            continue
        shown.append((cluster, proposal))
    return Listing(tuple(shown), ignored, answered)


def lines_of(listing: Listing) -> Iterator[str]:
    """Write the list for people."""
    for cluster, proposal in listing.shown:
        yield from _cluster_lines(cluster, proposal)
        yield ""
    if not listing.shown:
        yield f"No question without an answer was asked by at least {SEVERAL} people."
    unseen = {
        "further (--limit)": listing.rest,
        "ignored (--all)": listing.ignored,
        "answered by now (--all)": listing.answered,
    }
    rest = ", ".join(f"{count} {what}" for what, count in unseen.items() if count)
    if rest:
        yield f"Not shown: {rest}."


def _cluster_lines(cluster: Cluster, proposal: Proposal) -> Iterator[str]:
    people = f"{cluster.least}" if cluster.least == cluster.most else f"{cluster.least} to {cluster.most}"
    ends = ", ".join((*cluster.outcomes, *(["ignored"] if cluster.ignored else [])))
    people += " person" if people == "1" else " people"
    yield f"[{cluster.id}] {people} · {_counts(cluster.languages)} · {ends}"
    for one in cluster.wordings[:EXAMPLES]:
        yield f"    {one.text}"
    hidden = len(cluster.wordings) - EXAMPLES
    if hidden > 0:
        yield f"    and {hidden} more"
    if cluster.rare:
        yield f"    and {cluster.rare} that only one person used, shown to nobody"
    if cluster.about:
        yield f"    about {', '.join(cluster.about)}"
    yield from _proposal_lines(proposal)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _proposal_lines(proposal: Proposal) -> Iterator[str]:
    guesses = list(proposal.guesses)
    if proposal.kind == "phrasing":
        yield f"  → new phrasing of {_told(guesses.pop(0))}"
    elif proposal.kind == "answered":
        yield f"  → answered by now by {_told(guesses.pop(0))}"
    else:
        said = {"entry": "new entry", "ignore": "ignore it", "look": "have a look"}
        yield f"  → {said[proposal.kind]}: {proposal.why}"
    for guess in guesses:
        yield f"    near: {_told(guess)}"


def _told(guess: Guess) -> str:
    return f"{guess.entry} ({guess.confidence:.0%}): {guess.question}"


def object_of(cluster: Cluster, proposal: Proposal) -> dict[str, Any]:
    """Write a cluster as an object for JSON."""
    return {
        "id": cluster.id,
        "askers": {"least": cluster.least, "most": cluster.most},
        "languages": cluster.languages,
        "outcomes": cluster.outcomes,
        "about": cluster.about,
        "examples": [one.text for one in cluster.wordings[:EXAMPLES]],
        "wordings": len(cluster.wordings),
        "rare": cluster.rare,
        "ignored": cluster.ignored,
        "proposal": {
            "kind": proposal.kind,
            "why": proposal.why,
            "entry": proposal.guesses[0].entry if proposal.kind in ("phrasing", "answered") else None,
            "near": [
                {
                    "entry": guess.entry,
                    "facts": list(guess.asked.facts()),
                    "question": guess.question,
                    "confidence": round(guess.confidence, 4),
                }
                for guess in proposal.guesses
            ],
        },
    }
