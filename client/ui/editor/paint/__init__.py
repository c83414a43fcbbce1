"""From shapes to pixels: the same way on the screen and in the file."""
