# What the bot says in games, in English.

# --- games -----------------------------------------------------------------------------------
title-game = Quiz
title-quiz = Quiz question
title-daily = Question of the day
title-decades = Through the decades
title-timeline = Timeline
title-anniversary = Anniversary game
topic-studio = studio
topic-history = history
topic-films = films
topic-directors = directors
topic-actors = actors
topic-music = music
topic-people = people
kind-choice = choice
kind-true-false = true or false
kind-year = years
kind-typed = written answers
kind-clues = clues
kind-order = order
kind-odd = odd one out

lobby = { $title }: { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }. Who is playing? Join in; it starts in { $seconds } seconds, or when a player presses “Start now”.
lobby-players = Players: { $players }
join = Join
start-now = Start now
next = Next question
hint = Hint
skip = Skip
answer-button = Answer
again = Play again
tell-more = Tell me more
quiz-me = Quiz me on this

# --- a question ------------------------------------------------------------------------------
head = Question { $number } of { $total } · { $topic } · { $level } · { $seconds } s
head-alone = { $title } · { $topic } · { $level } · { $seconds } s
how-true-false = True or false?
how-year = Write a year. You have one guess; the nearest wins.
how-typed = Write the answer. You have three tries.
how-clues = Write the answer. The fewer clues, the more points; you have three tries.
how-order = Press the numbers in the right order, or reply with them, for example: { $example }
clue = Clue { $number }: { $text }
hint-is = Hint: { $text }
hint-struck = Hint: it is not { $options }.

# --- the answer to it ------------------------------------------------------------------------
answer-is = Answer: { $answer }
nobody-tried = Nobody answered.
nobody-right = Nobody got it.
stopped-question = The question was broken off.
skipped = Skipped.
gain = { $name }: +{ $points } ({ $seconds } s)
gain-streak = { $name }: +{ $points } ({ $seconds } s, { $streak } in a row)
gain-year = { $name }: { $year } (+{ $points })
fastest = Fastest: { $name }
not-right = Not right: { $names }
table-short = Score: { $table }
table-entry = { $name } { $points }

# --- the end ---------------------------------------------------------------------------------
end-played = That was the game.
end-stopped = The game was stopped.
end-idle = Three questions without an answer: the game is over.
end-nobody = Nobody joined, so there is no game.
end-forgotten = Nothing happened in the game for a whole day, so it is over.
end-empty = There are no questions for that.
podium = { $place }. { $name } — { $points ->
    [one] { $points } point
   *[other] { $points } points
 }, { $right } right
no-table = Nobody has points.
seconds-left = Time left: { $seconds } s
score-none = No game is running. /game starts one.

# --- a word to one player --------------------------------------------------------------------
told-joined = { $name }, you are in.
told-again = You have already done that.
told-late = Too late: the question is closed.
told-resting = The game is paused. /resume continues it.
told-not-now = That is not possible now.
told-host-only = Only the one who started the game or an admin can do that.
told-going-on = The game goes on without a pause.
told-voted = { $number ->
    [one] One more player has to ask for it.
   *[other] { $number } more players have to ask for it.
 }
told-not-playing = You are not in the game. /join gets you in.
told-hint-given = The hint has been given.
told-no-tries = You have used your three tries.
told-no-hint = There is no hint to give.
told-locked = Your answer is in.
told-answered = Your answer is already in and cannot be changed.
told-done = You have answered already; this is for the others to ask.
told-added = { $number ->
    [one] One more to pick.
   *[other] { $number } more to pick.
 }
told-right = Right!
told-close = Close! { $number ->
    [one] One try left.
   *[other] { $number } tries left.
 }
told-wrong = Not that. { $number ->
    [one] One try left.
   *[other] { $number } tries left.
 }
told-out = Not that, and that was the third try.
told-year = Write one year, for example: 1945
told-strange = Pick one of the numbers shown.
question-open = A quiz question is open. Ask me again when it is closed.
question-open-pick = A quiz question is open: answer with a number or a button, or pass with /skip. Ask me anything else when it is closed.
resting = The game is paused. /resume continues it.
resting-later = The game will be paused after this question.
game-running = A game is already running here. /score shows it, /stop ends it.
no-game = No game is running here. /game starts one.
game-gone = That button belongs to a game that is over.
game-options = Topics: { $topics }
    Kinds: { $kinds }
game-usage = Write /game, and if you like the number of questions (5 to 30), a topic and a kind, for example: /game 10 { topic-films } { kind-choice }
    { game-options }
quiz-usage = Write /quiz, and if you like a topic and a kind, for example: /quiz { topic-films } { kind-choice }
    { game-options }
quiz-none = I have no quiz question on that.

