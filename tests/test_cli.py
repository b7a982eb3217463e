"""The commands as one types them: what comes out, what goes to the errors, and the exit code."""

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import cli, kb
from bot.games.bank import QuestionBank
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.settings import OWN_KNOWLEDGE
from knowledge.loader import load
from knowledge.model import LANGUAGES, Language
from tests.small_knowledge import SMALL

KEYS = {"question", "language", "outcome", "text", "fact", "confidence", "suggestions", "sources", "ms"}

FILES = SMALL | {
    "films/1920s.yaml": """\
- id: sevil_1929
  title: {az: Sevil, en: Sevil, ru: Севиль}
  year: 1929
  directors: [amo_bek]
  sources:
    - {title: Archive, url: 'https://example.org/sevil'}
- id: sevil_1970
  title: {az: Sevil, en: Sevil, ru: Севиль}
  sources:
    - {title: Archive, url: 'https://example.org/sevil'}
""",
    "people/directors.yaml": """\
- id: amo_bek
  name: {az: Amo Bek, en: Amo Bek, ru: Амо Бек}
  gender: male
  born: '1891'
  sources:
    - {title: Archive, url: 'https://example.org/amo'}
""",
    "templates.yaml": """\
film.director:
  az: ['{film} filminin rejissoru kimdir']
  en: ['who directed {film}', '{film} director']
  ru: ['кто режиссёр фильма {film}']
""",
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, own_mind: Mind, own_cache: Path, tmp_path: Path) -> None:
    """Let the cache already hold the own knowledge, so that each command starts fast."""
    monkeypatch.setenv("CACHE_DIR", str(own_cache))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("KNOWLEDGE_DIR", raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give the folder of what the bot remembers, which is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a small knowledge folder that the commands then use, with a cache of its own."""
    for name, text in FILES.items():
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "knowledge"))
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "knowledge"


class Shell:
    """Runs commands in this process and gives what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = cli.main(arguments)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def ask(self, *lines: str | bytes, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """Ask the lines through standard input; gives the objects that come out."""
        stdin = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
        code, out, err = self.run("ask", "--json", *options, stdin=stdin)
        assert (code, err) == (0, "")
        return [json.loads(line) for line in out.removesuffix("\n").split("\n")] if out else []


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


# --- ask


def test_a_question_is_answered_with_its_sources(shell: Shell) -> None:
    code, out, err = shell.run("ask", "Who directed Sabuhi?")
    assert (code, err) == (0, "")
    assert out.startswith("“Sabuhi” (Səbuhi, 1941) was directed by Amo Bek-Nazarov.\n\nSources: ")
    assert out.endswith("\n")


@pytest.mark.parametrize(
    ("question", "outcome", "fact"),
    [
        ("Who directed Sabuhi?", "answer", "sabuhi_1941.director"),
        ("hello", "smalltalk", None),
        ("What is the weather like today?", "unknown", None),
    ],
)
def test_json_has_these_keys_with_these_types(shell: Shell, question: str, outcome: str, fact: str | None) -> None:
    code, out, err = shell.run("ask", "--json", question)
    assert (code, err, out.count("\n")) == (0, "", 1)
    line = json.loads(out)
    assert set(line) == KEYS
    assert (line["question"], line["outcome"], line["fact"]) == (question, outcome, fact)
    assert line["language"] in LANGUAGES
    assert isinstance(line["text"], str)
    assert isinstance(line["confidence"], float)
    assert 0 <= line["confidence"] <= 1
    assert isinstance(line["ms"], float)
    assert line["ms"] > 0
    assert line["suggestions"] == []
    assert all(set(source) == {"title", "url"} for source in line["sources"])
    assert len(line["sources"]) == (2 if outcome == "answer" else 0)


def test_json_is_written_in_letters_not_in_escapes(shell: Shell) -> None:
    _, out, _ = shell.run("ask", "--json", "Səbuhi filminin rejissoru kimdir?")
    assert "“Səbuhi” (1941) filminin rejissoru" in out


def test_suggestions_have_a_text_and_a_fact(shell: Shell) -> None:
    vague = ("head of the studio", "film about love", "who wrote it", "when", "nə vaxt", "кто", "первый фильм")
    suggested = [line for line in shell.ask(*vague) if line["outcome"] == "suggest"]
    assert suggested
    for line in suggested:
        assert line["fact"] is None
        assert 1 <= len(line["suggestions"]) <= 3
        for suggestion in line["suggestions"]:
            assert set(suggestion) == {"text", "fact"}
            assert suggestion["text"] in line["text"]
            assert isinstance(suggestion["fact"], str)


def test_each_line_is_answered_by_one_line_in_order(shell: Shell) -> None:
    questions = [
        "Who directed Sabuhi?",
        "hello",
        "Кто режиссёр фильма «Сабухи»?",
        "Sevil",
        "When was the studio founded?",
    ]
    lines = shell.ask(*questions)
    assert [line["question"] for line in lines] == questions
    assert [line["outcome"] for line in lines] == ["answer", "smalltalk", "answer", "answer", "answer"]
    assert [line["language"] for line in lines] == ["en", "en", "ru", "az", "en"]


def test_a_line_knows_nothing_of_the_lines_before(shell: Shell) -> None:
    _, after = shell.ask("Who directed Sabuhi?", "and the composer?")
    (alone,) = shell.ask("and the composer?")
    assert {**after, "ms": 0} == {**alone, "ms": 0}
    first, second = shell.ask("hello", "hello")
    assert first["text"] == second["text"]


def test_no_line_gives_no_line(shell: Shell) -> None:
    assert shell.ask() == []


def test_the_last_line_needs_no_end(shell: Shell) -> None:
    code, out, _ = shell.run("ask", "--json", stdin=b"hello\nsalam")
    assert code == 0
    assert [json.loads(line)["question"] for line in out.splitlines()] == ["hello", "salam"]


def test_the_line_end_of_other_systems_is_no_part_of_the_question(shell: Shell) -> None:
    (line,) = shell.ask("hello\r")
    assert (line["question"], line["outcome"]) == ("hello", "smalltalk")


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (b"", ""),
        (b"   ", "   "),
        ("😀🎬🎬".encode(), "😀🎬🎬"),
        (b"\xff\xfe\xfd", "\ufffd\ufffd\ufffd"),
        (b"\x00", "\x00"),
        (b"?!.,;", "?!.,;"),
        (b"x" * 100_000, "x" * 100_000),
        (b"." * 100_000, "." * 100_000),
        ("ə".encode() * 50_000, "ə" * 50_000),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
    ],
    ids=["empty", "blank", "emoji", "no utf-8", "nul", "marks", "one long word", "long dots", "long ə", "surrogate"],
)
def test_any_line_gives_one_object(shell: Shell, line: bytes, question: str) -> None:
    before, found, after = shell.ask("hello", line, "salam")
    assert (before["question"], after["question"]) == ("hello", "salam")
    assert set(found) == KEYS
    assert found["question"] == question
    assert found["outcome"] in ("unknown", "suggest")
    assert found["text"]


