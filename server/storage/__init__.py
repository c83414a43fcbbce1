"""Where bytes are kept: one protocol, a folder behind it."""
