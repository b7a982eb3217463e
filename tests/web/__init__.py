"""What other machines call the bot for."""
