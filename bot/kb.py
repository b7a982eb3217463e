"""The `kb` commands: check the knowledge, count it, show one entry, show quiz questions."""

import argparse
from collections import Counter
from datetime import date

from bot.answers import tell
from bot.editing import commands as editing
from bot.editing.checking import FILM as FILM
from bot.editing.checking import LONGEST_ANSWER as LONGEST_ANSWER
from bot.editing.checking import PERSON as PERSON
from bot.editing.checking import check_knowledge
from bot.games.bank import QuestionBank
from bot.games.chance import shuffled
from bot.games.question import KINDS, TOPICS, Question
from bot.matching.asked import Asked
from bot.phrasebook import Phrasebook
from bot.settings import Settings
from bot.warm_start import warm_mind
from bot.wording import Wording
from knowledge.expand import expand, holds, person_holds
from knowledge.loader import load
from knowledge.model import LANGUAGES, Language


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add `kb check`, `kb stats`, `kb show`, `kb questions` and what is there for editors to the command line."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("check", help="report every problem; exit code 1 if there is one").set_defaults(run=_check)
    commands.add_parser("stats", help="count entries, attributes and questions").set_defaults(run=_stats)
    show = commands.add_parser("show", help="show everything known of one entry")
    show.add_argument("id", help="the id of a fact, film or person")
    show.set_defaults(run=_show)
    questions = commands.add_parser("questions", help="print samples of the quiz questions that the knowledge yields")
    questions.add_argument("--topic", choices=TOPICS)
    questions.add_argument("--kind", choices=KINDS)
    questions.add_argument("--lang", choices=LANGUAGES, default="az", help="the language to print them in")
    questions.add_argument("--seed", default="", help="any text; another one gives another sample")
    questions.add_argument("--count", type=_count, default=10, help="how many; 0 for all")
    questions.set_defaults(run=_questions)
    editing.add_commands(commands)


def _check(options: argparse.Namespace, settings: Settings) -> int:
    mind = warm_mind(settings.knowledge, settings.cache, Phrasebook().say)
    knowledge = mind.knowledge
    findings = check_knowledge(knowledge, mind)
    for finding in findings:
        print(finding)
    print(f"{len(QuestionBank(knowledge, mind.say).drafts)} quiz questions")
    print(f"{len(findings)} problems in {len(knowledge.facts)} facts, {len(knowledge.films)} films", end=" ")
    print(f"and {len(knowledge.people)} people")
    return 1 if findings else 0


def _stats(options: argparse.Namespace, settings: Settings) -> int:
    knowledge = load(settings.knowledge)
    counts = (len(knowledge.facts), len(knowledge.films), len(knowledge.people), len(knowledge.templates))
    print("facts {}, films {}, people {}, templates {}".format(*counts))
    tiers = Counter(fact.tier for fact in knowledge.facts.values())
    print(f"facts by tier: core {tiers[1]}, solid {tiers[2]}, niche {tiers[3]}")
    topics = Counter(fact.topic for fact in knowledge.facts.values())
    print("topics: " + ", ".join(f"{topic} {count}" for topic, count in topics.most_common()))
    questions = Counter(question.language for question in expand(knowledge))
    print("questions: " + ", ".join(f"{language} {questions[language]:,}" for language in LANGUAGES))
    print("\ncoverage of films")
    for name in FILM:
        _row(name, sum(holds(film, name) for film in knowledge.films.values()), len(knowledge.films))
    print("\ncoverage of people with sources of their own")
    people = [person for person in knowledge.people.values() if person.sources]
    for name in PERSON:
        _row(name, sum(person_holds(knowledge, person, name) for person in people), len(people))
    return 0


def _row(name: str, held: int, total: int) -> None:
    print(f"  {name:<16}{held:>5} of {total}  {held / max(total, 1):4.0%}")


def _show(options: argparse.Namespace, settings: Settings) -> int:
    knowledge = load(settings.knowledge)
    entry = options.id
    known = {**knowledge.facts, **knowledge.films, **knowledge.people}
    if entry not in known:
        near = ", ".join(sorted(other for other in known if entry in other)[:5])
        print(
            f"azfilm: no entry {entry!r}" + (f"; near: {near}" if near else "; `azfilm kb stats` counts what there is")
        )
        return 1
    say = Phrasebook().say
    for language in LANGUAGES:
        print(f"[{language}]")
        for answer in _told_of(entry, Wording(say, language, knowledge)):
            print(answer, end="\n\n")
    own = [question for question in expand(knowledge) if _belongs(question.fact, entry)]
    print(f"questions ({len(own):,} in all)")
    for language in LANGUAGES:
        for text in [question.text for question in own if question.language == language][:12]:
            print(f"  {language} {text}")
    return 0


def _belongs(fact: str, entry: str) -> bool:
    return fact == entry or fact.startswith(f"{entry}.")


def _told_of(entry: str, wording: Wording) -> list[str]:
    knowledge = wording.knowledge
    if entry in knowledge.facts:
        asked = [Asked(entry)]
    elif entry in knowledge.films:
        asked = [Asked(f"film.{name}", films=(entry,)) for name in ("card", *FILM)]
    else:
        asked = [Asked(f"person.{name}", people=(entry,)) for name in ("card", *PERSON)]
    return [answer.text for one in asked if (answer := tell(one, wording, date.today()))]


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number; write 0 for all")
    return int(text)


def _questions(options: argparse.Namespace, settings: Settings) -> int:
    knowledge = load(settings.knowledge)
    bank = QuestionBank(knowledge, Phrasebook().say)
    fitting = [
        draft.id
        for draft in bank.drafts.values()
        if options.topic in (None, draft.topic) and options.kind in (None, draft.kind)
    ]
    for id in shuffled(fitting, options.seed)[: options.count or None]:
        question = bank.question(id, options.seed)
        if question:
            print("\n".join(_question_lines(question, options.lang)), end="\n\n")
    print(f"{len(fitting)} questions of {len(bank.drafts)}")
    return 0


def _question_lines(question: Question, language: Language) -> list[str]:
    """Show a question with all that stands around it."""
    lines = [f"[{question.id}] {question.kind}, {question.topic}, difficulty {question.difficulty}"]
    lines += [f"decade: {question.decade}"] if question.decade else []
    lines.append(question.prompt.in_(language))
    lines += [f"  {at}. {option.in_(language)}" for at, option in enumerate(question.options, 1)]
    lines += [f"  clue: {clue.in_(language)}" for clue in question.clues]
    lines += [f"  hint: {question.hint.in_(language)}"] if question.hint else []
    lines += [f"  = {question.answer.in_(language)}", f"  {question.why.in_(language)}"]
    return [*lines, f"  {question.source.title} ({question.source.url})"]
