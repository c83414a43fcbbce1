"""Recordings that the app makes, from a choice in the overlay to a link."""
