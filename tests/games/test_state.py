"""The state of a game as JSON, with its version."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.games.commands import AskHint, GoOn, Skip
from bot.games.question import Kind
from bot.games.state import VERSION, Answer, Game, Phase, Player, Round, left, migrated, read, renamed, write
from tests.games.table import NOW, Table, asked, question, reveal_of, told

KINDS: tuple[Kind, ...] = ("odd", "typed", "year", "order", "clues")
HER, HER_NAME = "telegram-4711", "Aysel of Baku"
"""Somebody who will be forgotten."""
OTHERS = ("ann", "bob", "cem")


@pytest.fixture
def table() -> Table:
    table = Table(*KINDS, players=("ann", "bob"))
    table.answer("ann", 1)
    return table


def test_a_game_comes_back_as_it_was(table: Table) -> None:
    assert read(write(table.game)) == table.game


def test_a_game_comes_back_in_each_phase() -> None:
    table = Table(*KINDS, players=("ann", "bob"))
    phases = set()
    for _ in range(60):
        assert read(write(table.game)) == table.game
        phases.add(table.game.phase)
        if table.game.phase == "over":
            break
        if table.game.phase == "asking":
            table.answer("ann", 0, text="1950")
        table.until_due()
    assert phases == {"asking", "break", "over"}


def test_a_written_game_says_its_version(table: Table) -> None:
    assert json.loads(write(table.game))["version"] == VERSION


@pytest.mark.parametrize("version", [0, -1, VERSION + 1, "1", None, 1.5])
def test_a_game_of_another_version_is_refused_by_name(table: Table, version: object) -> None:
    raw = json.loads(write(table.game)) | {"version": version}
    with pytest.raises(ValueError, match="version"):
        read(json.dumps(raw).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff"])
def test_what_is_no_game_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"game"):
        read(data)


def test_older_games_go_through_every_step_in_order() -> None:
    def named(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "name": raw["title"]}

    def shortened(raw: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in raw.items() if key != "title"} | {"short": raw["name"][:3]}

    steps = (named, shortened)
    assert migrated({"version": 1, "title": "Sevil"}, steps) == {"version": 3, "name": "Sevil", "short": "Sev"}
    assert migrated({"version": 2, "name": "Sevil"}, steps) == {"version": 3, "name": "Sevil", "short": "Sev"}
    assert migrated({"version": 3, "short": "Sev"}, steps) == {"version": 3, "short": "Sev"}


def test_nothing_in_a_written_game_is_unknown_to_its_reader(table: Table) -> None:
    assert msgspec.json.decode(write(table.game)).keys() == set(type(table.game).__dataclass_fields__)


# --- forgetting a player


def places_of(game: Game) -> dict[str, bool]:
    """Give every place in which a game has ids of players, and whether it has hers."""
    found = {"host": game.host == HER, "players": HER in game.players}
    found["id"] = any(player.id == HER for player in game.players.values())
    if game.round:
        found |= {"answers": HER in game.round.answers, "strays": HER in game.round.strays}
        found |= {"skips": HER in game.round.skips, "hints": HER in game.round.hints}
    return found


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Give games that have her in any of the places in which they have players."""
    people = st.sets(st.sampled_from((HER, *OTHERS)))
    names = {id: HER_NAME if id == HER else id.title() for id in (HER, *OTHERS)}

    def answers() -> Mapping[str, Answer]:
        return {id: Answer(NOW + at, at, right=at == 1, locked=at == 1) for at, id in enumerate(sorted(draw(people)))}

    players = {id: Player(id, names[id], draw(st.integers(0, 900))) for id in sorted(draw(people))}
    votes = st.lists(st.sampled_from((HER, *OTHERS)), unique=True).map(tuple)
    open_round = Round(
        1, question("typed"), NOW, NOW + 20_000,
        answers=answers(), strays=answers(), skips=draw(votes), hints=draw(votes),
    )  # fmt: skip
    phases: st.SearchStrategy[Phase] = st.sampled_from(("lobby", "asking", "break", "paused", "over"))
    return Game(
        "g1", "game", draw(st.sampled_from((HER, *OTHERS, ""))), NOW, ("q1",), 2, draw(phases),
        round=open_round if draw(st.booleans()) else None, players=players,
    )  # fmt: skip


