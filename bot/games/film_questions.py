"""Questions on films: their makers, their roles, their years and their stories."""

from collections.abc import Iterator, Sequence

from bot.games.almanac import Almanac, disputed, tells
from bot.games.chance import shuffled
from bot.games.distractors import wrong_options
from bot.games.draft import TRUTH, Draft, Line, Quoted, Subject, Undated, Value, line
from bot.games.question import Topic
from bot.matching.asked import Asked
from knowledge.model import Film, Part, Person, Text

DID = {"director": "directed", "writer": "wrote", "composer": "composed", "cinematographer": "shot"}
"""What somebody did who has a credit."""
TOPIC: dict[str, Topic] = {"director": "directors", "writer": "films", "composer": "music", "cinematographer": "films"}
HARDER = {"director": 0, "writer": 1, "composer": 1, "cinematographer": 2}
_WRONG = 3
_YEARS_WRONG = (-9, -7, -6, -5, 5, 6, 7, 9)
"""How far a false year lies from the right one."""


def film_drafts(almanac: Almanac) -> Iterator[Draft]:
    """Give all drafts on films."""
    for film in almanac.films:
        if almanac.has_twin(film) and not film.year:
            continue  # nothing would tell which one is meant
        for credit in DID:
            yield from _on_credit(almanac, film, credit)
        for part in film.cast:
            yield from _on_part(almanac, film, part)
        yield from _on_year(almanac, film)
        yield from _on_author(almanac, film)
        yield from _on_plot(almanac, film)


def film_subject(film: Film) -> Subject:
    """Give a film as a subject."""
    return Subject(film.id, film.sources[0], Asked("film.card", films=(film.id,)), film.year)


def _title(film: Film) -> Text:
    return film.title


def _name(person: Person) -> Text:
    return person.name


def explained(first: Line | Text, film: Film, but: Text | None = None) -> tuple[Line | Text, ...]:
    """Give an explanation, followed by what else is worth telling about the film."""
    return first, *(item.text for item in film.trivia if item.text != but)


def credit_line(almanac: Almanac, film: Film) -> Line:
    """Name a film with its director, where one is known."""
    directors = tuple(almanac.knowledge.people[person] for person in film.credits.get("director", ()))
    if not directors:
        return line("film-named", film=film)
    return line("film-director", film=film, count=len(directors), people=directors)


def _true_or_false(
    subject: Subject,
    name: str,
    topic: Topic,
    level: int,
    said: Sequence[Line],
    why: tuple[Line | Text, ...],
    also: tuple[str, ...] = (),
) -> Iterator[Draft]:
    """Ask whether a statement holds: the first one said does, the second does not."""
    for truth, statement in zip(TRUTH, said, strict=True):
        yield Draft(subject, f"{name}/{truth}", "true_false", topic, level, statement, truth, why, also)


# --- makers ------------------------------------------------------------------------------------


def _on_credit(almanac: Almanac, film: Film, credit: str) -> Iterator[Draft]:
    """Ask for the one who has a credit, for a film of theirs, and whether somebody has it."""
    people = [almanac.knowledge.people[person] for person in film.credits.get(credit, ())]
    if len(people) != 1 or disputed(film.conflicts, credit):
        return
    (person,) = people
    topic, level = TOPIC[credit], almanac.level(film) + HARDER[credit]
    why = explained(line(f"film-{credit}", film=film, count=1, people=person), film)
    subject = film_subject(film)
    prompt = line(f"ask-{credit}", film=film)
    wrong = _other_people(almanac, film, person, DID[credit], f"{film.id}.{credit}")
    if wrong:
        yield Draft(subject, credit, "choice", topic, level, prompt, person, why, (person.id,), wrong)
        said = [line(f"film-{credit}", film=film, count=1, people=shown) for shown in (person, wrong[0])]
        yield from _true_or_false(subject, credit, topic, level, said, why, (person.id,))
    if credit in ("director", "composer") and len(almanac.did(person, DID[credit])) > 1:
        yield Draft(
            subject, credit, "typed", topic, level + 1, prompt, person, why, (person.id,),
            accepted=(*person.name.all(), *person.aliases), others=almanac.names_near(wrong, person),
            answer_kind="person",
        )  # fmt: skip
    if credit != "cinematographer":
        yield from _film_by(almanac, film, person, credit, level)


