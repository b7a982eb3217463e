"""Puzzles on films: which one it is by its clues, what came first, which one does not belong."""

from collections.abc import Iterator

from bot.games.almanac import Almanac, disputed, tells
from bot.games.chance import shuffled
from bot.games.distractors import wrong_options
from bot.games.draft import Draft, Line, Masked, Quoted, Undated, Value, line
from bot.games.film_questions import DID, HARDER, TOPIC, credit_line, explained, film_subject, has_sure_year
from knowledge.model import Film, Text

_GROUP = 3
_ORDERED = 4
_APART = 3
"""Films in an order lie so many years apart at least."""
_LEAST_CLUES, _MOST_CLUES = 4, 5


def puzzle_drafts(almanac: Almanac) -> Iterator[Draft]:
    """Give all puzzles on films; those whose title another film bears are left out."""
    for film in almanac.films:
        if not almanac.has_twin(film):
            yield from _in_clues(almanac, film)
            yield from _in_order(almanac, film)
            yield from _odd_credit(almanac, film, "director")
            yield from _odd_credit(almanac, film, "composer")
            yield from _odd_decade(almanac, film)


def _in_clues(almanac: Almanac, film: Film) -> Iterator[Draft]:
    """Ask for the film by up to five clues, the vaguest first."""
    found = list(_clues(almanac, film))
    if len(found) < _LEAST_CLUES:
        return
    clues = (found[0], *found[1:][1 - _MOST_CLUES :])
    why = explained(credit_line(almanac, film), film)
    yield Draft(
        film_subject(film), "clues", "clues", "films", almanac.level(film), line("ask-clues-film"), film, why,
        clues=clues, accepted=(*film.title.all(), *film.aliases), others=almanac.titles_near(film),
        answer_kind="title",
    )  # fmt: skip


def _clues(almanac: Almanac, film: Film) -> Iterator[Line | Text]:
    people = almanac.knowledge.people
    if film.genres and film.year and has_sure_year(film):
        genres = tuple(almanac.knowledge.terms[genre].name for genre in film.genres)
        yield line("clue-decade", decade=str(film.year // 10 * 10), genres=genres)
    for credit in ("writer", "composer"):
        if credit in film.credits and not disputed(film.conflicts, credit):
            makers = tuple(people[person] for person in film.credits[credit])
            if not any(tells(film.title, maker.name) for maker in makers):
                yield line(f"clue-{credit}", people=makers)
    if film.based_on and film.based_on.authors:
        yield line("clue-author", people=tuple(people[author] for author in film.based_on.authors))
    for part, actor in ((part, people[part.person]) for part in film.cast[:1]):
        if tells(film.title, actor.name):
            continue
        values: dict[str, Value] = {"person": actor, "gender": actor.gender}
        if part.role and not tells(film.title, part.role):
            yield line("clue-role", **values, role=Quoted(part.role))
        else:
            yield Line("clue-cast", values)
    if "director" in film.credits and not disputed(film.conflicts, "director"):
        yield line("clue-director", people=tuple(people[person] for person in film.credits["director"]))
    yield line("clue-title", text=Masked(film.title))


def _in_order(almanac: Almanac, film: Film) -> Iterator[Draft]:
    """Ask to put a film and three others in order; their years lie well apart."""
    chosen: list[Film] = []
    for other in (film, *shuffled(almanac.films, f"{film.id}.order", lambda one: one.id)):
        fits = other.year and has_sure_year(other) and not almanac.has_twin(other)
        if fits and all(abs((other.year or 0) - (one.year or 0)) >= _APART for one in chosen):
            chosen.append(other)
        if len(chosen) == _ORDERED:
            break
    if len(chosen) < _ORDERED or chosen[0] != film:
        return
    ordered = sorted(chosen, key=lambda one: one.year or 0)
    level = max(map(almanac.level, ordered))
    also = tuple(one.id for one in chosen[1:])
    why = line("why-order", list=tuple(ordered))
    yield Draft(
        film_subject(film), "order", "order", "films", level, line("ask-order-films"), film, (why,), also,
        order=tuple(ordered),
    )  # fmt: skip


def _odd_credit(almanac: Almanac, film: Film, credit: str) -> Iterator[Draft]:
    if credit not in film.credits or disputed(film.conflicts, credit):
        return
    makers = tuple(almanac.knowledge.people[person] for person in film.credits[credit])
    for person in sorted(almanac.who(DID[credit]), key=lambda one: abs(almanac.era(one) - (film.year or 1965))):
        theirs = [
            one
            for one in almanac.showable(person, DID[credit])
            if not almanac.has_twin(one)
            and not disputed(one.conflicts, credit)
            and not set(one.credits[credit]) & set(film.credits[credit])
        ]
        if person.id in almanac.credited(film) or len(theirs) < _GROUP:
            continue
        group = wrong_options(film, theirs, _GROUP, f"{film.id}.odd-{credit}", lambda one: one.title, lambda one: 0.0)
        if group:
            films = tuple(Undated(one) for one in group)
            why = (
                line(f"why-same-{credit}", person=person, films=films),
                line(f"film-{credit}", film=Undated(film), count=len(makers), people=makers),
            )
            also = (person.id, *(one.id for one in group))
            yield Draft(
                film_subject(film), f"odd-{credit}", "odd", TOPIC[credit], 2 + HARDER[credit],
                line(f"ask-odd-{credit}"), film, why, also, group,
            )  # fmt: skip
            return


def _odd_decade(almanac: Almanac, film: Film) -> Iterator[Draft]:
    if not film.year or not has_sure_year(film):
        return
    decades = [film.year // 10 * 10 + off for off in (-20, 20, -30, 30)]
    for decade in shuffled(decades, f"{film.id}.odd-decade"):
        pool = [
            one
            for one in almanac.films
            if one.year and has_sure_year(one) and one.year // 10 * 10 == decade and not almanac.has_twin(one)
        ]
        group = wrong_options(film, pool, _GROUP, f"{film.id}.odd-decade", lambda one: one.title, lambda one: 0.0)
        if group:
            prompt = line("ask-odd-decade", decade=str(decade))
            why = line("why-decade", odd=Undated(film), year=str(film.year))
            also = tuple(one.id for one in group)
            level = max(almanac.level(one) for one in (film, *group))
            yield Draft(
                film_subject(film), "odd-decade", "odd", "films", level, prompt, film, explained(why, film), also, group
            )  # fmt: skip
            return
