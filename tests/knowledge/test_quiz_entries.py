"""Quiz questions and dated events read from YAML: what they hold, and every problem with its place."""

from pathlib import Path

import pytest

from knowledge.loader import KnowledgeError, load
from knowledge.model import QuizEntry, Text
from tests.small_knowledge import SMALL

CHOICE = """\
- id: quiz_where
  about: founding
  kind: choice
  difficulty: '2'
  prompt: {az: Harada?, en: Where?, ru: Где?}
  answer: {az: Bakıda, en: In Baku, ru: В Баку}
  wrong:
    - {az: Gəncədə, en: In Ganja, ru: В Гяндже}
    - {az: Şəkidə, en: In Shaki, ru: В Шеки}
    - {az: Qubada, en: In Quba, ru: В Кубе}
  why: {az: Bakıda idi., en: It was in Baku., ru: Это было в Баку.}
"""
TRUE_FALSE = """\
- id: quiz_true
  about: sevil
  kind: true_false
  difficulty: '1'
  prompt: {az: Səssizdir., en: It is silent., ru: Он немой.}
  truth: 'false'
  why: {az: Səslidir., en: It has sound., ru: Он звуковой.}
"""
YEAR = """\
- id: quiz_year
  about: amo
  kind: year
  difficulty: '3'
  prompt: {az: Nə vaxt?, en: When?, ru: Когда?}
  year: '1927'
  why: {az: O vaxt., en: Then., ru: Тогда.}
"""
TYPED = """\
- id: quiz_typed
  about: sevil
  kind: typed
  difficulty: '3'
  prompt: {az: Kim?, en: Who?, ru: Кто?}
  answer: {az: Amo Bek, en: Amo Beck, ru: Амо Бек}
  accepted: [Bek, Beck]
  why: {az: O idi., en: It was he., ru: Это он.}
"""
FILES = SMALL | {
    "films/1920s.yaml": """\
- id: sevil
  title: {az: Sevil, en: Sevil, ru: Севиль}
  sources:
    - {title: Archive, url: 'https://example.org/sevil'}
""",
    "people/directors.yaml": """\
- id: amo
  name: {az: Amo Bek, en: Amo Beck, ru: Амо Бек}
  gender: male
""",
    "templates.yaml": """\
film.director:
  az: ['{film} filminin rejissoru kimdir']
  en: ['who directed {film}']
  ru: ['кто режиссёр фильма {film}']
""",
}
QUIZ = {"quiz/choices.yaml": CHOICE, "quiz/others.yaml": TRUE_FALSE + YEAR + TYPED}


def folder(root: Path, *edits: tuple[str, str, str], quiz: bool = True) -> Path:
    """Write the small knowledge with `edits` (file, old text, new text)."""
    files = FILES | (QUIZ if quiz else {})
    for file, old, new in edits:
        assert files[file].count(old) == 1, f"{old!r} must stand once in {file}"
        files[file] = files[file].replace(old, new)
    for file, text in files.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    return root


