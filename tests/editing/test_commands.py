"""The commands for editors as one types them: what comes out, the exit code, and what is written where."""

import asyncio
import csv
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.chat import Unanswered
from bot.matching.fold import fold
from bot.messages import Account
from bot.mind import Mind
from bot.settings import OWN_KNOWLEDGE
from bot.storage.engine import database_url
from bot.storage.store import Store
from knowledge.loader import load
from knowledge.model import Language
from tests.editing.folders import FILES, bytes_in, folder_of
from tests.stores import KINDS, fresh_url

ASKED: tuple[tuple[str, Language, str, str, int], ...] = (
    ("Any rooms with old film cameras on show?", "en", "suggest", "museum", 3),
    ("Old film cameras on show in any rooms?", "en", "unknown", "", 2),
    ("Any rooms with old film cameras on show for Ali?", "en", "unknown", "", 1),
    ("Who directed Fitzcarraldo?", "en", "unknown", "", 2),
    ("Какая завтра погода?", "ru", "unknown", "", 4),
    ("Where is the museum?", "en", "suggest", "", 2),
    ("my own secret", "en", "unknown", "", 1),
)


async def ask(url: str) -> None:
    store = Store(database_url(url))
    await store.prepare()
    for question, language, outcome, about, askers in ASKED:
        async with store.transaction() as tx:
            for number in range(askers):
                one = Unanswered(fold(question), language, outcome, about)
                await tx.keep_unanswered(Account("console", f"{number}"), one)
    await store.close()


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "knowledge"))
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return folder_of(tmp_path / "knowledge")


