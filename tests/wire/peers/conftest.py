"""These programs run with libraries that the environment of the tests does not have."""

collect_ignore = ["aiogram_bot.py", "hikari_bot.py"]
