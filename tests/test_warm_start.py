"""The second start reads what the first has kept, and reads nothing that it should not trust."""

import fcntl
import gc
import hashlib
import os
import pickle
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from bot import warm_start
from bot.games.bank import QuestionBank
from bot.games.draft import Draft
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.replies import Reply, reply_to
from bot.warm_start import warm_mind, warm_wits
from bot.wording import Say
from knowledge.loader import KnowledgeError, load
from knowledge.model import KnowledgeBase
from tests.small_knowledge import SMALL

TODAY = date(2026, 4, 28)

FACT = SMALL["studio/history.yaml"]

FILES = SMALL | {
    "films/1920s.yaml": """\
- id: sevil
  title: {az: Sevil, en: Sevil, ru: Севиль}
  year: 1929
  directors: [amo]
  sources:
    - {title: Archive, url: 'https://example.org/sevil'}
""",
    "people/directors.yaml": """\
- id: amo
  name: {az: Amo Bek, en: Amo Bek, ru: Амо Бек}
  gender: male
""",
    "templates.yaml": """\
film.director:
  az: ['{film} filminin rejissoru kimdir']
  en: ['who directed {film}']
  ru: ['кто режиссёр фильма {film}']
""",
}

QUESTIONS = (
    "when was the studio founded",
    "studiya nə vaxt yaranıb?",
    "кто режиссёр фильма Севиль",
    "who directed Sevil",
    "hello",
    "something else entirely",
    "",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "knowledge"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    """Let files be made as they are for most people, whatever the tests are started with."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def start(folder: Path, cache: Path) -> Mind:
    return warm_mind(folder, cache, Phrasebook().say)


def replies(mind: Mind) -> list[Reply]:
    return [reply_to(mind, question, TODAY) for question in QUESTIONS]


def founded(mind: Mind) -> str:
    return reply_to(mind, "when was the studio founded", TODAY).text.partition("\n")[0]


def kept(cache: Path) -> Path:
    """Give the one file that is kept."""
    (file,) = cache.iterdir()
    return file


def written(path: Path) -> tuple[int, int]:
    """Give what changes when a file is written anew."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def replace_what_is_kept(folder: Path, cache: Path, tmp_path: Path) -> Path:
    """Keep a mind that says 1999 under the name of the one that says 1923."""
    other = tmp_path / "other"
    for name, text in FILES.items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text(text.replace("1923", "1999"), encoding="utf-8")
    start(folder, cache)
    file = kept(cache)
    mind = Mind.build(load(other), Phrasebook().say)
    content = pickle.dumps((mind.knowledge, mind.matcher, mind.languages))
    file.write_bytes(hashlib.sha256(content).digest() + content)
    file.chmod(0o600)
    return file


def test_the_first_start_builds_and_keeps_one_private_file(folder: Path, cache: Path) -> None:
    assert founded(start(folder, cache)) == "The studio was founded in 1923."
    assert kept(cache).stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700


def test_the_second_start_reads_what_is_kept(folder: Path, cache: Path, tmp_path: Path) -> None:
    file = replace_what_is_kept(folder, cache, tmp_path)
    before = written(file)
    assert founded(start(folder, cache)) == "The studio was founded in 1999."
    assert written(file) == before


def test_the_second_start_gives_equal_answers(folder: Path, cache: Path) -> None:
    first, second = start(folder, cache), start(folder, cache)
    assert second.knowledge == first.knowledge
    assert replies(second) == replies(first)
    assert {reply.outcome for reply in replies(first)} >= {"answer", "smalltalk", "unknown"}


def test_the_drafts_of_the_games_are_kept_beside_the_mind(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    banks = []

    class Noted(QuestionBank):
        def __init__(self, knowledge: KnowledgeBase, say: Say, drafts: Mapping[str, Draft]) -> None:
            super().__init__(knowledge, say, drafts)
            banks.append(self)

    monkeypatch.setattr("bot.warm_start.QuestionBank", Noted)
    warm_wits(folder, cache, Phrasebook().say)
    assert sorted(file.name.partition("-")[0] for file in cache.iterdir()) == ["drafts", "mind"]
    monkeypatch.setattr("bot.warm_start.all_drafts", lambda knowledge: pytest.fail("made anew"))
    warm_wits(folder, cache, Phrasebook().say)
    first, second = banks
    assert first.drafts
    assert second.drafts == first.drafts
    for name in first.drafts:
        assert second.question(name, "seed") == first.question(name, "seed")


def test_of_two_that_start_side_by_side_one_builds_and_the_other_waits_for_it(
    folder: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = replace_what_is_kept(folder, cache, tmp_path)
    built, looked, read = file.rename(tmp_path / "built"), threading.Event(), warm_start._read

    def noted(path: Path) -> object:
        found = read(path)
        looked.set()
        return found

    monkeypatch.setattr(warm_start, "_read", noted)
    with ThreadPoolExecutor() as beside:
        lock = os.open(cache, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            other = beside.submit(start, folder, cache)
            assert looked.wait(10)
            built.rename(file)
        finally:
            os.close(lock)
        assert founded(other.result(10)) == "The studio was founded in 1999."


@pytest.mark.parametrize("name", FILES)
def test_a_change_in_any_file_of_the_knowledge_builds_anew(folder: Path, cache: Path, name: str) -> None:
    start(folder, cache)
    before = kept(cache)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# mended\n")
    start(folder, cache)
    assert kept(cache) != before


def test_changed_knowledge_gives_the_changed_answer(folder: Path, cache: Path) -> None:
    start(folder, cache)
    (folder / "studio" / "history.yaml").write_text(FACT.replace("1923", "1924"), encoding="utf-8")
    assert founded(start(folder, cache)) == "The studio was founded in 1924."
    (folder / "studio" / "history.yaml").write_text(FACT, encoding="utf-8")
    assert founded(start(folder, cache)) == "The studio was founded in 1923."


def test_a_new_file_of_the_knowledge_is_read(folder: Path, cache: Path) -> None:
    assert "extra" not in start(folder, cache).knowledge.facts
    extra = FACT.replace("id: founding", "id: extra").replace("founded", "opened")
    (folder / "studio" / "more.yaml").write_text(extra, encoding="utf-8")
    assert "extra" in start(folder, cache).knowledge.facts


def test_only_the_newest_build_is_kept(folder: Path, cache: Path) -> None:
    cache.mkdir(mode=0o700)
    (cache / "mind-0123456789abcdef.pickle").write_bytes(b"of an earlier version")
    (cache / "notes.txt").write_text("not ours", encoding="utf-8")
    start(folder, cache)
    names = sorted(path.name for path in cache.iterdir())
    assert len(names) == 2
    assert "notes.txt" in names
    assert "mind-0123456789abcdef.pickle" not in names


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"not a pickle at all",
        b"\x80\x05",
        b'{"json": true}\n',
        pickle.dumps(None),
        b"cno.module\nx\n.",
    ],
)
def test_a_corrupt_file_is_built_anew(folder: Path, cache: Path, content: bytes) -> None:
    start(folder, cache)
    file = kept(cache)
    file.write_bytes(content)
    before = written(file)
    assert founded(start(folder, cache)) == "The studio was founded in 1923."
    assert written(file) != before
    assert len(file.read_bytes()) > 1000


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_truncated_file_is_built_anew(folder: Path, cache: Path, share: float) -> None:
    start(folder, cache)
    file = kept(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    assert founded(start(folder, cache)) == "The studio was founded in 1923."
    assert len(file.read_bytes()) > 0.9 * len(whole)


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_read(folder: Path, cache: Path, tmp_path: Path, mode: int) -> None:
    file = replace_what_is_kept(folder, cache, tmp_path)
    file.chmod(mode)
    assert founded(start(folder, cache)) == "The studio was founded in 1923."
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_may_write_is_not_read(folder: Path, cache: Path, tmp_path: Path, mode: int) -> None:
    replace_what_is_kept(folder, cache, tmp_path)
    cache.chmod(mode)
    assert founded(start(folder, cache)) == "The studio was founded in 1923."


@pytest.mark.parametrize("mode", [0o644, 0o400])
def test_a_file_that_others_may_only_read_is_read(folder: Path, cache: Path, tmp_path: Path, mode: int) -> None:
    replace_what_is_kept(folder, cache, tmp_path).chmod(mode)
    assert founded(start(folder, cache)) == "The studio was founded in 1999."


def test_a_link_to_a_file_elsewhere_is_not_read(folder: Path, cache: Path, tmp_path: Path) -> None:
    file = replace_what_is_kept(folder, cache, tmp_path)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert founded(start(folder, cache)) == "The studio was founded in 1923."


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_a_file_of_someone_else_is_not_read(folder: Path, cache: Path, tmp_path: Path) -> None:
    os.chown(replace_what_is_kept(folder, cache, tmp_path), 12345, -1)
    assert founded(start(folder, cache)) == "The studio was founded in 1923."


def test_on_a_disk_that_cannot_be_written_the_start_is_only_slow(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "replace", refuse)
    assert founded(start(folder, cache)) == "The studio was founded in 1923."
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("below", [".", "deeper"])
def test_where_no_folder_can_be_made_the_start_is_only_slow(folder: Path, tmp_path: Path, below: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert founded(start(folder, blocked / below)) == "The studio was founded in 1923."
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_broken_knowledge_is_reported_and_nothing_is_kept(folder: Path, cache: Path) -> None:
    (folder / "terms.yaml").write_text("- id: drama\n  kind: colour\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        start(folder, cache)
    assert {problem.entry for problem in caught.value.problems} == {"drama"}
    assert list(cache.iterdir()) == []


def test_knowledge_that_breaks_later_is_not_answered_from_what_was_kept(folder: Path, cache: Path) -> None:
    start(folder, cache)
    (folder / "smalltalk.yaml").unlink()
    with pytest.raises(KnowledgeError):
        start(folder, cache)


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(folder: Path, cache: Path, on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        start(folder, cache)
        assert gc.isenabled() is on
    finally:
        gc.enable() if was_on else gc.disable()
        gc.unfreeze()
