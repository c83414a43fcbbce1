"""Who am I?"""

from fastapi import APIRouter

from server.accounts.model import Scope
from server.accounts.quota import usage_of
from server.api.authorization import AccountOf, ServicesOf
from server.api.refusals import refusals
from server.api.schemas import LimitsOut, MeOut, UsageOut

router = APIRouter(prefix="/api/v1", tags=["account"], responses=refusals(401, 403))


@router.get("/me")
async def get_me(account: AccountOf, services: ServicesOf) -> MeOut:
    """The account behind the token, what it has stored, and what the server takes."""
    usage = await services.database.read(usage_of, account.id)
    own = account.limits
    return MeOut(
        id=account.id,
        name=account.name,
        role=account.role,
        scopes=[scope for scope in Scope if scope in account.scopes],
        usage=UsageOut(drops=usage.drops, bytes=usage.bytes),
        limits=LimitsOut(
            max_size=min(services.settings.max_size, own.max_size or services.settings.max_size),
            quota=own.quota,
            max_drops=own.max_drops,
        ),
    )
