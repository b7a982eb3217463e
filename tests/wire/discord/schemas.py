"""Makes schemas of what the specifications say: closed, and with unions told apart so that errors are readable."""

import copy
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from tests.wire.discord.world import Json

_CONTENT = 2000
"""Characters of a text of a message; the specification says what some people with subscriptions may write."""
_SENT_ALL_THE_SAME = {
    "MessageEditRequestPartial": {"tts": {"type": "boolean"}},
    "IncomingWebhookUpdateRequestPartial": {"tts": {"type": "boolean"}},
    "IncomingWebhookUpdateForInteractionCallbackRequestPartial": {"tts": {"type": "boolean"}},
    "RichEmbed": {"flags": {"type": "integer"}},
    "ApplicationCommandUpdateRequest": {"nsfw": {"type": "boolean"}},
}
"""What discord.py sends although the specification does not have it, by the names of the schemas."""

_TELLING = ("type",), ("data", "type"), ("component_type",)
"""The fields by which the branches of a union are told apart."""


def of_requests(raw: Mapping[str, Any]) -> Json:
    """Give the schemas of the REST API for requests: closed, with identifiers that may be numbers."""
    schemas: Json = copy.deepcopy(raw["components"]["schemas"])
    schemas["SnowflakeType"]["type"] = ["string", "integer"]
    for name, more in _SENT_ALL_THE_SAME.items():
        schemas[name]["properties"] |= more
    for schema in schemas.values():
        content = schema.get("properties", {}).get("content", {})
        if "embeds" in schema.get("properties", {}) and content.get("maxLength", 0) > _CONTENT:
            content["maxLength"] = _CONTENT
        _close(schema)
    document = {"components": {"schemas": schemas}}
    tell_apart(document, copy.deepcopy(document))
    return document


def of_answers(raw: Mapping[str, Any]) -> Json:
    """Give the schemas of the REST API for answers, which may hold more than is known."""
    document = {"components": {"schemas": copy.deepcopy(raw["components"]["schemas"])}}
    tell_apart(document, copy.deepcopy(document))
    return document


def of_frames(raw: Mapping[str, Any]) -> Json:
    """Give the schemas of the gateway: flags are numbers of any kind."""
    document = {"definitions": copy.deepcopy(raw["definitions"])}
    _loosen(document)
    document["definitions"]["GatewayPresenceUpdateData"]["required"].remove("activities")  # hikari says game
    for name, schema in document["definitions"].items():
        if name.startswith("GatewayRequestGuildMembersData") and "guild_id" in schema.get("properties", {}):
            number = {"type": ["string", "integer"]}
            schema["properties"]["guild_id"] = number
            if "user_ids" in schema["properties"]:
                schema["properties"]["user_ids"] = {"type": ["string", "integer", "array"], "items": number}
    tell_apart(document, copy.deepcopy(document))
    return document


def _close(schema: Any) -> None:
    """Forbid what is not named, in a schema and all that it holds."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)


def _loosen(schema: Any) -> None:
    if isinstance(schema, dict):
        if isinstance(schema.get("deprecated"), str):
            del schema["deprecated"]  # why, which a schema must not say here
        for name in schema.get("properties") or ():
            if name == "flags" or name.endswith("_flags"):
                schema["properties"][name] = {"type": ["integer", "null"]}
        for part in schema.values():
            _loosen(part)
    elif isinstance(schema, list):
        for part in schema:
            _loosen(part)


def tell_apart(schema: Any, document: Json) -> None:
    """Replace unions, in place, by what their values are told apart by: null, or the numbers of a type."""
    if isinstance(schema, dict):
        for union in ("oneOf", "anyOf"):
            if isinstance(branches := schema.get(union), list) and (rules := _rules(branches, document)):
                del schema[union]
                schema.setdefault("allOf", []).extend(rules)
        for part in list(schema.values()):
            tell_apart(part, document)
    elif isinstance(schema, list):
        for part in schema:
            tell_apart(part, document)


def _rules(branches: list[Json], document: Json) -> list[Json]:
    """Give a rule for each branch, or none when they cannot be told apart."""
    others = [branch for branch in branches if branch != {"type": "null"}]
    nullable = len(others) < len(branches)
    rules = (
        [others[0]] if len(others) == 1 else next(filter(None, (_by(how, others, document) for how in _TELLING)), [])
    )
    return [{"if": {"not": {"type": "null"}}, "then": rule} for rule in rules] if nullable else rules


def _by(how: tuple[str, ...], branches: list[Json], document: Json) -> list[Json]:
    """Give a rule for each branch when a field tells them apart."""
    kinds = [_kinds(branch, how, document) for branch in branches]
    every = [kind for some in kinds for kind in some]
    if not all(kinds) or len(set(every)) < len(every):
        return []
    rules = [{"if": _is(how, some), "then": branch} for some, branch in zip(kinds, branches, strict=True)]
    return [_is(how, sorted(every, key=str)), *rules]


def _is(how: tuple[str, ...], kinds: list[Any]) -> Json:
    schema: Json = {"enum": kinds}
    for name in reversed(how):
        schema = {"type": "object", "required": [name], "properties": {name: schema}}
    return schema


def _kinds(branch: Json, how: tuple[str, ...], document: Json) -> list[Any]:
    """Give what a branch of a union has in the field that tells it apart."""
    while "$ref" in branch:
        branch = _found(branch["$ref"], document)
    if isinstance(inner := branch.get("anyOf"), list):
        found = [_kinds(one, how, document) for one in inner]
        return list(dict.fromkeys(kind for some in found for kind in some)) if all(found) else []
    if not how:
        return [branch["const"]] if "const" in branch else list(branch.get("enum", ()))
    return _kinds(branch.get("properties", {}).get(how[0], {}), how[1:], document)


def _found(reference: str, document: Json) -> Json:
    part: Json = document
    for name in reference.removeprefix("#/").split("/"):
        part = part[unquote(name)]
    return part
