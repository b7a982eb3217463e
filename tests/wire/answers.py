"""What a player has to know: the right and a wrong answer to a question that the bot has asked."""

from bot.games.bank import QuestionBank
from bot.games.question import Question, text3

_DOT = "\N{COMBINING DOT ABOVE}"


class AnswerBook:
    """Looks questions up by their texts."""

    def __init__(self, bank: QuestionBank) -> None:
        self._by_prompt: dict[str, list[Question]] = {}
        for id in bank.drafts:
            question = bank.question(id, "")
            if question:
                for prompt in set(text3(question.prompt)):
                    self._by_prompt.setdefault(prompt, []).append(question)

    def find(self, shown: str) -> Question:
        """Give the question that a message asks."""
        return self.all(shown)[0]

    def all(self, shown: str) -> list[Question]:
        """Give the questions that a message may ask: there are a few that differ in their later clues alone."""
        lines = shown.split("\n")
        found = [question for line in lines for question in self._by_prompt.get(line, ())]
        fitting = [question for question in found if self._fits(question, shown)]
        assert fitting, f"no question known for:\n{shown}"
        most = max(question.first_clues for question in fitting)
        return [question for question in fitting if question.first_clues == most]

    @staticmethod
    def _fits(question: Question, shown: str) -> bool:
        """Say whether all options or the first clues are there, in one of the languages."""
        texts = [text3(one) for one in (*question.options, *question.clues[: question.first_clues])]
        there = folded(shown)
        return any(all(folded(text[at]) in there for text in texts) for at in range(3))


def folded(text: str) -> str:
    """Fold capitals; that of an i has a dot in Azerbaijani, which stays behind by itself."""
    return text.casefold().replace(_DOT, "")
