"""A small knowledge folder read and broken in every way, and what the real one holds."""

from pathlib import Path

import pytest

import knowledge
from knowledge.loader import KnowledgeError, load
from knowledge.model import (
    LANGUAGES,
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
  questions:
    az: ['{film} harada çəkilib']
    en: ['where was {film} shot', 'which city does {film} show']
    ru: ['где снимали {film}']
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
  questions:
    az: ['{person} müəllim olub?']
    en: ['did {person} teach']
    ru: ['кого учил {person}', '{person} учитель']
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
given_names: [Nigar]
elsewhere:
  az: [türk]
  en: [Turkish]
  ru: [турецкий]
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
            questions={
                "az": ("{film} harada çəkilib",),
                "en": ("where was {film} shot", "which city does {film} show"),
                "ru": ("где снимали {film}",),
            },
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
            questions={
                "az": ("{person} müəllim olub?",),
                "en": ("did {person} teach",),
                "ru": ("кого учил {person}", "{person} учитель"),
            },
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
    assert small.elsewhere == ("türk", "Turkish", "турецкий")
    assert small.given_names == ("Nigar",)


def test_what_a_film_does_not_say_is_empty(tmp_path: Path) -> None:
    more = "- id: short\n  title: {az: Q, en: S, ru: К}\n  sources: [{title: T, url: 'https://example.org'}]\n"
    assert load(folder(tmp_path, more=more)).films["short"] == Film(
        id="short",
        title=Text("Q", "S", "К"),
        sources=(Source("T", "https://example.org"),),
        questions=dict.fromkeys(LANGUAGES, ()),
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
        (FILMS, "    ru: ['где снимали {film}']\n", "", "35:5: sevil: the field 'ru' is missing; add it"),
        (PEOPLE, "    en: ['did {person} teach']\n", "", "21:5: rza: the field 'en' is missing; add it"),
        (FILMS, ", ru: Гулу", "", "17:13: sevil: the field 'ru' is missing; add it"),
        (FILMS, ", ru: Приз", "", "28:7: sevil: the field 'ru' is missing; add it"),
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
        (
            FACTS,
            "  answer: {az: '1920-ci il', en: in 1920, ru: в 1920 году}\n",
            "",
            "1:3: studio_founded: the field 'answer' is missing; add it",
        ),
        (
            FACTS,
            "    - title: History\n      url",
            "    - url",
            "20:7: studio_founded: the field 'title' is missing; add it",
        ),
        (
            FACTS,
            "\n      url: https://example.org/history",
            "",
            "20:7: studio_founded: the field 'url' is missing; add it",
        ),
        (FACTS, FACT[FACT.index("  sources:") :], "", "1:3: studio_founded: the field 'sources' is missing; add it"),
        (FILMS, FILM[FILM.index("  sources:") :], "", "1:3: sevil: the field 'sources' is missing; add it"),
        (
            FILMS,
            "  title:\n    az: Sevil\n    en: Sevil the Brave\n    ru: Севиль\n",
            "",
            "1:3: sevil: the field 'title' is missing; add it",
        ),
        (FILMS, "    - person: rza\n      role", "    - role", "16:7: sevil: the field 'person' is missing; add it"),
        (FILMS, "    kind: play\n", "", "21:5: sevil: the field 'kind' is missing; add it"),
        (
            FILMS,
            "    title: {az: Sevil pyesi, en: The play Sevil, ru: Пьеса Севиль}\n",
            "",
            "21:5: sevil: the field 'title' is missing; add it",
        ),
        (FILMS, "about: year, ", "", "30:7: sevil: the field 'about' is missing; add it"),
        (FILMS, ", ru: Год отличается.", "", "30:7: sevil: the field 'ru' is missing; add it"),
        (PEOPLE, "  name: {az: Rza, en: Rza Tahmasib, ru: Рза}\n", "", "1:3: rza: the field 'name' is missing; add it"),
        (PEOPLE, "  gender: male\n", "", "1:3: rza: the field 'gender' is missing; add it"),
        (
            PEOPLE,
            "    - title: {az: Xalq artisti, en: People's Artist, ru: Народный артист}\n      year",
            "    - year",
            "11:7: rza: the field 'title' is missing; add it",
        ),
        ("terms.yaml", "  kind: genre\n", "", "1:3: drama: the field 'kind' is missing; add it"),
        (
            "smalltalk.yaml",
            "  answers: {az: [Salam!], en: [Hello!], ru: [Здравствуйте!]}\n",
            "",
            "2:3: greeting: the field 'answers' is missing; add it",
        ),
        ("synonyms.yaml", "  - id: shoot\n    az", "  - az", "2:5: synonyms.yaml: the field 'id' is missing; add it"),
        (
            "synonyms.yaml",
            SYNONYMS[: SYNONYMS.index("fillers")],
            "",
            "1:1: synonyms.yaml: the field 'groups' is missing; add it",
        ),
    ],
)
def test_a_missing_field_is_a_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    assert problems_in(folder(tmp_path, (file, old, new))) == [f"{file}:{problem}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FACTS, "topic: history", "topic: [history]", "2:10: studio_founded: topic must be a text, not a list"),
        (FACTS, "[studiya nə vaxt yaranıb]", "studiya", "16:9: studio_founded: az must be a list; write each item"),
        (FILMS, "year: 1929\n", "year: [1929]\n", "7:9: sevil: year must be a text, not a list"),
        (FILMS, "az: Sevil\n", "az: {q: Sevil}\n", "3:9: sevil: az must be a text, not a list or mapping"),
        (FILMS, "directors: [rza]", "directors: rza", "13:14: sevil: directors must be a list"),
        (FILMS, "genres:\n    - drama", "genres:\n    drama: war", "11:5: sevil: genres must be a list"),
        (FILMS, "[azfilm]", "[[azfilm]]", "12:13: sevil: studios must be a text, not a list"),
        (FILMS, "['где снимали {film}']", "'где снимали {film}'", "37:9: sevil: ru must be a list; write each item"),
        (PEOPLE, "['did {person} teach']", "[[x]]", "22:10: rza: en must be a text, not a list"),
        (PEOPLE, "[director]", "director", "5:16: rza: professions must be a list; write each item"),
        ("templates.yaml", "['когда снят {film}']", "когда снят", "7:7: film.year: ru must be a list"),
        ("smalltalk.yaml", "[Salam!]", "Salam!", "3:17: greeting: az must be a list"),
        ("synonyms.yaml", "en: [please]", "en: please", "8:7: synonyms.yaml: en must be a list"),
    ],
)
def test_a_list_for_a_text_or_a_text_for_a_list_is_a_problem(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


def test_a_text_for_three_languages_is_a_problem(tmp_path: Path) -> None:
    edit = (FACTS, "answer: {az: '1920-ci il', en: in 1920, ru: в 1920 году}", "answer: in 1920")
    assert problems_in(folder(tmp_path, edit))[0] == (
        "studio/history.yaml:10:11: studio_founded: a mapping of fields is needed here, such as 'az: ...'"
    )


@pytest.mark.parametrize(
    ("file", "telling"),
    [
        (FACTS, "a list of entries, each starting with '- id: ...'"),
        (FILMS, "a list of entries, each starting with '- id: ...'"),
        (PEOPLE, "a list of entries, each starting with '- id: ...'"),
        ("terms.yaml", "a list of entries, each starting with '- id: ...'"),
        ("templates.yaml", "map ids to entries"),
        ("smalltalk.yaml", "map ids to entries"),
    ],
)
def test_a_file_of_the_wrong_shape_is_a_problem(tmp_path: Path, file: str, telling: str) -> None:
    root = folder(tmp_path)
    (root / file).write_text("# nothing\njust words\n", encoding="utf-8")
    (found,) = problems_in(root)
    assert found.startswith(f"{file}:2:1: the file must")
    assert telling in found


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            FACTS,
            "  tier:",
            "  teir: 1\n  tier:",
            "3:3: studio_founded: unknown field 'teir'; known here: answer, as_of",
        ),
        (
            FACTS,
            "conflict: {az",
            "conflict: {de: x, az",
            "13:14: studio_founded: unknown field 'de'; known here: az, en",
        ),
        (FACTS, "{since: 1920,", "{since: 1920, to: x,", "14:30: studio_founded: unknown field 'to'; known here: az"),
        (FILMS, "  minutes:", "  length: 1\n  minutes:", "9:3: sevil: unknown field 'length'; known here: aliases"),
        (
            FILMS,
            "      role:",
            "      roll: x\n      role:",
            "17:7: sevil: unknown field 'roll'; known here: description",
        ),
        (
            FILMS,
            "    kind: play",
            "    kind: play\n    year: 1",
            "23:5: sevil: unknown field 'year'; known here: authors",
        ),
        (FILMS, "      url:", "      date: x\n      url:", "33:7: sevil: unknown field 'date'; known here: title, url"),
        (
            FILMS,
            "    az: ['{film} h",
            "    de: [x]\n    az: ['{film} h",
            "35:5: sevil: unknown field 'de'; known here: az, en",
        ),
        (PEOPLE, "  born:", "  birth: x\n  born:", "6:3: rza: unknown field 'birth'; known here: aliases, birth_place"),
        ("terms.yaml", "  forms:", "  from: x\n  forms:", "4:3: drama: unknown field 'from'; known here: feminine"),
        ("templates.yaml", "  ru:", "  tr: [x]\n  ru:", "7:3: film.year: unknown field 'tr'; known here: az, en, ru"),
        ("smalltalk.yaml", "  answers:", "  replies: x\n  answers:", "3:3: greeting: unknown field 'replies'; known"),
        ("synonyms.yaml", "fillers:", "other: x\nfillers:", "6:1: synonyms.yaml: unknown field 'other'; known here: e"),
    ],
)
def test_an_unknown_field_is_a_problem_that_names_the_known_ones(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


def test_a_name_from_elsewhere_is_one_word(tmp_path: Path) -> None:
    (found,) = problems_in(folder(tmp_path, ("synonyms.yaml", "en: [Turkish]", "en: [Golden Bear]")))
    assert found.startswith("synonyms.yaml:1:1: synonyms.yaml: elsewhere: 'Golden Bear' has several words; write one")


def test_a_given_name_is_one_word(tmp_path: Path) -> None:
    (found,) = problems_in(folder(tmp_path, ("synonyms.yaml", "[Nigar]", "[Nigar Rəfibəyli]")))
    assert found.startswith("synonyms.yaml:1:1: synonyms.yaml: given_names: 'Nigar Rəfibəyli' has several words")


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FACTS, "    - AFKİ", "    - ' '", "12:7: studio_founded: terms is blank; write a text or remove it"),
        (FILMS, "year: 1929\n", "year:\n", "7:8: sevil: year is blank; write a text or remove it"),
        (FILMS, "ru: Севиль\n", 'ru: ""\n', "5:9: sevil: ru is blank; write a text or remove it"),
        (FILMS, "ru: Севиль\n", r'ru: "\t\n"' + "\n", "5:9: sevil: ru is blank; write a text or remove it"),
        (PEOPLE, "gender: male", "gender:", "3:10: rza: gender is blank; write a text or remove it"),
        (FILMS, "authors: [rza]", "authors: []", "23:14: sevil: authors is an empty list; fill it or remove the field"),
        (PEOPLE, "['did {person} teach']", "[' ']", "22:10: rza: en is blank; write a text or remove it"),
        (FILMS, "['где снимали {film}']", "[]", "37:9: sevil: ru is an empty list; fill it or remove the field"),
        ("smalltalk.yaml", "[hello, hi]", "[]", "2:32: greeting: en is an empty list; fill it or remove the field"),
    ],
)
def test_a_blank_text_or_an_empty_list_is_a_problem(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    assert problems_in(folder(tmp_path, (file, old, new))) == [f"{file}:{problem}"]


@pytest.mark.parametrize(
    "date",
    ["12 October 1929", "12.10.1929", "1929-13", "1929-00", "1929-10-32", "1929-1-2", "29", "1929-10-12/1930", "1929/"],
)
def test_a_bad_date_is_a_problem(tmp_path: Path, date: str) -> None:
    assert problems_in(folder(tmp_path, (FILMS, "1929-10-12", date))) == [
        f"films/1920s.yaml:8:3: sevil: premiere is '{date}'; write 1945, 1945-10 or 1945-10-01"
    ]


@pytest.mark.parametrize("date", ["1929", "1929-10", "1929-10-31"])
def test_a_year_a_month_and_a_day_are_dates(tmp_path: Path, date: str) -> None:
    assert load(folder(tmp_path, (FILMS, "1929-10-12", date))).films["sevil"].premiere == date


@pytest.mark.parametrize("date", ["1920/1921/1922", "1920/", "/1920", "1920-1923"])
def test_a_span_has_two_dates(tmp_path: Path, date: str) -> None:
    (found,) = problems_in(folder(tmp_path, (FACTS, "1920-04/1923", date)))
    assert found.startswith(f"studio/history.yaml:4:3: studio_founded: date is '{date}'; write 1945")


@pytest.mark.parametrize("url", ["example.org/sevil", "ftp://example.org", "//example.org", "see http://example.org"])
def test_a_bad_url_is_a_problem(tmp_path: Path, url: str) -> None:
    assert problems_in(folder(tmp_path, (FILMS, "http://example.org/sevil", url))) == [
        f"films/1920s.yaml:32:7: sevil: the url '{url}' must start with https:// or http://"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FACTS, "tier: 1", "tier: 4", "3:3: studio_founded: tier is '4'; it must be a whole number from 1 to 3"),
        (FACTS, "since: 1920", "since: 1", "14:17: studio_founded: since is '1'; it must be a whole number from 1898"),
        (FILMS, "year: 1929\n", "year: soon\n", "7:3: sevil: year is 'soon'; it must be a whole number from 1898 to"),
        (FILMS, "year: 1929\n", "year: 1897\n", "7:3: sevil: year is '1897'; it must be a whole number from 1898 to"),
        (FILMS, "year: 1929\n", "year: ١٩٢٩\n", "7:3: sevil: year is '١٩٢٩'; it must be a whole number from 1898 to"),
        (FILMS, "year: 1929\n", "year: 2101\n", "7:3: sevil: year is '2101'; it must be a whole number from 1898 to"),
        (FILMS, "minutes: 80", "minutes: 1001", "9:3: sevil: minutes is '1001'; it must be a whole number from 1"),
        (FILMS, "minutes: 80", "minutes: 1:20", "9:3: sevil: minutes is '1:20'; it must be a whole number from 1"),
        (FILMS, "minutes: 80", "minutes: '-80'", "9:3: sevil: minutes is '-80'; it must be a whole number from 1"),
        (FILMS, "kind: play", "kind: song", "22:5: sevil: kind is 'song'; it must be one of play, opera, operetta"),
        (FILMS, "about: location", "about: money", "26:8: sevil: about is 'money'; it must be one of plot, location"),
        (PEOPLE, "gender: male", "gender: m", "3:3: rza: gender is 'm'; it must be one of male, female"),
        ("terms.yaml", "kind: genre", "kind: word", "2:3: drama: kind is 'word'; it must be one of genre, profession"),
    ],
)
def test_a_number_or_word_out_of_its_range_is_a_problem(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            FILMS,
            "'{film} harada",
            "'film harada",
            "1:3: sevil: questions: 'film harada çəkilib' must have the slot {film}",
        ),
        (
            FILMS,
            "где снимали {film}",
            "{person}",
            "1:3: sevil: questions: '{person}' must have the slot {film} and no other",
        ),
        (
            FILMS,
            "was {film}",
            "was {movie}",
            "1:3: sevil: questions: 'where was {movie} shot' must have the slot {film}",
        ),
        (
            FILMS,
            "где снимали {film}",
            "{film} {year}",
            "1:3: sevil: questions: '{film} {year}' must have the slot {film} and no other",
        ),
        (
            PEOPLE,
            "did {person}",
            "did he",
            "1:3: rza: questions: 'did he teach' must have the slot {person} and no other",
        ),
        (
            PEOPLE,
            "'{person} учитель'",
            "'{film} учитель'",
            "1:3: rza: questions: '{film} учитель' must have the slot {p",
        ),
        (
            PEOPLE,
            "'{person} учитель'",
            "'{person} в {film}'",
            "1:3: rza: questions: '{person} в {film}' must have the slot {person} and no other",
        ),
    ],
)
def test_a_question_of_a_film_or_a_person_has_the_slot_for_it_and_no_other(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


def test_every_question_without_its_slot_is_a_problem_of_its_own(tmp_path: Path) -> None:
    root = folder(tmp_path, (FILMS, "was {film}", "was it"), (FILMS, "does {film}", "does it"))
    assert [problem.split("'")[1] for problem in problems_in(root)] == ["where was it shot", "which city does it show"]


def test_a_duplicate_id_over_two_files_is_a_problem_with_both_places(tmp_path: Path) -> None:
    assert problems_in(folder(tmp_path, more="# again\n" + FILM)) == [
        "films/more.yaml:2:3: sevil: the id stands already at films/1920s.yaml:1:3; ids are unique over all files"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FILMS, "id: sevil", "id: drama", "1:3: drama: the id stands already at terms.yaml:1:3"),
        (PEOPLE, "id: rza", "id: sevil", "1:3: sevil: the id stands already at films/1920s.yaml:1:3"),
        ("templates.yaml", "film.year:", "sevil:", "1:1: sevil: the id stands already at films/1920s.yaml:1:3"),
        ("terms.yaml", "id: azfilm", "id: drama", "9:3: drama: the id stands already at terms.yaml:1:3"),
    ],
)
def test_ids_are_unique_over_all_kinds_of_entries(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (FILMS, "directors: [rza]", "directors: [nobody]", "1:3: sevil: the person 'nobody' is not in people/"),
        (
            FILMS,
            "    - person: rza\n      role",
            "    - person: nobody\n      role",
            "1:3: sevil: the person 'nobody' is",
        ),
        (FILMS, "authors: [rza]", "authors: [nobody]", "1:3: sevil: the person 'nobody' is not in people/; add the"),
        (FILMS, "    - drama", "    - nothing", "1:3: sevil: the term 'nothing' is not in terms.yaml; add it"),
        (FILMS, "studios: [azfilm]", "studios: [nothing]", "1:3: sevil: the term 'nothing' is not in terms.yaml"),
        (PEOPLE, "[director]", "[nothing]", "1:3: rza: the profession 'nothing' is not in terms.yaml; add it"),
    ],
)
def test_a_reference_to_no_entry_is_a_problem(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    (found,) = problems_in(folder(tmp_path, (file, old, new)))
    assert found.startswith(f"{file}:{problem}")


@pytest.mark.parametrize("file", ["terms.yaml", "templates.yaml", "smalltalk.yaml", "synonyms.yaml"])
def test_a_missing_file_is_a_problem(tmp_path: Path, file: str) -> None:
    root = folder(tmp_path)
    (root / file).unlink()
    assert problems_in(root) == [f"{root / file}:0:0: no such file; the knowledge needs it"]


@pytest.mark.parametrize("file", [FACTS, FILMS, PEOPLE])
def test_a_folder_without_files_is_a_problem(tmp_path: Path, file: str) -> None:
    root = folder(tmp_path)
    (root / file).unlink()
    assert problems_in(root) == [f"{(root / file).parent / '*.yaml'}:0:0: no such file; the knowledge needs it"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    root = folder(tmp_path)
    (root / "films" / "folder.yaml").mkdir()
    (found,) = problems_in(root)
    assert found.startswith(f"{root / 'films' / 'folder.yaml'}:0:0: cannot be read: ")


def test_an_absent_folder_names_every_file_it_needs(tmp_path: Path) -> None:
    assert len(problems_in(tmp_path / "nowhere")) == len(FILES)


def test_several_problems_come_in_one_error(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        (FACTS, "tier: 1", "tier: high"),
        (FILMS, "    ru: Севиль\n", ""),
        (FILMS, "year: 1929\n", "year: soon\n"),
        (PEOPLE, "1894-06", "June 1894"),
    )
    assert problems_in(root) == [
        "studio/history.yaml:3:3: studio_founded: tier is 'high'; it must be a whole number from 1 to 3",
        "films/1920s.yaml:3:5: sevil: the field 'ru' is missing; add it",
        "films/1920s.yaml:6:3: sevil: year is 'soon'; it must be a whole number from 1898 to 2100",
        "people/directors.yaml:6:3: rza: born is 'June 1894'; write 1945, 1945-10 or 1945-10-01",
    ]


def test_a_problem_keeps_its_place_and_entry(tmp_path: Path) -> None:
    root = folder(tmp_path, (FILMS, "year: 1929\n", "year: soon\n"))
    with pytest.raises(KnowledgeError) as caught:
        load(root)
    (problem,) = caught.value.problems
    assert problem.place == Place("films/1920s.yaml", 7, 3)
    assert problem.entry == "sevil"


def test_a_syntax_error_in_one_file_does_not_hide_the_problems_of_another(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        ("terms.yaml", "kind: genre", "kind: [genre"),
        (FILMS, "year: 1929\n", "year: soon\n"),
        broken="- id: a\n  id: b\n",
    )
    syntax, number, duplicate = problems_in(root)
    assert syntax.startswith("terms.yaml:3:7: not valid YAML: ")
    assert number.startswith("films/1920s.yaml:7:3: sevil: year is 'soon'")
    assert duplicate == "films/broken.yaml:2:3: the key 'id' stands twice (first in line 1); keep one"


DATA = Path(knowledge.__file__).parent / "data"


@pytest.fixture(scope="module")
def real() -> KnowledgeBase:
    return load(DATA)


def test_the_real_knowledge_is_as_large_as_promised(real: KnowledgeBase) -> None:
    assert len(real.facts) >= 140
    assert len(real.films) >= 120
    assert sum(1 for person in real.people.values() if person.sources) >= 125


def test_every_real_entry_has_all_the_words_of_the_house(real: KnowledgeBase) -> None:
    assert real.terms and real.templates and real.smalltalk and real.synonyms and real.fillers


def test_every_real_fact_film_and_sourced_person_has_a_source(real: KnowledgeBase) -> None:
    entries: list[Fact | Film | Person] = [*real.facts.values(), *real.films.values()]
    entries += [person for person in real.people.values() if says_something(person)]
    assert [entry.id for entry in entries if not entry.sources] == []


def says_something(person: Person) -> bool:
    """Say whether the entry holds more than a name for the credits."""
    places = (person.birth_place, person.death_place)
    return any((person.born, person.died, *places, person.professions, person.honours, person.facts, person.conflicts))


def test_a_real_film_has_at_least_one_title(real: KnowledgeBase) -> None:
    assert [film.id for film in real.films.values() if not film.title.all()] == []


def test_a_field_without_a_source_is_left_out_of_the_real_films(real: KnowledgeBase) -> None:
    assert real.films["water_petition"].title == Text("", "The Water Petition", "")
    assert real.films["baku_commissars_26"].year is None
    assert "director" not in real.films["baku_commissars_26"].credits
    assert real.films["nizami_1982"].cast == ()
