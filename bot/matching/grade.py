"""Grading: is a typed answer to a quiz question correct, close or wrong?

Nothing is guessed from one whole-sentence ratio. The answer is compared word by word with every
accepted name and with the names of the other entries: an answer is what it is nearest to. What
people put around a name ("I think it is ...") is set aside; what is left over counts against it.
Years and numbers are compared as numbers, never as text.
"""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.matching.around import BOUNDS, NEGATIONS, ORS, generic_words, is_around, is_light, raw_words
from bot.matching.dates import grade_number
from bot.matching.fold import MAX_RAW, fold
from bot.matching.spoken import number_of
from bot.matching.verdict import Verdict
from bot.matching.words import ONE_SLIP, SAME, SOUNDS_SAME, TWO_SLIPS, likeness, sound

KINDS = ("title", "person", "year", "place", "free")

_MOST_WORDS = 24
"""An answer of more words is a story, not an answer."""
_BLURRED = 0.68
"""From this likeness on a word may be meant by another one, enough for "close" only."""
_CLOSE_SHARE = 0.4
"""The share of a name that must be there to be close."""
_CLOSE_RATIO = 0.66
"""From this ratio of the wholes on an answer is close, however its words are divided."""
_LIGHT_WEIGHT = 0.2
"""What a letter of an article or a generic word counts in a name."""
_TIE = 0.02
"""Two likenesses this near to each other are equal."""
_INITIAL = 2
"""An initial may be a digraph."""
_LONG = 12
"""A name of more letters may have two slips."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How an answer fits one name."""

    share: float = 0.0
    """Share of the name's weight that the answer has, by likeness, 0 to 1."""
    full: bool = False
    """Whether every word of weight is there with at most the allowed slips."""
    used: frozenset[int] = frozenset()
    """The places of the answer's words that belong to the name."""
    left: int = 0
    """How many of the answer's words that carry something do not."""
    ratio: float = 0.0
    """How alike the two are as wholes, 0 to 1."""

    @property
    def score(self) -> tuple[bool, int, float]:
        """What a better fit has more of: all of the name, less left over, likeness."""
        return self.full, -self.left, self.ratio


def grade(accepted: Sequence[str], given: str, kind: str = "free", others: Sequence[str] = ()) -> Verdict:
    """Grade a typed answer; `others` are the names of the entries it must not be taken for.

    Raises `ValueError` for a kind that is none of `KINDS`.
    """
    if kind not in KINDS:
        raise ValueError(f"the kind of an answer is {kind!r}; it must be one of {', '.join(KINDS)}")
    given = _MODESTLY.sub(" ", given[:MAX_RAW])
    words = tuple(fold(_ENDING_OF_NUMBER.sub(r"\1", given)).split())
    if not words or len(words) > _MOST_WORDS:
        return Verdict.WRONG
    names = [name for text in accepted for name in _spellings(text)]
    if _hedges(given, names, kind):
        return Verdict.WRONG
    if kind == "year":
        return grade_number(accepted, given)
    rivals = [name for text in others for name in _spellings(text)]
    if kind == "person":
        initials = frozenset(fold(letter) for letter in _INITIALS.findall(given))
        return _grade_person(names, words, initials, rivals)
    if kind == "place":
        names += [name for text in accepted for name in _spellings(text.split(",")[0])]
    return _grade_name(names, words, kind, rivals)


_MODESTLY = re.compile(
    r"\bесли (?:я )?не ошиба(?:юсь|емся)\b|\bне увере(?:н|на|ны),? но\b|\bif i(?:['’]?m| am) not (?:mistaken|wrong)\b"
    r"|\bnot (?:so |too |quite |very )?sure,? but\b|\bəmin deyiləm,? (?:amma|ancaq)\b",
    re.IGNORECASE,
)
"""What denies nothing, though it has a "not"."""
_ENDING_OF_NUMBER = re.compile(r"(\d)-[^\W\d_]{1,3}\b")
_NUMBER = re.compile(r"\d+")
_INITIALS = re.compile(r"\b([^\W\d_]{1,2})\.")
_BRACKETS = re.compile(r"\(([^)]*)\)")


