"""How a command, or a second start, talks to the running app."""
