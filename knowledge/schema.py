"""JSON Schema of the files, for editors that complete and underline: noted down while the loader reads nothing.

The loader's own readers are run on fields that note what is asked of them, so whatever a reader
takes stands in the schema. What only a look at several fields or entries tells (unique ids,
references, the number of wrong options) does not: `azfilm kb check` reports it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from knowledge import strict_yaml
from knowledge.fields import DATE, Fields, Report
from knowledge.loader import read_all, read_entry
from knowledge.model import LANGUAGES, Language, Text
from knowledge.strict_yaml import Node, Place, Scalar

T = TypeVar("T")
Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOWHERE = Place("", 0, 0)
_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""Every value is text to the loader; an editor takes what has no quotes for a number or a truth."""


def schemas() -> dict[str, Schema]:
    """Give the schema of each kind of file by the pattern of its name, such as "films/*.yaml"."""
    return {pattern: {"$schema": DIALECT} | schema for pattern, schema in _noted_files().items()}


def any_file() -> Schema:
    """Give one schema that every file fits."""
    return {"$schema": DIALECT, "title": "A file of the knowledge", "anyOf": list(_noted_files().values())}


def _noted_files() -> dict[str, Schema]:
    notes = _Notes()
    read_all(notes)
    return {pattern: {"title": f"The knowledge: {pattern}"} | schema for pattern, schema in notes.found.items()}


def name_of(pattern: str) -> str:
    """Give the name of the file for the schema of a pattern.

    >>> name_of("films/*.yaml"), name_of("terms.yaml")
    ('films.schema.json', 'terms.schema.json')
    """
    return f"{pattern.partition('/')[0].removesuffix('.yaml')}.schema.json"


class _Notes:
    """Files of which nothing is read, and how they would be."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def entries(self, pattern: str, read: Callable[[Fields, str], T], optional: bool = False) -> dict[str, T]:
        entry = _schema_of(lambda fields: read_entry(fields, "", read))
        self.found[pattern] = {"type": "array", "items": entry}
        return {}

    def named(self, pattern: str, read: Callable[[Fields, str, Node], T]) -> dict[str, T]:
        entry = _schema_of(lambda fields: read(fields, "", Scalar("", _NOWHERE)))
        self.found[pattern] = {"type": "object", "additionalProperties": entry}
        return {}

    def alone(self, name: str, read: Callable[[Fields], T]) -> T | None:
        self.found[name] = _schema_of(read)
        return None


def _schema_of(read: Callable[[Fields], object]) -> Schema:
    """Give the schema of what `read` reads; what depends on a choice is read once for each of its words."""
    plain = _noted(read, {})
    if plain.whole is not None:
        return plain.whole
    schema = _object(plain.properties, plain.required)
    rules = [*plain.rules]
    for key, words in plain.choices.items():
        noted = {word: _noted(read, {key: word}) for word in words}
        if any(one.outline() != plain.outline() for one in noted.values()):
            rules += [_rule(key, word, one) for word, one in noted.items()]
    return schema | ({"allOf": rules} if rules else {})


def _noted(read: Callable[[Fields], object], chosen: Mapping[str, str]) -> "_NotedFields":
    fields = _NotedFields(chosen)
    read(fields)
    return fields


def _rule(key: str, word: str, fields: "_NotedFields") -> Schema:
    """Say which fields there are where a choice is a certain word."""
    return {
        "if": {"properties": {key: {"const": word}}, "required": [key]},
        "then": {"propertyNames": {"enum": list(fields.properties)}, "required": fields.required},
    }


def _object(properties: Mapping[str, Schema], required: Iterable[str]) -> Schema:
    needed = list(required)
    closed: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return closed | ({"required": needed} if needed else {})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


class _Listed(tuple[str, ...]):
    """What a list of texts is read as: nothing, and which list it was."""

    key: str

    def __new__(cls, key: str) -> "_Listed":
        """Note the key of a list."""
        made = super().__new__(cls)
        made.key = key
        return made


class _NotedFields(Fields):
    """Fields of nothing, which note how they are read."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        super().__init__(strict_yaml.Mapping({}, {}, _NOWHERE), "", Report())
        self.properties: dict[str, Schema] = {}
        self.required: list[str] = []
        self.choices: dict[str, tuple[str, ...]] = {}
        self.rules: list[Schema] = []
        self.whole: Schema | None = None
        """The schema of the node itself, where it is not read by its fields."""
        self._chosen = chosen

    def outline(self) -> tuple[set[str], set[str]]:
        """Give the fields, and those that are needed."""
        return set(self.properties), set(self.required)

    def _note(self, key: str, schema: Schema, required: bool = False) -> None:
        if not key:
            self.whole = schema
            return
        self.properties[key] = schema
        if required and key not in self.required:
            self.required.append(key)

    def take(self, key: str, required: bool = False) -> Node | None:
        self._note(key, {}, required)
        return Scalar(key, _NOWHERE)

    def text(self, key: str, required: bool = False) -> str:
        self._note(key, _TEXT, required)
        return ""

    def choice(self, key: str, allowed: Iterable[str], required: bool = False) -> str:
        words = tuple(allowed)
        truths = [word == "true" for word in words if word in ("true", "false")]
        self._note(key, {"enum": [*words, *truths]}, required)
        self.choices[key] = words
        return self._chosen.get(key, "")

    def number(self, key: str, low: int, high: int, required: bool = False) -> int | None:
        whole = {"type": "integer", "minimum": low, "maximum": high}
        self._note(key, {"anyOf": [whole, {"type": "string", "pattern": r"^\s*\d+\s*$"}]}, required)
        return None

    def date(self, key: str, span: bool = False) -> str:
        written = f"{DATE.pattern}(/{DATE.pattern})?" if span else DATE.pattern
        year = {"type": "integer", "minimum": 1000, "maximum": 9999}
        self._note(key, {"anyOf": [{"type": "string", "pattern": rf"^\s*{written}\s*$"}, year]})
        return ""

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        self._note(key, _list(_TEXT), required)
        return _Listed(key)

    def text_of(self, node: Node, optional: Iterable[str] = ()) -> Text:
        key = node.text if isinstance(node, Scalar) else ""
        always = [] if isinstance(optional, _Listed) else [lang for lang in LANGUAGES if lang not in tuple(optional)]
        if isinstance(optional, _Listed):
            self.rules += [_unless_listed(optional.key, lang, key) for lang in LANGUAGES]
        self._note(key, _object(dict.fromkeys(LANGUAGES, _TEXT), always))
        return Text("", "", "")

    def forms_of(self, node: Node) -> dict[Language, tuple[str, ...]]:
        key = node.text if isinstance(node, Scalar) else ""
        self._note(key, _object(dict.fromkeys(LANGUAGES, _list(_TEXT)), LANGUAGES))
        return {lang: () for lang in LANGUAGES}

    def each(self, key: str, read: Callable[[Fields], T], required: bool = False) -> tuple[T, ...]:
        self._note(key, _list(_schema_of(read)), required)
        return ()

    def inner(self, key: str, read: Callable[[Fields], T]) -> T | None:
        self._note(key, _schema_of(read))
        return None


def _unless_listed(listing: str, word: str, key: str) -> Schema:
    """Say that the text under `key` must have the language `word`, unless it is listed as one it may lack."""
    listed = {"properties": {listing: {"contains": {"const": word}}}, "required": [listing]}
    return {"if": {"not": listed}, "then": {"properties": {key: {"required": [word]}}}}
