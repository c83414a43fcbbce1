"""Texts for logs, with the secrets cut out."""

import logging
import re
from typing import Final

# A presigned URL is a key to an upload, so no query string is written down at all.
_SECRETS: Final = (
    (re.compile(r"((?:https?://|/storage/)[^\s?#\"']+)\?[^\s\"']*"), r"\1?…"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+"), r"\1 …"),
    (
        re.compile(
            r"(?i)\b(\w*(?:token|password|secret|signature)\w*['\"]?\s*[=:]\s*)['\"]?[^\s,'\")]+"
        ),
        r"\1…",
    ),
)


def without_secrets(text: str) -> str:
    """The text with query strings, bearer tokens, passwords and the like cut out."""
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text


class DiscreetFormatter(logging.Formatter):
    """Formats a record, its traceback included, and cuts out the secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line, or lines, for the log."""
        return without_secrets(super().format(record))
