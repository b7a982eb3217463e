"""The shared bot: it knows the conversation and no platform."""
