"""The matcher on the public question sets, in short: the whole comparison is `benchmarks/bench_public.py`."""

import os
import random

import pytest
from rapidfuzz import fuzz

from benchmarks.baselines import Method, ours, rapid
from benchmarks.public_sets import NAMES, PublicSet, read_public_set
from benchmarks.typos import with_typos

QUESTIONS = 300


def public_set(name: str) -> PublicSet:
    try:
        return read_public_set(name)
    except FileNotFoundError as missing:
        if os.environ.get("REQUIRE_BENCHMARKS"):
            raise
        pytest.skip(str(missing))


def accuracy(method: Method, asked: list[tuple[str, str]]) -> float:
    return sum(method(text)[0] == wanted for text, wanted in asked) / len(asked)


@pytest.mark.parametrize("name", NAMES)
def test_it_beats_a_whole_sentence_score_by_far_clean_and_with_typos(name: str) -> None:
    public, chance = public_set(name), random.Random(3)
    inside = [(text, wanted) for text, wanted in public.questions if wanted]
    clean = chance.sample(inside, QUESTIONS)
    misspelt = [(with_typos(text, chance), wanted) for text, wanted in clean]
    method, baseline = ours(public.phrasings), rapid(fuzz.QRatio)(public.phrasings)
    assert accuracy(method, clean) > accuracy(baseline, clean) + 0.1
    assert accuracy(method, misspelt) > accuracy(baseline, misspelt) + 0.1


def test_a_missing_set_is_named_with_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BENCHMARK_DIR", "/nowhere")
    with pytest.raises(FileNotFoundError, match=r"/nowhere/clinc150_k10\.json.*oos-eval.*BENCHMARK_DIR"):
        read_public_set("clinc150_k10")


def test_typos_are_seeded_and_grow_with_the_text() -> None:
    text = "who composed the music of the film " * 4
    assert with_typos(text, random.Random(1)) == with_typos(text, random.Random(1)) != text
    assert with_typos("", random.Random(1)) == ""
