"""Changes of files: a phrasing goes to its entry and list, the patch says so, and a file is written whole or not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.editing.changes import Change, EditingError, changed_copy, with_phrasing
from knowledge.loader import load
from knowledge.model import LANGUAGES, KnowledgeBase, Language
from tests.editing.folders import bytes_in, folder_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "knowledge")


def change(folder: Path, entry: str, phrasing: str = "a new one", language: Language = "en") -> Change:
    return with_phrasing(folder, load(folder), entry, language, phrasing)


def forms(knowledge: KnowledgeBase, entry: str, language: Language) -> tuple[str, ...]:
    if entry in knowledge.facts:
        return tuple(knowledge.facts[entry].questions[language])
    if entry in knowledge.templates:
        return tuple(knowledge.templates[entry].forms[language])
    return tuple(knowledge.smalltalk[entry].questions[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ["museum", "founding", "greeting", "film.director", "decline.weather"])
def test_a_phrasing_goes_to_the_end_of_its_list_and_nothing_else_changes(
    folder: Path, entry: str, language: Language
) -> None:
    before, untouched = load(folder), bytes_in(folder)
    one = change(folder, entry, "{film}, whose?", language)
    assert bytes_in(folder) == untouched
    one.write(folder)
    after = load(folder)
    assert forms(after, entry, language) == (*forms(before, entry, language), "{film}, whose?")
    everything = [(e, lang) for e in ("museum", "founding", "greeting", "film.director") for lang in LANGUAGES]
    for other in everything:
        if other != (entry, language):
            assert forms(after, *other) == forms(before, *other)
    changed = {name for name, data in bytes_in(folder).items() if data != untouched[name]}
    assert changed == {one.file.as_posix()}


def test_in_a_list_of_lines_only_a_line_is_added(folder: Path) -> None:
    one = change(folder, "museum", "Muzey hardadır?", "az")
    old, new = one.before.splitlines(), one.after.splitlines()
    at = old.index("      - muzey haradadır   # the plain one") + 1
    assert new == [*old[:at], "      - Muzey hardadır?", *old[at:]]


def test_the_patch_is_one_that_tools_apply(folder: Path) -> None:
    one = change(folder, "museum")
    assert one.diff().startswith("--- a/studio/places.yaml\n+++ b/studio/places.yaml\n@@ ")
    assert [line for line in one.diff().splitlines() if line.startswith(("+ ", "- "))] == ["+      - a new one"]
    patch = shutil.which("patch")
    if patch is None:
        pytest.skip("no patch here")
    subprocess.run([patch, "-p1", "-d", str(folder)], input=one.diff().encode(), check=True, capture_output=True)
    assert (folder / one.file).read_bytes() == one.after.encode()


def test_a_file_without_a_last_line_end_stays_so_and_the_patch_says_it(folder: Path) -> None:
    (folder / "templates.yaml").write_bytes(b"film.director:\n  az: [x]\n  en: [x]\n  ru:\n  - y")
    one = change(folder, "film.director", language="ru")
    assert one.after.endswith("\n  - y\n  - a new one")
    assert one.diff().count("\\ No newline at end of file\n") == 2


def test_a_file_of_another_system_keeps_its_line_ends(folder: Path) -> None:
    path = folder / "studio" / "places.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    change(folder, "museum").write(folder)
    assert b"\r\n      - a new one\r\n" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_spaces_in_a_phrasing_are_put_in_order(folder: Path) -> None:
    assert "      - a new one\n" in change(folder, "museum", "  a\n new\tone ").after


@pytest.mark.parametrize("phrasing", ["Where is THE museum?", "where is the museum"])
def test_a_phrasing_that_is_there_already_is_refused_with_its_place(folder: Path, phrasing: str) -> None:
    with pytest.raises(EditingError, match=r"studio/places.yaml:11:9: museum has this phrasing already: where is"):
        change(folder, "museum", phrasing)


@pytest.mark.parametrize("phrasing", ["", " ", "?!", "\n"])
def test_a_phrasing_without_words_is_refused(folder: Path, phrasing: str) -> None:
    with pytest.raises(EditingError, match="no words"):
        change(folder, "museum", phrasing)


def test_a_list_that_is_not_understood_is_left_to_people(folder: Path) -> None:
    path = folder / "templates.yaml"
    path.write_text("film.director: {az: [x], en: [x # ]\n ], ru: [x]}\n")
    with pytest.raises(EditingError, match=r"templates.yaml:1:31: .*by hand"):
        change(folder, "film.director")


def test_an_entry_that_has_gone_meanwhile_is_told(folder: Path) -> None:
    knowledge = load(folder)
    (folder / "studio" / "places.yaml").unlink()
    with pytest.raises(EditingError, match="no phrasings of museum"):
        with_phrasing(folder, knowledge, "museum", "en", "a new one")


# --- writing


def test_what_another_has_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    one = change(folder, "museum")
    with (folder / one.file).open("a") as file:
        file.write("# mine\n")
    before = bytes_in(folder)
    with pytest.raises(EditingError, match="changed meanwhile"):
        one.write(folder)
    assert bytes_in(folder) == before


def test_a_file_keeps_its_mode_and_nothing_is_left_beside_it(folder: Path) -> None:
    one = change(folder, "museum")
    (folder / one.file).chmod(0o640)
    names = bytes_in(folder).keys()
    one.write(folder)
    assert (folder / one.file).stat().st_mode & 0o777 == 0o640
    assert bytes_in(folder).keys() == names


def test_a_file_that_has_gone_is_told_without_a_traceback(folder: Path) -> None:
    one = change(folder, "museum")
    (folder / one.file).unlink()
    with pytest.raises(EditingError, match="cannot be written"):
        one.write(folder)


def test_a_copy_has_the_change_and_is_gone_afterwards(folder: Path) -> None:
    before = bytes_in(folder)
    one = change(folder, "museum")
    with changed_copy(folder, one) as copy:
        assert bytes_in(copy) == before | {"studio/places.yaml": one.after.encode()}
        assert copy != folder
    assert not copy.exists()
    assert bytes_in(folder) == before


def test_every_list_of_the_own_knowledge_takes_a_phrasing(own_knowledge: KnowledgeBase) -> None:
    from bot.settings import OWN_KNOWLEDGE

    entries = [*list(own_knowledge.facts)[::20], *list(own_knowledge.smalltalk)[:2], "film.director"]
    for number, entry in enumerate(entries):
        language = LANGUAGES[number % 3]
        one = with_phrasing(OWN_KNOWLEDGE, own_knowledge, entry, language, "{film}: a phrasing nobody has")
        old, new = one.before.split("\n"), one.after.split("\n")
        assert len(new) == len(old) + 1
        added = next(at for at, line in enumerate(new) if line != [*old, ""][at])
        assert new[:added] + new[added + 1 :] == old
