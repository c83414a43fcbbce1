"""The editor's window: toolbar, options of the tool in hand, canvas, foot."""
