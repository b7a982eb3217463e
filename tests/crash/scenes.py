"""Scenes: what people do in the chats, one event after the other, until each chat has had its share of events."""

import asyncio

from bot.games.presses import Press, press_data, press_of
from bot.messages import Letter
from tests.crash import KILLS
from tests.crash.driver import Cast, Chat
from tests.crash.letters import button, goes_on, is_lobby, is_question, is_reveal
from tests.crash.room import TYPED


async def plays_choices(chat: Chat) -> None:
    """Three people play games of five choices."""
    while True:
        await _gather(chat, "/game 5 choice")
        while question := await _next_question(chat):
            for player in chat.shuffled():
                await chat.pick(player, question, right=chat.chance(0.6))
            if chat.chance(0.2):  # once more, too late
                await chat.pick(chat.players[1], question, right=True)
            await _go_on(chat)


async def plays_typed(chat: Chat) -> None:
    """Two people play games of five written answers: one is wrong twice, the other is right."""
    while True:
        await _gather(chat, "/game 5 typed")
        while question := await _next_question(chat):
            await chat.type(chat.players[0], question, "yox, bilmirəm", right=False)
            await chat.type(chat.players[0], question, "heç xəbərim yoxdur", right=False)
            await chat.type(chat.players[1], question, TYPED, right=True)
            await _go_on(chat)


async def quizzes_alone(chat: Chat) -> None:
    """Somebody alone takes a question, talks, and takes another."""
    (player,) = chat.players
    while True:
        await chat.command(player, "/quiz choice")
        question = await chat.sees(is_question)
        await chat.pick(player, question, right=chat.chance(0.6))
        await chat.sees(is_reveal)
        await chat.says_something(player)


async def quizzes_together(chat: Chat) -> None:
    """People in a group answer a single question, which stays open until its time is up or the host skips it."""
    while True:
        await chat.command(chat.players[0], "/quiz choice")
        question = await chat.sees(is_question)
        for player in chat.players[1:]:
            await chat.pick(player, question, right=chat.chance(0.6))
        await asyncio.sleep(2)
        pressed = press_of(question.said.buttons[0].data)
        assert pressed
        await chat.press(chat.players[0], press_data(Press(pressed.game, pressed.serial, "skip")))
        await chat.sees(is_reveal)


async def talks(chat: Chat) -> None:
    """People ask, write commands and look at the boards."""
    while True:
        await chat.says_something(chat.any_player())


async def _gather(chat: Chat, command: str) -> None:
    """Open a game, have everybody join and start it."""
    host, *others = chat.players
    await chat.command(host, command)
    lobby = await chat.sees(is_lobby)
    for player in others:
        await chat.press(player, button(lobby, "join"))
    await chat.press(host, button(lobby, "start"))


async def _next_question(chat: Chat) -> Letter | None:
    """Wait for the question that is open now; None when the game is over."""
    newest = await chat.sees(goes_on, newest=True)
    return newest if is_question(newest) else None


async def _go_on(chat: Chat) -> None:
    """Wait for the end of a round; after it somebody presses for the next question, or nobody does."""
    following = button(await chat.sees(is_reveal), "next")
    if following and chat.chance(0.95):
        await chat.press(chat.any_player(), following)


_MORE = max(1, KILLS // 40)
CAST: Cast = (
    (plays_choices, 6, 3, 24 * _MORE),
    (plays_typed, 2, 2, 22 * _MORE),
    (quizzes_alone, 4, 1, 9 * _MORE),
    (quizzes_together, 2, 3, 6 * _MORE),
    (talks, 6, 2, 12 * _MORE),
)
"""Twenty chats with 308 events, or so many times more that there are some between two kills."""
FEW: Cast = (
    (plays_choices, 3, 3, 24 * _MORE),
    (plays_typed, 1, 2, 22 * _MORE),
    (quizzes_alone, 2, 1, 9 * _MORE),
    (quizzes_together, 1, 3, 6 * _MORE),
    (talks, 3, 2, 12 * _MORE),
)
"""Ten chats with half as many."""
FEWER: Cast = (
    (plays_choices, 1, 3, 12),
    (quizzes_alone, 2, 1, 9),
    (talks, 3, 2, 12),
)
"""Six chats with 66 events."""