@pytest.fixture(params=[*KINDS, "terminal"])
def terminal(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> Iterator[tuple[str, ...]]:
    """Give what a command needs to find a database in which questions are kept: on each store, and the terminal's."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        stack = AsyncExitStack()
        if request.param == "terminal":
            (tmp_path / "data").mkdir()
            url = f"sqlite:///{tmp_path / 'data' / 'terminal.db'}"
        else:
            made = runner.run(stack.enter_async_context(fresh_url(request.param, tmp_path)))
            url = made.set(drivername=request.param).render_as_string(hide_password=False)
            monkeypatch.setenv("DATABASE_URL", url)
        runner.run(ask(url))
        yield ("--terminal",) if request.param == "terminal" else ()
        runner.run(stack.aclose())


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> None:
    """Have questions kept in the database that is used unless another is named."""
    (tmp_path / "data").mkdir()
    asyncio.run(ask(f"sqlite:///{tmp_path / 'data' / 'azfilm.db'}"))


class Shell:
    """Runs `kb` commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        code = cli.main(("kb", *arguments))
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def fine(self, *arguments: str) -> str:
        code, out, err = self.run(*arguments)
        assert (code, err) == (0, "")
        return out

    def clusters(self, *options: str) -> dict[str, dict[str, Any]]:
        """Give the clusters by the wording that stands for them."""
        return {one["examples"][0]: one for one in json.loads(self.fine("unanswered", "--json", *options))}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


EXHIBITS, WEATHER = fold(ASKED[0][0]), fold(ASKED[4][0])


# --- unanswered


def test_questions_are_listed_with_what_may_become_of_them(shell: Shell, terminal: tuple[str, ...]) -> None:
    out = shell.fine("unanswered", *terminal)
    first, *_ = out.split("\n\n")
    assert re.match(rf"\[[0-9a-f]{{6}}\] 3 to 5 people · en 5 · suggest, unknown\n    {EXHIBITS}\n", first)
    assert "and 1 that only one person used, shown to nobody" in first
    assert re.search(r"^    about museum$", first, re.MULTILINE)
    assert "  → ignore it: the bot knows that it does not know this (decline.weather)" in out
    assert "  → new entry: it has a name that no entry has" in out
    assert out.endswith("\nNot shown: 1 answered by now (--all).\n")


def test_what_one_person_asked_is_nowhere(shell: Shell, terminal: tuple[str, ...]) -> None:
    for options in ((), ("--all",), ("--json", "--all"), ("--limit", "99")):
        out = shell.fine("unanswered", *options, *terminal)
        assert "ali" not in re.split(r"\W+", out)
        assert "secret" not in out


def test_as_json_each_cluster_has_all_that_is_known_of_it(shell: Shell, terminal: tuple[str, ...]) -> None:
    found = shell.clusters(*terminal)
    assert [one["askers"]["most"] for one in found.values()] == [5, 4, 2]
    exhibits = found[EXHIBITS]
    assert exhibits["askers"] == {"least": 3, "most": 5}
    assert (exhibits["languages"], exhibits["outcomes"]) == ({"en": 5}, {"suggest": 3, "unknown": 2})
    assert (exhibits["about"], exhibits["wordings"], exhibits["rare"]) == ({"museum": 3}, 2, 1)
    assert exhibits["ignored"] is False
    assert found[WEATHER]["proposal"] == {
        "kind": "ignore",
        "why": "the bot knows that it does not know this (decline.weather)",
        "entry": None,
        "near": [],
    }


def test_what_is_answered_by_now_is_listed_when_all_is(shell: Shell, terminal: tuple[str, ...]) -> None:
    found = shell.clusters("--all", *terminal)["where is the museum"]["proposal"]
    assert (found["kind"], found["entry"]) == ("answered", "museum")
    assert "  → answered by now by museum (" in shell.fine("unanswered", "--all", *terminal)


@pytest.mark.usefixtures("kept")
def test_what_one_person_reported_is_listed_though_the_knowledge_answers_it(shell: Shell, tmp_path: Path) -> None:
    async def report() -> None:
        store = Store(database_url(f"sqlite:///{tmp_path / 'data' / 'azfilm.db'}"))
        async with store.transaction() as tx:
            one = Unanswered(fold("Where can the museum be found?"), "en", "reported", "museum")
            await tx.keep_unanswered(Account("console", "reporter"), one)
        await store.close()

    asyncio.run(report())
    out = shell.fine("unanswered")
    (listed,) = [one for one in out.split("\n\n") if "reported" in one]
    assert re.match(r"\[[0-9a-f]{6}\] 1 person · en 1 · reported\n    where can the museum be found\n", listed)
    assert "  → have a look: what was answered is said to be wrong: museum" in listed
    assert "reporter" not in out
    found = shell.clusters()["where can the museum be found"]
    assert (found["askers"], found["about"]) == ({"least": 1, "most": 1}, {"museum": 1})


@pytest.mark.usefixtures("kept")
def test_no_more_are_listed_than_wanted(shell: Shell) -> None:
    assert len(shell.clusters("--limit", "1")) == 1
    assert shell.fine("unanswered", "--limit", "1").endswith("Not shown: 3 further (--limit).\n")
    assert len(shell.clusters("--all")) == 4


def test_where_nothing_was_asked_that_is_said(shell: Shell, folder: Path, tmp_path: Path) -> None:
    code, out, err = shell.run("unanswered")
    assert (code, out) == (1, "")
    assert err == f"azfilm: {tmp_path / 'data' / 'azfilm.db'} is not there: nothing has been kept yet\n"
    assert cli.main(("db", "upgrade")) == 0
    shell.run("stats")
    assert shell.fine("unanswered") == "No question without an answer was asked by at least 2 people.\n"
    assert json.loads(shell.fine("unanswered", "--json")) == []


@pytest.mark.parametrize(
    "arguments", [("db", "unanswered"), ("kb", "unanswered", "--limit", "0"), ("kb", "unanswered", "--limit", "x")]
)
def test_the_old_command_and_odd_numbers_are_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


# --- ignore


def test_what_is_ignored_is_not_listed_again(shell: Shell, terminal: tuple[str, ...]) -> None:
    id = shell.clusters(*terminal)[WEATHER]["id"]
    assert shell.fine("ignore", id, *terminal) == f"ignored from now on: {WEATHER}\n"
    assert WEATHER not in shell.clusters(*terminal)
    assert "1 ignored (--all)" in shell.fine("unanswered", *terminal)
    assert shell.clusters("--all", *terminal)[WEATHER]["ignored"] is True
    assert " · unknown, ignored\n" in shell.fine("unanswered", "--all", *terminal)
    shell.fine("ignore", id, *terminal)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("command", ["ignore", "accept"])
def test_a_cluster_that_is_not_there_is_named(shell: Shell, command: str) -> None:
    told = "azfilm: no cluster 'zzz'; `azfilm kb unanswered --all` lists them\n"
    assert shell.run(command, "zzz") == (1, "", told)


# --- accept


def test_a_patch_is_shown_and_nothing_written(shell: Shell, terminal: tuple[str, ...], folder: Path) -> None:
    before = bytes_in(folder)
    id = shell.clusters(*terminal)[EXHIBITS]["id"]
    code, out, err = shell.run("accept", id, "--entry", "museum", *terminal)
    assert code == 0
    assert out.startswith("--- a/studio/places.yaml\n+++ b/studio/places.yaml\n")
    assert f"\n+      - {EXHIBITS}\n" in out
    folded, then = err.splitlines()
    assert folded.startswith("it was kept without capitals, marks and some letters")
    assert then == "museum then answers 2 of 2 wordings; nothing is written without --write"
    assert bytes_in(folder) == before


@pytest.mark.usefixtures("kept")
def test_a_patch_is_written_and_the_question_is_answered_from_then_on(shell: Shell, folder: Path) -> None:
    before, id = bytes_in(folder), shell.clusters()[EXHIBITS]["id"]
    code, _, err = shell.run(
        "accept", id, "--entry", "museum", "--as", "Any rooms with old cameras on show?", "--write"
    )
    assert code == 0
    assert err.endswith(f"\nwritten: {folder / 'studio' / 'places.yaml'}\n")
    old = before.pop("studio/places.yaml").decode()
    place = "      - 'museum: which place'\n"
    new = old.replace(place, f"{place}      - Any rooms with old cameras on show?\n")
    assert bytes_in(folder) == before | {"studio/places.yaml": new.encode()}
    assert EXHIBITS not in shell.clusters()
    assert shell.clusters("--all")[EXHIBITS]["proposal"]["kind"] == "answered"


@pytest.mark.usefixtures("kept")
def test_another_language_can_be_named(shell: Shell, folder: Path) -> None:
    id = shell.clusters()[EXHIBITS]["id"]
    wish = ("--entry", "museum", "--lang", "az", "--as", "Eksponatları harada görmək olar?")
    assert shell.run("accept", id, *wish, "--write")[0] == 0
    assert load(folder).facts["museum"].questions["az"][-1] == "Eksponatları harada görmək olar?"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--entry", "sevil_1929"), "sevil_1929 is a film and takes no phrasings of its own"),
        (("--entry", "film.director"), r"a form of film\.director has \{film\} where the name stands"),
        (("--entry", "museum", "--as", "When was the studio founded?"), "stands in founding as well"),
        (("--entry", "museum", "--as", "Who directed Sevil?"), r"would still be answered by sevil_1929\.director"),
        (("--entry", "museum", "--as", "?!"), "has no words"),
        (("--entry", "museum", "--as", "where is the museum"), "has this phrasing already"),
    ],
)
def test_what_cannot_be_accepted_is_told_and_nothing_written(
    shell: Shell, folder: Path, options: tuple[str, ...], why: str
) -> None:
    before, id = bytes_in(folder), shell.clusters()[EXHIBITS]["id"]
    code, out, err = shell.run("accept", id, *options, "--write")
    assert (code, out) == (1, "")
    assert re.search(why, err)
    assert err.startswith("azfilm: ")
    assert bytes_in(folder) == before


