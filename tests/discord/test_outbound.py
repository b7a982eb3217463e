"""What a message looks like: its text, its colour and its buttons."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.outbound import LETTERS, LIMITS, Key, Page, to_page
from bot.messages import Button, Choice, MessageKind, Outgoing
from bot.pieces import fitting, units
from tests.discord.test_markup import shown

NOW = 1777377600.4
ASKED, OVER, NEWS = 0xC8A24A, 0x6B7280, 0x00838F
CHOICE = Choice("Sual 1\nNə vaxt?", ("1920", "1923", "1945"), 1, "Çünki.", 20, beside=(Button("Ötür", "s"),))
QUESTION = Outgoing(
    "Sual 1\nNə vaxt?\n1. 1920",
    (Button("1", "a"), Button("2", "b"), Button("3", "c"), Button("Ötür", "s")),
    kind="question",
    slot="q1",
    choice=CHOICE,
    seconds=20,
)
ENDED = replace(QUESTION, choice=replace(CHOICE, votes=(2, 5, 0)), kind="news", ends=True, seconds=0)
TYPED = Outgoing("Sual 2\nKim?", (Button("Cavab", "w", asks=True), Button("İpucu", "h")), kind="question", slot="q2")


def page(said: Outgoing) -> Page:
    return to_page(said, NOW)


def keys(said: Outgoing) -> list[Key]:
    return [key for row in page(said).rows for key in row]


def labels(*names: str) -> list[list[str]]:
    """Give the labels as they are laid out."""
    laid = page(Outgoing("x", tuple(Button(name, "x") for name in names))).rows
    return [[key.label for key in row] for row in laid]


# --- texts


def test_chatter_is_plain_text() -> None:
    assert page(Outgoing("Salam!\n\nhttps://a.az/b_c")) == Page("Salam!\n\n<https://a.az/b_c>")
    assert page(Outgoing("*1*", (Button("Bəli", "y"),))) == Page(r"\*1\*", ((Key("Bəli", "y"),),))


def test_a_question_has_its_head_set_off_and_counts_down_at_its_end() -> None:
    assert page(replace(TYPED, seconds=30)).text == f"**Sual 2**\nKim?\n⏳ <t:{1777377630}:R>"
    assert page(TYPED).text == "**Sual 2**\nKim?"


def test_news_has_nothing_set_off() -> None:
    assert page(Outgoing("Xal\n1. Aysel", kind="news")).text == "Xal\n1\\. Aysel"


def test_options_stand_under_letters() -> None:
    assert page(QUESTION).text == ("**Sual 1**\nNə vaxt?\n\n**A** 1920\n**B** 1923\n**C** 1945\n⏳ <t:1777377620:R>")


def test_what_stands_above_a_question_does() -> None:
    said = replace(QUESTION, choice=replace(CHOICE, above="28 aprel_"), seconds=0)
    assert page(said).text.startswith("28 aprel\\_\n**Sual 1**\n")


def test_when_it_is_over_the_right_option_is_marked_and_votes_are_counted_in_the_same_order() -> None:
    assert page(ENDED).text == "**Sual 1**\nNə vaxt?\n\n▫️ **A** 1920 · 2\n✅ **B** 1923 · 5\n▫️ **C** 1945"


def test_without_votes_none_are_shown() -> None:
    assert "·" not in page(replace(ENDED, choice=CHOICE)).text


def test_nothing_counts_down_to_what_is_over() -> None:
    assert "⏳" not in page(ENDED).text


@pytest.mark.parametrize(
    "said",
    [
        Outgoing("*a*\n@everyone <@1>"),
        Outgoing("*a*\n- <t:1:R>", kind="news"),
        Outgoing("*a*\n||b||", kind="question"),
        replace(QUESTION, choice=replace(CHOICE, question="*a*\n[b](c)", options=("`a`", "_b_", "# c"), above="> x")),
    ],
)
def test_nothing_that_is_said_is_read_as_markup(said: Outgoing) -> None:
    text = page(said).text
    ours = text.replace("**A**", "A").replace("**B**", "B").replace("**C**", "C").replace("<t:1777377620:R>", "")
    head, _, rest = ours.partition("\n") if not ours.startswith("\\>") else ours.split("\n", 1)[1].partition("\n")
    shown(head.removeprefix("**").removesuffix("**"))
    shown(rest)


# --- kinds of messages


@pytest.mark.parametrize(
    ("said", "accent"),
    [
        (QUESTION, ASKED),
        (TYPED, ASKED),
        (ENDED, OVER),
        (replace(TYPED, kind="news", ends=True), OVER),
        (Outgoing("Xal", kind="news"), NEWS),
        (Outgoing("Sevil?", slot="s"), NEWS),
        (Outgoing("Salam"), None),
    ],
)
def test_a_colour_tells_what_a_message_is(said: Outgoing, accent: int | None) -> None:
    assert page(said).accent == accent


@pytest.mark.parametrize("kind", ["chatter", "question", "news"])
@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("text", ["", "a", "*" * 3000])
def test_whatever_takes_the_place_of_a_message_is_a_container_as_that_was(
    kind: MessageKind, ends: bool, text: str
) -> None:
    assert page(Outgoing(text, slot="q1", kind=kind, ends=ends)).accent is not None


def test_chatter_that_grows_too_long_by_escaping_is_a_container() -> None:
    assert page(Outgoing("*" * 1000)).accent is None
    grown = page(Outgoing("*" * 1001, (Button("Bəli", "y"),)))
    assert (grown.accent, grown.text, grown.rows) == (NEWS, "\\*" * 1001, ((Key("Bəli", "y"),),))


def test_what_the_bot_cuts_its_texts_to_always_fits() -> None:
    said = Outgoing("*_" * 5000, kind="question", slot="q", seconds=20)
    for piece in fitting([said, replace(said, kind="chatter", slot="")], LIMITS):
        found = page(piece)
        assert units(piece.text) <= LIMITS.length
        assert "…" not in found.text and len(found.text) <= 4000


def test_what_is_too_long_all_the_same_is_cut_before_the_seconds() -> None:
    text = page(Outgoing("*" * 9000, kind="question", slot="q", seconds=20)).text
    assert len(text) <= 4000
    assert text.endswith("…\n⏳ <t:1777377620:R>")


# --- buttons


def test_an_option_is_picked_by_its_letter() -> None:
    first, second, third, skip = keys(QUESTION)
    assert [first, second, third] == [Key("A", "a", "main"), Key("B", "b", "main"), Key("C", "c", "main")]
    assert skip == Key("Ötür", "s")


def test_when_it_is_over_nothing_can_be_pressed_and_the_right_one_stands_out() -> None:
    assert all(key.disabled for key in keys(ENDED))
    assert [key.style for key in keys(ENDED)] == ["main", "right", "main", "plain"]
    assert [key.data for key in keys(ENDED)] == [key.data for key in keys(QUESTION)]
    assert all(key.disabled for key in keys(replace(TYPED, kind="news", ends=True)))


def test_an_answer_is_written_into_a_form() -> None:
    assert keys(TYPED) == [Key("Cavab", "w", "main", asks=True), Key("İpucu", "h")]


def test_short_labels_stand_side_by_side_five_at_most() -> None:
    assert labels(*"1234567") == [[*"12345"], [*"67"]]
    assert labels("a" * 30, "b" * 30, "c") == [["a" * 30, "b" * 30], ["c"]]
    assert labels("a" * 31, "b" * 30) == [["a" * 31], ["b" * 30]]


def test_a_long_label_has_a_row_of_its_own_and_is_cut_where_discord_would_refuse_it() -> None:
    assert labels("a" * 81, "b") == [["a" * 80], ["b"]]


def test_there_are_five_rows_at_most() -> None:
    assert len(labels(*(str(number) * 70 for number in range(9)))) == 5


def test_all_options_that_there_can_be_have_letters() -> None:
    options = tuple(str(at) for at in range(len(LETTERS)))
    said = replace(
        QUESTION,
        buttons=tuple(Button(one, one) for one in options),
        choice=Choice("Sual\nNə?", options, 0, "", 20),
    )
    assert [key.label for key in keys(said)] == [*LETTERS]
    assert [len(row) for row in page(said).rows] == [5, 5, 5, 5, 5]


@given(st.lists(st.text(max_size=200), max_size=40), st.booleans())
def test_whatever_the_buttons_they_are_laid_out_as_discord_takes_them(names: list[str], ends: bool) -> None:
    said = Outgoing("x", tuple(Button(name, f"d{at}") for at, name in enumerate(names)), slot="s", ends=ends)
    rows = page(said).rows
    assert len(rows) <= 5 and all(1 <= len(row) <= 5 for row in rows)
    assert [key.data for row in rows for key in row] == [f"d{at}" for at in range(sum(map(len, rows)))]
    assert all(len(key.label) <= 80 for row in rows for key in row)
