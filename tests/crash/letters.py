"""What letters are, as people in a chat can see."""

from bot.games.presses import press_of
from bot.messages import Letter
from tests.crash.room import RIGHT


def button(letter: Letter, does: str) -> str:
    """Give the data of the button that does something; empty where there is none."""
    for one in letter.said.buttons:
        press = press_of(one.data)
        if press and press.does == does:
            return one.data
    return ""


def is_question(letter: Letter) -> bool:
    return letter.said.kind == "question"


def is_lobby(letter: Letter) -> bool:
    return letter.said.slot.endswith("/lobby")


def is_reveal(letter: Letter) -> bool:
    """Say whether a letter is the end of a round: it alone has a button of no game, to be told more."""
    return letter.said.kind == "news" and any(press_of(one.data) is None for one in letter.said.buttons)


def is_finish(letter: Letter) -> bool:
    return letter.said.kind == "news" and not is_reveal(letter) and bool(button(letter, "again"))


def goes_on(letter: Letter) -> bool:
    """Say whether a letter comes after the end of a round."""
    return is_question(letter) or is_finish(letter)


def option(question: Letter, *, right: bool) -> str:
    """Give the data of the button of the right option of a question, or of a wrong one."""
    buttons = {one.label: one.data for one in question.said.buttons}
    lines = [line.partition(". ") for line in question.said.text.splitlines()]
    fitting = [buttons[label] for label, _, text in lines if label in buttons and text.startswith(RIGHT) is right]
    return fitting[0]
