"""Files to links: the outbox, presigned uploads and retries. No Qt."""
