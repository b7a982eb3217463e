"""Answers: what is asked for, told in a language with its sources, or None where nothing is held.

A fact is worded here from its structured fields; the sentences stand in `bot/locales`. Several
subjects (two films of one title) are told one after the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.matching.asked import Asked
from bot.wording import Wording
from knowledge.expand import films_in, films_of, holds, names_of_studio, person_holds
from knowledge.model import Conflict, Fact, Film, Part, Person, Source, Text

_MOST_SOURCES = 2
_MOST_SUBJECTS = 4
_MOST_CAST = 12
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be read."""

    text: str
    fact: str
    """The id of the (first) fact told."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is told about one subject."""

    text: str
    fact: str
    sources: tuple[Source, ...]


def tell(asked: Asked, wording: Wording, today: date) -> Answer | None:
    """Tell what is asked for; None where the knowledge does not hold it."""
    found = [part for part in _parts(asked, wording, today) if part.text]
    parts, others = found[:_MOST_SUBJECTS], found[_MOST_SUBJECTS:]
    if not parts:
        return None
    sources = tuple(dict.fromkeys(source for part in parts for source in part.sources[:_MOST_SOURCES]))
    shown = sources[:_MOST_SOURCES] if len(parts) == 1 else sources[:_MOST_SUBJECTS]
    body = "\n\n".join(dict.fromkeys(part.text for part in parts))
    if asked.kind == "person" and others:
        namesakes = wording.people(other.fact.partition(".")[0] for other in others)
        body = f"{body}\n\n{wording('namesakes', people=namesakes)}"
    return Answer(f"{body}\n\n{_source_line(shown, wording)}" if shown else body, parts[0].fact, shown)


def _source_line(sources: Sequence[Source], wording: Wording) -> str:
    named = "; ".join(f"{source.title} ({source.url})" for source in sources)
    return wording("source", count=len(sources), sources=named)


def _parts(asked: Asked, wording: Wording, today: date) -> Iterator[_Part]:
    knowledge = wording.knowledge
    if asked.kind == "film":
        for film in (knowledge.films[film] for film in asked.films):
            yield _Part(_film(film, asked.name, wording), f"{film.id}.{asked.name}", film.sources)
    elif asked.kind == "person":
        for person in (knowledge.people[person] for person in asked.people):
            text = _person(person, asked.name, wording, today)
            yield _Part(text, f"{person.id}.{asked.name}", _person_sources(person, wording))
    elif asked.kind == "credit":
        yield from _credits(asked, wording)
    elif asked.attribute in knowledge.facts:
        fact = knowledge.facts[asked.attribute]
        yield _Part(_fact(fact, wording), fact.id, fact.sources)
    elif asked.kind == "list":
        yield from _list(asked, wording)


# --- the studio --------------------------------------------------------------------------------


def _fact(fact: Fact, wording: Wording) -> str:
    text = wording.own(fact.text)
    if fact.as_of:
        text = f"{text} {wording('as-of', date=wording.date(fact.as_of))}"
    return f"{text}\n{wording('note', text=wording.own(fact.conflict))}" if fact.conflict else text


def _list(asked: Asked, wording: Wording) -> Iterator[_Part]:
    films = list(wording.knowledge.films.values())
    if asked.name == "studio_names":
        facts = names_of_studio(wording.knowledge)
        names = [fact.studio_name for fact in facts if fact.studio_name]
        lines = [f"– {name.since}: {wording.own(name.name)}" for name in names]
        sources = tuple(dict.fromkeys(source for fact in facts for source in fact.sources))
        yield _Part("\n".join([wording("list-studio-names"), *lines]), asked.attribute, sources)
    elif asked.name == "films":
        dated = sorted((film for film in films if film.year), key=lambda film: (film.year or 0, film.id))
        ends = {"first": wording.film(dated[0]), "latest": wording.film(dated[-1])}
        yield _Part(wording("list-films", count=len(films), **ends), asked.attribute, ())
    else:
        found = films_in(films, asked.value)
        values = {asked.name: list_value(asked, wording)}
        text = wording(f"list-{asked.name}", films=wording.films(found), **values) if found else ""
        sources = tuple(source for film in found for source in film.sources[:1])
        yield _Part(text, f"{asked.attribute}.{asked.value}", sources)


def list_value(asked: Asked, wording: Wording) -> str:
    """Name the year, decade or genre of a list."""
    if asked.name == "decade":
        return wording("decade-name", year=asked.value.rstrip("s"))
    return wording.term(asked.value) if asked.name == "genre" else asked.value


# --- films -------------------------------------------------------------------------------------


