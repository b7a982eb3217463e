"""Checks requests, answers and frames against the machine-readable specifications of Discord."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec

from tests.wire.discord import schemas
from tests.wire.discord.world import Json
from tests.wire.telegram.spec import specs_folder

REST, GATEWAY = "discord-openapi.json", "discord-gateway-from-discord-api-types-0.38.57.schema.json"
UNKNOWN_ROUTE = "UNKNOWN_ROUTE"
_SHOWN = 200
"""Characters of an error that are shown."""
_SENT = {
    1: "GatewayHeartbeat",
    2: "GatewayIdentify",
    3: "GatewayUpdatePresence",
    4: "GatewayVoiceStateUpdate",
    6: "GatewayResume",
    8: "GatewayRequestGuildMembers",
}
_TOLD = {7: "GatewayReconnect", 9: "GatewayInvalidSession", 10: "GatewayHello", 11: "GatewayHeartbeatAck"}

__all__ = ["UNKNOWN_ROUTE", "GatewaySpec", "RestSpec", "Wrong", "read_specs", "specs_folder"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a request, and where."""

    place: tuple[str, ...]
    code: str
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(self.place) or '(body)'}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Operation:
    path: re.Pattern[str]
    literal: int
    name: str
    body: tuple[Json, ...]
    """The schemas of which a body fits one; none when there is no body."""
    needs_body: bool
    query: frozenset[str]
    answers: Mapping[str, Json] = field(default_factory=dict)


class RestSpec:
    """The REST API."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        raw = copy.deepcopy(raw)
        self._requests, self._answers = schemas.of_requests(raw), schemas.of_answers(raw)
        self._operations: dict[str, list[_Operation]] = {}
        for path, operations in raw["paths"].items():
            for method, operation in operations.items():
                if method != "parameters":
                    more = operations.get("parameters", [])
                    schemas.tell_apart(operation, self._answers)
                    self._operations.setdefault(method.upper(), []).append(_read(path, operation, more))
        self._compiled: dict[int, jsonschema_rs.Draft202012Validator] = {}

    def check_request(self, method: str, path: str, body: Any, query: Mapping[str, Any]) -> list[Wrong]:
        """Give what is wrong with a request."""
        operation = self._operation(method, path)
        if operation is None:
            return [Wrong((), UNKNOWN_ROUTE, f"there is no {method} {path}")]
        wrong = [Wrong((name,), "UNKNOWN_KEY", "unknown parameter") for name in query if name not in operation.query]
        if body is None:
            return wrong + ([Wrong((), "BASE_TYPE_REQUIRED", "a body is required")] if operation.needs_body else [])
        found = [list(self._errors(schema, body, self._requests)) for schema in operation.body]
        return wrong + min(found, key=len, default=[])

    def check_answer(self, method: str, path: str, status: int, answer: Any) -> list[str]:
        """Give what is wrong with the answer to a request that was done."""
        operation = self._operation(method, path)
        if operation is None or str(status) not in operation.answers:
            return [f"{method} {path} is not answered with {status}"]
        schema = operation.answers[str(status)]
        return [str(one) for one in self._errors(schema, answer, self._answers)] if schema else []

    def _operation(self, method: str, path: str) -> _Operation | None:
        fitting = [one for one in self._operations.get(method, ()) if one.path.fullmatch(path)]
        return max(fitting, key=lambda one: one.literal, default=None)

    def _errors(self, schema: Json, value: Any, document: Json) -> Iterator[Wrong]:
        compiled = self._compiled.get(id(schema))
        if compiled is None:
            compiled = self._compiled[id(schema)] = jsonschema_rs.Draft202012Validator({**schema, **document})
        return chain.from_iterable(map(_wrong, compiled.iter_errors(value)))


class GatewaySpec:
    """The frames of the gateway."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._document = schemas.of_frames(raw)
        definitions = self._document["definitions"]
        self._events: dict[str, Json] = {}
        for name, schema in definitions.items():
            if name.startswith("_DataPayload") and "const" in schema["properties"]["t"]:
                self._events[schema["properties"]["t"]["const"]] = schema["properties"].get("d", {})
            elif name.startswith("_DataPayload"):
                events = schema["properties"]["t"]["enum"]
                self._events |= dict.fromkeys(events, schema["properties"].get("d", {}))
        self._compiled: dict[str, jsonschema_rs.Draft7Validator] = {}

    def check_event(self, event: str, data: Json) -> list[str]:
        """Give what is wrong with an event."""
        if event == "RESUMED":
            return []  # the types have nothing for what it carries
        if event not in self._events:
            return ["there is no such event"]
        return self._errors(event, self._events[event], data)

    def check_told(self, frame: Json) -> None:
        """Raise `AssertionError` when another frame is not what Discord would send."""
        name = _TOLD[frame["op"]]
        if wrong := self._errors(name, {"$ref": f"#/definitions/{name}"}, frame):
            raise AssertionError(f"{name} of the fake does not fit: {wrong}")

    def check_sent(self, frame: Json) -> list[str]:
        """Give what is wrong with a frame of the bot."""
        name = _SENT.get(frame.get("op", -1))
        if name is None:
            return [f"no frame has the op {frame.get('op')}"]
        return [f"{name} {one}" for one in self._errors(name, {"$ref": f"#/definitions/{name}"}, frame)]

    def _errors(self, name: str, schema: Json, value: Any) -> list[str]:
        compiled = self._compiled.get(name)
        if compiled is None:
            compiled = self._compiled[name] = jsonschema_rs.Draft7Validator({**schema, **self._document})
        return [str(one) for error in compiled.iter_errors(value) for one in _wrong(error)]


