"""A fake of Telegram's Bot API on loopback, with people who write, press, vote and leave."""
