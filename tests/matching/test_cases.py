"""Every title and name of the knowledge is found in every Azerbaijani case."""

from collections.abc import Iterator

import pytest

from bot.matching.sentence import read_sentence
from bot.mind import Mind

BACK, HIGH = "aıou", "ıiuü"
FOUR = dict(zip("aıoueəiöü", "ııuuiiiüü", strict=True))
"""The narrow vowel that follows each vowel."""
SOFT = {"q": "ğ", "k": "y"}


def last_vowel(name: str) -> str:
    return next(letter for letter in reversed(name.replace("I", "ı").replace("İ", "i").lower()) if letter in FOUR)


def cases(name: str) -> Iterator[str]:
    """Give genitive, accusative, dative, locative and ablative."""
    vowel = last_vowel(name)
    narrow, wide = FOUR[vowel], "a" if vowel in BACK else "ə"
    if name[-1] not in FOUR:
        soft = name[:-1] + SOFT.get(name[-1], name[-1])
        yield from (f"{soft}{narrow}n", f"{soft}{narrow}", f"{soft}{wide}", f"{name}d{wide}", f"{name}d{wide}n")
        return
    yield from (f"{name}n{narrow}n", f"{name}n{narrow}", f"{name}y{wide}", f"{name}d{wide}", f"{name}d{wide}n")
    if name[-1] in HIGH:  # it may be somebody's: “Ad günü”
        yield from (f"{name}n{wide}", f"{name}nd{wide}", f"{name}nd{wide}n")


@pytest.mark.parametrize("kind", ["film", "person"])
def test_a_name_is_found_in_every_case(own_mind: Mind, kind: str) -> None:
    films = [(film.id, film.title.az) for film in own_mind.knowledge.films.values()]
    people = [(person.id, person.name.az) for person in own_mind.knowledge.people.values()]
    asked = [
        (entry, f"{case} haqqında danış")
        for entry, name in (films if kind == "film" else people)
        if name and name[-1].isalpha()
        for case in cases(name)
    ]
    assert len(asked) > 500
    missed = [text for entry, text in asked if entry not in named(own_mind, text, kind)]
    assert missed == []


def named(mind: Mind, text: str, kind: str) -> set[str]:
    mentions = read_sentence(text, mind.matcher._names).mentions
    return {entry for mention in mentions if mention.kind == kind for entry in mention.ids}
