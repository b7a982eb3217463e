"""The ledger as the database adds it up: boards, records and past games."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.boards import Lookup
from bot.chat import Turn
from bot.games.ledger import NO_RECORD, PERIODS, Period, Record, Row, Total, board, period_start
from bot.lookups import Lookups
from bot.messages import Account, Address, Place
from bot.options import BoardOptions
from bot.storage import tables
from bot.storage.store import Store
from tests.storage.conftest import Hands
from tests.storage.scenes import HERE, THERE, chat_at, entry, execute, finished, game_in, keep, rows_of, score

EVER = datetime(1990, 1, 1, tzinfo=UTC)
ANN, BOB = Account("console", "ann"), Account("console", "bob")


async def totals(
    store: Store, since: datetime = EVER, together: bool = True, place: Place | None = HERE
) -> dict[str, tuple[str, int, int]]:
    """Give name, points and right answers by player."""
    async with store.transaction() as tx:
        found = await tx.ledger.totals(since, together, place)
    assert len({one.player for one in found}) == len(found)
    return {one.player.player: (one.name, one.points, one.right) for one in found}


async def record(store: Store, account: Account = ANN) -> Record:
    async with store.transaction() as tx:
        return await tx.ledger.record(account)


# --- boards


async def test_points_and_right_answers_add_up(store: Store) -> None:
    await score(
        store,
        entry("ann", 100),
        entry("ann", 40, round=2),
        entry("ann", 0, right=False, round=3),
        entry("bob", 90),
    )
    assert await totals(store) == {"ann": ("Ann", 140, 2), "bob": ("Bob", 90, 1)}
    async with store.transaction() as tx:
        assert board(await tx.ledger.totals(EVER, True, HERE)) == [
            Row(1, ANN, "Ann", 140, 2),
            Row(2, BOB, "Bob", 90, 1),
        ]


async def test_together_and_alone_share_no_answer(store: Store) -> None:
    await score(store, entry("ann", 100), entry("ann", 70, together=False, round=2), entry("bob", 50))
    assert await totals(store) == {"ann": ("Ann", 100, 1), "bob": ("Bob", 50, 1)}
    assert await totals(store, together=False) == {"ann": ("Ann", 70, 1)}


async def test_points_of_one_board_bring_nobody_onto_the_other(store: Store) -> None:
    await score(store, entry("ann", 100, together=False), entry("ann", 0, right=False, round=2))
    assert await totals(store) == {}
    assert await totals(store, together=False) == {"ann": ("Ann", 100, 1)}


async def test_an_answer_at_the_very_start_of_a_period_counts_and_one_before_does_not(
    store: Store, clock: Hands
) -> None:
    start = period_start("day", clock.now)
    for player, moment in (("ann", start), ("bob", start - timedelta(microseconds=1)), ("eve", start)):
        clock.now = moment
        await score(store, entry(player))
    assert (await totals(store, start)).keys() == {"ann", "eve"}
    assert (await totals(store, start + timedelta(milliseconds=1))).keys() == set()


@pytest.mark.parametrize("period", PERIODS)
async def test_a_period_holds_what_was_answered_since_its_start(store: Store, clock: Hands, period: Period) -> None:
    now = clock.now
    start = max(period_start(period, now), EVER)
    for player, moment in (("ann", now), ("bob", start), ("eve", start - timedelta(seconds=1))):
        clock.now = moment
        await score(store, entry(player))
    known = {"ann", "bob", "eve"} if period == "all" else {"ann", "bob"}
    assert (await totals(store, period_start(period, now))).keys() == known


async def test_the_board_of_a_chat_is_of_that_chat_and_that_of_all_is_of_all(store: Store) -> None:
    telegram = Place("telegram", HERE.chat)
    await score(store, entry("ann", 1), entry("ann", 10, place=THERE), entry("ann", 100, place=telegram))
    assert await totals(store) == {"ann": ("Ann", 1, 1)}
    assert await totals(store, place=THERE) == {"ann": ("Ann", 10, 1)}
    async with store.transaction() as tx:
        everywhere = {one.player: one for one in await tx.ledger.totals(EVER, True, None)}
    assert everywhere == {
        ANN: Total(ANN, "Ann", 11, 2),
        Account("telegram", "ann"): Total(Account("telegram", "ann"), "Ann", 100, 1),
    }


async def test_nobody_without_points_is_on_a_board(store: Store) -> None:
    assert await totals(store) == {}
    await score(store, entry("ann", 0, right=False), entry("bob", 0), entry("eve", 5))
    assert await totals(store) == {"eve": ("Eve", 5, 1)}


async def test_a_player_stands_under_the_latest_name(store: Store) -> None:
    await score(store, entry("ann", name="Ann"), entry("ann", name="Ann K.", round=2))
    assert await totals(store) == {"ann": ("Ann K.", 200, 2)}
    await score(store, entry("ann", 5, name="Ən 🎬 'x'", place=THERE, together=False))
    assert await totals(store) == {"ann": ("Ən 🎬 'x'", 200, 2)}


async def test_two_players_of_one_name_have_a_total_each(store: Store) -> None:
    await score(store, entry("ann", name="A"), entry("bob", name="A"))
    assert await totals(store) == {"ann": ("A", 100, 1), "bob": ("A", 100, 1)}


async def test_a_player_without_a_known_name_has_none(store: Store) -> None:
    await score(store, entry("ann"))
    await execute(store, "DELETE FROM players")
    assert await totals(store) == {"ann": ("", 100, 1)}


async def test_many_points_are_numbers_of_the_same_kind_on_both_databases(store: Store) -> None:
    await score(store, entry("ann", 2**40), entry("ann", 2**40, round=2))
    async with store.transaction() as tx:
        (total,) = await tx.ledger.totals(EVER, True, None)
    assert (total.points, type(total.points), type(total.right)) == (2**41, int, int)


# --- once


async def test_a_score_counts_once_even_if_it_is_written_twice(store: Store) -> None:
    await score(store, entry("ann", 100), entry("ann", 100))
    await score(store, entry("ann", 70))
    assert await totals(store) == {"ann": ("Ann", 100, 1)}
    assert len(await rows_of(store, tables.scores)) == 1


async def test_the_same_round_of_another_game_or_chat_or_player_is_another_score(store: Store) -> None:
    await score(store, entry(), entry(game="g2"), entry(round=2), entry("bob"), entry(place=THERE))
    assert len(await rows_of(store, tables.scores)) == 5


async def test_a_score_is_kept_with_all_that_it_says(store: Store, clock: Hands) -> None:
    await score(store, entry("ann", 42, False, False, "Ann", 3, "music", THERE, "g7", 9))
    assert await rows_of(store, tables.scores) == [
        {
            "platform": "console",
            "chat": "there",
            "game": "g7",
            "round": 9,
            "player": "ann",
            "topic": "music",
            "points": 42,
            "correct": False,
            "streak": 3,
            "together": False,
            "at": round(clock.now.timestamp() * 1000),
        }
    ]


# --- the record


async def test_a_record_sums_up_games_answers_streaks_and_topics(store: Store) -> None:
    await score(
        store,
        entry("ann", topic="films", streak=1),
        entry("ann", topic="music", right=False, streak=0, points=0, round=2),
        entry("ann", topic="music", streak=4, game="g2", together=False),
        entry("ann", topic="music", streak=2, place=THERE),
        entry("ann", topic="music", streak=8, place=Place("telegram", "here")),
        entry("bob", topic="music", streak=9),
    )
    assert await record(store) == Record(3, 4, 3, 4, (("music", 2, 3), ("films", 1, 1)))


async def test_topics_of_as_many_answers_stand_in_the_order_of_the_first(store: Store, clock: Hands) -> None:
    for number, topic in enumerate(("studio", "films", "actors")):
        clock.now += timedelta(seconds=1)
        await score(store, entry("ann", topic=topic, round=number))  # type: ignore[arg-type]
    assert [topic for topic, _, _ in (await record(store)).topics] == ["studio", "films", "actors"]


async def test_whoever_has_not_answered_has_an_empty_record(store: Store) -> None:
    await score(store, entry("bob"))
    assert await record(store) == NO_RECORD


# --- names and standing share a row


async def test_a_name_and_a_standing_leave_each_other_alone(store: Store, clock: Hands) -> None:
    day = clock.now.date()
    async with store.transaction() as tx:
        await tx.keep_tries("console", day, {"ann": True, "bob": True})
    await score(store, entry("ann", name="Ann"))
    async with store.transaction() as tx:
        await tx.keep_tries("console", day + timedelta(1), {"ann": True})
    async with store.transaction() as tx:
        assert await tx.ledger.names([ANN, BOB, Account("telegram", "ann")]) == {ANN: "Ann"}
        assert await tx.ledger.names([]) == {}
        await tx.meet([Address("console", "here", "ann")])
        assert tx.standing[ANN].streak == 2


# --- past games


async def test_past_games_come_back_the_latest_first_and_no_more_than_asked_for(store: Store, clock: Hands) -> None:
    games = []
    for number in range(5):
        moment = clock.now + timedelta(minutes=number * 7 % 5)
        games.append(finished(f"g{number}", ["ann", "bob"][: number % 3], at=moment))
        await keep(store, replace(await chat_at(store), game=game_in("over", f"g{number}")), finished=games[-1])
    latest = sorted(games, key=lambda game: game.at, reverse=True)
    async with store.transaction() as tx:
        assert await tx.ledger.past_games(HERE, 99) == latest
        assert await tx.ledger.past_games(HERE, 2) == latest[:2]
        assert await tx.ledger.past_games(HERE, 0) == []
        assert await tx.ledger.past_games(THERE, 99) == []


async def test_a_game_that_runs_is_no_past_game(store: Store) -> None:
    await keep(store, replace(await chat_at(store), game=game_in("break")))
    async with store.transaction() as tx:
        assert await tx.ledger.past_games(HERE, 9) == []


async def test_a_past_game_keeps_what_it_was_about(store: Store) -> None:
    game = replace(game_in("over"), mode="anniversary", theme="film'arşın")
    past = replace(finished(winners=['o"dd', "%"]), mode="anniversary", theme="film'arşın", questions=12)
    async with store.transaction() as tx:
        await tx.take([HERE])
        tx.keep(HERE, Turn(replace(tx.chats[HERE], game=game), finished=past))
    async with store.transaction() as tx:
        assert await tx.ledger.past_games(HERE, 9) == [past]


# --- all chats together


async def test_the_board_of_all_chats_is_added_up_once_a_minute_and_names_nobody_who_was_erased(
    store: Store, clock: Hands
) -> None:
    lookups, everywhere = Lookups(), Lookup("top", BoardOptions(everywhere=True))

    async def board() -> dict[str, int]:
        async with store.transaction() as tx:
            ledger = await lookups.ledger_for(tx, everywhere, THERE, ANN)
        return {one.name: one.points for one in ledger.group}

    assert await board() == {}
    clock.now += timedelta(minutes=1)
    await score(store, entry("ann", 10), entry("bob", 5))
    assert await board() == {"Ann": 10, "Bob": 5}
    await score(store, entry("ann", 10, round=2))
    async with store.transaction() as tx:
        await tx.forget(Account("console", "bob"))
    clock.now += timedelta(seconds=59)
    assert await board() == {"Ann": 10, "": 5}
    clock.now += timedelta(seconds=1)
    assert await board() == {"Ann": 20, "": 5}


async def test_a_remembered_board_is_not_that_of_the_next_day(store: Store, clock: Hands) -> None:
    lookups, today = Lookups(), Lookup("top", BoardOptions("day", everywhere=True))
    clock.now = datetime(2026, 4, 28, 19, 59, 50, tzinfo=UTC)  # ten seconds before midnight in Baku
    await score(store, entry("ann"))
    for passed, count in ((0, 1), (9, 1), (2, 0)):
        clock.now += timedelta(seconds=passed)
        async with store.transaction() as tx:
            assert len((await lookups.ledger_for(tx, today, HERE, ANN)).group) == count