def problems_in(root: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(root)
    return [str(problem) for problem in caught.value.problems]


def with_quiz(root: Path, text: str) -> list[str]:
    """Give the problems of a knowledge with this text as its only quiz file."""
    folder(root, quiz=False)
    (root / "quiz").mkdir()
    (root / "quiz/one.yaml").write_text(text, encoding="utf-8")
    return problems_in(root)


def test_entries_of_each_kind_are_read_to_their_values(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).quiz == {
        "quiz_where": QuizEntry(
            id="quiz_where",
            about="founding",
            kind="choice",
            difficulty=2,
            prompt=Text("Harada?", "Where?", "Где?"),
            why=Text("Bakıda idi.", "It was in Baku.", "Это было в Баку."),
            answer=Text("Bakıda", "In Baku", "В Баку"),
            wrong=(
                Text("Gəncədə", "In Ganja", "В Гяндже"),
                Text("Şəkidə", "In Shaki", "В Шеки"),
                Text("Qubada", "In Quba", "В Кубе"),
            ),
        ),
        "quiz_true": QuizEntry(
            id="quiz_true",
            about="sevil",
            kind="true_false",
            difficulty=1,
            prompt=Text("Səssizdir.", "It is silent.", "Он немой."),
            why=Text("Səslidir.", "It has sound.", "Он звуковой."),
            truth=False,
        ),
        "quiz_year": QuizEntry(
            id="quiz_year",
            about="amo",
            kind="year",
            difficulty=3,
            prompt=Text("Nə vaxt?", "When?", "Когда?"),
            why=Text("O vaxt.", "Then.", "Тогда."),
            year=1927,
        ),
        "quiz_typed": QuizEntry(
            id="quiz_typed",
            about="sevil",
            kind="typed",
            difficulty=3,
            prompt=Text("Kim?", "Who?", "Кто?"),
            why=Text("O idi.", "It was he.", "Это он."),
            answer=Text("Amo Bek", "Amo Beck", "Амо Бек"),
            accepted=("Bek", "Beck"),
        ),
    }


def test_a_true_statement_is_true(tmp_path: Path) -> None:
    assert load(folder(tmp_path, ("quiz/others.yaml", "'false'", "'true'"))).quiz["quiz_true"].truth is True


def test_the_quiz_folder_may_be_missing(tmp_path: Path) -> None:
    assert load(folder(tmp_path, quiz=False)).quiz == {}


def test_the_quiz_folder_may_be_empty(tmp_path: Path) -> None:
    (folder(tmp_path, quiz=False) / "quiz").mkdir()
    assert load(tmp_path).quiz == {}


# --- problems


@pytest.mark.parametrize("about", ["nobody", "quiz_year", "film.director", "drama"])
def test_a_question_about_no_entry_is_a_problem(tmp_path: Path, about: str) -> None:
    assert problems_in(folder(tmp_path, ("quiz/choices.yaml", "about: founding", f"about: {about}"))) == [
        f"quiz/choices.yaml:1:3: quiz_where: it is about {about!r}, which is no entry; name one"
    ]


def test_a_choice_needs_three_wrong_options(tmp_path: Path) -> None:
    one = "    - {az: Qubada, en: In Quba, ru: В Кубе}\n"
    for number, new in ((2, ""), (4, one + one.replace("Qubada", "Bərdədə"))):
        root = tmp_path / str(number)
        root.mkdir()
        assert problems_in(folder(root, ("quiz/choices.yaml", one, new))) == [
            f"quiz/choices.yaml:1:3: quiz_where: wrong has {number} options; a choice needs 3"
        ]


@pytest.mark.parametrize("entry", [CHOICE, TRUE_FALSE, YEAR, TYPED], ids=["choice", "true_false", "year", "typed"])
@pytest.mark.parametrize("field", ["about", "kind", "difficulty", "prompt", "why"])
def test_what_every_question_needs_is_missed(tmp_path: Path, entry: str, field: str) -> None:
    lines = [line for line in entry.splitlines() if not line.startswith(f"  {field}:")]
    assert len(lines) == len(entry.splitlines()) - 1
    id = lines[0].removeprefix("- id: ")
    missing = f"quiz/one.yaml:1:3: {id}: the field {field!r} is missing; add it"
    assert with_quiz(tmp_path, "\n".join(lines)) == [missing]


@pytest.mark.parametrize(
    ("entry", "field"),
    [(CHOICE, "answer"), (CHOICE, "wrong"), (TRUE_FALSE, "truth"), (YEAR, "year"), (TYPED, "answer")],
)
def test_what_a_kind_needs_is_missed(tmp_path: Path, entry: str, field: str) -> None:
    lines = [line for line in entry.splitlines() if not line.startswith(f"  {field}:")]
    if field == "wrong":
        lines = [line for line in lines if not line.startswith("    - ")]
    id = lines[0].removeprefix("- id: ")
    missing = f"quiz/one.yaml:1:3: {id}: the field {field!r} is missing; add it"
    assert with_quiz(tmp_path, "\n".join(lines)) == [missing]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: choice", "kind: riddle", "3:3: kind is 'riddle'; it must be one of choice, true_false, year, typed"),
        ("difficulty: '2'", "difficulty: '0'", "4:3: difficulty is '0'; it must be a whole number from 1 to 3"),
        ("difficulty: '2'", "difficulty: hard", "4:3: difficulty is 'hard'; it must be a whole number from 1 to 3"),
        ("about: founding", "about: ' '", "2:10: about is blank; write a text or remove it"),
        (", en: Where?", "", "5:11: the field 'en' is missing; add it"),
        (", ru: В Шеки", "", "9:7: the field 'ru' is missing; add it"),
        (
            "about: founding",
            "about: founding\n  answers: 42",
            "3:3: unknown field 'answers'; known here: about, answer, difficulty, id, kind, prompt, why, wrong",
        ),
    ],
)
def test_what_a_choice_says_wrongly_is_told_with_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    place, _, message = problem.partition(": ")
    assert problems_in(folder(tmp_path, ("quiz/choices.yaml", old, new))) == [
        f"quiz/choices.yaml:{place}: quiz_where: {message}"
    ]


