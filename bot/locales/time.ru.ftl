# Что бот говорит о времени, подписках и запланированных играх, по-русски.

# --- время -----------------------------------------------------------------------------------
moment = { $date }, { $time } ({ $zone })

# --- подписки --------------------------------------------------------------------------------
subscribed-daily = Вопрос дня будет приходить каждый день в { $time }. Следующий: { $when }.
subscribed-anniversaries = Каждый день в { $time } ({ $zone }) я буду смотреть в календарь и напоминать, если на этот день приходится годовщина.
subscription-daily = Вопрос дня: каждый день в { $time } ({ $zone })
subscription-anniversaries = Годовщины: в { $time } ({ $zone })
subscriptions-head = Подписки этого чата:
subscriptions-none = У этого чата нет подписок.
subscribe-when = Не могу прочитать «{ $text }» как время и часовой пояс.
subscribe-usage = Напишите, на что подписать чат, и, если хотите, время и часовой пояс, например: /subscribe ежедневно 09:30, /subscribe годовщины 10:00 Europe/Berlin
    Отменить: /unsubscribe ежедневно; всё сразу: /unsubscribe
unsubscribed-head = Отменено:
unsubscribe-none = Отменять нечего.
unsubscribe-usage = Напишите, что отменить: /unsubscribe ежедневно, /unsubscribe годовщины; всё сразу: /unsubscribe всё

# --- запланированные игры --------------------------------------------------------------------
scheduled = Игра запланирована: { $text }
appointment = { $when } — { $title }
appointment-options = { $when } — { $title }: { $options }
appointments-head = Запланированные игры:
appointments-none = Запланированных игр здесь нет.
schedule-when = Не нашёл дня и времени в «{ $text }».
schedule-options = Таких вопросов у меня нет: «{ $text }».
schedule-usage = Напишите, какую игру провести, затем день и время, например: /schedule игра 10 { topic-films } завтра 20:00, /schedule годовщина 28 апреля 20:00
    Время бакинское; другой часовой пояс можно добавить в конце, например: Europe/Berlin
schedule-past = Это время уже прошло.
schedule-far = Игру можно запланировать самое большее на год вперёд.
schedule-full = Здесь уже { $count ->
    [one] запланирована { $count } игра
    [few] запланированы { $count } игры
   *[other] запланировано { $count } игр
 }, больше нельзя. Список: /schedule
schedule-taken = На это время игра уже запланирована.

# --- слова, которые можно написать после команды ---------------------------------------------
words-today = сегодня
words-tomorrow = завтра
words-at = в во год года г
words-subscription-daily = ежедневно ежедневный ежедневные вопрос вопросы дня каждый день
words-subscription-anniversaries = годовщины годовщина юбилеи юбилей
words-appointment-game = игра игру викторина викторину
words-appointment-anniversary = годовщина годовщину юбилей
words-everything = всё все
