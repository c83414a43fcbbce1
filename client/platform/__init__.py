"""What each desktop does in its own way: hotkeys and autostart."""
