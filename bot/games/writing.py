"""Put a draft into words of the three languages."""

from collections.abc import Callable, Sequence

from bot.games.chance import shuffled
from bot.games.draft import LONGEST_WHY, TRUTH, Draft, Line, Masked, Quoted, Undated, Value, line
from bot.games.question import WRITTEN, Question
from bot.matching.asked import data_of
from bot.wording import Wording
from knowledge.model import LANGUAGES, Film, Language, Person, Text

_STRUCK = 2


class Writer:
    """Writes questions with one wording for each language."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = {wording.language: wording for wording in wordings}

    def write(self, draft: Draft, seed: str) -> Question:
        """Write a draft; `seed` decides the order of its options."""
        options, right, struck = self._options(draft, f"{seed} {draft.id}")
        return Question(
            id=draft.id,
            kind=draft.kind,
            topic=draft.topic,
            difficulty=draft.difficulty,
            prompt=self.text(draft.prompt),
            answer=self._answer(draft),
            why=self._why(draft.why),
            source=draft.subject.source,
            more=data_of(draft.subject.more),
            decade=draft.decade,
            options=options,
            right=right,
            year=_year(draft),
            accepted=draft.accepted,
            others=draft.others,
            answer_kind=draft.answer_kind,
            clues=tuple(map(self.text, draft.clues)),
            hint=self._hint(draft, options, right),
            struck=struck,
        )

    def text(self, said: Line | Text) -> Text:
        """Say a line in the three languages."""
        if isinstance(said, Text):
            return said
        return self._in_each(lambda language: self._line(said, language))

    def name(self, value: Value) -> Text:
        """Name a value in the three languages, as an option does."""
        return self._in_each(lambda language: self._named(value, language, plain=True))

    def _in_each(self, say: Callable[[Language], str]) -> Text:
        az, en, ru = (say(language) for language in LANGUAGES)
        return Text(az, en, ru)

    def _message(self, message: str) -> Text:
        return self.text(line(message))

    def _line(self, line: Line, language: Language) -> str:
        values = {
            key: value if isinstance(value, int) else self._named(value, language) for key, value in line.values.items()
        }
        return self._wordings[language](line.message, **values)

    def _named(self, value: Value, language: Language, plain: bool = False) -> str:
        """Name a value; a `plain` film without quotation marks and year."""
        wording = self._wordings[language]
        if isinstance(value, tuple):
            return ", ".join(self._named(one, language) for one in value)
        if isinstance(value, Film):
            return wording.own(value.title) if plain else wording.film(value, original=False)
        if isinstance(value, Text | Person):
            return wording.own(value if isinstance(value, Text) else value.name)
        if isinstance(value, Line):
            return self._line(value, language)
        return _wrapped(value, wording)

    def _options(self, draft: Draft, seed: str) -> tuple[tuple[Text, ...], tuple[int, ...], tuple[int, ...]]:
        """Give the options as shown, the places of the right ones, and those that the hint strikes out."""
        if draft.kind == "true_false":
            return tuple(map(self._message, TRUTH)), (TRUTH.index(str(draft.answer)),), ()
        right = [self.name(value) for value in draft.order or (draft.answer,)]
        wrong = [self.name(value) for value in draft.wrong]
        if not draft.order and not wrong:
            return (), (), ()
        shown = tuple(shuffled([*right, *wrong], seed, lambda text: text.az))
        places = tuple(shown.index(text) for text in right)
        if draft.order and places == tuple(range(len(places))):
            shown = (*shown[1:], shown[0])  # not given away by standing in order
            places = tuple(shown.index(text) for text in right)
        strikes = draft.kind == "odd" and len(wrong) > _STRUCK
        struck = shuffled((shown.index(text) for text in wrong), seed)[:_STRUCK] if strikes else []
        return shown, places, tuple(sorted(struck))

    def _answer(self, draft: Draft) -> Text:
        if draft.kind == "true_false":
            return self._message(str(draft.answer))
        if draft.kind == "order":
            names = [self.name(value) for value in draft.order]
            return self._in_each(lambda language: " → ".join(text.in_(language) for text in names))
        return self.name(draft.answer)

    def _why(self, lines: Sequence[Line | Text]) -> Text:
        """Join the first line and as many of the others as fit in every language."""
        first, *others = (self.text(line) for line in lines)
        for other in others:
            longer = Text(f"{first.az} {other.az}", f"{first.en} {other.en}", f"{first.ru} {other.ru}")
            if max(map(len, longer.all())) <= LONGEST_WHY:
                first = longer
        return first

    def _hint(self, draft: Draft, options: Sequence[Text], right: Sequence[int]) -> Text | None:
        if draft.hint:
            return self.text(draft.hint)
        if draft.kind == "order":
            return self.text(line("hint-first", text=options[right[0]]))
        if draft.kind == "typed":
            return self.text(line("hint-letters", text=Masked(self.name(draft.answer))))
        return None


def _year(draft: Draft) -> int:
    """Give the year asked for, or that of the film whose title is to be written."""
    if draft.kind in WRITTEN and isinstance(draft.answer, Film):
        return draft.answer.year or 0
    return draft.answer if draft.kind == "year" and isinstance(draft.answer, int) else 0


def _wrapped(value: Undated | Quoted | Masked | int | str, wording: Wording) -> str:
    if isinstance(value, Undated):
        return wording.film(value.film, year=False, original=False)
    if isinstance(value, Quoted):
        return wording("quoted", text=wording.own(value.text))
    return masked(wording.own(value.name)) if isinstance(value, Masked) else str(value)


def masked(name: str) -> str:
    """Write a name with the first letter of each word and a dot for each other one.

    >>> masked("Arşın mal alan"), masked("O olmasın, bu olsun")
    ('A···· m·· a···', 'O o······, b· o····')
    """
    return "".join(
        char if not char.isalnum() or not name[at - 1 : at].isalnum() else "·" for at, char in enumerate(name)
    )
