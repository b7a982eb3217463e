# Вопросы викторины, составленные из знаний, по-русски.

# --- вопросы ---------------------------------------------------------------------------------
ask-director = Кто режиссёр фильма { $film }?
ask-writer = Кто автор сценария фильма { $film }?
ask-composer = Кто написал музыку к фильму { $film }?
ask-cinematographer = Кто оператор фильма { $film }?
ask-film-directed = { $person } — режиссёр какого из этих фильмов?
ask-film-composed = { $person } — композитор какого из этих фильмов?
ask-film-wrote = { $person } — автор сценария какого из этих фильмов?
ask-role = Кто исполнил роль { $role } в фильме { $film }?
ask-role-of = { $gender ->
    [female] Какую роль исполнила { $person } в фильме { $film }?
   *[male] Какую роль исполнил { $person } в фильме { $film }?
 }
ask-film-of-role = { $gender ->
    [female] В каком фильме { $person } сыграла роль { $role }?
   *[male] В каком фильме { $person } сыграл роль { $role }?
 }
ask-year = В каком году снят фильм { $title }?
ask-decade = В каком десятилетии снят фильм { $title }?
ask-author = По произведению какого автора снят фильм { $film }?
ask-birth-place = { $gender ->
    [female] Где родилась { $person }?
   *[male] Где родился { $person }?
 }
ask-birth-year = { $gender ->
    [female] В каком году родилась { $person }?
   *[male] В каком году родился { $person }?
 }
ask-plot = Какой это фильм? { $text }
ask-event-year = В каком году произошло это событие: { $event }?
ask-order-films = Расставьте фильмы по годам, начиная с самого раннего.
ask-order-events = Расставьте события по времени, начиная с самого раннего.
ask-odd-director = У трёх из этих фильмов один режиссёр. Какой фильм лишний?
ask-odd-composer = Музыку к трём из этих фильмов написал один композитор. Какой фильм лишний?
ask-odd-decade = Три из этих фильмов сняты в { $decade }-х годах. Какой фильм лишний?
ask-odd-profession = Трое из них — режиссёры, а один человек — композитор. Кто именно?
ask-clues-film = Какой это фильм?
ask-clues-person = Кто это?

# --- подсказки по одной ----------------------------------------------------------------------
clue-decade = Время съёмок: { $decade }-е годы; жанр: { $genres }.
clue-composer = Композитор: { $people }.
clue-writer = Сценарий: { $people }.
clue-author = Автор литературной основы: { $people }.
clue-role = { $gender ->
    [female] Роль { $role } исполнила { $person }.
   *[male] Роль { $role } исполнил { $person }.
 }
clue-cast = В фильме { $gender ->
    [female] снялась { $person }.
   *[male] снялся { $person }.
 }
clue-director = Режиссура: { $people }.
clue-professions = { $gender ->
    [female] Женщина. Профессия: { $professions }.
   *[male] Мужчина. Профессия: { $professions }.
 }
clue-born = Год рождения: { $year }, место рождения: { $place }.
clue-born-year = Год рождения: { $year }.
clue-honour = Звание или награда: { $honour }.
clue-directed = Режиссёр фильма { $film }.
clue-composed = Композитор фильма { $film }.
clue-wrote = Автор сценария фильма { $film }.
clue-shot = Оператор фильма { $film }.
clue-acted = { $gender ->
    [female] Снялась в фильме { $film }.
   *[male] Снялся в фильме { $film }.
 }
clue-acted-role = { $gender ->
    [female] Исполнила роль { $role } в фильме { $film }.
   *[male] Исполнил роль { $role } в фильме { $film }.
 }

# --- помощь и объяснения ---------------------------------------------------------------------
hint-letters = Пишется так: { $text }
hint-decade = Это было в { $decade }-х годах.
hint-first = Начало ряда — { $text }
why-order = { $list }.
why-same-director = { $films } — режиссёр { $person }.
why-same-composer = { $films } — композитор { $person }.
why-decade = Фильм { $odd } снят в { $year } году.
why-profession = Композитор фильма { $film } — { $person }.
why-author = Фильм { $film } снят по произведению { $work }; автор — { $person }.
film-named = Это фильм { $film }.
clue-title = Название пишется так: { $text }
true = Верно
false = Неверно
person-named = Это { $person }. Фильмы: { $films }.
clue-name = Имя пишется так: { $text }
why-event = { $year } год: { $event }.
