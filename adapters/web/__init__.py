"""The web: what other machines call this one for."""
