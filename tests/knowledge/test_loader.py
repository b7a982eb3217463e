"""A small knowledge folder read and broken in every way, and what the real one holds."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

import knowledge
from knowledge.loader import KnowledgeError, load
from knowledge.model import (
    Conflict,
    Fact,
    Film,
    Honour,
    KnowledgeBase,
    Part,
    Person,
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
from knowledge.strict_yaml import Place

FACT = """\
- id: studio_founded
  topic: history
  tier: 1
  date: 1920-04/1923
  as_of: '2024'
  text:
    az: Studiya 1920-ci ildə yaranıb.
    en: The studio was founded in 1920.
    ru: Студия основана в 1920 году.
  answer: {az: '1920-ci il', en: in 1920, ru: в 1920 году}
  terms:
    - AFKİ
  conflict: {az: Mənbələr fərqlidir., en: Sources differ., ru: Источники расходятся.}
  studio_name: {since: 1920, az: foto-kino şöbəsi, en: photo-cinema department, ru: фотокиноотдел}
  questions:
    az: [studiya nə vaxt yaranıb]
    en: [when was the studio founded, who founded it]
    ru: [когда основана студия]
  sources:
    - title: History
      url: https://example.org/history
"""

FILM = """\
- id: sevil
  title:
    az: Sevil
    en: Sevil the Brave
    ru: Севиль
  aliases: [Севил]
  year: 1929
  premiere: 1929-10-12
  minutes: 80
  genres:
    - drama
  studios: [azfilm]
  directors: [rza]
  composers: [rza]
  cast:
    - person: rza
      role: {az: Qulu, en: Gulu, ru: Гулу}
      description: {az: muzdur, en: farm labourer, ru: батрак}
    - person: rza
  based_on:
    title: {az: Sevil pyesi, en: The play Sevil, ru: Пьеса Севиль}
    kind: play
    authors: [rza]
    note: {az: dram, en: drama, ru: драма}
  trivia:
    - {about: location, az: Bakıda çəkilib., en: It was shot in Baku., ru: Снят в Баку.}
  awards:
    - {az: Mükafat, en: Prize, ru: Приз}
  conflicts:
    - {about: year, az: İl fərqlidir., en: The year differs., ru: Год отличается.}
  sources:
    - title: Film archive
      url: http://example.org/sevil
