"""What people say is wrong with drops, for the operator to look at."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from server.database.tables import reports
from server.drops.model import Drop
from server.errors import OperatorError
from server.ids import new_id

LONGEST_DETAILS: Final = 4000
LONGEST_CONTACT: Final = 254


class Reason(StrEnum):
    """What is wrong."""

    MALWARE = "malware"
    PHISHING = "phishing"
    ABUSE = "abuse"
    COPYRIGHT = "copyright"
    PRIVACY = "privacy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Report:
    """A report.

    Attributes:
        id: its own.
        drop_id: what it is about; the drop may be gone.
        slug: the link that it was made by.
        name: what the drop was called then.
        reason: what is wrong.
        details: in the words of who reports.
        contact: where they can be reached; empty where they did not say.
        created_at: when.
        resolved_at: when somebody had looked at it.
    """

    id: str
    drop_id: str
    slug: str
    name: str
    reason: Reason
    details: str
    contact: str
    created_at: datetime
    resolved_at: datetime | None


def add_report(
    connection: Connection, drop: Drop, reason: Reason, details: str, contact: str
) -> None:
    """Notes a report."""
    connection.execute(
        insert(reports).values(
            id=new_id(),
            drop_id=drop.id,
            slug=drop.slug,
            name=drop.name,
            reason=reason.value,
            details=details[:LONGEST_DETAILS],
            contact=contact[:LONGEST_CONTACT],
            created_at=datetime.now(UTC),
        )
    )


def list_reports(connection: Connection, *, resolved: bool = False) -> tuple[Report, ...]:
    """Reports, oldest first: those that nobody has looked at, or all."""
    query = select(reports).order_by(reports.c.id)
    if not resolved:
        query = query.where(reports.c.resolved_at.is_(None))
    return tuple(map(_report, connection.execute(query)))


def find_report(connection: Connection, report_id: str) -> Report:
    """A report.

    Raises:
        OperatorError: there is none with this id.
    """
    row = connection.execute(select(reports).where(reports.c.id == report_id)).one_or_none()
    if row is None:
        raise _no_report(report_id)
    return _report(row)


def resolve_report(connection: Connection, report_id: str) -> None:
    """Notes that somebody has looked at a report.

    Raises:
        OperatorError: there is none with this id.
    """
    done = connection.execute(
        update(reports).where(reports.c.id == report_id).values(resolved_at=datetime.now(UTC))
    )
    if done.rowcount == 0:
        raise _no_report(report_id)


def _report(row: Row[Any]) -> Report:
    return Report(**{**row._mapping, "reason": Reason(row.reason)})  # noqa: SLF001 - it is public


def _no_report(report_id: str) -> OperatorError:
    return OperatorError(f"There is no report “{report_id}”: see dropcap-server reports.")
