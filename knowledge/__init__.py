"""The facts about the studio and how to read them."""
