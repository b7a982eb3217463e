"""`azfilm kb questions`: samples of the quiz questions, by topic, kind and language."""

import re
from pathlib import Path

import pytest

from bot import cli
from bot.games.question import KINDS, TOPICS
from knowledge.model import LANGUAGES
from tests.small_knowledge import SMALL

SOURCES = "sources: [{title: Archive, url: 'https://example.org/archive'}]"
DIRECTORS = {"almaz": "Akif Abbasov", "bahar": "Bahram Balayev", "ceyran": "Ceyhun Cabbarov", "durna": "Davud Dadashov"}


def _same(text: str) -> str:
    return f"{{az: '{text}', en: '{text}', ru: '{text}'}}"


FILES = SMALL | {
    "studio/events.yaml": "".join(
        f"- {{id: event_{year}, topic: early_cinema, tier: 1, date: '{year}', text: {_same(f'It opened in {year}.')}, "
        f"answer: {_same(str(year))}, event: {_same(f'opening of hall number {year - 1899}')}, {SOURCES}, "
        f"questions: {{az: [a{year}], en: [b{year}], ru: [c{year}]}}}}\n"
        for year in (1900, 1910, 1920, 1930)
    ),
    "films/films.yaml": "".join(
        f"- {{id: {id}, title: {_same(id.title())}, year: '{1930 + 7 * at}', directors: [d_{id}], {SOURCES}}}\n"
        for at, id in enumerate(DIRECTORS)
    ),
    "people/directors.yaml": "".join(
        f"- {{id: d_{id}, name: {_same(name)}, gender: male, born: '190{at}', {SOURCES}}}\n"
        for at, (id, name) in enumerate(DIRECTORS.items())
    ),
    "templates.yaml": "film.director: {az: ['{film} a'], en: ['{film} b'], ru: ['{film} c']}\n",
    "quiz/quiz.yaml": f"""\
- id: quiz_silent
  about: almaz
  kind: true_false
  difficulty: '1'
  prompt: {{az: “Almaz” səssizdir., en: “Almaz” is silent., ru: «Алмас» — немой.}}
  truth: 'true'
  why: {{az: Səssizdir., en: It is silent., ru: Он немой.}}
- id: quiz_where
  about: founding
  kind: choice
  difficulty: '2'
  prompt: {{az: Harada?, en: Where?, ru: Где?}}
  answer: {_same("Baku")}
  wrong: [{_same("Ganja")}, {_same("Shaki")}, {_same("Quba")}]
  why: {{az: Bakıda idi., en: It was there., ru: Это было там.}}
""",
}
HEAD = re.compile(r"^\[([\w./]+)\] (\w+), (\w+), difficulty ([123])$", re.MULTILINE)
COUNT = re.compile(r"^(\d+) questions of (\d+)\n\Z", re.MULTILINE)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("knowledge")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


