# Names and descriptions of the slash commands, in English, where every name is its key.

# --- questions -------------------------------------------------------------------------------
ask = ask
    .about = Ask about the studio, its films and its people
    .question = question
    .question-about = What you want to know
about-this = Ask about this

# --- games -----------------------------------------------------------------------------------
quiz = quiz
    .about = One quiz question
    .topic = topic
    .topic-about = What the question is about
    .kind = kind
    .kind-about = The kind of question
game = game
    .about = Start a game
    .questions = questions
    .questions-about = How many questions, from 5 to 30
    .topic = topic
    .topic-about = What the questions are about
    .kind = kind
    .kind-about = The kind of questions
    .thread = thread
    .thread-about = Play in a thread of its own
anniversary = anniversary
    .about = Start a game in honour of an anniversary
    .occasion = occasion
    .occasion-about = A film, a person, a date or “studio”
    .thread = thread
    .thread-about = Play in a thread of its own
decades = decades
    .about = A game with a question from each decade
    .thread = thread
    .thread-about = Play in a thread of its own
timeline = timeline
    .about = Guess the years of films
    .thread = thread
    .thread-about = Play in a thread of its own
daily = daily
    .about = The question of the day

# --- the calendar ----------------------------------------------------------------------------
today = today
    .about = What happened on this day
anniversaries = anniversaries
    .about = The anniversaries of a month
    .month = month
    .month-about = Which month, if not this one

# --- while a game runs -----------------------------------------------------------------------
join = join
    .about = Join the game
begin = begin
    .about = Start the game without waiting for more players
next = next
    .about = Go on to the next question
hint = hint
    .about = Ask for a hint
skip = skip
    .about = Skip the question
pause = pause
    .about = Pause the game
resume = resume
    .about = Continue the game
stop = stop
    .about = End the game
score = score
    .about = The score of the running game

# --- results ---------------------------------------------------------------------------------
top = top
    .about = The leaderboard
    .period = period
    .period-about = Over what time
    .solo = solo
    .solo-about = The board of games played alone
    .everywhere = everywhere
    .everywhere-about = The board of all servers
me = me
    .about = My results
history = history
    .about = The latest games here

# --- settings --------------------------------------------------------------------------------
settings = settings
    .about = Language, who may start games, quiet hours, daily posts
lang = lang
    .about = Choose the language
    .language = language
    .language-about = The language of the answers
    .language-auto = The language of the question
    .for = for
    .for-about = Where this language is used
    .for-me = For me
    .for-channel = For this channel
    .for-server = For the whole server
subscribe = subscribe
    .about = Get the question of the day or anniversaries every day
    .what = what
    .what-about = What to get
    .time = time
    .time-about = Baku time, for example 09:30
unsubscribe = unsubscribe
    .about = Cancel a subscription
    .what = what
    .what-about = What to get no more
schedule = schedule
    .about = Set a game for later
    .what = what
    .what-about = Which game
    .when = when
    .when-about = Day and time, for example tomorrow 20:00
forgetme = forgetme
    .about = Erase what is kept about me
help = help
    .about = What I can do
