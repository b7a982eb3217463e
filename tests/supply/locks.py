"""Reads a file of locked requirements, and nothing but such a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packaging.markers import Marker
from packaging.utils import canonicalize_name
from packaging.version import Version

_LINE = re.compile(
    r"(?P<name>[a-z0-9.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?"
    r"(?P<hashes>(?: --hash=\S+)+)(?P<via>(?: #[^#]+)*)"
)
_NEXT = re.compile(r" \\\n +")
"""Where a line goes on in the next."""
_VIA = re.compile(r"\n    #(?: via\n    #  | via|  )")
"""What stands before each name of who needs it."""
_HASH = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Locked:
    """A version of a package, and the files that are that version."""

    name: str
    version: Version
    marker: Marker | None
    """Where it is installed; None for everywhere."""
    hashes: tuple[str, ...]
    via: tuple[str, ...] = ()
    """What needs it."""

    def __str__(self) -> str:
        return f"{self.name}=={self.version}"


def read(text: str) -> Iterator[Locked]:
    """Give what is locked; raises `ValueError` for a line that is anything else than a version with its hashes."""
    for line in _VIA.sub(" #", _NEXT.sub(" ", text)).splitlines():
        if line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise ValueError(f"not a version with hashes: {line[:80]!r}")
        hashes = tuple(one.removeprefix("--hash=") for one in found["hashes"].split())
        if not all(_HASH.fullmatch(one) for one in hashes):
            raise ValueError(f"not a hash by SHA-256: {line[:80]!r}")
        marker = Marker(found["marker"]) if found["marker"] else None
        via = tuple(one.strip() for one in found["via"].split("#")[1:])
        yield Locked(canonicalize_name(found["name"]), Version(found["version"]), marker, hashes, via)


def locked_on(locked: list[Locked], environment: dict[str, str]) -> dict[str, Locked]:
    """Give by name what is installed in an environment; raises `ValueError` where one name has two versions there."""
    there: dict[str, Locked] = {}
    for one in locked:
        if one.marker is None or one.marker.evaluate(environment):
            if one.name in there:
                raise ValueError(f"{one.name} is locked twice: {there[one.name].version} and {one.version}")
            there[one.name] = one
    return there
