"""Which entries resemble a question, and how well."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.index import PhraseIndex
from bot.matching.learned import UNKNOWN
from bot.matching.synonyms import Synonyms
from bot.matching.words import INFLECTED, Lexicon

PHRASINGS: dict[str, tuple[str, ...]] = {
    "director": ("who directed the film", "name the director of the film", "the film was made by whom"),
    "composer": ("who composed the music of the film", "name the composer"),
    "founded": ("when was the studio founded", "the year in which the studio began"),
    "names": ("what was the studio called in 1928", "former names of the studio"),
}
GROUPS = (("director", "rejissor", "rejisser"), ("film", "kino", "kartina"))
FILLERS = ("the", "please")


@dataclass(frozen=True)
class Hit:
    """One entry of `Hits`."""

    id: str
    score: float
    similarity: float
    phrase_coverage: float
    phrase_weight: float
    covered: tuple[float, ...]
    beyond: float
    learned: float


def index(
    phrasings: Mapping[str, Sequence[str]],
    groups: Sequence[Sequence[str]] = (),
    fillers: Sequence[str] = (),
    context: Mapping[str, Sequence[str]] | None = None,
    statements: Sequence[str] = (),
) -> PhraseIndex:
    texts = [text for own in (*phrasings.values(), *(context or {}).values()) for text in own]
    lexicon = Lexicon(word for text in texts for word in text.split())
    return PhraseIndex(phrasings, lexicon, Synonyms(groups, fillers), context, statements)


def search(
    phrasings: PhraseIndex,
    question: str,
    limit: int = 10,
    among: Sequence[str] | None = None,
    also: Sequence[str] = (),
) -> list[Hit]:
    mask = None if among is None else phrasings.mask(among)
    hits = phrasings.search(phrasings.read(question.split()), limit, mask, also)
    if hits is None:
        return []
    return [
        Hit(
            entry,
            float(hits.scores[at]),
            float(hits.similarity[at]),
            float(hits.phrase_coverage[at]),
            float(hits.phrase_weight[at]),
            tuple(hits.covered[at].tolist()),
            float(hits.beyond[at]),
            float(hits.learned[at]),
        )
        for at, entry in enumerate(hits.ids)
    ]


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.fixture(scope="module")
def made() -> PhraseIndex:
    return index(PHRASINGS, GROUPS, FILLERS)


EVERY_PHRASING = [(entry, text) for entry, texts in PHRASINGS.items() for text in texts]


# --- the same words


@pytest.mark.parametrize(("entry", "text"), EVERY_PHRASING)
def test_the_same_words_score_one(made: PhraseIndex, entry: str, text: str) -> None:
    best = search(made, text)[0]
    assert best.id == entry
    assert best.similarity == pytest.approx(1, abs=0.005)
    assert best.phrase_coverage == pytest.approx(1, abs=0.005)
    assert min(best.covered) == pytest.approx(1)
    assert best.score >= best.similarity


@pytest.mark.parametrize(("entry", "text"), EVERY_PHRASING)
def test_the_order_of_words_does_not_matter(made: PhraseIndex, entry: str, text: str) -> None:
    turned = " ".join(reversed(text.split()))
    (hit,) = [hit for hit in search(made, turned) if hit.id == entry]
    assert hit.similarity == pytest.approx(1, abs=0.005)


def test_a_repeated_word_counts_once(made: PhraseIndex) -> None:
    once, twice = search(made, "studio founded"), search(made, "studio studio founded studio")
    assert once == twice


def test_other_words_score_less_than_the_same(made: PhraseIndex) -> None:
    same = search(made, "who directed the film")[0]
    other = search(made, "who directed the studio")[0]
    assert other.similarity < same.similarity


def test_a_missing_word_leaves_the_phrasing_uncovered(made: PhraseIndex) -> None:
    assert search(made, "composed music")[0].phrase_coverage < 1


def test_a_strange_word_is_not_covered(made: PhraseIndex) -> None:
    best = search(made, "who directed xyzzy")[0]
    assert best.id == "director"
    assert best.covered[-1] == 0
    assert best.similarity < 1


def test_a_slip_and_another_ending_still_resemble(made: PhraseIndex) -> None:
    assert search(made, "directro")[0].id == "director"
    assert search(made, "studios")[0].id in ("founded", "names")


def test_numbers_resemble_themselves_only(made: PhraseIndex) -> None:
    assert ids(search(made, "1928")) == ["names"]
    assert search(made, "1929") == []


def test_what_resembles_nothing_finds_nothing(made: PhraseIndex) -> None:
    assert search(made, "xyzzy plugh") == []


def test_several_good_phrasings_add_up() -> None:
    many = index({"many": ("who directed it", "who directed that", "who directed this"), "one": ("who directed her",)})
    first, second = search(many, "who directed")
    assert (first.id, second.id) == ("many", "one")
    assert first.similarity == pytest.approx(second.similarity, abs=1e-5)
    assert first.score > second.score


# --- synonyms and fillers


@pytest.mark.parametrize("word", ["rejissor", "rejisser", "rejissoru", "director"])
def test_synonyms_are_alike_across_languages(made: PhraseIndex, word: str) -> None:
    assert search(made, word)[0].id == "director"


def test_without_a_group_the_words_are_strangers() -> None:
    assert search(index(PHRASINGS), "rejissor") == []


def test_a_synonym_resembles_less_than_the_word_itself(made: PhraseIndex) -> None:
    own, synonym = search(made, "name the director")[0], search(made, "name the rejissor")[0]
    assert own.id == synonym.id
    assert 0 < synonym.similarity < own.similarity


def test_a_slip_of_a_synonym_resembles_less_than_the_synonym() -> None:
    both = index({"english": ("director",), "azerbaijani": ("rejissor",)}, GROUPS)
    covered = {
        word: {hit.id: hit.covered[0] for hit in search(both, word)} for word in ("rejissor", "rejisser", "rejissot")
    }
    assert covered["rejissor"]["azerbaijani"] == 1
    assert 0 < covered["rejissot"]["english"] < covered["rejissor"]["english"] == covered["rejisser"]["english"] < 1


@pytest.mark.parametrize("meant", ["roof", "yard"])
def test_of_two_that_are_spelled_alike_the_one_that_means_the_question_comes_first(meant: str) -> None:
    both = index({"roof": ("roof house",), "yard": ("yard house",)}, [("tam", meant)])
    assert ids(search(both, "tam house"))[0] == meant


def test_the_likest_word_of_a_phrasing_counts_and_only_that() -> None:
    phrasings = index({"both": ("film films",), "other": ("studio",)})
    assert search(phrasings, "film")[0].similarity == pytest.approx(math.sqrt(1 / 2), abs=1e-5)
    assert search(phrasings, "filmde")[0].similarity == pytest.approx(INFLECTED * math.sqrt(1 / 2), abs=1e-5)


def test_words_of_two_groups_are_not_alike(made: PhraseIndex) -> None:
    (covered,) = {hit.covered for hit in search(made, "rejissor") if hit.id == "director"}
    assert 0 < covered[0] < 1
    assert "composer" not in {hit.id for hit in search(made, "rejissor")}


def test_fillers_weigh_little(made: PhraseIndex) -> None:
    question = made.read("please film xyzzy the".split())
    weights = {word.word: word.weight for word in question.words}
    assert max(weights["please"], weights["the"]) < min(weights["film"], weights["xyzzy"]) / 2


def test_a_phrasing_with_a_filler_is_wholly_like_itself() -> None:
    texts = {"composer": ["please say who composed"], "film": ["which film please"]}
    lexicon = Lexicon(word for phrasings in texts.values() for text in phrasings for word in text.split())
    index = PhraseIndex(texts, lexicon, Synonyms(fillers=["please", "say"]))
    hits = index.search(index.read("please say who composed".split()))
    assert hits is not None
    assert hits.ids[0] == "composer"
    assert float(hits.similarity[0]) == pytest.approx(1)


def test_a_filler_is_no_stranger(made: PhraseIndex) -> None:
    assert made.read(["please", "xyzzy"]).known.tolist() == [1, 0]


def test_a_word_from_elsewhere_is_known_by_its_endings_and_slips_too() -> None:
    lexicon = Lexicon(["film", "turkiye", "turkish"])
    index = PhraseIndex({"film": ["film"]}, lexicon, Synonyms(elsewhere=["turkiye", "turkish"]))
    words = index.read("turkiye turkiyenin turksh film xyzzy".split()).words
    assert [word.elsewhere for word in words] == [True, True, True, False, False]


def test_an_everyday_word_is_not_from_elsewhere_for_its_stem() -> None:
    lexicon = Lexicon(["indi", "use", "kanal", "india", "usa", "kanada"])
    index = PhraseIndex({"now": ["indi use kanal"]}, lexicon, Synonyms(elsewhere=["india", "usa", "kanada"]))
    words = index.read("indi use kanal india".split()).words
    assert [word.elsewhere for word in words] == [False, False, False, True]


def test_a_filler_changes_a_score_less_than_another_word(made: PhraseIndex) -> None:
    plain = search(made, "who composed music")[0]
    polite = search(made, "please who composed music")[0]
    strange = search(made, "xyzzy who composed music")[0]
    assert plain.similarity - polite.similarity < (plain.similarity - strange.similarity) / 2


def test_a_rare_word_weighs_more_than_a_common_one(made: PhraseIndex) -> None:
    words = made.read(["film", "founded"]).words
    assert words[0].weight < words[1].weight


# --- what a question's words are to the index


def test_a_question_knows_how_familiar_its_words_are(made: PhraseIndex) -> None:
    known = {word.word: word.known for word in made.read("film directro xyzzy 1928 1999".split()).words}
    assert known["film"] == known["1928"] == 1
    assert 0 < known["directro"] < 1
    assert known["xyzzy"] == known["1999"] == 0


def test_the_total_is_the_weight_of_all_words(made: PhraseIndex) -> None:
    question = made.read("who directed the film".split())
    assert question.total == pytest.approx(sum(word.weight for word in question.words))


@pytest.mark.parametrize("question", ["red house", "house red"])
@pytest.mark.parametrize("order", [["brief", "busy"], ["busy", "brief"]])
def test_of_two_that_score_the_same_the_likelier_comes_first(question: str, order: Sequence[str]) -> None:
    entries = {"brief": ("red house",), "busy": ("red house", "green garden")}
    best, other = search(index({entry: entries[entry] for entry in order}), question)
    assert best.id == "brief"
    assert best.score == pytest.approx(other.score)
    assert other.beyond < best.beyond


def test_what_is_spelled_like_an_entry_is_likelier_there_than_at_large(made: PhraseIndex) -> None:
    best, *others = search(made, "who composed the music")
    assert best.id == "composer"
    assert best.beyond > 0
    assert all(other.beyond < best.beyond / 2 for other in others)


def test_what_is_given_to_search_among_changes_no_likelihood(made: PhraseIndex) -> None:
    everywhere = {hit.id: hit.beyond for hit in search(made, "who composed the music")}
    given_ = {hit.id: hit.beyond for hit in search(made, "who composed the music", among=["director", "founded"])}
    assert given_ == {entry: everywhere[entry] for entry in given_}


def test_a_strange_word_makes_a_question_less_like_any_entry(made: PhraseIndex) -> None:
    plain, strange = search(made, "composed music")[0], search(made, "composed music xyzzy")[0]
    assert plain.id == strange.id == "composer"
    assert 0 < strange.beyond < plain.beyond


def test_a_slip_does_not_hide_which_entry_is_spelled_like_the_question(made: PhraseIndex) -> None:
    hits = {hit.id: hit for hit in search(made, "who compozed the film")}
    assert hits["composer"].beyond == max(hit.beyond for hit in hits.values()) > 0


EVERY_ENTRY = "who composed the music of the film"
"""A question that finds all entries."""
OF_SEVERAL = "the year of the music"
"""Another one, whose words are of several entries."""


def shares(hits: Sequence[Hit]) -> dict[str, float]:
    """Give by entry its share by what is learned."""
    return {hit.id: math.exp(hit.learned) for hit in hits}


def test_by_what_is_learned_all_entries_share_one_certainty(made: PhraseIndex) -> None:
    learned = shares(search(made, EVERY_ENTRY))
    assert set(learned) == set(PHRASINGS)
    assert sum(learned.values()) == pytest.approx(1, abs=1e-5)
    assert learned["composer"] == max(learned.values()) > 0.7


@pytest.mark.parametrize(("entry", "text"), EVERY_PHRASING)
def test_by_what_is_learned_a_phrasing_has_the_largest_share_of_its_own_entry(
    made: PhraseIndex, entry: str, text: str
) -> None:
    learned = shares(search(made, text))
    assert learned[entry] == max(learned.values()) > 1 / 2


def test_among_the_given_only_these_share(made: PhraseIndex) -> None:
    everywhere = shares(search(made, EVERY_ENTRY))
    given_ = shares(search(made, EVERY_ENTRY, among=["director", "founded"]))
    assert set(given_) == {"director", "founded"}
    assert sum(given_.values()) == pytest.approx(1, abs=1e-5)
    assert given_["director"] / given_["founded"] == pytest.approx(everywhere["director"] / everywhere["founded"])


def test_those_that_are_not_found_have_their_share_too(made: PhraseIndex) -> None:
    (best,) = search(made, OF_SEVERAL, limit=1)
    assert best.learned == search(made, OF_SEVERAL)[0].learned < 0
    (lone,), (both,) = (search(made, "studio", limit=1, among=among) for among in (["founded"], ["founded", "names"]))
    assert lone.id == both.id == "founded"
    assert lone.learned == pytest.approx(0)
    assert both.learned < math.log(1 / 2)


def test_one_named_also_takes_nothing_from_the_given(made: PhraseIndex) -> None:
    given_ = shares(search(made, EVERY_ENTRY, among=["director", "founded"]))
    also = shares(search(made, EVERY_ENTRY, among=["director", "founded"], also=["names"]))
    assert also.keys() - given_.keys() == {"names"}
    assert {entry: also[entry] for entry in given_} == given_


def test_one_word_decides_between_entries_that_share_the_others() -> None:
    houses = index({"door": ("the old red house door",), "roof": ("the old red house roof",)})
    for word in ("door", "roof"):
        assert shares(search(houses, f"the old red house {word}"))[word] > 0.9
    assert shares(search(houses, "the old red house")) == pytest.approx({"door": 0.5, "roof": 0.5}, abs=0.01)


TOLD: dict[str, tuple[str, ...]] = {"told": ("who composed the music is not known", "the film burnt")}


def test_where_it_would_take_too_much_nothing_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.index._MOST_WEIGHTS", 1)
    hits = search(index(PHRASINGS), EVERY_ENTRY)
    assert hits
    assert {hit.learned for hit in hits} == {0}


@pytest.mark.parametrize("phrasings", [PHRASINGS | TOLD, TOLD | PHRASINGS])
def test_of_statements_nothing_is_learned_and_they_take_nothing_from_the_others(
    phrasings: Mapping[str, Sequence[str]],
) -> None:
    hits = {hit.id: hit for hit in search(index(phrasings, statements=["told"]), OF_SEVERAL)}
    without = {hit.id: hit.learned for hit in search(index(PHRASINGS), OF_SEVERAL)}
    assert hits.pop("told").learned == 0
    assert {entry: hit.learned for entry, hit in hits.items()} == pytest.approx(without, abs=1e-4)
    asked = {hit.id: hit.learned for hit in search(index(phrasings), OF_SEVERAL)}
    assert asked["told"] < 0
    assert asked["composer"] < without["composer"]  # which as a question it would


@pytest.mark.parametrize("among", [["told"], ["told", "director"], ["director", "told", "names"]])
def test_a_statement_among_the_given_has_no_part_in_what_they_share(among: Sequence[str]) -> None:
    hits = search(index(TOLD | PHRASINGS, statements=["told"]), EVERY_ENTRY, among=among)
    assert set(ids(hits)) == set(among)
    learned = shares(hits)
    assert learned.pop("told") == 1
    assert sum(learned.values()) == pytest.approx(1 if learned else 0, abs=1e-5)


def test_where_all_are_statements_nothing_is_learned() -> None:
    hits = search(index(PHRASINGS, statements=sorted(PHRASINGS)), EVERY_ENTRY)
    assert [hit.learned for hit in hits] == [0] * len(PHRASINGS)


def test_a_statement_is_found_as_well_as_a_question() -> None:
    asked, told = (search(index(PHRASINGS | TOLD, statements=names), EVERY_ENTRY) for names in ((), ("told",)))
    assert [(hit.id, hit.score, hit.beyond) for hit in asked] == [(hit.id, hit.score, hit.beyond) for hit in told]


def test_a_statement_that_there_is_not_changes_nothing(made: PhraseIndex) -> None:
    other = index(PHRASINGS, GROUPS, FILLERS, statements=["nobody"])
    assert search(other, EVERY_ENTRY) == search(made, EVERY_ENTRY)


def test_a_question_of_which_nothing_is_learned_leaves_all_the_same_share(made: PhraseIndex) -> None:
    learned = shares(search(made, "kino", among=["director"]))
    assert learned == pytest.approx({"director": 1})
    assert shares(search(made, "kino")) == pytest.approx({"director": 1 / 4, "composer": 1 / 4})


def test_the_order_of_words_tells_entries_apart_that_have_the_same() -> None:
    bitten = index({"man": ("dog bites man",), "dog": ("man bites dog",)})
    assert shares(search(bitten, "dog bites man"))["man"] > 0.9
    assert shares(search(bitten, "man bites dog"))["dog"] > 0.9


def test_a_strange_word_between_two_that_are_no_pair_changes_no_share(made: PhraseIndex) -> None:
    plain, strange = search(made, "music studio"), search(made, "music xyzzy studio")
    assert len(plain) == 3
    assert shares(strange) == pytest.approx(shares(plain))


def test_a_strange_word_takes_from_an_entry_what_the_pair_says_that_it_parts() -> None:
    bitten = index({"man": ("dog bites man",), "dog": ("man bites dog",)})
    plain, parted = (shares(search(bitten, text)) for text in ("dog bites man", "dog xyzzy bites man"))
    assert 1 / 2 < parted["man"] < plain["man"]
    assert shares(search(bitten, "xyzzy dog plugh bites frotz man qwxyv")) == pytest.approx({"man": 0.5, "dog": 0.5})


def trigrams_of(word: str) -> str:
    """Give a word that is like none, but whose known trigrams are those of `word`."""
    return f"{word}zqxzvzjqvxqz{word}"


@pytest.mark.parametrize(("asked", "meant"), [("directro", "director"), ("compozed", "composed")])
def test_a_slip_says_what_its_own_trigrams_and_the_whole_known_word_say(
    made: PhraseIndex, asked: str, meant: str
) -> None:
    slip, own, word, lost = made.read([asked, trigrams_of(asked), meant, trigrams_of(meant)]).words
    assert slip.kind == word.kind != own.kind == lost.kind == UNKNOWN
    assert slip.learned == pytest.approx(own.learned + word.learned - lost.learned, rel=1e-4)
    assert slip.learned_length == pytest.approx(own.learned_length + word.learned_length - lost.learned_length)
    assert 0 < own.learned_length < slip.learned_length < word.learned_length
    assert slip.learned.argmax() == word.learned.argmax()


@pytest.mark.parametrize(("word", "phrasings"), [("filmography", 4), ("nameless", 3)])
def test_a_word_that_is_hardly_like_a_known_one_speaks_by_its_trigrams_only(
    made: PhraseIndex, word: str, phrasings: int
) -> None:
    read, trigrams = made.read([word, trigrams_of(word)]).words
    assert 0.3 < read.known < 0.6
    assert read.kind == UNKNOWN
    assert read.learned == pytest.approx(trigrams.learned, rel=1e-5)
    assert read.learned.max() > 0 > read.learned.min()
    rarity = 1 + math.log((1 + len(EVERY_PHRASING)) / (1 + phrasings))
    assert read.learned_length == pytest.approx(3 * rarity**2, rel=1e-5)


@pytest.mark.parametrize("word", ["xyzzy", "1999"])
def test_a_complete_stranger_says_nothing_that_is_learned(made: PhraseIndex, word: str) -> None:
    (read,) = made.read([word]).words
    assert (read.known, read.kind) == (0, UNKNOWN)
    assert read.learned.tolist() == [0] * len(PHRASINGS)
    assert read.learned_length == 0


def test_words_of_the_context_are_covered_but_are_no_phrasing() -> None:
    phrasings = {"founded": ("when was the studio founded",), "other": ("when was the union founded",)}
    question = "when was the studio founded 1920"
    with_context = search(index(phrasings, context={"founded": ("it was founded in 1920",)}), question)[0]
    without = search(index(phrasings), question)[0]
    assert (with_context.covered[-1], without.covered[-1]) == (1, 0)
    assert with_context.similarity == pytest.approx(without.similarity, abs=1e-5)


def test_an_entry_is_told_by_its_best_phrasing() -> None:
    phrasings = index({"entry": ("who directed", "the very first silent film"), "other": ("who wrote it",)})
    short, long = search(phrasings, "who directed")[0], search(phrasings, "the very first silent film")[0]
    assert short.id == long.id == "entry"
    assert short.phrase_coverage == pytest.approx(1)
    assert short.phrase_weight < long.phrase_weight / 2


def test_the_coverage_of_a_phrasing_is_the_share_of_its_weight() -> None:
    phrasings = index({"one": ("red green blue",), "other": ("white",)})
    (hit,) = search(phrasings, "red blue")
    words = phrasings.read(["red", "green", "blue"])
    assert hit.phrase_weight == pytest.approx(words.total, rel=1e-5)
    assert hit.phrase_coverage == pytest.approx(2 / 3, rel=1e-5)


# --- among, also and limit


def test_only_entries_among_the_given_are_found(made: PhraseIndex) -> None:
    assert "director" in ids(search(made, "who directed the film"))
    found = ids(search(made, "who directed the film", among=["composer", "names"]))
    assert found
    assert set(found) <= {"composer", "names"}


def test_among_none_nothing_is_found(made: PhraseIndex) -> None:
    assert search(made, "who directed the film", among=[]) == []


HOUSES = {"door": ("red house door",), "roof": ("red house roof",), "wall": ("red house wall",), "sea": ("blue sea",)}


def test_those_named_also_follow_although_the_mask_leaves_them_out() -> None:
    houses = index(HOUSES)
    assert ids(search(houses, "red house", among=["door"])) == ["door"]
    assert set(ids(search(houses, "red house", among=["door"], also=["wall"]))) == {"door", "wall"}


def test_those_named_also_follow_although_the_limit_is_reached() -> None:
    found = search(index(HOUSES), "red house door", limit=1, also=["wall", "roof", "sea"])
    assert ids(found) == ["door", "wall", "roof"]


def test_one_found_and_named_also_comes_once() -> None:
    assert ids(search(index(HOUSES), "red house", among=["door"], also=["door"])) == ["door"]


def test_an_entry_that_there_is_not_does_not_follow() -> None:
    houses = index(HOUSES)
    assert search(houses, "red house", also=["nobody"]) == search(houses, "red house")


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_than_the_limit_is_found(limit: int) -> None:
    houses = index(HOUSES)
    everything = search(houses, "red house")
    assert len(everything) == 3
    assert search(houses, "red house", limit=limit) == everything[:limit]


# --- word for word


@pytest.mark.parametrize("place", [0, 200, 400])
@pytest.mark.parametrize("limit", [1, 5, 10])
def test_what_is_asked_word_for_word_is_found_among_hundreds_that_share_its_words(place: int, limit: int) -> None:
    entries = [(f"other{number}", (f"what is the film about number{number}",)) for number in range(400)]
    entries.insert(place, ("wanted", ("what is the film",)))
    assert ids(search(index(dict(entries)), "what is the film", limit))[0] == "wanted"


@pytest.mark.parametrize("number", [0, 123, 399])
def test_each_of_hundreds_of_like_phrasings_is_found_by_itself(number: int) -> None:
    many = index({f"entry{at}": (f"who is in the film number {at}", "who is in the film") for at in range(400)})
    assert ids(search(many, f"who is in the film number {number}", 5))[0] == f"entry{number}"


def test_word_for_word_counts_only_among_the_given() -> None:
    entries = {f"other{number}": (f"what is the film number{number}",) for number in range(50)}
    made = index({**entries, "wanted": ("what is the film",)})
    assert "wanted" in ids(search(made, "what is the film", among=["wanted", "other1"]))
    assert "wanted" not in ids(search(made, "what is the film", among=["other1"]))


# --- nothing


@pytest.mark.parametrize("phrasings", [{}, {"entry": ()}])
def test_an_empty_index_finds_nothing(phrasings: dict[str, tuple[str, ...]]) -> None:
    empty = index(phrasings)
    assert empty.ids == []
    assert search(empty, "who directed the film") == []


def test_an_empty_question_finds_nothing(made: PhraseIndex) -> None:
    assert search(made, "") == []
    assert search(made, "", also=["director"]) == []
    assert made.read([]).total > 0


@pytest.mark.parametrize("empty", [("",), ("", "")])
def test_empty_phrasings_are_left_out(empty: Sequence[str]) -> None:
    phrasings = index({"empty": empty, "partly": ("", "who directed it", ""), "full": ("who wrote it",)})
    assert phrasings.ids == ["partly", "full"]
    learned = shares(search(phrasings, "who directed it"))
    assert learned["partly"] > 0.9
    assert sum(learned.values()) == pytest.approx(1)


def test_an_entry_without_phrasings_is_not_indexed() -> None:
    partly = index({"empty": (), "full": ("who directed it",)})
    assert partly.ids == ["full"]
    assert ids(search(partly, "who directed it", also=["empty"])) == ["full"]


# --- invariants

VOCABULARY = sorted({word for texts in PHRASINGS.values() for text in texts for word in text.split()})
questions = st.lists(
    st.sampled_from([*VOCABULARY, "rejissor", "kino", "xyzzy", "directr", "1999", "§film", "please"])
    | st.text("abcdefilmnorstu", min_size=1, max_size=9),
    max_size=12,
).map(" ".join)


@given(questions)
def test_hits_are_ordered_distinct_and_in_range(made: PhraseIndex, question: str) -> None:
    hits = search(made, question)
    assert len(set(ids(hits))) == len(hits)
    for one, other in pairwise(hits):
        assert one.score > other.score - 1e-6 or one.beyond > other.beyond  # nothing worse in both comes first
    for hit in hits:
        assert 0 <= hit.similarity <= hit.score + 1e-6
        assert hit.similarity <= 1
        assert 0 <= hit.phrase_coverage <= 1
        assert hit.phrase_weight > 0
        assert hit.learned <= 1e-5
        assert len(hit.covered) == len(set(question.split()))
        assert all(0 <= share <= 1 for share in hit.covered)


@settings(deadline=None)
@given(st.lists(questions, max_size=6), questions)
def test_what_was_asked_before_changes_nothing(made: PhraseIndex, before: list[str], question: str) -> None:
    expected = search(index(PHRASINGS, GROUPS, FILLERS), question)
    for other in before:
        search(made, other)
    assert search(made, question) == expected


def test_a_small_memory_changes_nothing(made: PhraseIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.index._KEPT_FLOATS", 40)
    forgetful = index(PHRASINGS, GROUPS, FILLERS)
    for _, text in EVERY_PHRASING * 2:
        assert search(forgetful, text) == search(made, text)


def test_words_that_are_asked_for_again_are_kept_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.matching.index._KEPT_FLOATS", 120)
    forgetful = index(PHRASINGS, GROUPS, FILLERS)
    (often,) = forgetful.read(["studio"]).words
    (once,) = forgetful.read(["music"]).words
    for number in range(40):
        forgetful.read([f"stranger{number}"])
        assert forgetful.read(["studio"]).words[0] is often
    assert forgetful.read(["music"]).words[0] is not once


@given(questions, st.sets(st.sampled_from(sorted(PHRASINGS))))
def test_what_is_found_is_always_among_the_given(made: PhraseIndex, question: str, among: set[str]) -> None:
    assert set(ids(search(made, question, among=sorted(among)))) <= among


def test_a_phrasing_is_known_word_for_word() -> None:
    plain = index(PHRASINGS)
    assert plain.has("name the composer".split())
    assert not plain.has("name composer the".split())
    assert not plain.has([])


def test_a_word_that_no_phrasing_has_is_as_rare_as_can_be_in_an_index_of_any_size() -> None:
    small = PhraseIndex({"one": ("who directed it",)}, Lexicon("who directed it zebra".split()))
    assert index(PHRASINGS).rarity(["zebra"]).tolist() == small.rarity(["zebra"]).tolist() == [1.0]
    common, rare = index(PHRASINGS).rarity(["film", "composed"]).tolist()
    assert 0 < common < rare < 1
