"""Words that mean the same, and words that mean nothing."""

import pytest

from bot.matching.synonyms import Synonyms

GROUPS = (("director", "rejissor", "rejisser"), ("film", "kino", "kartina"))


@pytest.mark.parametrize(
    ("word", "group"),
    [("director", 0), ("rejissor", 0), ("rejisser", 0), ("film", 1), ("kino", 1), ("studio", None), ("", None)],
)
def test_a_word_belongs_to_the_group_that_names_it(word: str, group: int | None) -> None:
    assert Synonyms(GROUPS).group(word) == group


@pytest.mark.parametrize(("word", "group"), [("rejissorunun", 0), ("directors", 0), ("filmlerin", 1), ("kinolar", 1)])
def test_a_word_with_endings_belongs_to_the_group_of_its_stem(word: str, group: int) -> None:
    assert Synonyms(GROUPS).group(word) == group


def test_a_group_that_names_a_word_with_its_endings_goes_before_that_of_its_stem() -> None:
    synonyms = Synonyms([("film",), ("filmler", "movies")])
    assert (synonyms.group("film"), synonyms.group("filmler"), synonyms.group("filmlerin")) == (0, 1, 0)


def test_a_stem_that_is_a_word_belongs_to_the_group_that_names_it() -> None:
    synonyms = Synonyms([("shoot", "filming"), ("movie", "film")])
    assert (synonyms.group("filming"), synonyms.group("filmin"), synonyms.group("filmler")) == (0, 1, 1)


def test_a_word_of_two_groups_belongs_to_the_first() -> None:
    synonyms = Synonyms([("film", "kino"), ("kino", "studio")])
    assert (synonyms.group("kino"), synonyms.group("studio")) == (0, 1)


def test_fillers_are_in_no_group() -> None:
    synonyms = Synonyms(GROUPS, ["please", "bes"])
    assert synonyms.fillers == {"please", "bes"}
    assert synonyms.group("please") is None


def test_names_from_elsewhere_may_be_in_a_group() -> None:
    synonyms = Synonyms([("turk", "turkish")], elsewhere=["turkish", "mosfilm"])
    assert synonyms.elsewhere == {"turkish", "mosfilm"}
    assert synonyms.group("turkish") == 0


def test_without_groups_nothing_means_the_same() -> None:
    assert Synonyms().group("film") is None
    assert Synonyms().fillers == frozenset()
