"""What people who have a link get: the page, the content, the download, the thumbnail."""
