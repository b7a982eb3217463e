"""The rules, one by one, as `bot/games/rules.py` states them."""

import inspect
from dataclasses import replace
from typing import get_args, get_type_hints

import pytest

from bot.games import rules
from bot.games.commands import AskHint, Command, GoOn, Join, Pause, Resume, Shown, Skip, StartNow, Stop, Tick
from bot.games.effects import Finish, Reveal, Tell
from bot.games.question import POLLED, Kind
from bot.games.state import Phase, left
from bot.games.timing import LONGEST_PAUSE, due, time_for
from tests.games.table import Table, asked, clued, finish_of, kinds_of, question, reveal_of, same, several, told

# --- the table -------------------------------------------------------------------------------


def test_each_rule_takes_the_command_of_its_row() -> None:
    for (phase, command), rule in rules.TABLE.items():
        wanted = get_type_hints(rule)["command"]
        assert wanted is command, f"{phase} {command.__name__}"


def test_every_command_has_a_row_and_nothing_happens_when_a_game_is_over() -> None:
    assert {command for _, command in rules.TABLE} == set(get_args(Command))
    assert "over" not in {phase for phase, _ in rules.TABLE}


def test_every_phase_but_the_last_can_be_stopped_and_ticked() -> None:
    for phase in set(get_args(Phase)) - {"over"}:
        assert {(phase, Stop), (phase, Tick)} <= rules.TABLE.keys()


def test_what_the_table_does_not_hold_changes_nothing() -> None:
    table = Table("choice", "choice")
    before = table.game
    assert told(table.do(StartNow("ann"))) == ["not-now"]
    assert told(table.do(GoOn("ann"))) == ["not-now"]
    assert table.game == before


# --- the lobby -------------------------------------------------------------------------------


def test_the_host_is_in_and_others_join() -> None:
    table = Table()
    effects = table.do(Join("bob", "Bob"))
    assert told(effects) == ["joined"]
    assert kinds_of(effects) == ["LobbyOpen"]
    assert list(table.game.players) == ["ann", "bob"]


def test_joining_twice_is_told_and_changes_nothing() -> None:
    table = Table()
    table.do(Join("bob", "Bob"))
    before = table.game
    assert told(table.do(Join("bob", "Bob"))) == ["again"]
    assert table.game == before


def test_only_who_joined_may_start() -> None:
    table = Table()
    assert told(table.do(StartNow("stranger"))) == ["not-playing"]
    assert table.game.phase == "lobby"
    assert asked(table.do(StartNow("ann")))


def test_the_lobby_closes_by_itself() -> None:
    table = Table()
    assert table.wait(59.9) == ()
    assert asked(table.wait(0.1))


def test_a_game_without_a_lobby_asks_at_once() -> None:
    table = Table("choice", lobby=0)
    assert asked(table.said)


# --- closing ---------------------------------------------------------------------------------


def test_a_question_closes_when_everybody_has_answered() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    assert kinds_of(table.answer("ann", 1)) == []
    assert kinds_of(table.answer("bob", 0)) == ["Reveal"]
    assert table.game.phase == "break"


def test_a_question_waits_for_those_who_joined_but_not_for_those_who_left_off() -> None:
    table = Table(*several("choice", 6), players=("ann", "bob"))
    for _ in range(2):
        table.answer("ann", 1)
        assert table.game.phase == "asking"
        table.close()
        table.do(GoOn("ann"))
    assert kinds_of(table.answer("ann", 1)) == ["Reveal"]


def test_an_answer_of_somebody_new_makes_them_a_player() -> None:
    table = Table("choice", "choice", players=("ann",))
    table.answer("zoe", 1)
    assert table.player("zoe").name == "Zoe"
    assert table.game.phase == "asking"


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_a_right_written_answer_closes_the_question_for_all(kind: Kind) -> None:
    table = Table(kind, "choice", players=("ann", "bob", "cem"))
    effects = table.answer("bob", text="arsin mal alan")
    assert told(effects) == ["right"]
    assert [gain.player.id for gain in reveal_of(effects).gains] == ["bob"]


