"""Texts are shown letter for letter, and looking at each letter once.

The library's own `escape_markdown` takes two seconds for 4,000 letters such as `"[" * 2000 + "](" * 1000`, and all else
waits: so it is not used.
"""

import re
import time

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.markup import bold, countdown, escape, shortened
from knowledge.model import Fact, Film, KnowledgeBase, Person

_READ = re.compile(
    r"""(?P<link>https?://[^\s<]+[^<.,:;"'\])\s])|\\(?P<literal>[^0-9A-Za-z\s])|(?P<mark>[*_~`|<>\[@#\\])|(?P<text>.)""",
    re.DOTALL,
)
_LIST = re.compile(r"^[^\S\n]*(?:[-+*]|\d+[.)])[^\S\n]", re.MULTILINE)
LONG, WORK = 20_000, 1.0
"""Letters, and seconds of the processor that they may take: a thousand times of what it takes to look at each once."""


def shown(source: str) -> str:
    """Read a text as Discord does; gives the letters that are seen, and fails at any that is markup."""
    assert not _LIST.search(source), f"a list: {source!r}"
    seen = []
    for found in _READ.finditer(source):
        assert not found["mark"], f"markup at {found.start()} of {source!r}"
        seen.append(found["literal"] or found.group())
    return "".join(seen)


HOSTILE = [
    "*1* **2** ***3***",
    "_1_ __2__ ___3___",
    "~~1~~ ~2~",
    "||1||",
    "`1` ``2`` ```py\n3\n```",
    "```",
    "# 1\n## 2\n### 3",
    "-# 1",
    "> 1\n>>> 2\n3",
    "- 1\n  - 2\n+ 3\n* 4",
    "1. bir\n2) iki\n 10. on\n12345678901. çox",
    "[burada](https://a.az)",
    "[[1]][2](3)",
    "<@1> <@!2> <@&3> <#4> <:kino:5> <a:kino:6> </ask:7> <id:browse>",
    "<t:1:R> <t:1>",
    "@everyone @here @admin",
    "\\",
    "\\\\*1\\\\*",
    "\\*1\\*",
    "1\\",
    "¯\\_(ツ)_/¯",
    "<https://a.az >",
    "a_b_c 2*3*4 c# 5 > 3 < 4",
    "\t- 1\n\u3000- 2\n\u2003* 3\r\n- 4",
    "- ",
    "1.",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_discord_reads_as_markup_is_shown_letter_for_letter(text: str) -> None:
    assert shown(escape(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Arşın mal alan",
        "1945-ci il",
        "50% = 1/2; (a, b): «c»!",
        "Кино — 1945.",
        "💐 👨‍👩‍👧",
        "\n\n",
        "a - b, 5 + 3",
        "x 1. y",
    ],
)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize("mark", "*_~`|<>[@#\\")
def test_every_mark_is_escaped_wherever_it_stands(mark: str) -> None:
    for text in (mark, f"{mark} 1", f"1 {mark}", f"a{mark}b", mark * 3, f"x\n{mark}"):
        assert escape(text) == text.replace(mark, f"\\{mark}")


# --- links


@pytest.mark.parametrize(
    "link",
    [
        "https://a.az/b_c_d",
        "http://a.az/?q=1&r=__2__#top",
        "https://a.az/~user/",
        "https://az.wikipedia.org/wiki/Arşın_mal_alan_(film,_1945)",
        "https://ru.wikipedia.org/wiki/Кура_неукротимая",
        "https://www.youtube.com/@azerbaijan_film",
        "https://a.az:8080/x;y=1",
        "https://a.az/%C6%8F_%20",
        "https://a.az/x-",
    ],
)
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("(", ")."), ("1945: ", ","), ("Mənbə:\n", "\n*"), ("[a](", ")")]
)
def test_a_link_stays_a_link_whatever_is_around_it(link: str, before: str, after: str) -> None:
    escaped = escape(f"{before}{link}{after}")
    assert link.rstrip(")") in escaped
    assert shown(escaped) == f"{before}{link}{after}"


def test_every_link_of_the_knowledge_stays_as_it_is(own_knowledge: KnowledgeBase) -> None:
    told: list[Fact | Film | Person] = [*own_knowledge.facts.values()]
    told += [*own_knowledge.films.values(), *own_knowledge.people.values()]
    links = {source.url for one in told for source in one.sources}
    assert len(links) > 100
    assert not [link for link in links if escape(link) != link]


@pytest.mark.parametrize("text", ["https://", "https://a", "http://.,", "ftp://a_b_c", "https:/a_b", "mailto:a_b@c.az"])
def test_what_discord_makes_no_link_of_is_a_text(text: str) -> None:
    assert escape(text) == re.sub("([_@])", r"\\\1", text)


@pytest.mark.parametrize(
    "text",
    ["[burada](<https://a.az>)", "https://_ x https://_", "http://* x*", "https://a.az/**b** **", "https://a.az||x||"],
)
def test_at_a_link_a_backslash_may_be_seen_but_nothing_is_markup(text: str) -> None:
    assert shown(escape(text)).replace("\\", "") == text


# --- all texts

_PIECES = [
    *"*_~`|<>[]()@#\\-+.:! \n\t1aə",
    "10",
    "```",
    "**",
    "||",
    "<@1>",
    "](",
    "https://a.az/_b_ ",
    "\\*",
    "- ",
    "> ",
]
texts = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@given(texts)
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    assert shown(escape(text)) == text


@given(st.one_of(texts, st.text()))
def test_no_text_grows_to_more_than_twice_its_length(text: str) -> None:
    assert len(text) <= len(escape(text)) <= 2 * len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        " \n",
        "\t\n",
        "[",
        "](",
        "*",
        "\\",
        "1",
        "1\n",
        "https://",
        "https://.",
        "https://a ",
        "- ",
        "<",
        "@",
        "||",
    ],
)
def test_long_texts_take_no_longer_by_the_letter_than_short_ones(piece: str) -> None:
    text = piece * (LONG // len(piece))
    begun = time.process_time()
    assert len(escape(text)) >= len(text)
    assert time.process_time() - begun < WORK


# --- what is added


@pytest.mark.parametrize(
    ("text", "said"), [("Sual 1", "**Sual 1**"), ("*", r"**\***"), ("1. A", r"**1\. A**"), ("", ""), (" \t", "")]
)
def test_what_is_set_off_is_escaped_and_of_nothing_there_is_nothing(text: str, said: str) -> None:
    assert bold(text) == said


@pytest.mark.parametrize(("moment", "said"), [(0, "<t:0:R>"), (1777377600.4, "<t:1777377600:R>"), (1.6, "<t:2:R>")])
def test_a_moment_is_counted_down_to_by_the_clients_themselves(moment: float, said: str) -> None:
    assert countdown(moment) == said


def test_a_moment_is_written_as_the_library_writes_it() -> None:
    assert countdown(1777377600) == discord.utils.format_dt(
        discord.utils.snowflake_time(0).fromtimestamp(1777377600), "R"
    )


# --- what is too long


def test_what_fits_stays_as_it_is() -> None:
    assert shortened("a" * 9 + "\\", 10) == "a" * 9 + "\\"
    assert shortened("", 10) == ""


@given(texts, st.integers(1, 80))
def test_what_is_too_long_is_cut_and_never_in_the_midst_of_an_escape(text: str, longest: int) -> None:
    whole = escape(text)
    cut = shortened(whole, longest)
    assert len(cut) <= longest
    if len(whole) > longest:
        assert cut.endswith("…") and whole.startswith(cut[:-1])
        assert not cut[:-1].endswith("\\")
    shown(cut)
