# What the bot says of itself where people meet it, and the menus in which a chat is set up, in English.

# --- where people meet it --------------------------------------------------------------------
bot-about = Ask about the AzerbaijanFilm studio, its films and its people, and play quizzes and anniversary games.
bot-description = I know the AzerbaijanFilm studio: its history since 1920, its films and its people, with sources.
    Ask me anything about it in Azerbaijani, English or Russian, take a quiz question, or add me to a group for trivia games on the studio’s anniversaries, with scores and seasons.
greeting = Hello! I know the AzerbaijanFilm studio, its films and its people.
    Mention me or reply to me to ask something. /game starts a game for all, /quiz asks one question, /daily is the question of the day; /settings is for administrators, and /help tells more.
    Answers that you write count when you write them as a reply to my question. Make me an administrator and I will read them without that.
help-button = What can I ask?
how-reply = Write it as a reply to this message.
ask-usage = Write your question after the command, for example: /ask Who directed Arshin Mal Alan?
none-of-these = None of these
report = Report
noted = Thank you, noted: an editor will look at it.
start-admins = In this chat only administrators start games.
inline-more = Ask more

# --- descriptions of the commands ------------------------------------------------------------
command-quiz = one quiz question
command-game = a game: 10 questions, or how many you write
command-daily = the question of the day
command-anniversary = a game for an anniversary
command-decades = a question from each decade
command-timeline = guess the years of films
command-today = what happened on this day
command-anniversaries = anniversaries of the month
command-top = the leaderboard
command-me = my results
command-history = the latest games here
command-score = the score of the running game
command-stop = end the game
command-skip = skip the question
command-hint = a hint
command-pause = pause the game
command-resume = continue the game
command-settings = language, games, quiet hours, posts
command-subscribe = the question of the day or anniversaries every day
command-schedule = set a game for later
command-lang = choose the language
command-forgetme = erase what is kept about me
command-help = what I can do

# --- settings --------------------------------------------------------------------------------
settings-head = Settings of this chat
settings-language = Language: { $chosen }
settings-starters = Games may be started by: { $who }
settings-seconds = Time for a question: { $seconds ->
    [0] as each needs
   *[other] { $seconds } s
 }
settings-quiet = Quiet hours, Baku time: { $hours }
settings-daily-off = Question of the day: off
settings-anniversaries-off = Anniversaries: off
settings-page-language = Language
settings-page-games = Games
settings-page-quiet = Quiet hours
settings-page-posts = Daily posts
settings-back = Back
settings-daily-start = Question of the day: switch on
settings-daily-stop = Question of the day: switch off
settings-anniversaries-start = Anniversaries: switch on
settings-anniversaries-stop = Anniversaries: switch off
starters-all = everyone
starters-admins = administrators
quiet-none = none
language-az = Azərbaycanca
language-en = English
language-ru = Русский
language-auto = that of the question

# --- what only those who run the bot are told ------------------------------------------------
reload-begun = Reading the knowledge again.
reloaded = The knowledge has been read again: { $films } films, { $people } people, { $facts } facts.
reload-failed = The knowledge has { $count ->
    [one] { $count } problem
   *[other] { $count } problems
 } and stays as it was. The first:
stats = Chats: { $chats }, with a running game: { $games }
    People: { $people }, active in the last 7 days: { $active }
    Answers in games: { $answers }; questions without an answer: { $unanswered }
    Waiting to be sent: { $waiting }
broadcast-usage = Write the text after the command: /broadcast TEXT. It goes to all chats with a subscription.
broadcast-done = { $count ->
    [0] No chat has a subscription; nothing was sent.
    [one] It goes to { $count } chat.
   *[other] It goes to { $count } chats.
 }