@pytest.mark.parametrize(
    "line",
    [
        b"who\x00directed\x00Sabuhi",
        b"Who directed Sabuhi? \xff\xfe",
        b"Who directed Sabuhi? " * 5_000,
        "Who directed Sabuhi? 😀".encode(),
    ],
    ids=["nul", "no utf-8", "long", "emoji"],
)
def test_a_question_among_odd_characters_is_still_answered(shell: Shell, line: bytes) -> None:
    (found,) = shell.ask(line)
    assert found["fact"] == "sabuhi_1941.director"


def test_a_separator_of_lines_inside_a_question_does_not_end_the_object(shell: Shell) -> None:
    (found,) = shell.ask("hello\u2028\u0085\x0b\x0csalam")
    assert found["question"] == "hello\u2028\u0085\x0b\x0csalam"


def test_without_json_the_answers_stand_one_after_the_other(shell: Shell) -> None:
    code, out, _ = shell.run("ask", stdin=b"Who directed Sabuhi?\nhello\n\n")
    assert code == 0
    places = [out.index(text) for text in ("directed by Amo Bek-Nazarov", "Hello!", "Burada sual tapmadım.")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("language", "said"),
    [("az", "“Səbuhi” (1941) filminin rejissoru"), ("en", "“Sabuhi” (Səbuhi, 1941) was"), ("ru", "Режиссёр фильма")],
)
@pytest.mark.parametrize("question", ["Who directed Sabuhi?", "Кто режиссёр фильма «Сабухи»?"])
def test_the_language_of_the_answers_can_be_chosen(shell: Shell, language: Language, said: str, question: str) -> None:
    code, out, _ = shell.run("ask", "--lang", language, question)
    assert code == 0
    assert out.startswith(said)
    (line,) = shell.ask(question, options=("--lang", language))
    assert line["language"] == language


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["ask", "--lang", "de", "hello"], ["ask", "two", "texts"], ["kb"], ["kb", "show"], ["kb", "sing"]],
)
def test_a_wrong_command_is_refused_with_its_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: azfilm")


# --- settings and broken knowledge