# --- the question of the day -----------------------------------------------------------------
daily-done = { $right ->
    [yes] You had today’s question right.
   *[no] You have had your try at today’s question.
 } { $streak ->
    [0] The next one comes tomorrow.
    [one] One day in a row. The next one comes tomorrow.
   *[other] { $streak } days in a row. The next one comes tomorrow.
 }
daily-here = Today’s question has been asked here already.
daily-streak = { $name }: { $streak ->
    [one] one day in a row
   *[other] { $streak } days in a row
 }

# --- anniversaries ---------------------------------------------------------------------------
day-month = { $day } { month-name }
occasion-studio = birthday of the AzerbaijanFilm studio: on { $date } its film factory was opened
occasion-cinema-day = National Cinema Day: on { $date } the first films made in Baku were shown
occasion-premiere = premiere of { $film }, { $date }
occasion-birth = birthday of { $person }, { $date }
occasion-death = anniversary of the death of { $person }, { $date }
occasion-event = { $event }, { $date }
occasion-film = the film { $film }
years = { $count ->
    [0] this year
    [one] { $count } year
   *[other] { $count } years
 }
today-head = On this day, { $day }:
today-none = Nothing I know of happened on { $day }. Next:
anniversaries-usage = Write a month, for example: /anniversaries April
month-head = Anniversaries in { $month }:
month-none = I know of no anniversaries in { $month }.
year-head = Films with a round anniversary in { $year }:
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
anniversary-today = Today: { $occasion } — { $years }.
anniversary-nearest = There is no anniversary today. The next one, on { $day }: { $occasion } — { $years }.
anniversary-of = { $occasion } — { $years }.
anniversary-end = The occasion of this game: { $occasion } — { $years }.
anniversary-none-on = I know of nothing on { $day }. Next — { $next }
anniversary-honour = This game is in honour of { $occasion }.
anniversary-honour-end = This game was in honour of { $occasion }.
anniversary-unknown = I know of no such anniversary. Write a date or a name, for example: /anniversary 28 April, /anniversary Rashid Behbudov

# --- boards ----------------------------------------------------------------------------------
period-day = today
period-week = this week
period-month = this month
period-season = this season
period-all = all time
board-group = Group board, { $period }:
board-solo = Solo board, { $period }:
board-group-all = Group board of all chats, { $period }:
board-solo-all = Solo board of all chats, { $period }:
board-row = { $place }. { $name } — { $points }
top-usage = Write /top, and if you like a period: { $periods }
board-nameless = a former player
board-empty = nobody yet
me-none = You have not answered a question yet. /quiz asks one.
me-head = { $name }: { $games ->
    [one] { $games } game
   *[other] { $games } games
 }, { $right } of { $answers } right ({ $share }%), best streak { $streak }
me-topic = { $topic }: { $right } of { $answers }
me-place = { $place } of { $players }
me-daily = Question of the day: { $streak } in a row, best { $best }
history-none = No game has been finished here yet.
history-head = The latest games here:
history-row = { $day }: { $title }, { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }. First: { $winners }
history-nobody = nobody

# --- words that can be written after a command -----------------------------------------------
words-topic-studio = studio azerbaijanfilm
words-topic-history = history early
words-topic-films = films film movies
words-topic-directors = directors director
words-topic-actors = actors actor roles cast
words-topic-music = music composers composer
words-topic-people = people persons biography
words-kind-choice = choice options
words-kind-true-false = truefalse true or false
words-kind-year = years year
words-kind-typed = written typed write answers answer
words-kind-clues = clues clue
words-kind-order = order sorting
words-kind-odd = odd one out
words-period-day = day today
words-period-week = week
words-period-month = month
words-period-season = season
words-period-all = all ever
words-true = true right yes correct
words-false = false wrong no
words-before-place = the option variant number answer
words-after-place = option variant answer one
words-place-1 = first one
words-place-2 = second two
words-place-3 = third three
words-place-4 = fourth four
words-cinema = national azerbaijani azerbaijan cinema film
words-kept-day = day
words-solo = solo alone
words-global = global everywhere world

# --- help -----------------------------------------------------------------------------------
help-games = Games:
    /quiz – one question; /game 10 { topic-films } – a game; /daily – the question of the day
    /anniversary – an anniversary game; /decades – one question per decade; /timeline – years
    /today – on this day; /anniversaries – anniversaries of a month
    /join /begin /next /hint /skip /pause /resume /stop /score – while a game runs
    /top – the board (day, week, month, season, all); /me – my results; /history – the latest games
    /subscribe daily 09:30 – the question of the day every day; /subscribe anniversaries; /unsubscribe
    /schedule game 28.04 20:00 – set a game for later; /forgetme – erase what is kept about you
    /settings – language, games, quiet hours, daily posts
