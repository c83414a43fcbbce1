"""Errors as a person is told about them; what nobody foresaw is written down as well."""

import json
import logging
import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from client.app.language import TRANSLATIONS
from client.core.failure import failure_of
from client.exit_codes import ExitCode
from client.ipc.protocol import Failure

_log = logging.getLogger(__name__)

_PROBE = "Try again."
_ENDS = re.compile(r"(?<=[.!?]) ")
_HOLE = re.compile(r"\\{\d+\\}")


def translated(text: str) -> str:
    """What a package that knows no Qt says, in the language that the app speaks.

    Such packages fill their sentences themselves. So a text is looked up as it is, then among the
    sentences that something is put into, and then sentence by sentence; what is put in is looked up
    in the same way. What nobody has translated stays English.
    """
    if not text or QCoreApplication.translate("Sentences", _PROBE) == _PROBE:
        return text  # English is spoken
    parts = _ENDS.split(text)
    one_by_one = [_exact(part) or _filled(part) for part in parts]
    if all(one_by_one):
        return _exact(text) or " ".join(one_by_one)
    pairs = zip(one_by_one, parts, strict=True)
    return _exact(text) or _filled(text) or " ".join(done or part for done, part in pairs)


def _exact(text: str) -> str:
    """The translation of a sentence that nothing was put into; empty = there is none."""
    known = QCoreApplication.translate("Sentences", text)
    return known if known != text else ""


def _filled(text: str) -> str:
    """The translation of a sentence that something was put into; empty = there is none."""
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found is not None:
            filled = QCoreApplication.translate("Sentences", template)
            for number, value in enumerate(found.groups()):
                filled = filled.replace(f"{{{number}}}", _inner(value))
            return filled
    return ""


def _inner(value: str) -> str:
    """What is put into a sentence, which may be one itself, or have brackets round it."""
    bare = value.strip(" ()")
    known = QCoreApplication.translate("Sentences", bare)
    return value.replace(bare, known) if bare else value


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The sentences that something is put into; those with more words of their own come first."""
    try:
        templates: list[str] = json.loads((TRANSLATIONS / "sentences.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        _log.warning("sentences stay English: %s", error)
        return []
    templates.sort(key=len, reverse=True)
    return [
        (each, re.compile(_HOLE.sub("(.+?)", re.escape(each)), re.DOTALL)) for each in templates
    ]


def explain(error: Exception) -> Failure:
    """What to tell about an error; one that nobody foresaw goes to the log, with where it arose."""
    failure = failure_of(error)
    if failure is not None:
        message, remedy = translated(failure.message), translated(failure.remedy)
        return Failure(message, remedy, failure.exit_code)
    _log.error("an error nobody foresaw", exc_info=error)
    return Failure(
        QCoreApplication.translate("explaining", "Something unexpected happened."),
        QCoreApplication.translate("explaining", "Try again; the log has the details."),
        ExitCode.UNEXPECTED,
    )
