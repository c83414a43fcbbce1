"""What the app and the command line both do: capture, share, list, delete. No Qt."""