@lru_cache(maxsize=20_000)
def _spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the folded words of a name; of "A (B)" also those of A and of B."""
    found = _BRACKETS.search(name)
    texts = [name, _BRACKETS.sub("", name), found[1]] if found else [name]
    spellings = (tuple(fold(text).split()) for text in texts)
    return tuple(dict.fromkeys(words for words in spellings if words))


def _hedges(given: str, names: Iterable[Sequence[str]], kind: str) -> bool:
    """Say whether the answer offers two things or denies one: "a or b", "not a"."""
    own = {word for name in names for word in name}
    telling = NEGATIONS | (ORS - {"ili"} | BOUNDS if kind == "year" else ORS)
    said = [word for word in raw_words(given) if word in telling]
    return any(fold(word) not in own for word in said)


def _grade_name(
    names: Sequence[Sequence[str]], words: Sequence[str], kind: str, others: Sequence[Sequence[str]]
) -> Verdict:
    best = max((_fit(name, words, kind) for name in names), key=lambda fit: fit.score, default=_Fit())
    is_right = best.full and not best.left
    if not is_right and (best.share < _CLOSE_SHARE or best.left > 1):
        return Verdict.WRONG  # whatever else it may be
    for other in others:
        rival = _fit(other, words, kind)
        if rival.full and (not rival.used & best.used or (not rival.left and rival.score >= best.score)):
            return Verdict.WRONG
    return Verdict.CORRECT if is_right else Verdict.CLOSE


def _fit(name: Sequence[str], words: Sequence[str], kind: str) -> _Fit:
    """Place the words of a name on those of an answer, or both as wholes where that fits better."""
    light = {word for word in name if is_light(word) or word in generic_words(kind)}
    light = set() if light.issuperset(name) else light
    used: set[int] = set()
    weight = have = 0.0
    missing, slips = False, 0
    for word in name:
        size = len(word) * (_LIGHT_WEIGHT if word in light else 1.0)
        at, alike = _likest(word, words, used)
        weight += size
        if alike >= _BLURRED:
            used.add(at)
            have += size * alike
        missing |= alike < TWO_SLIPS and word not in light
        slips += _slips(alike) if word not in light else 0
    left = sum(at not in used and not is_around(word, kind) for at, word in enumerate(words))
    full = not missing and slips <= _slips_allowed(sum(map(len, name)))
    whole = _fit_whole(name, words, kind)
    placed = _Fit(have / weight, full, frozenset(used), left, whole.ratio)
    return max(placed, whole, key=lambda fit: fit.score)


def _slips(alike: float) -> int:
    """Give how many slips a likeness of two words stands for."""
    return 0 if alike > ONE_SLIP else 1 if alike > TWO_SLIPS else 2


def _slips_allowed(length: int) -> int:
    """Give how many slips a name of so many letters may have."""
    return 0 if length <= 4 else 1 if length <= _LONG else 2


def _likest(word: str, words: Sequence[str], used: Iterable[int]) -> tuple[int, float]:
    """Give the place of the free word that is most like `word`, and how much."""
    free = [(at, _alike(word, other)) for at, other in enumerate(words) if at not in used]
    return max(free, key=lambda found: found[1], default=(-1, 0.0))


@lru_cache(maxsize=50_000)
def _alike(word: str, other: str) -> float:
    """Give how alike two words are: by ending, sound or slips, or as far as they look alike at all."""
    alike = max(likeness(word, other), likeness(other, word))
    if alike >= TWO_SLIPS:
        return alike
    number = number_of(word) if word.isalpha() else int(word) if word.isdigit() else None
    if number is not None and number == (
        number_of(other) if other.isalpha() else int(other) if other.isdigit() else -1
    ):
        return SAME
    if not (word.isalpha() and other.isalpha()) or min(len(word), len(other)) < 3:
        return 0.0
    return min(fuzz.ratio(word, other) / 100, TWO_SLIPS - _TIE)


def _fit_whole(name: Sequence[str], words: Sequence[str], kind: str) -> _Fit:
    """Compare without spaces: compounds are written together or apart, and slips may sit anywhere."""
    kept = [at for at, word in enumerate(words) if word in name or not is_around(word, kind)]
    wholes = [_fit_joined(name, words, places) for places in (kept, list(range(len(words))))]
    return max(wholes, key=lambda fit: fit.score)


def _fit_joined(name: Sequence[str], words: Sequence[str], places: Sequence[int]) -> _Fit:
    wanted, said = "".join(name), "".join(words[at] for at in places)
    if not said or _numbers(words[at] for at in places) != _numbers(name):
        return _Fit()
    # Words that are divided alike are told apart one by one: one letter makes a father of a mother.
    allowed = 0 if len(places) == len(name) and _are_divided_alike(name, words, places) else _slips_allowed(len(wanted))
    full = OSA.distance(said, wanted) <= allowed or (len(wanted) > 4 and sound(said) == sound(wanted))
    ratio = fuzz.ratio(said, wanted) / 100
    near = full or ratio >= _CLOSE_RATIO
    return _Fit(ratio if near else 0.0, full, frozenset(places if near else ()), 0 if near else len(words), ratio)


def _are_divided_alike(name: Sequence[str], words: Sequence[str], places: Sequence[int]) -> bool:
    return all(abs(len(word) - len(words[at])) <= 1 for word, at in zip(name, places, strict=True))


def _numbers(words: Iterable[str]) -> list[str]:
    return [number for word in words for number in _NUMBER.findall(word)]


class _Named(IntEnum):
    """How a person is named, the surest last."""

    NOT = 0
    BLURRED = 1
    SURNAME = 2
    INITIAL = 3
    FULLY = 4


@dataclass(frozen=True, slots=True, order=True)
class _Person:
    """How an answer fits one person."""

    named: _Named = _Named.NOT
    alike: float = 0.0


def _grade_person(
    names: Sequence[Sequence[str]], words: Sequence[str], initials: Container[str], others: Sequence[Sequence[str]]
) -> Verdict:
    best = max((_fit_person(name, words, initials) for name in names), default=_Person())
    if best.named is _Named.NOT:
        return Verdict.WRONG  # whoever else it may be
    rival = max((_fit_person(name, words, initials) for name in others), default=_Person())
    if rival > _Person(best.named, best.alike + _TIE):
        return Verdict.WRONG
    if best.named is _Named.FULLY:
        return Verdict.WRONG if rival.named is _Named.FULLY and rival.alike >= best.alike else Verdict.CORRECT
    if best.named is _Named.BLURRED:
        said_other = any(_alike(part, word) > best.alike for name in others for part in name for word in words)
        return Verdict.WRONG if said_other else Verdict.CLOSE
    namesakes = [other for other in others if any(_same_surname(other[-1], name[-1]) for name in names)]
    if best.named is _Named.INITIAL:
        said = {word for word in words if len(word) <= _INITIAL}
        namesakes = [other for other in namesakes if any(part.startswith(tuple(said)) for part in other[:-1])]
    return Verdict.CLOSE if namesakes else Verdict.CORRECT


def _same_surname(one: str, other: str) -> bool:
    """Say whether two people share a surname; -ov and -ova are a man's and a woman's."""
    return likeness(one, other) >= SOUNDS_SAME and one.endswith("a") == other.endswith("a")


def _fit_person(name: Sequence[str], words: Sequence[str], initials: Container[str]) -> _Person:
    """Find a person's surname in an answer; what else it says must be the given name or its initial."""
    kept = [word for word in words if word in name or word in initials or not is_around(word, "person")]
    whole = max((_fit_whole(turned, words, "person") for turned in _turns(name)), key=lambda fit: fit.score)
    if whole.full:
        return _Person(_Named.FULLY, whole.share)
    *given, surname = name
    at, alike = _surname_at(given, surname, kept)
    rest = [word for place, word in enumerate(kept) if place != at]
    likest = [_given_likeness(given, word) for word in rest]
    if len(rest) > 1 and likest[0] >= TWO_SLIPS:  # the father's initial behind one's own
        likest[1:] = [SAME if len(word) == 1 else like for word, like in zip(rest[1:], likest[1:], strict=True)]
    if alike >= TWO_SLIPS and min(likest, default=SAME) < _BLURRED:
        return _Person()  # somebody else of that surname
    slips = _slips(alike) + sum(map(_slips, likest))
    spelled = slips <= _slips_allowed(sum(map(len, name))) and _slips(alike) <= _slips_allowed(len(surname))
    if alike >= TWO_SLIPS and min(likest, default=SAME) >= TWO_SLIPS and spelled:
        short = all(len(word) <= _INITIAL for word in rest)
        named = _Named.FULLY if not given or not short else _Named.INITIAL if rest else _Named.SURNAME
        return _Person(named, alike)
    blurred = alike >= _BLURRED and min(likest, default=SAME) >= _BLURRED
    return _Person(_Named.BLURRED, max(alike, whole.share)) if blurred or whole.share else _Person()


def _turns(name: Sequence[str]) -> list[Sequence[str]]:
    """Give the name in its order and with the given name at its end."""
    return [name, (*name[1:], name[0])]


def _given_likeness(given: Sequence[str], word: str) -> float:
    """Give how like a word is to one of the given names or its initial."""
    if len(word) <= _INITIAL and any(part.startswith(word) for part in given):
        return SAME
    return max((_alike(part, word) for part in given), default=0.0)


def _surname_at(given: Sequence[str], surname: str, words: Sequence[str]) -> tuple[int, float]:
    """Give the place of the word most like the surname that is not rather a given name, and how much."""
    free = [
        (at, alike)
        for at, word in enumerate(words)
        if (alike := _alike(surname, word)) > max((_alike(part, word) for part in given), default=0.0)
    ]
    return max(free, key=lambda found: found[1], default=(-1, 0.0))
