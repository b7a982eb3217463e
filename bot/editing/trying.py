"""Trying a changed knowledge: what it does to the questions that are kept out of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.editing.changes import EditingError
from bot.editing.held_out import FOLDER, read_questions
from bot.editing.outcomes import OUTCOMES, Change, Comparison, Question, compare, told
from bot.mind import Mind


def questions_in(folder: Path | None) -> list[Question]:
    """Read the questions of a folder, without one those of the checkout; raises `EditingError`."""
    paths = sorted((folder or FOLDER).glob("*.yaml"))
    if not paths:
        where = f"{folder} has no questions (*.yaml)" if folder else "there are no questions outside of a checkout"
        raise EditingError(f"{where}; name a folder of them with --questions")
    try:
        return read_questions(paths)
    except ValueError as error:
        raise EditingError(str(error)) from None


def compared(questions: list[Question], live: Mind, changed: Mind, today: date) -> Comparison:
    """Ask both minds all questions."""
    before = [told(live, question, today) for question in questions]
    after = before if changed is live else [told(changed, question, today) for question in questions]
    return compare(questions, before, after)


def lines_of(comparison: Comparison, given: list[Question]) -> Iterator[str]:
    """Write a comparison for people; `given` are the questions that the knowledge itself holds by now."""
    yield f"{'':<22}{'count':>7}" + "".join(f"{name:>11}" for name in OUTCOMES)
    for answerable, name in ((True, "answerable"), (False, "unanswerable")):
        for counts, when in ((comparison.before, "before"), (comparison.after, "after")):
            count = counts[answerable]
            yield f"{name:<14}{when:<8}{count.total():>7}" + "".join(f"{count[one]:>11}" for one in OUTCOMES)
    better = [one for one in comparison.changes if one.gain > 0]
    worse = [one for one in comparison.changes if one.gain <= 0]
    for changes, sign, name in ((better, "+", "better"), (worse, "-", "worse")):
        if changes:
            yield f"\n{len(changes)} {name}"
            yield from (_line(sign, one) for one in changes)
    if not comparison.changes:
        yield "\nno question comes out otherwise"
    if given:
        yield f"\n{len(given)} stand in the knowledge itself and measure nothing any more; take them out of there"
        yield from (f"! {one.language} {one.text}" for one in given)


def _line(sign: str, change: Change) -> str:
    return f"{sign} {change.question.language} {change.question.text}\n      {change.before} → {change.after}"
