"""Read a directory of YAML into a `KnowledgeBase`, or report every problem at once.

The directory holds `studio/*.yaml`, `films/*.yaml` and `people/*.yaml` (lists of entries) and
`terms.yaml`, `templates.yaml`, `smalltalk.yaml` and `synonyms.yaml`; `quiz/*.yaml` may stand beside
them. A file with a syntax error is reported once; the other files are still read, so that one run
shows all there is to mend.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.expand import slots_of
from knowledge.fields import Fields, Problem, Report
from knowledge.model import (
    CREDITS,
    LANGUAGES,
    OCCASIONS,
    Conflict,
    Fact,
    Film,
    Honour,
    KnowledgeBase,
    Language,
    Part,
    Person,
    QuizEntry,
    Smalltalk,
    Source,
    StudioName,
    Synonyms,
    Template,
    Term,
    Text,
    Trivia,
    Work,
)
from knowledge.references import check_references
from knowledge.strict_yaml import Mapping, Node, Place, Scalar, Sequence, StrictYamlError, parse

T = TypeVar("T")

QUIZ_KINDS = ("choice", "true_false", "year", "typed")
_WRONG_OPTIONS = 3
WORK_KINDS = (
    "play",
    "opera",
    "operetta",
    "novel",
    "novella",
    "story",
    "stories",
    "poem",
    "epic",
    "comedy",
    "motifs",
)
TRIVIA_KINDS = ("plot", "location")
_NO_ID = "(no id)"
TERM_KINDS = ("genre", "profession", "studio")


class KnowledgeError(Exception):
    """A knowledge folder that cannot be used; `problems` says everything that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load(directory: Path) -> KnowledgeBase:
    """Read the knowledge in `directory`.

    Raises `KnowledgeError` with every problem of every file; nothing half-read comes back.
    """
    report = Report()
    files = _Directory(directory, report)
    knowledge = read_all(files)
    if not report.problems:
        check_references(knowledge, files.places, report)
    if report.problems:
        raise KnowledgeError(report.problems)
    return knowledge


class Files(Protocol):
    """What the files of a knowledge are read from."""

    def entries(self, pattern: str, read: Callable[[Fields, str], T], optional: bool = False) -> dict[str, T]:
        """Read the lists of entries in the files that match `pattern`."""

    def named(self, pattern: str, read: Callable[[Fields, str, Node], T]) -> dict[str, T]:
        """Read a file that maps ids to entries."""

    def alone(self, name: str, read: Callable[[Fields], T]) -> T | None:
        """Read a file that is one mapping of fields; None where it is not there."""


def read_all(files: Files) -> KnowledgeBase:
    """Read all files of a knowledge."""
    terms = files.entries("terms.yaml", _term)
    synonyms, fillers, elsewhere, given_names = files.alone("synonyms.yaml", _synonym_file) or ((), (), (), ())
    return KnowledgeBase(
        facts=files.entries("studio/*.yaml", _fact),
        films=files.entries("films/*.yaml", _film),
        people=files.entries("people/*.yaml", _person),
        terms=terms,
        templates=files.named("templates.yaml", _template),
        smalltalk=files.named("smalltalk.yaml", _smalltalk),
        synonyms=synonyms,
        fillers=fillers,
        elsewhere=elsewhere,
        given_names=given_names,
        quiz=files.entries("quiz/*.yaml", _quiz, optional=True),
    )


def read_entry(fields: Fields, entry: str, read: Callable[[Fields, str], T]) -> T:
    """Read an entry of a list, which has an id."""
    fields.text("id", required=True)
    value = read(fields, entry)
    fields.close()
    return value