def test_the_table_so_far_stands_at_the_end_of_the_last_question() -> None:
    table = Table("choice", players=("ann", "bob"))
    table.answer("ann", 1)
    finish = finish_of(table.answer("bob", 0))
    assert finish.reason == "played"
    assert [(one.place, one.player.id) for one in finish.table] == [(1, "ann"), (2, "bob")]


def test_a_question_that_is_no_more_is_passed_over() -> None:
    table = Table("choice", "choice", "choice")
    table.bank = type(table.bank)(question("choice", "2-choice"))
    table.answer("ann", 1)
    table.do(GoOn("ann"))
    assert table.round.question.id == "2-choice"
    assert table.round.number == 2


def test_a_game_without_any_question_ends_at_once() -> None:
    table = Table()
    table.bank = type(table.bank)()
    assert finish_of(table.do(StartNow("ann"))).reason == "empty"


# --- answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["choice", "odd", "true_false"])
def test_a_pick_is_final(kind: Kind) -> None:
    table = Table(kind, "choice", players=("ann", "bob"))
    assert told(table.answer("ann", 0)) == ["locked"]
    before = table.game
    assert told(table.answer("ann", 1)) == ["answered"]
    assert table.game == before


@pytest.mark.parametrize("options", [(7,), (-1,), (0, 1), ()])
def test_a_pick_that_is_none_is_no_answer(options: tuple[int, ...]) -> None:
    table = Table("choice", players=("ann", "bob"))
    assert told(table.answer("ann", *options)) == ["strange"]
    assert not table.round.answers


def test_an_order_may_come_at_once_or_piece_by_piece() -> None:
    table = Table("order", "choice", players=("ann", "bob", "cem"))
    assert told(table.answer("ann", 2, 0, 3, 1)) == ["locked"]
    assert told(table.answer("bob", 2)) == ["added"]
    assert told(table.answer("bob", 0)) == ["added"]
    assert told(table.answer("bob", 3)) == ["locked"]
    assert all(table.round.answers[player].right for player in ("ann", "bob"))
    assert not reveal_of(table.answer("cem", 0, 1, 2, 3)).gains[-1].answer.right


@pytest.mark.parametrize("options", [(0, 0, 1, 2), (0, 1, 2, 3, 4), (5,), (0, 1)])
def test_an_order_that_is_none_is_no_answer(options: tuple[int, ...]) -> None:
    table = Table("order", players=("ann", "bob"))
    assert told(table.answer("ann", *options)) == ["strange"]


def test_a_year_is_one_number_and_one_guess() -> None:
    table = Table("year", "choice", players=("ann", "bob"))
    assert told(table.answer("ann", text="long ago")) == ["year"]
    assert told(table.answer("ann", text="1944 or 1946")) == ["year"]
    assert told(table.answer("ann", text="in 1944")) == ["locked"]
    assert told(table.answer("ann", text="1945")) == ["answered"]


def test_a_written_answer_has_three_tries_and_close_ones_are_told() -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    assert told(table.answer("ann", text="Koroğlu")) == ["wrong"]
    (close,) = table.answer("ann", text="Arşın")
    assert close == Tell("ann", "close", 1)
    assert told(table.answer("ann", text="Sevil")) == ["out"]
    assert told(table.answer("ann", text="Arşın mal alan")) == ["no-tries"]
    assert not table.round.answers["ann"].right


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("“Arşın mal alan” (1945)", "right"), ("Arşın mal alan, 1945", "right"), ("Arşın mal alan 1945-ci il", "right"),
        ("The Cloth Peddler (1945)", "right"), ("Аршин мал алан 1945 года", "right"), ("Arşın (1945)", "close"),
        ("Arşın mal alan (1965)", "close"), ("Sevil (1945)", "wrong"), ("Nizami (1945)", "wrong"), ("1945", "wrong"),
        ("(1945)", "wrong"), ("1945 1945", "wrong"),
    ],
)  # fmt: skip
def test_the_year_of_a_film_may_stand_behind_its_title_and_is_worth_nothing_itself(text: str, what: str) -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    film = replace(table.round.question, year=1945)
    table.game = replace(table.game, round=replace(table.round, question=film))
    assert told(table.answer("ann", text=text)) == [what]


