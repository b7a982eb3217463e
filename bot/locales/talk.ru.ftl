# Что бот говорит о себе там, где его встречают, и меню, в которых настраивают чат, по-русски.

# --- where people meet it --------------------------------------------------------------------
bot-about = Спросите о киностудии «Азербайджанфильм», её фильмах и людях; играйте в викторины и юбилейные игры.
bot-description = Я знаю киностудию «Азербайджанфильм»: её историю с 1920 года, её фильмы и людей – с источниками.
    Спрашивайте по-азербайджански, по-английски или по-русски, просите вопрос викторины или добавьте меня в группу: я провожу игры к юбилеям студии, с очками и сезонами.
greeting = Здравствуйте! Я знаю киностудию «Азербайджанфильм», её фильмы и людей.
    Чтобы спросить, упомяните меня или ответьте на моё сообщение. /game начинает игру для всех, /quiz задаёт один вопрос, /daily – вопрос дня; /settings – для администраторов, а /help расскажет больше.
    Написанный ответ засчитывается, если он отправлен ответом на мой вопрос. Сделайте меня администратором – и я буду читать ответы и без этого.
help-button = Что можно спросить?
how-reply = Напишите его ответом на это сообщение.
ask-usage = Напишите вопрос после команды, например: /ask Кто снял фильм «Аршин мал алан»?
none-of-these = Ничего из этого
report = Сообщить об ошибке
noted = Спасибо, записано: редактор посмотрит.
start-admins = В этом чате игры начинают только администраторы.
inline-more = Спросить ещё

# --- descriptions of the commands ------------------------------------------------------------
command-quiz = один вопрос викторины
command-game = игра: 10 вопросов или сколько напишете
command-daily = вопрос дня
command-anniversary = игра к юбилею
command-decades = по вопросу из каждого десятилетия
command-timeline = угадайте годы фильмов
command-today = этот день в истории
command-anniversaries = годовщины месяца
command-top = таблица лидеров
command-me = мои результаты
command-history = последние игры здесь
command-score = счёт идущей игры
command-stop = закончить игру
command-skip = пропустить вопрос
command-hint = подсказка
command-pause = приостановить игру
command-resume = продолжить игру
command-settings = язык, игры, тихие часы, ежедневное
command-subscribe = вопрос дня или годовщины каждый день
command-schedule = назначить игру на потом
command-lang = выбрать язык
command-forgetme = удалить всё, что обо мне хранится
command-help = что я умею

# --- settings --------------------------------------------------------------------------------
settings-head = Настройки этого чата
settings-language = Язык: { $chosen }
settings-starters = Игры могут начинать: { $who }
settings-seconds = Время на вопрос: { $seconds ->
    [0] своё у каждого вопроса
   *[other] { $seconds } с
 }
settings-quiet = Тихие часы, по бакинскому времени: { $hours }
settings-daily-off = Вопрос дня: выключен
settings-anniversaries-off = Годовщины: выключены
settings-page-language = Язык
settings-page-games = Игры
settings-page-quiet = Тихие часы
settings-page-posts = Ежедневное
settings-back = Назад
settings-daily-start = Вопрос дня: включить
settings-daily-stop = Вопрос дня: выключить
settings-anniversaries-start = Годовщины: включить
settings-anniversaries-stop = Годовщины: выключить
starters-all = все
starters-admins = администраторы
quiet-none = нет
language-az = Azərbaycanca
language-en = English
language-ru = Русский
language-auto = язык вопроса

# --- what only those who run the bot are told ------------------------------------------------
reload-begun = Читаю знания заново.
reloaded = Знания прочитаны заново; фильмов: { $films }, людей: { $people }, фактов: { $facts }.
reload-failed = В знаниях есть ошибки ({ $count }), остаются прежние. Первая:
stats = Чатов: { $chats }, из них с идущей игрой: { $games }
    Людей: { $people }, за последние 7 дней: { $active }
    Ответов в играх: { $answers }; вопросов без ответа: { $unanswered }
    Ждут отправки: { $waiting }
broadcast-usage = Напишите текст после команды: /broadcast ТЕКСТ. Он уйдёт во все чаты, у которых есть подписка.
broadcast-done = { $count ->
    [0] Ни у одного чата нет подписки; ничего не отправлено.
   *[other] Отправляется, чатов: { $count }.
 }
