"""The icon in the tray and what can be done with it."""