def test_a_written_answer_may_come_in_any_script() -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    assert told(table.answer("ann", text="Аршин мал алан")) == ["right"]


# --- strangers and forms -----------------------------------------------------------------------


def test_a_wrong_text_of_a_stranger_may_be_talk_and_is_counted_in_silence() -> None:
    table = Table("typed", "choice")
    assert table.answer("zoe", text="Sevil") == ()
    assert table.round.strays["zoe"].tries == 1
    assert "zoe" not in {*table.game.players, *table.round.answers}


def test_a_wrong_text_of_a_stranger_from_the_form_of_the_question_is_told_and_makes_them_a_player() -> None:
    table = Table("typed", "choice")
    assert table.answer("zoe", text="Sevil", serial=table.game.serial) == (Tell("zoe", "wrong", 2),)
    assert table.player("zoe").name == "Zoe"
    assert (table.round.answers["zoe"].tries, table.round.strays) == (1, {})


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_the_last_try_of_a_stranger_from_the_form_is_told_to_be_the_last(kind: Kind) -> None:
    table = Table(kind, "choice")
    serial = table.game.serial
    tries = [told(table.answer("zoe", text=text, serial=serial)) for text in ("Sevil", "Arşın", "Bəxtiyar")]
    assert tries == [["wrong"], ["close"], ["out"]]
    assert told(table.answer("zoe", text="Arşın mal alan", serial=serial)) == ["no-tries"]


def test_tries_written_to_the_chat_and_into_the_form_count_together() -> None:
    table = Table("typed", "choice")
    table.answer("zoe", text="Sevil")
    assert table.answer("zoe", text="Sevil", serial=table.game.serial) == (Tell("zoe", "wrong", 1),)
    assert table.answer("zoe", text="Sevil") == (Tell("zoe", "out", 0),)  # who plays by now


def test_a_stranger_whose_tries_were_talk_is_told_in_the_form_that_none_is_left() -> None:
    table = Table("typed", "choice")
    for _ in range(3):
        table.answer("zoe", text="Sevil")
    before = table.game
    assert table.answer("zoe", text="Arşın mal alan") == ()
    assert told(table.answer("zoe", text="Arşın mal alan", serial=table.game.serial)) == ["no-tries"]
    assert table.game == before


@pytest.mark.parametrize("kind", ["typed", "clues"])
def test_a_right_text_from_the_form_closes_the_question_for_all(kind: Kind) -> None:
    table = Table(kind, "choice", players=("ann", "bob"))
    effects = table.answer("zoe", text="arsin mal alan", serial=table.game.serial)
    assert told(effects) == ["right"]
    assert [gain.player.id for gain in reveal_of(effects).gains] == ["zoe"]


@pytest.mark.parametrize("kind", ["typed", "clues", "year"])
def test_a_text_from_the_form_of_an_earlier_phase_is_late_and_no_try(kind: Kind) -> None:
    table = Table(kind, kind, players=("ann", "bob"))
    old = table.game.serial
    table.close()
    for _ in range(2):  # in the break and while the next question of the same kind is open
        before = table.game
        for player in ("ann", "zoe"):
            assert table.answer(player, text="1945 Sevil", serial=old) == (Tell(player, "late"),)
        assert table.game == before
        table.do(GoOn("ann"))


@pytest.mark.parametrize("kind", ["typed", "clues"])
@pytest.mark.parametrize("text", ["", " ", "word " * 13])
@pytest.mark.parametrize("player", ["ann", "zoe"])
def test_what_is_no_try_is_none_from_the_form_either(kind: Kind, text: str, player: str) -> None:
    table = Table(kind, "choice")
    before = table.game
    assert table.answer(player, text=text, serial=table.game.serial) == ()
    assert table.game == before


# --- hints -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["odd", "year", "typed", "order"])
def test_the_hint_comes_at_half_time_and_once(kind: Kind) -> None:
    table = Table(kind, "choice")
    half = time_for(table.round.question) / 2000
    assert table.wait(half - 0.1) == ()
    assert kinds_of(table.wait(0.1)) == ["Hint"]
    assert table.wait(0.5) == ()
    assert told(table.do(AskHint("ann"))) == ["hint-given"]


