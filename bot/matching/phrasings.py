"""Phrasings: what of the knowledge is put into the indexes, folded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.matching.fold import fold, fold_all
from bot.matching.readings import SLOT
from knowledge.expand import SLOT as FORM_SLOT
from knowledge.expand import SLOTS, needed_slots
from knowledge.model import Fact, KnowledgeBase, Language, Text


def plain_texts(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Give the phrasings without slots by entry: facts, small talk, and what is asked of nothing in particular."""
    plain = {fact.id: _texts(fact.questions) for fact in knowledge.facts.values()}
    plain |= {f"smalltalk.{talk.id}": _texts(talk.questions) for talk in knowledge.smalltalk.values()}
    return plain | {t.id: _slotted(t.forms) for t in knowledge.templates.values() if not needed_slots(t)}


def slotted_texts(knowledge: KnowledgeBase) -> dict[str, tuple[str, ...]]:
    """Give the forms of the templates with slots."""
    return {t.id: _slotted(t.forms) for t in knowledge.templates.values() if needed_slots(t)}


def words_in(entries: Iterable[Iterable[str]]) -> dict[str, None]:
    """Give the different words in the texts of entries, in their order."""
    return dict.fromkeys(word for texts in entries for text in texts for word in text.split())


def words_of(texts: Iterable[str]) -> list[str]:
    """Give the folded words of some texts."""
    return [word for text in texts for word in fold(text).split()]


def _texts(forms: Mapping[Language, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold_all(text for texts in forms.values() for text in texts)))


def answer_texts(fact: Fact) -> tuple[str, ...]:
    """Give the words of the answer itself: names, places, years."""
    texts = (*fact.text.all(), *fact.answer.all(), *fact.terms)
    return tuple(fold(text) for text in texts)


def told_texts(knowledge: KnowledgeBase) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the sentences of films and people and what is asked of them, each bound to its entry."""
    for film in knowledge.films.values():
        trivia = _sentences_about("film", [item.text for item in film.trivia])
        yield f"film.trivia@{film.id}", (*trivia, *_slotted(film.questions))
        yield f"film.awards@{film.id}", _sentences_about("film", film.awards)
    for person in knowledge.people.values():
        yield f"person.facts@{person.id}", (*_sentences_about("person", person.facts), *_slotted(person.questions))
        yield f"person.honours@{person.id}", _sentences_about("person", [honour.title for honour in person.honours])


def _sentences_about(slot: str, texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(f"{SLOT}{slot} {fold(sentence)}" for text in texts for sentence in text.all())


_PLACEHOLDERS = {slot: f"qzx{slot}" for slot in SLOTS} | {"year": "1801", "decade": "1810s"}
_PLACEHOLDER_STARTS = tuple(_PLACEHOLDERS.values())
_SLOT_WORDS = {placeholder: SLOT + slot for slot, placeholder in _PLACEHOLDERS.items()}


def _slotted(forms_by_language: Mapping[Language, Sequence[str]]) -> tuple[str, ...]:
    """Fold forms; a slot with its ending becomes one slot word."""
    forms = (form for forms in forms_by_language.values() for form in forms)
    folded = fold_all(FORM_SLOT.sub(lambda found: _PLACEHOLDERS[found[1]], form) for form in forms)
    return tuple(dict.fromkeys(" ".join(_slot_word(word) for word in form.split()) for form in folded))


def _slot_word(word: str) -> str:
    if not word.startswith(_PLACEHOLDER_STARTS):
        return word
    return next(slot for placeholder, slot in _SLOT_WORDS.items() if word.startswith(placeholder))
