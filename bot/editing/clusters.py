"""Clusters: questions that got no answer, those that ask alike together, what most people asked first. Pure.

Who asked cannot be told from one question to the next, so people are counted by wording. A wording
that only one person used might tell who; it is counted and never shown, whatever it is alike to.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.chat import Unanswered
from bot.editing.likeness import Background, Likeness
from bot.matching.postings import Floats

SEVERAL = 2
"""So many people must have used a wording for it to be shown."""
ALIKE = 0.66
"""From this likeness on two wordings ask the same."""
_AS_IGNORED = 0.8
"""From this likeness to an ignored wording on another is ignored as well: rather shown again than never seen."""
NEAR = "near"
"""The outcome of a quiz answer that nearly matched; together are those to one question, being near to one answer."""
REPORTED = "reported"
"""The outcome of an answer or a question that somebody found wrong; its text is the bot's own, and tells of nobody.

Together are only those, apart from what people asked.
"""
_BETWEEN = ": "
"""Between a quiz question and an answer; no folded text holds it."""
_ID = 6


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in one wording, with how many people used it."""

    text: str
    answers: str
    """The quiz question that it is an answer to; empty for a question."""
    askers: int
    languages: Mapping[str, int]
    outcomes: Mapping[str, int]
    about: Mapping[str, int]

    @property
    def reported(self) -> bool:
        """Whether it is a text of the bot's own that somebody reported."""
        return REPORTED in self.outcomes

    @property
    def key(self) -> str:
        """What it is ignored by."""
        return f"{self.answers}{_BETWEEN}{self.text}" if self.answers else self.text

    @property
    def id(self) -> str:
        """A short name for it."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:_ID]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Wordings that ask alike."""

    wordings: tuple[Wording, ...]
    """What several people used, the most used first: it stands for the others."""
    rare: int = 0
    """How many more there are, of fewer people each."""
    ignored: bool = False

    @property
    def id(self) -> str:
        """The name of the wording that stands for all."""
        return self.wordings[0].id

    @property
    def text(self) -> str:
        """The wording that stands for all."""
        return self.wordings[0].text

    @property
    def least(self) -> int:
        """How many different people asked for certain."""
        return max(one.askers for one in self.wordings)

    @property
    def most(self) -> int:
        """How many asked if nobody used two of the wordings."""
        return sum(one.askers for one in self.wordings)

    @property
    def languages(self) -> Mapping[str, int]:
        """How many asked in each language, most first."""
        return _summed(one.languages for one in self.wordings)

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many came to each end, most first."""
        return _summed(one.outcomes for one in self.wordings)

    @property
    def about(self) -> Mapping[str, int]:
        """What they concerned, most first."""
        return _summed(one.about for one in self.wordings)


def _summed(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))


def wordings_of(kept: Iterable[tuple[Unanswered, int]]) -> list[Wording]:
    """Give the wordings of what was kept with its askers, the most used first."""
    found: dict[tuple[str, str], list[tuple[Unanswered, int]]] = {}
    for one, askers in kept:
        answers = one.about if one.outcome == NEAR else ""
        found.setdefault((one.question, answers), []).append((one, askers))
    wordings = [_wording(text, answers, rows) for (text, answers), rows in found.items()]
    return sorted(wordings, key=lambda one: (-one.askers, one.key))


def _wording(text: str, answers: str, rows: Sequence[tuple[Unanswered, int]]) -> Wording:
    return Wording(
        text,
        answers,
        askers=sum(askers for _, askers in rows),
        languages=_summed({one.language: askers} for one, askers in rows),
        outcomes=_summed({one.outcome: askers} for one, askers in rows),
        about=_summed({one.about: askers} for one, askers in rows if one.about),
    )


def clusters_of(
    kept: Iterable[tuple[Unanswered, int]],
    ignored: Collection[str],
    background: Background,
    several: int = SEVERAL,
) -> list[Cluster]:
    """Give the clusters of what was kept with its askers, what most people asked first."""
    wordings = wordings_of(kept)
    passed_over = sorted(one for one in set(ignored) if _BETWEEN not in one)
    likeness = Likeness([one.text for one in wordings] + passed_over, background)
    groups: dict[int, list[Wording]] = {}
    kinds: list[tuple[str, bool, bool]] = []
    for place, wording in enumerate(wordings):
        alike = likeness.of(place)
        kinds.append((wording.answers, _is_ignored(wording, alike[len(wordings) :], ignored), wording.reported))
        near = range(place) if wording.answers else np.flatnonzero(alike[:place] >= ALIKE).tolist()
        leaders = [one for one in near if one in groups and kinds[one] == kinds[place]]
        leader = max(leaders, key=lambda one: alike[one], default=place)
        groups.setdefault(leader, []).append(wording)
    found = [_cluster(group, kinds[leader][1], several) for leader, group in groups.items()]
    shown = [one for one in found if one.wordings]
    return sorted(shown, key=lambda one: (-one.most, -one.least, one.wordings[0].key))


def _is_ignored(wording: Wording, alike: Floats, ignored: Collection[str]) -> bool:
    return wording.key in ignored or (not wording.answers and bool(alike.max(initial=0.0) >= _AS_IGNORED))


def _cluster(group: Sequence[Wording], ignored: bool, several: int) -> Cluster:
    shown = tuple(one for one in group if one.askers >= several or one.reported)
    return Cluster(shown, len(group) - len(shown), ignored)


def find(clusters: Iterable[Cluster], id: str) -> Cluster | None:
    """Give the cluster with a wording of that name: one that stood for all may be overtaken by another."""
    return next((one for one in clusters if any(wording.id == id for wording in one.wordings)), None)
