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
    """Give what is asked in few words after `before` was told of what the conversation is `about`; else None."""
    before = "film.cast" if before.startswith("credit.") else before
    kind = before.partition(".")[0]
    if kind not in ("film", "person") or not match.words:
        return None
    named = [m for m in match.mentions if m.kind == kind and m.ids]
    stretches = {(m.start, m.end) for m in named}
    if len(stretches) == 1 and match.words[0] in _GO_ON and _says_no_more(match, named, knowledge):
        ids = named[0].ids
        return Asked(before, films=ids) if kind == "film" else Asked(before, people=ids)
    years = [m for m in match.mentions if m.kind == "year"]
    if kind == "film" and not stretches and len(years) == 1 and _says_no_more(match, years, knowledge):
        other = _of_year(about, years[0].ids[0], knowledge)
        return Asked(before, films=(other.id,)) if other else None
    return None


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
