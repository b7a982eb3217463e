"""Follow-ups: "and “Babek”?" asks of another film or person what was asked before, "the 1965 one" of its other version.

What names nothing ("and the composer?") is the matcher's, which knows what the conversation is about.
"""

from collections.abc import Iterable

from bot.matching.asked import Asked
from bot.matching.endings import stem
from bot.matching.entities import Mention, subjects_of
from bot.matching.fold import fold
from bot.matching.matcher import Match
from bot.matching.phrasings import words_of
from knowledge.model import Film, KnowledgeBase

_GO_ON = frozenset(words_of(("bəs ya", "and what how", "а и ну")))
"""What such a question begins with."""
_BESIDE = frozenset(
    words_of(
        (
            "isə haqqında barədə ilki ildəki ilin ildə il versiya versiyası variant variantı çəkilən",
            "about of in from the one version year",
            "что как насчёт про тот та года году год версия версии вариант",
        )
    )
)
"""What may stand beside what it names."""


def follow_up(match: Match, about: Mention | None, before: str, knowledge: KnowledgeBase) -> Asked | None:
    """Give what is asked in few words after `before` was told of what the conversation is `about`; else None.

    What cannot be asked of what is named, or after nothing, asks for all that is known of it.
    """
    before = "film.cast" if before.startswith("credit.") else before
    kind = before.partition(".")[0]
    named = [m for m in match.mentions if m.kind in ("film", "person") and m.ids]
    if len({(m.start, m.end) for m in named}) == 1 and match.words[0] in _GO_ON:
        return _of_named(named, kind, before) if _says_no_more(match, named, knowledge) else None
    years = [m for m in match.mentions if m.kind == "year"]
    if kind == "film" and not named and len(years) == 1 and _says_no_more(match, years, knowledge):
        other = _of_year(about, years[0].ids[0], knowledge)
        return Asked(before, films=(other.id,)) if other else None
    return None


def _of_named(named: Iterable[Mention], kind: str, before: str) -> Asked | None:
    """Ask `before` of what is named where that is of the kind, else for its card; None for an everyday word."""
    alike = next((mention for mention in named if mention.kind == kind), None)
    one = alike or next((mention for mention in named if not mention.common), None)
    if one is None:
        return None
    attribute = before if alike else f"{one.kind}.card"
    return Asked(attribute, films=one.ids) if one.kind == "film" else Asked(attribute, people=one.ids)


def _says_no_more(match: Match, named: Iterable[Mention], knowledge: KnowledgeBase) -> bool:
    """Say whether all words beside what is named only carry a question on."""
    inside = {at for mention in named for at in range(mention.start, mention.end)}
    films = {stem(fold(word)) for group in knowledge.synonyms if group.id == "film" for word in group.words}
    carrying = _GO_ON | _BESIDE | frozenset(words_of(knowledge.fillers))
    rest = (word for at, word in enumerate(match.words) if at not in inside)
    return all(word in carrying or stem(word) in films for word in rest)


def _of_year(about: Mention | None, year: str, knowledge: KnowledgeBase) -> Film | None:
    """Give the film of a year that is called like the one that the talk is about."""
    films = [film for one in subjects_of(about) if one.kind == "film" for film in one.ids]
    titles = {fold(title) for film in films for title in knowledge.films[film].title.all()}
    of_year = (film for film in knowledge.films.values() if str(film.year) == year)
    return next((film for film in of_year if not titles.isdisjoint(map(fold, film.title.all()))), None)