def read_specs(folder: Path) -> tuple[RestSpec, GatewaySpec]:
    """Read both specifications from the folder that they are in."""
    for file in (folder / REST, folder / GATEWAY):
        if not file.exists():
            raise FileNotFoundError(f"{file} is missing; it is looked for in SPECS_DIR")
    return (
        RestSpec(msgspec.json.decode((folder / REST).read_bytes())),
        GatewaySpec(msgspec.json.decode((folder / GATEWAY).read_bytes())),
    )


def _read(path: str, operation: Json, shared: list[Json]) -> _Operation:
    """Read an operation as it stands in the specification."""
    parts = path.split("/")
    pattern = "/".join("[^/]+" if part.startswith("{") else re.escape(part) for part in parts)
    literal = sum(not part.startswith("{") for part in parts)
    given = operation.get("requestBody", {})
    schema = given.get("content", {}).get("application/json", {}).get("schema")
    query = [one["name"] for one in (*shared, *operation.get("parameters", ())) if one.get("in") == "query"]
    answers = {
        status: answer.get("content", {}).get("application/json", {}).get("schema", {})
        for status, answer in operation["responses"].items()
        if "$ref" not in answer
    }
    body = () if schema is None else tuple(schema.get("anyOf", ())) if _is_loose(schema) else (schema,)
    needed = bool(given.get("required")) and schema is not None
    return _Operation(re.compile(pattern), literal, path, body, needed, frozenset(query), answers)


def _is_loose(schema: Json) -> bool:
    """Tell whether a schema is a union that nothing tells apart, of which the best fitting branch counts."""
    return "anyOf" in schema and all("Partial" in branch.get("$ref", "") for branch in schema["anyOf"])


def _wrong(error: jsonschema_rs.ValidationError) -> list[Wrong]:
    """Say what is wrong; of a union that nothing tells apart, with the branch that fits best."""
    branches: list[list[jsonschema_rs.ValidationError]] = getattr(error.kind, "context", None) or []
    return [one for inner in min(branches, key=len) for one in _wrong(inner)] if branches else [_said(error)]


def _said(error: jsonschema_rs.ValidationError) -> Wrong:
    """Say what is wrong in Discord's words, where they are known."""
    place = tuple(str(part) for part in error.instance_path)
    kind: Any = error.kind
    match kind.name:
        case "maxLength":
            return Wrong(place, "BASE_TYPE_MAX_LENGTH", f"Must be {kind.limit} or fewer in length.")
        case "minLength" | "minItems":
            return Wrong(place, "BASE_TYPE_MIN_LENGTH", f"Must be {kind.limit} or more in length.")
        case "maxItems":
            return Wrong(place, "BASE_TYPE_MAX_LENGTH", f"Must be {kind.limit} or fewer in length.")
        case "required":
            return Wrong((*place, kind.property), "BASE_TYPE_REQUIRED", "This field is required")
        case "enum":
            return Wrong(place, "BASE_TYPE_CHOICES", f"Value must be one of {kind.options}.")
        case "additionalProperties":
            return Wrong((*place, kind.unexpected[0]), "UNKNOWN_KEY", "unknown key")
        case name:
            return Wrong(place, f"BASE_TYPE_{name.upper()}", error.message[:_SHOWN])
