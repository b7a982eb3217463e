# Biliklərdən düzələn viktorina sualları, Azərbaycan dilində.

# --- suallar ---------------------------------------------------------------------------------
ask-director = { $film } filminin rejissoru kimdir?
ask-writer = { $film } filminin ssenarisini kim yazıb?
ask-composer = { $film } filminin musiqisini kim bəstələyib?
ask-cinematographer = { $film } filminin operatoru kimdir?
ask-film-directed = { $person } bu filmlərdən hansının rejissorudur?
ask-film-composed = { $person } bu filmlərdən hansının bəstəkarıdır?
ask-film-wrote = { $person } bu filmlərdən hansının ssenari müəllifidir?
ask-role = { $film } filmində { $role } rolunu kim oynayıb?
ask-role-of = { $person } { $film } filmində hansı rolu oynayıb?
ask-film-of-role = { $person } { $role } rolunu hansı filmdə oynayıb?
ask-year = { $title } filmi neçənci ildə çəkilib?
ask-decade = { $title } filmi hansı onillikdə çəkilib?
ask-author = { $film } filmi kimin əsəri əsasında çəkilib?
ask-birth-place = { $person } harada anadan olub?
ask-birth-year = { $person } neçənci ildə anadan olub?
ask-plot = Bu hansı filmdir? { $text }
ask-event-year = Bu hadisə neçənci ildə olub: { $event }?
ask-order-films = Filmləri çəkilmə ilinə görə düzün, ən köhnəsi birinci olsun.
ask-order-events = Hadisələri zaman ardıcıllığı ilə düzün, ən erkəni birinci olsun.
ask-odd-director = Bu filmlərdən üçünün rejissoru eyni adamdır. Artıq film hansıdır?
ask-odd-composer = Bu filmlərdən üçünün bəstəkarı eyni adamdır. Artıq film hansıdır?
ask-odd-decade = Bu filmlərdən üçü { ORDINAL($decade) } illərdə çəkilib. Artıq film hansıdır?
ask-odd-profession = Bu sənətkarlardan üçü rejissordur. Bəstəkar olan hansıdır?
ask-clues-film = Bu hansı filmdir?
ask-clues-person = Bu kimdir?

# --- ipucları --------------------------------------------------------------------------------
clue-decade = Çəkildiyi vaxt: { ORDINAL($decade) } illər; janrı: { $genres }.
clue-composer = Bəstəkarı: { $people }.
clue-writer = Ssenari: { $people }.
clue-author = Ədəbi əsasının müəllifi: { $people }.
clue-role = Filmdə { $role } rolunu { $person } oynayıb.
clue-cast = Filmdə { $person } çəkilib.
clue-director = Rejissoru: { $people }.
clue-professions = { $gender ->
    [female] Qadın sənətkar. Peşəsi: { $professions }.
   *[male] Kişi sənətkar. Peşəsi: { $professions }.
 }
clue-born = Doğum ili: { $year }, doğum yeri: { $place }.
clue-born-year = Doğum ili: { $year }.
clue-honour = Fəxri adı və ya mükafatı: { $honour }.
clue-directed = { $film } filminin rejissorudur.
clue-composed = { $film } filminin bəstəkarıdır.
clue-wrote = { $film } filminin ssenari müəllifidir.
clue-shot = { $film } filminin operatorudur.
clue-acted = { $film } filmində çəkilib.
clue-acted-role = { $film } filmində { $role } rolunu oynayıb.

# --- köməklər və izahlar ---------------------------------------------------------------------
hint-letters = Belə yazılır: { $text }
hint-decade = Bu, { ORDINAL($decade) } illərdə olub.
hint-first = Birincisi — { $text }
why-order = { $list }.
why-same-director = { $films } filmlərinin rejissoru — { $person }.
why-same-composer = { $films } filmlərinin bəstəkarı — { $person }.
why-decade = { $odd } filmi { ORDINAL($year) } ildə çəkilib.
why-profession = { $film } filminin bəstəkarı — { $person }.
why-author = { $film } filmi { $work } əsəri əsasında çəkilib; müəllifi — { $person }.
film-named = Film: { $film }.
clue-title = Filmin adı belə yazılır: { $text }
true = Doğrudur
false = Səhvdir
person-named = Bu — { $person }. Filmləri: { $films }.
clue-name = Adı belə yazılır: { $text }
why-event = { ORDINAL($year) } il: { $event }.
