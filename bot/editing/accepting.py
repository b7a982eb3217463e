"""Accepting a cluster: its question becomes a phrasing of an entry, once the knowledge is sound with it."""

from dataclasses import dataclass
from pathlib import Path

from bot.editing.changes import Change, EditingError, changed_copy, with_phrasing
from bot.editing.checking import check_knowledge, finder
from bot.editing.clusters import Cluster
from bot.editing.proposals import as_form, home_of, language_of, propose, takes_none
from bot.matching.rank import ANSWER_FROM
from bot.mind import Mind
from knowledge.checks import Finding, check_texts
from knowledge.expand import SLOTS, needed_slots, slots_of
from knowledge.loader import KnowledgeError, load
from knowledge.model import Language


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor wants of a cluster; what is left out is proposed."""

    entry: str = ""
    text: str = ""
    """The phrasing as it is to be written."""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A phrasing and where it goes."""

    entry: str
    language: Language
    text: str


def phrasing_of(cluster: Cluster, wish: Wish, mind: Mind) -> Phrasing:
    """Say which phrasing goes to which entry; raises `EditingError` where that takes more than an editor said."""
    entry = wish.entry or _proposed(cluster, mind)
    refused = takes_none(entry, mind.knowledge)
    if refused:
        raise EditingError(refused)
    text: str | None = wish.text or cluster.text
    if entry in mind.knowledge.templates:
        text = _with_slots(wish.text, entry, mind) if wish.text else as_form(cluster.text, entry, mind)
    return Phrasing(entry, wish.language or language_of(cluster), text or _with_slots(cluster.text, entry, mind))


def _proposed(cluster: Cluster, mind: Mind) -> str:
    proposal = propose(cluster, mind)
    if proposal.kind == "phrasing":
        return proposal.guesses[0].entry
    if proposal.kind == "answered":
        told = proposal.guesses[0].entry
        raise EditingError(f"{told} answers this by now; to have it answered by another entry name that with --entry")
    near = ", ".join(guess.entry for guess in proposal.guesses)
    raise EditingError(
        f"{proposal.why}; name an entry with --entry"
        + (f" (near: {near})" if near else "")
        + ", write a new one (CONTRIBUTING.md, “Add a fact”) or `azfilm kb ignore` it"
    )


def _with_slots(text: str, template: str, mind: Mind) -> str:
    """Give a text that has the slots which a template needs and no others; raises `EditingError`."""
    needed, given = needed_slots(mind.knowledge.templates[template]), slots_of(text)
    strange = sorted(given - set(SLOTS))
    if strange:
        raise EditingError(f"{{{strange[0]}}} is no slot; known are {', '.join(SLOTS)}")
    if not needed <= given:
        slots = " and ".join(f"{{{slot}}}" for slot in sorted(needed))
        raise EditingError(
            f"a form of {template} has {slots} where the name stands, and {text!r} has no name that is known;"
            f" write it with --as, such as --as '... {slots} ...'"
        )
    return text


@dataclass(frozen=True, slots=True)
class Accepted:
    """A phrasing in its file, and the mind over the knowledge with it."""

    change: Change
    mind: Mind
    answered: int
    """How many wordings of the cluster its entry answers then."""


def accepted(folder: Path, cluster: Cluster, phrasing: Phrasing, mind: Mind) -> Accepted:
    """Read the knowledge with one phrasing more; raises `EditingError` where it cannot be read or misses its entry."""
    change = with_phrasing(folder, mind.knowledge, phrasing.entry, phrasing.language, phrasing.text)
    with changed_copy(folder, change) as copy:
        try:
            changed = Mind.build(load(copy), mind.say)
        except KnowledgeError as error:
            raise EditingError("\n".join(map(str, error.problems))) from None
    known = check_texts(mind.knowledge)
    _refuse([one for one in check_texts(changed.knowledge) if one not in known])
    found = finder(changed)(phrasing.text)
    if phrasing.entry in changed.knowledge.facts and phrasing.entry not in found:
        other = found[-1] if found else "nothing"
        raise EditingError(f"{phrasing.text!r} would still be answered by {other}; reword it with --as")
    answered = sum(_answers(phrasing.entry, one.text, changed) for one in cluster.wordings)
    return Accepted(change, changed, answered)


def _answers(entry: str, text: str, mind: Mind) -> bool:
    top = next(iter(mind.match(text).candidates), None)
    return top is not None and top.confidence >= ANSWER_FROM and home_of(top.asked) == entry


def must_be_sound(before: Mind, after: Mind) -> None:
    """Raise `EditingError` with what `azfilm kb check` would find that it does not find now."""
    found = check_knowledge(after.knowledge, after)
    known = check_knowledge(before.knowledge, before) if found else []
    _refuse([one for one in found if one not in known])


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise EditingError("\n".join(map(str, findings)) + "\nnothing is written; reword the phrasing with --as")
