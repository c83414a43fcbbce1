"""What the library remembers, keeps and fetches, without a window."""
