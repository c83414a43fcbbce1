"""For those who look after everybody's drops: what was reported, and what to do about it.

It takes a token that was made for this, `dropcap-server token --scope admin`, of an admin's.
"""

from fastapi import APIRouter, Response

from server.api.authorization import Admin, ServicesOf
from server.api.refusals import refusals
from server.api.schemas import ReportOut, ReportsOut
from server.drops.removal import remove_content
from server.drops.reports import find_report, list_reports, resolve_report
from server.errors import OperatorError, Problem

router = APIRouter(
    prefix="/api/v1/admin/reports", tags=["admin"], responses=refusals(401, 403, 422)
)


@router.get("")
async def get_reports(_: Admin, services: ServicesOf, *, resolved: bool = False) -> ReportsOut:
    """What people say is wrong with drops, oldest first: what nobody has looked at yet, or all."""
    found = await services.database.read(list_reports, resolved=resolved)
    base = services.settings.base_url
    return ReportsOut(
        items=[
            ReportOut(
                id=report.id,
                url=f"{base}/{report.slug}",
                name=report.name,
                reason=report.reason,
                details=report.details,
                contact=report.contact,
                created_at=report.created_at,
                resolved_at=report.resolved_at,
            )
            for report in found
        ]
    )


@router.post("/{report_id}/resolve", status_code=204, responses=refusals(404))
async def resolve(report_id: str, _: Admin, services: ServicesOf) -> Response:
    """Puts a report aside: the drop stays."""
    try:
        await services.database.write(resolve_report, report_id)
    except OperatorError:
        raise _no_report() from None
    return Response(status_code=204)


@router.post("/{report_id}/remove", status_code=204, responses=refusals(404))
async def remove(report_id: str, _: Admin, services: ServicesOf) -> Response:
    """Takes the drop away that a report is about, whoever's it is."""
    try:
        report = await services.database.read(find_report, report_id)
        drop = await services.catalog.by_id(report.drop_id)
        gone = await services.catalog.remove(drop.owner_id, drop.id) if drop else None
        if gone is not None:
            await remove_content(gone, services)
        await services.database.write(resolve_report, report_id)
    except OperatorError:
        raise _no_report() from None
    return Response(status_code=204)


def _no_report() -> Problem:
    return Problem(404, "not_found", "There is no such report.")
