"""The app's end of the line that commands and second starts talk to it over."""
