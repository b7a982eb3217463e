"""Phrasings of the knowledge kept out of the index: a large set to fit weights on that costs nobody any writing."""

import random
from collections.abc import Mapping
from dataclasses import replace

from benchmarks.questions import Question
from knowledge.expand import examples_of_each_form
from knowledge.model import LANGUAGES, KnowledgeBase, Language, Template

Forms = Mapping[Language, tuple[str, ...]]


def hold_out(base: KnowledgeBase, share: float, seed: int) -> tuple[KnowledgeBase, list[Question]]:
    """Split off a random `share` of the phrasings: the knowledge without them, and they as questions."""
    chance = random.Random(seed)
    facts, templates = {}, {}
    held_facts, held_templates = {}, {}
    for fact in base.facts.values():
        kept, held = _split(fact.questions, share, chance)
        facts[fact.id], held_facts[fact.id] = replace(fact, questions=kept), replace(fact, questions=held)
    for template in base.templates.values():
        kept, held = _split(template.forms, share, chance)
        templates[template.id], held_templates[template.id] = Template(template.id, kept), Template(template.id, held)
    asked = replace(base, facts=held_facts, templates=held_templates)
    return replace(base, facts=facts, templates=templates), _questions(asked)


def _split(forms: Forms, share: float, chance: random.Random) -> tuple[Forms, Forms]:
    kept: dict[Language, tuple[str, ...]] = {}
    held: dict[Language, tuple[str, ...]] = {}
    for language in LANGUAGES:
        out = {form for form in forms[language] if chance.random() < share}
        kept[language] = tuple(form for form in forms[language] if form not in out)
        held[language] = tuple(form for form in forms[language] if form in out)
    return kept, held


def _questions(held: KnowledgeBase) -> list[Question]:
    """Ask each held-out form of one entry; those of what the knowledge lacks expect no answer."""
    questions = [
        Question(example.language, example.text, "held out", frozenset({example.fact}))
        for (example, *_) in examples_of_each_form(held, 1)
    ]
    lacking = [template for template in held.templates.values() if template.id.startswith("decline.")]
    titles = [film.title for film in held.films.values()]
    for template in lacking:
        for language in LANGUAGES:
            for number, form in enumerate(template.forms[language]):
                text = form.replace("{film}", titles[number % len(titles)].in_(language)) if titles else form
                if "{" not in text:
                    questions.append(Question(language, text, "held out", frozenset()))
    return questions


def foreign_scope(
    base: KnowledgeBase, language: Language, seed: int, counts: tuple[int, int] = (150, 50)
) -> tuple[dict[str, list[str]], list[tuple[str, str | None]]]:
    """Give ten phrasings each of most facts, and questions about them and about the others, whose answer is None.

    A knowledge without names and slots, as `Matcher.from_phrasings` takes it; `counts` says how many of either.
    """
    chance = random.Random(seed)
    facts = list(base.facts.values())
    chance.shuffle(facts)
    unknown = len(facts) // 6
    known: dict[str, list[str]] = {}
    inside: list[tuple[str, str | None]] = []
    for fact in facts[unknown:]:
        texts = list(fact.questions[language])
        chance.shuffle(texts)
        known[fact.id] = texts[:10]
        inside += [(text, fact.id) for text in texts[10:]]
    outside: list[tuple[str, str | None]] = [
        (text, None) for fact in facts[:unknown] for text in fact.questions[language]
    ]
    return known, [*_some(inside, counts[0], chance), *_some(outside, counts[1], chance)]


def _some(questions: list[tuple[str, str | None]], count: int, chance: random.Random) -> list[tuple[str, str | None]]:
    return chance.sample(questions, min(count, len(questions)))
