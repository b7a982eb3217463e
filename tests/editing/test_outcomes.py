"""What a change of the knowledge does to questions: better first, and worse where more is answered wrongly."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from bot.editing.changes import EditingError
from bot.editing.held_out import FOLDER, read_questions
from bot.editing.outcomes import Change, Outcome, Question, Told, compare, given_away, told
from bot.editing.trying import compared, lines_of, questions_in
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from knowledge.loader import load
from tests.editing.folders import FILES, folder_of

TODAY = date(2026, 4, 28)
OUTCOMES: tuple[Outcome, ...] = ("right", "suggested", "unknown", "wrong")


def question(text: str = "where is it", *expect: str) -> Question:
    return Question("en", text, "clean", frozenset(expect))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Mind:
    return Mind.build(load(folder_of(tmp_path_factory.mktemp("live"))), Phrasebook().say)


# --- one question


@pytest.mark.parametrize(
    ("text", "expect", "outcome"),
    [
        ("Where is the museum?", ["museum"], Told("right", "museum")),
        ("Where is the museum?", ["founding", "museum"], Told("right", "museum")),
        ("Where is the museum?", ["founding"], Told("wrong", "museum")),
        ("Where is the museum?", [], Told("wrong", "museum")),
        ("Who directed Fitzcarraldo?", [], Told("unknown")),
        ("hello", [], Told("unknown")),
        ("who directed sevil", ["sevil_1929.director"], Told("right", "sevil_1929.director")),
    ],
)
def test_what_comes_of_a_question(live: Mind, text: str, expect: list[str], outcome: Told) -> None:
    assert told(live, question(text, *expect), TODAY) == outcome


@pytest.mark.parametrize("expect", [["museum"], []])
def test_outcomes_have_an_order_that_is_another_for_what_cannot_be_answered(expect: list[str]) -> None:
    best_first = OUTCOMES if expect else ("unknown", "suggested", "wrong")
    for better, worse in pairwise(best_first):
        assert Change(question("x", *expect), Told(worse), Told(better)).gain > 0
        assert Change(question("x", *expect), Told(better), Told(worse)).gain < 0


# --- all of them


def test_only_what_comes_out_otherwise_is_told_and_the_better_first() -> None:
    questions = [question(text, "museum") for text in ("same", "worse", "better", "much better", "other fact")]
    before = [Told("right"), Told("suggested"), Told("unknown"), Told("wrong", "a"), Told("wrong", "a")]
    after = [Told("right"), Told("wrong", "b"), Told("suggested"), Told("right", "museum"), Told("wrong", "b")]
    found = compare(questions, before, after)
    assert [one.question.text for one in found.changes] == ["much better", "better", "worse"]
    assert found.before[True] == {"right": 1, "suggested": 1, "unknown": 1, "wrong": 2}
    assert found.after[True] == {"right": 2, "suggested": 1, "wrong": 2}
    assert found.before[False].total() == 0


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ("right", "wrong", True),
        ("wrong", "wrong", False),
        ("right", "unknown", False),
        ("wrong", "right", False),
        ("unknown", "wrong", True),
    ],
)
@pytest.mark.parametrize("expect", [["museum"], []])
def test_it_is_worse_where_more_is_wrong(before: Outcome, after: Outcome, worse: bool, expect: list[str]) -> None:
    assert compare([question("x", *expect)], [Told(before)], [Told(after)]).worse is worse


def test_what_is_gained_and_what_is_lost_are_set_off() -> None:
    questions = [question("x", "museum"), question("y")]
    found = compare(questions, [Told("wrong"), Told("unknown")], [Told("right"), Told("wrong")])
    assert not found.worse
    assert len(found.changes) == 2


def test_questions_that_stand_in_the_knowledge_measure_nothing(live: Mind) -> None:
    asked = [question("WHERE is the museum?"), question("where would the museum be")]
    assert given_away(asked, live.knowledge) == asked[:1]


def test_a_comparison_is_told_in_figures_and_lines(live: Mind, tmp_path: Path) -> None:
    files = FILES | {"studio/places.yaml": FILES["studio/places.yaml"].replace("where is the museum", "exhibits hall")}
    changed = Mind.build(load(folder_of(tmp_path, files)), live.say)
    asked = [question("where is the museum", "museum"), question("exhibits hall", "museum"), question("hm")]
    there = "\n".join(lines_of(compared(asked, live, changed, TODAY), given_away(asked, changed.knowledge)))
    assert "answerable    before        2          1" in there
    assert "answerable    after         2          1" in there
    assert "unanswerable  after         1" in there
    assert "+ en exhibits hall\n      unknown → right (museum)" in there
    assert "- en where is the museum\n      right (museum) → " in there
    assert there.index("1 better") < there.index("+ en") < there.index("1 worse") < there.index("- en")
    assert there.endswith("take them out of there\n! en exhibits hall")


def test_the_same_knowledge_changes_nothing(live: Mind) -> None:
    asked = [question("where is the museum", "founding")]
    found = compared(asked, live, live, TODAY)
    assert (found.changes, found.worse, found.before) == ((), False, found.after)
    assert list(lines_of(found, []))[-1] == "\nno question comes out otherwise"


# --- the files


def write(folder: Path, **files: str) -> list[Path]:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.yaml"))


def test_files_are_read_by_the_language_that_begins_their_name(tmp_path: Path) -> None:
    one = "- {ask: x, style: clean, expect: [museum]}\n- {ask: y, style: oblique}\n"
    found = read_questions(write(tmp_path, az=one, ru_mine="- {ask: z, style: clean}\n"))
    assert found == [
        Question("az", "x", "clean", frozenset({"museum"})),
        Question("az", "y", "oblique", frozenset()),
        Question("ru", "z", "clean", frozenset()),
    ]


def test_all_that_is_wrong_in_the_files_is_told_at_once(tmp_path: Path) -> None:
    files = write(tmp_path, az="- {ask: x, color: red}\n", en="- [\n", ru="ask: x\n", notes="- {ask: x, style: y}\n")
    with pytest.raises(ValueError) as caught:
        read_questions(files)
    for part in ("az.yaml:1:3: ", "'style' is missing", "unknown field 'color'", "en.yaml:2:1: ", "ru.yaml:1:1: ",
                 "notes.yaml: the name must begin with the language"):  # fmt: skip
        assert part in str(caught.value)
    with pytest.raises(EditingError, match=r"az.yaml:1:3: "):
        questions_in(tmp_path)


def test_without_a_folder_those_of_the_checkout_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(questions_in(None)) == sum(path.read_text().count("- ask: ") for path in FOLDER.glob("*.yaml"))
    with pytest.raises(EditingError, match="has no questions"):
        questions_in(tmp_path)
    monkeypatch.setattr("bot.editing.trying.FOLDER", tmp_path)
    with pytest.raises(EditingError, match="no questions outside of a checkout; name a folder of them"):
        questions_in(None)