@pytest.mark.parametrize("kind", sorted(POLLED))
def test_what_may_be_a_poll_has_no_hint_whoever_asks_and_none_at_half_time(kind: Kind) -> None:
    table = Table(kind, "choice", players=("ann", "bob"))
    table.answer("bob", 0)
    before = table.game
    for player in ("ann", "bob", "stranger"):
        assert told(table.do(AskHint(player))) == ["no-hint"]
    assert table.game == before
    time = time_for(table.round.question) / 1000
    assert table.wait(time / 2) == ()
    assert table.wait(time / 2 - 0.1) == ()
    assert kinds_of(table.wait(0.1)) == ["Reveal"]


def test_what_an_earlier_version_would_have_struck_out_of_a_choice_is_no_hint() -> None:
    table = Table("choice", "choice")
    earlier = replace(table.round.question, struck=(0, 3))
    table.game = replace(table.game, round=replace(table.round, question=earlier))
    assert told(table.do(AskHint("ann"))) == ["no-hint"]
    assert kinds_of(table.until_due()) == ["Reveal"]


def test_the_host_has_the_hint_at_once_and_others_need_half() -> None:
    table = Table("odd", "choice", players=("ann", "bob", "cem", "dan"))
    assert table.do(AskHint("bob")) == (Tell("bob", "voted", 1),)
    assert table.do(AskHint("bob")) == (Tell("bob", "voted", 1),)
    assert kinds_of(table.do(AskHint("cem"))) == ["Hint"]
    alone = Table("odd", "choice", players=("ann", "bob", "cem"))
    assert kinds_of(alone.do(AskHint("ann"))) == ["Hint"]


@pytest.mark.parametrize(("count", "first"), [(3, 2), (4, 2), (5, 3)])
def test_half_of_the_clues_come_with_the_question_and_the_others_at_half_time(count: int, first: int) -> None:
    table = clued(count)
    half = time_for(table.round.question) / 2000
    assert (table.round.question.first_clues, table.round.clue) == (first, first - 1)
    assert table.wait(half - 0.1) == ()
    assert kinds_of(table.wait(0.1)) == ["MoreClues"]
    assert table.round.clue == count - 1
    assert told(table.do(AskHint("ann"))) == ["hint-given"]
    assert table.wait(half - 0.1) == ()
    assert kinds_of(table.wait(0.1)) == ["Reveal"]


@pytest.mark.parametrize("count", [3, 4, 5])
def test_the_other_clues_come_sooner_when_asked_for_and_then_no_more_at_half_time(count: int) -> None:
    table = clued(count)
    half = time_for(table.round.question) / 2000
    assert kinds_of(table.do(AskHint("ann"))) == ["MoreClues"]
    assert (table.round.clue, table.round.hinted) == (count - 1, False)
    assert told(table.do(AskHint("ann"))) == ["hint-given"]
    assert table.wait(half) == ()
    assert table.wait(half - 0.1) == ()
    assert kinds_of(table.wait(0.1)) == ["Reveal"]


def test_the_host_has_the_other_clues_at_once_and_others_need_half() -> None:
    table = Table("clues", "choice", players=("ann", "bob", "cem", "dan"))
    for _ in range(2):
        assert table.do(AskHint("bob")) == (Tell("bob", "voted", 1),)
    assert kinds_of(table.do(AskHint("cem"))) == ["MoreClues"]
    alone = Table("clues", "choice", players=("ann", "bob", "cem"))
    assert kinds_of(alone.do(AskHint("ann"))) == ["MoreClues"]


# --- skipping, pausing, stopping -------------------------------------------------------------


def test_nobody_waits_for_whoever_was_forgotten_and_another_is_the_host() -> None:
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    table.game = left(table.game, "ann")
    assert kinds_of(table.answer("bob", 1)) == ["Reveal"]
    table.do(GoOn("bob"))
    assert finish_of(table.do(Stop("bob"))).reason == "stopped"


