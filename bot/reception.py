"""The reception: what is neither a question nor a game. It greets, helps and sets a chat up. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256

from bot import preferences
from bot.appointments import carry_out
from bot.boards import LOOKUPS, Lookup, LookupKind
from bot.chat import Turn
from bot.games.ledger import PERIODS
from bot.games.presses import short
from bot.messages import Address, Button, Outgoing
from bot.options import board_options
from bot.scene import Decision, Order, OrderName, Scene
from knowledge.model import LANGUAGES

_FORGET = "forget|"
"""Before the mark of who is to be forgotten."""
RUN = "c|"
"""Before the command that a press gives, in the data of a button."""
_OFFERED = ("daily", "quiz", "game")
"""What is offered to whoever meets the bot."""
_LONGEST_NAME = 12
"""Of a menu."""


def command(scene: Scene, name: str, rest: str) -> Decision | None:
    """Carry out a command that is not of games; None for any other."""
    if name in _ORDERS:
        return Decision(scene.talk, Turn(scene.chat), order=Order(_ORDERS[name], rest)) if scene.who.owner else None
    lookup = next((one for one in LOOKUPS if one == name), None)
    if lookup:
        return _look_up(scene, lookup, rest)
    return _COMMANDS[name](scene, name, rest) if name in _COMMANDS else None


def press(scene: Scene, data: str) -> Decision | None:
    """Carry out a press of a button of these; None for any other."""
    if data.startswith(_FORGET):
        return _forget(scene, data.removeprefix(_FORGET))
    if data.startswith(preferences.MARK):
        return _set_up(scene, data.removeprefix(preferences.MARK))
    return None


# --- meeting people


def welcome(scene: Scene) -> Decision:
    """Welcome somebody who opens a chat with the bot; in a running game, show where it stands."""
    again = scene.play.command("score", "", scene.chat, scene.who) if scene.chat.running else None
    if again:
        return Decision(scene.talk, again)
    return _hello(scene, "welcome" if scene.who.alone else "greeting")


def greet(scene: Scene) -> Decision:
    """Greet a chat that the bot was added to, once."""
    if scene.chat.greeted:
        return Decision(scene.talk, Turn(scene.chat))
    return _hello(replace(scene, chat=replace(scene.chat, greeted=True, language=scene.language)), "greeting")


def _hello(scene: Scene, message: str) -> Decision:
    say = scene.mind.say
    message = f"{message}-discord" if message == "greeting" and scene.who.address.platform == "discord" else message
    buttons = [Button(say(scene.language, f"title-{name}"), f"{RUN}{name}") for name in _OFFERED]
    buttons.append(Button(say(scene.language, "help-button"), f"{RUN}help"))
    return scene.show(Outgoing(say(scene.language, message), tuple(buttons)))


def _help(scene: Scene, name: str, rest: str) -> Decision:
    more = {"console": "help-terminal", "discord": "help-discord"}.get(scene.who.address.platform)
    texts = ["help", "help-games", *([more] if more else [])]
    return scene.show(Outgoing("\n".join(scene.mind.say(scene.language, text) for text in texts)))


# --- what is set for a chat


def _choose_language(scene: Scene, name: str, rest: str) -> Decision:
    """Choose the language of the chat, or let it follow that of the questions again."""
    wanted = rest.strip().lower()
    if not scene.may_manage:
        return scene.whisper("agenda-admins")
    for language in LANGUAGES:
        if wanted == language:
            chat, talk = replace(scene.chat, chosen=language), replace(scene.talk, language=language)
            return replace(scene, chat=chat, talk=talk).say("lang-set")
    if wanted == "auto":
        return replace(scene, chat=replace(scene.chat, chosen=None)).say("lang-auto")
    return scene.say("lang-usage")


def _settings(scene: Scene, name: str, rest: str) -> Decision:
    if not scene.may_manage:
        return scene.whisper("agenda-admins")
    return scene.show(preferences.menu(scene.chat, scene.mind.wording(scene.language), short(scene.who.moment)))


def _set_up(scene: Scene, data: str) -> Decision:
    """Change what a press in a menu changes, and show the menu again."""
    name, _, does = data.partition("|")
    if not scene.may_manage:
        return scene.whisper("agenda-admins")
    changed = preferences.pressed(scene.chat, does)
    if changed is None:
        return scene.whisper("button-gone")
    chat, page = changed
    scene = replace(scene, chat=chat)
    return scene.show(preferences.menu(chat, scene.mind.wording(scene.language), name[:_LONGEST_NAME], page))


def _change_agenda(scene: Scene, name: str, rest: str) -> Decision:
    """Change what the chat gets by itself, which in a group is for those who manage it."""
    changes = name == "unsubscribe" or rest.strip()
    if changes and not scene.may_manage:
        return scene.whisper("agenda-admins")
    wording = scene.mind.wording(scene.language)
    done = carry_out(name, rest, scene.chat.agenda, scene.who.now, wording)
    assert done  # these are its commands
    agenda, said = done
    return replace(scene, chat=replace(scene.chat, agenda=agenda)).show(Outgoing(said))


def _look_up(scene: Scene, what: LookupKind, rest: str) -> Decision:
    options = board_options(rest, scene.mind.say)
    if options is None:
        periods = ", ".join(scene.mind.say(scene.language, f"period-{period}") for period in PERIODS)
        return scene.say("top-usage", periods=periods)
    return Decision(scene.talk, Turn(scene.chat), Lookup(what, options))


# --- what is kept of a person


def _ask_to_forget(scene: Scene, name: str, rest: str) -> Decision:
    """Ask whether somebody is sure; only they can say so."""
    say = scene.mind.say
    sure = Button(say(scene.language, "forget-yes"), f"{_FORGET}{_mark(scene.who.address)}")
    stay = Button(say(scene.language, "forget-no"), f"{_FORGET}-")
    return scene.show(Outgoing(say(scene.language, "forget-sure"), (sure, stay), to=scene.who.id))


def _forget(scene: Scene, mark: str) -> Decision:
    if mark != _mark(scene.who.address):
        return scene.whisper("forget-kept")
    return replace(scene.whisper("forgotten"), forget=True)


def _mark(address: Address) -> str:
    """Give a short mark of a person, for a button that only they may press."""
    return sha256(f"{address.platform}:{address.player}".encode()).hexdigest()[:16]


_COMMANDS: Mapping[str, Callable[[Scene, str, str], Decision]] = {
    "help": _help,
    "lang": _choose_language,
    "settings": _settings,
    "subscribe": _change_agenda,
    "unsubscribe": _change_agenda,
    "schedule": _change_agenda,
    "forgetme": _ask_to_forget,
}
_ORDERS: Mapping[str, OrderName] = {"reload": "reload", "stats": "stats", "broadcast": "broadcast"}
"""Commands of those who run the bot; to others they are unknown."""
