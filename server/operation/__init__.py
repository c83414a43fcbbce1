"""What operators need: logs, metrics, limits, several processes, backups."""
