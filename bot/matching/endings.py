"""Endings: what a folded word is an ending of, in Azerbaijani, Russian and English, without knowing its language."""

import re
from collections.abc import Iterator
from functools import lru_cache

_ENDINGS = frozenset(
    (
        # Azerbaijani: plural, possessive, case, predicate; folded, so ı and i, ə and e are one.
        "lar ler lari leri larin lerin larini lerini larinin lerinin lara lere larda lerde lardan lerden "
        "in un nin nun ni nu i u a e ya ye da de dan den ta te la le yla yle dir dur tir tur im um miz muz "
        "iniz unuz niz nuz "
        "imiz umuz si su sini sunu sinin sunun sina sine suna sune sinda sinde sindan sinden sunda sunde sundan sunden "
        "inda inde indan inden unda unde undan unden "
        "inin unun ini unu ina ine una une li lu liq lik luq luk ligi liyi lugu luyu "
        # Russian
        "a u om em oy ey i ami yami ax yax x am yam e ya yu ix iy aya yaya oe ee ie ogo ego omu emu im imi uyu oyu ii "
        "yuyu al ala ali il ila ili en ena eno eni "
        # English
        "s es ed ing er ers"
    ).split()
)
_LONGEST_ENDING = max(map(len, _ENDINGS))
MIN_STEM = 4
_LEAST_BASE = 3
_LONG_BASE = 6
VOWELS = frozenset("aeiuoy")
_HARD = {"y": "k", "g": "q"}
"""What a stem ends in when no vowel follows, in Azerbaijani."""
_OF_A_WOMAN = re.compile(r"\w{2,}(?:[oey]v|in)oyu?")
"""A woman's surname with an ending, in Russian: «Мамедовой», which no man's ever is."""
_AFTER_POSSESSIVE = ("ndan", "nden", "nda", "nde", "na", "ne")
"""The cases of a title like “Ad günü”, in Azerbaijani."""
_FLEETING = re.compile(r"(\w+[^aeiouy])(k|ts)(?:ami|am|ax|om|em|a|e|i|u)")
"""A noun that has lost its last vowel before an ending, in Russian: «Мерзавец», «Мерзавца»."""
_OF_YA = re.compile(r"(\w{3,})(?:ey|e|i)")
"""A noun in -ья or -ия with another ending, in Russian: «Семья», «Семьёй»."""
_OF_A = re.compile(r"(\w{3,})[oe]y")
"""A short word in -а with another ending, in Russian: «Одна», «Одной»."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut the longest ending that leaves at least four letters, twice; a soft consonant before one is hard again.

    >>> stem("rejissorunun"), stem("filmlerinin"), stem("beybutova"), stem("coreyini")
    ('rejissor', 'film', 'beybutov', 'corek')
    """
    for _ in range(2):
        for length in range(min(_LONGEST_ENDING, len(word) - MIN_STEM), 0, -1):
            if word[-length:] in _ENDINGS:
                word = _hardened(word[:-length])
                break
    return _hardened(word)


def _hardened(word: str) -> str:
    """Give a stem as it is without an ending: in Azerbaijani çörək, çörəyi and dayaq, dayağı."""
    is_soft = len(word) >= MIN_STEM and word[-1] in _HARD and word[-2] in VOWELS
    return word[:-1] + _HARD[word[-1]] if is_soft else word


def is_another_sex(word: str, surname: str) -> bool:
    """Say whether `word` is a case of the surname of a woman, and `surname` that of a man.

    >>> is_another_sex("mamedovoy", "mamedov"), is_another_sex("mamedovoy", "mamedova")
    (True, False)
    """
    return surname.endswith(("v", "in")) and _OF_A_WOMAN.fullmatch(word) is not None


def inflected(word: str, base: str) -> bool:
    """Say whether `word` is `base` with an ending, or both are one stem with two endings.

    >>> inflected("sevilin", "sevil"), inflected("sevilla", "nizami")
    (True, False)
    """
    if (
        word.startswith(base)
        and len(base) >= _LEAST_BASE
        and _is_ending(word[len(base) :], _endings_allowed(len(base)))
    ):
        return True
    if base in nominatives(word):
        return True
    if word[:-1] == base[:-1] and len(base) >= 3 and base[-1] in "ae" and word[-1] in VOWELS:
        return True  # a Russian case of a short name: Иса, Исы, Исе, Ису
    shared = stem(base)
    return len(shared) >= MIN_STEM and stem(word) == shared


@lru_cache(maxsize=50_000)
def nominatives(word: str) -> tuple[str, ...]:
    """Give what `word` may be a case of that its stem does not tell: “Ad günündə”, “Şərikli çörəyə”, «Мерзавца»."""
    bases = [word.removesuffix(ending) for ending in _AFTER_POSSESSIVE if word.endswith(ending)]
    found = [base for base in bases if len(base) > _LEAST_BASE and base[-1] in "iu"]
    if word.endswith("ye"):
        found.append(_hardened(word[:-1]))
    if fleeting := _FLEETING.fullmatch(word):
        found += [f"{fleeting[1]}{vowel}{fleeting[2]}" for vowel in "eo"]
    if of_ya := _OF_YA.fullmatch(word):
        found.append(f"{of_ya[1]}ya")
    if of_a := _OF_A.fullmatch(word):
        found.append(f"{of_a[1]}a")
    return tuple(found)


def _endings_allowed(length: int) -> int:
    """Give how many endings in a row a base of `length` letters may have: komediya-lar-iniz-in."""
    return 1 if length <= MIN_STEM else 2 if length < _LONG_BASE else 3


def _is_ending(rest: str, most: int) -> bool:
    """Say whether `rest` is an ending, or up to `most` in a row."""
    if rest in _ENDINGS or most < 2 or len(rest) > most * _LONGEST_ENDING:
        return rest in _ENDINGS
    return any(rest[:at] in _ENDINGS and _is_ending(rest[at:], most - 1) for at in range(1, len(rest)))


def bases_of(word: str) -> Iterator[str]:
    """Give what a word may be an ending of: "hacibeyli" for "hacibeylinin", whose stem is shorter."""
    for length in range(_LEAST_BASE, len(word)):
        if _is_ending(word[length:], _endings_allowed(length)):
            yield word[:length]
