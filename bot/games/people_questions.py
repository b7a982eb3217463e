"""Questions on people: where and when they were born, and who somebody is."""

from collections.abc import Iterator

from bot.games.almanac import Almanac, disputed
from bot.games.chance import shuffled
from bot.games.distractors import tells_itself, wrong_options
from bot.games.draft import Draft, Line, Masked, Quoted, Subject, Value, line
from bot.matching.asked import Asked
from knowledge.model import Person, Text

_WRONG = 3
_LEAST_CLUES, _MOST_CLUES = 4, 5
_CLUE_OF = {"directed": "clue-directed", "composed": "clue-composed", "wrote": "clue-wrote", "shot": "clue-shot"}
_FILMS_IN_CLUES = 2
_MOST_PROFESSIONS = 3


def people_drafts(almanac: Almanac) -> Iterator[Draft]:
    """Give all drafts on people of whom more is known than a credit."""
    for person in almanac.people:
        if person.sources and not almanac.has_namesake(person):
            yield from _on_birth(almanac, person)
            yield from _in_clues(almanac, person)
    for person in almanac.who("composed"):
        yield from _odd_profession(almanac, person)


def person_subject(person: Person, year: int | None = None) -> Subject:
    """Give a person as a subject; the year is that of what is asked."""
    return Subject(person.id, person.sources[0], Asked("person.card", people=(person.id,)), year)


def _why(first: Line, person: Person) -> tuple[Line | Text, ...]:
    """Give an explanation, followed by what else is worth telling about the person."""
    return first, *person.facts


def _on_birth(almanac: Almanac, person: Person) -> Iterator[Draft]:
    level = almanac.level_of(person)
    if person.born and not disputed(person.conflicts, "born"):
        year = int(person.born[:4])
        subject = person_subject(person, year)
        values: dict[str, Value] = {"person": person, "gender": person.gender}
        why = _why(line("person-born", **values, when=line("when-year", year=str(year))), person)
        hint = line("hint-decade", decade=str(year // 10 * 10))
        yield Draft(
            subject, "life/born", "year", "people", level + 1, Line("ask-birth-year", values), year, why, hint=hint
        )  # fmt: skip
    place = person.birth_place
    if place and not disputed(person.conflicts, "birth_place"):
        yield from _on_birth_place(almanac, person, place, level)


def _on_birth_place(almanac: Almanac, person: Person, place: Text, level: int) -> Iterator[Draft]:
    """Ask where somebody was born; Baku, where most were, is always among the options and right in few of them."""
    in_baku = "Baku" in _parts(place)
    if in_baku and (level > 1 or shuffled(("asked", "left out"), person.id)[0] == "left out"):
        return
    places = [one.birth_place for one in almanac.people if one.birth_place and not _within(one.birth_place, place)]
    others = [one for one in places if "Baku" not in _parts(one)]
    baku = () if in_baku else tuple(one for one in places if _parts(one) == {"Baku"})[:1]
    seed, count = f"{person.id}.place", _WRONG - len(baku)
    wrong = (*baku, *wrong_options(place, others, count, seed, lambda text: text, lambda text: 0.0))
    if len(wrong) == _WRONG and not tells_itself(person.name, place, wrong):
        why = _why(line("person-birth-place", person=person, place=place), person)
        prompt = line("ask-birth-place", person=person, gender=person.gender)
        yield Draft(
            person_subject(person), "life/birth_place", "choice", "people", level + 1, prompt, place, why, wrong=wrong
        )  # fmt: skip


def _within(one: Text, other: Text) -> bool:
    """Say whether two places share a part of their names: a village and its region."""
    return bool(_parts(one) & _parts(other))


def _parts(place: Text) -> set[str]:
    return {part.strip() for part in place.en.replace("(", ",").replace(")", "").split(",")}


def _in_clues(almanac: Almanac, person: Person) -> Iterator[Draft]:
    """Ask who it is by up to five clues, the vaguest first."""
    found = list(_clues(almanac, person))
    if len(found) < _LEAST_CLUES:
        return
    clues = (*found[:2], *found[2:][2 - _MOST_CLUES :])
    films = almanac.showable(person, "films")
    why = _why(line("person-named", person=person, films=tuple(films[:3])), person)
    subject = person_subject(person, int(almanac.era(person)))
    yield Draft(
        subject, "life/clues", "clues", "people", almanac.level_of(person), line("ask-clues-person"), person, why,
        clues=clues, accepted=(*person.name.all(), *person.aliases), others=almanac.names_near((), person),
        answer_kind="person",
    )  # fmt: skip


def _clues(almanac: Almanac, person: Person) -> Iterator[Line]:
    terms = almanac.knowledge.terms
    if not person.professions or not almanac.showable(person, "films"):
        return
    feminine = person.gender == "female"
    names = tuple((terms[one].feminine if feminine else None) or terms[one].name for one in person.professions)
    yield line("clue-professions", gender=person.gender, professions=names[:_MOST_PROFESSIONS])
    if person.born and not disputed(person.conflicts, "born", "birth_place"):
        if person.birth_place:
            yield line("clue-born", year=person.born[:4], place=person.birth_place)
        else:
            yield line("clue-born-year", year=person.born[:4])
    if person.honours and not disputed(person.conflicts, "honours"):
        yield line("clue-honour", honour=person.honours[0].title)
    yield from list(_film_clues(almanac, person))[:_FILMS_IN_CLUES]
    yield line("clue-name", text=Masked(person.name))


def _film_clues(almanac: Almanac, person: Person) -> Iterator[Line]:
    """Tell what the person did in which film, the least known film first."""
    for film in sorted(almanac.showable(person, "films"), key=lambda one: -almanac.level(one)):
        for part in film.cast:
            if part.person == person.id:
                values: dict[str, Value] = {"film": film, "gender": person.gender}
                yield (
                    line("clue-acted-role", **values, role=Quoted(part.role))
                    if part.role
                    else Line("clue-acted", values)
                )
        for did, message in _CLUE_OF.items():
            if film in almanac.did(person, did):
                yield line(message, film=film)
                break


def _odd_profession(almanac: Almanac, person: Person) -> Iterator[Draft]:
    """Ask which of four makers of films composes; the other three direct."""
    films = almanac.showable(person, "composed")
    if not films or almanac.did(person, "directed") or "director" in person.professions:
        return
    directors = [one for one in almanac.who("directed") if not almanac.did(one, "composed")]
    directors = [one for one in directors if one.gender == person.gender and "composer" not in one.professions]
    seed = f"{person.id}.odd"
    group = wrong_options(
        person, directors, _WRONG, seed, lambda one: one.name, lambda one: abs(almanac.era(one) - almanac.era(person))
    )
    if group:
        film = films[0]
        subject = Subject(person.id, film.sources[0], Asked("person.card", people=(person.id,)), film.year)
        why = line("why-profession", person=person, film=film)
        yield Draft(
            subject, "odd-profession", "odd", "music", 2, line("ask-odd-profession"), person, (why,),
            (film.id,), group,
        )  # fmt: skip
