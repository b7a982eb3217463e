"""Where the bot's parts come from: what is locked, what is in the image, and how it is started there."""
