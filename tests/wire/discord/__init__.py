"""A fake of Discord on loopback: its gateway, its REST API, and people who write, press and ask.

It stands on the world of SimCord (guilds, channels, messages, permissions, interactions), which has no sockets: here
that world gets a gateway and an HTTP server that a bot in another process is pointed at, and real time.

    async with FakeDiscord(*read_specs(folder)) as fake:
        ann = fake.person("Ann", locale="tr")
        room = fake.guild("Cinema", [ann]).room
        ...  # start a bot with fake.base, fake.gateway and fake.token
        await (await ann.command(room, "quiz")).acknowledged()
        question = await room.expect("Who made it?")
        assert await (await ann.press(question, "A")).told() == "Locked in"
        assert not fake.violations

- `server` is the whole, `world` what there is, `people`, `guild`, `room`, `messages` and `interactions` what tests use;
- `gateway`, `links`, `sessions` and `openings` are the websockets, `border`, `rest` and `refusals` the REST API;
- `spec` and `schemas` hold both sides to the specifications: what the bot does wrong is a line in `violations`, and an
  event of the fake that Discord would not send raises in the test that made it happen;
- `payloads` completes what SimCord leaves out, `faults` is what goes wrong on purpose;
- `crowd` and `__main__` run the fake in a process of its own and measure how fast a bot responds;
- `raw` and `client` are what its own tests use: requests without a library, and a small bot with discord.py.
"""
