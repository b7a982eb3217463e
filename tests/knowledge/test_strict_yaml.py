"""What the strict subset of YAML keeps, what it refuses, and where it says that the trouble is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.strict_yaml import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_EVENTS,
    Mapping,
    Node,
    Place,
    Scalar,
    Sequence,
    StrictYamlError,
    parse,
)


def read(text: str) -> Node:
    return parse(text.encode("utf-8"), "films.yaml")


def at(line: int, column: int) -> Place:
    return Place("films.yaml", line, column)


def error_of(data: str | bytes) -> StrictYamlError:
    with pytest.raises(StrictYamlError) as caught:
        parse(data.encode("utf-8") if isinstance(data, str) else data, "films.yaml")
    return caught.value


@pytest.mark.parametrize(
    "written", ["no", "yes", "1:30", "1_000", "~", "null", "2024-01-01", "0x10", "0o17", "1e3", ".inf", "=", "Bəli"]
)
def test_a_plain_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"value: {written}\n") == Mapping(
        pairs={"value": Scalar(written, at(1, 8))}, keys={"value": at(1, 1)}, place=at(1, 1)
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("'no'", "no"),
        ("'it''s'", "it's"),
        (r'"a\tb"', "a\tb"),
        ("''", ""),
        ("", ""),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
    ],
)
def test_quoted_and_block_scalars_are_their_text(written: str, text: str) -> None:
    node = read(f"value: {written}\n")
    assert isinstance(node, Mapping)
    value = node.pairs["value"]
    assert isinstance(value, Scalar)
    assert value.text == text


def test_every_node_knows_its_place() -> None:
    assert read("# films\n- id: sevil\n  names: [Севиль, Sevil]\n") == Sequence(
        items=(
            Mapping(
                pairs={
                    "id": Scalar("sevil", at(2, 7)),
                    "names": Sequence((Scalar("Севиль", at(3, 11)), Scalar("Sevil", at(3, 19))), at(3, 10)),
                },
                keys={"id": at(2, 3), "names": at(3, 3)},
                place=at(2, 3),
            ),
        ),
        place=at(2, 1),
    )


def test_keys_keep_the_order_of_the_file() -> None:
    node = read("b: 1\na: 2\nc: 3\n")
    assert isinstance(node, Mapping)
    assert list(node.pairs) == ["b", "a", "c"]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    node = read("\ufeffid: sevil\n")
    assert isinstance(node, Mapping)
    assert list(node.pairs) == ["id"]


def test_one_document_may_have_its_marks() -> None:
    assert read("---\nsevil\n...\n") == Scalar("sevil", at(2, 1))


def test_a_duplicate_key_is_an_error_with_both_lines() -> None:
    error = error_of("- id: sevil\n  year: 1929\n  id: bismillah\n")
    assert str(error) == "films.yaml:3:3: the key 'id' stands twice (first in line 1); keep one"
    assert error.place == at(3, 3)


def test_quotes_do_not_make_another_key() -> None:
    assert str(error_of("id: a\n'id': b\n")).startswith("films.yaml:2:1: the key 'id' stands twice (first in line 1)")


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    node = read("- id: sevil\n- id: bismillah\n")
    assert isinstance(node, Sequence)
    assert len(node.items) == 2


@pytest.mark.parametrize(
    ("text", "place", "telling"),
    [
        ("a: 1\nb: &x two\n", at(2, 4), "the anchor &x; write the text out"),
        ("a: &x\n  - b\n", at(1, 4), "the anchor &x; write the text out"),
        ("a: 1\n&x b: 2\n", at(2, 1), "the anchor &x; write the text out"),
        ("a: 1\nb: *x\n", at(2, 4), "the alias *x; write the text out"),
        ("a: 1\n*x : 2\n", at(2, 1), "the alias *x; write the text out"),
        ("a:\n  <<: {b: c}\n", at(2, 3), "the merge key <<; write the fields out"),
        ("<<: *x\n", at(1, 1), "the merge key <<; write the fields out"),
        ("a: !!int 1\n", at(1, 4), "the tag tag:yaml.org,2002:int; every value is plain text"),
        ("- a\n- ! b\n", at(2, 3), "the tag !; every value is plain text"),
        ("- !film\n  a: b\n", at(1, 3), "the tag !film; every value is plain text"),
        ("!!python/object:os.system\n- a\n", at(1, 1), "os.system; every value is plain text"),
    ],
)
def test_anchors_aliases_merge_keys_and_tags_are_refused(text: str, place: Place, telling: str) -> None:
    error = error_of(text)
    assert error.place == place
    assert telling in error.message


@pytest.mark.parametrize("rest", ["c: d\n", "- e\n", ""])
def test_a_second_document_is_refused(rest: str) -> None:
    assert str(error_of(f"a: b\n---\n{rest}")) == (
        "films.yaml:3:1: a second document; keep one document a file (remove the '---')"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert str(error_of(text)) == "films.yaml:1:1: the file is empty; give it at least one entry or remove it"


@pytest.mark.parametrize(
    ("text", "place"),
    [("[a, b]: c\n", at(1, 1)), ("x:\n  {a: b}: c\n", at(2, 3)), ("x: y\n? - a\n: b\n", at(2, 3))],
)
def test_a_list_or_mapping_as_a_key_is_refused(text: str, place: Place) -> None:
    error = error_of(text)
    assert error.place == place
    assert error.message == "a list or mapping as a key; keys are plain words"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: c\n", at(2, 1)),
        ("a:\n  - x\n\t- y\n", at(3, 1)),
        ("a:\n  b: 1\n\n\tc: 2\n", at(4, 1)),
        ("-\ta\n", at(1, 2)),
    ],
)
def test_a_tab_as_indentation_is_refused_with_a_hint(text: str, place: Place) -> None:
    error = error_of(text)
    assert error.place == place
    assert error.message.endswith("; indent with spaces, not tabs")


@pytest.mark.parametrize(
    ("text", "place", "telling"),
    [
        ("a: 'b\nc: d\n", at(3, 1), "unexpected end of stream"),
        ('a: "b\n', at(2, 1), "unexpected end of stream"),
        ("a: b\nc: [d\n", at(3, 1), "',' or ']'"),
        ("title: Nizami: film\n", at(1, 14), "mapping values are not allowed"),
        ("a: b\n c: d\n", at(2, 3), "mapping values are not allowed"),
        ("a: b\nc: @d\n", at(2, 4), "cannot start any token"),
        ("a: b\n- c\n", at(2, 1), "not valid YAML"),
    ],
)
def test_a_syntax_error_says_where_and_what(text: str, place: Place, telling: str) -> None:
    error = error_of(text)
    assert error.place == place
    assert error.message.startswith("not valid YAML: ")
    assert telling in error.message
    assert "tabs" not in error.message


@pytest.mark.parametrize(("character", "code"), [("\0", "#x0000"), ("\a", "#x0007"), ("\x7f", "#x007f")])
def test_a_control_character_is_refused(character: str, code: str) -> None:
    error = error_of(f"a: b\nc: d{character}e\nf: g\n")
    assert error.place == at(2, 1)
    assert code in error.message
    assert error.message.endswith("; remove it")


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a: b\nc: \xe9t\xe9\nd: e\n", 2), ("a: b\n".encode("utf-16"), 1), (b"a: \xed\xa0\x80\n", 1)],
)
def test_a_file_that_is_not_utf_8_is_refused(data: bytes, line: int) -> None:
    assert str(error_of(data)) == f"films.yaml:{line}:1: the file is not UTF-8; save it as UTF-8"


def test_a_file_of_the_largest_size_is_read() -> None:
    assert read("x" * MAX_BYTES) == Scalar("x" * MAX_BYTES, at(1, 1))


def test_a_file_over_the_largest_size_is_refused() -> None:
    assert str(error_of(b"x" * (MAX_BYTES + 1))) == (
        "films.yaml:1:1: the file has 2,000,001 bytes; split it, 2,000,000 are allowed"
    )


def test_the_size_counts_bytes_and_not_letters() -> None:
    assert "the file has 2,000,002 bytes; split it" in error_of("ə" * (MAX_BYTES // 2 + 1)).message


def test_a_file_with_too_many_nodes_is_refused() -> None:
    error = error_of("- a\n" * (MAX_EVENTS + 1))
    assert error.place == at(399_999, 3)  # three events open the stream, the document and the list
    assert error.message == "more than 400,000 nodes; split the file"


def test_the_deepest_nesting_is_read() -> None:
    node = read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        assert isinstance(node, Sequence)
        (node,) = node.items
    assert node == Sequence((), at(1, MAX_DEPTH))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[" * 17 + "]" * 17, at(1, 17), id="17 lists"),
        pytest.param("[\n" * 200_000, at(17, 1), id="200,000 lists, a line each"),
        pytest.param("{a: " * 100_000, at(1, 65), id="100,000 mappings"),
        pytest.param("{a: " * 100_000 + "b" + "}" * 100_000, at(1, 65), id="100,000 closed mappings"),
        pytest.param("- " * 200_000 + "a", at(1, 33), id="200,000 block lists in one line"),
        pytest.param("? " * 200_000 + "a", at(1, 33), id="200,000 block mappings in one line"),
        pytest.param("".join(" " * depth + "a:\n" for depth in range(1_500)), at(17, 17), id="1,500 block mappings"),
        pytest.param("".join(" " * depth + "-\n" for depth in range(1_500)), at(17, 17), id="1,500 block lists"),
    ],
)
def test_nesting_too_deep_is_refused_where_it_starts(text: str, place: Place) -> None:
    error = error_of(text)
    assert error.place == place
    assert error.message == "nested deeper than 16 levels; the schema needs no such depth"


def test_lists_side_by_side_are_not_deep() -> None:
    node = read("- []\n" * 1_000)
    assert isinstance(node, Sequence)
    assert len(node.items) == 1_000


def test_lists_side_by_side_do_not_hide_a_deep_one() -> None:
    error = error_of("- []\n" * 1_000 + "- " + "[" * 16 + "]" * 16)
    assert error.place == at(1_001, 18)
    assert error.message.startswith("nested deeper than 16 levels")


@pytest.mark.parametrize("end", ["", "]" * 200_000])
def test_nested_lists_in_one_line_are_refused_however_many(end: str) -> None:
    error = error_of("[" * 200_000 + end)
    assert error.place in (at(1, 17), at(1, 1001))  # libyaml looks ahead and stops by its own limit of 1,000
    assert "nest" in error.message


ODD_YAML = st.text(alphabet="abə:- \n\r\t[]{},'\"#&*!|>%@`?<~.\\\0\ufeff\u2028\x85Uux0F9/", max_size=80)


@settings(deadline=None, max_examples=500)
@given(st.one_of(st.binary(), st.text().map(str.encode), ODD_YAML.map(str.encode)))
def test_any_bytes_parse_or_raise_the_one_error(data: bytes) -> None:
    try:
        node = parse(data, "films.yaml")
    except StrictYamlError as error:
        assert error.place.file == "films.yaml"
        assert 1 <= error.place.line <= len(data) + 1
        assert error.place.column >= 1
        assert error.message
    else:
        assert isinstance(node, Scalar | Sequence | Mapping)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "S"), include_characters=" ")))
def test_any_quoted_text_stays_as_it_was_written(text: str) -> None:
    quoted = text.replace("'", "''")
    assert read(f"'{quoted}'") == Scalar(text, at(1, 1))
