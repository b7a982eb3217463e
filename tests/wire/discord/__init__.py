"""A fake of Discord on loopback: its gateway, its REST API, and people who write, press and ask.

`FakeDiscord` stands on the world of SimCord (guilds, channels, messages, permissions, interactions), which has no
sockets: here it gets a gateway and an HTTP server that a bot in another process is pointed at, and real time.
"""
