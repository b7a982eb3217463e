# What the bot says of itself and of what it keeps, in English.

sorry = Sorry, something went wrong. It has been noted; please try again.
slow-down = A little slower, please: I can’t keep up with so many messages. Go on in a minute.

# --- the agenda ------------------------------------------------------------------------------
agenda-admins = In a group only administrators can change this.
appointment-missed = The scheduled game could not start in time.

# --- what is kept of a person ----------------------------------------------------------------
forget-sure = Erase everything that is kept about you? Your name, our conversation, your streaks and your standing with the question of the day will be erased; your points stay without a name. This cannot be undone.
forget-yes = Yes, erase everything
forget-no = No, keep it
forgotten = Everything that was kept about you has been erased.
forget-kept = Nothing was erased.
