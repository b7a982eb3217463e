"""Accepting a question: which phrasing goes where, and what keeps it from going there."""

from pathlib import Path

import pytest

from bot.editing.accepting import Phrasing, Wish, accepted, must_be_sound, phrasing_of
from bot.editing.changes import EditingError
from bot.editing.checking import check_knowledge
from bot.editing.clusters import Cluster, Wording
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from knowledge.loader import load
from tests.editing.folders import bytes_in, folder_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("knowledge"))


@pytest.fixture(scope="module")
def mind(folder: Path) -> Mind:
    return Mind.build(load(folder), Phrasebook().say)


def cluster(*texts: str, language: str = "en") -> Cluster:
    return Cluster(tuple(Wording(text, "", 2, {language: 2}, {"unknown": 2}, {}) for text in texts))


EXHIBITS = cluster("exhibits of the past on display", "display of past exhibits")


def test_the_wording_of_most_people_goes_to_the_entry_that_is_named_in_its_language(mind: Mind) -> None:
    assert phrasing_of(EXHIBITS, Wish("museum"), mind) == Phrasing("museum", "en", EXHIBITS.text)
    assert phrasing_of(cluster("x", language="ru"), Wish("museum"), mind).language == "ru"


def test_an_editor_can_write_it_better_and_for_another_language(mind: Mind) -> None:
    wish = Wish("museum", "Hansı eksponatlar var?", "az")
    assert phrasing_of(EXHIBITS, wish, mind) == Phrasing("museum", "az", "Hansı eksponatlar var?")


def test_without_a_likely_entry_one_has_to_be_named(mind: Mind) -> None:
    with pytest.raises(EditingError, match=r"name an entry with --entry.*write a new one.*azfilm kb ignore"):
        phrasing_of(EXHIBITS, Wish(), mind)


def test_what_is_answered_by_now_needs_none_unless_another_entry_should_answer_it(mind: Mind) -> None:
    asked = cluster("where is the museum")
    with pytest.raises(EditingError, match="museum answers this by now"):
        phrasing_of(asked, Wish(), mind)
    assert phrasing_of(asked, Wish("founding"), mind).entry == "founding"


@pytest.mark.parametrize("entry", ["sevil_1929", "amo_bek", "quiz_silent", "drama", "nobody"])
def test_an_entry_without_phrasings_of_its_own_is_refused(mind: Mind, entry: str) -> None:
    with pytest.raises(EditingError, match=entry):
        phrasing_of(EXHIBITS, Wish(entry), mind)


def test_for_a_template_the_name_becomes_a_slot(mind: Mind) -> None:
    assert phrasing_of(cluster("sevil by whom"), Wish("film.director"), mind).text == "{film} by whom"
    assert phrasing_of(EXHIBITS, Wish("film.director", "By whom is {film}?"), mind).text == "By whom is {film}?"
    assert phrasing_of(EXHIBITS, Wish("decline.weather"), mind).text == EXHIBITS.text


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (Wish("film.director"), r"has \{film\} where the name stands.*--as '\.\.\. \{film\} \.\.\.'"),
        (Wish("film.director", "Sevil by whom"), r"has \{film\} where the name stands"),
        (Wish("film.director", "{film} by {whom}"), r"\{whom\} is no slot; known are film, person"),
        (Wish("decline.weather", "{wind}"), r"\{wind\} is no slot"),
    ],
)
def test_a_form_without_its_slots_or_with_strange_ones_is_refused(mind: Mind, wish: Wish, why: str) -> None:
    with pytest.raises(EditingError, match=why):
        phrasing_of(EXHIBITS, wish, mind)


# --- the knowledge with it


def test_the_knowledge_is_read_again_and_answers_then_and_no_file_is_touched(folder: Path, mind: Mind) -> None:
    before = bytes_in(folder)
    done = accepted(folder, EXHIBITS, Phrasing("museum", "en", EXHIBITS.text), mind)
    assert bytes_in(folder) == before
    assert done.mind.knowledge.facts["museum"].questions["en"][-1] == EXHIBITS.text
    assert done.answered == 2
    assert mind.match(EXHIBITS.text).id != "museum"
    must_be_sound(mind, done.mind)


def test_a_phrasing_that_another_entry_would_still_answer_is_refused(folder: Path, mind: Mind) -> None:
    with pytest.raises(EditingError, match=r"still be answered by sevil_1929.director; reword it with --as"):
        accepted(folder, EXHIBITS, Phrasing("museum", "en", "Who directed “Sevil”?"), mind)


def test_a_folder_that_is_broken_by_now_is_told_with_all_its_problems(tmp_path: Path, mind: Mind) -> None:
    broken = folder_of(tmp_path)
    (broken / "terms.yaml").write_text("- id: drama\n  kind: colour\n", encoding="utf-8")
    with pytest.raises(EditingError, match=r"terms.yaml:2:3: .*\n.*terms.yaml:1:3: "):
        accepted(broken, EXHIBITS, Phrasing("museum", "en", EXHIBITS.text), mind)


def with_line(folder: Path, line: str) -> Path:
    """Put a line below the English question for the museum."""
    path = folder / "studio" / "places.yaml"
    first = "      - where is the museum\n"
    path.write_text(path.read_text(encoding="utf-8").replace(first, f"{first}{line}"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("When was the studio founded?", "museum: the question .* stands in founding as well"),
        ("Where is the muзeum?", "museum: the word 'muзeum' mixes Latin and Cyrillic letters"),
    ],
)
def test_a_phrasing_with_a_fault_that_shows_at_once_is_refused(folder: Path, mind: Mind, text: str, why: str) -> None:
    with pytest.raises(EditingError, match=f"{why}.*\nnothing is written; reword the phrasing with --as"):
        accepted(folder, EXHIBITS, Phrasing("museum", "en", text), mind)


def test_what_was_wrong_before_keeps_no_phrasing_out(tmp_path: Path, mind: Mind) -> None:
    faulty = with_line(folder_of(tmp_path), "      - when was the studio founded\n")
    before = Mind.build(load(faulty), mind.say)
    assert check_knowledge(before.knowledge, before)
    done = accepted(faulty, EXHIBITS, Phrasing("museum", "en", EXHIBITS.text), before)
    must_be_sound(before, done.mind)
    must_be_sound(before, mind)


def test_a_question_that_finds_its_entry_no_longer_is_new(tmp_path: Path, mind: Mind) -> None:
    repeated = ("when was the studio founded when", "when was the studio founded the studio")
    forms = "".join(f"      - {text}\n" for text in repeated)
    after = Mind.build(load(with_line(folder_of(tmp_path), forms)), mind.say)
    found = check_knowledge(after.knowledge, after)
    assert found
    with pytest.raises(EditingError) as refused:
        must_be_sound(mind, after)
    assert str(refused.value).splitlines()[:-1] == [str(one) for one in found]
