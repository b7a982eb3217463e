"""Pages as components: valid, each made anew, and pressed in any process after any time."""

from dataclasses import replace
from typing import Any

import pytest
from discord import ui
from simcord.backend.errors import SetupError

from adapters.discord.outbound import LETTERS, Key, Page, to_page
from adapters.discord.views import FormButton, PressButton, buttons, filled_in, layout
from bot.messages import Button, Choice, Outgoing, Sent
from tests.discord.fakes import FakeApp
from tests.discord.payloads import Json, Library, interaction
from tests.discord.scene import Scene, new_client
from tests.wire.discord.spec import RestSpec

BOTH = {"press:(?P<data>.+)", "form:(?P<data>.+)"}
LONGEST_DATA = "əə" + "a" * 60
"""64 bytes."""
CHOICE = Choice("Sual 1\nNə vaxt?", ("1920", "1923"), 1, "Çünki.", 20, beside=(Button("Ötür", "s"),))
QUESTION = Outgoing(
    "Sual", (Button("1", "a"), Button("2", "b"), Button("Ötür", "s")), kind="question", slot="q1", choice=CHOICE
)
TYPED = Outgoing("Sual 2\nKim?", (Button("Cavab", "w", asks=True), Button("İpucu", "h")), kind="question", slot="q2")
OVER = replace(QUESTION, kind="news", ends=True)
WIDE = replace(
    QUESTION,
    buttons=tuple(Button(letter, f"{letter}{LONGEST_DATA[1:]}") for letter in LETTERS),
    choice=Choice("Sual\nNə?", tuple(letter * 100 for letter in LETTERS), 0, "", 20),
)
PAGES = [
    to_page(said, 0)
    for said in (
        Outgoing("Salam"),
        Outgoing("Salam", (Button("Bəli", "y"), Button("a" * 100, LONGEST_DATA), Button("Yox", "n", asks=True))),
        Outgoing("x", tuple(Button(str(at) * 70, f"d{at}") for at in range(9))),
        Outgoing("*" * 1900, (Button("Bəli", "y"),)),
        Outgoing("x" * 9000, kind="news", slot="n"),
        QUESTION,
        TYPED,
        OVER,
        WIDE,
    )
]


def components(page: Page) -> list[dict[str, Any]]:
    """Give a page as it goes to Discord."""
    view = layout(page) if page.accent is not None else buttons(page)
    return view.to_components() if view else []


# --- as they go to Discord


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_valid(page: Page, spec: RestSpec) -> None:
    body: Json = {"components": components(page)}
    body |= {"flags": 1 << 15} if page.accent is not None else {"content": page.text}
    for method, path in (("POST", "/channels/1/messages"), ("PATCH", "/channels/1/messages/2")):
        assert not spec.check_request(method, path, body, {})


@pytest.mark.parametrize("page", PAGES)
def test_the_library_takes_every_page_and_counts_few_components(page: Page) -> None:
    view = layout(page) if page.accent is not None else buttons(page)
    if view:
        assert view.is_persistent() and view.timeout is None
        assert len(list(view.walk_children())) <= 40
        assert all(len(item.custom_id) <= 100 for item in view.walk_children() if isinstance(item, PressButton))


def test_the_longest_data_of_a_button_fits_into_its_id() -> None:
    for key in (Key("x", "a" * 64), Key("x", "a" * 64, asks=True)):
        (row,) = components(Page("x", ((key,),)))
        assert len(row["components"][0]["custom_id"]) <= 100


def test_a_button_without_a_label_has_one_all_the_same() -> None:
    (row,) = components(Page("x", ((Key("", "a"),),)))
    assert row["components"][0]["label"] == "…"


def test_a_page_without_buttons_has_no_view() -> None:
    assert buttons(Page("x")) is None


def test_rows_stay_as_they_are_laid_out() -> None:
    page = Page("x", ((Key("1", "a"), Key("2", "b")), (Key("3", "c"),)))
    rows = [[key["label"] for key in row["components"]] for row in components(page)]
    inside = components(replace(page, accent=1))[0]["components"][1:]
    assert rows == [[key["label"] for key in row["components"]] for row in inside] == [["1", "2"], ["3"]]


@pytest.mark.parametrize("show", [layout, buttons])
def test_each_message_has_a_view_of_its_own(show: Any) -> None:
    page = Page("x", ((Key("1", "a"),),), accent=1)
    first, second = show(page), show(page)
    assert first is not second
    assert not {*map(id, first.walk_children())} & {*map(id, second.walk_children())}


# --- forms


def form(**data: Any) -> tuple[str, str] | None:
    return filled_in(Library().interaction(interaction(5, data)))


def test_what_is_written_into_a_form_comes_with_what_it_is_about() -> None:
    labelled = [{"type": 18, "id": 1, "component": {"type": 4, "custom_id": "answer", "value": "1945"}}]
    in_rows = [{"type": 1, "components": [{"type": 4, "custom_id": "answer", "value": "1945"}]}]
    for shape in (labelled, in_rows, [{"type": 10, "id": 1}, *labelled]):
        assert form(custom_id="form:g|1|w", components=shape) == ("g|1|w", "1945")


