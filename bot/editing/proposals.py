"""Proposals: what may become of a cluster of questions, by what the matcher makes of them now. Pure."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answers import attribute_label, label, subject_of
from bot.editing.clusters import Cluster
from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked, is_held
from bot.matching.entities import Mention
from bot.matching.matcher import Match
from bot.matching.rank import ANSWER_FROM
from bot.mind import DEFAULT_LANGUAGE, Mind
from knowledge.expand import needed_slots
from knowledge.model import LANGUAGES, KnowledgeBase, Language

Kind = Literal["phrasing", "entry", "ignore", "answered", "look"]
"""A new phrasing of an entry, a new entry, nothing but to be ignored; answered by now; an entry to look at."""

EXAMPLES = 3
"""So many wordings of a cluster are shown and asked about."""
_LIKELY = 0.25
_AHEAD = 1.5
"""How many times as likely as the next one an entry must be to be the one that is meant."""
_RIVAL = 2.0
"""How many times as likely something that is not held may be."""
_IN_SIGHT = 0.05
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that the questions may ask for."""

    asked: Asked
    entry: str
    """Where its phrasings stand: a fact, small talk or a template."""
    question: str
    """How it is asked for, as the bot offers it."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may become of a cluster."""

    kind: Kind
    why: str
    guesses: tuple[Guess, ...] = ()
    """What is near, the likeliest first; of a new phrasing the first is meant."""


def propose(cluster: Cluster, mind: Mind) -> Proposal:
    """Say what may become of a cluster."""
    about = ", ".join(cluster.about)
    if cluster.wordings[0].answers:
        return Proposal("look", f"it nearly matched the answer to {about}; see whether that should accept it")
    if cluster.wordings[0].reported:
        return Proposal("look", f"what was answered is said to be wrong: {about or 'see what it is answered with'}")
    matches = [mind.match(one.text) for one in cluster.wordings[:EXAMPLES]]
    if not any(word.isalpha() for word in matches[0].words):
        return Proposal("ignore", "it has no words")
    refused = _names(about) if next(iter(cluster.outcomes)) == "none" else frozenset()
    shares = {
        asked: share
        for asked, share in _shares(matches).items()
        if refused.isdisjoint((*asked.facts(), home_of(asked)))
    }
    return _judged(shares, matches[0], mind, language_of(cluster))


def language_of(cluster: Cluster) -> Language:
    """Give the language in which a cluster was asked most."""
    known = [language for found in cluster.languages for language in LANGUAGES if language == found]
    return known[0] if known else DEFAULT_LANGUAGE


def _names(about: str) -> frozenset[str]:
    return frozenset(re.split(r"[,|\s]+", about)) - {""}


def _shares(matches: Sequence[Match]) -> dict[Asked, float]:
    """Give how likely each thing is meant, on average, the likeliest first."""
    sums: defaultdict[Asked, float] = defaultdict(float)
    for match in matches:
        for candidate in match.candidates:
            sums[candidate.asked] += candidate.confidence / len(matches)
    return dict(sorted(sums.items(), key=lambda pair: -pair[1]))


def _judged(shares: dict[Asked, float], match: Match, mind: Mind, language: Language) -> Proposal:
    knowledge = mind.knowledge
    held = {asked: share for asked, share in shares.items() if asked.kind == "smalltalk" or is_held(asked, knowledge)}
    in_sight = [(asked, share) for asked, share in held.items() if share >= _IN_SIGHT]
    guesses = tuple(_guess(asked, share, mind, language) for asked, share in in_sight[:_SHOWN])
    top, most = next(iter(shares.items()), (None, 0.0))
    first, second = [*held.values(), 0.0, 0.0][:2]
    if top in held and most >= ANSWER_FROM:
        return Proposal("answered", "the knowledge of today answers it", guesses)
    if first >= max(_LIKELY, most / _RIVAL):
        if first >= _AHEAD * second:
            return Proposal("phrasing", "one entry is likely", guesses)
        return Proposal("entry", "several entries are near and none is clearly meant", guesses)
    if top is None or most < _LIKELY or is_held(top, knowledge):
        return Proposal(*_unclear(match, bool(guesses)), guesses)
    return Proposal(*_not_held(top, mind, language), guesses)


