"""The editor in the app: opening pictures, and what becomes of them."""