"""

PERSON = """\
- id: rza
  name: {az: Rza, en: Rza Tahmasib, ru: Рза}
  gender: male
  aliases: [Tahmasib]
  professions: [director]
  born: 1894-06
  died: 1980-02-14
  birth_place: {az: Naxçıvan, en: Nakhchivan, ru: Нахичевань}
  death_place: {az: Bakı, en: Baku, ru: Баку}
  honours:
    - title: {az: Xalq artisti, en: People's Artist, ru: Народный артист}
      year: '1964'
  facts:
    - {az: Müəllim idi., en: He was a teacher., ru: Он был учителем.}
  conflicts:
    - {about: born, az: Tarix fərqlidir., en: The date differs., ru: Дата отличается.}
  sources:
    - title: Encyclopedia
      url: https://example.org/rza
"""

TERMS = """\
- id: drama
  kind: genre
  name: {az: dram, en: drama, ru: драма}
  forms: [dramalar]
- id: director
  kind: profession
  name: {az: rejissor, en: director, ru: режиссёр}
  feminine: {az: rejissor, en: director, ru: режиссёрка}
- id: azfilm
  kind: studio
  name: {az: Azfilm, en: Azfilm, ru: Азфильм}
"""

TEMPLATES = """\
film.year:
  az:
    - '{film} nə vaxt çəkilib'
  en:
    - when was {film} made
    - what year is {film}
  ru: ['когда снят {film}']
"""

SMALLTALK = """\
greeting:
  questions: {az: [salam], en: [hello, hi], ru: [привет]}
  answers: {az: [Salam!], en: [Hello!], ru: [Здравствуйте!]}
"""

SYNONYMS = """\
groups:
  - id: shoot
    az: [çəkmək]
    en: [shoot, film]
    ru: [снимать]
fillers:
  az: [bəs]
  en: [please]
  ru: [скажите]
"""

FILES = {
    "studio/history.yaml": FACT,
    "films/1920s.yaml": FILM,
    "people/directors.yaml": PERSON,
    "terms.yaml": TERMS,
    "templates.yaml": TEMPLATES,
    "smalltalk.yaml": SMALLTALK,
    "synonyms.yaml": SYNONYMS,
}


def folder(root: Path, *edits: tuple[str, str, str], **added: str) -> Path:
    """Write the small knowledge with `edits` (file, old text, new text) and further files in films/."""
    files = FILES | {f"films/{name}.yaml": text for name, text in added.items()}
    for file, old, new in edits:
        assert files[file].count(old) == 1, f"{old!r} must stand once in {file}"
        files[file] = files[file].replace(old, new)
    for file, text in files.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    return root


def problems_in(root: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(root)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


def test_a_fact_is_read_to_its_values(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).facts == {
        "studio_founded": Fact(
            id="studio_founded",
            topic="history",
            tier=1,
            text=Text(
                "Studiya 1920-ci ildə yaranıb.", "The studio was founded in 1920.", "Студия основана в 1920 году."
            ),
            answer=Text("1920-ci il", "in 1920", "в 1920 году"),
            terms=("AFKİ",),
            questions={
                "az": ("studiya nə vaxt yaranıb",),
                "en": ("when was the studio founded", "who founded it"),
                "ru": ("когда основана студия",),
            },
            sources=(Source("History", "https://example.org/history"),),
            date="1920-04/1923",
            as_of="2024",
            conflict=Text("Mənbələr fərqlidir.", "Sources differ.", "Источники расходятся."),
            studio_name=StudioName(Text("foto-kino şöbəsi", "photo-cinema department", "фотокиноотдел"), 1920),
        )
    }


def test_a_film_is_read_to_its_values(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).films == {
        "sevil": Film(
            id="sevil",
            title=Text("Sevil", "Sevil the Brave", "Севиль"),
            sources=(Source("Film archive", "http://example.org/sevil"),),
            aliases=("Севил",),
            year=1929,
            premiere="1929-10-12",
            minutes=80,
            genres=("drama",),
            studios=("azfilm",),
            credits={"director": ("rza",), "composer": ("rza",)},
            cast=(
                Part("rza", Text("Qulu", "Gulu", "Гулу"), Text("muzdur", "farm labourer", "батрак")),
                Part("rza"),
            ),
            based_on=Work(
                title=Text("Sevil pyesi", "The play Sevil", "Пьеса Севиль"),
                kind="play",
                authors=("rza",),
                note=Text("dram", "drama", "драма"),
            ),
            trivia=(Trivia(Text("Bakıda çəkilib.", "It was shot in Baku.", "Снят в Баку."), "location"),),
            awards=(Text("Mükafat", "Prize", "Приз"),),
            conflicts=(Conflict("year", Text("İl fərqlidir.", "The year differs.", "Год отличается.")),),
        )
    }


def test_a_person_is_read_to_its_values(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).people == {
        "rza": Person(
            id="rza",
            name=Text("Rza", "Rza Tahmasib", "Рза"),
            gender="male",
            sources=(Source("Encyclopedia", "https://example.org/rza"),),
            aliases=("Tahmasib",),
            professions=("director",),
            born="1894-06",
            died="1980-02-14",
            birth_place=Text("Naxçıvan", "Nakhchivan", "Нахичевань"),
            death_place=Text("Bakı", "Baku", "Баку"),
            honours=(Honour(Text("Xalq artisti", "People's Artist", "Народный артист"), "1964"),),
            facts=(Text("Müəllim idi.", "He was a teacher.", "Он был учителем."),),
            conflicts=(Conflict("born", Text("Tarix fərqlidir.", "The date differs.", "Дата отличается.")),),
        )
    }


def test_the_words_of_the_house_are_read_to_their_values(tmp_path: Path) -> None:
    small = load(folder(tmp_path))
    assert small.terms == {
        "drama": Term("drama", "genre", Text("dram", "drama", "драма"), forms=("dramalar",)),
        "director": Term(
            "director",
            "profession",
            Text("rejissor", "director", "режиссёр"),
            feminine=Text("rejissor", "director", "режиссёрка"),
        ),
        "azfilm": Term("azfilm", "studio", Text("Azfilm", "Azfilm", "Азфильм")),
    }
    assert small.templates == {
        "film.year": Template(
            "film.year",
            {
                "az": ("{film} nə vaxt çəkilib",),
                "en": ("when was {film} made", "what year is {film}"),
                "ru": ("когда снят {film}",),
            },
        )
    }
    assert small.smalltalk == {
        "greeting": Smalltalk(
            "greeting",
            {"az": ("salam",), "en": ("hello", "hi"), "ru": ("привет",)},
            {"az": ("Salam!",), "en": ("Hello!",), "ru": ("Здравствуйте!",)},
        )
    }
    assert small.synonyms == (Synonyms("shoot", ("çəkmək", "shoot", "film", "снимать")),)
    assert small.fillers == ("bəs", "please", "скажите")


def test_what_a_film_does_not_say_is_empty(tmp_path: Path) -> None:
    more = "- id: short\n  title: {az: Q, en: S, ru: К}\n  sources: [{title: T, url: 'https://example.org'}]\n"
    assert load(folder(tmp_path, more=more)).films["short"] == Film(
        id="short", title=Text("Q", "S", "К"), sources=(Source("T", "https://example.org"),)
    )


def test_a_title_marked_unsourced_may_be_missing(tmp_path: Path) -> None:
    without = ("films/1920s.yaml", "    az: Sevil\n    en: Sevil the Brave\n", "")
    marked = ("films/1920s.yaml", "  aliases:", "  title_unsourced: [az, en]\n  aliases:")
    assert load(folder(tmp_path, without, marked)).films["sevil"].title == Text("", "", "Севиль")


def test_a_title_in_another_language_than_the_marked_one_is_still_needed(tmp_path: Path) -> None:
    without = ("films/1920s.yaml", "    en: Sevil the Brave\n", "")
    marked = ("films/1920s.yaml", "  aliases:", "  title_unsourced: [az]\n  aliases:")
    assert problems_in(folder(tmp_path, without, marked)) == [
        "films/1920s.yaml:3:5: sevil: the field 'en' is missing; add it"
    ]


def test_entries_of_several_files_come_together(tmp_path: Path) -> None:
    root = folder(tmp_path, more=FILM.replace("id: sevil", "id: bismillah"))
    assert list(load(root).films) == ["sevil", "bismillah"]


FACTS, FILMS, PEOPLE = "studio/history.yaml", "films/1920s.yaml", "people/directors.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FACTS, "    ru: Студия основана в 1920 году.\n", "", "7:5: studio_founded: the field 'ru' is missing; add it"),
        (FACTS, ", ru: Источники расходятся.", "", "13:13: studio_founded: the field 'ru' is missing; add it"),
        (FACTS, "    az: [studiya nə vaxt yaranıb]\n", "", "16:5: studio_founded: the field 'az' is missing; add it"),
        (FILMS, "    en: Sevil the Brave\n", "", "3:5: sevil: the field 'en' is missing; add it"),
        (FILMS, ", ru: Гулу", "", "16:13: sevil: the field 'ru' is missing; add it"),
        (FILMS, ", ru: Приз", "", "27:7: sevil: the field 'ru' is missing; add it"),
        (PEOPLE, "az: Rza, ", "", "2:9: rza: the field 'az' is missing; add it"),
        ("terms.yaml", "en: drama, ", "", "3:9: drama: the field 'en' is missing; add it"),
        ("templates.yaml", "  ru: ['когда снят {film}']\n", "", "2:3: film.year: the field 'ru' is missing; add it"),
        ("smalltalk.yaml", ", ru: [Здравствуйте!]", "", "3:12: greeting: the field 'ru' is missing; add it"),
        ("synonyms.yaml", "    ru: [снимать]\n", "", "2:5: synonyms.yaml: the field 'ru' is missing; add it"),
        ("synonyms.yaml", "  ru: [скажите]\n", "", "7:3: synonyms.yaml: the field 'ru' is missing; add it"),
    ],
)
def test_a_missing_translation_is_a_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    assert problems_in(folder(tmp_path, (file, old, new))) == [f"{file}:{problem}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FACTS, "- id: studio_founded\n  topic", "- topic", "1:3: (no id): the field 'id' is missing; add it"),
        (FACTS, "\n  topic: history", "", "1:3: studio_founded: the field 'topic' is missing; add it"),
        (PEOPLE, "  gender: male\n", "", "1:3: rza: the field 'gender' is missing; add it"),
        (PEOPLE, "    - title: Encyclopedia\n      url", "    - url", "17:7: rza: the field 'title' is missing; add it"),
        (FILMS, "  sources:\n    - title: Film archive\n      url: http://example.org/sevil\n", "", "1:3: sevil: the field 'sources' is missing; add it"),  # noqa: E501
    ],
)
def test_a_missing_field_is_a_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    assert problems_in(folder(tmp_path, (file, old, new))) == [f"{file}:{problem}"]
