"""Screen to pixels to files: screens, windows, stills and encoders. No Qt, no network."""
