"""Where things are, what is set, and who the person is to the server."""
