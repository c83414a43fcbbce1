"""From a submitted job to its link on the clipboard and the toast that tells about it."""
