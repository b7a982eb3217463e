"""Typed quiz answers: what a fair quizmaster would rule."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.grade import KINDS, grade
from bot.matching.verdict import Verdict
from knowledge.fields import Fields, Report
from knowledge.model import LANGUAGES
from knowledge.strict_yaml import Sequence, parse

CORRECT, CLOSE, WRONG = Verdict.CORRECT, Verdict.CLOSE, Verdict.WRONG
FOLDER = Path(__file__).parent.parent / "grades"
SEVIL = ["Sevil", "Севиль"]
HAJIBEYOV = ["Üzeyir Hacıbəyli", "Uzeyir Hajibeyov", "Узеир Гаджибеков"]
GULIYEV = ["Tofiq Quliyev", "Tofig Guliyev", "Тофик Кулиев"]
OTHER_GULIYEV = ["Eldar Quliyev"]


def cases(language: str) -> list[tuple[list[str], str, str, list[str], str]]:
    name = f"{language}.yaml"
    node, report = parse((FOLDER / name).read_bytes(), name), Report()
    found = []
    for item in node.items if isinstance(node, Sequence) else ():
        fields = Fields(item, name, report)
        accepted, others = fields.texts("accepted"), fields.texts("others")
        answer, kind = fields.text("given"), fields.text("kind", required=True)
        found.append((list(accepted), answer, kind, list(others), fields.text("verdict", required=True)))
        fields.text("why")
        fields.close()
    assert not report.problems, "\n".join(map(str, report.problems))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_are_graded_as_a_quizmaster_would(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = Counter(
        (wanted, grade(accepted, answer, kind, others).word)
        for accepted, answer, kind, others, wanted in cases(language)
    )
    with capsys.disabled():
        print(
            f"\n{language}: "
            + ", ".join(f"{wanted} as {got} {count}" for (wanted, got), count in sorted(found.items()))
        )
    total = Counter[str]()
    for (wanted, _), count in found.items():
        total[wanted] += count
    assert total.total() >= 200
    assert found["wrong", "correct"] < 0.01 * total["wrong"]
    assert found["correct", "wrong"] + found["correct", "close"] < 0.05 * total["correct"]
    assert sum(count for (wanted, got), count in found.items() if wanted == got) > 0.9 * total.total()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("sevil", CORRECT),
        ("“Sevil” filmi", CORRECT),
        ("I think it is Sevil!", CORRECT),
        ("о Севиле", CORRECT),
        ("Sevil or Almaz", WRONG),
        ("Almaz", WRONG),
        ("not Sevil", WRONG),
        ("Sevil, Almaz, Nizami", WRONG),
        ("", WRONG),
        ("🎬", WRONG),
    ],
)
def test_a_title(text: str, verdict: Verdict) -> None:
    assert grade(SEVIL, text, "title", ["Almaz", "Nizami"]) is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("hajibeyov", CORRECT),
        ("Ü. Hacıbəyli", CORRECT),
        ("Гаджибеков Узеир", CORRECT),
        ("Uzeir Gadzhibekov", CORRECT),
        ("композитор Гаджибеков", CORRECT),
        ("Uzeyir", WRONG),
        ("U.H.", WRONG),
        ("A. Hajibeyov", WRONG),
    ],
)
def test_a_person(text: str, verdict: Verdict) -> None:
    assert grade(HAJIBEYOV, text, "person", ["Qara Qarayev"]) is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Quliyev", CLOSE), ("Кулиев", CLOSE), ("T. Quliyev", CORRECT), ("E. Quliyev", WRONG), ("Eldar Guliyev", WRONG)],
)
def test_a_shared_surname_needs_a_given_name_or_its_initial(text: str, verdict: Verdict) -> None:
    assert grade(GULIYEV, text, "person", OTHER_GULIYEV) is verdict


def test_a_woman_s_surname_is_not_her_namesake_s() -> None:
    assert grade(["Hasan Mammadov"], "Mammadov", "person", ["Shafiga Mammadova"]) is CORRECT
    assert grade(["Hasan Mammadov"], "Mammadova", "person", ["Shafiga Mammadova"]) is WRONG


@pytest.mark.parametrize(
    ("accepted", "text", "verdict"),
    [
        ("1945", "1945-ci ildə", CORRECT),
        ("1945", "min doqquz yüz qırx beş", CORRECT),
        ("1945", "nineteen forty-five", CORRECT),
        ("1945", "тысяча девятьсот сорок пятый", CORRECT),
        ("1945", "45", CLOSE),
        ("1945", "1946", WRONG),
        ("1945", "1945 or 1946", WRONG),
        ("1945", "1940-1950", WRONG),
        ("1945", "1940s", WRONG),
        ("1945", "before 1945", WRONG),
        ("1945", "around the war", WRONG),
        ("83", "83 minutes", CORRECT),
        ("1920s", "двадцатые", CORRECT),
        ("1920s", "1930s", WRONG),
        ("1914-1916", "с 1914 по 1916", CORRECT),
        ("1914-1916", "1915", CLOSE),
        ("1914-1916", "1917", WRONG),
        ("2 August 1898", "02.08.1898", CORRECT),
        ("2 August 1898", "2 avqust 1898-ci il", CORRECT),
        ("2 August 1898", "August 1898", CLOSE),
        ("2 August", "3 августа", WRONG),
        ("2000", "2,000", CORRECT),
    ],
)
def test_a_year_or_number(accepted: str, text: str, verdict: Verdict) -> None:
    assert grade([accepted], text, "year") is verdict


def test_a_telling_word_that_is_missing_is_close() -> None:
    assert grade(["Arşın mal alan"], "mal alan", "title", ["O olmasın, bu olsun"]) is CLOSE


def test_a_number_in_a_title_tells_it_from_its_sequel() -> None:
    first, second = "Don't Be Afraid, I'm with You", "Don't Be Afraid, I'm with You 1919"
    assert grade([first], second, "title", [second]) is WRONG
    assert grade([second], first, "title", [first]) is WRONG
    assert grade([second], second, "title", [first]) is CORRECT


def test_of_a_place_the_town_is_enough() -> None:
    assert grade(["Sloviansk, Kharkov governorate"], "Sloviansk", "place") is CORRECT
    assert grade(["Sloviansk, Kharkov governorate"], "Poltava", "place") is WRONG


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'song'.*title"):
        grade(SEVIL, "Sevil", "song")


TEXTS = st.text(max_size=60)


@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS, st.sampled_from(KINDS), st.lists(TEXTS, max_size=3))
def test_whatever_is_typed_gets_a_verdict(accepted: list[str], text: str, kind: str, others: list[str]) -> None:
    assert grade(accepted, text, kind, others) in Verdict


@pytest.mark.parametrize("text", ["Sevil " * 20_000, "س" * 100_000, "\0", "🎬" * 500, "1" * 5000])
@pytest.mark.parametrize("kind", KINDS)
def test_a_flood_is_wrong(text: str, kind: str) -> None:
    assert grade(SEVIL, text, kind) is WRONG