def test_a_form_that_is_left_empty_is_an_empty_answer() -> None:
    empty = [{"type": 18, "component": {"type": 4, "custom_id": "answer", "value": ""}}]
    assert form(custom_id="form:w", components=empty) == ("w", "")


def test_another_form_or_one_without_a_field_is_none() -> None:
    field = [{"type": 18, "component": {"type": 4, "custom_id": "answer", "value": "x"}}]
    assert form(custom_id="other:w", components=field) is None
    assert form(custom_id="form:w", components=[]) is None


# --- in SimCord's Discord


def pressed(app: FakeApp) -> list[tuple[str, str]]:
    return [(one.button, one.text) for one in app.heard]


async def test_a_view_that_is_used_twice_takes_all_buttons_with_it(scene: Scene) -> None:
    """The library's trap, for which each view is made anew: when it does this no longer, that may be forgotten."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.ActionRow(PressButton(Key("1", "a"))))
    store = scene.client._connection._view_store
    store.add_view(view, 1)
    view.clear_items()
    store.add_view(view, 1)
    assert scene.patterns == BOTH - {"press:(?P<data>.+)"}


async def test_whatever_becomes_of_messages_the_buttons_of_all_others_stay_known(scene: Scene, app: FakeApp) -> None:
    assert scene.patterns == BOTH
    await scene.send(TYPED)
    other = scene.last
    sent = await scene.send(QUESTION)
    assert isinstance(sent, Sent)
    mine = scene.last
    await scene.aysel.click(mine, label="A")
    for said in (QUESTION, OVER, replace(OVER, buttons=(), choice=None), QUESTION, replace(QUESTION, ends=True)):
        assert await scene.send(said, edits=sent.message) == sent
        assert scene.patterns == BOTH
    app.reply = [Outgoing("Əminsiniz?", (Button("Bəli", "y"),), to="7"), Outgoing("Bəli.")]
    asked = await scene.aysel.click(other, label="İpucu")
    await scene.aysel.click(asked.followups[0], label="Bəli")
    await scene.aysel.submit_modal(await scene.aysel.click(other, label="Cavab"), {"answer": "1945"})
    assert scene.patterns == BOTH
    assert pressed(app) == [("a", ""), ("h", ""), ("y", ""), ("w", "1945")]


async def test_what_is_over_cannot_be_pressed_and_shows_the_right_option(scene: Scene) -> None:
    sent = await scene.send(QUESTION)
    assert isinstance(sent, Sent)
    await scene.send(OVER, edits=sent.message)
    with pytest.raises(SetupError, match="disabled"):
        await scene.aysel.click(scene.last, label="A")
    shown = scene.request("PATCH", sent.message)["components"][0]["components"][1]["components"]
    assert [(key["style"], key["disabled"]) for key in shown] == [(1, True), (3, True), (2, True)]


async def test_buttons_and_forms_work_in_a_process_that_did_not_send_them(scene: Scene, app: FakeApp) -> None:
    await scene.send(QUESTION)
    choice = scene.last
    await scene.send(TYPED)
    typed = scene.last
    opened = await scene.aysel.click(typed, label="Cavab")
    await scene.env.restart_bot(new_client(app))
    await scene.murad.click(choice, label="B")
    await scene.aysel.submit_modal(opened, {"answer": "Sevil"})
    await scene.aysel.submit_modal(await scene.aysel.click(typed, label="Cavab"), {"answer": "1945"})
    assert pressed(app) == [("b", ""), ("w", "Sevil"), ("w", "1945")]
    assert scene.patterns == BOTH


async def test_a_form_is_opened_at_once_and_has_the_name_of_its_button(scene: Scene, app: FakeApp) -> None:
    await scene.send(replace(TYPED, buttons=(Button("C" * 80, "w", asks=True),)))
    form = (await scene.aysel.click(scene.last, custom_id="form:w")).modal
    assert form and (form["custom_id"], form["title"]) == ("form:w", "C" * 45)
    assert app.heard == []


async def test_two_people_may_have_the_same_form_open(scene: Scene, app: FakeApp) -> None:
    await scene.send(TYPED)
    hers = await scene.aysel.click(scene.last, label="Cavab")
    his = await scene.murad.click(scene.last, label="Cavab")
    await scene.aysel.submit_modal(hers, {"answer": "Sevil"})
    await scene.murad.submit_modal(his, {"answer": "Almaz"})
    assert [(one.name, one.text) for one in app.heard] == [("aysel", "Sevil"), ("murad", "Almaz")]


async def test_the_longest_data_comes_back_whole(scene: Scene, app: FakeApp) -> None:
    await scene.send(WIDE)
    await scene.aysel.click(scene.last, label="Y")
    assert pressed(app) == [(f"Y{LONGEST_DATA[1:]}", "")]


def test_a_button_that_was_pressed_is_read_from_its_id_alone() -> None:
    assert {
        PressButton.__discord_ui_compiled_template__.pattern,
        FormButton.__discord_ui_compiled_template__.pattern,
    } == BOTH
