"""Asks pip-audit for the known vulnerabilities of all that is locked: `python -m tests.supply.audit PIP_AUDIT LOCK...`

The exit code is 0 only when every package was looked up and nothing is known of any. What is locked for another Python
than this one is looked up too.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.supply.locks import Locked, read

CLEAN, VULNERABLE, UNKNOWN = range(3)


def main(arguments: Sequence[str]) -> int:
    """Look up what is in the locks, and print what is known; gives the exit code."""
    program, *files = arguments
    locked = [one for file in files for one in read(Path(file).read_text(encoding="utf-8"))]
    found = [one for some in _apart(locked) for one in _looked_up(program, some)]
    code, lines = verdict([str(one) for one in locked], found)
    print(*lines, sep="\n", file=sys.stderr if code else sys.stdout)
    return code


def _looked_up(program: str, locked: Iterable[Locked]) -> list[dict[str, Any]]:
    """Give what pip-audit finds; where it finds no end, its last words are printed."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, report = Path(folder) / "wanted.txt", Path(folder) / "report.json"
        wanted.write_text("".join(f"{one}\n" for one in locked), encoding="utf-8")
        command = [program, "--disable-pip", "--no-deps", "--progress-spinner=off", "--format=json"]
        command += [f"--output={report}", f"--requirement={wanted}"]
        asked = subprocess.run(command, capture_output=True, text=True)
        if not report.exists():
            print(*asked.stderr.splitlines()[-1:], sep="\n", file=sys.stderr)
            return []
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
        return found


def verdict(locked: Sequence[str], dependencies: Iterable[dict[str, Any]]) -> tuple[int, list[str]]:
    """Judge what pip-audit found, each with its name, version and vulnerabilities; gives exit code and lines to print.

    One without a list of vulnerabilities was not looked up, and neither was one that is not there.
    """
    known = {f"{one['name']}=={one['version']}": one["vulns"] for one in dependencies if "vulns" in one}
    holes = [f"{name}: {hole['id']}, {_mended(hole)}" for name in locked for hole in known.get(name, ())]
    left = [name for name in locked if name not in known]
    if holes:
        return VULNERABLE, holes
    if left:
        names = ", ".join(left[:3]) + (", ..." if left[3:] else "")
        told = f"audit: of {len(left)} of {len(locked)} packages nothing could be learnt ({names}):"
        return UNKNOWN, [told, "the service that knows vulnerabilities was not reached or does not know them"]
    return CLEAN, [f"audit: {len(locked)} packages, no known vulnerability"]


def _mended(hole: dict[str, Any]) -> str:
    versions = hole.get("fix_versions")
    return f"mended in {', '.join(versions)}" if versions else "not mended yet"


def _apart(locked: Iterable[Locked]) -> list[list[Locked]]:
    """Give lists in which no package stands twice: one may be locked in other versions for other Pythons."""
    lists: dict[int, list[Locked]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    for one in locked:
        lists[seen[one.name]].append(one)
        seen[one.name] += 1
    return list(lists.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