class _Directory:
    """The files of one knowledge folder; remembers where each entry stands."""

    def __init__(self, root: Path, report: Report) -> None:
        self._root = root
        self._report = report
        self.places: dict[str, Place] = {}

    def entries(self, pattern: str, read: Callable[[Fields, str], T], optional: bool = False) -> dict[str, T]:
        """Read the lists of entries with an `id` in the files that match `pattern`."""
        found: dict[str, T] = {}
        for node in self._documents(pattern, optional):
            if not isinstance(node, Sequence):
                self._report.add(node.place, "", "the file must be a list of entries, each starting with '- id: ...'")
                continue
            for item in node.items:
                entry = self._id_of(item)
                self._place(entry, item.place)
                found[entry] = read_entry(Fields(item, entry, self._report), entry, read)
        return found

    def named(self, pattern: str, read: Callable[[Fields, str, Node], T]) -> dict[str, T]:
        """Read a file that maps ids to entries."""
        found: dict[str, T] = {}
        for node in self._documents(pattern):
            if not isinstance(node, Mapping):
                self._report.add(node.place, "", "the file must map ids to entries: 'film.year:' and its fields below")
                continue
            for entry, item in node.pairs.items():
                self._place(entry, node.keys[entry])
                found[entry] = read(Fields(item, entry, self._report), entry, item)
        return found

    def alone(self, name: str, read: Callable[[Fields], T]) -> T | None:
        """Read a file that is one mapping of fields."""
        value = None
        for node in self._documents(name):
            fields = Fields(node, name, self._report)
            value = read(fields)
            fields.close()
        return value

    def _documents(self, pattern: str, optional: bool = False) -> Iterator[Node]:
        paths = sorted(self._root.glob(pattern))
        if not paths and not optional:
            self._report.add(Place(str(self._root / pattern), 0, 0), "", "no such file; the knowledge needs it")
        for path in paths:
            try:
                yield parse(path.read_bytes(), str(path.relative_to(self._root)))
            except StrictYamlError as error:
                self._report.add(error.place, "", error.message)
            except OSError as error:
                self._report.add(Place(str(path), 0, 0), "", f"cannot be read: {error.strerror}")

    def _id_of(self, item: Node) -> str:
        node = item.pairs.get("id") if isinstance(item, Mapping) else None
        return node.text.strip() if isinstance(node, Scalar) else _NO_ID

    def _place(self, entry: str, place: Place) -> None:
        if entry in self.places and entry != _NO_ID:
            first = self.places[entry]
            self._report.add(place, entry, f"the id stands already at {first}; ids are unique over all files")
        self.places[entry] = place


def _source(fields: Fields) -> Source:
    url = fields.text("url", required=True)
    if url and not url.startswith(("https://", "http://")):
        fields.problem(fields.place, f"the url {url!r} must start with https:// or http://")
    return Source(fields.text("title", required=True), url)


def _conflict(fields: Fields) -> Conflict:
    about = fields.text("about", required=True)
    az, en, ru = (fields.text(lang, required=True) for lang in LANGUAGES)
    return Conflict(about, Text(az, en, ru))


def _plain(fields: Fields) -> Text:
    az, en, ru = (fields.text(lang, required=True) for lang in LANGUAGES)
    return Text(az, en, ru)


def _required(fields: Fields, key: str) -> Text:
    return fields.words(key, required=True) or Text("", "", "")


def _fact(fields: Fields, entry: str) -> Fact:
    return Fact(
        id=entry,
        topic=fields.text("topic", required=True),
        tier=fields.number("tier", 1, 3, required=True) or 3,
        date=fields.date("date", span=True),
        event=fields.words("event"),
        occasion=fields.choice("occasion", OCCASIONS),
        as_of=fields.date("as_of"),
        text=_required(fields, "text"),
        answer=_required(fields, "answer"),
        terms=fields.texts("terms"),
        conflict=fields.words("conflict"),
        studio_name=fields.inner("studio_name", _studio_name),
        questions=fields.forms("questions"),
        sources=fields.each("sources", _source, required=True),
    )


def _studio_name(fields: Fields) -> StudioName:
    return StudioName(_plain(fields), fields.number("since", 1898, 2100, required=True) or 0)


def _part(fields: Fields) -> Part:
    return Part(fields.text("person", required=True), fields.words("role"), fields.words("description"))


def _trivia(fields: Fields) -> Trivia:
    return Trivia(_plain(fields), fields.choice("about", TRIVIA_KINDS))


def _questions(fields: Fields, slot: str) -> dict[Language, tuple[str, ...]]:
    """Read what is asked of the sentences about a film or person, which a slot stands for."""
    forms = fields.forms("questions", required=False)
    for text in (text for texts in forms.values() for text in texts):
        if text and slots_of(text) != {slot}:
            fields.problem(fields.place, f"questions: {text!r} must have the slot {{{slot}}} and no other")
    return forms


def _work(fields: Fields) -> Work:
    return Work(
        title=_required(fields, "title"),
        kind=fields.choice("kind", WORK_KINDS, required=True),
        authors=fields.texts("authors"),
        note=fields.words("note"),
    )