def _film(film: Film, attribute: str, wording: Wording) -> str:
    if not holds(film, attribute):
        return _disputed(film.conflicts, attribute, wording)
    if attribute == "card":
        return _film_card(film, wording)
    name = wording.film(film, year=attribute != "year")
    if attribute in film.credits:
        people = film.credits[attribute]
        text = wording(f"film-{attribute}", film=name, count=len(people), people=wording.people(people))
    else:
        text = _FILM_TEXTS[attribute](film, name, wording)
    return _with_notes(text, film.conflicts, (attribute,), wording)


def _based_on(film: Film, name: str, wording: Wording) -> str:
    work = film.based_on
    assert work is not None  # `holds` said so
    text = wording(
        "film-based-on",
        film=name,
        work=wording("quoted", text=wording.own(work.title)),
        kind=wording("work-kind", kind=work.kind),
        authors=wording.people(work.authors) or "none",
    )
    return f"{text.removesuffix('.')} ({wording.own(work.note)})." if work.note else text


def _bullets(heading: str, texts: Iterable[Text], wording: Wording) -> str:
    return "\n".join([heading, *(f"– {wording.own(text)}" for text in list(texts)[:_MOST_LINES])])


def _trivia(film: Film, name: str, wording: Wording, about: str = "") -> str:
    told = [item.text for item in film.trivia if about in ("", item.about)]
    return _bullets(wording("film-trivia", film=name), told, wording)


def _cast(film: Film, wording: Wording, limit: int = _MOST_CAST) -> str:
    return wording.names([_cast_member(part, wording) for part in film.cast], limit)


def _gender_of_first(film: Film, wording: Wording) -> str:
    return wording.knowledge.people[film.cast[0].person].gender


def _cast_member(part: Part, wording: Wording) -> str:
    person = wording.person(part.person)
    role = ", ".join(wording.own(text) for text in (part.role, part.description) if text)
    return wording("role-of", person=person, role=role) if role else person


def _genres(film: Film, wording: Wording) -> str:
    return ", ".join(wording.term(genre) for genre in film.genres)


def _studios(film: Film, wording: Wording) -> str:
    return ", ".join(wording("quoted", text=wording.term(studio)) for studio in film.studios)


_FILM_TEXTS: Mapping[str, Callable[[Film, str, Wording], str]] = {
    "year": lambda film, name, wording: wording("film-year", film=name, year=str(film.year)),
    "premiere": lambda film, name, wording: wording(
        "film-premiere", film=name, when=wording.date(film.premiere, "when")
    ),
    "cast": lambda film, name, wording: wording(
        "film-cast",
        film=name,
        count=len(film.cast),
        gender=_gender_of_first(film, wording),
        people=_cast(film, wording),
    ),
    "genre": lambda film, name, wording: wording("film-genre", film=name, genres=_genres(film, wording)),
    "length": lambda film, name, wording: wording("film-length", film=name, minutes=film.minutes or 0),
    "based_on": _based_on,
    "awards": lambda film, name, wording: _bullets(wording("film-awards", film=name), film.awards, wording),
    "trivia": lambda film, name, wording: _trivia(film, name, wording),
    "plot": lambda film, name, wording: _trivia(film, name, wording, "plot"),
    "location": lambda film, name, wording: _trivia(film, name, wording, "location"),
    "studio": lambda film, name, wording: wording(
        "film-studio", film=name, count=len(film.studios), studios=_studios(film, wording)
    ),
}


def _film_card(film: Film, wording: Wording) -> str:
    work = film.based_on
    rows = {
        "director": wording.people(film.credits.get("director", ())),
        "writer": wording.people(film.credits.get("writer", ())),
        "composer": wording.people(film.credits.get("composer", ())),
        "cinematographer": wording.people(film.credits.get("cinematographer", ())),
        "cast": _cast(film, wording, 6),
        "based-on": wording("quoted", text=wording.own(work.title)) if work else "",
        "genre": _genres(film, wording),
        "length": wording("minutes", minutes=film.minutes) if film.minutes else "",
        "studio": _studios(film, wording),
        "premiere": wording.date(film.premiere) if film.premiere else "",
        "awards": wording.own(film.awards[0]) if film.awards else "",
        "trivia": wording.own(film.trivia[0].text) if film.trivia else "",
    }
    text = "\n".join([wording.film(film), *_rows(rows, wording)])
    return _with_notes(text, film.conflicts, (), wording)


def _rows(rows: Mapping[str, str], wording: Wording, gender: str = "male") -> list[str]:
    """Give a line for each row that has something; `gender` is that of the person whom a label is about."""
    labels = {label: wording(f"label-{label}", gender=gender) for label, value in rows.items() if value}
    return [f"{wording.capital(text)}: {rows[label]}" for label, text in labels.items()]


