"""Questions without an answer: counted without names, swept in the end; what is ignored stays ignored."""

from datetime import timedelta

import pytest

from bot.chat import Unanswered
from bot.messages import Account
from bot.storage import tables
from bot.storage.store import Store
from bot.storage.unanswered import ignore, ignored, unanswered
from bot.storage.visit import visit
from knowledge.model import LANGUAGES, Language
from tests.storage.conftest import Hands
from tests.storage.scenes import connection_of, dump, rows_of

OUTCOMES = ("unknown", "suggest", "none", "reported", "near")


async def ask(
    store: Store,
    *askers: str,
    question: str = "who",
    language: Language = "en",
    outcome: str = "unknown",
    about: str = "",
) -> None:
    for asker in askers:
        async with store.transaction() as tx:
            one = Unanswered(question, language, outcome, about)
            await tx.keep_unanswered(Account("console", asker), one)


async def kept(store: Store) -> list[tuple[str, str, str, str, int]]:
    async with store.transaction() as tx:
        found = await unanswered(connection_of(tx))
    return sorted((one.question, one.language, one.outcome, one.about, askers) for one, askers in found)


async def ignoring(store: Store, *questions: str, moment: int = 5) -> frozenset[str]:
    async with store.transaction() as tx:
        await ignore(connection_of(tx), questions, moment)
    async with store.transaction() as tx:
        return await ignored(connection_of(tx))


async def sweep(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.sweep()


async def test_where_nothing_was_asked_nothing_is_given(store: Store) -> None:
    assert await kept(store) == []
    assert await ignoring(store) == frozenset()


async def test_those_who_ask_the_same_are_counted(store: Store) -> None:
    await ask(store, "ann", "bob", "cem")
    await ask(store, "ann", question="when")
    assert await kept(store) == [("when", "en", "unknown", "", 1), ("who", "en", "unknown", "", 3)]


async def test_one_who_asks_often_counts_once(store: Store, clock: Hands) -> None:
    for _ in range(3):
        clock.now += timedelta(days=1)
        await ask(store, "ann", "ann")
    assert await kept(store) == [("who", "en", "unknown", "", 1)]
    (row,) = await rows_of(store, tables.unanswered)
    assert row["day"] == clock.now.date().isoformat()


async def test_one_who_asks_in_several_languages_counts_once_in_the_last(store: Store) -> None:
    for language in LANGUAGES:
        await ask(store, "ann", language=language)
    assert await kept(store) == [("who", "ru", "unknown", "", 1)]


async def test_what_came_of_a_question_last_is_what_is_kept(store: Store) -> None:
    await ask(store, "ann", outcome="suggest", about="first_show,first_film")
    await ask(store, "ann", outcome="none", about="first_show")
    assert await kept(store) == [("who", "en", "none", "first_show", 1)]


@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_every_outcome_is_kept_with_what_it_is_about(store: Store, outcome: str) -> None:
    await ask(store, "ann", "bob", outcome=outcome, about="sevil_1929.director")
    assert await kept(store) == [("who", "en", outcome, "sevil_1929.director", 2)]


async def test_other_languages_outcomes_and_entries_are_counted_apart(store: Store) -> None:
    await ask(store, "a", "b", language="az")
    await ask(store, "c")
    await ask(store, "d", "e", outcome="near", about="q1")
    await ask(store, "f", outcome="near", about="q2")
    assert await kept(store) == [
        ("who", "az", "unknown", "", 2),
        ("who", "en", "near", "q1", 2),
        ("who", "en", "near", "q2", 1),
        ("who", "en", "unknown", "", 1),
    ]


async def test_what_is_kept_of_a_question_is_what_was_asked_and_when(store: Store) -> None:
    await ask(store, "ann", question="kim? 'ə'", language="az")
    (row,) = await rows_of(store, tables.unanswered)
    assert len(row.pop("asker")) == 32
    assert row == {"question": "kim? 'ə'", "language": "az", "outcome": "unknown", "day": "2026-04-28", "about": ""}


# --- ignored


async def test_what_is_ignored_is_remembered_once(store: Store) -> None:
    assert await ignoring(store, "who", "when", "who", moment=5) == {"who", "when"}
    assert await ignoring(store, "who", "where", moment=6) == {"who", "when", "where"}
    assert {row["question"]: row["at"] for row in await rows_of(store, tables.ignored)} == {
        "when": 5,
        "where": 6,
        "who": 5,
    }


async def test_a_question_goes_after_half_a_year_and_what_is_ignored_stays(store: Store, clock: Hands) -> None:
    await ask(store, "ann", "bob")
    await ignoring(store, "who")
    clock.now += timedelta(days=180)
    await sweep(store)
    assert len(await kept(store)) == 1
    clock.now += timedelta(days=10_000)
    await sweep(store)
    assert await kept(store) == []
    assert await ignoring(store) == {"who"}


async def test_who_is_erased_takes_their_questions_along_but_not_what_is_ignored(store: Store) -> None:
    for outcome in OUTCOMES:
        await ask(store, "zqx", question=outcome, outcome=outcome, about="sevil_1929")
    await ask(store, "bob", question="near", outcome="near", about="sevil_1929")
    await ignoring(store, "near")
    async with store.transaction() as tx:
        await tx.forget(Account("console", "zqx"))
    assert await kept(store) == [("near", "en", "near", "sevil_1929", 1)]
    assert await ignoring(store) == {"near"}
    assert not any("zqx" in row for rows in (await dump(store)).values() for row in rows)


# --- a visit from outside


async def test_a_visitor_sees_what_is_kept_and_what_they_write_stays(store: Store) -> None:
    await ask(store, "ann", "bob")
    address = store._url.render_as_string(hide_password=False)
    async with visit(address) as connection:
        assert [askers for _, askers in await unanswered(connection)] == [2]
        await ignore(connection, ["who"], 7)
    assert await ignoring(store) == {"who"}


async def test_what_a_visitor_breaks_off_is_not_written(store: Store) -> None:
    address = store._url.render_as_string(hide_password=False)
    with pytest.raises(ZeroDivisionError):
        async with visit(address) as connection:
            await ignore(connection, ["who"], 7)
            raise ZeroDivisionError
    assert await ignoring(store) == frozenset()