def _film(fields: Fields, entry: str) -> Film:
    unsourced = fields.texts("title_unsourced")
    title = fields.take("title", required=True)
    return Film(
        id=entry,
        title=fields.text_of(title, optional=unsourced) if title else Text("", "", ""),
        aliases=fields.texts("aliases"),
        year=fields.number("year", 1898, 2100),
        premiere=fields.date("premiere"),
        minutes=fields.number("minutes", 1, 1000),
        genres=fields.texts("genres"),
        studios=fields.texts("studios"),
        credits={credit: people for credit in CREDITS if (people := fields.texts(f"{credit}s"))},
        cast=fields.each("cast", _part),
        based_on=fields.inner("based_on", _work),
        trivia=fields.each("trivia", _trivia),
        questions=_questions(fields, "film"),
        awards=fields.each("awards", _plain),
        conflicts=fields.each("conflicts", _conflict),
        sources=fields.each("sources", _source, required=True),
    )


def _honour(fields: Fields) -> Honour:
    return Honour(_required(fields, "title"), fields.text("year"))


def _person(fields: Fields, entry: str) -> Person:
    return Person(
        id=entry,
        name=_required(fields, "name"),
        gender=fields.choice("gender", ("male", "female"), required=True),
        aliases=fields.texts("aliases"),
        professions=fields.texts("professions"),
        born=fields.date("born"),
        died=fields.date("died"),
        birth_place=fields.words("birth_place"),
        death_place=fields.words("death_place"),
        honours=fields.each("honours", _honour),
        facts=fields.each("facts", _plain),
        questions=_questions(fields, "person"),
        conflicts=fields.each("conflicts", _conflict),
        sources=fields.each("sources", _source),
    )


def _term(fields: Fields, entry: str) -> Term:
    return Term(
        id=entry,
        kind=fields.choice("kind", TERM_KINDS, required=True),
        name=_required(fields, "name"),
        feminine=fields.words("feminine"),
        forms=fields.texts("forms"),
    )


def _template(fields: Fields, entry: str, node: Node) -> Template:
    return Template(entry, fields.forms_of(node))


def _smalltalk(fields: Fields, entry: str, node: Node) -> Smalltalk:
    smalltalk = Smalltalk(entry, fields.forms("questions"), fields.forms("answers"))
    fields.close()
    return smalltalk


def _quiz(fields: Fields, entry: str) -> QuizEntry:
    """Read a quiz question; a field of another kind is unknown to it, unless its own kind is."""
    kind = fields.choice("kind", QUIZ_KINDS, required=True)

    def needs(*kinds: str) -> bool:
        return kind in kinds

    def takes(*kinds: str) -> bool:
        return kind in kinds or kind not in QUIZ_KINDS

    wrong = fields.each("wrong", _plain, required=needs("choice")) if takes("choice") else ()
    if wrong and len(wrong) != _WRONG_OPTIONS:
        fields.problem(fields.place, f"wrong has {len(wrong)} options; a choice needs {_WRONG_OPTIONS}")
    truth = fields.choice("truth", ("true", "false"), needs("true_false")) if takes("true_false") else ""
    return QuizEntry(
        id=entry,
        about=fields.text("about", required=True),
        kind=kind,
        difficulty=fields.number("difficulty", 1, 3, required=True) or 3,
        prompt=_required(fields, "prompt"),
        why=_required(fields, "why"),
        answer=fields.words("answer", needs("choice", "typed")) if takes("choice", "typed") else None,
        wrong=wrong,
        accepted=fields.texts("accepted") if takes("typed") else (),
        year=fields.number("year", 1898, 2100, needs("year")) if takes("year") else None,
        truth=truth == "true" if truth else None,
    )


def _synonym_file(
    fields: Fields,
) -> tuple[tuple[Synonyms, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Read the groups of synonyms, the filler words, the names from elsewhere and the given names."""
    groups = fields.each("groups", _synonyms, required=True)
    fillers, elsewhere = fields.forms("fillers"), _in_all(fields.forms("elsewhere", required=False))
    given_names = fields.texts("given_names")
    for field, names in (("elsewhere", elsewhere), ("given_names", given_names)):
        for name in names:
            if len(name.split()) > 1:
                fields.problem(
                    fields.place, f"{field}: {name!r} has several words; write one, which says by itself what is meant"
                )
    return groups, _in_all(fillers), elsewhere, given_names


def _in_all(forms: dict[Language, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for lang in LANGUAGES for word in forms[lang])


def _synonyms(fields: Fields) -> Synonyms:
    words = tuple(word for lang in LANGUAGES for word in fields.texts(lang, required=True))
    return Synonyms(fields.text("id", required=True), words)
