"""Lint of questions: what must hold of every one that can be asked."""

from collections.abc import Iterator

from bot.games.distractors import apart, looks_alike, tells_itself
from bot.games.draft import LONGEST_WHY
from bot.games.question import PICKED, WRITTEN, Question, text3
from bot.matching.fold import fold
from bot.matching.grade import grade
from bot.matching.verdict import Verdict
from knowledge.model import Text

LONGEST_PROMPT = 300
LONGEST_OPTION = 100
"""Characters of a poll's question and option on Telegram."""
LONGEST_DATA = 64
"""Bytes of a button's data on Telegram."""
_LINE_FEEDS = 2
_OPTIONS = {"choice": (4,), "odd": (4,), "true_false": (2,), "order": (3, 4)}
_CLUES = (3, 4, 5)
_YEARS = range(1850, 2100)


def lint(question: Question) -> Iterator[str]:
    """Give what is wrong with a question, each with what to do."""
    yield from _texts(question)
    yield from _options(question)
    if not _has_right(question):
        yield "the right option is not among the options"
    elif question.kind in PICKED - {"true_false"}:
        yield from _picked(question)
    if question.kind in WRITTEN:
        yield from _written(question)
    if question.kind == "year" and question.year not in _YEARS:
        yield f"the year is {question.year}; mend the fact's date"
    if question.kind == "clues" and len(question.clues) not in _CLUES:
        yield f"it has {len(question.clues)} clues; three to five are needed"
    if len(question.more.encode()) > LONGEST_DATA:
        yield f"the data of its button has over {LONGEST_DATA} bytes; shorten the entry's id"


def _texts(question: Question) -> Iterator[str]:
    texts = [question.prompt, question.answer, question.why, *question.options, *question.clues]
    texts += [question.hint] if question.hint else []
    if not all(all(text3(text)) for text in texts):
        yield "a text is missing in one of the languages; add it to the entry"
    limits = [("question", question.prompt, LONGEST_PROMPT), ("explanation", question.why, LONGEST_WHY)]
    limits += [("option", option, LONGEST_OPTION) for option in question.options]
    for what, text, most in limits:
        if max(map(len, text3(text))) > most:
            yield f"the {what} {text.az!r} has more than {most} characters in a language; shorten it"
    if any(text.count("\n") > _LINE_FEEDS for text in text3(question.why)):
        yield f"the explanation has more than {_LINE_FEEDS} line feeds; join its lines"


def _options(question: Question) -> Iterator[str]:
    wanted = _OPTIONS.get(question.kind, (0,))
    if len(question.options) not in wanted:
        yield f"it has {len(question.options)} options; {' or '.join(map(str, wanted))} are needed"
    for at, one in enumerate(question.options):
        for other in question.options[at + 1 :]:
            if not apart(one, other):
                yield f"the options {one.az!r} and {other.az!r} are not told apart; change one"


def _has_right(question: Question) -> bool:
    """Say whether one option is right, or all of an order in some order."""
    places = range(len(question.options))
    if question.kind == "order":
        return sorted(question.right) == list(places)
    return question.kind not in PICKED or (len(question.right) == 1 and question.right[0] in places)


def _picked(question: Question) -> Iterator[str]:
    """Look for what gives the right option away."""
    (place,) = question.right
    right = question.options[place]
    wrong = [option for at, option in enumerate(question.options) if at != place]
    if tells_itself(question.prompt, right, wrong):
        yield f"a word of the question stands only in the right option {right.az!r}; word it otherwise"
    if not any(looks_alike(right, option) for option in wrong):
        yield f"the right option {right.az!r} is told by its length; take other wrong ones"
    if question.kind != "odd" and _names(question.prompt, right):
        yield f"the question names its answer {right.az!r}; word it otherwise"


def _written(question: Question) -> Iterator[str]:
    told = [question.prompt, *question.clues, *([question.hint] if question.hint else [])]
    if any(_names(text, question.answer) for text in told):
        yield f"it names its answer {question.answer.az!r}; word it otherwise"
    for text in text3(question.answer):
        if grade(question.accepted, text, question.answer_kind, question.others) is not Verdict.CORRECT:
            yield f"its own answer {text!r} is not graded right; add a spelling to 'accepted'"
    for other in question.others:
        if grade(question.accepted, other, question.answer_kind, question.others) is Verdict.CORRECT:
            yield f"{other!r}, another entry, is graded right; take it from 'accepted'"


def _names(text: Text, name: Text) -> bool:
    return any(f" {fold(wanted)} " in f" {fold(said)} " for wanted, said in zip(text3(name), text3(text), strict=True))
