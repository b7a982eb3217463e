"""Lint: what is wrong in knowledge that loads. Pure; the matcher and the wording come as functions.

Looks for letters of another script inside a word, the same question in two entries, dates that
contradict each other, answers too long for a message, and questions that do not find the entry
they stand in: those are dead where nothing is found and over-matched where another entry is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.expand import SLOT, examples_of_each_form, slots_of, told_questions
from knowledge.model import LANGUAGES, KnowledgeBase, Language

Find = Callable[[str], tuple[str, ...]]
"""A question to what it finds: the attribute and the facts, nothing where nothing is alike."""
Answers = Callable[[Language], Iterable[tuple[str, str]]]
"""A language to all answers in it, each with its fact."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: in which entry, what, and what to do."""

    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.entry}: {self.message}"


def check(knowledge: KnowledgeBase, find: Find, answers: Answers, longest: int) -> list[Finding]:
    """Give everything that is wrong; `longest` is the most characters an answer may have."""
    told = {language: list(answers(language)) for language in LANGUAGES}
    return [
        *check_texts(knowledge),
        *(finding for language in LANGUAGES for finding in _too_long(told[language], longest)),
        *_questions_that_miss(knowledge, find),
    ]


def check_texts(knowledge: KnowledgeBase) -> list[Finding]:
    """Give what is wrong in the texts and dates as they stand, which takes no time."""
    return [
        *_mixed_scripts(_all_texts(knowledge)),
        *_contradicting_dates(knowledge),
        *_shared_questions(knowledge),
        *_forms_without_slot(knowledge),
    ]


_FEW = 0.1
"""Under this share of a template's forms those without a slot are mistakes."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏƏə]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _mixed_scripts(texts: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    for entry, text in texts:
        for word in _WORD.findall(text):
            if _LATIN.search(word) and _CYRILLIC.search(word):
                yield Finding(entry, f"the word {word!r} mixes Latin and Cyrillic letters; type it anew")


def _all_texts(knowledge: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Give every text that a person reads or types, with its entry."""
    for fact in knowledge.facts.values():
        notes = fact.conflict.all() if fact.conflict else ()
        forms = (text for language in LANGUAGES for text in fact.questions[language])
        yield from ((fact.id, text) for text in (*fact.text.all(), *fact.answer.all(), *notes, *fact.terms, *forms))
    for film in knowledge.films.values():
        texts = [*film.title.all(), *film.aliases]
        texts += [text for item in film.trivia for text in item.text.all()]
        texts += [text for award in film.awards for text in award.all()]
        texts += [text for conflict in film.conflicts for text in conflict.text.all()]
        parts = [text for part in film.cast for text in (part.role, part.description) if text]
        works = [text for text in (film.based_on.title, film.based_on.note) if text] if film.based_on else []
        texts += [text for told in (*parts, *works) for text in told.all()]
        yield from ((film.id, text) for text in texts)
    for person in knowledge.people.values():
        texts = [*person.name.all(), *person.aliases]
        texts += [text for fact in person.facts for text in fact.all()]
        texts += [text for honour in person.honours for text in honour.title.all()]
        texts += [text for conflict in person.conflicts for text in conflict.text.all()]
        texts += [text for place in (person.birth_place, person.death_place) if place for text in place.all()]
        yield from ((person.id, text) for text in texts)
    for entry, questions in told_questions(knowledge):
        yield from ((entry, SLOT.sub(" ", form)) for forms in questions.values() for form in forms)
    for term in knowledge.terms.values():
        yield from ((term.id, text) for text in (*term.name.all(), *term.forms))
    for template in knowledge.templates.values():
        for language in LANGUAGES:
            yield from ((template.id, SLOT.sub(" ", form)) for form in template.forms[language])
    for talk in knowledge.smalltalk.values():
        for language in LANGUAGES:
            yield from ((talk.id, text) for text in (*talk.questions[language], *talk.answers[language]))


def _too_long(answers: Iterable[tuple[str, str]], longest: int) -> Iterator[Finding]:
    for fact, text in answers:
        if len(text) > longest:
            yield Finding(fact, f"the answer has {len(text)} characters; a message holds {longest}: shorten it")


def _contradicting_dates(knowledge: KnowledgeBase) -> Iterator[Finding]:
    for person in knowledge.people.values():
        if person.born and person.died and person.born[:4] >= person.died[:4]:
            yield Finding(person.id, f"born {person.born} but died {person.died}; one of them is wrong")
    for film in knowledge.films.values():
        if film.premiere and film.year and int(film.premiere[:4]) < film.year:
            yield Finding(film.id, f"the premiere {film.premiere} lies before the year {film.year}")
        for director in film.credits.get("director", ()):
            died = knowledge.people[director].died
            born = knowledge.people[director].born
            if film.year and died and int(died[:4]) < film.year:
                yield Finding(film.id, f"its director {director} died in {died[:4]}, before the year {film.year}")
            if film.year and born and int(born[:4]) >= film.year:
                yield Finding(film.id, f"its director {director} was born in {born[:4]}, not before {film.year}")


def _shared_questions(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Report questions that stand in two facts: nobody could tell which one is meant."""
    owners: dict[str, str] = {}
    for fact in knowledge.facts.values():
        for language in LANGUAGES:
            for text in fact.questions[language]:
                plain = " ".join(_WORD.findall(text.casefold()) + re.findall(r"\d+", text))
                owner = owners.setdefault(plain, fact.id)
                if owner != fact.id:
                    yield Finding(
                        fact.id, f"the question {text!r} stands in {owner} as well; say what tells them apart"
                    )


def _forms_without_slot(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Report the few forms of a template that lack a slot which the others have: one is enough for none to need it."""
    for template in knowledge.templates.values():
        forms = [form for language in LANGUAGES for form in template.forms[language]]
        for slot in ("film", "person"):
            without = [form for form in forms if slot not in slots_of(form)]
            if 0 < len(without) < _FEW * len(forms):
                yield from (Finding(template.id, f"the form {form!r} lacks {{{slot}}}; add it") for form in without)


def _questions_that_miss(knowledge: KnowledgeBase, find: Find) -> Iterator[Finding]:
    """Report questions that do not find their entry, and forms of templates that do so with none of three."""
    for examples in examples_of_each_form(knowledge, 3):
        missed = None
        for question in examples:
            found = find(question.text)
            if question.fact in found:
                break
            missed = missed or (question, found)
        else:
            assert missed is not None  # there is at least one example
            question, found = missed
            answered = f"is answered by {found[-1]}; say what tells them apart" if found else "finds nothing"
            yield Finding(question.fact, f"its own question {question.text!r} {answered}")
