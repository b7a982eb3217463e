# Что бот говорит в играх, по-русски.

# --- игры ------------------------------------------------------------------------------------
title-game = Викторина
title-quiz = Вопрос викторины
title-daily = Вопрос дня
title-decades = Сквозь десятилетия
title-timeline = Лента времени
title-anniversary = Игра к годовщине
topic-studio = киностудия
topic-history = история
topic-films = фильмы
topic-directors = режиссёры
topic-actors = актёры
topic-music = музыка
topic-people = люди
kind-choice = выбор
kind-true-false = верно-неверно
kind-year = годы
kind-typed = письменный ответ
kind-clues = подсказки
kind-order = порядок
kind-odd = лишнее

lobby = { $title }: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[other] { $count } вопросов
 }. Кто играет? Присоединяйтесь: начало через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
 } или когда кто-нибудь из игроков нажмёт «Начать».
lobby-players = Игроки: { $players }
join = Играю
start-now = Начать
next = Следующий вопрос
hint = Подсказка
skip = Пропустить
answer-button = Ответить
again = Сыграть ещё
tell-more = Подробнее
quiz-me = Викторина об этом

# --- вопрос ----------------------------------------------------------------------------------
head = Вопрос { $number } из { $total } · { $topic } · { $level } · { $seconds } с
head-alone = { $title } · { $topic } · { $level } · { $seconds } с
how-true-false = Верно или неверно?
how-year = Напишите год. Попытка одна; выигрывает самый близкий ответ.
how-typed = Напишите ответ. У вас три попытки.
how-clues = Напишите ответ. Чем меньше подсказок, тем больше очков; у вас три попытки.
how-order = Нажмите номера в правильном порядке или напишите их ответом, например: { $example }
clue = Подсказка { $number }: { $text }
hint-is = Подсказка: { $text }
hint-struck = Подсказка: неверные варианты — { $options }.

# --- ответ -----------------------------------------------------------------------------------
answer-is = Ответ: { $answer }
nobody-tried = Никто не ответил.
nobody-right = Никто не угадал.
stopped-question = Вопрос прерван.
skipped = Вопрос пропущен.
gain = { $name }: +{ $points } ({ $seconds } с)
gain-streak = { $name }: +{ $points } ({ $seconds } с, { $streak }-й верный ответ подряд)
gain-year = { $name }: { $year } (+{ $points })
fastest = Быстрее всех: { $name }
not-right = Не угадали: { $names }
table-short = Счёт: { $table }
table-entry = { $name } { $points }

# --- конец -----------------------------------------------------------------------------------
end-played = Игра окончена.
end-stopped = Игра остановлена.
end-idle = Три вопроса без ответа: игра окончена.
end-nobody = Никто не присоединился, игры не будет.
end-forgotten = В игре целые сутки ничего не происходило, и она окончена.
end-empty = Для этого вопросов нет.
podium = { $place }. { $name } — { $points ->
    [one] { $points } очко
    [few] { $points } очка
   *[other] { $points } очков
 }, верных ответов: { $right }
no-table = Очков ни у кого нет.
seconds-left = Осталось: { $seconds } с
score-none = Сейчас игры нет. Начать: /game

# --- одному игроку ---------------------------------------------------------------------------
told-joined = { $name }, вы в игре.
told-again = Это вы уже сделали.
told-late = Поздно: вопрос закрыт.
told-resting = Игра на паузе. Продолжить: /resume
told-not-now = Сейчас это невозможно.
told-host-only = Это может только тот, кто начал игру, или администратор.
told-going-on = Игра продолжается без паузы.
told-voted = { $number ->
    [one] Нужен голос ещё { $number } игрока.
   *[other] Нужны голоса ещё { $number } игроков.
 }
told-not-playing = Вы не в игре. Присоединиться: /join
told-hint-given = Подсказка уже была.
told-no-tries = Ваши три попытки исчерпаны.
told-no-hint = Подсказки к этому вопросу нет.
told-locked = Ответ принят.
told-answered = Ваш ответ уже принят, изменить его нельзя.
told-done = Вы уже ответили; об этом могут попросить остальные.
told-added = { $number ->
    [one] Осталось выбрать { $number }.
   *[other] Осталось выбрать { $number }.
 }
told-right = Верно!
told-close = Близко! Осталось попыток: { $number }.
told-wrong = Нет. Осталось попыток: { $number }.
told-out = Нет, и это была третья попытка.
told-year = Напишите один год, например: 1945
told-strange = Выберите один из показанных номеров.
question-open = Идёт вопрос викторины. Спросите меня ещё раз, когда он закроется.
question-open-pick = Идёт вопрос викторины: ответьте номером или кнопкой либо пропустите его: /skip. Об остальном спросите, когда он закроется.
resting = Игра на паузе. Продолжить: /resume
resting-later = После этого вопроса будет пауза.
game-running = Здесь уже идёт игра. Счёт: /score, остановить: /stop
no-game = Здесь сейчас нет игры. Начать: /game
game-gone = Эта кнопка от игры, которая уже окончена.
game-options = Темы: { $topics }
    Виды: { $kinds }
game-usage = Напишите /game и, если хотите, число вопросов (5–30), тему и вид вопросов, например: /game 10 { topic-films } { kind-choice }
    { game-options }
quiz-usage = Напишите /quiz и, если хотите, тему и вид вопроса, например: /quiz { topic-films } { kind-choice }
    { game-options }
quiz-none = Вопроса викторины об этом у меня нет.