def test_who_is_left_with_somebody_forgotten_plays_alone() -> None:
    table = Table("choice", "choice", players=("ann",))
    table.game = left(table.game, "ann")
    table.do(Join("bob", "Bob"))
    assert table.game.host == ""
    assert finish_of(table.do(Stop("bob"))).reason == "stopped"


def test_a_game_that_nobody_plays_yet_goes_on_and_resumes_at_anybodys_wish() -> None:
    table = Table(*several("choice", 4), players=("",), lobby=0)
    table.close()
    assert kinds_of(table.do(GoOn("ann"))) == ["Ask"]
    table.do(Pause("ann", admin=True))
    assert told(table.do(Resume("ann"))) == ["going-on"]
    table.do(Pause("ann", admin=True))
    table.close()
    assert kinds_of(table.do(Resume("ann"))) == ["Ask"]
    table.do(Join("bob", "Bob"))
    table.do(Skip("bob"))
    assert told(table.do(GoOn("ann"))) == ["not-playing"]


def test_the_host_skips_and_nobody_gets_points() -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    table.answer("bob", text="Sevil")
    effects = table.do(Skip("ann"))
    assert reveal_of(effects).end == "skipped"
    assert reveal_of(effects).gains == ()


def test_half_of_those_who_play_skip() -> None:
    table = Table("choice", "choice", players=("ann", "bob", "cem", "dan"))
    assert told(table.do(Skip("bob"))) == ["voted"]
    assert told(table.do(Skip("bob"))) == ["voted"]
    assert told(table.do(Skip("stranger"))) == ["not-playing"]
    assert kinds_of(table.do(Skip("cem"))) == ["Reveal"]


def test_whoever_is_done_neither_skips_nor_takes_points_from_others_by_a_hint() -> None:
    table = Table("odd", "choice", players=("ann", "bob"))
    table.answer("ann", 1)
    before = table.game
    assert told(table.do(Skip("ann"))) == ["done"]
    assert told(table.do(AskHint("ann"))) == ["done"]
    assert table.game == before


@pytest.mark.parametrize("kind", ["choice", "odd", "true_false"])
def test_a_skip_takes_no_final_answer_away(kind: Kind) -> None:
    table = Table(kind, "choice", players=("ann", "bob"))
    table.answer("ann", 1)
    reveal = reveal_of(table.do(Skip("bob")))
    assert reveal.end == "closed"
    assert table.player("ann").points > 0


def test_with_nobody_playing_an_outsider_cannot_skip() -> None:
    table = Table(*several("choice", 6), players=("ann", "bob"))
    for _ in range(3):
        table.do(Skip("ann"))
        table.until_due()
    assert told(table.do(Skip("zoe"))) == ["not-playing"]
    assert table.game.phase == "asking"


def test_a_patient_game_waits_for_the_deadline() -> None:
    table = Table("choice")
    table.game = replace(table.game, patient=True)
    assert kinds_of(table.answer("ann", 1)) == []
    assert kinds_of(table.answer("zoe", 0)) == []
    effects = table.close()
    assert [gain.player.id for gain in reveal_of(effects).gains] == ["ann", "zoe"]


def test_a_patient_game_ends_with_the_right_written_answer() -> None:
    table = Table("typed")
    table.game = replace(table.game, patient=True)
    assert kinds_of(table.answer("zoe", text="Arşın mal alan")) == ["Reveal", "Finish"]


def test_a_reveal_tells_how_many_played() -> None:
    table = Table("typed", "choice", players=("ann", "bob"))
    reveal = reveal_of(table.answer("ann", text="Arşın mal alan"))
    assert (reveal.active, len(reveal.gains)) == (2, 1)


def test_only_questions_played_to_their_end_are_counted() -> None:
    table = Table(*several("choice", 3))
    table.answer("ann", 1)
    table.do(GoOn("ann"))
    assert table.game.closed == 1
    table.do(Stop("ann"))
    assert table.game.closed == 1


