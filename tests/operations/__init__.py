"""What those who run the bot do: copies taken in the midst of a game, and new versions."""
