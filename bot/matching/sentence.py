"""A sentence as it is read: its folded words, what they name, and which are written like names."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.matching.entities import Mention, Names
from bot.matching.fold import fold
from bot.matching.sentences import capitalised, lone_letters, quoted

MAX_WORDS = 40


@dataclass(frozen=True)
class Sentence:
    """A sentence of a message, or all of it."""

    text: str
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def large(self) -> frozenset[str] | None:
        """The words written like a name; None where the writer does not use the shift key."""
        large = capitalised(self.text)
        return None if large is None else frozenset(fold(" ".join(large)).split())

    @property
    def names(self) -> frozenset[str]:
        """The words written like a name; none where nothing tells."""
        return self.large or frozenset()

    def as_name(self, start: int, end: int) -> float:
        """Say whether words are written like a name (1) or not although others are (-1); 0 where nothing tells."""
        if self.large is None:
            return 0.0
        return -1.0 if self.large.isdisjoint(self.words[start:end]) else 1.0

    @property
    def is_name(self) -> bool:
        """Whether it is a name and nothing else: what is asked of it stands in another sentence."""
        named = (m.length for m in self.mentions if m.kind in ("film", "person"))
        return max(named, default=0) == len(self.words)

    @property
    def inside(self) -> frozenset[int]:
        """The places, among the different words, of those inside the name of a film or a person."""
        names = (m for m in self.mentions if m.kind in ("film", "person") and not m.common)
        named = {word for m in names for word in self.words[m.start : m.end]}
        return frozenset(at for at, word in enumerate(dict.fromkeys(self.words)) if word in named)


def read_sentence(text: str, names: Names, message: str = "") -> Sentence:
    """Read a sentence, of a `message` that may be longer."""
    words = tuple(fold(text).split()[:MAX_WORDS])
    titles = {tuple(fold(quote).split()) for quote in quoted(message or text)}
    in_titles = frozenset(word for title in titles for word in title)
    mentions = names.find(words, frozenset(fold(letter) for letter in lone_letters(text)), in_titles)
    return Sentence(text, words, tuple(_as_quoted(mentions, words, titles)))


def _as_quoted(
    mentions: Sequence[Mention], words: Sequence[str], titles: Container[tuple[str, ...]]
) -> Sequence[Mention]:
    """Where titles of films are quoted, take these for no everyday words, and nothing else for a film."""
    meant = [m for m in mentions if m.kind == "film" and tuple(words[m.start : m.end]) in titles]
    if not meant:
        return mentions
    others = (m for m in mentions if m.kind != "film")
    return sorted((*(replace(m, common=False) for m in meant), *others), key=lambda m: (m.start, m.kind))