class Shell:
    """Runs `kb questions` over the small knowledge in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def questions(self, *options: str) -> str:
        assert cli.main(("kb", "questions", *options)) == 0
        printed = self._capsys.readouterr()
        assert printed.err == ""
        return printed.out

    def heads(self, *options: str) -> list[tuple[str, str, str]]:
        """Give the ids, kinds and topics of what is printed."""
        return [(id, kind, topic) for id, kind, topic, _ in HEAD.findall(self.questions(*options))]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small: Path) -> Shell:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(small))
    return Shell(capsys)


def counts(printed: str) -> tuple[int, int]:
    found = COUNT.search(printed)
    assert found
    return int(found[1]), int(found[2])


def test_ten_questions_are_printed_and_all_are_counted(shell: Shell) -> None:
    printed = shell.questions()
    fitting, total = counts(printed)
    assert len(HEAD.findall(printed)) == 10
    assert fitting == total > 20


def test_a_question_is_printed_with_all_that_stands_around_it(shell: Shell) -> None:
    printed = shell.questions("--kind", "true_false", "--topic", "films", "--lang", "en", "--count", "0")
    assert (
        "[almaz.quiz_silent.true_false] true_false, films, difficulty 1\n"
        "decade: 1930\n"
        "“Almaz” is silent.\n"
        "  1. True\n"
        "  2. False\n"
        "  = True\n"
        "  It is silent.\n"
        "  Archive (https://example.org/archive)\n"
        "\n"
    ) in printed


def test_the_hint_to_a_question_is_printed(shell: Shell) -> None:
    printed = shell.questions("--kind", "year", "--topic", "history", "--lang", "en", "--count", "0")
    assert re.search(r"opening of hall number 1\?\n  hint: .*1900s.*\n  = 1900\n", printed)


def test_clues_are_printed_in_their_order(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KNOWLEDGE_DIR")  # the small knowledge has too little of anybody for clues
    printed = shell.questions("--kind", "clues", "--lang", "en", "--count", "1")
    assert printed.count("  clue: ") in (4, 5)
    assert re.search(r"  clue: .*·.*\n  = ", printed)  # the last one shows the first letters


@pytest.mark.parametrize("count", [1, 3, 1000])
def test_as_many_as_wanted_are_printed(shell: Shell, count: int) -> None:
    printed = shell.questions("--count", str(count))
    assert len(HEAD.findall(printed)) == min(count, counts(printed)[0])


def test_a_count_of_nought_prints_all(shell: Shell) -> None:
    printed = shell.questions("--count", "0")
    ids = [head[0] for head in HEAD.findall(printed)]
    assert len(set(ids)) == len(ids) == counts(printed)[1]


def test_topics_and_kinds_part_the_whole(shell: Shell) -> None:
    every = shell.heads("--count", "0")
    for topic in TOPICS:
        assert sorted(shell.heads("--topic", topic, "--count", "0")) == sorted(one for one in every if one[2] == topic)
    for kind in KINDS:
        assert sorted(shell.heads("--kind", kind, "--count", "0")) == sorted(one for one in every if one[1] == kind)
    assert {topic for _, _, topic in every} >= {"films", "directors", "history", "studio", "people"}
    assert {kind for _, kind, _ in every} >= {"choice", "true_false", "year", "order"}


def test_a_topic_and_a_kind_together_must_both_fit(shell: Shell) -> None:
    every = shell.questions("--topic", "directors", "--kind", "true_false", "--count", "0")
    heads = HEAD.findall(every)
    assert {(kind, topic) for _, kind, topic, _ in heads} == {("true_false", "directors")}
    assert counts(every)[0] == len(heads) == 8


def test_what_nothing_fits_is_said(shell: Shell) -> None:
    printed = shell.questions("--topic", "music", "--count", "0")
    assert HEAD.findall(printed) == []
    assert counts(printed)[0] == 0


@pytest.mark.parametrize(("language", "asked"), [("az", "Harada?"), ("en", "Where?"), ("ru", "Где?")])
def test_questions_are_printed_in_the_language_wanted(shell: Shell, language: str, asked: str) -> None:
    printed = shell.questions("--topic", "studio", "--kind", "choice", "--lang", language)
    assert printed.splitlines()[1] == asked


def test_questions_are_printed_in_azerbaijani_unless_told_otherwise(shell: Shell) -> None:
    assert shell.questions("--topic", "studio", "--kind", "choice").splitlines()[1] == "Harada?"


def test_the_language_changes_the_words_alone(shell: Shell) -> None:
    heads = {language: shell.heads("--lang", language) for language in LANGUAGES}
    assert heads["az"] == heads["en"] == heads["ru"]


def test_the_same_seed_prints_the_same(shell: Shell) -> None:
    assert shell.questions("--seed", "one") == shell.questions("--seed", "one")
    assert shell.questions("--seed", "") == shell.questions()


def test_another_seed_prints_another_sample(shell: Shell) -> None:
    samples = [tuple(shell.heads("--seed", seed, "--count", "5")) for seed in ("one", "two", "three")]
    assert len(set(samples)) == 3


@pytest.mark.parametrize("options", [("--topic", "sport"), ("--kind", "riddle"), ("--lang", "de"), ("--count", "many")])
def test_what_there_is_not_is_refused(shell: Shell, options: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as caught:
        shell.questions(*options)
    assert caught.value.code == 2
