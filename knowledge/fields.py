"""Read the fields of one entry, noting every problem with its place instead of stopping."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from knowledge.model import LANGUAGES, Language, Text
from knowledge.strict_yaml import Mapping, Node, Place, Scalar, Sequence

T = TypeVar("T")

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def _is_date(text: str) -> bool:
    """Say whether `text` is an ISO date, month or year that the calendar has."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the knowledge: where, in which entry, what, and what to do."""

    place: Place | None
    entry: str
    message: str

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.entry + ': ' if self.entry else ''}{self.message}"


@dataclass(slots=True)
class Report:
    """The problems found so far."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Place | None, entry: str, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(place, entry, message))


class Fields:
    """The fields of one mapping node; each reader takes its key, `close` reports the keys nobody took."""

    def __init__(self, node: Node, entry: str, report: Report) -> None:
        self.place = node.place
        self.entry = entry
        self._report = report
        self._taken: set[str] = set()
        self._pairs: dict[str, Node] = {}
        self._keys: dict[str, Place] = {}
        if isinstance(node, Mapping):
            self._pairs, self._keys = node.pairs, node.keys
        else:
            self.problem(node.place, "a mapping of fields is needed here, such as 'az: ...'")

    def problem(self, place: Place | None, message: str) -> None:
        """Note a problem of this entry."""
        self._report.add(place, self.entry, message)

    def close(self) -> None:
        """Report the keys that the schema does not know."""
        for key, place in self._keys.items():
            if key not in self._taken:
                known = ", ".join(sorted(self._taken))
                self.problem(place, f"unknown field {key!r}; known here: {known}")

    def take(self, key: str, required: bool = False) -> Node | None:
        """Give the node under `key`, or None; a required one that is missing is a problem."""
        self._taken.add(key)
        node = self._pairs.get(key)
        if node is None and required:
            self.problem(self.place, f"the field {key!r} is missing; add it")
        return node

    def text(self, key: str, required: bool = False) -> str:
        """Read a text, "" where there is none."""
        node = self.take(key, required)
        return self._scalar(node, key) if node else ""

    def choice(self, key: str, allowed: Iterable[str], required: bool = False) -> str:
        """Read one of a few words."""
        value = self.text(key, required)
        if value and value not in allowed:
            self.problem(self._keys[key], f"{key} is {value!r}; it must be one of {', '.join(allowed)}")
        return value

    def number(self, key: str, low: int, high: int, required: bool = False) -> int | None:
        """Read a whole number between `low` and `high`, None where there is none."""
        value = self.text(key, required)
        if not value:
            return None
        if not value.isascii() or not value.isdigit() or len(value) > len(str(high)) or not low <= int(value) <= high:
            self.problem(self._keys[key], f"{key} is {value!r}; it must be a whole number from {low} to {high}")
            return None
        return int(value)

    def date(self, key: str, span: bool = False) -> str:
        """Read an ISO date, month or year; with `span` also two of them around a slash."""
        value = self.text(key)
        ends = value.split("/") if span else [value]
        if value and (len(ends) > 2 or not all(map(_is_date, ends)) or ends != sorted(ends)):
            self.problem(self._keys[key], f"{key} is {value!r}; write 1945, 1945-10 or 1945-10-01")
        return value

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(self._scalar(item, key) for item in self._items(key, required))

    def words(self, key: str, required: bool = False) -> Text | None:
        """Read one text in three languages; None where the field is missing."""
        node = self.take(key, required)
        return self.text_of(node) if node else None

    def text_of(self, node: Node, optional: Iterable[str] = ()) -> Text:
        """Read a node as one text in three languages, of which `optional` ones may be missing."""
        inner = Fields(node, self.entry, self._report)
        values = {lang: inner.text(lang, required=lang not in optional) for lang in LANGUAGES}
        inner.close()
        return Text(values["az"], values["en"], values["ru"])

    def forms(self, key: str, required: bool = True) -> dict[Language, tuple[str, ...]]:
        """Read a list of texts for each language."""
        node = self.take(key, required)
        return self.forms_of(node) if node else {lang: () for lang in LANGUAGES}

    def forms_of(self, node: Node) -> dict[Language, tuple[str, ...]]:
        """Read a node as a list of texts for each language; none may be empty."""
        inner = Fields(node, self.entry, self._report)
        forms = {lang: inner.texts(lang, required=True) for lang in LANGUAGES}
        inner.close()
        return forms

    def each(self, key: str, read: Callable[["Fields"], T], required: bool = False) -> tuple[T, ...]:
        """Read a list of mappings with `read`."""
        items = []
        for node in self._items(key, required):
            inner = Fields(node, self.entry, self._report)
            items.append(read(inner))
            inner.close()
        return tuple(items)

    def inner(self, key: str, read: Callable[["Fields"], T]) -> T | None:
        """Read one mapping with `read`; None where the field is missing."""
        node = self.take(key)
        if node is None:
            return None
        inner = Fields(node, self.entry, self._report)
        value = read(inner)
        inner.close()
        return value

    def _items(self, key: str, required: bool) -> tuple[Node, ...]:
        node = self.take(key, required)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.problem(node.place, f"{key} must be a list; write each item on its own line after '- '")
            return ()
        if not node.items:
            self.problem(node.place, f"{key} is an empty list; fill it or remove the field")
        return node.items

    def _scalar(self, node: Node, key: str) -> str:
        if not isinstance(node, Scalar):
            self.problem(node.place, f"{key} must be a text, not a list or mapping")
            return ""
        if not node.text.strip():
            self.problem(node.place, f"{key} is blank; write a text or remove it")
        return node.text.strip()