def _with_notes(text: str, conflicts: Iterable[Conflict], about: Sequence[str], wording: Wording) -> str:
    """Add what sources disagree on about some attributes, or about any where none is named."""
    told = [wording.own(conflict.text) for conflict in conflicts if not about or conflict.about in about]
    return "\n".join([text, *(wording("note", text=note) for note in told)])


def _disputed(conflicts: Iterable[Conflict], attribute: str, wording: Wording) -> str:
    """Tell what sources disagree on where they leave no value to tell."""
    return " ".join(wording.own(conflict.text) for conflict in conflicts if conflict.about == attribute)


def _credits(asked: Asked, wording: Wording) -> Iterator[_Part]:
    """Tell who played a role, or what a person did in a film."""
    knowledge = wording.knowledge
    if asked.attribute == "credit.role":
        wanted = [tuple(role.split("/")) for role in asked.roles]
    else:
        wanted = [(film, person) for film in asked.films for person in asked.people]
    for film, person in ((knowledge.films[film], knowledge.people[person]) for film, person in wanted):
        text = _credit(film, person, wording)
        if text:
            yield _Part(text, f"{film.id}.cast.{person.id}", film.sources)


def _credit(film: Film, person: Person, wording: Wording) -> str:
    name = wording.film(film)
    values = {"film": name, "person": wording.own(person.name), "gender": person.gender}
    sentences = []
    for part in (part for part in film.cast if part.person == person.id):
        role = wording("quoted", text=wording.own(part.role)) if part.role else ""
        sentences.append(wording("credit-role", role=role, **values) if role else wording("credit-appeared", **values))
    for credit, people in film.credits.items():
        if person.id in people:
            sentences.append(wording(f"film-{credit}", film=name, count=len(people), people=wording.people(people)))
    return " ".join(sentences)


# --- people ------------------------------------------------------------------------------------


def _person(person: Person, attribute: str, wording: Wording, today: date) -> str:
    if not person_holds(wording.knowledge, person, attribute):
        return _disputed(person.conflicts, attribute, wording)
    name = wording.own(person.name)
    if attribute == "card":
        return _person_card(person, wording)
    if attribute == "films":
        text = "\n".join(
            [wording("person-films", person=name), *_rows(_films_by_capacity(person, wording), wording, person.gender)]
        )
    elif attribute in _PERSON_TEXTS:
        text = _PERSON_TEXTS[attribute](person, name, wording)
    elif attribute == "age":
        text = _age(person, name, wording, today)
    else:
        films = films_of(wording.knowledge, person.id, attribute)
        message = f"person-{attribute.replace('_', '-')}"
        text = wording(message, person=name, count=len(films), films=wording.films(films))
    about = ("born", "died") if attribute == "age" else (attribute,)
    return _with_notes(text, person.conflicts, about, wording)


def _born(person: Person, name: str, wording: Wording) -> str:
    text = wording("person-born", person=name, gender=person.gender, when=wording.date(person.born, "when"))
    place = person.birth_place
    return f"{text} {wording('person-born-at', place=wording.own(place))}" if place else text


def _died(person: Person, name: str, wording: Wording) -> str:
    text = wording("person-died", person=name, gender=person.gender, when=wording.date(person.died, "when"))
    place = person.death_place
    return f"{text} {wording('person-died-at', place=wording.own(place))}" if place else text


def _place(message: str, place: Text | None, name: str, wording: Wording) -> str:
    return wording(message, person=name, place=wording.own(place)) if place else ""


def _honours(person: Person, name: str, wording: Wording) -> str:
    return "\n".join(
        [wording("person-honours", person=name), *(f"– {line}" for line in _honour_lines(person, wording))]
    )


def _honour_lines(person: Person, wording: Wording) -> list[str]:
    return [
        f"{wording.own(honour.title)} ({honour.year})" if honour.year else wording.own(honour.title)
        for honour in person.honours
    ]


_PERSON_TEXTS: Mapping[str, Callable[[Person, str, Wording], str]] = {
    "born": _born,
    "died": _died,
    "birth_place": lambda person, name, wording: _place("person-birth-place", person.birth_place, name, wording),
    "death_place": lambda person, name, wording: _place("person-death-place", person.death_place, name, wording),
    "honours": _honours,
    "facts": lambda person, name, wording: _bullets(wording("person-facts", person=name), person.facts, wording),
}


def _age(person: Person, name: str, wording: Wording, today: date) -> str:
    values = {"person": name, "gender": person.gender}
    ends = {"born": wording.date(person.born), "died": wording.date(person.died) if person.died else ""}
    if person.died and len(person.born) == len(person.died) == _FULL_DATE:
        return wording("person-age-dead", age=_years_between(person.born, person.died), **ends, **values)
    if person.died:
        return wording("person-lived", **ends, **values)  # bare years leave the age open by one
    years = _years_between(person.born, today.isoformat())
    if years > _OLDEST:
        return _born(person, name, wording)  # no source tells of a death, which is not to say there was none
    return wording("person-age-living", age=years, when=wording.date(person.born, "when"), **values)