def _other_people(almanac: Almanac, film: Film, person: Person, did: str, seed: str) -> tuple[Person, ...]:
    """Give people who did the same in other films of the time, and nothing in this one."""
    credited = almanac.credited(film)
    pool = [one for one in almanac.who(did) if one.id not in credited and one.gender == person.gender]
    year = film.year or almanac.era(person)
    return wrong_options(person, pool, _WRONG, seed, _name, lambda one: abs(almanac.era(one) - year))


def _film_by(almanac: Almanac, film: Film, person: Person, credit: str, level: int) -> Iterator[Draft]:
    wrong = _other_films(almanac, film, [person], f"{film.id}.film-{credit}", credit)
    if wrong and not almanac.has_twin(film) and not tells(film.title, person.name):
        did = DID[credit]
        why = explained(line(f"film-{credit}", film=film, count=1, people=person), film)
        prompt = line(f"ask-film-{did}", person=person)
        yield Draft(
            film_subject(film),
            f"{credit}/film",
            "choice",
            TOPIC[credit],
            level,
            prompt,
            film,
            why,
            (person.id,),
            wrong,
        )


def _other_films(
    almanac: Almanac, film: Film, without: Sequence[Person], seed: str, known: str = ""
) -> tuple[Film, ...]:
    """Give other films of the time in which none of `without` took part; of `known` is known who did it."""
    ids = {person.id for person in without}
    pool = [
        other
        for other in almanac.films
        if other.id != film.id
        and not almanac.has_twin(other)
        and not ids & almanac.credited(other)
        and (not known or (known in other.credits and not disputed(other.conflicts, known)))
    ]
    year = film.year or 1965
    return wrong_options(film, pool, _WRONG, seed, _title, lambda other: abs((other.year or 1965) - year))


# --- roles -------------------------------------------------------------------------------------


def _on_part(almanac: Almanac, film: Film, part: Part) -> Iterator[Draft]:
    """Ask who played a role, which role somebody played, and in which film."""
    person = almanac.knowledge.people[part.person]
    role = part.role
    if role is None or sum(other.role == role or other.person == part.person for other in film.cast) > 1:
        return
    why = explained(_credit_role(film, person, role), film)
    level = almanac.level(film) + (film.cast.index(part) > 2)
    subject, also = film_subject(film), (person.id,)
    named_after = tells(person.name, role)
    prompt = line("ask-role", film=film, role=Quoted(role))
    wrong = _other_people(almanac, film, person, "acted", f"{film.id}.{person.id}")
    if wrong and not named_after:
        yield Draft(subject, f"role.{person.id}", "choice", "actors", level, prompt, person, why, also, wrong)
        said = [_credit_role(film, shown, role) for shown in (person, wrong[0])]
        yield from _true_or_false(subject, f"role.{person.id}", "actors", level, said, why, also)
        if almanac.level_of(person) < 3:
            yield Draft(
                subject, f"role.{person.id}", "typed", "actors", level + 1, prompt, person, why, also,
                accepted=(*person.name.all(), *person.aliases), others=almanac.names_near(wrong, person),
                answer_kind="person",
            )  # fmt: skip
    yield from _role_of(almanac, film, part, role, level)
    yield from _film_of_role(almanac, film, person, role, level)


def _credit_role(film: Film, person: Person, role: Text) -> Line:
    return line("credit-role", film=film, person=person, role=Quoted(role), gender=person.gender)


def _role_of(almanac: Almanac, film: Film, part: Part, role: Text, level: int) -> Iterator[Draft]:
    """Ask for the role among those of the same film that others of the same gender played."""
    person = almanac.knowledge.people[part.person]
    people = almanac.knowledge.people
    pool = [
        other.role
        for other in film.cast
        if other.role and other.person != person.id and people[other.person].gender == person.gender
    ]
    wrong = wrong_options(role, pool, _WRONG, f"{film.id}.role-of.{person.id}", lambda text: text, lambda text: 0.0)
    if wrong and not any(tells(film.title, one) for one in (role, *wrong)):
        values: dict[str, Value] = {"film": film, "person": person, "gender": person.gender}
        why = explained(_credit_role(film, person, role), film)
        prompt = Line("ask-role-of", values)
        name = f"role.{person.id}/of"
        yield Draft(film_subject(film), name, "choice", "actors", level + 1, prompt, role, why, (person.id,), wrong)


