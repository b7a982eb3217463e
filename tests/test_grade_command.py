"""`azfilm grade --json` as one types it."""

import io
import json

import pytest

from bot import cli


def grade(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *lines: str) -> tuple[int, list[object]]:
    written = "".join(f"{line}\n" for line in lines).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(written), encoding="utf-8"))
    code = cli.main(["grade", "--json"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gets_its_verdict_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    title = {"accepted": ["Arşın mal alan"], "kind": "title", "others": ["Sevil"]}
    lines = [
        json.dumps({**title, "given": "arsin mal alan"}),
        json.dumps({**title, "given": "mal alan"}),
        json.dumps({**title, "given": "Sevil"}),
    ]
    code, verdicts = grade(capsys, monkeypatch, *lines)
    assert code == 0
    assert verdicts == [{"verdict": "correct"}, {"verdict": "close"}, {"verdict": "wrong"}]


def test_kind_and_others_may_be_left_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert grade(capsys, monkeypatch, '{"accepted": ["tar"], "given": "it was a tar"}') == (0, [{"verdict": "correct"}])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an object"),
        ('{"given": "x"}', "accepted"),
        ('{"accepted": [], "given": "x"}', "accepted"),
        ('{"accepted": ["x"], "given": 1}', "given"),
        ('{"accepted": ["x"], "given": "x", "others": "y"}', "others"),
        ('{"accepted": ["x"], "given": "x", "kind": "song"}', "song"),
    ],
)
def test_a_line_that_is_no_task_is_told_what_is_wrong_and_the_next_is_graded(
    line: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, (refused, graded) = grade(capsys, monkeypatch, line, '{"accepted": ["x"], "given": "x"}')
    assert code == 1
    assert isinstance(refused, dict) and refused["error"].startswith("line 1: ") and said in refused["error"]
    assert graded == {"verdict": "correct"}
