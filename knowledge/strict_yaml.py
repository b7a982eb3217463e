"""Strings-only YAML, with the place of everything it reads.

A strict subset: block or flow mappings and sequences of text. Every scalar is its text ("no",
"1:30" and "1_000" stay what was written). Anchors, aliases, merge keys, tags, duplicate keys and
several documents are errors; size, depth and the number of nodes are capped before anything is
built, so no file can exhaust memory or the stack.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

MAX_BYTES = 2_000_000
MAX_DEPTH = 16
MAX_EVENTS = 400_000
_EMPTY = "the file is empty; give it at least one entry or remove it"
_TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels; the schema needs no such depth"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order of the file; no key stands twice."""

    pairs: dict[str, "Node"]
    keys: dict[str, Place]
    place: Place


Node = Scalar | Sequence | Mapping


class StrictYamlError(ValueError):
    """A file that is not in the strict subset; says where, what and what to do."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


def parse(data: bytes, file: str) -> Node:
    """Read one document.

    Raises `StrictYamlError` at the first thing outside the subset; `file` only names the place.
    """
    start = Place(file, 1, 1)
    if len(data) > MAX_BYTES:
        raise StrictYamlError(start, f"the file has {len(data):,} bytes; split it, {MAX_BYTES:,} are allowed")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StrictYamlError(Place(file, line, 1), "the file is not UTF-8; save it as UTF-8") from None
    return _Builder(file, text).document()


class _Builder:
    """Builds nodes from the parser's events, refusing what the subset leaves out."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._events = self._checked_events()

    def document(self) -> Node:
        """Build the only document of the file."""
        event = next(self._events, None)
        if event is None:
            raise StrictYamlError(Place(self._file, 1, 1), _EMPTY)
        if isinstance(event, yaml.ScalarEvent) and not event.value and event.style is None:
            raise StrictYamlError(self._place(event), _EMPTY)
        node = self._node(event)
        for rest in self._events:
            raise StrictYamlError(self._place(rest), "a second document; keep one document a file (remove the '---')")
        return node

    def _checked_events(self) -> Iterator[yaml.Event]:
        """Pass on the events that carry content; depth is checked before anything recurses."""
        depth = 0
        try:
            for count, event in enumerate(yaml.parse(self._text, Loader=yaml.CBaseLoader)):
                if count > MAX_EVENTS:
                    raise StrictYamlError(self._place(event), f"more than {MAX_EVENTS:,} nodes; split the file")
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise StrictYamlError(self._place(event), _TOO_DEEP)
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1
                if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                    yield event
        except yaml.YAMLError as error:
            raise self._syntax_error(error) from None

    def _syntax_error(self, error: yaml.YAMLError) -> StrictYamlError:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        if mark is None:
            position = getattr(error, "position", 0)  # in bytes
            line = self._text.encode()[:position].count(b"\n") + 1
            return StrictYamlError(Place(self._file, line, 1), f"a character YAML does not allow: {problem}; remove it")
        place = Place(self._file, mark.line + 1, mark.column + 1)
        if "nesting depth" in problem:
            return StrictYamlError(place, _TOO_DEEP)
        hint = (
            "; indent with spaces, not tabs" if "tab" in problem or "\\t" in problem or self._tab_at(mark.line) else ""
        )
        return StrictYamlError(place, f"not valid YAML: {problem}{hint}")

    def _tab_at(self, line: int) -> bool:
        lines = self._text.splitlines()
        return line < len(lines) and "\t" in lines[line]

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # libyaml's parser marks every event
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _node(self, event: yaml.Event) -> Node:
        assert isinstance(event, yaml.NodeEvent)  # what is no node ends a collection and is taken there
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            raise StrictYamlError(place, f"the alias *{event.anchor}; write the text out")
        if event.anchor is not None:
            raise StrictYamlError(place, f"the anchor &{event.anchor}; write the text out where it is needed")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            raise StrictYamlError(place, f"the tag {event.tag}; every value is plain text")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items()), place)
        return self._mapping(place)

    def _items(self) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event)

    def _mapping(self, place: Place) -> Mapping:
        pairs: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event)
            if not isinstance(key, Scalar):
                raise StrictYamlError(key.place, "a list or mapping as a key; keys are plain words")
            if key.text == "<<":
                raise StrictYamlError(key.place, "the merge key <<; write the fields out")
            if key.text in pairs:
                first = keys[key.text]
                raise StrictYamlError(
                    key.place, f"the key {key.text!r} stands twice (first in line {first.line}); keep one"
                )
            keys[key.text] = key.place
            pairs[key.text] = self._node(next(self._events))
        return Mapping(pairs, keys, place)