@given(games())
def test_nothing_is_left_of_whoever_is_forgotten(game: Game) -> None:
    after = renamed(game, HER, "gone-1", "—")
    written = write(after).decode()
    assert HER not in written
    assert HER_NAME not in written
    assert read(write(after)) == after
    assert not any(places_of(after).values())


@given(games())
def test_where_somebody_was_nobody_stands_with_all_that_they_had(game: Game) -> None:
    after = renamed(game, HER, "gone-1", "—")
    assert ("gone-1" in write(after).decode()) == any(places_of(game).values())
    assert renamed(after, "gone-1", HER, HER_NAME) == game
    if HER in game.players:
        assert after.players["gone-1"] == replace(game.players[HER], id="gone-1", name="—")
    assert [one for one in after.players if one != "gone-1"] == [one for one in game.players if one != HER]


@given(games())
def test_whoever_is_not_in_a_game_can_be_forgotten_without_changing_it(game: Game) -> None:
    assert renamed(game, "stranger", "gone-1", "—") == game
    if not any(places_of(game).values()):
        assert renamed(game, HER, "gone-1", "—") == game


@given(games())
def test_whoever_is_let_go_keeps_all_that_they_had_but_the_game(game: Game) -> None:
    after = left(game, HER)
    assert after.host != HER
    assert after.host == game.host or after.host in after.players or set(after.players) <= {HER}
    assert [one.gone for one in after.players.values()] == [one == HER for one in after.players]
    kept = {id: replace(one, gone=False) for id, one in after.players.items()}
    assert replace(after, host=game.host, players=kept) == game


def test_a_game_is_left_to_who_played_last_and_not_to_somebody_who_has_left_before() -> None:
    players = {id: Player(id, id, active=active) for id, active in (("ann", 3), ("bob", 1), ("cem", 3), ("dil", 2))}
    game = Game("g1", "game", "ann", NOW, (), 1, players=players)
    assert left(game, "ann").host == "cem"
    assert left(left(game, "cem"), "ann").host == "dil"
    assert left(game, "bob").host == "ann"


def test_a_game_has_ids_of_players_in_no_place_that_is_not_looked_at() -> None:
    """A new field that may hold a player's id has to be added to `renamed`, and here."""
    assert set(Game.__dataclass_fields__) - {"host", "players", "round"} == {
        "id", "mode", "started", "upcoming", "total", "phase", "since", "serial", "theme", "spent", "closed", "silent",
        "pausing", "patient", "pace", "version",
    }  # fmt: skip
    assert set(Round.__dataclass_fields__) - {"answers", "strays", "skips", "hints"} == {
        "number", "question", "opened", "deadline", "shown", "hinted", "clue",
    }  # fmt: skip


def test_a_game_goes_on_when_somebody_in_it_is_forgotten() -> None:
    table = Table(*KINDS, players=("ann", "bob", "cem", "dan"))
    table.answer("bob", 1)
    assert told(table.do(Skip("dan"))) == told(table.do(AskHint("dan"))) == ["voted"]
    for player in ("bob", "dan"):
        table.game = renamed(table.game, player, f"gone-{player}", "—")
    assert told(table.do(Skip("cem"))) == [], "the vote of who is gone carries with another"
    gain = next(gain for gain in reveal_of(table.said).gains if gain.player.id == "gone-bob")
    assert (gain.player.name, gain.points > 0) == ("—", True)
    assert asked(table.do(GoOn("ann")))


def test_whoever_comes_back_after_being_forgotten_is_somebody_new() -> None:
    table = Table(*KINDS, players=("ann", "bob"))
    table.answer("bob", 1)
    table.answer("ann", 0)
    points = table.player("bob").points
    table.game = renamed(table.game, "bob", "gone-1", "—")
    table.do(GoOn("ann"))
    table.answer("bob", text="Arşın mal alan")
    assert table.player("gone-1").points == points > 0
    assert table.player("bob").streak == 1