def _film_of_role(almanac: Almanac, film: Film, person: Person, role: Text, level: int) -> Iterator[Draft]:
    wrong = _other_films(almanac, film, [person], f"{film.id}.film-of.{person.id}")
    if wrong and not almanac.has_twin(film) and not tells(film.title, role):
        prompt = line("ask-film-of-role", person=person, role=Quoted(role), gender=person.gender)
        why = explained(_credit_role(film, person, role), film)
        name = f"role.{person.id}/film"
        yield Draft(film_subject(film), name, "choice", "actors", level, prompt, film, why, (person.id,), wrong)


# --- years -------------------------------------------------------------------------------------


def has_sure_year(film: Film) -> bool:
    """Say whether a film's year is known and undisputed, by way of its premiere too."""
    return film.year is not None and not disputed(film.conflicts, "year", "premiere")


def _on_year(almanac: Almanac, film: Film) -> Iterator[Draft]:
    if not film.year or not has_sure_year(film) or almanac.has_twin(film):
        return
    subject, level = film_subject(film), almanac.level(film)
    why = explained(line("film-year", film=Undated(film), year=str(film.year)), film)
    years = (film.year, _wrong_year(film.year, film.id))
    said = [line("film-year", film=Undated(film), year=str(year)) for year in years]
    yield from _true_or_false(subject, "year", "films", level, said, why)
    hint = line("hint-decade", decade=str(film.year // 10 * 10))
    yield Draft(
        subject, "year", "year", "films", level, line("ask-year", title=Undated(film)), film.year, why, hint=hint
    )
    decades = _decades(film.year, film.id)
    prompt = line("ask-decade", title=Undated(film))
    yield Draft(
        subject, "year/decade", "choice", "films", level, prompt, decades[0], why, wrong=decades[1:]
    )  # fmt: skip


def _wrong_year(year: int, seed: str) -> int:
    return shuffled((year + off for off in _YEARS_WRONG), seed)[0]


def _decades(year: int, seed: str) -> tuple[Value, ...]:
    """Give the decade of a year and three others around it."""
    right = year // 10 * 10
    around = [right + 10 * step for step in (-3, -2, -1, 1, 2, 3)]
    wrong = shuffled((decade for decade in around if 1910 <= decade <= 2020), seed)[:_WRONG]
    return tuple(line("decade-name", year=str(decade)) for decade in (right, *wrong))


# --- stories -----------------------------------------------------------------------------------


def _on_author(almanac: Almanac, film: Film) -> Iterator[Draft]:
    work = film.based_on
    if work is None or len(work.authors) != 1 or disputed(film.conflicts, "based_on"):
        return
    author = almanac.knowledge.people[work.authors[0]]
    credited = almanac.credited(film)
    pool = [one for one in (*almanac.who("source_of"), *almanac.who("wrote")) if one.id not in credited]
    seed = f"{film.id}.author"
    wrong = wrong_options(
        author, pool, _WRONG, seed, _name, lambda one: abs(almanac.era(one) - almanac.era(author))
    )  # fmt: skip
    if not wrong or tells(film.title, author.name):
        return
    subject, level = film_subject(film), almanac.level(film)
    prompt = line("ask-author", film=film)
    why = explained(line("why-author", film=film, work=Quoted(work.title), person=author), film)
    also = (author.id,)
    yield Draft(subject, "author", "choice", "films", level, prompt, author, why, also, wrong)
    yield Draft(
        subject, "author", "typed", "films", level + 1, prompt, author, why, also,
        accepted=(*author.name.all(), *author.aliases), others=almanac.names_near(wrong, author), answer_kind="person",
    )  # fmt: skip


def _on_plot(almanac: Almanac, film: Film) -> Iterator[Draft]:
    for item in film.trivia:
        if item.about != "plot" or tells(item.text, film.title) or almanac.has_twin(film):
            continue
        prompt = line("ask-plot", text=item.text)
        why = explained(credit_line(almanac, film), film, item.text)
        subject, level = film_subject(film), almanac.level(film)
        wrong = _other_films(almanac, film, [], f"{film.id}.plot")
        if wrong:
            yield Draft(subject, "plot", "choice", "films", level, prompt, film, why, wrong=wrong)
        yield Draft(
            subject, "plot", "typed", "films", level + 1, prompt, film, why,
            accepted=(*film.title.all(), *film.aliases), others=almanac.titles_near(film), answer_kind="title",
        )  # fmt: skip
        return
