"""Whether our clock and the server's agree: what they sign is valid for a short time only."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, problem, unknown, warning
from client.exit_codes import ExitCode

_NOTICEABLE = 60
_TOO_MUCH = 15 * 60
"""Seconds; S3 refuses requests whose clock is off by more than a quarter of an hour."""

_FIX = "Let the system set its clock by itself (NTP), or have the server's clock set."


def look(context: Context) -> Finding:
    """Compares it with the Date header of an answer."""
    from client.config.account import AccountError
    from uploader.errors import UploadError

    try:
        visit = context.visit()
    except (UploadError, AccountError):
        return unknown(
            "The server does not say what time it is.", "See what is said of the server."
        )
    if visit is None:
        return unknown("There is no server whose clock could be asked.", "Start Dropcap.")
    said = next((v for k, v in visit.answer.headers.items() if k.lower() == "date"), "")
    try:
        theirs = parsedate_to_datetime(said).timestamp()
    except ValueError:
        return unknown("The server does not say what time it is.", "Nothing has to be done.")
    return judge(visit.at - theirs)


def judge(skew: float) -> Finding:
    """What a difference of so many seconds means; positive = ours is ahead."""
    seconds = abs(round(skew))
    if seconds < _NOTICEABLE:
        return ok("The clock agrees with the server's.")
    direction = "ahead of" if skew > 0 else "behind"
    amount = f"{seconds} seconds" if seconds < 120 else f"{seconds // 60} minutes"
    sentence = f"The clock is {amount} {direction} the server's."
    if seconds < _TOO_MUCH:
        return warning(sentence, _FIX)
    return problem(f"{sentence} Uploads may be refused.", _FIX, ExitCode.UNREACHABLE)
