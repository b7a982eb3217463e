"""Asking: what an attribute that was found asks for, with the names of a reading in its slots.

What was once worked out is kept: the same things are asked again and again.
"""

from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked, answer_key, is_held
from bot.matching.index import Mask, PhraseIndex
from bot.matching.readings import Reading
from knowledge.expand import name_of_studio_in, needed_slots
from knowledge.model import KnowledgeBase


class Asking:
    """All that can be asked of the knowledge by templates and by what is told of films and people."""

    def __init__(self, knowledge: KnowledgeBase, slotted: PhraseIndex) -> None:
        """Take the index of the templates."""
        self._knowledge = knowledge
        self._slotted = slotted
        self._needed = {template.id: needed_slots(template) for template in knowledge.templates.values()}
        self._masks: dict[frozenset[str], Mask] = {}
        self._held: dict[Asked, bool] = {}
        self._keys: dict[Asked, tuple[str, ...]] = {}

    def among(self, kinds: frozenset[str]) -> Mask:
        """Give the mask of the templates whose slots `kinds` of mentions can fill."""
        mask = self._masks.get(kinds)
        if mask is None:
            entries = frozenset(template for template, needed in self._needed.items() if needed <= kinds)
            mask = self._masks[kinds] = self._slotted.mask(entries)
        return mask

    def asked(self, entry: str, reading: Reading) -> Asked | None:
        """Join an attribute with the entries of a reading; None where a slot stays empty."""
        attribute, _, subject = entry.partition("@")
        if reading.unknown:
            is_named = any(mention.length for mention in reading.mentions)
            return Asked(UNKNOWN_NAME if is_named else NO_SUBJECT, value=attribute)
        if subject:
            is_film = attribute.startswith("film.")
            return Asked(attribute, films=(subject,) if is_film else (), people=() if is_film else (subject,))
        if not self._needed[attribute] <= reading.kinds:
            return None
        kind = attribute.partition(".")[0]
        if kind in ("list", "studio"):
            return self._asked_of_value(attribute, reading)
        films = reading.ids("film") if kind != "person" else ()
        people = reading.ids("person") if kind != "film" else ()
        if attribute != "credit.role":
            return Asked(attribute, films, people)
        roles = tuple(role for role in reading.ids("role") if not films or role.split("/")[0] in films)
        return Asked(attribute, films, people, roles) if roles else None

    def _asked_of_value(self, attribute: str, reading: Reading) -> Asked | None:
        """Join an attribute with the genre, year or decade of a reading; None where nothing is of it."""
        needed = self._needed[attribute]
        value = next((reading.ids(slot)[0] for slot in ("genre", "year", "decade") if slot in needed), "")
        if attribute == "studio.name_in":
            fact = name_of_studio_in(self._knowledge, int(value))
            return Asked(fact.id) if fact else None
        asked = Asked(attribute, value=value)
        return asked if self.is_held(asked) else None

    def is_held(self, asked: Asked) -> bool:
        """Say whether the knowledge has an answer to what is asked."""
        held = self._held.get(asked)
        if held is None:
            held = self._held[asked] = is_held(asked, self._knowledge)
        return held

    def key(self, asked: Asked) -> tuple[str, ...]:
        """Give what things that are answered alike have in common."""
        key = self._keys.get(asked)
        if key is None:
            key = self._keys[asked] = answer_key(asked, self._knowledge)
        return key
