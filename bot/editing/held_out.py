"""Questions that are kept out of the knowledge: their files."""

from collections.abc import Iterable
from pathlib import Path

from bot.editing.outcomes import Question
from knowledge.fields import Fields, Report
from knowledge.model import LANGUAGES
from knowledge.strict_yaml import Sequence, StrictYamlError, parse

FOLDER = Path(__file__).parent.parent.parent / "tests" / "questions"
"""Where they are when the program runs from a checkout."""


def read_questions(paths: Iterable[Path]) -> list[Question]:
    """Read files named after their language; raises `ValueError` naming all that is wrong in them."""
    report = Report()
    questions = []
    for path in paths:
        language = next((one for one in LANGUAGES if path.name.startswith(one)), None)
        if language is None:
            report.add(None, path.name, f"the name must begin with the language, one of {', '.join(LANGUAGES)}")
            continue
        try:
            node = parse(path.read_bytes(), path.name)
        except StrictYamlError as error:
            report.add(error.place, "", error.message)
            continue
        if not isinstance(node, Sequence):
            report.add(node.place, "", "the file must be a list of questions, each starting with '- ask: ...'")
            continue
        for item in node.items:
            fields = Fields(item, path.name, report)
            text, style = fields.text("ask", required=True), fields.text("style", required=True)
            questions.append(Question(language, text, style, frozenset(fields.texts("expect"))))
            fields.close()
    if report.problems:
        raise ValueError("\n".join(map(str, report.problems)))
    return questions