@pytest.mark.parametrize("truth", ["yes", "True", "0"])
def test_a_truth_is_true_or_false(tmp_path: Path, truth: str) -> None:
    assert problems_in(folder(tmp_path, ("quiz/others.yaml", "'false'", f"'{truth}'"))) == [
        f"quiz/others.yaml:6:3: quiz_true: truth is {truth!r}; it must be one of true, false"
    ]


@pytest.mark.parametrize("year", ["1897", "2101", "27", "1927-05", "1920s"])
def test_a_year_is_one_of_the_time_of_cinema(tmp_path: Path, year: str) -> None:
    assert problems_in(folder(tmp_path, ("quiz/others.yaml", "'1927'", f"'{year}'"))) == [
        f"quiz/others.yaml:13:3: quiz_year: year is {year!r}; it must be a whole number from 1898 to 2100"
    ]


@pytest.mark.parametrize("id", ["quiz_year", "founding", "sevil", "amo"])
def test_ids_of_questions_are_unique_among_all_entries(tmp_path: Path, id: str) -> None:
    (problem,) = problems_in(folder(tmp_path, ("quiz/others.yaml", "id: quiz_typed", f"id: {id}")))
    assert problem.startswith(f"quiz/others.yaml:15:3: {id}: the id stands already at ")
    assert problem.endswith("; ids are unique over all files")


def test_a_quiz_file_is_a_list(tmp_path: Path) -> None:
    assert with_quiz(tmp_path, "quiz_where:\n  about: founding\n") == [
        "quiz/one.yaml:1:1: the file must be a list of entries, each starting with '- id: ...'"
    ]


def test_all_problems_of_all_questions_are_told_at_once(tmp_path: Path) -> None:
    problems = problems_in(
        folder(
            tmp_path,
            ("quiz/choices.yaml", "difficulty: '2'", "difficulty: '9'"),
            ("quiz/others.yaml", "'false'", "'no'"),
            ("quiz/others.yaml", "  year: '1927'\n", ""),
        )
    )
    assert [problem.split(": ")[1] for problem in problems] == ["quiz_where", "quiz_true", "quiz_year"]


# --- events and occasions of facts

EVENT = "  event: {az: açılış, en: the opening, ru: открытие}\n"


def fact(root: Path, fields: str) -> Path:
    """Write the small knowledge with further fields of its fact."""
    return folder(root, ("studio/history.yaml", "  tier: 1\n", f"  tier: 1\n{fields}"))


def test_an_event_and_an_occasion_are_read(tmp_path: Path) -> None:
    founding = load(fact(tmp_path, f"{EVENT}  date: 1923-04-28\n  occasion: studio\n")).facts["founding"]
    assert founding.event == Text("açılış", "the opening", "открытие")
    assert (founding.date, founding.occasion) == ("1923-04-28", "studio")


@pytest.mark.parametrize("date", ["1923", "1923-04", "1923-04-28", "1920/1923"])
def test_an_event_may_have_any_date(tmp_path: Path, date: str) -> None:
    assert load(fact(tmp_path, f"{EVENT}  date: {date}\n")).facts["founding"].date == date


def test_an_event_without_a_date_is_a_problem(tmp_path: Path) -> None:
    assert problems_in(fact(tmp_path, EVENT)) == [
        "studio/history.yaml:1:3: founding: it has an event but no date; add the date"
    ]


@pytest.mark.parametrize("date", ["", "  date: '1923'\n", "  date: 1923-04\n", "  date: 1920-04-27/1923-04-28\n"])
def test_an_occasion_without_a_full_date_is_a_problem(tmp_path: Path, date: str) -> None:
    assert problems_in(fact(tmp_path, f"{date}  occasion: cinema_day\n")) == [
        "studio/history.yaml:1:3: founding: it has an occasion but no full date; add the day"
    ]


def test_an_occasion_is_one_of_two(tmp_path: Path) -> None:
    assert problems_in(fact(tmp_path, "  date: 1923-04-28\n  occasion: birthday\n")) == [
        "studio/history.yaml:5:3: founding: occasion is 'birthday'; it must be one of studio, cinema_day"
    ]


def test_an_event_is_told_in_each_language(tmp_path: Path) -> None:
    assert problems_in(fact(tmp_path, "  date: '1923'\n  event: {az: açılış, en: the opening}\n")) == [
        "studio/history.yaml:5:10: founding: the field 'ru' is missing; add it"
    ]
