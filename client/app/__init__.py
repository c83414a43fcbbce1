"""The tray app: everything that needs Qt's event loop, wired together."""
