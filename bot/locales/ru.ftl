# Что бот говорит по-русски. Факты приходят готовыми; ни один здесь не повторяется.

# --- названия --------------------------------------------------------------------------------
film-name = «{ $title }»
film-name-original = «{ $title }» ({ $original })
film-name-year = «{ $title }» ({ $year })
film-name-original-year = «{ $title }» ({ $original }, { $year })
quoted = «{ $text }»
role-of = { $person } ({ $role })
namesakes = Другие с этой фамилией: { $people }.
more = и ещё { $count }
decade-name = { $year }-е годы

# --- даты ------------------------------------------------------------------------------------
month-name = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
 }
month-alone = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
 }
month-in = { $month ->
    [1] январе
    [2] феврале
    [3] марте
    [4] апреле
    [5] мае
    [6] июне
    [7] июле
    [8] августе
    [9] сентябре
    [10] октябре
    [11] ноябре
   *[12] декабре
 }
date-day = { $day } { month-name } { $year } года
date-month = { month-alone } { $year } года
date-year = { $year } год
when-day = { $day } { month-name } { $year } года
when-month = в { month-in } { $year } года
when-year = в { $year } году

# --- фильмы ----------------------------------------------------------------------------------
film-year = Фильм { $film } снят в { $year } году.
film-premiere = Премьера фильма { $film } состоялась { $when }.
film-director = { $count ->
    [one] Режиссёр
   *[other] Режиссёры
 } фильма { $film } — { $people }.
film-writer = { $count ->
    [one] Автор
   *[other] Авторы
 } сценария фильма { $film } — { $people }.
film-composer = { $count ->
    [one] Композитор
   *[other] Композиторы
 } фильма { $film } — { $people }.
film-cinematographer = { $count ->
    [one] Оператор
   *[other] Операторы
 } фильма { $film } — { $people }.
film-cast = В фильме { $film } { $count ->
    [1] { $gender ->
        [female] снималась
       *[male] снимался
     }
   *[other] снимались:
 } { $people }.
film-genre = Жанр фильма { $film }: { $genres }.
film-length = Фильм { $film } идёт { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
 }.
film-based-on = Литературная основа фильма { $film }: { $work } — { $kind }{ $authors ->
    [none] .
   *[other] , автор { $authors }.
 }
film-awards = Награды фильма { $film }:
film-trivia = О фильме { $film }:
film-studio = Производство фильма { $film }: { $studios }.
credit-role = Роль { $role } в фильме { $film } { $gender ->
    [female] исполнила
   *[male] исполнил
 } { $person }.
credit-appeared = { $person } { $gender ->
    [female] снялась
   *[male] снялся
 } в фильме { $film }.
credit-none = Среди создателей фильма { $film } мои источники не называют это имя: { $person }.

label-year = год
label-premiere = премьера
label-director = режиссёр
label-writer = сценарий
label-composer = композитор
label-cinematographer = оператор
label-cast = в ролях
label-genre = жанр
label-length = длительность
label-based-on = литературная основа
label-awards = награды
label-trivia = интересно
label-plot = о чём фильм
label-location = место съёмок
label-studio = студия
label-card = о фильме
minutes = { $minutes } мин.

work-kind = { $kind ->
    [play] пьеса
    [opera] опера
    [operetta] оперетта
    [novel] роман
    [novella] повесть
    [story] рассказ
    [stories] рассказы
    [poem] поэма
    [epic] эпос
    [comedy] комедия
   *[motifs] мотивы
 }

# --- люди ------------------------------------------------------------------------------------
person-born = { $person } { $gender ->
    [female] родилась
   *[male] родился
 } { $when }.
person-born-at = Место рождения: { $place }.
person-died = { $person } { $gender ->
    [female] скончалась
   *[male] скончался
 } { $when }.
person-died-at = Место смерти: { $place }.
person-birth-place = { $person } — место рождения: { $place }.
person-death-place = { $person } — место смерти: { $place }.
person-age-dead = { $person } { $gender ->
    [female] прожила
   *[male] прожил
 } { $age ->
    [one] { $age } год
    [few] { $age } года
   *[other] { $age } лет
 } ({ $born } – { $died }).