def test_an_admin_may_do_what_the_host_may() -> None:
    table = Table("choice", "choice", "choice", players=("ann", "bob"))
    assert kinds_of(table.do(Skip("root", admin=True))) == ["Reveal"]
    assert kinds_of(table.do(Pause("root", admin=True))) == ["Rest"]
    assert finish_of(table.do(Stop("root", admin=True))).reason == "stopped"


def test_others_may_neither_pause_nor_stop() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    before = table.game
    assert told(table.do(Pause("bob"))) == ["host-only"]
    assert told(table.do(Stop("bob"))) == ["host-only"]
    assert table.game == before


def test_a_pause_begins_after_the_question_and_ends_with_the_next() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    assert kinds_of(table.do(Pause("ann"))) == ["Rest"]
    assert kinds_of(table.close()) == ["Reveal", "Rest"]
    assert table.game.phase == "paused"
    assert table.wait(3600) == ()
    assert told(table.answer("bob", 1)) == ["resting"]
    assert told(table.do(Resume("stranger"))) == ["not-playing"]
    assert asked(table.do(Resume("bob")))


def test_a_pause_to_come_can_be_taken_back() -> None:
    table = Table("choice", "choice")
    table.do(Pause("ann"))
    assert told(table.do(Pause("ann"))) == ["again"]
    assert told(table.do(Resume("ann"))) == ["going-on"]
    table.close()
    assert table.game.phase == "break"


def test_a_pause_of_a_day_ends_the_game_with_its_table() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    table.answer("ann", 1)
    table.answer("bob", 1)
    table.do(Pause("ann"))
    assert table.wait(LONGEST_PAUSE / 1000 - 1) == ()
    finish = finish_of(table.wait(1))
    assert finish.reason == "forgotten"
    assert finish.table[0].player.points > 0


@pytest.mark.parametrize("phase", ["lobby", "asking", "break"])
def test_a_day_in_which_nothing_moves_a_game_ends_it_whatever_it_was_at(phase: Phase) -> None:
    table = at_rest_in(phase)
    finish = finish_of(table.wait(LONGEST_PAUSE / 1000))
    assert finish.reason == "forgotten"
    assert [one.player.id for one in finish.table] == (["ann"] if phase == "lobby" else ["ann", "bob"])
    assert table.game.phase == "over"
    assert table.wait(LONGEST_PAUSE) == ()


@pytest.mark.parametrize("phase", ["lobby", "asking", "break"])
def test_within_the_day_a_timer_that_comes_late_does_what_it_is_for(phase: Phase) -> None:
    table = at_rest_in(phase)
    effects = table.wait(LONGEST_PAUSE / 1000 - 1)
    assert kinds_of(effects) == (["Reveal"] if phase == "asking" else ["Ask"])


def test_the_day_begins_anew_with_every_phase() -> None:
    table = at_rest_in("lobby")
    table.wait(LONGEST_PAUSE / 1000 - 1)
    assert kinds_of(table.wait(LONGEST_PAUSE / 1000 - 1)) == ["Reveal"]
    assert asked(table.wait(LONGEST_PAUSE / 1000 - 1))


def test_answers_to_a_forgotten_question_count() -> None:
    table = at_rest_in("asking")
    points = table.player("ann").points
    table.answer("ann", 1)
    effects = table.wait(LONGEST_PAUSE / 1000)
    assert kinds_of(effects) == ["Reveal", "Finish"]
    assert finish_of(effects).table[0].player.points > points > 0


def test_whatever_a_player_does_after_the_day_ends_no_game() -> None:
    for phase in ("lobby", "asking", "break"):
        table = at_rest_in(phase)
        table.now += LONGEST_PAUSE
        table.do(Join("zoe", "Zoe"))
        assert table.game.phase == phase


def at_rest_in(phase: str) -> Table:
    """Give a game in which nothing happens any more; after the lobby Ann has points."""
    if phase == "lobby":
        return Table()
    table = Table(*several("choice", 4), players=("ann", "bob"))
    table.answer("ann", 1)
    table.answer("bob", 0)
    if phase == "asking":
        table.do(GoOn("ann"))
    assert table.game.phase == phase
    return table


