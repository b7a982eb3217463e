# What is said only where Discord is the platform, in English.

greeting-discord = Hello! I know the AzerbaijanFilm studio, its films and its people.
    /ask answers a question, and so do I when you mention me or reply to me. /game starts a game for all, /quiz asks one question, /daily is the question of the day; /settings and /lang are for those who manage the server, and /help tells more.
cannot-write = I can’t write in { $channel }: allow { $permissions } for me there.
permission-view = “View Channel”
permission-send = “Send Messages”
permission-send-in-threads = “Send Messages in Threads”
permission-thread = “Create Public Threads”
elsewhere = Here I can only answer; I have written to you in our private chat.
thread-opened = The game is in { $thread }.
thread-failed = A thread could not be opened here, so the game is in the channel.
help-discord = On Discord: /ask – a question; what belongs to a command has a field of its own and is offered while you type. /lang sets the language for you, a channel or the server. Written answers: press “Answer”, or reply to the question.
