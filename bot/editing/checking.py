"""The check of a knowledge with this bot's matcher, answers and quiz: what `azfilm kb check` reports."""

from collections.abc import Callable
from datetime import date

from bot.answers import tell
from bot.games.bank import QuestionBank
from bot.games.lint import lint
from bot.matching.asked import FILM_LISTS, Asked, answer_key, is_held
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.wording import Say, Wording
from knowledge.checks import Find, Finding, check
from knowledge.model import KnowledgeBase, Language

LONGEST_ANSWER = 2000
"""Discord's limit for a message, in characters."""

FILM = (
    "year premiere director writer composer cinematographer cast genre length based_on awards trivia plot location "
    "studio"
).split()
PERSON = (
    "born died birth_place death_place age honours facts films acted directed wrote composed shot source_of"
).split()


def check_knowledge(
    knowledge: KnowledgeBase, mind: Mind | None = None, pulse: Callable[[], None] = lambda: None
) -> list[Finding]:
    """Lint the knowledge with this bot's matcher and wording.

    `mind` is the one over it, if that is there already; `pulse` is called now and then and may raise to end it all.
    """
    mind = mind or Mind.build(knowledge, Phrasebook().say)
    finds = finder(mind)

    def find(question: str) -> tuple[str, ...]:
        pulse()
        return finds(question)

    def answers(language: Language) -> list[tuple[str, str]]:
        pulse()
        return [(asked.facts()[0], text) for asked, text in _all_answers(mind.wording(language))]

    return [*check(knowledge, find, answers, LONGEST_ANSWER), *_check_quiz(knowledge, mind.say)]


def finder(mind: Mind) -> Find:
    """Give what finds the attribute and the facts of a question."""
    knowledge = mind.knowledge

    def find(question: str) -> tuple[str, ...]:
        candidates = mind.match(question).candidates
        if not candidates:
            return ()
        asked = candidates[0].asked
        lists = [Asked(f"person.{name}", people=asked.people) for name in FILM_LISTS if asked.kind == "person"]
        alike = [one for one in lists if answer_key(one, knowledge) == answer_key(asked, knowledge)]
        return (asked.attribute, *(fact for one in (*alike, asked) for fact in one.facts()))

    return find


def summary(knowledge: KnowledgeBase) -> str:
    """Say how much there is of what."""
    counts = {
        "films": knowledge.films,
        "people": knowledge.people,
        "facts": knowledge.facts,
        "quiz questions written by hand": knowledge.quiz,
    }
    return ", ".join(f"{len(entries)} {name}" for name, entries in counts.items())


def _check_quiz(knowledge: KnowledgeBase, say: Say) -> list[Finding]:
    """Lint every quiz question that the knowledge yields."""
    bank = QuestionBank(knowledge, say)
    written = ((id, bank.question(id, "")) for id in bank.drafts)
    return [Finding(id, problem) for id, question in written if question for problem in lint(question)]


def _all_answers(wording: Wording) -> list[tuple[Asked, str]]:
    knowledge = wording.knowledge
    asked = [Asked(fact) for fact in knowledge.facts]
    asked += [Asked(f"film.{name}", films=(film,)) for film in knowledge.films for name in ("card", *FILM)]
    asked += [Asked(f"person.{name}", people=(person,)) for person in knowledge.people for name in ("card", *PERSON)]
    told = ((one, tell(one, wording, date.today())) for one in asked if is_held(one, knowledge))
    return [(one, answer.text) for one, answer in told if answer]
