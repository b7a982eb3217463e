"""An audit is only passed when every package was looked up, and none has a vulnerability that is known."""

import json
from pathlib import Path

import pytest

from tests.supply.audit import CLEAN, UNKNOWN, VULNERABLE, main, verdict

HASH = "--hash=sha256:" + "0" * 64
HOLE = {"id": "CVE-2026-1", "fix_versions": ["1.1"]}


def dependency(name: str, *vulns: object) -> dict[str, object]:
    return {"name": name, "version": "1.0", "vulns": list(vulns)}


def test_packages_without_a_known_vulnerability_pass() -> None:
    told = verdict(["a==1.0", "b==1.0"], [dependency("a"), dependency("b")])
    assert told == (CLEAN, ["audit: 2 packages, no known vulnerability"])


def test_a_vulnerability_is_told_with_what_mends_it() -> None:
    code, lines = verdict(["a==1.0", "b==1.0"], [dependency("a", HOLE), {"name": "b", "skip_reason": "not found"}])
    assert code == VULNERABLE
    assert lines == ["a==1.0: CVE-2026-1, mended in 1.1"]


def test_a_vulnerability_that_nothing_mends_is_told() -> None:
    assert verdict(["a==1.0"], [dependency("a", {"id": "X", "fix_versions": []})])[1] == ["a==1.0: X, not mended yet"]


@pytest.mark.parametrize("found", [[], [{"name": "a", "skip_reason": "not found"}]])
def test_a_package_that_was_not_looked_up_does_not_pass(found: list[dict[str, object]]) -> None:
    code, lines = verdict(["a==1.0"], found)
    assert code == UNKNOWN
    assert "of 1 of 1 packages nothing could be learnt (a==1.0)" in lines[0]


def program(folder: Path, text: str) -> str:
    """Write a stand-in for pip-audit."""
    file = folder / "pip-audit"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def lock(tmp_path: Path) -> str:
    file = tmp_path / "some.lock"
    lines = ["a==1.0 ; python_version < '3.13'", "a==2.0 ; python_version >= '3.13'", "b==1.0"]
    file.write_text("".join(f"{line} {HASH}\n" for line in lines), encoding="utf-8")
    return str(file)


def test_what_is_locked_for_any_python_is_looked_up(
    tmp_path: Path, lock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [dependency("a"), {"name": "a", "version": "2.0", "vulns": []}, dependency("b")]
    (tmp_path / "report.json").write_text(json.dumps({"dependencies": found}), encoding="utf-8")
    script = f"""
        for one in "$@"; do case $one in
            --output=*) cp {tmp_path}/report.json "${{one#*=}}";;
            --requirement=*.txt) cat "${{one#*=}}" >> {tmp_path}/asked; echo >> {tmp_path}/asked;;
        esac; done"""
    assert main([program(tmp_path, script), lock]) == CLEAN
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "a==1.0\nb==1.0\n\na==2.0\n\n"
    assert "3 packages, no known vulnerability" in capsys.readouterr().out


def test_an_audit_that_breaks_does_not_pass(tmp_path: Path, lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([program(tmp_path, "echo Traceback >&2; echo no network >&2; exit 1"), lock]) == UNKNOWN
    told = capsys.readouterr().err
    assert told.startswith("no network\nno network\naudit: of 3 of 3 packages nothing could be learnt")
