"""A folder that is watched: every change is checked, a check is given up for a newer one, and it ends when told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.editing import watching
from bot.editing.watching import Changed, look, stamps, watch
from tests.editing.folders import folder_of

TERMS = "- id: drama\n  kind: colour\n  name: {az: d, en: d, ru: d}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "knowledge")


class Screen:
    """What is told, and what happens meanwhile: one thing each time nothing is left to do."""

    def __init__(self, *happenings: Callable[[], object]) -> None:
        self.lines: list[str] = []
        self._happenings = iter(happenings)

    def rest(self, seconds: float) -> None:
        happening = next(self._happenings, None)
        if happening is None:
            raise KeyboardInterrupt
        happening()


def watched(folder: Path, *happenings: Callable[[], object]) -> list[str]:
    screen = Screen(*happenings)
    with pytest.raises(KeyboardInterrupt):
        watch(folder, screen.lines.append, screen.rest)
    return screen.lines


READ = (
    "read: 2 films, 1 people, 2 facts, 1 quiz questions written by hand; checking whether each question finds its entry"
)
OK = "ok: 2 films, 1 people, 2 facts, 1 quiz questions written by hand"


def test_a_sound_folder_is_told_at_once(folder: Path) -> None:
    assert watched(folder) == [READ, OK]


def test_while_nothing_changes_nothing_is_told(folder: Path) -> None:
    assert watched(folder, *[lambda: None] * 5) == [READ, OK]


def test_a_problem_is_told_when_it_comes_and_its_end_when_it_is_mended(folder: Path) -> None:
    terms = folder / "terms.yaml"
    sound = terms.read_text()
    lines = watched(folder, lambda: terms.write_text(TERMS), lambda: terms.write_text(sound))
    problem = "terms.yaml:2:3: drama: kind is 'colour'; it must be one of genre, profession, studio"
    assert lines == [READ, OK, problem, "1 problem", READ, OK]


def test_what_only_the_check_finds_is_told(folder: Path) -> None:
    places = folder / "studio" / "places.yaml"
    twice = places.read_text(encoding="utf-8").replace("where is the museum", "when was the studio founded")
    lines = watched(folder, lambda: places.write_text(twice, encoding="utf-8"))
    assert lines[2] == READ
    assert lines[3].startswith("museum: the question 'when was the studio founded' stands in founding as well")
    assert lines[-1] == f"{len(lines) - 4} problem" + "s" * (len(lines) > 5)


@pytest.mark.parametrize("does", ["new", "gone", "renamed"])
def test_files_that_come_and_go_are_changes(folder: Path, does: str) -> None:
    def happens() -> None:
        quiz = folder / "quiz" / "quiz.yaml"
        if does == "new":
            (folder / "quiz" / "more.yaml").write_text("- id: broken\n")
        elif does == "gone":
            quiz.unlink()
        else:
            quiz.rename(quiz.with_name("other.yaml"))

    lines = watched(folder, happens)
    assert len(lines) > 3
    assert {"new": "problems", "gone": "0 quiz", "renamed": "1 quiz"}[does] in lines[-1]


def test_a_folder_that_goes_away_is_told_and_may_come_back(folder: Path, tmp_path: Path) -> None:
    lines = watched(folder, lambda: folder.rename(tmp_path / "away"), lambda: (tmp_path / "away").rename(folder))
    assert lines[:2] == lines[-2:] == [READ, OK]
    assert lines[-3] == "7 problems"


def test_a_check_under_way_is_given_up_when_a_file_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_OFTEN", 0)
    screen = Screen()
    terms = folder / "terms.yaml"

    def tell(line: str) -> None:
        screen.lines.append(line)
        if len(screen.lines) == 1:
            terms.write_text(TERMS)

    with pytest.raises(KeyboardInterrupt):
        watch(folder, tell, screen.rest)
    assert [screen.lines[0], screen.lines[-1]] == [READ, "1 problem"]
    assert OK not in screen.lines


def test_a_pulse_that_raises_ends_a_look(folder: Path) -> None:
    def pulse() -> None:
        raise Changed

    lines: list[str] = []
    with pytest.raises(Changed):
        look(folder, lines.append, pulse)
    assert lines == [READ]


def test_only_the_files_of_the_knowledge_count(folder: Path) -> None:
    before = stamps(folder)
    (folder / "studio" / ".places.yaml.swp").write_text("x")
    (folder / "notes.txt").write_text("x")
    assert stamps(folder) == before
