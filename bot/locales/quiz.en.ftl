# Quiz questions made from the knowledge, in English.

# --- what is asked ---------------------------------------------------------------------------
ask-director = Who directed { $film }?
ask-writer = Who wrote the screenplay of { $film }?
ask-composer = Who composed the music of { $film }?
ask-cinematographer = Who was the cinematographer of { $film }?
ask-film-directed = Which of these films did { $person } direct?
ask-film-composed = For which of these films did { $person } compose the music?
ask-film-wrote = Which of these films was written by { $person }?
ask-role = Who played { $role } in { $film }?
ask-role-of = Which role did { $person } play in { $film }?
ask-film-of-role = In which film did { $person } play { $role }?
ask-year = In which year was the film { $title } made?
ask-decade = In which decade was the film { $title } made?
ask-author = Whose work is { $film } based on?
ask-birth-place = Where was { $person } born?
ask-birth-year = In which year was { $person } born?
ask-plot = Which film is this? { $text }
ask-event-year = In which year did this happen: { $event }?
ask-order-films = Put these films in order, the oldest first.
ask-order-events = Put these events in order, the earliest first.
ask-odd-director = Three of these films were directed by the same person. Which one was not?
ask-odd-composer = Three of these films have music by the same composer. Which one does not?
ask-odd-decade = Three of these films were made in the { $decade }s. Which one was not?
ask-odd-profession = Three of these people are film directors. Which one is a composer?
ask-clues-film = Which film is this?
ask-clues-person = Who is this?

# --- clues -----------------------------------------------------------------------------------
clue-decade = It was made in the { $decade }s; genre: { $genres }.
clue-composer = The music is by { $people }.
clue-writer = The screenplay is by { $people }.
clue-author = It is based on a work by { $people }.
clue-role = { $person } played { $role } in it.
clue-cast = { $person } appears in it.
clue-director = It was directed by { $people }.
clue-professions = { $gender ->
    [female] A woman. By profession: { $professions }.
   *[male] A man. By profession: { $professions }.
 }
clue-born = Born in { $year }; place of birth: { $place }.
clue-born-year = Born in { $year }.
clue-honour = Title or award: { $honour }.
clue-directed = Directed { $film }.
clue-composed = Composed the music of { $film }.
clue-wrote = Wrote the screenplay of { $film }.
clue-shot = Was the cinematographer of { $film }.
clue-acted = Appeared in { $film }.
clue-acted-role = Played { $role } in { $film }.

# --- hints and explanations ------------------------------------------------------------------
hint-letters = It looks like this: { $text }
hint-decade = It was in the { $decade }s.
hint-first = The first one is { $text }
why-order = { $list }.
why-same-director = Directed by { $person }: { $films }.
why-same-composer = Music by { $person }: { $films }.
why-decade = { $odd } was made in { $year }.
why-profession = { $person } composed the music of { $film }.
why-author = { $film } is based on { $work } by { $person }.
film-named = The film is { $film }.
clue-title = The title looks like this: { $text }
true = True
false = False
person-named = This is { $person }. Films: { $films }.
clue-name = The name looks like this: { $text }
why-event = { $year }: { $event }.
