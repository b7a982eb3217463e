"""The mind: the knowledge with everything built over it, made once and shared by all conversations."""

from dataclasses import dataclass

from bot.matching.entities import Mention
from bot.matching.language import LanguageGuesser, phrasings_by_language
from bot.matching.matcher import Match, Matcher
from bot.wording import Say, Wording
from knowledge.model import KnowledgeBase, Language

DEFAULT_LANGUAGE: Language = "az"
"""For a text that tells no language, such as a bare name."""


@dataclass(frozen=True, slots=True)
class Mind:
    """What the bot knows, how it finds it and how it speaks."""

    knowledge: KnowledgeBase
    matcher: Matcher
    languages: LanguageGuesser
    say: Say

    @classmethod
    def build(cls, knowledge: KnowledgeBase, say: Say) -> "Mind":
        """Build the matcher and the language guesser over `knowledge`."""
        return cls(knowledge, Matcher.build(knowledge), LanguageGuesser(phrasings_by_language(knowledge)), say)

    def match(self, text: str, about: Mention | None = None) -> Match:
        """Find what `text` asks for."""
        return self.matcher.ask(text, about)

    def language_of(self, text: str, match: Match, spoken: Language = DEFAULT_LANGUAGE) -> Language:
        """Give the language in which a matched text is written, the one last `spoken` where it does not tell."""
        return self.languages.guess(text, match.words, match.mentions, spoken)

    def wording(self, language: Language) -> Wording:
        """Give what puts things into words of `language`."""
        return Wording(self.say, language, self.knowledge)