def _unclear(match: Match, near: bool) -> tuple[Kind, str]:
    """Say what to do about something of which it is not clear what it asks for."""
    named = [mention for mention in match.mentions if mention.kind in ("film", "person") and mention.ids]
    if named:
        ids = dict.fromkeys(id for mention in named for id in mention.ids)
        return "entry", f"it names {', '.join(ids)}, but asks for nothing that is known of it"
    return ("entry", "some entries are near, but none is likely") if near else ("ignore", "no entry is near")


def _not_held(top: Asked, mind: Mind, language: Language) -> tuple[Kind, str]:
    """Say what to do about something to which the knowledge has no answer."""
    if top.attribute == UNKNOWN_NAME:
        return "entry", "it has a name that no entry has"
    if top.attribute == NO_SUBJECT:
        return "ignore", "it does not say about which film or person"
    if top.kind == "decline":
        return "ignore", f"the bot knows that it does not know this ({top.attribute})"
    wording = mind.wording(language)
    subject, attribute = subject_of(top, wording), attribute_label(top, wording)
    ids = ", ".join((*top.films, *top.people))
    return "entry", f"{subject} ({ids}) is there, but not this of it: {attribute}; add it to the entry"


def _guess(asked: Asked, share: float, mind: Mind, language: Language) -> Guess:
    return Guess(asked, home_of(asked), _question(asked, mind, language), share)


def home_of(asked: Asked) -> str:
    """Give the id under which the phrasings of what is asked stand."""
    return asked.name if asked.kind == "smalltalk" else asked.attribute


def _question(asked: Asked, mind: Mind, language: Language) -> str:
    if asked.kind == "smalltalk":
        return mind.knowledge.smalltalk[asked.name].questions[language][0]
    return label(asked, mind.wording(language))


def as_form(text: str, template: str, mind: Mind) -> str | None:
    """Put slots in the place of the names in a text, as a template needs them; None where it has no such name."""
    missing = set(needed_slots(mind.knowledge.templates[template]))
    match = mind.match(text)
    chosen: list[Mention] = []
    for mention in sorted(match.mentions, key=lambda one: (-one.length, one.start)):
        free = all(mention.end <= other.start or mention.start >= other.end for other in chosen)
        if mention.kind in missing and free:
            chosen.append(mention)
            missing.discard(mention.kind)
    if missing:
        return None
    words = list(match.words)
    for mention in sorted(chosen, key=lambda one: -one.start):
        words[mention.start : mention.end] = [f"{{{mention.kind}}}"]
    return " ".join(words)


def takes_none(entry: str, knowledge: KnowledgeBase) -> str:
    """Say why an entry takes no phrasings of its own; empty for one that does."""
    if entry in knowledge.facts or entry in knowledge.templates or entry in knowledge.smalltalk:
        return ""
    kind = "film" if entry in knowledge.films else "person" if entry in knowledge.people else ""
    if kind:
        forms = [template for template in knowledge.templates if template.startswith(f"{kind}.")]
        return (
            f"{entry} is a {kind} and takes no phrasings of its own: all of them are asked for with the forms in"
            f" templates.yaml; name one of these with --entry: {', '.join(forms)}"
        )
    if entry in knowledge.terms:
        return f"{entry} is a term and is not asked for; its forms in terms.yaml help to find it"
    if entry in knowledge.quiz:
        return f"{entry} is a quiz question: the bot asks it, nobody asks the bot"
    near = ", ".join(sorted(one for one in (*knowledge.facts, *knowledge.templates) if entry and entry in one)[:5])
    return f"no entry {entry!r}" + (f"; near: {near}" if near else "")
