"""Conditional requests (RFC 9110, section 13): entity tags and dates."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

_TAGS: Final = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def http_date(moment: datetime) -> str:
    """A moment as `Last-Modified` wants it; a moment without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return format_datetime(aware.astimezone(UTC), usegmt=True)


def is_unchanged(
    if_none_match: str | None, if_modified_since: str | None, *, etag: str, last_modified: str
) -> bool:
    """Whether the reader has this very content already: the answer is 304."""
    if if_none_match is not None:
        return if_none_match.strip() == "*" or etag in _TAGS.findall(if_none_match)
    if if_modified_since is None:
        return False
    if if_modified_since == last_modified:
        return True
    try:
        since = parsedate_to_datetime(if_modified_since)
    except ValueError:
        return False
    since = since if since.tzinfo else since.replace(tzinfo=UTC)
    return parsedate_to_datetime(last_modified) <= since


def range_applies(if_range: str | None, *, etag: str, last_modified: str) -> bool:
    """Whether the reader's part is of this very content; otherwise it needs the whole."""
    return if_range is None or if_range.strip() in (etag, last_modified)
