"""Reads the parameters of a call, in all the ways that the Bot API takes them."""

import contextlib
from collections.abc import Mapping
from typing import Any

import msgspec
from aiohttp import web

from tests.wire.telegram.refusals import bad
from tests.wire.telegram.spec import Field, Upload

_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


async def read_params(request: web.BaseRequest, fields: Mapping[str, Field]) -> dict[str, Any]:
    """Give the parameters from the query, a form or JSON, each in the type that the method takes."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.read()
        try:
            given |= msgspec.json.decode(body, type=dict[str, Any]) if body else {}
        except msgspec.DecodeError:
            raise bad("can't parse JSON object") from None
    elif request.body_exists:
        for name, value in (await request.post()).items():
            given[name] = Upload(value.filename, value.file.read()) if isinstance(value, web.FileField) else value
    texts = [value for value in given.values() if isinstance(value, str)]
    return {
        name: _typed(fields[name].types if name in fields else (), value)
        for name, value in given.items()
        if not (isinstance(value, Upload) and any(f"attach://{name}" in text for text in texts))
    }


def _typed(types: tuple[str, ...], value: Any) -> Any:
    """Give what a text stands for; one that stands for nothing of the kind stays, to be refused."""
    if not isinstance(value, str) or types in ((), ("String",)):
        return value
    if types == ("Boolean",):
        return _WORDS.get(value.lower(), value)
    with contextlib.suppress(ValueError, msgspec.DecodeError):
        if "Integer" in types:
            return int(value)
        if "Float" in types:
            return float(value)
        if "String" not in types:
            return msgspec.json.decode(value)
    return value
