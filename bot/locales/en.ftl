# What the bot says in English. Facts come in ready, in English; nothing here repeats one.

# --- names of things -------------------------------------------------------------------------
film-name = “{ $title }”
film-name-original = “{ $title }” ({ $original })
film-name-year = “{ $title }” ({ $year })
film-name-original-year = “{ $title }” ({ $original }, { $year })
quoted = “{ $text }”
role-of = { $person } ({ $role })
namesakes = Others of that name: { $people }.
more = and { $count } more
decade-name = the { $year }s

# --- dates -----------------------------------------------------------------------------------
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }
date-day = { $day } { month-name } { $year }
date-month = { month-name } { $year }
date-year = { $year }
when-day = on { $day } { month-name } { $year }
when-month = in { month-name } { $year }
when-year = in { $year }

# --- films -----------------------------------------------------------------------------------
film-year = { $film } was made in { $year }.
film-premiere = { $film } premiered { $when }.
film-director = { $film } was directed by { $people }.
film-writer = The screenplay of { $film } was written by { $people }.
film-composer = The music of { $film } was composed by { $people }.
film-cinematographer = { $film } was shot by { $people }.
film-cast = Cast of { $film }: { $people }.
film-genre = Genre of { $film }: { $genres }.
film-length = { $film } runs for { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }.
film-based-on = { $film } is based on the { $kind } { $work }{ $authors ->
    [none] .
   *[other] { " " }by { $authors }.
 }
film-awards = Awards of { $film }:
film-trivia = About { $film }:
film-studio = { $film } was produced by { $studios }.
credit-role = { $person } played { $role } in { $film }.
credit-appeared = { $person } appeared in { $film }.
credit-none = My sources do not name { $person } in the credits of { $film }.

label-year = year
label-premiere = premiere
label-director = director
label-writer = screenplay
label-composer = composer
label-cinematographer = cinematographer
label-cast = cast
label-genre = genre
label-length = length
label-based-on = based on
label-awards = awards
label-trivia = did you know
label-plot = what it is about
label-location = where it was shot
label-studio = studio
label-card = about the film
minutes = { $minutes } min

work-kind = { $kind ->
    [play] play
    [opera] opera
    [operetta] operetta
    [novel] novel
    [novella] novella
    [story] story
    [stories] stories
    [poem] poem
    [epic] epic
    [comedy] comedy
   *[motifs] motifs of
 }

# --- people ----------------------------------------------------------------------------------
person-born = { $person } was born { $when }.
person-born-at = Place of birth: { $place }.
person-died = { $person } died { $when }.
person-died-at = Place of death: { $place }.
person-birth-place = { $person } was born in { $place }.
person-death-place = { $person } died in { $place }.
person-age-dead = { $person } lived to the age of { $age } ({ $born } – { $died }).
person-lived = { $person }: { $born } – { $died }.
person-age-living = { $person } was born { $when }, which makes { $age } years today.
person-honours = Titles and awards of { $person }:
person-facts = About { $person }:
person-films = Films of { $person }:
person-acted = Films with { $person }: { $films }.
person-directed = Films directed by { $person }: { $films }.
person-wrote = Films written by { $person }: { $films }.
person-composed = Films with music by { $person }: { $films }.
person-shot = Films shot by { $person }: { $films }.
person-source-of = Films based on works by { $person }: { $films }.

label-born = date of birth
label-died = date of death
label-birth-place = place of birth
label-death-place = place of death
label-age = age
label-honours = titles and awards
label-facts = interesting facts
label-films = films
label-acted = { $gender ->
    [female] as an actress
   *[male] as an actor
 }
label-directed = as a director
label-wrote = as a writer
label-composed = as a composer
label-shot = as a cinematographer
label-source-of = films based on the works
label-person-card = who this is

# --- lists -----------------------------------------------------------------------------------
list-year = Films of { $year }: { $films }.
list-decade = Films of { $decade }: { $films }.
list-genre = Films of the genre “{ $genre }”: { $films }.
list-films = I know { $count ->
    [one] { $count } film
   *[other] { $count } films
 }. The earliest: { $first }. The latest: { $latest }.
list-studio-names = The studio’s names:
label-list-year = Films of { $year }
label-list-decade = Films of { $decade }
label-list-genre = Films of the genre “{ $genre }”
label-list-films = Films in general
label-list-studio-names = All names of the studio

# --- around an answer ------------------------------------------------------------------------
source = { $count ->
    [one] Source: { $sources }
   *[other] Sources: { $sources }
 }
as-of = (As of { $date }.)
note = Note: { $text }
did-you-mean = Did you mean:
option = { $subject }: { $attribute }

# --- what the bot does not know --------------------------------------------------------------
unknown = I don’t know that. You can ask me about the AzerbaijanFilm studio, its films and its people, for example: “{ $example }”
unknown-about = I don’t know that about { $subject }. You can ask: { $attributes }.
unknown-attribute = My sources do not give that: { $subject }, { $attribute }. What I know: { $known }.
unknown-film = I know no film of that name. Did you mean:
unknown-person = I know nobody of that name. Did you mean:
which = Which film or person do you mean? Write the name too, for example: “{ $example }”
unreadable = I could not find a question in that. Write in words, for example: “{ $example }”
example-1 = Who directed ‘Arshin Mal Alan’?
example-2 = When was the studio founded?
example-3 = Who was Rashid Behbudov?
example-described = a coffin is sent to Baku by mistake, which film is it?

# --- commands --------------------------------------------------------------------------------
help = I know the AzerbaijanFilm studio: its history, its films and its people. Just ask, in Azerbaijani, English or Russian:
    – { example-1 }
    – { example-2 }
    – { example-3 }
    Forgotten a name? Describe it: “{ example-described }”
    After an answer you can go on: “and the composer?”
    /lang az | en | ru – the language of the answers, /lang auto – the language of the question
    /help – this page
help-terminal = /as NAME – write as another player; /quit – leave
welcome = Welcome! Ask me about the AzerbaijanFilm studio, its films and its people. /help tells more.
lang-set = I will answer in English.
lang-auto = I will answer in the language of the question.
lang-usage = Write /lang az, /lang en, /lang ru or /lang auto.
command-unknown = I don’t know the command { $command }. /help lists what I can do.
button-gone = That button is no longer valid. Ask the question again, please.
