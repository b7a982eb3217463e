"""Discord: what people do there becomes messages of the bot, and what the bot says becomes requests."""