COMMANDS = [
    ["ask", "hello"],
    ["chat"],
    ["kb", "stats"],
    ["kb", "show", "founding"],
    ["kb", "check"],
    ["kb", "questions"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_knowledge_folder_is_named_without_a_traceback(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))
    code, out, err = shell.run(*command)
    assert (code, out) == (1, "")
    assert err.startswith(f"azfilm: KNOWLEDGE_DIR: {tmp_path / 'nowhere'} ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_all_problems_of_broken_knowledge_are_told_without_a_traceback(
    shell: Shell, tiny: Path, command: list[str]
) -> None:
    (tiny / "terms.yaml").write_text("- id: drama\n  kind: colour\n", encoding="utf-8")
    (tiny / "films" / "1930s.yaml").write_text("- id: [unclosed\n", encoding="utf-8")
    (tiny / "smalltalk.yaml").unlink()
    (tiny / "people" / "directors.yaml").write_bytes(b"- id: \xff\n")
    code, out, err = shell.run(*command)
    assert (code, out) == (1, "")
    *problems, last = err.splitlines()
    assert last == f"azfilm: the knowledge has {len(problems)} problems and was not loaded"
    for place in ("terms.yaml:2:", "films/1930s.yaml:", "smalltalk.yaml:", "people/directors.yaml:"):
        assert any(place in problem for problem in problems)
    assert "Traceback" not in err


def test_an_empty_knowledge_folder_is_told_what_it_lacks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path))
    code, out, err = shell.run("ask", "hello")
    assert (code, out) == (1, "")
    assert [name for name in ("studio", "films", "people", "templates.yaml") if name not in err] == []


def test_the_set_knowledge_is_the_one_that_answers(shell: Shell, tiny: Path) -> None:
    code, out, _ = shell.run("ask", "When was the studio founded?")
    assert code == 0
    assert out == "The studio was founded in 1923.\n\nSource: History (https://example.org/history)\n"
    assert [path.suffix for path in (tiny.parent / "cache").iterdir()] == [".pickle"]


# --- kb


