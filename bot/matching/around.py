"""What people put around a typed answer: hedges, generic words, "or", "not" and light words of names."""

import re
from functools import cache

from bot.matching.endings import stem
from bot.matching.fold import fold


def _all(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for line in text.splitlines() for word in fold(line).split())


HEDGES = _all(
    # Azerbaijani
    """
    məncə yəqin yəqin ki deyəsən bəlkə də düşünürəm fikrimcə mənə elə gəlir ki zənnimcə güman edirəm ehtimal
    cavab cavabı cavabım budur bu odur o idi idi olmalıdır olsun gərək dəqiq əlbəttə təbii ki axı da də ki lap
    deyim deyirəm bilirəm xatırlayıram yadımdadır yadıma gəlir nəzərdə tuturam söhbət gedir haqqında haqda adı
    adlı adlanır həmin şübhəsiz vallah sözsüz olar olacaq olub olan olmalı nə baxmışam izləmişəm görmüşəm
    məxsusdur aiddir ndən nın nin nun nün ni nı nu nü da də dan dən göstərirdilər göstərilirdi deyirlər deyilir
    olur oldu yəni mən bizim dostum hə ay a əə hmm elədir qalsın yazıram yaz son onda belə sanıram inanıram əminəm
    səhv etmirəmsə yanılmıramsa ehtimalla variantı
    """,
    # English
    """
    i think it is its it was that is thats that was must be probably prob maybe perhaps surely definitely i
    guess guess i believe id say i say my answer answer the answer is im sure sure pretty well hmm uh um er so
    of course called named titled known as this they he she by in on at for from about to you mean i mean final
    lets go with going would could may might have been has had played guy one there right yes yeah ok okay
    please a an the if i remember correctly remember recall rightly mistaken watched seen saw somewhere
    something looks like likely gotta bet positive honestly
    """,
    # Russian
    """
    я думаю думаю мне кажется кажется по-моему наверное наверно возможно может быть точно конечно это был была
    было были ответ мой ответ ответом отвечу скажу вроде вроде бы похоже видимо полагаю считаю помню если не
    ошибаюсь ну да же ведь речь идет идёт о об про в на с у из по от и то есть значит называется зовут имя звали
    так этот эта этого такой такая тот та он она они мы вы пусть будет однозначно уверен уверена смотрел
    смотрела видел видела все-таки а там когда-то его её ещё что скорее всего по-видимому должно вариант правильный
    правильно верно убеждён убеждена предполагаю
    """,
)
"""Words around an answer that say nothing about it."""

_GENERIC = {
    "title": """
    film filmi filmin filmdə filmdir kino kinosu kinolenti lent lenti ekran əsəri cizgi filmi komediya
    komediyası serial tammetrajlı sənədli musiqili köhnə film films movie picture title comedy drama musical
    documentary cartoon feature old called фильм фильма фильме фильмом кино картина картине картину лента ленте
    комедия драма мультфильм кинофильм кинолента
    """,
    "person": """
    rejissor rejissoru aktyor aktrisa bəstəkar bəstəkarı musiqisi musiqi ssenarist yazıçı operator operatoru
    rəssam dramaturq şair müğənni oynayıb oynayır oynayırdı oynamışdı yazan çəkən çəkib yazıb bəstələyib filmi
    filmidir rolu rolunda rolunu xanım bəy müəllim müəllimə ağa usta xalq artisti artist sənətkar ustad dahi
    böyük gəlmişdi director actor actress composer music musician writer screenwriter author cinematographer
    cameraman artist singer playwright poet mr mrs ms sir great directed wrote composed acted film role part
    shot his her work режиссер режиссёр режиссером актер актёр актриса композитор музыка музыку сценарист
    писатель автор оператор художник певец певица поэт драматург народный артист артистка господин госпожа
    великий сыграл сыграла играл играла снял снято снимал снимала написал написала сочинил фильм роль роли
    товарищ
    """,
    "place": """
    şəhər şəhəri şəhərində kənd kəndi kəndində rayon rayonu rayonunda küçə küçəsi küçəsində ölkə bina binası
    binasında yerləşir çəkilib keçirilib doğulub anadan olub tərəf tərəfdə city town village district region
    street place country building stood stands located held born near shot filmed capital город городе города
    село селе деревня район районе улица улице место страна здание здании там где находится снимали родился
    родилась столица
    """,
    "free": """
    kinoteatr kinoteatrı studiya studiyası restoran restoranı mükafat mükafatı film jurnal jurnalı kitab kitabın
    kitabı idarə idarəsi tabedir keçmiş ad idi o vaxt zaman musiqi alət aləti cinema theatre theater studio
    restaurant prize award film magazine journal book office name then instrument played кинотеатр студия студии
    киностудия ресторан премия премию приз награда фильм журнал книга управление имя название тогда бывший
    инструмент играл играла на
    """,
    "year": "",
}

ORS = frozenset("or either ya yaxud yoxsa или либо ли libo ili".split())
"""As they stand in the raw text: folded, the Russian "я" would be one of them."""
NEGATIONS = frozenset(
    "not isn't isnt wasn't wasnt neither nor except without deyil deyildi yox не ни кроме нет".split()
)
"""As they stand in the raw text."""

BOUNDS = frozenset("before after əvvəl sonra qədər kimi до после раньше позже around about təxminən около".split())
"""What makes of a year some other one; as they stand in the raw text."""

_LIGHT = _all("the a an of and in on at to is are from by with", "və ilə", "о об в на с у и из за")


@cache
def generic_words(kind: str) -> frozenset[str]:
    """Give the folded words that belong to a kind of answers and to none in particular."""
    return _all(_GENERIC[kind])


def is_around(word: str, kind: str) -> bool:
    """Say whether a folded word only stands around an answer of this kind."""
    generic = generic_words(kind)
    return word in HEDGES or word in generic or (len(word) > 4 and stem(word) in _stems(kind))


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(word) for word in generic_words(kind) if len(word) > 4)


def is_light(word: str) -> bool:
    """Say whether a folded word of a name may be left out."""
    return word in _LIGHT


_RAW_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def raw_words(text: str) -> list[str]:
    """Give the lower-case words of a text as they stand, not folded."""
    return [word.replace("’", "'") for word in _RAW_WORD.findall(text.lower())]
