"""What a game asks about: the rings of questions for each kind of game, the nearest to its theme first."""

from collections.abc import Callable, Iterable, Sequence

from bot.games.anniversaries import Occasion
from bot.games.draft import Draft
from bot.matching.dates import read_numbers
from bot.matching.fold import fold
from knowledge.model import Film, KnowledgeBase, Person, Text

Ring = tuple[Sequence[Draft], int]
DECADES = tuple(range(1920, 2030, 10))
_OWN, _AROUND, _STUDIO = 4, 4, 5


def by_decade(drafts: Iterable[Draft]) -> list[Ring]:
    """Give one question for each decade, in their order; none that asks for the year, which the game tells."""
    drafts = [draft for draft in drafts if draft.kind != "year" and not draft.fact.endswith((".year", ".odd-decade"))]
    return [([draft for draft in drafts if draft.decade == decade], 1) for decade in DECADES]


def anniversary(drafts: Iterable[Draft], occasion: Occasion, knowledge: KnowledgeBase, count: int) -> list[Ring]:
    """Give the rings around an honoree: themselves, their films and colleagues, their year, their decade.

    Where little can be asked about the honoree, more comes from those around; what they are the answer
    to, they are asked about only where there is nothing else.
    """
    everything = list(drafts)
    names = _names(occasion.entry, knowledge)
    drafts = [draft for draft in everything if not _told(draft, occasion, names)]
    if occasion.kind in ("studio", "cinema_day", "event"):
        return _of_the_studio(drafts, occasion, count)
    near = _neighbours(occasion.entry, knowledge)
    own = [draft for draft in drafts if occasion.entry in draft.about]
    own = own or [draft for draft in everything if occasion.entry in draft.about and draft.kind == "choice"]
    most = min(_OWN, len({draft.fact for draft in own}))
    around = _rings(
        drafts,
        count,
        (lambda draft: draft.subject.entry in near, _OWN + _AROUND - most),
        (lambda draft: draft.subject.year == occasion.year, 2),
        (lambda draft: draft.decade == occasion.year // 10 * 10, count),
    )
    return [(own, most), *around]


def _names(entry: str, knowledge: KnowledgeBase) -> set[str]:
    """Give the folded names of a film or a person; none of a fact."""
    name = knowledge.films[entry].title if entry in knowledge.films else None
    name = knowledge.people[entry].name if entry in knowledge.people else name
    return set(map(fold, name.all())) if name else set()


def _told(draft: Draft, occasion: Occasion, names: set[str]) -> bool:
    """Say whether the game's own opening gives the answer: the honoree, or the day or year of the occasion."""
    answer = draft.answer
    if isinstance(answer, Film | Person):
        return answer.id == occasion.entry
    if isinstance(answer, Text):
        told = read_numbers(answer.en)
        on_day = occasion.day[0] in told.months and occasion.day[1] in told.plain
        return on_day or any(fold(text) in names for text in answer.all())
    if answer == occasion.year:
        return True
    return draft.subject.entry == occasion.entry and (draft.fact.endswith(".year") or draft.name == "life/born")


def _of_the_studio(drafts: Sequence[Draft], occasion: Occasion, count: int) -> list[Ring]:
    """The studio's day asks about the studio first, Cinema Day about the history of cinema."""
    first, second = ("history", "studio") if occasion.kind == "cinema_day" else ("studio", "history")
    return _rings(
        drafts,
        count,
        (lambda draft: draft.subject.entry == occasion.entry, 2),
        (lambda draft: draft.topic == first, _STUDIO),
        (lambda draft: draft.topic == second, 2),
        (lambda draft: draft.difficulty == 1, count),
    )


def _rings(drafts: Sequence[Draft], count: int, *rings: tuple[Callable[[Draft], bool], int]) -> list[Ring]:
    """Give the drafts of each ring; what is left of the game comes from all."""
    return [([draft for draft in drafts if fits(draft)], most) for fits, most in rings] + [(drafts, count)]


def _neighbours(entry: str, knowledge: KnowledgeBase) -> set[str]:
    """Give the people of a film, or the films of a person and the people in them."""
    if entry in knowledge.films:
        films = [knowledge.films[entry]]
    else:
        films = list(knowledge.films_by_person.get(entry, {}).get("films", ()))
    people = {person for film in films for credit in film.credits.values() for person in credit}
    people |= {part.person for film in films for part in film.cast}
    return (people | {film.id for film in films}) - {entry}
