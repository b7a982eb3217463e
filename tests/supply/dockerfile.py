"""Reads a Dockerfile and a .dockerignore, as far as ours use what these can hold."""

import json
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Template


@dataclass(frozen=True, slots=True)
class Step:
    """An instruction: `COPY --from=build /a /b` has the word COPY, the flag from, and the rest as its text."""

    word: str
    flags: dict[str, str]
    text: str

    @property
    def command(self) -> list[str]:
        """Give the command of a JSON form."""
        command: list[str] = json.loads(self.text)
        return command

    @property
    def pairs(self) -> dict[str, str]:
        """Give the settings of an ENV or ARG."""
        return dict(one.split("=", 1) for one in shlex.split(self.text))


@dataclass(frozen=True, slots=True)
class Stage:
    """What is built on one base."""

    base: str
    name: str
    steps: list[Step] = field(default_factory=list)

    def all(self, word: str) -> list[Step]:
        """Give the instructions of a kind, in order."""
        return [step for step in self.steps if step.word == word]

    def the(self, word: str) -> Step:
        """Give the only instruction of a kind."""
        (step,) = self.all(word)
        return step

    @property
    def environment(self) -> dict[str, str]:
        """Give all that ENV sets."""
        return {name: value for step in self.all("ENV") for name, value in step.pairs.items()}


def stages(text: str) -> list[Stage]:
    """Read a Dockerfile; ARG is known before the first FROM only."""
    found: list[Stage] = []
    given: dict[str, str] = {}
    for step in _steps(text):
        if step.word == "FROM":
            base, _, name = Template(step.text).substitute(given).partition(" AS ")
            found.append(Stage(base, name))
        elif found:
            found[-1].steps.append(step)
        else:
            given |= step.pairs
    return found


def _steps(text: str) -> Iterator[Step]:
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        word, _, rest = line.strip().partition(" ")
        flags: dict[str, str] = {}
        while rest.startswith("--"):
            flag, _, rest = rest.partition(" ")
            name, _, value = flag[2:].partition("=")
            flags[name] = value
        if word:
            yield Step(word, flags, " ".join(rest.split()))


def sent(root: Path, ignore: str, names: Iterable[str]) -> Iterator[Path]:
    """Give the files of `names`, files or folders in `root`, that go to the build."""
    for name in names:
        top = root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            inside = path.relative_to(root)
            if not path.is_dir() and is_sent(inside.as_posix(), ignore):
                yield inside


def is_sent(path: str, ignore: str) -> bool:
    """Say whether a file goes to the build: the last line that fits it or a folder it is in decides."""
    parts = path.split("/")
    tops = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    answer = True
    for line in ignore.splitlines():
        rule = line.strip()
        if rule and not rule.startswith("#"):
            pattern = re.compile(_expression(rule.removeprefix("!")))
            if any(pattern.fullmatch(top) for top in tops):
                answer = rule.startswith("!")
    return answer


def _expression(rule: str) -> str:
    """Give the regular expression of a pattern: `**/` is any folders or none, `*` is anything in one name."""
    parts = re.split(r"(\*\*/|\*)", rule)
    meanings = {"**/": "(?:.*/)?", "*": "[^/]*"}
    return "".join(meanings.get(part) or re.escape(part) for part in parts)