# --- вопрос дня ------------------------------------------------------------------------------
daily-done = { $right ->
    [yes] На сегодняшний вопрос вы ответили верно.
   *[no] Свою попытку на сегодня вы уже использовали.
 } { $streak ->
    [0] Новый — завтра.
   *[other] Дней подряд: { $streak }. Новый — завтра.
 }
daily-here = Вопрос дня сегодня здесь уже задавали.
daily-streak = { $name } — дней подряд: { $streak }

# --- годовщины -------------------------------------------------------------------------------
day-month = { $day } { month-name }
occasion-studio = день рождения киностудии «Азербайджанфильм»: открытие кинофабрики, { $date }
occasion-cinema-day = День азербайджанского кино: первый показ снятых в Баку сюжетов, { $date }
occasion-premiere = премьера фильма { $film }, { $date }
occasion-birth = день рождения: { $person }, { $date }
occasion-death = день памяти: { $person }, { $date }
occasion-event = { $event }, { $date }
occasion-film = фильм { $film }
years = { $count ->
    [0] в этом году
    [one] { $count } год
    [few] { $count } года
   *[other] { $count } лет
 }
today-head = В этот день, { $day }:
today-none = На { $day } памятных дат у меня нет. Ближайшие:
anniversaries-usage = Напишите месяц, например: /anniversaries апрель
month-head = Годовщины, { $month }:
month-none = На { $month } годовщин у меня нет.
year-head = Круглые даты фильмов в { $year } году:
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
anniversary-today = Сегодня — { $occasion } ({ $years }).
anniversary-nearest = Сегодня годовщин нет. Ближайшая ({ $day }) — { $occasion } ({ $years }).
anniversary-of = { $occasion } ({ $years }).
anniversary-end = Повод для игры — { $occasion } ({ $years }).
anniversary-none-on = { $day }: годовщин я не знаю. Ближайшая — { $next }
anniversary-honour = Эта игра посвящена: { $occasion }.
anniversary-honour-end = Игра была посвящена: { $occasion }.
anniversary-unknown = Такой годовщины я не знаю. Напишите дату или имя, например: /anniversary 28 апреля, /anniversary Рашид Бейбутов

# --- таблицы ---------------------------------------------------------------------------------
period-day = сегодня
period-week = эта неделя
period-month = этот месяц
period-season = этот сезон
period-all = за всё время
board-group = Таблица групповых игр, { $period }:
board-solo = Таблица одиночных игр, { $period }:
board-group-all = Таблица групповых игр всех чатов, { $period }:
board-solo-all = Таблица одиночных игр всех чатов, { $period }:
board-row = { $place }. { $name } — { $points }
top-usage = Напишите /top и, если хотите, период: { $periods }
board-nameless = бывший участник
board-empty = пока никого
me-none = Вы ещё не отвечали на вопросы. Получить вопрос: /quiz
me-head = { $name } — игр: { $games }; верных ответов: { $right } из { $answers } ({ $share } %); лучшая серия: { $streak }
me-topic = { $topic }: { $right } из { $answers }
me-place = { $place }-е место из { $players }
me-daily = Вопрос дня — дней подряд: { $streak }, лучший результат: { $best }
history-none = Здесь ещё не сыграно ни одной игры.
history-head = Последние игры:
history-row = { $day }: { $title }, вопросов: { $count }. Первое место: { $winners }
history-nobody = никто

# --- слова, которые можно написать после команды ---------------------------------------------
words-topic-studio = студия киностудия азербайджанфильм
words-topic-history = история
words-topic-films = фильмы фильм кино
words-topic-directors = режиссёры режиссёр
words-topic-actors = актёры актёр роли роль
words-topic-music = музыка композиторы композитор
words-topic-people = люди биографии
words-kind-choice = выбор варианты
words-kind-true-false = верно или неверно нет
words-kind-year = годы год года лет
words-kind-typed = письменный письменные письменно ответ ответы
words-kind-clues = подсказки подсказка
words-kind-order = порядок
words-kind-odd = лишнее лишний
words-period-day = день сегодня
words-period-week = неделя
words-period-month = месяц
words-period-season = сезон
words-period-all = всё все
words-true = верно правда да
words-false = неверно неправда нет ложь
words-before-place = вариант номер ответ под номером
words-after-place = вариант ответ номер й ый ой я ая е ое
words-place-1 = первый первая первое первую один одна 1й 1ый 1я 1ая 1е 1ое
words-place-2 = второй вторая второе вторую два две 2й 2ой 2я 2ая 2е 2ое
words-place-3 = третий третья третье третью три 3й 3ий 3я 3ья 3е 3ье
words-place-4 = четвёртый четвёртая четвёртое четвёртую четыре 4й 4ый 4я 4ая 4е 4ое
words-cinema = азербайджанского национальный кино
words-kept-day = день
words-solo = один одиночная
words-global = везде общая

# --- help -----------------------------------------------------------------------------------
help-games = Игры:
    /quiz – один вопрос; /game 10 { topic-films } – игра; /daily – вопрос дня
    /anniversary – игра к годовщине; /decades – десятилетия; /timeline – годы
    /today – в этот день; /anniversaries – годовщины
    /join /begin /next /hint /skip /pause /resume /stop /score – во время игры
    /top – таблица (день, неделя, месяц, сезон, всё); /me – мои результаты; /history – последние игры
    /subscribe daily 09:30 – вопрос дня каждый день; /subscribe anniversaries – годовщины; /unsubscribe – отмена
    /schedule game 28.04 20:00 – назначить игру заранее; /forgetme – удалить то, что хранится о вас
    /settings – язык, игры, тихие часы, ежедневное