@pytest.mark.usefixtures("kept")
def test_a_phrasing_that_would_do_harm_elsewhere_is_not_written(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.editing import accepting
    from knowledge.checks import Finding

    found = iter([[Finding("founding", "old"), Finding("founding", "new")], [Finding("founding", "old")]])
    monkeypatch.setattr(accepting, "check_knowledge", lambda *_: next(found))
    before, id = bytes_in(folder), shell.clusters()[EXHIBITS]["id"]
    code, out, err = shell.run("accept", id, "--entry", "museum", "--write")
    assert code == 1
    assert out.startswith("--- a/")
    assert err.endswith("azfilm: founding: new\nnothing is written; reword the phrasing with --as\n")
    assert bytes_in(folder) == before


# --- try


def test_a_changed_folder_is_compared_with_the_live_one(shell: Shell, folder: Path, tmp_path: Path) -> None:
    asked = tmp_path / "questions"
    asked.mkdir()
    (asked / "en.yaml").write_text("- {ask: where is the museum, style: clean, expect: [museum]}\n")
    changed = folder_of(tmp_path / "changed", FILES | {"studio/places.yaml": FILES["studio/history.yaml"].replace(
        "founding", "museum").replace("when was the studio founded", "where was it")})  # fmt: skip
    (changed / "studio" / "history.yaml").write_text(
        FILES["studio/history.yaml"].replace("when was the studio founded", "where is the museum")
    )
    code, out, err = shell.run("try", str(changed), "--questions", str(asked))
    assert (code, err) == (1, "")
    assert "- en where is the museum\n      right (museum) → wrong (founding)\n" in out
    assert "! en where is the museum" in out
    assert "\nno question comes out otherwise\n" in shell.fine("try", str(folder), "--questions", str(asked))
    assert shell.run("try", str(tmp_path / "nowhere")) == (
        1,
        "",
        f"azfilm: {tmp_path / 'nowhere'} is not a folder; name one with the knowledge\n",
    )


def test_a_broken_folder_is_told_with_all_its_problems(shell: Shell, folder: Path, tmp_path: Path) -> None:
    broken = folder_of(tmp_path / "changed")
    (broken / "terms.yaml").write_text("- id: drama\n  kind: colour\n", encoding="utf-8")
    (broken / "films" / "1920s.yaml").write_text("- id: [unclosed\n", encoding="utf-8")
    code, out, err = shell.run("try", str(broken))
    assert (code, out) == (1, "")
    *problems, last = err.splitlines()
    assert last == f"azfilm: the knowledge has {len(problems)} problems and was not loaded"
    assert any("terms.yaml:2:" in one for one in problems) and any("films/1920s.yaml:" in one for one in problems)


# --- export


def test_each_kind_is_written_to_a_file(shell: Shell, folder: Path, tmp_path: Path) -> None:
    out = shell.fine("export", "--format", "csv", "--out", str(tmp_path / "out"))
    assert out.splitlines() == [str(tmp_path / "out" / f"{kind}.csv") for kind in ("facts", "films", "people", "quiz")]
    with (tmp_path / "out" / "films.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["Id"] for row in csv.DictReader(file)] == ["sevil_1929", "koroglu_1960"]


def test_one_kind_is_printed_or_written_alone(shell: Shell, folder: Path, tmp_path: Path) -> None:
    printed = shell.fine("export", "--format", "csv", "--kind", "people")
    assert printed.startswith("\ufeffId,Name (Azerbaijani),")
    shell.fine("export", "--format", "csv", "--kind", "people", "--out", str(tmp_path / "out"))
    assert bytes_in(tmp_path / "out") == {"people.csv": printed.encode()}


def test_it_has_to_be_said_what_goes_where(shell: Shell, folder: Path) -> None:
    code, out, err = shell.run("export", "--format", "csv")
    assert (code, out) == (1, "")
    assert "--out" in err and "--kind (facts, films, people, quiz)" in err


# --- schema


def test_the_schemas_are_printed_together_or_written_apart(shell: Shell, tmp_path: Path) -> None:
    whole = json.loads(shell.fine("schema"))
    assert len(whole["anyOf"]) == 8
    out = shell.fine("schema", "--out", str(tmp_path))
    assert f"{tmp_path / 'films.schema.json'} for films/*.yaml" in out.splitlines()
    for name, data in bytes_in(tmp_path).items():
        assert name.endswith(".schema.json")
        assert json.loads(data)["$schema"] == whole["$schema"]


# --- watch


def test_a_folder_is_watched_until_stopped(folder: Path) -> None:
    command = [sys.executable, "-m", "bot.cli", "kb", "watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline().startswith("read: 2 films")
        assert process.stdout.readline().startswith("ok: 2 films")
        (folder / "terms.yaml").write_text("- id: drama\n  kind: colour\n", encoding="utf-8")
        assert process.stdout.readline().startswith("terms.yaml:2:3: ")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")


def test_a_folder_to_watch_must_be_there(shell: Shell, folder: Path, tmp_path: Path) -> None:
    code, _, err = shell.run("watch", str(tmp_path / "nowhere"))
    assert (code, err) == (1, f"azfilm: {tmp_path / 'nowhere'} is not a folder; name one with the knowledge\n")


# --- the own knowledge


def test_a_question_to_the_own_knowledge_is_proposed_and_its_patch_shown(
    shell: Shell, folder: Path, kept: None, own_mind: Mind, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(OWN_KNOWLEDGE))
    monkeypatch.setenv("CACHE_DIR", str(own_cache))
    id = shell.clusters("--all")[EXHIBITS]["id"]
    code, out, err = shell.run("accept", id, "--entry", "studio_founded_1920", "--as", "A phrasing that nobody has put")
    assert (code, err.count("\n")) == (0, 1)
    assert [line for line in out.splitlines() if re.match(r"[-+] ", line)] == [
        "+      - A phrasing that nobody has put"
    ]
