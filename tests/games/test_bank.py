"""The bank of the real knowledge: every question that can be asked is sound, checked against the knowledge itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest

from bot.games.bank import QuestionBank
from bot.games.draft import Draft, Line, Undated
from bot.games.lint import lint
from bot.games.question import KINDS, TOPICS, Question, text3
from bot.matching.fold import fold
from bot.phrasebook import Phrasebook
from knowledge.model import CREDITS, Conflict, Film, KnowledgeBase, Person, Source, Text

LEAST_QUESTIONS = 2000
LEAST_BY_HAND = 60


@dataclass(frozen=True)
class Real:
    """The real knowledge, its drafts, and all of them written with one seed."""

    knowledge: KnowledgeBase
    bank: QuestionBank
    written: Mapping[str, Question]

    def named(self, *names: str) -> list[Draft]:
        """Give the drafts of these names; there are some of each."""
        found = [draft for draft in self.bank.drafts.values() if _way(draft) in names]
        assert {_way(draft) for draft in found} == set(names)
        return found

    def film(self, draft: Draft) -> Film:
        return self.knowledge.films[draft.subject.entry]


def _way(draft: Draft) -> str:
    """Give the name of a draft without the person: "role/true"."""
    first, slash, way = draft.name.partition("/")
    return ("role" if first.startswith("role.") else first) + slash + way


@pytest.fixture(scope="module")
def real(own_knowledge: KnowledgeBase, own_bank: QuestionBank) -> Real:
    written = {id: own_bank.question(id, "seed") for id in own_bank.drafts}
    return Real(own_knowledge, own_bank, {id: question for id, question in written.items() if question})


# --- the whole


def test_there_are_thousands_of_questions_of_every_kind_and_topic(real: Real) -> None:
    assert len(real.written) == len(real.bank.drafts) >= LEAST_QUESTIONS
    kinds, topics = (Counter(getattr(one, name) for one in real.written.values()) for name in ("kind", "topic"))
    assert set(kinds) == set(KINDS)
    assert set(topics) == set(TOPICS)
    assert min(*kinds.values(), *topics.values()) >= 50


def test_there_are_questions_of_every_difficulty_and_decade(real: Real) -> None:
    difficulties = Counter(one.difficulty for one in real.written.values())
    assert set(difficulties) == {1, 2, 3}
    assert min(difficulties.values()) >= len(real.written) / 10
    assert set(range(1920, 2030, 10)) <= {one.decade for one in real.written.values()}


def test_ids_tell_the_entry_the_name_and_the_kind(real: Real) -> None:
    for id, draft in real.bank.drafts.items():
        assert id == draft.id == real.written[id].id
        assert id.startswith(f"{draft.subject.entry}.")
        assert id.endswith(f".{draft.kind}")


def test_no_two_drafts_have_one_id(real: Real) -> None:
    # the bank keeps one of each id: what is asked in two ways must still be there in both
    asked = Counter((draft.subject.entry, draft.name, draft.kind) for draft in real.bank.drafts.values())
    assert max(asked.values()) == 1
    by_hand = Counter(draft.name for draft in real.bank.drafts.values() if draft.name in real.knowledge.quiz)
    assert by_hand == Counter(real.knowledge.quiz.keys())


def test_every_question_is_free_of_lint(real: Real) -> None:
    assert [(id, problem) for id, question in real.written.items() for problem in lint(question)] == []


def test_every_question_is_about_entries_of_the_knowledge(real: Real) -> None:
    known = real.knowledge.facts.keys() | real.knowledge.films.keys() | real.knowledge.people.keys()
    assert real.bank.entries <= known
    assert all(draft.subject.entry in real.bank.entries for draft in real.bank.drafts.values())


def test_each_source_is_one_of_its_subjects_sources(real: Real) -> None:
    for id, draft in real.bank.drafts.items():
        # that somebody composes rests on the film; whoever is known from credits alone has no source of their own
        entry = draft.also[0] if draft.name == "odd-profession" else draft.subject.entry
        assert real.written[id].source in _sources(real.knowledge, entry), id


def _sources(knowledge: KnowledgeBase, entry: str) -> tuple[Source, ...]:
    if entry in knowledge.facts:
        return knowledge.facts[entry].sources
    return knowledge.films[entry].sources if entry in knowledge.films else knowledge.people[entry].sources


def test_the_same_bank_twice_gives_equal_questions(real: Real) -> None:
    again = QuestionBank(real.knowledge, Phrasebook().say)
    assert list(again.drafts) == list(real.bank.drafts)
    assert {id: again.question(id, "seed") for id in again.drafts} == real.written


def test_another_seed_only_reorders_the_options(real: Real) -> None:
    moved = 0
    for id, question in real.written.items():
        other = real.bank.question(id, "another seed")
        assert other is not None
        assert _unordered(other) == _unordered(question)
        assert Counter(other.options) == Counter(question.options)
        assert [other.options[at] for at in other.right] == [question.options[at] for at in question.right]
        moved += other.options != question.options
    assert moved > 500


def _unordered(question: Question) -> Question:
    return replace(question, options=(), right=(), struck=())


def test_a_question_that_is_gone_is_none(real: Real) -> None:
    assert real.bank.question("no_such_entry.director.choice", "seed") is None


# --- by hand


def test_enough_questions_are_written_by_hand(real: Real) -> None:
    by_hand = [draft for draft in real.bank.drafts.values() if draft.name in real.knowledge.quiz]
    assert len(by_hand) == len(real.knowledge.quiz) >= LEAST_BY_HAND
    assert {draft.kind for draft in by_hand} == {"choice", "true_false", "year", "typed"}


def test_what_is_written_by_hand_is_asked_as_it_was_written(real: Real) -> None:
    for draft in real.bank.drafts.values():
        entry = real.knowledge.quiz.get(draft.name)
        if entry is None:
            continue
        question = real.written[draft.id]
        assert (question.prompt, question.difficulty, draft.about) == (
            entry.prompt,
            entry.difficulty,
            (entry.about,),
        )
        assert question.kind == entry.kind
        if entry.kind == "choice":
            assert question.options[question.right[0]] == entry.answer
            assert set(question.options) == {entry.answer, *entry.wrong}
        elif entry.kind == "true_false":
            assert question.right == (0 if entry.truth else 1,)
        elif entry.kind == "year":
            assert question.year == entry.year
        else:
            assert question.answer == entry.answer


def test_statements_by_hand_are_true_about_as_often_as_false(real: Real) -> None:
    truths = [entry.truth for entry in real.knowledge.quiz.values() if entry.kind == "true_false"]
    assert 0.3 <= sum(map(bool, truths)) / len(truths) <= 0.7


# --- nothing that sources dispute

CLUES_REST_ON = {
    "clue-decade": ("year",),
    "clue-writer": ("writer",),
    "clue-composer": ("composer",),
    "clue-director": ("director",),
    "clue-author": ("based_on",),
    "clue-role": ("cast",),
    "clue-cast": ("cast",),
    "clue-born": ("born", "birth_place"),
    "clue-born-year": ("born",),
    "clue-honour": ("honours",),
}
"""What a clue says of the one who is asked for."""
WAYS_REST_ON = {
    "author": "based_on",
    "role": "cast",
    "order": "year",
    "odd-decade": "year",
    "odd-director": "director",
    "odd-composer": "composer",
}
"""What of its entries a question asks for, where it is not named like it."""


def _claims(draft: Draft) -> Iterator[tuple[str, str]]:
    """Give each entry and attribute that a question rests on."""
    way = _way(draft).partition("/")[0]
    entries = draft.about if draft.kind in ("order", "odd") else (draft.subject.entry,)
    yield from ((entry, WAYS_REST_ON.get(way, way)) for entry in entries)
    for clue in draft.clues:
        if isinstance(clue, Line):
            yield from ((draft.subject.entry, about) for about in CLUES_REST_ON.get(clue.message, ()))


def _conflicts(knowledge: KnowledgeBase, entry: str) -> tuple[Conflict, ...]:
    if entry in knowledge.films:
        return knowledge.films[entry].conflicts
    return knowledge.people[entry].conflicts if entry in knowledge.people else ()


def test_no_question_rests_on_what_sources_dispute(real: Real) -> None:
    disputed = {
        (entry, conflict.about)
        for entry in (*real.knowledge.films, *real.knowledge.people)
        for conflict in _conflicts(real.knowledge, entry)
    }
    assert len(disputed) > 30
    for draft in real.bank.drafts.values():
        assert not disputed & set(_claims(draft)), draft.id


def test_no_question_is_about_a_disputed_fact(real: Real) -> None:
    disputed = {fact.id for fact in real.knowledge.facts.values() if fact.conflict}
    assert len(disputed) > 10
    assert not [draft.id for draft in real.bank.drafts.values() if disputed & set(draft.about)]


def test_no_year_by_hand_is_a_disputed_one(real: Real) -> None:
    for entry in real.knowledge.quiz.values():
        abouts = {conflict.about for conflict in _conflicts(real.knowledge, entry.about)}
        if entry.kind == "year" and abouts & {"year", "premiere", "born", "died"}:
            film, person = real.knowledge.films.get(entry.about), real.knowledge.people.get(entry.about)
            dates = (str(film.year), film.premiere) if film else (person.born, person.died) if person else ()
            assert str(entry.year) not in [date[:4] for date in dates], entry.id


# --- no wrong option is right


@pytest.mark.parametrize("credit", CREDITS)
def test_no_wrong_maker_made_the_film(real: Real, credit: str) -> None:
    for draft in real.named(credit):
        if draft.kind == "choice":
            film = real.film(draft)
            assert _ids(draft.answer) == set(film.credits[credit])
            assert not _ids(*draft.wrong) & _everybody(film), draft.id


@pytest.mark.parametrize("credit", ["director", "writer", "composer"])
def test_no_wrong_film_is_by_the_maker(real: Real, credit: str) -> None:
    for draft in real.named(f"{credit}/film"):
        (maker,) = draft.also
        assert maker in real.film(draft).credits[credit]
        assert draft.answer == real.film(draft)
        for film in draft.wrong:
            assert isinstance(film, Film)
            assert maker not in _everybody(film), draft.id


def test_no_wrong_actor_plays_in_the_film(real: Real) -> None:
    for draft in real.named("role"):
        film, (actor,) = real.film(draft), draft.also
        assert _ids(draft.answer) == {actor}
        assert [part.role for part in film.cast if part.person == actor] == [_role(draft)]
        assert not _ids(*draft.wrong) & {part.person for part in film.cast}, draft.id


def test_no_wrong_role_is_played_by_the_actor(real: Real) -> None:
    for draft in real.named("role/of"):
        (actor,) = draft.also
        theirs = [part.role for part in real.film(draft).cast if part.person == actor]
        assert theirs == [draft.answer]
        others = [part.role for part in real.film(draft).cast if part.person != actor]
        assert all(role in others and role not in theirs for role in draft.wrong), draft.id


def test_no_wrong_film_of_a_role_has_the_actor(real: Real) -> None:
    for draft in real.named("role/film"):
        (actor,) = draft.also
        assert draft.answer == real.film(draft)
        assert _role(draft) in [part.role for part in real.film(draft).cast if part.person == actor]
        for film in draft.wrong:
            assert isinstance(film, Film)
            assert actor not in _everybody(film), draft.id


def test_no_wrong_author_wrote_the_work(real: Real) -> None:
    for draft in real.named("author"):
        work = real.film(draft).based_on
        assert work is not None
        assert _ids(draft.answer) == set(work.authors)
        assert not _ids(*draft.wrong) & _everybody(real.film(draft)), draft.id


def test_wrong_people_are_of_the_gender_of_the_right_one(real: Real) -> None:
    for draft in real.named(*CREDITS, "role", "odd-profession"):
        people = [one for one in (draft.answer, *draft.wrong) if isinstance(one, Person)]
        assert len({one.gender for one in people}) == 1, draft.id


def test_of_four_decades_one_is_the_films(real: Real) -> None:
    for draft in real.named("year/decade"):
        question = real.written[draft.id]
        year = real.film(draft).year
        assert year is not None
        for options in zip(*map(text3, question.options), strict=True):
            right = [at for at, option in enumerate(options) if str(year // 10 * 10) in option]
            assert right == list(question.right), draft.id


def test_a_birth_place_is_no_part_of_another(real: Real) -> None:
    for draft in real.named("life/birth_place"):
        place = real.knowledge.people[draft.subject.entry].birth_place
        assert place is not None
        assert draft.answer == place
        for wrong in draft.wrong:
            assert isinstance(wrong, Text)
            for one, other in zip(text3(place), text3(wrong), strict=True):
                assert not _regions(one) & _regions(other), draft.id


def _regions(place: str) -> set[str]:
    return {fold(part) for part in place.replace("(", ",").replace(")", ",").split(",")} - {""}


@pytest.mark.parametrize("credit", ["director", "composer"])
def test_the_odd_film_is_the_only_one_by_somebody_else(real: Real, credit: str) -> None:
    for draft in real.named(f"odd-{credit}"):
        odd, *three = (film.credits[credit] for film in (draft.answer, *draft.wrong) if isinstance(film, Film))
        assert len(three) == 3
        assert set(three[0]) & set(three[1]) & set(three[2]), draft.id
        assert not set(odd) & {maker for makers in three for maker in makers}, draft.id


def test_the_odd_film_is_the_only_one_of_another_decade(real: Real) -> None:
    for draft in real.named("odd-decade"):
        odd, *three = ((film.year or 0) // 10 for film in (draft.answer, *draft.wrong) if isinstance(film, Film))
        assert len(three) == 3
        assert len(set(three)) == 1
        assert odd not in three, draft.id
        prompt = real.written[draft.id].prompt
        assert all(str(three[0] * 10) in text for text in text3(prompt))


def test_the_odd_profession_is_that_of_a_composer_among_directors(real: Real) -> None:
    films = real.knowledge.films.values()
    directors = {who for film in films for who in film.credits.get("director", ())}
    composers = {who for film in films for who in film.credits.get("composer", ())}
    for draft in real.named("odd-profession"):
        assert draft.subject.entry in composers - directors
        assert _ids(*draft.wrong) <= directors - composers


def test_the_films_of_an_order_stand_in_the_order_of_their_years(real: Real) -> None:
    events = {fact.event: int(fact.date[:4]) for fact in real.knowledge.facts.values() if fact.event}
    for draft in real.named("order"):
        years = [
            (one.year or 0) if isinstance(one, Film) else events[one]
            for one in draft.order
            if isinstance(one, Film | Text)
        ]
        assert 0 not in years
        assert len(years) == 4
        assert all(earlier < later for earlier, later in pairwise(years)), draft.id
        question = real.written[draft.id]
        assert question.right != (0, 1, 2, 3)


# --- statements


@pytest.mark.parametrize("credit", CREDITS)
def test_statements_on_makers_are_what_they_say(real: Real, credit: str) -> None:
    for draft in real.named(f"{credit}/true", f"{credit}/false"):
        said = _values(draft)["people"]
        made = _ids(said) <= set(real.film(draft).credits[credit])
        assert (draft.answer == "true") is made is draft.name.endswith("/true"), draft.id
        assert made or not _ids(said) & _everybody(real.film(draft))


def test_statements_on_roles_are_what_they_say(real: Real) -> None:
    for draft in real.named("role/true", "role/false"):
        played = {(part.person, part.role) for part in real.film(draft).cast}
        (actor,) = _ids(_values(draft)["person"])
        assert (draft.answer == "true") is ((actor, _role(draft)) in played), draft.id
        assert draft.answer == "true" or actor not in {person for person, _ in played}


def test_statements_on_years_are_what_they_say_of_every_film_of_that_title(real: Real) -> None:
    twins = _twins(real.knowledge)
    for draft in real.named("year/true", "year/false"):
        year = int(str(_values(draft)["year"]))
        film = real.film(draft)
        assert (draft.answer == "true") is (year == film.year), draft.id
        assert draft.answer == "true" or year not in {twin.year for twin in twins.get(film.id, [])}


def test_a_statement_and_its_answer_agree_in_writing(real: Real) -> None:
    for question in real.written.values():
        if question.kind == "true_false":
            assert question.right == (("true", "false").index(str(real.bank.drafts[question.id].answer)),)
            assert question.options[question.right[0]] == question.answer


# --- films that share a title


def _twins(knowledge: KnowledgeBase) -> dict[str, list[Film]]:
    """Give for each film that shares a title in any language all who bear it."""
    by_title: dict[str, dict[str, Film]] = {}
    for film in knowledge.films.values():
        for title in film.title.all():
            by_title.setdefault(fold(title), {})[film.id] = film
    shared = [films for films in by_title.values() if len(films) > 1]
    return {id: list(films.values()) for films in shared for id in films}


def test_the_two_sevils_are_twins(real: Real) -> None:
    assert {"sevil_1929", "sevil_1970", "arshin_mal_alan_1945", "arshin_mal_alan_1965"} <= _twins(real.knowledge).keys()


def test_a_film_that_shares_its_title_is_never_an_option_or_an_answer(real: Real) -> None:
    twins = _twins(real.knowledge)
    for draft in real.bank.drafts.values():
        shown = [one for one in (draft.answer, *draft.wrong, *draft.order) if isinstance(one, Film)]
        assert not {film.id for film in shown} & twins.keys(), draft.id


def test_a_film_that_shares_its_title_is_named_with_its_year(real: Real) -> None:
    twins = _twins(real.knowledge)
    seen = 0
    for draft in real.bank.drafts.values():
        lines = [one for one in (draft.prompt, *draft.clues) if isinstance(one, Line)]
        for film in [value for one in lines for value in one.values.values() if isinstance(value, Film | Undated)]:
            if isinstance(film, Film) and film.id in twins:
                seen += 1
                said = " ".join(text3(real.written[draft.id].prompt))
                said += " ".join(text for clue in real.written[draft.id].clues for text in text3(clue))
                assert said.count(f"({film.year})") >= 3, draft.id
            elif isinstance(film, Undated):
                # only a statement on its year, which must then be right or wrong for all who bear the title
                assert film.film.id not in twins or _way(draft) in ("year/true", "year/false"), draft.id
    assert seen > 20


def _ids(*values: object) -> set[str]:
    assert all(isinstance(value, Film | Person) for value in values)
    return {value.id for value in values if isinstance(value, Film | Person)}


def _everybody(film: Film) -> set[str]:
    """Give everybody with a part in a film, read from its fields."""
    crew = [person for credit in CREDITS for person in film.credits.get(credit, ())]
    return {*crew, *(part.person for part in film.cast), *(film.based_on.authors if film.based_on else ())}


def _values(draft: Draft) -> Mapping[str, object]:
    assert isinstance(draft.prompt, Line)
    return draft.prompt.values


def _role(draft: Draft) -> Text:
    """Give the role that a question names."""
    role = getattr(_values(draft)["role"], "text", None)
    assert isinstance(role, Text)
    return role