person-lived = { $person }: { $born } – { $died }.
person-age-living = { $person } { $gender ->
    [female] родилась
   *[male] родился
 } { $when }: на сегодня это { $age ->
    [one] { $age } год
    [few] { $age } года
   *[other] { $age } лет
 }.
person-honours = { $person } — звания и награды:
person-facts = { $person } — интересные факты:
person-films = { $person } — фильмы:
person-acted = { $person } — { $count ->
    [1] роль в фильме
   *[other] роли в фильмах:
 } { $films }.
person-directed = { $person } — режиссёрские работы: { $films }.
person-wrote = { $person } — фильмы по сценариям: { $films }.
person-composed = { $person } — музыка к фильмам: { $films }.
person-shot = { $person } — операторские работы: { $films }.
person-source-of = { $person } — экранизации произведений: { $films }.

label-born = дата рождения
label-died = дата смерти
label-birth-place = место рождения
label-death-place = место смерти
label-age = возраст
label-honours = звания и награды
label-facts = интересные факты
label-films = фильмы
label-acted = роли
label-directed = режиссура
label-wrote = сценарии
label-composed = музыка
label-shot = операторская работа
label-source-of = экранизации
label-person-card = кто это

# --- списки ----------------------------------------------------------------------------------
list-year = Фильмы { $year } года: { $films }.
list-decade = { $decade }, фильмы: { $films }.
list-genre = Жанр «{ $genre }», фильмы: { $films }.
list-films = Я знаю { $count ->
    [one] { $count } фильм
    [few] { $count } фильма
   *[other] { $count } фильмов
 }. Самый ранний: { $first }. Самый новый: { $latest }.
list-studio-names = Названия киностудии:
label-list-year = Фильмы { $year } года
label-list-decade = { $decade }, фильмы
label-list-genre = Жанр «{ $genre }», фильмы
label-list-films = Обо всех фильмах
label-list-studio-names = Все названия киностудии

# --- вокруг ответа ---------------------------------------------------------------------------
source = { $count ->
    [one] Источник: { $sources }
   *[other] Источники: { $sources }
 }
as-of = (Дата сведений: { $date }.)
note = Примечание: { $text }
did-you-mean = Возможно, вы имели в виду:
option = { $subject }: { $attribute }

# --- чего бот не знает -----------------------------------------------------------------------
unknown = Этого я не знаю. Меня можно спросить о киностудии «Азербайджанфильм», её фильмах и людях, например: «{ $example }»
unknown-about = { $subject }: этого я не знаю. Можно спросить: { $attributes }.
unknown-attribute = В моих источниках этого нет: { $subject }, { $attribute }. Зато знаю: { $known }.
unknown-film = Фильма с таким названием я не знаю. Возможно, вы имели в виду:
unknown-person = Человека с таким именем я не знаю. Возможно, вы имели в виду:
which = О каком фильме или человеке вы спрашиваете? Напишите и название или имя, например: «{ $example }»
unreadable = Вопроса я здесь не вижу. Напишите словами, например: «{ $example }»
example-1 = Кто режиссёр фильма „Аршин мал алан“?
example-2 = Когда основана киностудия?
example-3 = Кто такой Рашид Бейбутов?
example-described = в Баку по ошибке отправили гроб, что это за фильм?

# --- команды ---------------------------------------------------------------------------------
help = Я знаю киностудию «Азербайджанфильм»: её историю, фильмы и людей. Спрашивайте по-азербайджански, по-английски или по-русски:
    – { example-1 }
    – { example-2 }
    – { example-3 }
    Забыли название или имя? Опишите: «{ example-described }»
    После ответа можно продолжить: «а композитор?»
    /lang az | en | ru — язык ответов, /lang auto — язык вопроса
    /help — эта страница
help-terminal = /as ИМЯ — писать от имени другого игрока; /quit — выход
welcome = Добро пожаловать! Спрашивайте о киностудии «Азербайджанфильм», её фильмах и людях. Подробнее: /help
lang-set = Буду отвечать по-русски.
lang-auto = Буду отвечать на языке вопроса.
lang-usage = Напишите /lang az, /lang en, /lang ru или /lang auto.
command-unknown = Команды { $command } я не знаю. Что я умею, покажет /help.
button-gone = Эта кнопка уже не действует. Задайте вопрос ещё раз, пожалуйста.
