"""The questions kept out of the index: their files, and which answers are right."""

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.editing.held_out import FOLDER
from bot.editing.held_out import read_questions as read_files
from bot.editing.outcomes import Question, is_right, is_right_fact
from knowledge.expand import fill, slots_of
from knowledge.fields import Fields, Report
from knowledge.model import LANGUAGES, Fact, Film, KnowledgeBase, Language, Text
from knowledge.strict_yaml import Sequence, parse

__all__ = ["FOLDER", "Question", "is_right", "is_right_fact", "near_misses", "read_questions"]


def read_questions(suffix: str = "") -> list[Question]:
    """Read `<lang><suffix>.yaml` of every language; raises `ValueError` naming what is wrong in them."""
    return read_files(FOLDER / f"{language}{suffix}.yaml" for language in LANGUAGES)


def near_misses(knowledge: KnowledgeBase, seed: int, count: int) -> list[Question]:
    """Put names the knowledge does not hold, a wrong year, or nothing into its own question forms.

    One in ten asks of another country or studio what is known of ours.
    """
    chance = random.Random(seed)
    of_ours = [one for fact in knowledge.facts.values() for one in _of_ours(fact)]
    strangers = _strangers()
    forms = {
        kind: [
            (language, form)
            for template in knowledge.templates.values()
            for language in LANGUAGES
            for form in template.forms[language]
            if slots_of(form) == {kind} and not template.id.startswith("decline.") and len(form.split()) > 1
        ]
        for kind in ("film", "person")
    }
    films = sorted(film.id for film in knowledge.films.values() if film.year)
    made = []
    for number in range(count):
        if number % 10 == 9:
            made.append(_of_another(*chance.choice(of_ours), chance))
            continue
        kind = chance.choice(("film", "person"))
        language, form = chance.choice(forms[kind])
        if number % 6 == 1:
            made.append(Question(language, _without_slots(form), "near miss", frozenset()))
            continue
        if number % 4:
            name = chance.choice(strangers[kind]).in_(language)
        else:
            language, form = chance.choice(forms["film"])
            film = knowledge.films[chance.choice(films)]
            name = f"{film.title.in_(language)} {_other_year(knowledge, film, chance)}"
        made.append(Question(language, fill(form, {slot: name for slot in slots_of(form)}), "near miss", frozenset()))
    return made


_OURS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    "az": {"azərbaycanfilm": ("Qazaxfilm", "Özbəkfilm"), "azərbaycan": ("Qazaxıstan", "Gürcüstan", "Ermənistan")},
    "en": {
        "azerbaijanfilm": ("Kazakhfilm", "Mosfilm"),
        "azerbaijani": ("Georgian", "Turkish", "Indian"),
        "azerbaijan": ("Georgia", "Turkey", "India"),
    },
    "ru": {
        "азербайджанфильм": ("Казахфильм", "Мосфильм"),
        "азербайджанск": ("узбекск", "украинск", "армянск"),
        "азербайджан": ("Казахстан", "Узбекистан", "Туркменистан"),
    },
}
"""What is ours, and what else takes the same endings."""


def _of_ours(fact: Fact) -> Iterator[tuple[Language, str]]:
    """Give the questions for a fact that name our country or studio and nothing else of the kind."""
    for language, names in _OURS.items():
        others = {other.lower() for ours in names.values() for other in ours}
        texts = " ".join((fact.text.in_(language), *fact.terms, *fact.questions[language])).lower()
        if not any(other in texts for other in others):
            yield from ((language, text) for text in fact.questions[language] if any(n in text.lower() for n in names))


def _of_another(language: Language, text: str, chance: random.Random) -> Question:
    """Ask the same of another country or studio."""
    for ours, others in _OURS[language].items():
        other = chance.choice(others)
        text = re.sub(ours, other, text, flags=re.IGNORECASE)
    return Question(language, text, "near miss", frozenset())


def _without_slots(form: str) -> str:
    return " ".join(word for word in form.split() if "{" not in word)


def _strangers() -> dict[str, list[Text]]:
    path = Path(__file__).parent / "strangers.yaml"
    node, report = parse(path.read_bytes(), path.name), Report()
    found: dict[str, list[Text]] = {"film": [], "person": []}
    for item in node.items if isinstance(node, Sequence) else ():
        fields = Fields(item, path.name, report)
        az, en, ru = (fields.text(language, required=True) for language in LANGUAGES)
        found[fields.choice("kind", found, required=True)].append(Text(az, en, ru))
    return found


def _other_year(knowledge: KnowledgeBase, film: Film, chance: random.Random) -> int:
    """Give a year in which no film of that title was made."""
    years = {other.year for other in knowledge.films.values() if set(other.title.all()) & set(film.title.all())}
    return chance.choice([year for year in range(1930, 2020) if year not in years])