def test_stats_count_entries_attributes_and_questions(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("kb", "stats")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "facts 1, films 2, people 1, templates 1"
    assert "facts by tier: core 1, solid 0, niche 0" in lines
    assert "topics: history 1" in lines
    assert "questions: az 2, en 3, ru 2" in lines
    rows = [line.split() for line in lines]
    assert ["year", "1", "of", "2", "50%"] in rows
    assert ["premiere", "0", "of", "2", "0%"] in rows
    assert ["born", "1", "of", "1", "100%"] in rows
    assert {row[0] for row in rows if row and row[-1].endswith("%")} == {*kb.FILM, *kb.PERSON}


def test_stats_of_the_own_knowledge_count_what_is_loaded(shell: Shell) -> None:
    base = load(OWN_KNOWLEDGE)
    code, out, _ = shell.run("kb", "stats")
    assert code == 0
    assert out.startswith(f"facts {len(base.facts)}, films {len(base.films)}, people {len(base.people)}, templates ")


def test_a_fact_is_shown_in_three_languages_with_its_questions(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("kb", "show", "founding")
    assert (code, err) == (0, "")
    parts = [
        "[az]",
        "Studiya 1923-cü ildə",
        "[en]",
        "founded in 1923.",
        "[ru]",
        "Студия основана",
        "questions (3 in all)",
    ]
    places = [out.index(part) for part in parts]
    assert places == sorted(places)
    assert out.splitlines()[-3:] == [
        "  az studiya nə vaxt yaranıb",
        "  en when was the studio founded",
        "  ru когда основана студия",
    ]


def test_a_film_is_shown_with_everything_held_and_nothing_else(shell: Shell, tiny: Path) -> None:
    code, out, _ = shell.run("kb", "show", "sevil_1929")
    assert code == 0
    assert "“Sevil” (1929)\nDirector: Amo Bek\n" in out
    assert "“Sevil” was made in 1929." in out
    assert "Режиссёр фильма «Севиль» (Sevil, 1929) — Амо Бек." in out
    assert "questions (4 in all)" in out
    assert "  en who directed Sevil" in out.splitlines()
    assert "minutes" not in out


def test_a_person_is_shown_with_everything_held(shell: Shell, tiny: Path) -> None:
    code, out, _ = shell.run("kb", "show", "amo_bek")
    assert code == 0
    assert "Amo Bek was born in 1891." in out
    assert "Films directed by Amo Bek: “Sevil” (1929)." in out
    assert "Амо Бек родился в 1891 году." in out


def test_an_entry_of_another_id_is_not_shown_with_it(shell: Shell, tiny: Path) -> None:
    text = FILES["studio/history.yaml"].replace("id: founding", "id: founding_day").replace("founded", "opened")
    (tiny / "studio" / "day.yaml").write_text(text, encoding="utf-8")
    _, out, _ = shell.run("kb", "show", "founding")
    assert "founded in 1923" in out
    assert "opened" not in out


@pytest.mark.parametrize(
    ("unknown", "near"),
    [("sevil", ["sevil_1929", "sevil_1970"]), ("found", ["founding"]), ("amo", ["amo_bek"])],
)
def test_for_an_unknown_id_near_ones_are_named(shell: Shell, tiny: Path, unknown: str, near: list[str]) -> None:
    code, out, err = shell.run("kb", "show", unknown)
    assert code == 1
    assert f"no entry {unknown!r}; near: {', '.join(near)}\n" in out + err


def test_an_unknown_id_that_is_near_to_nothing_is_told_so(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("kb", "show", "zzz")
    assert code == 1
    assert "no entry 'zzz'" in out + err
    assert "near" not in out + err


def test_a_clean_knowledge_passes_the_check(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("kb", "check")
    assert (code, err) == (0, "")
    count = len(QuestionBank(load(tiny), Phrasebook().say).drafts)
    assert count > 0
    assert out == f"{count} quiz questions\n0 problems in 1 facts, 2 films and 1 people\n"


def test_the_check_reports_what_is_wrong(shell: Shell, tiny: Path) -> None:
    text = FILES["studio/history.yaml"].replace("id: founding", "id: twin")
    (tiny / "studio" / "twin.yaml").write_text(text, encoding="utf-8")
    films = FILES["films/1920s.yaml"].replace("year: 1929", "year: 1929\n  premiere: '1928-01-01'")
    (tiny / "films" / "1920s.yaml").write_text(films, encoding="utf-8")
    code, out, _ = shell.run("kb", "check")
    assert code == 1
    assert "sevil_1929: the premiere 1928-01-01 lies before the year 1929\n" in out
    assert "twin: the question 'when was the studio founded' stands in founding as well" in out
    *problems, quiz, last = out.splitlines()
    assert re.fullmatch(r"\d+ quiz questions", quiz)
    assert last == f"{len(problems)} problems in 2 facts, 2 films and 1 people"
    assert all(": " in problem for problem in problems)


def test_the_check_reports_what_is_wrong_with_a_quiz_question(shell: Shell, tiny: Path) -> None:
    count = len(QuestionBank(load(tiny), Phrasebook().say).drafts)
    (tiny / "quiz").mkdir()
    (tiny / "quiz" / "own.yaml").write_text(
        """\
- id: quiz_twins
  about: founding
  kind: choice
  difficulty: '1'
  prompt: {az: Studiyanın binasında nə olub?, en: What was in the building?, ru: Что было в здании?}
  why: {az: Orada restoran olub., en: There was a restaurant., ru: Там был ресторан.}
  answer: {az: restoran, en: a restaurant, ru: ресторан}
  wrong:
    - {az: restoran, en: a restaurant, ru: ресторан}
    - {az: mətbəə, en: a printing house, ru: типография}
    - {az: bank, en: a bank, ru: банк}
""",
        encoding="utf-8",
    )
    code, out, _ = shell.run("kb", "check")
    assert code == 1
    assert re.search(r"^founding\.\S+: the options 'restoran' and 'restoran' are not told apart", out, re.MULTILINE)
    assert f"\n{count + 1} quiz questions\n" in out


# --- chat


def test_a_chat_with_piped_input_ends_with_it(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("chat", stdin=b"When was the studio founded?\n")
    assert (code, err) == (0, "")
    assert out.index("Xoş gəlmisiniz!") < out.index("The studio was founded in 1923.")


def test_a_quiz_can_be_played_in_a_chat(shell: Shell, tiny: Path) -> None:
    code, out, err = shell.run("chat", stdin=b"/lang en\n/quiz\n/stop\n/me\n")
    assert (code, err) == (0, "")
    said = ("I will answer in English.", "Quiz question · ", "The question was broken off.", "Answer: ")
    places = [out.index(text) for text in said]
    assert places == sorted(places)
    assert re.search(
        r"\(https://example\.org/(sevil|amo)\)\n\[1\] Next question  \[2\] Tell me more(  \[3\] Report)?\n", out
    )
    assert out.endswith(f"{Phrasebook().say('en', 'me-none')}\n\n")


# --- a chat goes on where it was left

KEPT = "Zarnishan"
"""A name that nothing else is called by."""
FLOORS = "bakery", "printing house", "bank", "school", "library", "theatre", "pharmacy", "museum"


@pytest.fixture
def quizzed(tiny: Path) -> None:
    """Let the small knowledge have as many questions as a game needs, so that a chat starts fast."""
    (tiny / "quiz").mkdir()
    for at, right in enumerate(FLOORS):
        first, second, third = (*FLOORS, *FLOORS)[at + 1 : at + 4]
        (tiny / "quiz" / f"floor_{at}.yaml").write_text(
            f"""\
- id: quiz_floor_{at}
  about: founding
  kind: choice
  difficulty: '1'
  prompt: {{az: '{at}-ci mərtəbədə?', en: 'What was on floor {at}?', ru: 'Что было на этаже {at}?'}}
  why: {{az: Orada olub., en: It was there., ru: Там и было.}}
  answer: {{az: {right}, en: {right}, ru: {right}}}
  wrong:
    - {{az: {first}, en: {first}, ru: {first}}}
    - {{az: {second}, en: {second}, ru: {second}}}
    - {{az: {third}, en: {third}, ru: {third}}}
""",
            encoding="utf-8",
        )


def right(out: str) -> str:
    """Give what is right for the quiz question that was asked last."""
    return FLOORS[int(re.findall(r"What was on floor (\d)\?", out)[-1])]


@contextmanager
def azfilm(*arguments: str, player: str = "aysel") -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LOGNAME": player},
        cwd=Path(__file__).parent.parent,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[bytes], *lines: str) -> tuple[int, str, str]:
    """Type the last lines and wait for the end; gives the exit code and what was printed."""
    out, err = process.communicate("".join(f"{line}\n" for line in lines).encode(), timeout=60)
    return process.returncode, out.decode(), err.decode()


def chat(*lines: str, player: str = "aysel") -> str:
    """Hold a chat in a process of its own; gives what it prints."""
    with azfilm("chat", player=player) as process:
        code, out, err = ended(process, *lines)
    assert (code, err) == (0, "")
    return out


def shown(process: subprocess.Popen[bytes], until: str) -> str:
    """Read what is printed until there is a line with a text in it."""
    assert process.stdout
    lines: list[str] = []
    while not lines or until not in lines[-1]:
        lines.append(process.stdout.readline().decode())
        assert lines[-1], f"{until!r} is not shown, but {lines}"
    return "".join(lines)


def question(out: str) -> list[str]:
    """Give the lines of the quiz question that was asked last, without its head."""
    asked = out[out.rindex("Quiz question · ") :].partition("\n\n")[0]
    return asked.splitlines()[1:]


def found(folder: Path, name: str) -> list[str]:
    """Give the files of a folder that have a name somewhere in them, in whatever case."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [file.name for file in files if name.lower().encode() in file.read_bytes().lower()]


@pytest.mark.usefixtures("quizzed")
@pytest.mark.parametrize("leave", [["/quit"], []])
def test_a_quiz_left_in_the_middle_goes_on_in_the_next_chat(leave: list[str]) -> None:
    out = chat("/lang en", "/quiz choice", *leave)
    again = chat(right(out), "/score")
    assert again.startswith("Quiz question · ")
    assert question(again)[: len(question(out))] == question(out)
    assert question(again)[-1].startswith("Time left: ")
    assert re.search(r"^aysel: \+\d+ .*\nAnswer: ", again, re.MULTILINE)
    assert again.endswith(f"{Phrasebook().say('en', 'score-none')}\n\n")


@pytest.mark.usefixtures("quizzed")
def test_a_game_left_in_the_middle_goes_on_in_the_next_chat() -> None:
    out = chat("/lang en", "/game 5", "/quit")
    assert "Question 1 of 5 · " in out
    again = chat(right(out), "/next", "/stop")
    assert again.startswith("Question 1 of 5 · ")
    assert re.search(r"^aysel: \+\d+ ", again, re.MULTILINE)
    assert "Question 2 of 5 · " in again
    assert re.search(r"^1\. aysel — \d+ ", again, re.MULTILINE)


@pytest.mark.usefixtures("quizzed")
def test_a_lobby_left_open_is_shown_again_in_the_next_chat_with_who_is_in_it() -> None:
    lobby = chat("/lang en", "/as Boris", "/game 5", "/quit").split("\n\n")[-2]
    assert lobby.endswith("\n[1] Join  [2] Start now")
    again = chat("/join", "/as Boris", "/begin", "/stop", "/quit")
    assert again.startswith(f"{lobby}\n\n")
    assert again.index("aysel") < again.index("Question 1 of 5 · ")


@pytest.mark.usefixtures("quizzed")
def test_a_question_whose_time_ran_out_meanwhile_gets_a_little_more_and_is_closed_though_nobody_types(
    data: Path,
) -> None:
    asked = question(chat("/lang en", "/quiz choice"))
    hour = 3_600_000
    with closing(sqlite3.connect(data / "terminal.db")) as database, database:
        database.execute("UPDATE timers SET due = due - ?", (hour,))
        ((state,),) = database.execute("SELECT state FROM games").fetchall()
        game = json.loads(state)
        game["started"] -= hour
        game["since"] -= hour
        game["round"]["opened"] -= hour
        game["round"]["deadline"] -= hour
        database.execute("UPDATE games SET state = ?", (json.dumps(game),))
    with azfilm("chat") as process:
        again = shown(process, "Time left: ")
        assert question(again)[: len(asked)] == asked
        assert again.splitlines()[-1] in ("Time left: 5 s", "Time left: 4 s")
        assert Phrasebook().say("en", "nobody-tried") in shown(process, "Answer: ")


@pytest.mark.usefixtures("tiny")
def test_a_second_chat_on_the_same_data_is_refused_while_the_first_goes_on(data: Path) -> None:
    with azfilm("chat") as first:
        shown(first, "Xoş gəlmisiniz!")
        with azfilm("chat") as second:
            code, out, err = ended(second, "hello")
        assert (code, out) == (1, "")
        assert err.startswith(f"azfilm: {data / 'terminal.db'} is in use by another process")
        assert "PostgreSQL" in err
        assert err.count("\n") == 1
        code, out, err = ended(first, "/lang en", "/quit")
        assert (code, err) == (0, "")
        assert "I will answer in English." in out


@pytest.mark.usefixtures("tiny")
def test_another_folder_is_free_while_a_chat_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with azfilm("chat") as first:
        shown(first, "Xoş gəlmisiniz!")
        monkeypatch.setenv("DATA_DIR", str(tmp_path / "other"))
        assert chat().startswith("Xoş gəlmisiniz!")


# --- what is kept of a person

PLAYED = ["/quiz", "1", "/skip", f"who is {KEPT}", "/daily", "bank", "/stop", "/me", "/top", "/game 5", "/join"]
"""What leaves traces of somebody, and a lobby in which they are."""


def played_in(shell: Shell, player: str, *lines: str) -> None:
    """Hold a chat in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOGNAME", player)
        code, _, err = shell.run("chat", stdin="\n".join(lines).encode())
    assert (code, err) == (0, "")


@pytest.mark.usefixtures("quizzed")
@pytest.mark.parametrize("name", [KEPT, "Gülçöhrə", 'A "b" \\ c'])
def test_who_is_forgotten_stands_in_no_file_any_more(shell: Shell, data: Path, name: str) -> None:
    escaped = json.dumps(name, ensure_ascii=False)[1:-1]
    played_in(shell, name, "/lang en", *PLAYED)
    assert found(data, name) == found(data, escaped) == ["terminal.db"]
    out = chat("/forgetme", "1", player=name)
    assert "[1] Yes, erase everything  [2] No, keep it\n" in out
    assert out.endswith("Everything that was kept about you has been erased.\n\n")
    assert found(data, name) == found(data, escaped) == []


@pytest.mark.usefixtures("quizzed")
def test_who_is_forgotten_among_others_stands_in_no_file_any_more_and_the_others_do(shell: Shell, data: Path) -> None:
    played_in(shell, "aysel", "/lang en", f"/as {KEPT}", *PLAYED, "/as aysel", "/join")
    assert found(data, KEPT) == ["terminal.db"]
    out = chat(f"/as {KEPT}", "/forgetme", "1", "/as aysel", "/score", "/begin", "1", "/stop")
    assert f"Players: {KEPT}, aysel\n" in out
    assert "Everything that was kept about you has been erased.\n\n" in out
    assert out.partition("erased.\n\n")[2].count(KEPT) == 0
    assert "Players: —, aysel\n" in out
    assert "Question 1 of 5 · " in out
    assert found(data, KEPT) == []
    assert found(data, "aysel") == ["terminal.db"]


@pytest.mark.usefixtures("quizzed")
def test_whoever_answers_no_is_kept(shell: Shell, data: Path) -> None:
    played_in(shell, KEPT, "/lang en", *PLAYED)
    out = chat("/forgetme", "2", player=KEPT)
    assert out.endswith("Nothing was erased.\n\n")
    assert found(data, KEPT) == ["terminal.db"]


# --- db


@pytest.fixture(params=[(), ("--terminal",)], ids=["database", "terminal"])
def db(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Give how the commands of a database begin; each of them looks after the one of the terminal as well."""
    return ("db", *request.param)


def file_of(data: Path, db: tuple[str, ...]) -> Path:
    return data / ("terminal.db" if "--terminal" in db else "azfilm.db")


@pytest.fixture
def played(data: Path, db: tuple[str, ...], shell: Shell, quizzed: None) -> Path:
    """Give the file of a database in which a person has played."""
    played_in(shell, KEPT, "/lang en", *PLAYED)
    return (data / "terminal.db").rename(file_of(data, db))


def counted(out: str) -> dict[str, int]:
    """Give the rows by table that a check prints."""
    return {name: int(count) for count, name in (line.split() for line in out.splitlines())}


def test_an_upgrade_makes_the_database_anew_and_then_finds_nothing_to_do(
    shell: Shell, data: Path, db: tuple[str, ...]
) -> None:
    code, out, err = shell.run(*db, "upgrade")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"the database is at revision \w+, made anew\n", out)
    assert shell.run(*db, "upgrade") == (0, out.replace(", made anew", ""), "")
    assert file_of(data, db).exists()
    assert {path.name.removesuffix(".lock") for path in data.iterdir()} == {file_of(data, db).name}
    code, out, err = shell.run(*db, "check")
    assert (code, err) == (0, "")
    assert set(counted(out).values()) == {0}


def test_a_check_counts_what_is_kept(shell: Shell, played: Path, db: tuple[str, ...]) -> None:
    code, out, err = shell.run(*db, "check")
    assert (code, err) == (0, "")
    counts = counted(out)
    assert (counts["chats"], counts["players"]) == (1, 1)
    assert counts["scores"] > 0


@pytest.mark.parametrize("command", [["check"], ["backup", "copy.db"], *(
    [what, "--user", "console:aysel"] for what in ("export", "erase"))])  # fmt: skip
def test_before_anything_is_kept_there_is_nothing_to_look_after(
    shell: Shell, data: Path, db: tuple[str, ...], command: list[str]
) -> None:
    code, out, err = shell.run(*db, *command)
    assert (code, out) == (1, "")
    assert err == f"azfilm: {file_of(data, db)} is not there: nothing has been kept yet\n"
    assert not file_of(data, db).exists()
    assert not Path("copy.db").exists()


@pytest.mark.parametrize("command", [["check"], *([what, "--user", "console:aysel"] for what in ("export", "erase"))])
def test_a_database_without_tables_is_told_what_it_needs(
    shell: Shell, data: Path, db: tuple[str, ...], command: list[str]
) -> None:
    data.mkdir()
    file_of(data, db).touch()
    code, out, err = shell.run(*db, *command)
    assert (code, out) == (1, "")
    assert err.endswith("run: azfilm db upgrade\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [["upgrade"], ["check"], ["backup", "copy.db"], *(
    [what, "--user", "console:aysel"] for what in ("export", "erase"))])  # fmt: skip
def test_a_file_that_is_no_database_is_named_and_left_as_it_is(
    shell: Shell, data: Path, db: tuple[str, ...], tmp_path: Path, command: list[str]
) -> None:
    data.mkdir()
    file_of(data, db).write_text("These are no tables.", encoding="utf-8")
    code, out, err = shell.run(*db, *(str(tmp_path / "copy.db") if one == "copy.db" else one for one in command))
    assert (code, out) == (1, "")
    assert err.startswith("azfilm: ")
    assert str(file_of(data, db)) in err
    assert err.count("\n") == 1
    assert file_of(data, db).read_text(encoding="utf-8") == "These are no tables."


def test_a_database_of_a_later_version_is_left_alone(shell: Shell, played: Path, db: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(played)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = played.read_bytes()
    for command in (["upgrade"], ["check"], ["export", "--user", "console:x"], ["erase", "--user", "console:x"]):
        code, out, err = shell.run(*db, *command)
        assert (code, out) == (1, "")
        assert "9999" in err
        assert "Traceback" not in err
    assert played.read_bytes() == before


def test_a_backup_is_a_database_of_its_own_with_all_that_was_kept(
    shell: Shell, played: Path, data: Path, db: tuple[str, ...], tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    assert shell.run(*db, "backup", str(copy)) == (0, f"written: {copy}\n", "")
    _, before, _ = shell.run(*db, "check")
    played.unlink()
    copy.rename(played)
    assert shell.run(*db, "check") == (0, before, "")


def test_a_backup_goes_over_no_file(shell: Shell, played: Path, db: tuple[str, ...], tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("precious", encoding="utf-8")
    assert shell.run(*db, "backup", str(there)) == (1, "", f"azfilm: {there} is already there; name a new file\n")
    assert there.read_text(encoding="utf-8") == "precious"


@pytest.mark.usefixtures("tiny")
def test_while_a_chat_goes_on_its_database_can_be_copied_and_checked_but_not_upgraded(
    shell: Shell, data: Path, tmp_path: Path
) -> None:
    with azfilm("chat") as process:
        shown(process, "Xoş gəlmisiniz!")
        code, _, err = shell.run("db", "--terminal", "backup", str(tmp_path / "copy.db"))
        assert (code, err) == (0, "")
        code, out, err = shell.run("db", "--terminal", "check")
        assert (code, err) == (0, "")
        assert counted(out)["chats"] == 1
        code, out, err = shell.run("db", "--terminal", "upgrade")
        assert (code, out) == (1, "")
        assert "in use by another process" in err
        assert ended(process, "/lang en")[::2] == (0, "")


def test_all_that_is_kept_of_a_person_is_exported(shell: Shell, played: Path, db: tuple[str, ...]) -> None:
    code, out, err = shell.run(*db, "export", "--user", f"console:{KEPT}")
    assert (code, err) == (0, "")
    kept = json.loads(out)
    assert [row["name"] for row in kept["players"]] == [KEPT]
    assert {row["player"] for table in ("players", "talks", "scores") for row in kept[table]} == {KEPT}
    assert KEPT not in json.dumps({table: rows for table, rows in kept.items() if not rows})


def test_of_whom_nothing_is_kept_nothing_is_exported(shell: Shell, played: Path, db: tuple[str, ...]) -> None:
    for user in (
        "console:nobody",
        "telegram:5",
        "discord:5",
        f"console:{KEPT.lower()}",
        f"console:{KEPT}%",
        "console:a:b",
    ):
        code, out, err = shell.run(*db, "export", "--user", user)
        assert (code, err) == (0, "")
        assert not any(json.loads(out).values())


def test_who_is_erased_by_hand_stands_in_no_file_any_more_but_the_points_do(
    shell: Shell, played: Path, data: Path, db: tuple[str, ...]
) -> None:
    before = counted(shell.run(*db, "check")[1])
    assert found(data, KEPT) == [played.name]
    code, out, err = shell.run(*db, "erase", "--user", f"console:{KEPT}")
    assert (code, out, err) == (0, "erased; the person's scores stay under no name\n", "")
    assert found(data, KEPT) == []
    after = counted(shell.run(*db, "check")[1])
    assert (after["scores"], after["players"]) == (before["scores"], 0)
    assert after["audit"] == before["audit"] + 1
    code, out, err = shell.run(*db, "erase", "--user", f"console:{KEPT}")
    assert (code, out, err) == (0, "nothing is kept of this person\n", "")
    assert counted(shell.run(*db, "check")[1]) == after


def test_erasing_somebody_else_erases_nothing_of_a_person(
    shell: Shell, played: Path, data: Path, db: tuple[str, ...]
) -> None:
    _, before, _ = shell.run(*db, "export", "--user", f"console:{KEPT}")
    for user in ("console:nobody", "telegram:-1005", f"console:{KEPT}%", f"console:{KEPT[:-1]}_"):
        assert shell.run(*db, "erase", "--user", user) == (0, "nothing is kept of this person\n", "")
    assert shell.run(*db, "export", "--user", f"console:{KEPT}") == (0, before, "")


@pytest.mark.parametrize(
    "user",
    ["aysel", "", ":", "console:", ":aysel", "Telegram:5", "telegrm:1", "telegram:@ann", "telegram:ann", "telegram: 5",
     "telegram:05", "telegram:5 ", "telegram:٥", "discord:-5", "discord:ann", "terminal:aysel", "5"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["export", "erase"])
def test_a_person_is_named_by_platform_and_id(
    db: tuple[str, ...], command: str, user: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main([*db, command, "--user", user])
    assert caught.value.code == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"{user!r} is nobody's PLATFORM:ID; write telegram:123456 or discord:123456, with the number" in told
    assert told.endswith("; console:NAME for one of the terminal")


ADDRESSES = {
    "mysql://bot:geheim@db.example.org/azfilm": "DATABASE_URL: 'mysql' is not supported; use sqlite or postgresql",
    "bot:geheim": "DATABASE_URL is not an address; write sqlite:///FILE or postgresql://USER@HOST/NAME",
    "postgresql://bot:geheim@127.0.0.1:port/azfilm": "DATABASE_URL is not an address; write ",
    "sqlite://": "DATABASE_URL names no file; write sqlite:///FILE",
    "sqlite:///:memory:": "DATABASE_URL names no file; write sqlite:///FILE",
    "postgresql://bot:geheim@127.0.0.1:1/azfilm": "the database postgresql+asyncpg://bot:***@127.0.0.1:1/azfilm ",
    "postgresql://127.0.0.1:1/azfilm?user=bot&password=geheim": "DATABASE_URL: 'password' is not an option; known are ",
}


@pytest.mark.parametrize(("address", "told"), ADDRESSES.items())
@pytest.mark.parametrize("command", [["upgrade"], ["check"], *(
    [what, "--user", "telegram:5"] for what in ("export", "erase"))])  # fmt: skip
def test_a_database_that_cannot_be_used_is_named_without_its_password(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, address: str, told: str, command: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    code, out, err = shell.run("db", *command)
    assert (code, out) == (1, "")
    assert err.startswith(f"azfilm: {told}")
    assert err.count("\n") == 1
    assert "geheim" not in err


def test_postgresql_is_backed_up_with_its_own_tools(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://bot:geheim@127.0.0.1:1/azfilm")
    code, out, err = shell.run("db", "backup", "copy.db")
    assert (code, out) == (1, "")
    assert "pg_dump" in err
    assert "geheim" not in err
    assert not Path("copy.db").exists()


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_database_of_the_terminal_needs_no_other(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, data: Path, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    assert shell.run("db", "--terminal", "upgrade")[0] == 0
    assert shell.run("db", "--terminal", "check")[0] == 0
    assert shell.run("chat")[0] == 0
    assert (data / "terminal.db").exists()