_FULL_DATE = len("1945-10-01")
_OLDEST = 95


def _years_between(earlier: str, later: str) -> int:
    """Give the full years between two ISO dates; of a bare year or month its end counts.

    >>> _years_between("1910-05-05", "1978-09-18"), _years_between("1910-12-05", "1978-09-18")
    (68, 67)
    """
    years = int(later[:4]) - int(earlier[:4])
    return years - (len(earlier) == len(later) == 10 and later[5:] < earlier[5:])


def _films_by_capacity(person: Person, wording: Wording) -> dict[str, str]:
    capacities = ("directed", "acted", "wrote", "composed", "shot", "source_of")
    found = {capacity: films_of(wording.knowledge, person.id, capacity) for capacity in capacities}
    return {capacity.replace("_", "-"): wording.films(films) for capacity, films in found.items() if films}


def _person_card(person: Person, wording: Wording) -> str:
    professions = ", ".join(wording.term(profession, person) for profession in person.professions)
    name = wording.own(person.name)
    rows = {
        "born": ", ".join(filter(None, (_date_of(person.born, wording), _own(person.birth_place, wording)))),
        "died": ", ".join(filter(None, (_date_of(person.died, wording), _own(person.death_place, wording)))),
        "honours": "; ".join(_honour_lines(person, wording)[:3]),
        **_films_by_capacity(person, wording),
    }
    facts = [wording.own(fact) for fact in person.facts[:2]]
    lines = [f"{name} — {professions}" if professions else name, *facts, *_rows(rows, wording, person.gender)]
    return _with_notes("\n".join(lines), person.conflicts, (), wording)


def _date_of(iso: str, wording: Wording) -> str:
    return wording.date(iso) if iso else ""


def _own(text: Text | None, wording: Wording) -> str:
    return wording.own(text) if text else ""


def _person_sources(person: Person, wording: Wording) -> tuple[Source, ...]:
    """Give a person's own sources, or for someone known from credits those of the films."""
    if person.sources:
        return person.sources
    return tuple(source for film in films_of(wording.knowledge, person.id) for source in film.sources[:1])


ASKED_OF_FILM = ("director", "cast", "year", "composer", "writer", "based_on", "trivia", "awards", "studio", "genre")
ASKED_OF_PERSON = ("films", "born", "honours", "facts", "birth_place", "died")


def more_of(asked: Asked, wording: Wording, limit: int = 3) -> list[Asked]:
    """Give what else is held about the one film or person that an answer told of."""
    knowledge = wording.knowledge
    film = asked.films[0] if asked.films else asked.roles[0].split("/")[0] if asked.roles else ""
    if asked.kind in ("film", "credit") and film:
        held = [name for name in ASKED_OF_FILM if holds(knowledge.films[film], name) and name != asked.name]
        return [Asked(f"film.{name}", films=(film,)) for name in held[:limit]]
    if asked.kind == "person":
        person = knowledge.people[asked.people[0]]
        held = [name for name in ASKED_OF_PERSON if person_holds(knowledge, person, name) and name != asked.name]
        return [Asked(f"person.{name}", people=(person.id,)) for name in held[:limit]]
    return []


def label(asked: Asked, wording: Wording) -> str:
    """Name what an option or a button would tell."""
    subject, attribute = subject_of(asked, wording), attribute_label(asked, wording)
    return wording("option", subject=subject, attribute=attribute) if subject else attribute


def subject_of(asked: Asked, wording: Wording) -> str:
    """Name the film or person that is asked about; empty for what stands alone."""
    knowledge = wording.knowledge
    if asked.kind in ("film", "credit", "decline") and (asked.films or asked.roles):
        film = asked.films[0] if asked.films else asked.roles[0].split("/")[0]
        return wording.film(knowledge.films[film], original=False)
    if asked.people:
        return wording.person(asked.people[0])
    return ""


def attribute_label(asked: Asked, wording: Wording) -> str:
    """Name the attribute that is asked for."""
    knowledge = wording.knowledge
    if asked.attribute in knowledge.facts:
        return knowledge.facts[asked.attribute].questions[wording.language][0]
    if asked.kind == "credit":
        person = asked.roles[0].split("/")[1] if asked.roles else asked.people[0]
        return wording.person(person)
    if asked.kind == "list":
        values = {asked.name: list_value(asked, wording)} if asked.value else {}
        return wording(f"label-list-{asked.name.replace('_', '-')}", **values)
    name = "person-card" if asked.attribute == "person.card" else asked.name.replace("_", "-")
    gender = knowledge.people[asked.people[0]].gender if asked.people else "male"
    return wording(f"label-{name}", gender=gender)
