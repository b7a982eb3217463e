"""Facts asked by their own phrasings, some kept out: a large set to fit weights on that costs nobody any writing."""

import random

from knowledge.model import KnowledgeBase, Language


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
