"""Sweeps away what is over: expired and abandoned drops, and what deaths left behind."""
