"""Facts to be put into any chat."""

from adapters.telegram.inbound import Me
from adapters.telegram.inline import results
from bot.messages import Fact, Menu
from tests.telegram.fakes import Json

ME = Me(42, "AzFilmBot")
MENU = Menu({}, "", "", "Daha soruş")


def offered(*facts: Fact) -> list[Json]:
    """Give what is sent to Telegram."""
    return [one.to_dict() for one in results(facts, MENU, ME)]


def test_a_fact_is_put_into_the_chat_as_it_is() -> None:
    (one,) = offered(Fact("sevil_1929-director", "Sevil: rejissor", "*Amo* <b>Bek-Nazarov</b>\n1929"))
    content = one["input_message_content"]
    assert content["message_text"] == "*Amo* <b>Bek-Nazarov</b>\n1929"
    assert "parse_mode" not in content
    assert content["link_preview_options"] == {"is_disabled": True}
    assert (one["type"], one["title"], one["description"]) == (
        "article",
        "Sevil: rejissor",
        "*Amo* <b>Bek-Nazarov</b> 1929",
    )


def test_under_a_fact_a_link_leads_to_the_bot_that_tells_it() -> None:
    (one,) = offered(Fact("sevil_1929-director", "Sevil", "1929"))
    assert one["reply_markup"]["inline_keyboard"] == [
        [{"text": "Daha soruş", "url": "https://t.me/AzFilmBot?start=fact_sevil_1929-director"}]
    ]


def test_a_fact_without_a_link_of_its_own_leads_to_the_bot() -> None:
    (one,) = offered(Fact("", "Bu gün", "Heç nə"))
    assert one["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/AzFilmBot"


def test_the_longest_link_is_taken() -> None:
    (one,) = offered(Fact("a" * 59, "x", "y"))
    assert len(one["reply_markup"]["inline_keyboard"][0][0]["url"].partition("start=")[2]) == 64


def test_long_titles_and_glimpses_are_cut_but_not_the_text() -> None:
    (one,) = offered(Fact("", "ə" * 200, "ö" * 4096))
    assert (len(one["title"]), len(one["description"])) == (100, 120)
    assert len(one["input_message_content"]["message_text"]) == 4096


def test_ten_facts_are_offered_at_most_each_with_a_number_of_its_own() -> None:
    many = offered(*(Fact("", f"{number}", "x") for number in range(12)))
    assert [one["title"] for one in many] == [str(number) for number in range(10)]
    assert len({one["id"] for one in many}) == 10


def test_nothing_known_is_nothing_offered() -> None:
    assert offered() == []
