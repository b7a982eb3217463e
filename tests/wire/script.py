"""Scripts: conversations as `tests/dialogues/*.yaml` has them, for any platform to play.

A script says who is there and what happens, a step a line: `aysel writes: /quiz`, `bot says: Sual`,
`bob presses: Skip`, `bob is told: Too late`, `bob answers: right`, `bot is silent: 0.5`, `the bot: restarts`.
A script may be for some platforms alone, `on: [discord]`, and so may a step: `on telegram bob writes: /unheardof`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self, get_args

import yaml
from yaml import SafeLoader

FOLDER = Path(__file__).parents[1] / "dialogues"
Platform = Literal["telegram", "discord"]
_ON = "on"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, or is expected."""

    line: int
    who: str
    does: str
    """writes, presses, answers, says ..."""
    what: Any

    @contextmanager
    def named(self, *errors: type[Exception]) -> Iterator[None]:
        """Name this step where it does not go as it should."""
        expected: tuple[type[Exception], ...] = (AssertionError, *errors)
        try:
            yield
        except expected as error:
            raise AssertionError(f"line {self.line}: {self.who} {self.does}: {self.what!r}\n{error}") from error


@dataclass(frozen=True, slots=True)
class Said:
    """What the bot is expected to say."""

    texts: tuple[str, ...]
    buttons: frozenset[str]

    @classmethod
    def read(cls, what: str | Sequence[str] | Mapping[str, Any]) -> Self:
        """Read it: a text, several, or texts with the labels of buttons."""
        texts = what.get("text", ()) if isinstance(what, Mapping) else what
        buttons = what.get("buttons", ()) if isinstance(what, Mapping) else ()
        return cls((texts,) if isinstance(texts, str) else tuple(texts), frozenset(buttons))

    def fits(self, text: str, buttons: Sequence[str]) -> bool:
        """Say whether a message with its buttons has it all."""
        return all(one in text for one in self.texts) and self.buttons <= set(buttons)


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation."""

    name: str
    people: Mapping[str, str]
    """The languages of people's platforms by their names; the first one is an administrator of the group."""
    place: str
    """private or group, and what a platform knows besides."""
    steps: Sequence[Step]
    called: Mapping[str, str]
    """What people call themselves, if it is not their names."""
    settings: Mapping[str, str]
    """What the bot it is played with is set to."""

    @property
    def restarts(self) -> bool:
        """Whether the bot is killed on the way."""
        return any(step.what == "restarts" for step in self.steps)

    @property
    def alone(self) -> bool:
        """Whether it needs a bot of its own."""
        return self.restarts or bool(self.settings)

    def shown(self, name: str) -> str:
        """Give what a person calls themselves."""
        return self.called.get(name, name.capitalize())


def read_scripts(file: str, platform: Platform = "telegram") -> list[Script]:
    """Read the scripts of a file that are for a platform."""
    return list(_read(FOLDER / f"{file}.yaml", platform))


def files(platform: Platform = "telegram") -> list[str]:
    """Name the files that have any."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml") if read_scripts(file.stem, platform))


def _read(file: Path, platform: Platform) -> list[Script]:
    with file.open(encoding="utf-8") as stream:
        documents = [node for node in yaml.compose_all(stream, SafeLoader) if node]
    read = [(SafeLoader("").construct_document(node), node) for node in documents]
    return [_script(file.stem, raw, node, platform) for raw, node in read if platform in _platforms(raw)]


def _platforms(raw: Mapping[Any, Any]) -> Sequence[str]:
    """Give the platforms that a script is for; to YAML the word before them is a truth."""
    return list(raw.get(_ON) or raw.get(True) or get_args(Platform))


def _script(name: str, raw: Mapping[str, Any], node: Any, platform: Platform) -> Script:
    steps = next(value for key, value in node.value if key.value == "steps")
    lines = [step.start_mark.line + 1 for step in steps.value]
    told = [_step(line, step, platform) for line, step in zip(lines, raw["steps"], strict=True)]
    return Script(
        f"{name}: {raw['name']}",
        raw["people"],
        raw["place"],
        [step for step in told if step],
        raw.get("called", {}),
        raw.get("settings", {}),
    )


def _step(line: int, raw: Mapping[str, Any], platform: Platform) -> Step | None:
    """Read a step; None for one that is for another platform."""
    ((what_happens, what),) = raw.items()
    if what_happens.startswith(f"{_ON} "):
        _, where, what_happens = what_happens.split(" ", 2)
        if where != platform:
            return None
    who, _, does = what_happens.partition(" ")
    return Step(line, who, does, what)
