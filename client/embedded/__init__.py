"""The server that the app brings along."""
