"""Checks calls, answers and updates against the machine-readable specification of the Bot API."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import msgspec

from tests.wire.telegram.limits import Rule, constant, count_rules, number_rules, text_rules

FILE = "telegram-api-paulson.json"
_ARRAY = "Array of "
_TELLING = ("type", "status", "source")
"""The fields by which the types of a union are told apart."""

Check = Callable[[Any, str], list[str]]
"""Takes a value and its path; gives what is wrong with it."""


def specs_folder(environment: Mapping[str, str]) -> Path:
    """Give the folder of the specifications: SPECS_DIR, or the one beside the project."""
    beside = Path(__file__).parents[4] / "shared" / "specs"
    return Path(environment.get("SPECS_DIR") or beside)


class Upload:
    """A file that came with a multipart call."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method or a field of a type, with the rules read from its description."""

    name: str
    types: tuple[str, ...]
    required: bool
    rules: Mapping[type, tuple[Rule, ...]]

    @classmethod
    def read(cls, raw: Mapping[str, Any], more: str = "") -> Self:
        """Read a field as it stands in the specification."""
        prose = f"{raw['description']} {more}".strip()
        numbers = tuple(number_rules(prose))
        rules = {str: tuple(text_rules(prose)), int: numbers, float: numbers, list: tuple(count_rules(prose))}
        return cls(raw["name"], tuple(raw["types"]), raw["required"], {of: each for of, each in rules.items() if each})

    def complaints(self, value: Any, beside: Mapping[str, Any]) -> Iterator[str]:
        """Give which limits a value breaks."""
        for rule in self.rules.get(type(value), ()):
            mode = beside.get(f"{self.name}_parse_mode", beside.get("parse_mode"))
            if complaint := rule(value, mode):
                yield complaint


class Spec:
    """The methods and types of the Bot API."""

    def __init__(self, methods: Mapping[str, Any], types: Mapping[str, Any]) -> None:
        self.methods = {name: self._parameters(raw) for name, raw in methods.items()}
        self.names = {name.lower(): name for name in methods}
        self._returns = {name: tuple(raw["returns"]) for name, raw in methods.items()}
        self._fields = {name: _fields(raw) for name, raw in types.items() if not raw.get("subtypes")}
        self._unions = {name: tuple(raw["subtypes"]) for name, raw in types.items() if raw.get("subtypes")}
        self._tells = {name: _tells(raw) for name, raw in types.items() if raw.get("fields")}
        self._checks: dict[tuple[str, ...], Check] = {}

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the specification from the folder that it is in."""
        file = folder / FILE
        if not file.exists():
            raise FileNotFoundError(f"{file} is missing; it is PaulSonOfLars/telegram-bot-api-spec, found by SPECS_DIR")
        raw = msgspec.json.decode(file.read_bytes())
        return cls(raw["methods"], raw["types"])

    def check_call(self, method: str, params: Mapping[str, Any]) -> list[str]:
        """Give what is wrong with a call."""
        fields = self.methods.get(method)
        return [f"{method}: unknown method"] if fields is None else self._object(fields, params, method)

    def check_answer(self, method: str, result: Any) -> list[str]:
        """Give what is wrong with the answer to a call."""
        return self._check(self._returns[method])(result, f"{method} answers")

    def check_value(self, type_name: str, value: Any) -> list[str]:
        """Give what is wrong with a value of a type, such as an Update."""
        return self._check((type_name,))(value, type_name)

    @staticmethod
    def _parameters(raw: Mapping[str, Any]) -> dict[str, Field]:
        """Read the parameters; a limit of one may stand in the description of the method."""
        prose = [line for line in raw["description"] if "No more than" in line]
        return {
            field["name"]: Field.read(field, " ".join(line for line in prose if field["name"] in line))
            for field in raw.get("fields", ())
        }

    def _object(self, fields: Mapping[str, Field], value: Mapping[str, Any], path: str) -> list[str]:
        wrong = [f"{path}.{name}: missing" for name, field in fields.items() if field.required and name not in value]
        for name, part in value.items():
            field = fields.get(name)
            if field is None:
                wrong.append(f"{path}.{name}: unknown")
                continue
            errors = self._check(field.types)(part, f"{path}.{name}")
            wrong += errors or [f"{path}.{name}: {complaint}" for complaint in field.complaints(part, value)]
        return wrong

    def _check(self, types: tuple[str, ...]) -> Check:
        check = self._checks.get(types)
        if check is None:
            check = self._checks[types] = self._one_check(types[0]) if len(types) == 1 else self._union(types)
        return check

    def _one_check(self, name: str) -> Check:
        if name.startswith(_ARRAY):
            return self._array(name.removeprefix(_ARRAY))
        if name in _SCALARS:
            return _scalar(name, _SCALARS[name])
        if name in self._unions:
            return self._union(self._unions[name])
        fields = self._fields[name]

        def of_type(value: Any, path: str) -> list[str]:
            if not isinstance(value, Mapping):
                return [f"{path}: {type(value).__name__}, must be {name}"]
            return self._object(fields, value, path)

        return of_type

    def _array(self, item: str) -> Check:
        def each(value: Any, path: str) -> list[str]:
            if not isinstance(value, list):
                return [f"{path}: {type(value).__name__}, must be an array of {item}"]
            check = self._check((item,))
            return [wrong for place, part in enumerate(value) for wrong in check(part, f"{path}[{place}]")]

        return each

    def _union(self, names: tuple[str, ...]) -> Check:
        def any_of(value: Any, path: str) -> list[str]:
            """Report on the branch that the value was meant to be: the one it fits best of those it names."""
            best: list[str] | None = None
            for name in self._meant(names, value):
                wrong = self._check((name,))(value, path)
                if not wrong:
                    return []
                best = wrong if best is None or len(wrong) < len(best) else best
            return best if best is not None else [f"{path}: fits none of {', '.join(names)}"]

        return any_of

    def _meant(self, names: tuple[str, ...], value: Any) -> list[str]:
        if not isinstance(value, Mapping):
            plain = [name for name in names if name in _SCALARS or name.startswith(_ARRAY)]
            return plain or list(names[:1])
        return [name for name in names if all(value.get(field) == what for field, what in self._tells.get(name, ()))]


def _fields(raw: Mapping[str, Any]) -> dict[str, Field]:
    return {field["name"]: Field.read(field) for field in raw.get("fields", ())}


def _tells(raw: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Give the fields that are always the same in a type."""
    found = ((f["name"], constant(f["description"])) for f in raw["fields"] if f["name"] in _TELLING)
    return tuple((name, what) for name, what in found if what)


def _scalar(name: str, fits: Callable[[Any], bool]) -> Check:
    return lambda value, path: [] if fits(value) else [f"{path}: {type(value).__name__}, must be {name}"]


_SCALARS: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: type(value) is int,
    "Float": lambda value: type(value) in (int, float),
    "String": lambda value: type(value) is str,
    "Boolean": lambda value: type(value) is bool,
    "InputFile": lambda value: isinstance(value, Upload),
}