def test_three_questions_without_a_try_end_the_game() -> None:
    table = Table(*several("choice", 6))
    for _ in range(2):
        assert kinds_of(table.close()) == ["Reveal"]
        table.until_due()
    assert finish_of(table.close()).reason == "idle"


def test_a_try_in_between_keeps_the_game_awake() -> None:
    table = Table(*several("choice", 7))
    for at in range(6):
        if at == 2:
            table.answer("ann", 0)
        else:
            table.close()
        if table.game.phase == "break":
            table.until_due()
    assert table.game.phase == "over"
    assert table.round.number == 6


def test_a_stop_in_mid_question_tells_the_answer_and_counts_the_table_before_it() -> None:
    table = Table("choice", "choice", players=("ann", "bob"))
    table.answer("ann", 1)
    table.answer("bob", 0)
    points = table.player("ann").points
    table.do(GoOn("ann"))
    table.answer("ann", 1)
    effects = table.do(Stop("ann"))
    assert reveal_of(effects).gains == ()
    assert finish_of(effects).table[0].player.points == points


# --- time ------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["choice", "true_false", "year", "typed", "clues", "order", "odd"])
def test_no_question_is_open_for_less_than_fifteen_seconds(kind: Kind) -> None:
    assert time_for(question(kind)) >= 15_000


def test_longer_texts_have_more_time() -> None:
    short = question("choice")
    long = replace(short, prompt=same("word " * 60))
    assert time_for(long) - time_for(short) == pytest.approx(300 / 15 * 1000, abs=1000)


def test_the_time_runs_from_when_the_question_was_shown() -> None:
    table = Table("choice", "choice")
    time = time_for(table.round.question)
    table.now += 4000
    table.do(Shown(table.game.serial))
    assert (table.round.opened, table.round.deadline) == (table.now, table.now + time)
    table.now += 1000
    before = table.game
    table.do(Shown(table.game.serial))
    assert table.game == before


def test_a_game_that_is_over_is_never_due() -> None:
    table = Table("choice")
    assert due(table.game) is not None
    table.answer("ann", 1)
    assert table.game.phase == "over"
    assert due(table.game) is None
    assert table.wait(10_000) == ()


def test_the_comment_of_the_rules_names_each_of_them() -> None:
    text = inspect.getdoc(rules) or ""
    numbers = [int(line.split(".")[0]) for line in text.splitlines() if line[:2].strip().rstrip(".").isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 11


def test_reveals_tell_the_best_first() -> None:
    table = Table("choice", "choice", players=("ann", "bob", "cem"))
    table.answer("ann", 0)
    table.now += 2000
    table.answer("bob", 1)
    table.now += 2000
    gains = reveal_of(table.answer("cem", 1)).gains
    assert [gain.player.id for gain in gains] == ["bob", "cem", "ann"]
    assert isinstance(table.said[-1], Reveal) and not any(isinstance(one, Finish) for one in table.said)


def test_the_vote_of_whoever_has_answered_since_counts_no_more() -> None:
    table = Table("choice", "choice", players=("ann", "bob", "cem", "dan"))
    table.do(Skip("bob"))
    table.answer("bob", 1)
    assert told(table.do(Skip("cem"))) == ["voted"]
    assert table.game.phase == "asking"


def test_whoever_skips_ends_their_streak_and_nobody_elses() -> None:
    table = Table(*several("choice", 3), players=("ann", "bob"))
    table.answer("ann", 1)
    table.answer("bob", 1)
    table.do(GoOn("ann"))
    table.do(Skip("ann"))
    assert (table.player("ann").streak, table.player("bob").streak) == (0, 1)


def test_a_pause_after_the_last_question_is_none() -> None:
    table = Table("choice", players=("ann", "bob"))
    assert told(table.do(Pause("ann"))) == ["not-now"]


def test_a_single_question_that_is_stopped_counts_what_is_final() -> None:
    table = Table("choice", mode="quiz")
    table.game = replace(table.game, patient=True)
    table.answer("zoe", 1)
    assert reveal_of(table.do(Stop("ann"))).gains[0].player.id == "zoe"
