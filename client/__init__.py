"""The app people see: tray, overlay, toasts and the command line."""
