# What the bot says of times, subscriptions and scheduled games, in English.

# --- moments ---------------------------------------------------------------------------------
moment = { $date }, { $time } ({ $zone })

# --- subscriptions ---------------------------------------------------------------------------
subscribed-daily = The question of the day will come every day at { $time }. The next one: { $when }.
subscribed-anniversaries = Every day at { $time } ({ $zone }) I will look at the calendar and tell you if there is an anniversary.
subscription-daily = Question of the day: every day at { $time } ({ $zone })
subscription-anniversaries = Anniversaries: at { $time } ({ $zone })
subscriptions-head = Subscriptions of this chat:
subscriptions-none = This chat has no subscriptions.
subscribe-when = I cannot read “{ $text }” as a time of day and a time zone.
subscribe-usage = Write what to subscribe to, and if you like a time and a time zone, for example: /subscribe daily 09:30, /subscribe anniversaries 10:00 Europe/Berlin
    To cancel: /unsubscribe daily; everything: /unsubscribe
unsubscribed-head = Cancelled:
unsubscribe-none = There is nothing to cancel.
unsubscribe-usage = Write what to cancel: /unsubscribe daily, /unsubscribe anniversaries; everything: /unsubscribe all

# --- scheduled games -------------------------------------------------------------------------
scheduled = Scheduled: { $text }
appointment = { $when } — { $title }
appointment-options = { $when } — { $title }: { $options }
appointments-head = Scheduled games:
appointments-none = No games are scheduled here.
schedule-when = I found no day and time in “{ $text }”.
schedule-options = I have no such questions: “{ $text }”.
schedule-usage = Write a game, then its day and time, for example: /schedule game 10 { topic-films } tomorrow 20:00, /schedule anniversary 28 April 20:00
    The time is Baku time; you can add another time zone at the end, for example: Europe/Berlin
schedule-past = That time has already passed.
schedule-far = A game can be scheduled at most a year ahead.
schedule-full = { $count ->
    [one] { $count } game is
   *[other] { $count } games are
 } scheduled here already; there cannot be more. The list: /schedule
schedule-taken = A game is already scheduled for that time.

# --- words that can be written after a command -----------------------------------------------
words-today = today
words-tomorrow = tomorrow
words-at = at on of the
words-subscription-daily = daily question every day
words-subscription-anniversaries = anniversaries anniversary
words-appointment-game = game quiz
words-appointment-anniversary = anniversary
words-everything = all everything
