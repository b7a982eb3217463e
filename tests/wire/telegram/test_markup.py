"""Texts become what Telegram makes of them."""

import pytest

from tests.wire.telegram.markup import found_in, part, plain, read_text, utf16
from tests.wire.telegram.refusals import Refusal


def test_an_emoji_counts_twice() -> None:
    assert (utf16("abc"), utf16("ə"), utf16("🎬")) == (3, 1, 2)


def test_html_becomes_entities_in_utf16_units() -> None:
    text, entities = read_text('🎬 <b>Arşın <i>mal</i></b> &amp; <a href="https://a.az/?x=1&amp;y=2">o</a>', "HTML")
    assert text == "🎬 Arşın mal & o"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 9},
        {"type": "italic", "offset": 9, "length": 3},
        {"type": "text_link", "offset": 15, "length": 1, "url": "https://a.az/?x=1&y=2"},
    ]
    assert [part(text, entity) for entity in entities] == ["Arşın mal", "mal", "o"]


def test_spaces_around_a_text_go_and_entities_move_along() -> None:
    assert read_text("\n <b> a</b> \n", "HTML") == ("a", [{"type": "bold", "offset": 0, "length": 1}])


def test_other_tags_of_telegram_are_known() -> None:
    source = '<span class="tg-spoiler">a</span><pre><code class="language-py">b</code></pre><blockquote expandable>c'
    _, entities = read_text(f"{source}</blockquote>", "html")
    assert [entity["type"] for entity in entities] == ["spoiler", "pre", "expandable_blockquote"]
    assert entities[1]["language"] == "py"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a <b>b", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("ə<p>a</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag " 2" at byte offset 2'),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
    ],
)
def test_broken_html_is_refused(text: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_text(text, "HTML")
    assert str(refused.value) == f"Bad Request: can't parse entities: {why}"


def test_other_ways_to_format_are_not_taken() -> None:
    with pytest.raises(Refusal):
        read_text("*a*", "MarkdownV2")
    assert plain("*a*", "MarkdownV2") == "*a*"


def test_commands_mentions_and_addresses_are_found() -> None:
    text = "🎬 /start@azfilm_bot və @azfilm_bot, a@b.az 1/2 https://a.az/x."
    found = [(entity["type"], part(text, entity)) for entity in found_in(text)]
    assert found == [
        ("bot_command", "/start@azfilm_bot"),
        ("mention", "@azfilm_bot"),
        ("url", "https://a.az/x"),
    ]
