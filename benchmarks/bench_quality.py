"""How good the answers are, and whether confidence is a probability.

Run `python -m benchmarks.bench_quality [open|closed|natural|described]`. Prints right, suggested, unknown and
wrong by style, how often a "did you mean" holds the right answer, how well near misses are told
from known questions, and the reliability of the confidences. With `--write` it draws the
reliability curve into docs/reliability.svg and lists every wrong answer by cause in
benchmarks/ERRORS.md.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

import knowledge
from benchmarks.questions import Question, is_right_fact, near_misses, read_questions
from bot.matching.asked import is_held
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.replies import Reply, reply_to
from knowledge.loader import load

_SETS = {"natural": "", "open": "_open", "closed": "_closed", "described": "_described"}
_OUTCOMES = ("right", "suggested", "unknown", "wrong")
_NEAR_MISSES = 400
_BINS = 10
_HOME = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Graded:
    """A question with the reply to it."""

    question: Question
    reply: Reply
    outcome: str


def graded(mind: Mind, question: Question) -> Graded:
    """Ask one question and grade the reply."""
    reply = reply_to(mind, question.text, date.today())
    right = reply.fact is not None and is_right_fact(mind.knowledge, reply.fact, question)
    outcome = {"answer": "right" if right else "wrong", "suggest": "suggested"}.get(reply.outcome, "unknown")
    return Graded(question, reply, outcome)


def show_outcomes(answers: Sequence[Graded]) -> None:
    """Print the outcomes by style, then of all."""
    rows: dict[str, Counter[str]] = {}
    for answer in answers:
        asked = answer.question
        kinds = (asked.style, f"{asked.language} answerable", "answerable") if asked.expect else ("unanswerable",)
        for kind in kinds:
            rows.setdefault(kind, Counter())[answer.outcome] += 1
    print(f"{'':<20}{'count':>7}" + "".join(f"{name:>11}" for name in _OUTCOMES))
    for kind, found in sorted(rows.items()):
        print(f"{kind:<20}{found.total():>7}" + "".join(f"{found[name] / found.total():>11.1%}" for name in _OUTCOMES))


def show_suggestions(mind: Mind, answers: Iterable[Graded]) -> None:
    """Print how often a "did you mean" shown to an answerable question holds the right answer."""
    shown = [answer for answer in answers if answer.outcome == "suggested" and answer.question.expect]
    held = sum(
        any(
            is_right_fact(mind.knowledge, fact, answer.question)
            for offer in answer.reply.offers
            for fact in offer.facts()
        )
        for answer in shown
    )
    print(f"did you mean: {held} of {len(shown)} hold the right answer ({held / max(len(shown), 1):.0%})")


def certainty(mind: Mind, text: str) -> float:
    """Give the confidence of the likeliest thing that is held."""
    held = (c.confidence for c in mind.match(text).candidates if is_held(c.asked, mind.knowledge))
    return max(held, default=0.0)


def show_near_misses(mind: Mind, questions: Iterable[Question]) -> None:
    """Print how well known questions are told from the same ones about names that nobody has."""
    known = [certainty(mind, question.text) for question in questions if question.expect]
    missed = [certainty(mind, q.text) for q in near_misses(mind.knowledge, seed=7, count=_NEAR_MISSES)]
    from sklearn.metrics import roc_auc_score  # the bench extra; the rest of this module runs without it

    auroc = roc_auc_score([1] * len(known) + [0] * len(missed), known + missed)
    print(f"near misses: AUROC {auroc:.3f} over {len(known)} known and {len(missed)} near misses")


def reliability(mind: Mind, questions: Iterable[Question]) -> list[tuple[float, float, int]]:
    """Give for each tenth of confidence the mean confidence, the share that is right, and how many there are."""
    found = []
    for question in questions:
        candidates = mind.match(question.text).candidates
        if candidates:
            asked = candidates[0].asked
            held = is_held(asked, mind.knowledge)
            told = any(is_right_fact(mind.knowledge, fact, question) for fact in asked.facts())
            found.append((candidates[0].confidence, told if question.expect else not held))
    bins = [[one for one in found if int(min(one[0], 0.999) * _BINS) == number] for number in range(_BINS)]
    return [(float(np.mean([c for c, _ in b])), float(np.mean([r for _, r in b])), len(b)) for b in bins if b]


def calibration_error(rows: Sequence[tuple[float, float, int]]) -> float:
    """Give the expected calibration error: the mean gap between confidence and the share that is right."""
    return sum(count * abs(sure - right) for sure, right, count in rows) / sum(count for *_, count in rows)


def show_reliability(rows: Sequence[tuple[float, float, int]]) -> None:
    """Print the reliability table."""
    print(f"{'confidence':>12}{'right':>8}{'count':>8}")
    for sure, right, count in rows:
        print(f"{sure:>12.3f}{right:>8.3f}{count:>8}")
    print(f"expected calibration error {calibration_error(rows):.3f}")


def draw(rows: Sequence[tuple[float, float, int]], title: str) -> str:
    """Draw the reliability curve as an SVG."""
    points = [
        (40 + sure * 300, 340 - right * 300, 2 + 10 * (count / max(n for *_, n in rows)) ** 0.5)
        for sure, right, count in rows
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="#1f6f8b" fill-opacity="0.6"/>' for x, y, r in points
    )
    ticks = "".join(
        f'<text x="{40 + at * 30}" y="358" text-anchor="middle">{at / 10}</text>'
        f'<text x="34" y="{344 - at * 30}" text-anchor="end">{at / 10}</text>'
        for at in range(0, 11, 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 390" font-family="sans-serif" font-size="11">'
        '<rect width="360" height="390" fill="white"/>'
        f'<text x="190" y="20" text-anchor="middle">{title}</text>'
        '<path d="M40 40V340H340" fill="none" stroke="#444"/>'
        '<path d="M40 340L340 40" stroke="#bbb" stroke-dasharray="4"/>'
        f'{ticks}<polyline points="{line}" fill="none" stroke="#1f6f8b" stroke-width="2"/>{dots}'
        '<text x="190" y="380" text-anchor="middle">confidence (across), share that is right (up); dots by count</text>'
        "</svg>\n"
    )


def cause(mind: Mind, answer: Graded) -> str:
    """Say why an answer is wrong, from what was told and what was wanted."""
    told, base = answer.reply.fact or "", mind.knowledge
    if not answer.question.expect:
        return "something that is not held has words of something that is"
    wanted = sorted(answer.question.expect)
    if told in base.facts:
        return (
            "a neighbouring fact" if any(one in base.facts for one in wanted) else "a fact instead of a film or person"
        )
    if any(told.split(".")[0] == one.split(".")[0] for one in wanted):
        return "the right subject, another attribute of it"
    if any(one in base.facts for one in wanted):
        return "a film or person named in a question about the studio"
    return "another subject: a name found that was not meant, or the meant one only described"


def errors(mind: Mind, answers: Iterable[Graded]) -> str:
    """List the wrong answers by cause, one line each."""
    by_cause: dict[str, list[str]] = {}
    for answer in answers:
        if answer.outcome == "wrong":
            wanted = ", ".join(sorted(answer.question.expect)) or "no answer"
            line = (
                f"- {answer.question.text!r}: told {answer.reply.fact} ({answer.reply.confidence:.2f}), wanted {wanted}"
            )
            by_cause.setdefault(cause(mind, answer), []).append(line)
    parts = [
        "# Wrong answers on the open questions, by cause",
        "",
        "Written by `python -m benchmarks.bench_quality open --write`; causes are mended by rule, never by question.",
    ]
    for name, lines in sorted(by_cause.items(), key=lambda item: -len(item[1])):
        parts += ["", f"## {name[0].upper()}{name[1:]} ({len(lines)})", "", *lines]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Measure, print, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", choices=_SETS, default="open")
    parser.add_argument("--write", action="store_true", help="write the curve and the list of errors")
    options = parser.parse_args()
    mind = Mind.build(load(Path(knowledge.__file__).parent / "data"), Phrasebook().say)
    questions = read_questions(_SETS[options.set])
    answers = [graded(mind, question) for question in questions]
    show_outcomes(answers)
    show_suggestions(mind, answers)
    show_near_misses(mind, questions)
    rows = reliability(mind, questions)
    show_reliability(rows)
    if options.write:
        (_HOME / "docs" / "reliability.svg").write_text(draw(rows, f"{options.set} questions"), encoding="utf-8")
        if options.set == "open":
            (_HOME / "benchmarks" / "ERRORS.md").write_text(errors(mind, answers), encoding="utf-8")


if __name__ == "__main__":
    main()
