"""Choosing the questions of a game: mixed, repeatable, and nothing again before all was asked."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.games.bank import QuestionBank
from bot.games.choosing import Chosen, choose
from bot.games.draft import Draft, Subject, Value, line
from bot.games.question import KINDS, TOPICS, Kind, Topic
from bot.matching.asked import Asked
from bot.matching.fold import fold
from knowledge.model import Person, Source, Text

SOURCE = Source("Archive", "https://example.org")
SEEDS = [f"seed {number}" for number in range(12)]


def draft(
    entry: str = "almaz",
    name: str = "director",
    kind: Kind = "choice",
    topic: Topic = "films",
    level: int = 1,
    year: int | None = None,
) -> Draft:
    subject = Subject(entry, SOURCE, Asked(entry), year)
    return Draft(subject, name, kind, topic, level, Text("?", "?", "?"), "x", ())


def different(count: int) -> list[Draft]:
    """Give drafts of which each asks for a fact of its own."""
    return [draft(f"entry_{number}") for number in range(count)]


DRAFTS = st.lists(
    st.builds(
        draft,
        entry=st.sampled_from(["almaz", "bahar", "ceyran", "durna"]),
        name=st.sampled_from(["director", "director/true", "director/film", "year", "year/decade", "plot"]),
        kind=st.sampled_from(KINDS),
        topic=st.sampled_from(TOPICS),
        level=st.integers(1, 5),
        year=st.sampled_from([None, 1929, 1936, 1970]),
    ),
    max_size=30,
    unique_by=lambda one: one.id,
)


@st.composite
def games(
    draw: st.DrawFn,
) -> tuple[list[tuple[list[Draft], int]], int, frozenset[str], str]:
    """Give rings, how many questions are wanted, what was seen, and a seed."""
    drafts = draw(DRAFTS)
    share = st.lists(st.sampled_from(drafts), unique_by=lambda one: one.id) if drafts else st.just([])
    rings = draw(st.lists(st.tuples(share, st.integers(0, 8)), max_size=3))
    seen = draw(st.frozensets(st.sampled_from([one.id for one in drafts]))) if drafts else frozenset[str]()
    return [*rings, (drafts, draw(st.integers(0, 12)))], draw(st.integers(0, 12)), seen, draw(st.text(max_size=5))


@given(games())
def test_never_more_than_wanted_and_none_twice(
    game: tuple[list[tuple[list[Draft], int]], int, frozenset[str], str],
) -> None:
    rings, count, seen, seed = game
    chosen = choose(rings, count, seen, seed)
    by_id = {one.id: one for drafts, _ in rings for one in drafts}
    facts = [by_id[id].fact for id in chosen.ids]
    assert len(chosen.ids) <= min(count, sum(most for _, most in rings))
    assert len(set(chosen.ids)) == len(chosen.ids)
    assert len(set(facts)) == len(facts)


@given(games())
def test_what_was_seen_comes_again_only_as_renewed(
    game: tuple[list[tuple[list[Draft], int]], int, frozenset[str], str],
) -> None:
    rings, count, seen, seed = game
    chosen = choose(rings, count, seen, seed)
    assert chosen.renewed <= seen
    assert set(chosen.ids) & seen <= chosen.renewed


@given(games(), st.randoms(use_true_random=False))
def test_the_order_of_the_drafts_does_not_matter(
    game: tuple[list[tuple[list[Draft], int]], int, frozenset[str], str], chance: random.Random
) -> None:
    rings, count, seen, seed = game
    turned = [(chance.sample(drafts, len(drafts)), most) for drafts, most in rings]
    assert choose(turned, count, seen, seed) == choose(rings, count, seen, seed)


@given(DRAFTS, st.integers(0, 12), st.text(max_size=5))
def test_one_ring_gives_all_that_is_wanted_as_long_as_it_has_facts(drafts: list[Draft], count: int, seed: str) -> None:
    chosen = choose([(drafts, count)], count, frozenset(), seed)
    assert len(chosen.ids) == min(count, len({one.fact for one in drafts}))
    assert chosen.renewed == frozenset()


@given(DRAFTS, st.integers(1, 12), st.text(max_size=5), st.data())
def test_only_what_is_unseen_is_asked_while_it_lasts(
    drafts: list[Draft], count: int, seed: str, data: st.DataObject
) -> None:
    ids = [one.id for one in drafts]
    seen = data.draw(st.frozensets(st.sampled_from(ids))) if ids else frozenset[str]()
    fresh = {one.fact for one in drafts if one.id not in seen}
    chosen = choose([(drafts, count)], count, seen, seed)
    if len(fresh) >= count:
        assert not set(chosen.ids) & seen
        assert chosen.renewed == frozenset()
    else:
        assert chosen.renewed == seen


def test_another_seed_chooses_others() -> None:
    drafts = different(40)
    assert len({choose([(drafts, 5)], 5, (), seed).ids for seed in SEEDS}) == len(SEEDS)


def test_ways_to_ask_the_same_are_one_fact() -> None:
    ways = [draft(name=name) for name in ("director", "director/true", "director/film")]
    assert len(choose([(ways, 3)], 3, (), "").ids) == 1


def test_rings_are_asked_in_their_order_each_for_its_share() -> None:
    first, second = different(6), [draft(f"other_{number}") for number in range(6)]
    for seed in SEEDS:
        ids = choose([(first, 2), (second, 3)], 10, (), seed).ids
        assert [id.partition("_")[0] for id in ids] == ["entry", "entry", "other", "other", "other"]


def test_a_later_ring_does_not_repeat_what_a_former_asked() -> None:
    drafts = different(5)
    assert sorted(choose([(drafts[:2], 2), (drafts, 5)], 5, (), "").ids) == sorted(one.id for one in drafts)


def test_what_a_small_ring_cannot_give_comes_from_the_next() -> None:
    drafts = different(10)
    ids = choose([(drafts[:1], 4), (drafts, 6)], 6, (), "").ids
    assert ids[0] == drafts[0].id
    assert len(ids) == 6


def test_only_the_ring_that_ran_out_is_renewed() -> None:
    first, second = different(4), [draft(f"other_{number}") for number in range(9)]
    seen = {one.id for one in (*first, second[0], second[1])}
    chosen = choose([(first, 3), (second, 3)], 6, seen, "")
    assert chosen.renewed == {one.id for one in first}
    assert not {second[0].id, second[1].id} & set(chosen.ids)


def test_nothing_to_ask_gives_no_questions() -> None:
    assert choose([], 10, (), "") == Chosen(())
    assert choose([((), 10)], 10, (), "") == Chosen(())
    assert choose([(different(3), 3)], 0, (), "") == Chosen(())


@pytest.mark.parametrize("seed", SEEDS)
def test_kinds_topics_and_decades_take_turns(seed: str) -> None:
    kinds = [draft(f"kind_{kind}_{at}", kind=kind) for kind in ("choice", "year") for at in range(10)]
    topics = [draft(f"topic_{topic}_{at}", topic=topic) for topic in ("films", "music") for at in range(10)]
    decades = [draft(f"year_{year}_{at}", year=year) for year in (1930, 1970) for at in range(10)]
    for drafts in (topics, decades):
        chosen = choose([(drafts, 6)], 6, (), seed).ids
        assert sorted(Counter(id.split("_")[1] for id in chosen).values()) == [3, 3]
    assert {id.split("_")[1] for id in choose([(kinds, 6)], 6, (), seed).ids} == {"choice", "year"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_game_goes_from_easy_to_hard(seed: str) -> None:
    drafts = [draft(f"level{level}_{at}", level=level) for level in (1, 2, 3) for at in range(10)]
    ids = choose([(drafts, 9)], 9, (), seed).ids
    levels = [int(id[len("level")]) for id in ids]
    assert levels == sorted(levels)
    assert set(levels) == {1, 2, 3}


def test_an_entry_is_asked_about_once_where_there_are_others() -> None:
    drafts = [draft(f"entry_{at}", name) for at in range(6) for name in ("director", "year", "plot")]
    for seed in SEEDS:
        ids = choose([(drafts, 6)], 6, (), seed).ids
        assert len({id.partition(".")[0] for id in ids}) == 6


# --- questions that give each other away


def same(text: str) -> Text:
    return Text(text, text, text)


def asks(entry: str, prompt: str, answer: Value, why: str = "") -> Draft:
    """Give a question written by hand."""
    return replace(draft(entry), prompt=same(prompt), answer=answer, why=(same(why),) if why else ())


AMO = Person("amo", Text("Amo Bek-Nazarov", "Amo Bek-Nazarov", "Амо Бек-Назаров"), "male")
TITLE = asks("title", "Hansı film ilk səsli filmdir?", same("Mavi dənizin sahilində"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, asks("shore", "“Mavi dənizin sahilində” harada çəkilib?", same("Lənkəran"))),
        (TITLE, asks("shore", "MAVİ DƏNİZİN SAHİLİNDƏ filmi harada çəkilib?", same("Lənkəran"))),
        (TITLE, asks("shore", "Harada?", same("Lənkəran"), why="Orada “Mavi dənizin sahilində” çəkilib.")),
        (TITLE, asks("shore", "“Mavi dənizin sahilində” 1935-ci ildə çəkilib.", "true")),
        (asks("director", "Kim çəkib?", AMO), asks("sevil", "Amo Bek-Nazarov “Sevil”i nə vaxt çəkib?", 1929)),
    ],
)
def test_no_question_tells_the_answer_to_another(one: Draft, other: Draft, seed: str) -> None:
    assert len(choose([([one, other], 2)], 2, (), seed).ids) == 1
    for first, second in ((one, other), (other, one)):
        assert choose([([first], 1), ([second], 1)], 2, (), seed).ids == (first.id,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (asks("title", "Hansı film?", same("Nar")), asks("garden", "Bağda nar nə vaxt yetişir?", same("payızda"))),
        (asks("first", "Birinci?", AMO), asks("second", "İkinci?", AMO)),
        (asks("first", "Birinci?", same("Almaz")), asks("second", "İkinci?", same("Almaz"))),
        (asks("first", "Birincisi “Sevil” idi?", "true"), asks("second", "Hansı “true” adlanır?", 1929)),
    ],
)
def test_what_tells_an_answer_to_nobody_may_be_asked_with_it(one: Draft, other: Draft) -> None:
    for seed in SEEDS:
        assert len(choose([([one, other], 2)], 2, (), seed).ids) == 2


def test_a_question_may_explain_its_own_answer() -> None:
    alone = asks("title", "“Sevil” kimdir?", same("Sevil"), why="Sevil qəhrəmandır.")
    assert choose([([alone], 1)], 1, (), "").ids == (alone.id,)


def test_another_question_takes_the_place_of_one_that_would_tell() -> None:
    telling = asks("shore", "“Mavi dənizin sahilində” harada çəkilib?", same("Lənkəran"))
    other = replace(draft("other"), prompt=line("ask-director"))
    for seed in SEEDS:
        ids = choose([([TITLE, telling, other], 3)], 3, (), seed).ids
        assert other.id in ids
        assert len(ids) == 2


# --- the real bank


@pytest.fixture(scope="module")
def bank(own_bank: QuestionBank) -> Sequence[Draft]:
    return tuple(own_bank.drafts.values())


def game(bank: Sequence[Draft], seed: str, seen: frozenset[str] = frozenset()) -> list[Draft]:
    by_id = {one.id: one for one in bank}
    return [by_id[id] for id in choose([(bank, 10)], 10, seen, seed).ids]


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_questions_of_the_real_bank_are_mixed(bank: Sequence[Draft], seed: str) -> None:
    asked = game(bank, seed)
    kinds, topics = Counter(one.kind for one in asked), Counter(one.topic for one in asked)
    decades = Counter(one.decade for one in asked)
    assert len(asked) == 10
    assert len(kinds) >= 4
    assert kinds.pop("choice") <= 5
    assert max(kinds.values()) <= 2
    assert len(topics) >= 5
    assert max(topics.values()) <= 3
    assert len(decades) >= 5
    assert max(decades.values()) <= 4


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_questions_of_the_real_bank_are_on_ten_things(bank: Sequence[Draft], seed: str) -> None:
    asked = Counter(entry for one in game(bank, seed) for entry in one.about)
    assert max(asked.values()) == 1


def test_no_question_of_a_game_on_history_tells_the_answer_to_another(bank: Sequence[Draft]) -> None:
    handmade = [one for one in bank if one.topic in ("history", "studio")]
    for asked in (game(handmade, seed) for seed in SEEDS):
        assert len(asked) == 10
        for one in asked:
            answer = one.answer.name if isinstance(one.answer, Person) else one.answer
            others = [other for other in asked if other is not one]
            texts = [text.az for other in others for text in (other.prompt, *other.why) if isinstance(text, Text)]
            if isinstance(answer, Text) and len(answer.az) > 3:
                assert not any(f" {fold(answer.az)} " in f" {fold(text)} " for text in texts), one.id


def test_every_kind_and_topic_has_its_turn(bank: Sequence[Draft]) -> None:
    asked = [one for seed in SEEDS for one in game(bank, seed)]
    assert {one.kind for one in asked} == set(KINDS)
    assert {one.topic for one in asked} == set(TOPICS)


def test_games_of_the_real_bank_grow_harder(bank: Sequence[Draft]) -> None:
    played = [game(bank, seed) for seed in SEEDS]
    start, end = ([one.difficulty for asked in played for one in part(asked)] for part in (_first_half, _second_half))
    assert mean(start) < 1.7
    assert mean(end) > 2.3


def _first_half(asked: list[Draft]) -> list[Draft]:
    return asked[:5]


def _second_half(asked: list[Draft]) -> list[Draft]:
    return asked[5:]


def test_the_real_bank_chooses_the_same_in_any_order(bank: Sequence[Draft]) -> None:
    assert game(bank, "seed") == game(bank[::-1], "seed")


def test_games_on_a_topic_repeat_nothing_until_it_runs_out(bank: Sequence[Draft]) -> None:
    history = [one for one in bank if one.topic == "history"]
    seen: set[str] = set()
    for number in range(len(history)):
        chosen = choose([(history, 10)], 10, seen, str(number))
        if chosen.renewed:
            assert len({one.fact for one in history if one.id not in seen}) < 10
            break
        assert len(chosen.ids) == 10
        assert not seen & set(chosen.ids)
        seen |= set(chosen.ids)
    assert len(seen) >= len({one.fact for one in history}) - 10
