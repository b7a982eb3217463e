"""Talk to the bot in a terminal."""
