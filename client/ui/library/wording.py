"""How the library says things."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from client.ui.library.entry import Entry, EntryState

_UNITS = ("B", "kB", "MB", "GB", "TB")


translate = QCoreApplication.translate


def size_text(size: int | None) -> str:
    """Bytes in the unit that fits."""
    if size is None:
        return ""
    amount, unit = float(size), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    digits = 1 if unit > 1 and amount < 10 else 0
    return f"{QLocale().toString(amount, 'f', digits)} {_UNITS[unit]}"


def when(moment: datetime, now: datetime | None = None) -> str:
    """A moment as people say it: the time today, the weekday this week, otherwise the date."""
    local = moment.astimezone()
    today = (now or datetime.now(UTC)).astimezone()
    days = (today.date() - local.date()).days
    clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    if days == 0:
        return clock
    if days == 1:
        return translate("Library", "Yesterday, {time}").format(time=clock)
    if 1 < days < 7:
        return f"{QLocale().standaloneDayName(local.isoweekday())}, {clock}"
    return QLocale().toString(
        QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat
    )


def state_text(entry: Entry) -> str:
    """Where an entry stands; empty when all is well."""
    match entry.state:
        case EntryState.READY:
            return ""
        case EntryState.WAITING:
            return translate("Library", "Waiting")
        case EntryState.UPLOADING:
            return translate("Library", "Uploading {percent} %").format(
                percent=round(entry.progress * 100)
            )
        case EntryState.FAILED:
            return translate("Library", "Failed")
        case EntryState.CANCELLED:
            return translate("Library", "Cancelled")
        case EntryState.ARRIVING:
            return translate("Library", "Arriving")
        case EntryState.LOCAL:
            return translate("Library", "Only here")


def privacy_text(privacy: str) -> str:
    """A privacy as people choose it."""
    match privacy:
        case "obscure":
            return translate("Library", "Long link")
        case "private":
            return translate("Library", "Password")
        case _:
            return translate("Library", "Short link")


def described(entry: Entry) -> str:
    """What a card tells beside the name, in one line."""
    parts = [state_text(entry), when(entry.created_at), size_text(entry.size)]
    if entry.privacy == "private":
        parts.append(translate("Library", "with a password"))
    if entry.expires_at is not None:
        parts.append(translate("Library", "until {date}").format(date=when(entry.expires_at)))
    return ", ".join(filter(None, parts))
