"""What is made of a finished recording: GIF, WebP, posters, strips of frames, trimmed files."""
