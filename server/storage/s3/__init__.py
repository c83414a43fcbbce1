"""A bucket of any S3-compatible store."""
