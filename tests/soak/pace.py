"""The pace at which people do things, and what they ask."""

import asyncio
import random

ASKERS, IDLE = 50, 40
"""Of each platform, how many ask in private now and then, and how many say one thing and no more."""
GAMES, QUIZZES = 4, 6
"""Of each platform, how many chats play games, and in how many a question is asked now and then."""
CHATS = 2 * (ASKERS + IDLE + GAMES + QUIZZES)
ASKING = 60.0
"""Seconds between two questions of somebody, on the average."""
PAUSE = 30.0
"""Seconds of silence after which a chat begins something new."""
THINKING = 2.0
"""Seconds until somebody answers or presses, on the average."""
LOOKING = 0.5
QUESTIONS = (
    "Who directed Nasimi?",
    "rejissor Arşın mal alan",
    "кто снял фильм Насими",
    "and the composer?",
    "when was the studio founded",
    "films of 1960",
    "Nəsimi filmi haqqında",
    "who are you",
    "Кто написал музыку к фильму Аршин мал алан?",
    "what is the price of petrol on the moon",
    "/today",
    "/help",
    "/me",
)


async def rest(mean: float) -> None:
    """Wait as people do: mostly for less than the mean, now and then for much longer."""
    await asyncio.sleep(min(random.expovariate(1 / mean), 4 * mean))


def a_question() -> str:
    """Give something to ask."""
    return random.choice(QUESTIONS)
