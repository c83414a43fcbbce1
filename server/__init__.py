"""The companion server: API, share pages and storage."""
