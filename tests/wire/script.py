"""Scripts: conversations as `tests/dialogues/*.yaml` has them, for any platform to play.

A script says who is there and what happens, a step a line: `aysel writes: /quiz`, `bot says: Sual`,
`bob presses: Skip`, `bob is told: Too late`, `bob answers: right`, `bot is silent: 0.5`, `the bot: restarts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml import SafeLoader

FOLDER = Path(__file__).parents[1] / "dialogues"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, or is expected."""

    line: int
    who: str
    does: str
    """writes, presses, answers, says ..."""
    what: Any


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation."""

    name: str
    people: Mapping[str, str]
    """The languages of people's platforms by their names; the first one is an administrator of the group."""
    place: str
    """private or group."""
    steps: Sequence[Step]

    @property
    def restarts(self) -> bool:
        """Whether the bot is killed on the way."""
        return any(step.what == "restarts" for step in self.steps)


def read_scripts(file: str) -> list[Script]:
    """Read the scripts of a file."""
    return list(_read(FOLDER / f"{file}.yaml"))


def files() -> list[str]:
    """Name the files there are."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def _read(file: Path) -> list[Script]:
    with file.open(encoding="utf-8") as stream:
        documents = list(yaml.compose_all(stream, SafeLoader))
    return [_script(file.stem, SafeLoader("").construct_document(node), node) for node in documents if node]


def _script(name: str, raw: Mapping[str, Any], node: Any) -> Script:
    steps = next(value for key, value in node.value if key.value == "steps")
    lines = [step.start_mark.line + 1 for step in steps.value]
    told = [_step(line, step) for line, step in zip(lines, raw["steps"], strict=True)]
    return Script(f"{name}: {raw['name']}", raw["people"], raw["place"], told)


def _step(line: int, raw: Mapping[str, Any]) -> Step:
    ((what_happens, what),) = raw.items()
    who, _, does = what_happens.partition(" ")
    return Step(line, who, does, what)
