"""One more item in a list of a YAML text: every other character stays, however the text is laid out."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.editing.changes import _plain
from bot.editing.insertion import as_scalar, with_item
from knowledge.strict_yaml import Mapping, Scalar, Sequence, StrictYamlError, parse


def values(text: str) -> Any:
    try:
        return _plain(parse(text.encode(), "x"))
    except StrictYamlError:
        return None


def added(text: str, item: str = "new") -> str | None:
    """Add an item to the list "a" of a text."""
    root = parse(text.encode(), "x")
    assert isinstance(root, Mapping)
    found = root.pairs["a"]
    assert isinstance(found, Sequence)
    wanted = _plain(root, found, item)
    place = found.items[-1].place
    return with_item(text, place.line, place.column, item, lambda changed: values(changed) == wanted)


BLOCKS = {
    "a:\n- one\n": "a:\n- one\n- new\n",
    "a:\n  - one\n  - two\nb: c\n": "a:\n  - one\n  - two\n  - new\nb: c\n",
    "a:\n  -   one\n": "a:\n  -   one\n  -   new\n",
    "a:\n  - one # why\n  # about b\nb: c\n": "a:\n  - one # why\n  - new\n  # about b\nb: c\n",
    "a:\n  - one\n\n\nb: c": "a:\n  - one\n  - new\n\n\nb: c",
    "b: c\na:\n  - one": "b: c\na:\n  - one\n  - new",
    "a:\r\n  - one\r\nb: c\r\n": "a:\r\n  - one\r\n  - new\r\nb: c\r\n",
    "b: c\r\na:\r\n  - one": "b: c\r\na:\r\n  - one\r\n  - new",
    "a:\n  - 'one\n    two'\nb: c\n": "a:\n  - 'one\n    two'\n  - new\nb: c\n",
    "a:\n  - one\n    two\nb: c\n": "a:\n  - one\n    two\n  - new\nb: c\n",
    "a:\n  - |\n    - one\n    # two\nb: c\n": "a:\n  - |\n    - one\n    # two\n  - new\nb: c\n",
    "a:\n  - \"one\\n\"\n": "a:\n  - \"one\\n\"\n  - new\n",
    "b: x\u2028  y\na:\n  - one\n": "b: x\u2028  y\na:\n  - one\n  - new\n",
    "b: {c: [d]}\na:\n  - one\n": "b: {c: [d]}\na:\n  - one\n  - new\n",
}  # fmt: skip
FLOWS = {
    "a: [one]\n": "a: [one, new]\n",
    "a: [one, two] # why\nb: c\n": "a: [one, two, new] # why\nb: c\n",
    "a: [ one ]\n": "a: [ one, new ]\n",
    "{a: ['one]', \"]two\"], b: c}": "{a: ['one]', \"]two\", new], b: c}",
    "a: [one,]\n": "a: [one, new]\n",
    "a: [\n  one,\n  two\n]\n": "a: [\n  one,\n  two, new\n]\n",
    "a: [one # ]\n  ]\n": None,
    "b: [x]\na: [-1]\nc: [y]": "b: [x]\na: [-1, new]\nc: [y]",
}


@pytest.mark.parametrize(("before", "after"), [*BLOCKS.items(), *FLOWS.items()])
def test_an_item_goes_where_the_list_ends_and_nothing_else_changes(before: str, after: str | None) -> None:
    assert added(before) == after


def test_a_comment_in_a_bracket_that_is_not_understood_is_left_to_people() -> None:
    assert added("a: [one # ]\n  ]\n") is None


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("who directed Sevil?", "who directed Sevil?"),
        ("“Sevil” kimindir", "“Sevil” kimindir"),
        ("{film} by whom", "'{film} by whom'"),
        ("museum: which", "'museum: which'"),
        ("what's up", "what's up"),
        ("it's: so", "'it''s: so'"),
        ("a #b", "'a #b'"),
        ("end:", "'end:'"),
        ("- no", "'- no'"),
        ("'quoted'", "'''quoted'''"),
        ("a, b [c]", "a, b [c]"),
        ("no", "no"),
        ("1945", "1945"),
        ("~", "~"),
    ],
)
def test_quotes_are_written_where_they_are_needed(item: str, written: str) -> None:
    assert as_scalar(item) == written
    assert added("a:\n- one\n", item) == f"a:\n- one\n- {written}\n"
    flow = added("a: [one]\n", item)
    assert flow and values(flow) == {"a": ["one", item]}


PRINTABLE = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\x85\u2028\u2029\ufeff"), min_size=1
)
WORDS = st.lists(PRINTABLE, min_size=1, max_size=4).map(" ".join)


@given(WORDS, st.booleans())
@example("---", False)
@example("...", False)
@example("a:", True)
@example("?", True)
@example("=", False)
def test_any_line_of_words_can_be_an_item_and_is_read_as_it_was(item: str, flow: bool) -> None:
    before = "a: [one]\nb: c\n" if flow else "a:\n  - one\nb: c\n"
    after = added(before, item)
    assert after is not None
    assert values(after) == {"a": ["one", item], "b": "c"}
    assert len(after) > len(before)


def test_a_place_is_counted_as_yaml_counts() -> None:
    root = parse("b: x\u2028  y\r\na:\r\n  - one\r\n".encode(), "x")
    assert isinstance(root, Mapping)
    found = root.pairs["a"]
    assert isinstance(found, Sequence)
    (item,) = found.items
    assert isinstance(item, Scalar)
    assert (item.place.line, item.place.column) == (4, 5)
