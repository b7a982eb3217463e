"""The bank: all questions that the knowledge yields, written when they are asked."""

from collections.abc import Mapping

from bot.games.almanac import Almanac
from bot.games.draft import Draft
from bot.games.film_puzzles import puzzle_drafts
from bot.games.film_questions import film_drafts
from bot.games.people_questions import people_drafts
from bot.games.question import Question
from bot.games.studio_questions import studio_drafts
from bot.games.writing import Writer
from bot.wording import Say, Wording
from knowledge.model import LANGUAGES, KnowledgeBase


def all_drafts(knowledge: KnowledgeBase) -> dict[str, Draft]:
    """Give all drafts that the knowledge yields, by the ids of their questions."""
    almanac = Almanac(knowledge)
    drafts = (*studio_drafts(almanac), *film_drafts(almanac), *puzzle_drafts(almanac), *people_drafts(almanac))
    return {draft.id: draft for draft in drafts}


class QuestionBank:
    """Holds the drafts and writes the questions."""

    def __init__(self, knowledge: KnowledgeBase, say: Say, drafts: Mapping[str, Draft] | None = None) -> None:
        """Take the drafts that were made of `knowledge` before, or make them."""
        self.drafts = all_drafts(knowledge) if drafts is None else drafts
        self.entries = frozenset(entry for draft in self.drafts.values() for entry in draft.about)
        """The entries that a question is about."""
        self._writer = Writer([Wording(say, language, knowledge) for language in LANGUAGES])

    def question(self, question: str, seed: str) -> Question | None:
        """Give a question by its id, its options shuffled by `seed`; None where the knowledge no longer has it."""
        draft = self.drafts.get(question)
        return self._writer.write(draft, seed) if draft else None
