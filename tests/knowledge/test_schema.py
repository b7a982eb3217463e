"""The schema that editors complete with: it takes what the loader takes, and refuses fields that the loader refuses."""

import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import KnowledgeError, load
from knowledge.schema import DIALECT, any_file, name_of, schemas
from knowledge.strict_yaml import Mapping, Node, Scalar, parse
from tests.editing.folders import FILES, folder_of
from tests.editing.test_spreadsheet import FULL

PATTERNS = {pattern: jsonschema_rs.validator_for(schema) for pattern, schema in schemas().items()}
ANY = jsonschema_rs.validator_for(any_file())


def as_text(node: Node) -> Any:
    """Give what the loader reads: everything is text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: as_text(value) for key, value in node.pairs.items()}
    return [as_text(item) for item in node.items]


def as_editor(node: Node, lines: list[str]) -> Any:
    """Give what an editor reads: numbers and truths where a value stands without quotes."""
    if isinstance(node, Scalar):
        line = lines[node.place.line - 1][node.place.column - 1 :]
        if line.startswith(("'", '"')):
            return node.text
        if node.text in ("true", "false"):
            return node.text == "true"
        return int(node.text) if re.fullmatch(r"[-+]?[0-9]+", node.text) else node.text
    if isinstance(node, Mapping):
        return {key: as_editor(value, lines) for key, value in node.pairs.items()}
    return [as_editor(item, lines) for item in node.items]


def faults(pattern: str, text: str) -> list[str]:
    """Give what the schema of a kind of file finds in a text, as the loader and as an editor reads it."""
    node = parse(text.encode(), "x")
    return [error.message for value in (as_text(node), as_editor(node, text.split("\n")))
            for error in PATTERNS[pattern].iter_errors(value)]  # fmt: skip


def pattern_of(name: str) -> str:
    return next(pattern for pattern in PATTERNS if Path(name).match(pattern))


OWN = sorted(str(path.relative_to(OWN_KNOWLEDGE)) for path in OWN_KNOWLEDGE.rglob("*.yaml"))


@pytest.mark.parametrize("name", OWN)
def test_every_file_of_the_own_knowledge_fits_the_schema_of_its_kind_and_that_of_all(name: str) -> None:
    text = (OWN_KNOWLEDGE / name).read_text(encoding="utf-8")
    assert faults(pattern_of(name), text) == []
    assert ANY.is_valid(as_text(parse(text.encode(), name)))


@pytest.mark.parametrize("files", [FILES, FULL], ids=["small", "full"])
def test_files_with_every_field_fit(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert faults(pattern_of(name), text) == []


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert {name_of(pattern) for pattern in PATTERNS} == {
        f"{kind}.schema.json"
        for kind in ("studio", "films", "people", "quiz", "terms", "templates", "smalltalk", "synonyms")
    }


@pytest.mark.parametrize("schema", [*schemas().values(), any_file()], ids=[*PATTERNS, "any"])
def test_a_schema_is_one_of_its_dialect(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == DIALECT
    jsonschema_rs.meta.validate(schema)


# --- refused

FACT, FILM, QUIZ = FULL["studio/places.yaml"], FULL["films/1920s.yaml"], FULL["quiz/quiz.yaml"]
PEOPLE = FULL["people/directors.yaml"]
WRONG = [
    # a wrong key, at each depth and in each kind of file
    ("studio/*.yaml", FACT, "  tier: 2", "  tier: 2\n  teir: 2"),
    ("studio/*.yaml", FACT, "{title: First,", "{title: First, ulr: x,"),
    ("studio/*.yaml", FACT, "since: 1923", "since: 1923, until: 1930"),
    ("studio/*.yaml", FACT, "az: T-az,", "az: T-az, de: T-de,"),
    ("studio/*.yaml", FACT, "{az: [q-az],", "{de: [q-de], az: [q-az],"),
    ("films/*.yaml", FILM, "directors:", "director:"),
    ("films/*.yaml", FILM, "{person: bob}", "{person: bob, part: x}"),
    ("films/*.yaml", FILM, "    kind: play", "    kind: play\n    type: play"),
    ("films/*.yaml", FILM, "  questions:", "  question:"),
    ("films/*.yaml", FILM, "questions: {az:", "questions: {de: ['{film} x'], az:"),
    ("people/*.yaml", PEOPLE, "  born:", "  birth:"),
    ("people/*.yaml", PEOPLE, "questions: {az:", "questions: {de: ['{person} x'], az:"),
    ("terms.yaml", FULL["terms.yaml"], "  kind: genre", "  kind: genre\n  typ: x"),
    ("templates.yaml", FULL["templates.yaml"], "  az: [hava", "  de: [wetter]\n  az: [hava"),
    ("smalltalk.yaml", FULL["smalltalk.yaml"], "  questions:", "  question: x\n  questions:"),
    ("synonyms.yaml", FULL["synonyms.yaml"], "fillers:", "filler: x\nfillers:"),
    ("quiz/*.yaml", QUIZ, "  accepted:", "  acepted:"),
    # something missing
    ("studio/*.yaml", FACT, "  topic: T-topic\n", ""),
    ("studio/*.yaml", FACT, "- id: full\n  topic", "- topic"),
    ("studio/*.yaml", FACT, ", en: T-en", ""),
    ("studio/*.yaml", FACT, ", ru: [q-ru]", ""),
    ("films/*.yaml", FILM, ", ru: F-ru", ""),
    ("films/*.yaml", FILM, ", ru: ['fq-ru {film}']", ""),
    ("people/*.yaml", PEOPLE, ", en: ['pq-en {person}']", ""),
    ("quiz/*.yaml", QUIZ, "  answer: {az: S-az, en: S-en, ru: S-ru}\n", ""),
    ("quiz/*.yaml", QUIZ, "  year: 1923\n", ""),
    # a wrong value
    ("studio/*.yaml", FACT, "tier: 2", "tier: 4"),
    ("studio/*.yaml", FACT, "date: '1900-01-02'", "date: soon"),
    ("studio/*.yaml", FACT, "date: '1900-01-02'", "date: 1900-13-02"),
    ("studio/*.yaml", FACT, "occasion: studio", "occasion: party"),
    ("studio/*.yaml", FACT, "terms: [one, two]", "terms: []"),
    ("studio/*.yaml", FACT, "terms: [one, two]", "terms: one"),
    ("studio/*.yaml", FACT, "terms: [one, two]", "terms: [' ']"),
    ("studio/*.yaml", FACT, "en: [q-en, p-en]", "en: q-en"),
    ("films/*.yaml", FILM, "minutes: 61", "minutes: an hour"),
    ("films/*.yaml", FILM, "about: plot", "about: nothing"),
    ("films/*.yaml", FILM, "['fq-ru {film}']", "'fq-ru {film}'"),
    ("films/*.yaml", FILM, "['fq-ru {film}']", "[]"),
    ("people/*.yaml", PEOPLE, "['pq-ru {person}']", "[' ']"),
    ("people/*.yaml", PEOPLE, "gender: male\n  aliases", "gender: x\n  aliases"),
    ("quiz/*.yaml", QUIZ, "truth: 'false'", "truth: maybe"),
    # a field of another kind of quiz question
    ("quiz/*.yaml", QUIZ, "  truth: 'false'", "  truth: 'false'\n  accepted: [x]"),
    ("quiz/*.yaml", QUIZ, "  year: 1923", "  year: 1923\n  answer: {az: s, en: s, ru: s}"),
]


@pytest.mark.parametrize(("pattern", "text", "right", "wrong"), WRONG)
def test_what_the_loader_refuses_the_schema_refuses(
    tmp_path: Path, pattern: str, text: str, right: str, wrong: str
) -> None:
    assert faults(pattern, text) == []
    assert right in text
    changed = text.replace(right, wrong, 1)
    name = next(name for name, found in FULL.items() if found == text)
    with pytest.raises(KnowledgeError):
        load(folder_of(tmp_path, FULL | {name: changed}))
    assert faults(pattern, changed)


@pytest.mark.parametrize(("pattern", "text"), [("films/*.yaml", FILM), ("people/*.yaml", PEOPLE)])
def test_a_film_and_a_person_need_no_questions_of_their_own(pattern: str, text: str) -> None:
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("  questions:"))
    assert without != text
    assert faults(pattern, without) == []


def test_a_title_without_a_source_may_be_missing_and_no_other(tmp_path: Path) -> None:
    lacking = FILM.replace(", ru: F-ru", "").replace("  aliases:", "  title_unsourced: [ru]\n  aliases:")
    assert faults("films/*.yaml", lacking) == []
    load(folder_of(tmp_path, FULL | {"films/1920s.yaml": lacking}))
    assert faults("films/*.yaml", lacking.replace("title_unsourced: [ru]", "title_unsourced: [az]"))


@pytest.mark.parametrize("year", ["1929", "'1929'"])
@pytest.mark.parametrize("born", ["1891", "'1891'", "1891-05", "1891-05-06"])
def test_numbers_and_dates_may_have_quotes_or_none(year: str, born: str) -> None:
    assert faults("films/*.yaml", FILM.replace("year: 1929", f"year: {year}")) == []
    assert faults("people/*.yaml", PEOPLE.replace("born: '1891'", f"born: {born}")) == []


def test_a_truth_may_have_quotes_or_none() -> None:
    assert faults("quiz/*.yaml", QUIZ.replace("truth: 'false'", "truth: false")) == []


def test_a_span_is_a_date_of_a_fact_alone() -> None:
    assert faults("studio/*.yaml", FACT.replace("date: '1900-01-02'", "date: 1899/1934")) == []
    assert faults("studio/*.yaml", FACT.replace("as_of: '1901'", "as_of: 1899/1934"))
