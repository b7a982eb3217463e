"""Watching a knowledge folder: whenever a file changes it is checked anew, and a check under way is given up."""

import time
from collections.abc import Callable
from pathlib import Path

from bot.editing.checking import check_knowledge, summary
from knowledge.loader import KnowledgeError, load

Tell = Callable[[str], None]
Stamps = dict[str, tuple[int, int]]
_OFTEN = 0.5
"""Seconds between two looks at the files."""


class Changed(Exception):
    """A file has changed while the knowledge was being checked."""


def watch(folder: Path, tell: Tell, rest: Callable[[float], None] = time.sleep) -> None:
    """Check the knowledge in a folder, and again after each change, until interrupted; `rest` waits some seconds."""
    checked: Stamps | None = None
    while True:
        found = stamps(folder)
        if found != checked:
            checked = found
            try:
                look(folder, tell, _Pulse(folder, found))
            except Changed:
                continue
        rest(_OFTEN)


def stamps(folder: Path) -> Stamps:
    """Give for each file when it was written last and how long it is."""
    found: Stamps = {}
    for path in sorted(folder.rglob("*.yaml")):
        try:
            stat = path.stat()
        except OSError:
            continue  # it has just gone
        found[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return found


class _Pulse:
    """Ends a check when the files are no longer those that it began with."""

    def __init__(self, folder: Path, begun: Stamps) -> None:
        self._folder = folder
        self._begun = begun
        self._next = time.monotonic() + _OFTEN

    def __call__(self) -> None:
        if time.monotonic() >= self._next:
            if stamps(self._folder) != self._begun:
                raise Changed
            self._next = time.monotonic() + _OFTEN


def look(folder: Path, tell: Tell, pulse: Callable[[], None]) -> None:
    """Check a knowledge once and tell what is wrong in it, or that nothing is."""
    try:
        knowledge = load(folder)
    except KnowledgeError as error:
        for problem in error.problems:
            tell(str(problem))
        tell(_count(len(error.problems)))
        return
    tell(f"read: {summary(knowledge)}; checking whether each question finds its entry")
    findings = check_knowledge(knowledge, pulse=pulse)
    for finding in findings:
        tell(str(finding))
    tell(_count(len(findings)) if findings else f"ok: {summary(knowledge)}")


def _count(problems: int) -> str:
    return f"{problems} problem{'s' if problems != 1 else ''}"
