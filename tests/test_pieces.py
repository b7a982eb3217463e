"""Messages as a platform takes them: a text that is too long is cut into pieces, and nothing of it is lost."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.messages import Account, Button, Choice, Limits, Outgoing
from bot.pieces import cut, fitting, units

ALPHABET = "ab ə.!?…\n🎬👩‍👩‍👧"
"""Letters, places to cut at, and letters of two UTF-16 units."""
TEXTS = st.text(ALPHABET, max_size=200)
LIMITS = st.integers(2, 60)


def words(*texts: str) -> str:
    """Give texts without the space in them, which a cut may take."""
    return re.sub(r"\s+", "", "".join(texts))


@given(TEXTS, LIMITS)
@settings(max_examples=300, deadline=None)
@example("🎬" * 20, 3)
@example("x" * 20 + " " * 20, 20)
@example(" " * 20 + "x" * 20, 20)
@example("\n" * 50, 20)
def test_nothing_is_lost_and_every_piece_fits_and_says_something(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    assert words(*pieces) == words(text)
    assert all(units(piece) <= longest for piece in pieces)
    assert len(pieces) == 1 or all(pieces)


@given(TEXTS, LIMITS)
@settings(max_examples=300, deadline=None)
def test_no_letter_of_two_units_is_cut_in_half(text: str, longest: int) -> None:
    for piece in cut(text, longest):
        assert piece.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le") == piece


@given(TEXTS)
def test_what_fits_stays_as_it_is(text: str) -> None:
    assert cut(text, max(1, units(text))) == [text]


@given(TEXTS, LIMITS)
@settings(max_examples=300, deadline=None)
def test_a_word_is_only_cut_where_it_takes_half_a_piece(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    parts = text.split()
    for before, after in pairwise(pieces):
        last, first = before.split()[-1], after.split()[0]
        assert last in parts or first in parts or units(last) >= longest // 2 - 2


def test_a_letter_of_two_units_counts_twice() -> None:
    assert (units("ab"), units("ə"), units("🎬"), units("")) == (2, 1, 2, 0)
    assert cut("🎬" * 5, 4) == ["🎬🎬", "🎬🎬", "🎬"]
    assert cut("🎬" * 5, 5) == ["🎬🎬", "🎬🎬", "🎬"]


def test_a_text_is_cut_at_the_best_place_that_leaves_no_short_piece() -> None:
    assert cut("One two.\n\nThree. Four\nfive six", 22) == ["One two.\n\nThree. Four", "five six"]
    assert cut("One two three.\n\nFour. Five", 22) == ["One two three.", "Four. Five"]
    assert cut("One.\nTwo three four. Five six", 24) == ["One.\nTwo three four.", "Five six"]
    assert cut("One. Two three four five", 20) == ["One. Two three four", "five"]
    assert cut("One\n\nTwotwotwotwotwo three", 21) == ["One\n\nTwotwotwotwotwo", "three"]


def test_a_word_longer_than_a_piece_is_cut_where_the_piece_ends() -> None:
    assert cut("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]


BUTTONS = (Button("More", "m|1"),)
SHORT = Limits(length=10)
CHOICE = Choice("What?", ("This", "That"), 0, "So.", 20)
LONG = Outgoing("One. Two. Three.", BUTTONS, to="ann", kind="news", slot="g1/3", answers="m7", sign="right")
ANN = (Account("console", "ann"),)


def test_buttons_and_slot_stay_with_the_last_piece_and_the_rest_holds_for_each() -> None:
    first, last = fitting([replace(LONG, names=ANN)], SHORT)
    assert first == Outgoing("One. Two.", to="ann", kind="news", answers="m7", names=ANN)
    assert last == replace(LONG, text="Three.", names=ANN)


def test_what_is_short_and_what_has_no_limit_is_let_be() -> None:
    short = Outgoing("One.", BUTTONS, kind="question", slot="g1/3", choice=CHOICE, seconds=20)
    end = Outgoing("One.", BUTTONS, kind="news", slot="g1/3", choice=CHOICE, ends=True)
    assert fitting([short, end], SHORT) == [short, end]
    assert fitting([LONG, end], Limits()) == [LONG, end]
    assert fitting([], SHORT) == []


def test_messages_are_cut_in_their_order() -> None:
    said = [Outgoing("One. Two. Three."), Outgoing("Four."), Outgoing("Five. Six. Seven.")]
    assert [one.text for one in fitting(said, SHORT)] == ["One. Two.", "Three.", "Four.", "Five. Six.", "Seven."]


# --- what a platform cannot show

FORM = Button("Answer", "g|g1|7|answer|0", asks=True)
OVER = Outgoing("One. Two. Three.", (FORM, *BUTTONS), kind="news", slot="g1/3", ends=True)


def test_a_button_that_opens_a_form_is_left_out_where_there_are_none() -> None:
    said = replace(LONG, buttons=(FORM, *BUTTONS))
    assert fitting([said], Limits()) == [LONG]
    assert fitting([said], Limits(forms=True)) == [said]
    assert fitting([replace(said, buttons=(FORM,))], Limits()) == [replace(LONG, buttons=())]


def test_that_a_question_is_over_is_said_where_it_can_be_shown_and_of_a_poll_everywhere() -> None:
    poll = replace(OVER, choice=CHOICE)
    said = [OVER, poll, LONG]
    assert fitting(said, Limits(closes=True, forms=True)) == said
    assert fitting(said, Limits(forms=True)) == [poll, LONG]
    assert fitting(said, Limits()) == [replace(poll, buttons=BUTTONS), LONG]


def test_a_question_that_is_over_shows_the_piece_that_had_its_buttons_and_never_becomes_several_messages() -> None:
    limits = Limits(length=10, closes=True, forms=True)
    asked = replace(OVER, kind="question", ends=False)
    *_, last = fitting([asked], limits)
    (over,) = fitting([OVER], limits)
    assert over == replace(OVER, text="Three.")
    assert (over.text, over.buttons, over.slot) == (last.text, last.buttons, last.slot)


@given(TEXTS, LIMITS)
def test_whatever_its_length_a_question_that_is_over_is_one_message(text: str, longest: int) -> None:
    (over,) = fitting([replace(OVER, text=text)], Limits(length=longest, closes=True))
    assert units(over.text) <= longest
