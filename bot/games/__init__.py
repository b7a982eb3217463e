"""Quiz questions and trivia games: pure values and functions that know no platform, no clock and no chance."""
