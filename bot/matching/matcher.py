"""The matcher: a question in, ranked answers with their confidence out.

Two indexes share one way of scoring. The plain one holds phrasings without slots: the studio's
facts, small talk, things not held. The slotted one holds the templates; a question enters it once
per reading, with the names it mentions, or whom it describes, in slots. Everything found competes
on the same evidence.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from bot.matching.asked import Asked
from bot.matching.asking import Asking
from bot.matching.described import Descriptions, described_texts
from bot.matching.entities import YEAR, Kind, Mention, Names, all_names, subjects_of
from bot.matching.fold import MAX_RAW, fold
from bot.matching.hops import Capacities, readings_of_makers
from bot.matching.index import Mask, PhraseIndex
from bot.matching.phrasings import answer_texts, plain_texts, slotted_texts, told_texts, words_in, words_of
from bot.matching.postings import Floats
from bot.matching.question import Hits, Question
from bot.matching.rank import ANSWER_FROM, confidences, evidence
from bot.matching.readings import Reading, reading_without_subject, readings, readings_of_described, readings_of_unknown
from bot.matching.sentence import Sentence, read_sentence
from bot.matching.sentences import quoted, sentences
from bot.matching.signals import STRANGER, Naming, View, measure
from bot.matching.synonyms import Synonyms
from bot.matching.words import SAME, TWO_SLIPS, Lexicon
from knowledge.model import KnowledgeBase

_RANKED = 5
"""How many candidates of each search are looked at closely."""

_SURE = 7.0
"""Log-odds from which on nothing that is a guess is looked for: an unknown name, none at all, or a single sentence."""

_LIKELY = 4.0
"""Log-odds from which on it is not looked for what a question may describe."""

_CERTAIN = 9.0
"""Log-odds of what is asked of a name from which on no fact about the studio is looked for."""

_TOLD = 0.95
"""From this share of its words on, what is told of a film or person answers a question that else is refused."""

_MOST_SENTENCES = 6
_LONGEST_NAME = 6

_SUBJECTS = ("film", "person", "role", "studio")

_PRONOUNS = frozenset(words_of(("onun onu özü", "he she his her him hers", "он она его её ему нему него ней нём неё")))
"""Words for the person that a conversation is about."""

_DATES = frozenset(("film.year", "film.premiere", "person.born", "person.died", "person.age"))
"""Attributes that are dates or go by them."""

TOLD = ("film.trivia", "film.awards", "person.facts", "person.honours")
"""Attributes told in sentences of their own; a question may use any word of these."""

_CARDS = ("film.card", "person.card")
"""What a name alone asks for."""


_NOTHING = KnowledgeBase({}, {}, {}, {}, {}, {}, (), ())


@dataclass(slots=True, eq=False)
class Candidate:
    """One thing the question may be asking for."""

    asked: Asked
    signals: Floats
    """In the order of `bot.matching.signals.NAMES`."""
    evidence: float
    confidence: float = 0.0

    @property
    def id(self) -> str:
        """The fact that it asks for, the first of several."""
        return next(iter(self.asked.facts()), self.asked.attribute)


@dataclass(frozen=True, slots=True)
class Match:
    """What the matcher makes of a question."""

    id: str | None
    """The answer, None when the matcher declines."""
    best: str | None
    """The likeliest answer whatever its confidence; None when nothing is alike."""
    confidence: float
    """How likely `best` is right, 0 to 1."""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    mentions: tuple[Mention, ...] = field(default=(), repr=False)

    @property
    def ranking(self) -> tuple[tuple[str, float], ...]:
        """Ids with their confidence, best first."""
        shares: dict[str, float] = {}
        for candidate in self.candidates:
            shares.setdefault(candidate.id, candidate.confidence)
        return tuple(shares.items())


class Matcher:
    """Finds what a question asks for. Built once, never changed, safe to share."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        plain: PhraseIndex,
        slotted: PhraseIndex,
        names: Names,
        descriptions: Descriptions,
        capacities: Capacities,
    ) -> None:
        self._knowledge = knowledge
        self._plain = plain
        self._slotted = slotted
        self._names = names
        self._descriptions = descriptions
        self._capacities = capacities
        self._cards = slotted.mask(_CARDS)
        self._asking = Asking(knowledge, slotted)

    @classmethod
    def from_phrasings(cls, phrasings: Mapping[str, Sequence[str]]) -> "Matcher":
        """Build a matcher over any ids and their phrasings, without slots or names."""
        folded = {entry: tuple(fold(text) for text in texts) for entry, texts in phrasings.items()}
        lexicon = Lexicon(word for texts in folded.values() for text in texts for word in text.split())
        plain, empty = PhraseIndex(folded, lexicon), PhraseIndex({}, lexicon)
        descriptions, capacities = Descriptions(empty, {}, empty, plain), Capacities((), Synonyms())
        return cls(_NOTHING, plain, empty, Names((), lexicon), descriptions, capacities)

    @classmethod
    def build(cls, knowledge: KnowledgeBase) -> "Matcher":
        """Build the matcher over the whole knowledge."""
        synonyms = Synonyms(
            ([fold(word) for word in group.words] for group in knowledge.synonyms),
            words_of(knowledge.fillers),
            words_of(knowledge.elsewhere),
        )
        plain, slotted = plain_texts(knowledge), slotted_texts(knowledge)
        told, context = dict(told_texts(knowledge)), {fact.id: answer_texts(fact) for fact in knowledge.facts.values()}
        described = described_texts(knowledge)
        names = all_names(knowledge)
        said = (*plain.values(), *told.values(), *context.values(), *described.values())
        everyday = words_in((*plain.values(), *slotted.values()))
        asking = frozenset(
            words_in(texts for entry, texts in (*plain.items(), *slotted.items()) if entry not in knowledge.facts)
        )
        lexicon = Lexicon(
            [
                *everyday,
                *words_in((*told.values(), *context.values(), *described.values())),
                *words_of(knowledge.elsewhere),
                *(word for name in names for word in name.words),
            ]
        )
        plain_index = PhraseIndex(plain, lexicon, synonyms, context, beside=chain(*slotted.values()))
        slotted_index = PhraseIndex(slotted | told, lexicon, synonyms, statements=told, beside=chain(*plain.values()))
        described_index = PhraseIndex(described, lexicon, synonyms, statements=described)
        return cls(
            knowledge,
            plain_index,
            slotted_index,
            Names(names, lexicon, asking, frozenset(everyday), words_of(knowledge.given_names), chain(*said)),
            Descriptions(described_index, knowledge.films, slotted_index, plain_index),
            Capacities([group.id for group in knowledge.synonyms], synonyms),
        )

    def ask(self, text: str, about: Mention | None = None) -> Match:
        """Find what `text` asks for; `about` is the film, the person or the part that the conversation is about."""
        text = text[:MAX_RAW]
        whole = read_sentence(text, self._names)
        if quoted(text) and not any(one.kind in _SUBJECTS for one in whole.mentions):
            about = None  # it says itself what it is about, though nobody knows that
        found = self._candidates(whole, about)
        parts = sentences(text)[:_MOST_SENTENCES]
        if len(parts) > 1 and not _is_beyond(_SURE, found):
            found += self._part_by_part(parts, whole, about)
        best: dict[tuple[str, ...], Candidate] = {}
        for candidate in found:
            key = self._asking.key(candidate.asked)
            if key not in best or candidate.evidence > best[key].evidence:
                best[key] = candidate
        return _decide(list(best.values()), whole.words, whole.mentions)

    def _part_by_part(self, parts: Sequence[str], whole: Sentence, about: Mention | None) -> list[Candidate]:
        """Look at each sentence by itself; one that names nothing is about what another names."""
        found: list[Candidate] = []
        named = [m for m in whole.mentions if m.kind in ("film", "person")]
        subject = max(named, key=lambda m: (not m.common, m.whole, m.length), default=about)
        weight = self._plain.read(whole.words).total
        for part in (read_sentence(text, self._names, whole.text) for text in parts):
            if len(part.words) > 1 and not part.is_name:
                left_out = 1 - self._plain.read(part.words).total / weight
                found += self._candidates(part, subject, max(0.0, left_out), assumed=subject is about)
        return found

    def nearest(self, match: Match, kind: Kind) -> list[str]:
        """Give the films or people whose names come near to one in a question that fits none."""
        return self._names.nearest(match.words, match.mentions, kind)

    def _candidates(
        self, sentence: Sentence, about: Mention | None, left_out: float = 0.0, assumed: bool = True
    ) -> list[Candidate]:
        """Give what a sentence may ask for; `about` is what it may leave unsaid, `assumed` from earlier messages."""
        if not self._slotted.ids:
            return self._plain_candidates(sentence, left_out)
        found = self._named_candidates(sentence, about, left_out, assumed)
        if not _is_beyond(_CERTAIN, found) or self._plain.has(sentence.words):
            found += self._hop_candidates(sentence, about, left_out, assumed)
            found += self._plain_candidates(sentence, left_out)
        if not left_out and not _is_beyond(_LIKELY, found):
            found += self._described_candidates(sentence)
        if not _is_beyond(_SURE, found):
            found += self._unknown_candidates(sentence, left_out, about is not None and not assumed)
            if about is None:
                found += self._unnamed_candidates(sentence, left_out)
        return found

    def _named_candidates(
        self, sentence: Sentence, about: Mention | None, left_out: float, assumed: bool
    ) -> list[Candidate]:
        """Give what may be asked of what a sentence names or is about."""
        found: list[Candidate] = []
        for subject in subjects_of(about) or (None,):
            for reading in readings(sentence.words, sentence.mentions, self._knowledge.films, subject):
                naming = _naming(reading, subject if assumed else None, sentence)
                if subject and subject.kind == "person" and subject in reading.mentions:
                    # Whom a pronoun means is said; else it is rather asked of the film than of who took part in it.
                    said = not _PRONOUNS.isdisjoint(sentence.words)
                    naming = replace(naming, assumed=naming.assumed and not said, hop=subject != about and not said)
                found += self._slotted_candidates(reading, naming, left_out)
        return found

    def _hop_candidates(
        self, sentence: Sentence, about: Mention | None, left_out: float, assumed: bool
    ) -> list[Candidate]:
        """Give what may be asked of those who made the film or played the part that a sentence names or is about."""
        found: list[Candidate] = []
        unsaid = about is not None and not any(m.kind in ("film", "person", "role") for m in sentence.mentions)
        nowhere = [replace(one, start=0, end=0) for one in subjects_of(about)] if unsaid else []
        for reading in readings_of_makers(
            sentence.words, [*sentence.mentions, *nowhere], self._knowledge.films, self._capacities
        ):
            naming = replace(_naming(reading, None, sentence), hop=True, assumed=unsaid and assumed)
            among = self._asking.among(reading.kinds) & ~self._cards
            found += self._searched(reading, naming, left_out, among, _told_of(reading))
        return found

    def _described_candidates(self, sentence: Sentence) -> list[Candidate]:
        """Give what may be asked of the films and people that a sentence describes."""
        found: list[Candidate] = []
        named = any(m.kind in ("film", "person") and not m.common for m in sentence.mentions)
        for one in self._descriptions.find(sentence.words, sentence.mentions):
            naming = Naming(described=one, described_beside=named, large=sentence.names)
            whole, rest = readings_of_described(sentence.words, one.kind, one.id, one.hidden)
            found += self._searched(whole, naming, 0.0, self._asking.among(frozenset()), _told_of(whole))
            found += self._searched(rest, naming, 0.0, self._asking.among(whole.kinds), _CARDS)
        return found

    def _unknown_candidates(self, sentence: Sentence, left_out: float, named: bool) -> list[Candidate]:
        """Give what is asked if strange words are the name of a film or person that nobody has.

        `named` says that another sentence names one that is known.
        """
        found: list[Candidate] = []
        known_beside = named or any(m.kind in ("film", "person") and not m.common for m in sentence.mentions)
        for start, end in self._unknown_names(sentence):
            as_name = sentence.as_name(start, end)
            strange = 1 - float(self._slotted.read(sentence.words[start:end]).known.mean())
            for reading in readings_of_unknown(sentence.words, start, end):
                naming = _naming(reading, None, sentence)
                naming = replace(naming, as_name=as_name, strange=strange, known_beside=known_beside)
                found += self._slotted_candidates(reading, naming, left_out)
        return found

    def _unnamed_candidates(self, sentence: Sentence, left_out: float) -> list[Candidate]:
        """Give what is asked if a sentence does not say about which film or person."""
        if any(mention.kind in _SUBJECTS for mention in sentence.mentions):
            return []
        naming = Naming(unnamed=True, large=sentence.names)
        return self._slotted_candidates(reading_without_subject(sentence.words), naming, left_out)

    def _unknown_names(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Give the longest run of words that nothing in the knowledge resembles, where it may be a name."""
        inside = {at for mention in sentence.mentions for at in range(mention.start, mention.end)}
        known = {
            at: self._slotted.known(word)
            for at, word in enumerate(sentence.words)
            if at not in inside and word.isalpha()
        }
        doubtful = [at for at, likeness in known.items() if likeness < TWO_SLIPS]
        large = sentence.names if doubtful else frozenset()
        strange = [at for at in doubtful if known[at] < STRANGER or sentence.words[at] in large]
        return [(strange[0], strange[-1] + 1)] if strange and strange[-1] - strange[0] < _LONGEST_NAME else []

    def _plain_candidates(self, sentence: Sentence, left_out: float) -> list[Candidate]:
        question = self._plain.read(sentence.words)
        hits = self._plain.search(question, _RANKED)
        if hits is None:
            return []
        self._cover_dates(hits, question)
        view = View.of(question, hits, Naming(inside=sentence.inside, large=sentence.names), left_out)
        asked = [
            # a greeting before a question is not what was meant
            None if left_out and entry.startswith("smalltalk.") else Asked(entry)
            for entry in hits.ids
        ]
        return _weighed(view, asked)

    def _cover_dates(self, hits: Hits, question: Question) -> None:
        """Let a fact cover the years of its date, and what is a date itself any year, which may be a guess."""
        facts = self._knowledge.facts
        for at, word in enumerate(question.words):
            if YEAR.fullmatch(word.word):
                held = [
                    entry in _DATES or (entry in facts and _is_in(facts[entry].date, word.word)) for entry in hits.ids
                ]
                hits.covered[held, at] = SAME

    def _slotted_candidates(self, reading: Reading, naming: Naming, left_out: float) -> list[Candidate]:
        also = (*_told_of(reading), *_CARDS)
        return self._searched(reading, naming, left_out, self._asking.among(reading.kinds), also)

    def _searched(
        self, reading: Reading, naming: Naming, left_out: float, among: Mask, also: Sequence[str]
    ) -> list[Candidate]:
        """Give what a reading may ask for: the likeliest `among` some templates, and what is `also` looked at."""
        question = self._slotted.read(reading.words)
        hits = self._slotted.search(question, _RANKED, among, also)
        if hits is None:
            return []
        self._cover_dates(hits, question)
        asked = [self._asking.asked(entry, reading) for entry in hits.ids]
        missing = [told is not None and told.kind != "decline" and not self._asking.is_held(told) for told in asked]
        view = View.of(question, hits, naming, left_out, np.array(missing))
        if view.most_told > _TOLD:
            asked = [told if told and told.kind != "decline" else None for told in asked]
        return _weighed(view, asked)


def _told_of(reading: Reading) -> list[str]:
    """Give the entries of what is told in sentences of the films and people that a reading names."""
    subjects = (*reading.ids("film"), *reading.ids("person"))
    return [f"{attribute}@{subject}" for subject in subjects for attribute in TOLD]


def _is_beyond(evidence: float, found: Iterable[Candidate]) -> bool:
    """Say whether something found is so likely that whatever else a question might be is not looked for."""
    return any(candidate.evidence > evidence for candidate in found)


def _weighed(view: View, asked: Sequence[Asked | None]) -> list[Candidate]:
    """Give the candidates of one search with their evidence; those that ask for nothing are left out."""
    signals = measure(view)
    weighed = zip(asked, signals, evidence(signals).tolist(), strict=True)
    return [Candidate(told, row, weight) for told, row, weight in weighed if told]


def _naming(reading: Reading, about: Mention | None, sentence: Sentence) -> Naming:
    """Say how a reading names its subject."""
    assumed = about is not None and about in reading.mentions
    short = any(m.length == 1 for m in reading.mentions if m.kind in ("film", "person", "role"))
    return Naming(
        large=sentence.names,
        partial=reading.partial,
        common=reading.common,
        short=short and not assumed,
        assumed=assumed,
        unknown=reading.unknown,
    )


def _decide(candidates: list[Candidate], words: tuple[str, ...], mentions: tuple[Mention, ...]) -> Match:
    """Rank different candidates and turn their evidence into confidence."""
    ranked = sorted(candidates, key=lambda candidate: -candidate.evidence)
    shares = confidences([candidate.evidence for candidate in ranked])
    for candidate, share in zip(ranked, shares, strict=True):
        candidate.confidence = share
    best, confidence = (ranked[0].id, shares[0]) if ranked else (None, 0.0)
    answer = best if confidence >= ANSWER_FROM else None
    return Match(answer, best, confidence, tuple(ranked), words, mentions)


def _is_in(date: str, year: str) -> bool:
    """Say whether the year is within the ISO date or span, if there is one."""
    first, _, last = date.partition("/")
    return bool(date) and first[:4] <= year <= (last or first)[:4]
