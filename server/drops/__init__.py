"""Drops: what they are, where they are noted, and who waits for them."""
