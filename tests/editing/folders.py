"""A small knowledge folder with an entry of each kind, for tests that change it."""

from pathlib import Path

from tests.small_knowledge import SMALL

FILES = SMALL | {
    "studio/places.yaml": """\
# Where things are
- id: museum
  topic: places
  tier: 2
  text: {az: Muzey binadadır., en: The museum is in the building., ru: Музей в здании.}
  answer: {az: binada, en: in the building, ru: в здании}
  questions:
    az:
      - muzey haradadır   # the plain one
    en:
      - where is the museum
      - 'museum: which place'
    ru:
      - где находится музей
  sources:
    - {title: Map, url: 'https://example.org/map'}
""",
    "films/1920s.yaml": """\
- id: sevil_1929
  title: {az: Sevil, en: Sevil, ru: Севиль}
  year: 1929
  directors: [amo_bek]
  sources:
    - {title: Archive, url: 'https://example.org/sevil'}
- id: koroglu_1960
  title: {az: Koroğlu, en: Koroghlu, ru: Кёроглы}
  sources:
    - {title: Archive, url: 'https://example.org/koroglu'}
""",
    "people/directors.yaml": """\
- id: amo_bek
  name: {az: Amo Bek, en: Amo Bek, ru: Амо Бек}
  gender: male
  born: '1891'
  sources:
    - {title: Archive, url: 'https://example.org/amo'}
""",
    "templates.yaml": """\
film.director:
  az: ['{film} filminin rejissoru kimdir']
  en:
  - who directed {film}
  - '{film} director'
  ru: ['кто режиссёр фильма {film}']
decline.weather:
  az: [hava necədir]
  en: [what is the weather like]
  ru: [какая погода]
""",
    "quiz/quiz.yaml": """\
- id: quiz_silent
  about: sevil_1929
  kind: true_false
  difficulty: '1'
  prompt: {az: “Sevil” səssizdir., en: “Sevil” is silent., ru: «Севиль» — немой.}
  truth: 'true'
  why: {az: Səssizdir., en: It is silent., ru: Он немой.}
""",
}


def folder_of(path: Path, files: dict[str, str] = FILES) -> Path:
    """Write a knowledge folder; gives its path."""
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Give the files of a folder with what is in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
