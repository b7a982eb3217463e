"""What a platform shows of the bot: each command of a menu is one that the bot knows, and every text fits."""

import re
from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.chat import State
from bot.dialogue import decide
from bot.menus import menu
from bot.messages import Address, CommandScope, Incoming, Menu
from bot.mind import Mind
from bot.phrasebook import Phrasebook
from bot.play import Play
from knowledge.model import LANGUAGES, Language

NOON = datetime(2026, 4, 28, 12, tzinfo=UTC)
HERE = Address("telegram", "1", "2")
SCOPES: tuple[CommandScope, ...] = get_args(CommandScope)


def menu_of(language: Language) -> Menu:
    return menu(Phrasebook().say, language)


def names(scope: CommandScope) -> list[str]:
    return [name for name, _ in menu_of("en").commands[scope]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_descriptions_of_commands_are_such_as_platforms_take(language: Language) -> None:
    for scope in SCOPES:
        commands = menu_of(language).commands[scope]
        assert 1 <= len(commands) <= 100
        assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) for name, _ in commands)
        assert all(1 <= len(described) <= 256 and "\n" not in described for _, described in commands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bot_is_and_can_do_fits_where_platforms_show_it(language: Language) -> None:
    shown = menu_of(language)
    assert 1 <= len(shown.about) <= 120
    assert "\n" not in shown.about
    assert 1 <= len(shown.description) <= 512
    assert 1 <= len(shown.ask_more) <= 40


@pytest.mark.parametrize("scope", SCOPES)
def test_the_languages_have_the_same_commands_in_the_same_order_described_in_their_own_words(
    scope: CommandScope,
) -> None:
    az, en, ru = (menu_of(language).commands[scope] for language in LANGUAGES)
    assert [name for name, _ in az] == [name for name, _ in en] == [name for name, _ in ru]
    for described in zip(az, en, ru, strict=True):
        assert len({text for _, text in described}) == 3


@pytest.mark.parametrize("scope", SCOPES)
def test_no_command_stands_twice_in_a_menu(scope: CommandScope) -> None:
    assert len(names(scope)) == len(set(names(scope)))


@pytest.mark.parametrize("scope", SCOPES)
def test_every_command_of_a_menu_is_known_to_the_bot(own_mind: Mind, own_play: Play, scope: CommandScope) -> None:
    unknown = own_mind.say("en", "command-unknown", command="/§").partition("/§")[0]
    for name in names(scope):
        incoming = Incoming(
            HERE, text=f"/{name}", private=scope == "private", admin=scope == "admin", event="1", language="en"
        )
        decision = decide(State(), incoming, own_mind, own_play, NOON)
        assert decision.turn.said or decision.lookup, name
        assert not any(one.text.startswith(unknown) for one in decision.turn.said), name


def test_what_only_those_who_manage_a_chat_may_do_is_in_their_menu_and_not_in_that_of_all() -> None:
    assert set(names("group")) < set(names("admin"))
    assert {"settings", "subscribe", "schedule", "lang"} <= set(names("admin")) - set(names("group"))
    assert "settings" in names("private")


def test_what_is_for_those_who_run_the_bot_is_in_no_menu() -> None:
    for scope in SCOPES:
        assert not {"reload", "stats", "broadcast"} & set(names(scope))


@pytest.mark.parametrize("scope", SCOPES)
def test_everybody_can_have_help_and_be_forgotten(scope: CommandScope) -> None:
    assert names(scope)[-2:] == ["forgetme", "help"]
