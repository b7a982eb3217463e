"""A question in, ranked answers out: with any phrasings, and with all that the bot knows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.asked import NO_SUBJECT, UNKNOWN_NAME, Asked, is_held
from bot.matching.entities import Mention
from bot.matching.fold import fold
from bot.matching.matcher import Candidate, Match, Matcher
from bot.matching.rank import ANSWER_FROM
from bot.matching.sentence import MAX_WORDS
from bot.matching.signals import NAMES
from bot.mind import Mind
from knowledge.expand import examples_of_each_form
from knowledge.model import LANGUAGES, KnowledgeBase, Language

DESK = {
    "hours": ("When are you open?", "Opening hours", "What time do you open?", "Nə vaxt açıqsınız?"),
    "price": ("How much is a ticket?", "Ticket price", "Bilet neçəyədir?", "Сколько стоит билет?"),
    "address": ("Where are you?", "Your address please", "Ünvanınız haradır?", "Какой у вас адрес?"),
    "pets": ("Can I bring my dog?", "Are pets allowed?", "Можно с собакой?"),
}


def check(match: Match) -> None:
    """Assert what holds for every match."""
    shares = [share for _, share in match.ranking]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9
    assert (match.best, match.confidence) == (match.ranking[0] if match.ranking else (None, 0.0))
    assert match.id == (match.best if match.confidence >= ANSWER_FROM else None)
    assert set(shares) <= {candidate.confidence for candidate in match.candidates}
    assert len({entry for entry, _ in match.ranking}) == len(match.ranking)


def same(one: Match, other: Match) -> bool:
    """Say whether two matches are alike; candidates themselves are equal only to themselves."""
    first, second = ([(c.asked, c.signals.tolist(), c.confidence) for c in match.candidates] for match in (one, other))
    return first == second and replace(one, candidates=()) == replace(other, candidates=())


def signal(candidate: Candidate, name: str) -> float:
    return float(candidate.signals[NAMES.index(name)])


def is_declined(match: Match) -> bool:
    return match.id is None or match.id.startswith("decline.")


@pytest.fixture(scope="module")
def desk() -> Matcher:
    return Matcher.from_phrasings(DESK)


@pytest.fixture(scope="module")
def base(own_knowledge: KnowledgeBase) -> KnowledgeBase:
    return own_knowledge


@pytest.fixture(scope="module")
def matcher(own_mind: Mind) -> Matcher:
    return own_mind.matcher


# --- any phrasings


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry, texts in DESK.items() for text in texts])
def test_a_phrasing_finds_its_id(desk: Matcher, entry: str, text: str) -> None:
    match = desk.ask(text)
    check(match)
    assert match.id == entry


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("when are you open", "hours"),
        ("OPENING HOURS!!!", "hours"),
        ("ticket prices", "price"),
        ("How much is one ticket?", "price"),
        ("nə vaxt açiqsiniz", "hours"),
        ("skolko stoit bilet", "price"),
        ("Какой адрес?", "address"),
        ("wher are you", "address"),
        ("are your pets allowed", "pets"),
    ],
)
def test_a_near_phrasing_finds_its_id(desk: Matcher, text: str, entry: str) -> None:
    match = desk.ask(text)
    check(match)
    assert match.id == entry


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "qwrtp zxcvb", "colourless green ideas", "🎬🍿", "日本語", "1984", "\u200b", "\0"]
)
def test_nonsense_finds_nothing(desk: Matcher, text: str) -> None:
    match = desk.ask(text)
    check(match)
    assert match.id is None
    assert match.best is None
    assert match.ranking == ()


def test_a_worse_question_is_less_certain(desk: Matcher) -> None:
    texts = ["How much is a ticket?", "How much is a ticket to the moon?", "How much is the moon and the sky tonight?"]
    certain = [dict(desk.ask(text).ranking).get("price", 0.0) for text in texts]
    assert certain == sorted(certain, reverse=True)
    assert certain[0] > certain[-1]


def test_two_questions_at_once_rank_both(desk: Matcher) -> None:
    match = desk.ask("Opening hours. And how much is a ticket?")
    assert {"hours", "price"} <= {entry for entry, _ in match.ranking}


def test_asking_changes_nothing(desk: Matcher) -> None:
    before = desk.ask("How much is a ticket?")
    for texts in DESK.values():
        desk.ask(texts[-1])
    assert same(desk.ask("How much is a ticket?"), before)
    assert same(Matcher.from_phrasings(DESK).ask("How much is a ticket?"), before)


@pytest.mark.parametrize("phrasings", [{}, {"empty": []}, {"empty": [], "other": []}])
def test_without_phrasings_nothing_is_found(phrasings: Mapping[str, Sequence[str]]) -> None:
    match = Matcher.from_phrasings(phrasings).ask("anything at all")
    check(match)
    assert (match.id, match.best, match.ranking) == (None, None, ())


def test_one_id_is_found_for_its_own_words_only() -> None:
    matcher = Matcher.from_phrasings({"only": ["when are you open"]})
    assert matcher.ask("When are you open?").id == "only"
    assert matcher.ask("colourless green ideas").id is None


def test_an_id_without_phrasings_does_no_harm() -> None:
    matcher = Matcher.from_phrasings({"first": [], "wanted": ["when are you open"], "last": []})
    match = matcher.ask("when are you open")
    assert match.id == "wanted"
    assert [entry for entry, _ in match.ranking] == ["wanted"]


def test_a_phrasing_of_two_ids_is_answered_with_neither() -> None:
    match = Matcher.from_phrasings({"one": ["when are you open"], "two": ["When are you open?"]}).ask(
        "when are you open"
    )
    check(match)
    assert match.id is None
    assert {entry for entry, _ in match.ranking} == {"one", "two"}
    assert match.ranking[0][1] == pytest.approx(match.ranking[1][1])


def test_a_phrasing_given_twice_is_as_good_as_given_once() -> None:
    matcher = Matcher.from_phrasings({"one": ["when are you open"] * 3, "two": ["where is the exit"]})
    assert matcher.ask("when are you open").id == "one"
    assert matcher.ask("where is the exit").id == "two"


@pytest.mark.parametrize(
    "entry", ["", "ə", "привет", "日本", "🎬", "a b", "x.y.z", "film.director", "list.year", "a@b"]
)
def test_any_text_may_be_an_id(entry: str) -> None:
    match = Matcher.from_phrasings({entry: ["when are you open"], "other": ["how much is it"]}).ask("when are you open")
    check(match)
    assert match.id == entry


words = st.sampled_from("salam dünya привет мир who directed film Ҝөрүш 1945 «Набат» 日本語 🎬 I ı İ ß".split())
texts = (
    st.one_of(st.text(max_size=40), st.lists(words, max_size=6).map(" ".join))
    .map(lambda text: f"{text} film")
    .filter(lambda text: len(fold(text).split()) <= MAX_WORDS)
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=12), st.lists(texts, max_size=4), max_size=5), st.text(max_size=60) | texts)
def test_any_phrasings_make_a_matcher_that_takes_any_question(phrasings: dict[str, list[str]], question: str) -> None:
    matcher = Matcher.from_phrasings(phrasings)
    for text in (question, *(text for own in phrasings.values() for text in own)):
        match = matcher.ask(text)
        check(match)
        found = [entry for entry, _ in match.ranking]
        assert len(found) == len(set(found))
        assert set(found) <= set(phrasings)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=12), st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_phrasing_ranks_its_id(phrasings: dict[str, list[str]]) -> None:
    matcher = Matcher.from_phrasings(phrasings)
    for entry, own in phrasings.items():
        for text in own:
            assert entry in dict(matcher.ask(text).ranking), text


# --- clear questions


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What was the studio called in 1928?", "studio_azdovletkino"),
        ("What was the studio's name in 1945?", "studio_baku_cinema_studio"),
        ("When was the studio founded?", "studio_founded_1920"),
        ("Who directed “Nabat”?", "nabat_2014.director"),
        ("who directed where is ahmad", "where_is_ahmad.director"),
        ("Who composed the music for The Meeting?", "the_meeting_1955.composer"),
        ("Who wrote the script of Babek?", "babek_1979.writer"),
        ("How long is Nabat?", "nabat_2014.length"),
        ("When was Dada Gorgud made?", "dada_gorgud.year"),
        ("What is “Nasimi” based on?", "nasimi_1973.based_on"),
        ("Who played Gulchohra in “Arshin Mal Alan” (1965)?", "arshin_mal_alan_1965.cast.leyla_shikhlinskaya"),
        ("Who played Asgar in Arshin Mal Alan 1945?", "arshin_mal_alan_1945.cast.rashid_behbudov"),
        ("Who played Leyli in “Leyli and Majnun”?", "leyli_and_majnun_1961.cast.kima_mammadova"),
        ("What role did Rasim Balayev play in Nasimi?", "nasimi_1973.cast.rasim_balayev"),
        ("Which films were made in 1970?", "list.year.1970"),
        ("Films of the 1920s", "list.decade.1920s"),
        ("Which films are comedies?", "list.genre.comedy"),
        ("Which films did Rasim Ojagov direct?", "rasim_ojagov.directed"),
        ("When was Rashid Behbudov born?", "rashid_behbudov.born"),
        ("Where was Tofig Guliyev born?", "tofiq_guliyev.birth_place"),
        ("How old is Rasim Balayev?", "rasim_balayev.age"),
        ("What honours did Nasiba Zeynalova receive?", "nasiba_zeynalova.honours"),
    ],
)
def test_a_clear_english_question_is_answered(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("1928-ci ildə studiya necə adlanırdı?", "studio_azdovletkino"),
        ("1945-ci ildə studiyanın adı nə idi?", "studio_baku_cinema_studio"),
        ("Azərbaycanfilm nə vaxt yaradılıb?", "studio_founded_1920"),
        ("“Nabat” filminin rejissoru kimdir?", "nabat_2014.director"),
        ("Babək filmini kim çəkib?", "babek_1979.director"),
        ("babek filmini kim cekib", "babek_1979.director"),
        ("“Görüş” filminin bəstəkarı kimdir?", "the_meeting_1955.composer"),
        ("Ҝөрүш филминин бәстәкары кимдир?", "the_meeting_1955.composer"),
        ("“Leyli və Məcnun” filmində Leylini kim oynayıb?", "leyli_and_majnun_1961.cast.kima_mammadova"),
        ("“Nəsimi” filmində Rasim Balayev hansı rolu oynayıb?", "nasimi_1973.cast.rasim_balayev"),
        ("“Babək” filmində Rasim Balayev kimi oynayıb?", "babek_1979.cast.rasim_balayev"),
        ("1970-ci ildə hansı filmlər çəkilib?", "list.year.1970"),
        ("1920-ci illərin filmləri", "list.decade.1920s"),
        ("Hansı komediya filmləri var?", "list.genre.comedy"),
        ("Rasim Ocaqov hansı filmləri çəkib?", "rasim_ojagov.directed"),
        ("Rəşid Behbudov nə vaxt anadan olub?", "rashid_behbudov.born"),
        ("Rasim Balayev harada anadan olub?", "rasim_balayev.birth_place"),
        ("Rasim Balayevin neçə yaşı var?", "rasim_balayev.age"),
        ("Nəsibə Zeynalova hansı fəxri adları alıb?", "nasiba_zeynalova.honours"),
    ],
)
def test_a_clear_azerbaijani_question_is_answered(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Как называлась студия в 1928 году?", "studio_azdovletkino"),
        ("Как называлась студия в 1945 году?", "studio_baku_cinema_studio"),
        ("Когда была основана студия?", "studio_founded_1920"),
        ("Кто режиссёр фильма «Набат»?", "nabat_2014.director"),
        ("кто снял насими", "nasimi_1973.director"),
        ("Кто написал музыку к фильму «Бабек»?", "babek_1979.composer"),
        ("Кто композитор фильма «Встреча»?", "the_meeting_1955.composer"),
        ("Кто играл Аскера в «Аршин мал алан» 1945?", "arshin_mal_alan_1945.cast.rashid_behbudov"),
        ("Кто сыграл Лейли в фильме «Лейли и Меджнун»?", "leyli_and_majnun_1961.cast.kima_mammadova"),
        ("Кого играл Расим Балаев в «Насими»?", "nasimi_1973.cast.rasim_balayev"),
        ("Какие фильмы сняты в 1970 году?", "list.year.1970"),
        ("Фильмы 1920-х годов", "list.decade.1920s"),
        ("Какие комедии есть?", "list.genre.comedy"),
        ("Какие фильмы снял Расим Оджагов?", "rasim_ojagov.directed"),
        ("Когда родился Рашид Бейбутов?", "rashid_behbudov.born"),
        ("Где родился Расим Балаев?", "rasim_balayev.birth_place"),
        ("Сколько лет Расиму Балаеву?", "rasim_balayev.age"),
        ("Какие награды у Насибы Зейналовой?", "nasiba_zeynalova.honours"),
    ],
)
def test_a_clear_russian_question_is_answered(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


def test_both_films_of_one_title_are_asked_for(matcher: Matcher) -> None:
    (asked, *_) = [candidate.asked for candidate in matcher.ask("Who directed “Sevil”?").candidates]
    assert asked.facts() == ("sevil_1929.director", "sevil_1970.director")


@pytest.mark.parametrize("year", ["1929", "1970"])
@pytest.mark.parametrize("form", ["Who directed “Sevil” {}?", "“Sevil” {} rejissor", "Кто снял «Севиль» {}?"])
def test_a_year_chooses_between_films_of_one_title(matcher: Matcher, form: str, year: str) -> None:
    (asked, *_) = [candidate.asked for candidate in matcher.ask(form.format(year)).candidates]
    assert asked.facts() == (f"sevil_{year}.director",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_of_a_fact_finds_the_fact(matcher: Matcher, base: KnowledgeBase, language: str) -> None:
    firsts = {
        fact.id: texts[0] for fact in base.facts.values() for name, texts in fact.questions.items() if name == language
    }
    assert len(firsts) == len(base.facts)
    assert {entry: matcher.ask(text).best for entry, text in firsts.items()} == {entry: entry for entry in firsts}


def test_nearly_every_filled_template_finds_what_it_asks_for(matcher: Matcher, base: KnowledgeBase) -> None:
    asked = [example for examples in islice(examples_of_each_form(base, 1), 0, None, 40) for example in examples]
    missed = []
    for example in asked:
        best = matcher.ask(example.text).candidates[:1]
        if not any(example.fact in candidate.asked.facts() for candidate in best):
            missed.append(example)
    assert len(asked) > 300
    assert len(missed) <= len(asked) / 50, missed


# --- slips, quotes and marks


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what yaer was Nabat made", "nabat_2014.year"),
        ("babek hansi ildə ckilib", "babek_1979.year"),
        ("who drected Nabat", "nabat_2014.director"),
        ("Nabat filminin rejisoru kmdir", "nabat_2014.director"),
        ("кто снял фмльм Набат", "nabat_2014.director"),
    ],
)
def test_a_question_with_a_slip_in_a_word_is_answered(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("“Babək”in rejissoru kimdir", "babek_1979.director"),
        ("“Nabat”a kim musiqi yazıb", "nabat_2014.composer"),
        ("«Набат»а режиссёр кто", "nabat_2014.director"),
        ("“Əhməd haradadır?”ın rejissoru", "where_is_ahmad.director"),
    ],
)
def test_an_ending_that_is_glued_to_a_quoted_title_changes_nothing(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize("mark", [": ", " 🎬 ", "🎬", ". ", "! "])
def test_what_stands_before_a_colon_or_an_emoji_takes_nothing_from_the_question(matcher: Matcher, mark: str) -> None:
    asked = "“Nabat” filminin rejissoru kimdir"
    match = matcher.ask(f"Salam, bir sualım var, çoxdandır soruşmaq istəyirəm{mark}{asked}")
    check(match)
    assert match.id == "nabat_2014.director"


# --- a film and what is beside it


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("What prizes did “Nabat” by Elchin Musaoglu win?", "nabat_2014.awards"),
        ("Elçin Musaoğlunun “Nabat” filmi hansı mükafatları alıb?", "nabat_2014.awards"),
        ("Какие призы получил «Набат» Эльчина Мусаоглу?", "nabat_2014.awards"),
        ("Who composed the music for “Nasimi” with Rasim Balayev?", "nasimi_1973.composer"),
    ],
)
def test_who_took_part_in_a_film_may_only_say_which_film_is_meant(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact
    assert {"film", "person"} <= {mention.kind for mention in match.mentions}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Who played Sevil in “Sevil” (1929)?", "sevil_1929.cast.izzat_orujova"),
        ("“Sevil” 1929 filmində Sevil rolunu kim oynayıb?", "sevil_1929.cast.izzat_orujova"),
        ("Who played Balash in “Sevil” (1929)?", "sevil_1929.cast.agasadig_garaybeyli"),
        ("Кто сыграл Балаша в «Севиль» 1929?", "sevil_1929.cast.agasadig_garaybeyli"),
        ("Who played Nabat in “Nabat”?", "nabat_2014.cast.fatemeh_motamed_arya"),
    ],
)
def test_of_a_film_and_a_part_of_one_name_each_is_what_it_is(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize(
    "text",
    [
        "Who played Majnun's father?",
        "“Leyli və Məcnun” filmində Məcnunun atasını kim oynayıb?",
        "Отец Меджнуна: кто его сыграл?",
    ],
)
def test_a_part_is_asked_for_by_what_the_character_is(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == "leyli_and_majnun_1961.cast.alasgar_alakbarov"


# --- what is asked of one film or person


@pytest.fixture(scope="module")
def asking(base: KnowledgeBase) -> Matcher:
    """Build the matcher over a knowledge with questions that are asked of one film and one person alone."""
    forms: Mapping[Language, tuple[str, ...]] = {
        "az": ("{film}də neçə zürafə yürüyür",),
        "en": ("how many giraffes march through {film}",),
        "ru": ("сколько жирафов шагает в {film}",),
    }
    of_person: Mapping[Language, tuple[str, ...]] = {
        "az": ("{person} hansı zürafəni minib",),
        "en": ("which giraffe did {person} saddle",),
        "ru": ("какого жирафа оседлал {person}",),
    }
    nabat, balayev = base.films["nabat_2014"], base.people["rasim_balayev"]
    assert nabat.trivia and balayev.facts
    films = {**base.films, nabat.id: replace(nabat, questions=forms)}
    people = {**base.people, balayev.id: replace(balayev, questions=of_person)}
    return Matcher.build(replace(base, films=films, people=people))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("How many giraffes march through “Nabat”?", "nabat_2014.trivia"),
        ("how many girafes march trough nabat", "nabat_2014.trivia"),
        ("“Nabat”da neçə zürafə yürüyür?", "nabat_2014.trivia"),
        ("Сколько жирафов шагает в «Набате»?", "nabat_2014.trivia"),
        ("Which giraffe did Rasim Balayev saddle?", "rasim_balayev.facts"),
        ("Rasim Balayev hansı zürafəni minib?", "rasim_balayev.facts"),
        ("Какого жирафа оседлал Расим Балаев?", "rasim_balayev.facts"),
    ],
)
def test_what_is_asked_of_one_film_or_person_finds_what_is_told_of_it(
    asking: Matcher, matcher: Matcher, text: str, fact: str
) -> None:
    match = asking.ask(text)
    check(match)
    assert match.id == fact
    assert matcher.ask(text).confidence < match.confidence


@pytest.mark.parametrize(
    "text",
    ["How many giraffes march through “Babek”?", "“Babək”də neçə zürafə yürüyür?", "Сколько жирафов в «Бабеке»?"],
)
def test_what_is_asked_of_one_film_is_not_asked_of_another(asking: Matcher, text: str) -> None:
    assert asking.ask(text).id != "nabat_2014.trivia"
    assert asking.ask(text).id != "babek_1979.trivia"


def test_what_is_asked_of_a_film_is_asked_of_the_topic(asking: Matcher) -> None:
    assert asking.ask("How many giraffes march through it?", NABAT).id == "nabat_2014.trivia"


@pytest.mark.parametrize("text", ["How many giraffes march through “Nabat”?", "Сколько жирафов шагает в «Набате»?"])
def test_of_what_is_told_of_one_film_nothing_is_learned(asking: Matcher, text: str) -> None:
    by_told = {told: [c for c in asking.ask(text).candidates if signal(c, "told") == told] for told in (0, 1)}
    assert "nabat_2014.trivia" in {fact for candidate in by_told[1] for fact in candidate.asked.facts()}
    assert [signal(candidate, "learned") for candidate in by_told[1]] == [0] * len(by_told[1])
    assert any(signal(candidate, "learned") < 0 for candidate in by_told[0])


# --- what nobody has

STRANGE_FILMS = [
    "Who directed Titanic?",
    "Who directed “Titanic”?",
    "who directed titanic",
    "WHO DIRECTED TITANIC",
    "Who directed Casablanca?",
    "Who directed Oppenheimer?",
    "Who composed the music for Gladiator?",
    "How long is Oppenheimer?",
    "Who played the main role in The Godfather?",
    "What year was Casablanca released?",
    "“Titanik” filminin rejissoru kimdir?",
    "Titaniki kim çəkib?",
    "titaniki kim cekib",
    "Titanik nə vaxt çəkilib?",
    "“Qladiator” filminin bəstəkarı kimdir?",
    "“Kasablanka” filminin rejissoru kimdir?",
    "“Oppenheymer” filminin müddəti nə qədərdir?",
    "“Parazit” filmini kim çəkib?",
    "Кто снял «Титаник»?",
    "кто снял титаник",
    "Кто режиссёр «Гладиатора»?",
    "Кто снял «Оппенгеймер»?",
    "Кто композитор «Интерстеллара»?",
    "Сколько длится «Оппенгеймер»?",
    "Кто сыграл главную роль в фильме «Крёстный отец»?",
]


@pytest.mark.parametrize("text", STRANGE_FILMS)
def test_a_question_about_a_film_nobody_has_is_not_answered_with_another(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert is_declined(match)


@pytest.mark.parametrize(
    "text",
    [
        "When was Brad Pitt born?",
        "Who is John Smith?",
        "Films directed by Martin Scorsese",
        "Bred Pitt nə vaxt anadan olub?",
        "Когда родился Том Круз?",
    ],
)
def test_a_question_about_a_person_nobody_knows_is_not_answered_with_another(matcher: Matcher, text: str) -> None:
    assert is_declined(matcher.ask(text))


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Did Rasim Balayev play in “Fitskarraldo”?", 1),
        ("“Nabat” filmində Xyzzyplugh kimdir?", 1),
        ("Снимался ли Расим Балаев в «Фицкарральдо»?", 1),
        ("Who directed “Fitskarraldo”?", 0),
        ("Did Qwertov Zxcvbnov play in “Fitskarraldo”?", 0),
        ("Azərbaycanfilm Xyzzyplugh filmini nə vaxt çəkib?", 0),
    ],
)
def test_a_name_nobody_has_may_stand_beside_a_known_one(matcher: Matcher, text: str, beside: int) -> None:
    match = matcher.ask(text)
    unknown = [candidate for candidate in match.candidates if candidate.asked.attribute == UNKNOWN_NAME]
    assert {signal(candidate, "known_beside") for candidate in unknown} == {beside}
    others = [candidate for candidate in match.candidates if candidate not in unknown]
    assert {signal(candidate, "known_beside") for candidate in others} <= {0}


@pytest.mark.parametrize(
    "text",
    [
        "Who directed Babek (1985)?",
        "Who directed “Nabat” 1975?",
        "Who composed the music for Nasimi of 1950?",
        "“Nabat” 1975 rejissor kimdir?",
        "1985-ci ilin “Babək” filminin rejissoru kimdir?",
        "Кто снял «Бабек» 1985 года?",
        "Кто режиссёр фильма «Набат» 1975 года?",
        "Сколько длится «Набат» 1975 года?",
    ],
)
def test_a_film_with_a_wrong_year_is_not_answered(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert is_declined(match)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("What was the budget of “Nabat”?", "decline.budget"),
        ("“Nabat” filminin büdcəsi nə qədərdir?", "decline.budget"),
        ("Какой бюджет у фильма «Набат»?", "decline.budget"),
        ("How much did Nabat earn at the box office?", "decline.box_office"),
        ("“Nabat” nə qədər gəlir gətirib?", "decline.box_office"),
        ("Какие сборы у «Набата»?", "decline.box_office"),
        ("Where can I watch “Babek”?", "decline.watch"),
        ("“Babək” filminə harada baxmaq olar?", "decline.watch"),
        ("Где посмотреть «Бабек»?", "decline.watch"),
        ("What rating does Nasimi have on IMDb?", "decline.rating"),
        ("“Nəsimi” filminin reytinqi neçədir?", "decline.rating"),
        ("Какой рейтинг у фильма «Насими»?", "decline.rating"),
        ("How tall is Rasim Balayev?", "decline.body"),
        ("Rasim Balayevin boyu neçədir?", "decline.body"),
        ("Какой рост у Расима Балаева?", "decline.body"),
        ("How many people work at the studio?", "decline.employees"),
        ("Studiyada neçə nəfər işləyir?", "decline.employees"),
        ("Сколько людей работает на студии?", "decline.employees"),
    ],
)
def test_what_is_not_held_ends_in_a_decline(matcher: Matcher, base: KnowledgeBase, text: str, attribute: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == attribute
    assert not is_held(match.candidates[0].asked, base)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("Who composed the music for Where Is Ahmad?", "film.composer"),
        ("“Əhməd haradadır?” filminin bəstəkarı kimdir?", "film.composer"),
        ("Who wrote “Fatali Khan”?", "film.writer"),
        ("When was Rovshan Aghayev born?", "person.born"),
        ("Where was Rovshan Aghayev born?", "person.birth_place"),
    ],
)
def test_an_attribute_that_an_entry_lacks_is_understood_but_not_held(
    matcher: Matcher, base: KnowledgeBase, text: str, attribute: str
) -> None:
    asked = matcher.ask(text).candidates[0].asked
    assert asked.attribute == attribute
    assert not is_held(asked, base)


@pytest.mark.parametrize("text", ["who directed", "rejissoru kimdir", "кто режиссёр", "neçənci ildə çəkilib"])
def test_a_question_that_names_nothing_is_without_a_subject(matcher: Matcher, text: str) -> None:
    assert matcher.ask(text).candidates[0].asked.attribute == NO_SUBJECT


@pytest.mark.parametrize("studio", ["Azərbaycanfilm", "AzerbaijanFilm", "«Азербайджанфильм»", "Azerfilm", "AFKİ"])
@pytest.mark.parametrize(
    "text", ["{} who directed", "{} rejissoru kimdir", "{} кто режиссёр", "{} neçənci ildə çəkilib"]
)
def test_a_question_that_names_the_studio_is_never_without_a_subject(matcher: Matcher, text: str, studio: str) -> None:
    match = matcher.ask(text.format(studio))
    check(match)
    assert "studio" in {mention.kind for mention in match.mentions}
    assert NO_SUBJECT not in {candidate.asked.attribute for candidate in match.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "qwertyuiop asdfghjkl",
        "lorem ipsum dolor sit amet",
        "zzz xxx yyy",
        "What is the capital of France?",
        "Hava necədir?",
        "Как приготовить плов?",
    ],
)
def test_nonsense_and_what_has_nothing_to_do_with_films_is_declined(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert is_declined(match)


@pytest.mark.parametrize("text", ["sevirəm", "sevirem bu filmi", "Nə olub?", "hansı filmdir", "люблю фильмы"])
def test_an_everyday_word_is_no_slip_of_a_title(matcher: Matcher, text: str) -> None:
    assert not [mention for mention in matcher.ask(text).mentions if mention.kind in ("film", "person", "role")]


def test_the_films_and_people_nearest_to_a_wrong_name_are_found(matcher: Matcher) -> None:
    assert "magic_gown" in matcher.nearest(matcher.ask("magic gown"), "film")
    assert "rashid_behbudov" in matcher.nearest(matcher.ask("rashit behbutof"), "person")
    assert matcher.nearest(matcher.ask("qwertyuiop"), "film") == []
    bare = Matcher.from_phrasings(DESK)
    assert bare.nearest(bare.ask("magic gown"), "film") == []


def test_of_a_name_that_nobody_has_it_is_known_what_was_asked(matcher: Matcher) -> None:
    (best, *_) = matcher.ask("Who directed Blorptania?").candidates
    assert best.asked == Asked(UNKNOWN_NAME, value="film.director")


def test_a_preposition_is_no_initial(matcher: Matcher) -> None:
    (named,) = matcher.ask("Фильмы с Шафигой Мамедовой").mentions
    assert named.ids == ("shafiga_mammadova",)
    (several,) = matcher.ask("фильмы с Мамедовым").mentions
    assert {"sabir_mammadov", "hasan_mammadov"} <= set(several.ids)
    (initial,) = matcher.ask("Где родился С. Мамедов?").mentions
    assert set(initial.ids) == {"sabir_mammadov"}


# --- several sentences


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("I love “Stepmother”. Who made it?", "stepmother_1958.director"),
        ("I love “Where Is Ahmad?”. Who made it?", "where_is_ahmad.director"),
        ("I watched “Nabat” yesterday. Who composed the music?", "nabat_2014.composer"),
        ("My favourite film is “Babek”. Who wrote the script?", "babek_1979.writer"),
        ("Rasim Balayev is great. When was he born?", "rasim_balayev.born"),
        ("Dünən “Nabat”a baxdım. Rejissoru kimdir?", "nabat_2014.director"),
        ("“Babək” ən sevdiyim filmdir. Bəstəkarı kimdir?", "babek_1979.composer"),
        ("Rasim Balayev əla aktyordur. Nə vaxt anadan olub?", "rasim_balayev.born"),
        ("Вчера смотрел «Набат». Кто режиссёр?", "nabat_2014.director"),
        ("Смотрели вчера «Насими». Кто композитор?", "nasimi_1973.composer"),
        ("Обожаю Расима Балаева. Когда он родился?", "rasim_balayev.born"),
        ("Hello! Who directed “Nabat”?", "nabat_2014.director"),
        ("Salam! “Nabat” filminin rejissoru kimdir?", "nabat_2014.director"),
        ("Здравствуйте! Кто режиссёр фильма «Набат»?", "nabat_2014.director"),
    ],
)
def test_one_sentence_names_what_another_asks_about(matcher: Matcher, text: str, fact: str) -> None:
    match = matcher.ask(text)
    check(match)
    assert match.id == fact


@pytest.mark.parametrize(
    ("text", "common"),
    [("Who made “Family”?", False), ("Who made Family?", True), ("«Семья» кто снял", False), ("семья кто снял", True)],
)
def test_a_quoted_title_is_no_everyday_word(matcher: Matcher, text: str, common: bool) -> None:
    films = [mention for mention in matcher.ask(text).mentions if mention.kind == "film"]
    assert films and {mention.common for mention in films} == {common}


@pytest.mark.parametrize(
    "text",
    [
        "Cümə günü görüşüm var, “Bağ mövsümü” filminə baxacağıq. Janrı nədir?",
        "A family evening with “The Garden Season”. Which genre is it?",
        "Вся семья смотрит «Дачный сезон». Какой это жанр?",
    ],
)
def test_beside_a_quoted_title_everyday_words_are_no_titles(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    assert {film for mention in match.mentions if mention.kind == "film" for film in mention.ids} == {"garden_season"}
    assert match.best == "garden_season.genre"


def test_a_sentence_that_names_nothing_is_about_the_surest_name_of_the_others(matcher: Matcher) -> None:
    match = matcher.ask("The whole family loves Stepmother. Who composed the music?")
    assert match.best == "stepmother_1958.composer"


def test_a_name_that_nobody_has_is_less_likely_beside_one_that_another_sentence_names(matcher: Matcher) -> None:
    beside = NAMES.index("known_beside")
    unknown = [
        candidate.signals[beside]
        for candidate in matcher.ask("“Nabat” is great. Did Xyzzyman play in it?").candidates
        if candidate.asked.attribute == "decline.unknown_name"
    ]
    assert unknown and min(unknown) == 1


@pytest.mark.parametrize(
    "text", ["Did “Nabat” come out in 1985?", "«Набат» вышел в 1985 году или позже?", "“Nabat” 1985-ci ildə çıxıb?"]
)
def test_what_is_a_date_may_be_asked_with_a_guess(matcher: Matcher, text: str) -> None:
    assert "nabat_2014.year" in [fact for fact, _ in matcher.ask(text).ranking[:3]]


@pytest.mark.parametrize(
    "text", ["Türkiyənin ilk səsli filmi", "first Ukrainian colour film", "Кто руководит «Мосфильмом»?"]
)
def test_what_is_asked_of_elsewhere_is_not_told_of_us(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text)
    assert match.id is None or match.id.startswith("decline.")


# --- follow-ups

NABAT = Mention(0, 0, "film", ("nabat_2014",), 1.0, True)
BALAYEV = Mention(0, 0, "person", ("rasim_balayev",), 1.0, True)


@pytest.mark.parametrize(
    ("text", "about", "fact"),
    [
        ("Who composed the music?", NABAT, "nabat_2014.composer"),
        ("Who directed it?", NABAT, "nabat_2014.director"),
        ("How long is it?", NABAT, "nabat_2014.length"),
        ("Bəstəkarı kimdir?", NABAT, "nabat_2014.composer"),
        ("Neçənci ildə çəkilib?", NABAT, "nabat_2014.year"),
        ("Кто режиссёр?", NABAT, "nabat_2014.director"),
        ("When was he born?", BALAYEV, "rasim_balayev.born"),
        ("How old is he?", BALAYEV, "rasim_balayev.age"),
        ("Nə vaxt anadan olub?", BALAYEV, "rasim_balayev.born"),
        ("Neçə yaşı var?", BALAYEV, "rasim_balayev.age"),
        ("Где он родился?", BALAYEV, "rasim_balayev.birth_place"),
        ("Сколько ему лет?", BALAYEV, "rasim_balayev.age"),
    ],
)
def test_a_follow_up_is_about_the_topic(matcher: Matcher, text: str, about: Mention, fact: str) -> None:
    match = matcher.ask(text, about)
    check(match)
    assert match.id == fact
    assert matcher.ask(text).id != fact


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Who directed “Sevil” (1929)?", "sevil_1929.director"),
        ("When was Rasim Balayev born?", "rasim_balayev.born"),
        ("When was the studio founded?", "studio_founded_1920"),
        ("Films of the 1920s", "list.decade.1920s"),
    ],
)
def test_a_question_that_says_what_it_is_about_leaves_the_topic(matcher: Matcher, text: str, fact: str) -> None:
    assert matcher.ask(text, NABAT).id == fact


@pytest.mark.parametrize("text", ["Who directed Titanic?", "Titaniki kim çəkib?", "Кто снял «Титаник»?"])
def test_a_film_nobody_has_is_not_taken_for_the_topic(matcher: Matcher, text: str) -> None:
    assert is_declined(matcher.ask(text, NABAT))


QUOTED = [text for text in STRANGE_FILMS if any(quote in text for quote in "“«")]


@pytest.mark.parametrize("text", [*QUOTED, "“Fitskarraldo” filminin rejissoru kimdir?", "“Titanik” filmini kim çəkib?"])
def test_what_is_quoted_is_what_a_question_is_about_though_nobody_has_it(matcher: Matcher, text: str) -> None:
    match = matcher.ask(text, NABAT)
    assert not match.id or not match.id.startswith("nabat_2014")


# --- bad input

BAD = {
    "one long word": "ə" * 100_000,
    "many words": "who directed nabat " * 6_000,
    "digits": "1" * 100_000,
    "full stops": ". " * 50_000,
    "brackets": "(((" * 30_000,
    "opened quotes": "“" * 100_000,
    "many quotes": "“zq” " * 20_000,
    "line breaks": "\n" * 100_000,
    "emoji": "🎬🎥🍿👨‍👩‍👧‍👦",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff",
    "right-to-left": "\u202e\u202d\u2067\u200f",
    "nul": "\0\0\0",
    "control": "\x01\x07\x1b[31m\x7f",
    "combining": "e" + "\u0301" * 5_000,
    "ligatures": "ﷺ" * 1_000,
    "lone surrogate": "\ud800 who",
    "private use": "\uf8ff“\uf8ff”. \uf8ff",
    "markup": "<b>Who</b> <script>alert(1)</script> & &amp; **directed** [x](http://y)",
    "formatting": "%s %d {0} {film} {film.__class__} § §film \\n",
    "mixed scripts": "Кто directed Nəsimi filmini? 誰 من",
    "mixed letters": "Кtо rеjissоr Nаbаt",
    "other scripts": "谁导演了这部电影 من أخرج ১৯৪৫",
    "numbers in words": "bir iki uc " * 1_000,
    "spaces": " \t\n\r\v\f\u00a0\u3000",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
@pytest.mark.parametrize("about", [None, NABAT], ids=["no topic", "topic"])
def test_bad_input_gives_a_match(matcher: Matcher, text: str, about: Mention | None) -> None:
    check(matcher.ask(text, about))


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_bad_input_is_taken_with_any_phrasings(desk: Matcher, text: str) -> None:
    match = desk.ask(text)
    check(match)
    assert match.id is None


@pytest.mark.parametrize("name", ["emoji", "zero-width", "right-to-left", "nul", "spaces", "full stops", "line breaks"])
def test_what_has_no_letters_is_not_answered(matcher: Matcher, name: str) -> None:
    match = matcher.ask(BAD[name])
    assert (match.id, match.best, match.words) == (None, None, ())


@pytest.mark.parametrize(
    "text",
    [
        "Who\u200b directed\u2060 “Na\u00adbat”?",
        "\u202eWho directed “Nabat”?\u202c",
        "\0Who\0 directed\0 “Nabat”?\0",
        "Ｗｈｏ ｄｉｒｅｃｔｅｄ “Ｎａｂａｔ”?",
        "\ufeffWho directed “Nabat” 🎬?",
        "   WHO   DIRECTED\t\n“NABAT”   ???",
        "Who directed “Nabat”?" + " " * 100_000,
    ],
)
def test_what_cannot_be_seen_changes_nothing(matcher: Matcher, text: str) -> None:
    assert matcher.ask(text).id == "nabat_2014.director"


def test_only_so_many_words_are_looked_at(matcher: Matcher) -> None:
    assert len(matcher.ask("a b " * 200).words) <= MAX_WORDS


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from([None, NABAT, BALAYEV]))
def test_any_text_gives_a_match(matcher: Matcher, text: str, about: Mention | None) -> None:
    check(matcher.ask(text, about))


fragments = st.sampled_from(
    "Who directed played Babek Nasimi Sevil Rasim Balayev Quliyev in 1929 1985 1960s . ? “Nabat” (1985) komediya "
    "filmləri haqqında кто снял «Набат» Titanic and the studio founded born 🎬 Gulchohra".split()
)


@settings(deadline=None, max_examples=60)
@given(st.lists(fragments, max_size=12).map(" ".join), st.sampled_from([None, NABAT, BALAYEV]))
def test_any_names_and_words_together_give_a_match(matcher: Matcher, text: str, about: Mention | None) -> None:
    match = matcher.ask(text, about)
    check(match)
    assert same(matcher.ask(text, about), match)


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("Böyük dayağı kim çəkib?", "great_support"),
        ("Şərikli çörəyi kim çəkib?", "shared_bread"),
        ("Ad gününün rejissoru kimdir?", "birthday_1977"),
        ("Кто снял «Встречу»?", "the_meeting_1955"),
        ("Кто снял «Последнюю ночь детства»?", "last_night_of_childhood"),
    ],
)
def test_a_title_takes_the_endings_of_its_language(matcher: Matcher, text: str, film: str) -> None:
    assert matcher.ask(text).id == f"{film}.director"
