"""The knowledge as tables: every field of every entry in a column, and no cell that a spreadsheet would work out."""

import csv
import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bot.editing.changes import EditingError
from bot.editing.spreadsheet import KINDS, Kind, _cell, table
from bot.editing.writing import as_csv, write_csv
from knowledge.loader import load
from knowledge.model import Fact, Film, KnowledgeBase, Person, QuizEntry
from tests.editing.folders import FILES, folder_of

FULL = FILES | {
    "studio/places.yaml": """\
- id: full
  topic: T-topic
  tier: 2
  date: '1900'
  as_of: '1901'
  occasion: studio
  text: {az: T-az, en: T-en, ru: T-ru}
  answer: {az: A-az, en: A-en, ru: A-ru}
  event: {az: E-az, en: E-en, ru: E-ru}
  conflict: {az: C-az, en: C-en, ru: C-ru}
  studio_name: {az: N-az, en: N-en, ru: N-ru, since: 1923}
  terms: [one, two]
  questions: {az: [q-az], en: [q-en, p-en], ru: [q-ru]}
  sources:
    - {title: First, url: 'https://example.org/1'}
    - {title: Second, url: 'https://example.org/2'}
""".replace("date: '1900'", "date: '1900-01-02'"),
    "films/1920s.yaml": """\
- id: full_film
  title: {az: F-az, en: F-en, ru: F-ru}
  aliases: [other]
  year: 1929
  premiere: '1929-01-02'
  minutes: 61
  genres: [drama]
  studios: [drama]
  directors: [amo_bek, bob]
  writers: [amo_bek]
  composers: [amo_bek]
  cinematographers: [amo_bek]
  cast:
    - {person: amo_bek, role: {az: R-az, en: R-en, ru: R-ru}, description: {az: D-az, en: D-en, ru: D-ru}}
    - {person: bob}
  based_on:
    title: {az: B-az, en: B-en, ru: B-ru}
    kind: play
    authors: [amo_bek]
    note: {az: O-az, en: O-en, ru: O-ru}
  trivia:
    - {az: V-az, en: V-en, ru: V-ru, about: plot}
    - {az: W-az, en: W-en, ru: W-ru}
  questions: {az: ['{film} fq-az'], en: ['fq-en {film}', '{film} fp-en'], ru: ['fq-ru {film}']}
  awards: [{az: X-az, en: X-en, ru: X-ru}]
  conflicts: [{about: year, az: Y-az, en: Y-en, ru: Y-ru}]
  sources: [{title: Archive, url: 'https://example.org/1'}]
""",
    "people/directors.yaml": """\
- id: bob
  name: {az: Bob-az, en: Bob-en, ru: Bob-ru}
  gender: male
- id: amo_bek
  name: {az: P-az, en: P-en, ru: P-ru}
  gender: male
  aliases: [nick]
  professions: [drama]
  born: '1891'
  died: '1965-05'
  birth_place: {az: G-az, en: G-en, ru: G-ru}
  death_place: {az: H-az, en: H-en, ru: H-ru}
  honours: [{title: {az: I-az, en: I-en, ru: I-ru}, year: '1950'}, {title: {az: J-az, en: J-en, ru: J-ru}}]
  facts: [{az: K-az, en: K-en, ru: K-ru}]
  questions: {az: ['{person} pq-az'], en: ['pq-en {person}'], ru: ['pq-ru {person}']}
  conflicts: [{about: born, az: L-az, en: L-en, ru: L-ru}]
  sources: [{title: Archive, url: 'https://example.org/2'}]
""",
    "quiz/quiz.yaml": """\
- id: typed
  about: full
  kind: typed
  difficulty: 1
  prompt: {az: Q-az, en: Q-en, ru: Q-ru}
  why: {az: U-az, en: U-en, ru: U-ru}
  answer: {az: S-az, en: S-en, ru: S-ru}
  accepted: [spelling]
- id: choice
  about: full_film
  kind: choice
  difficulty: 3
  prompt: {az: q, en: q, ru: q}
  why: {az: u, en: u, ru: u}
  answer: {az: s, en: s, ru: s}
  wrong: [{az: w-az, en: w-en, ru: w-ru}, {az: x-az, en: x-en, ru: x-ru}, {az: y-az, en: y-en, ru: y-ru}]
- id: year
  about: amo_bek
  kind: year
  difficulty: 2
  prompt: {az: q, en: q, ru: q}
  why: {az: u, en: u, ru: u}
  year: 1923
- id: truth
  about: full
  kind: true_false
  difficulty: 2
  prompt: {az: q, en: q, ru: q}
  why: {az: u, en: u, ru: u}
  truth: 'false'
""",
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return load(folder_of(tmp_path_factory.mktemp("knowledge"), FULL))


def rows(kind: Kind, knowledge: KnowledgeBase) -> dict[str, dict[str, str]]:
    headings, *lines = table(kind, knowledge)
    assert len(set(headings)) == len(headings)
    assert all(len(line) == len(headings) for line in lines)
    return {line[0]: dict(zip(headings, line, strict=True)) for line in lines}


def test_each_field_of_a_fact_has_its_column(full: KnowledgeBase) -> None:
    row = rows("facts", full)["full"]
    assert row["Text (Azerbaijani)"] == "T-az"
    assert row["Conflict (Russian)"] == "C-ru"
    assert (row["Name of the studio (English)"], row["Name since"]) == ("N-en", "1923")
    assert row["Terms"] == "one; two"
    assert row["Questions (English)"] == "q-en; p-en"
    assert row["Sources"] == "First (https://example.org/1); Second (https://example.org/2)"
    assert "" not in row.values()
    assert rows("facts", full)["founding"]["Event (English)"] == ""


def test_each_field_of_a_film_has_its_column(full: KnowledgeBase) -> None:
    row = rows("films", full)["full_film"]
    assert row["Directors"] == "amo_bek; bob"
    assert row["Cast (English)"] == "amo_bek: R-en, D-en; bob"
    assert (row["Based on (Russian)"], row["Based on: kind"], row["Based on: note (English)"]) == (
        "B-ru",
        "play",
        "O-en",
    )
    assert row["Trivia (Azerbaijani)"] == "plot: V-az; W-az"
    assert row["Questions (English)"] == "fq-en {film}; {film} fp-en"
    assert row["Conflicts (English)"] == "year: Y-en"
    assert "" not in row.values()


def test_each_field_of_a_person_has_its_column(full: KnowledgeBase) -> None:
    row = rows("people", full)["amo_bek"]
    assert row["Honours (English)"] == "I-en (1950); J-en"
    assert row["Questions (Russian)"] == "pq-ru {person}"
    assert "" not in row.values()
    assert rows("people", full)["bob"]["Sources"] == ""


def test_each_field_of_a_quiz_question_has_its_column_and_the_sources_are_those_of_its_entry(
    full: KnowledgeBase,
) -> None:
    found = rows("quiz", full)
    assert found["choice"]["Wrong options (Russian)"] == "w-ru; x-ru; y-ru"
    assert (found["typed"]["Also accepted"], found["year"]["Year"]) == ("spelling", "1923")
    assert (found["truth"]["True or false"], found["year"]["True or false"]) == ("false", "")
    assert found["year"]["Sources"] == "Archive (https://example.org/2)"
    headings = found["typed"].keys()
    assert all(any(row[heading] for row in found.values()) for heading in headings)


def words_in(value: Any) -> set[str]:
    """Give all texts and numbers in a value of the knowledge."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return {str(value)} - {""}
    if isinstance(value, dict):
        return words_in(tuple(value.values()))
    if isinstance(value, tuple):
        return {word for one in value for word in words_in(one)}
    if hasattr(value, "__dataclass_fields__"):
        return {word for field in fields(value) for word in words_in(getattr(value, field.name))}
    return set()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_an_entry_says_is_left_out(full: KnowledgeBase, kind: Kind) -> None:
    """Whoever adds a field to the model adds a column."""
    entries: dict[str, Fact | Film | Person | QuizEntry] = {
        **{"facts": full.facts, "films": full.films, "people": full.people, "quiz": full.quiz}[kind]  # type: ignore[dict-item]
    }
    for id, row in rows(kind, full).items():
        told = "\n".join(row.values())
        assert [word for word in words_in(entries[id]) if word not in told] == []


# --- as files


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_be_a_formula_gets_an_apostrophe(start: str) -> None:
    assert _cell(f"{start}cmd") == f"'{start}cmd"
    assert _cell([f"{start}cmd", "x"]) == f"'{start}cmd; x"
    assert _cell(f"a{start}cmd") == f"a{start}cmd"


def test_a_formula_in_the_knowledge_is_none_in_the_file(tmp_path: Path) -> None:
    evil = FILES["films/1920s.yaml"].replace("en: Koroghlu", "en: '=HYPERLINK(\"http://x\")'")
    knowledge = load(folder_of(tmp_path, FILES | {"films/1920s.yaml": evil}))
    assert rows("films", knowledge)["koroglu_1960"]["Title (English)"] == '\'=HYPERLINK("http://x")'


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_begins_with_the_mark_of_utf_8_and_reads_back_whole(own_knowledge: KnowledgeBase, kind: Kind) -> None:
    text = as_csv(kind, own_knowledge)
    assert text.startswith("\ufeffId,")
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == table(kind, own_knowledge)


def test_files_are_named_after_their_kind(full: KnowledgeBase, tmp_path: Path) -> None:
    paths = write_csv(tmp_path / "new" / "folder", KINDS, full)
    assert [path.name for path in paths] == ["facts.csv", "films.csv", "people.csv", "quiz.csv"]
    assert paths[0].read_bytes() == as_csv("facts", full).encode()


def test_a_folder_that_cannot_be_written_is_named(full: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EditingError, match=f"{tmp_path / 'file'} cannot be written"):
        write_csv(tmp_path / "file", KINDS, full)
