"""Who a request comes from, and whether their token allows it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from server.accounts.model import Account, Scope
from server.accounts.tokens import presented
from server.errors import Problem
from server.services import Services

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="An access token: `dropcap-server token --name laptop`",
)
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def services_of(request: Request) -> Services:
    """What the application was put together with."""
    services: Services = request.app.state.services
    return services


async def require_account(request: Request, credentials: _Credentials) -> Account:
    """The account behind the bearer token.

    Raises:
        Problem: 401, when there is no token, nobody's, one whose time is over, or one of somebody
            who has been shut out.
    """
    if credentials is None:
        raise _unauthorized("unauthorized", "This needs an access token.")
    found = await services_of(request).database.read(presented, credentials.credentials)
    if found is None:
        raise _unauthorized("unauthorized", "This needs a valid access token.")
    if found.expires_at is not None and found.expires_at <= datetime.now(UTC):
        raise _unauthorized("token_expired", "This access token's time is over. Make a new one.")
    if found.disabled_at is not None:
        raise _unauthorized("account_disabled", "This account has been disabled.")
    return found.account


def allowed(scope: Scope) -> Callable[[Account], Awaitable[Account]]:
    """A dependency: the account, if its token has the scope; otherwise 403."""

    async def check(account: Annotated[Account, Depends(require_account)]) -> Account:
        if scope not in account.scopes:
            raise Problem(
                403,
                "insufficient_scope",
                f"This access token does not allow that: it needs the scope “{scope.value}”.",
                {
                    "WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope.value}"',
                },
            )
        return account

    return check


async def bearer_token(credentials: _Credentials) -> str:
    """The token itself, for who was let in by it."""
    return credentials.credentials if credentials is not None else ""


def _unauthorized(code: str, detail: str) -> Problem:
    return Problem(401, code, detail, {"WWW-Authenticate": "Bearer"})


BearerToken = Annotated[str, Depends(bearer_token)]
ServicesOf = Annotated[Services, Depends(services_of)]
AccountOf = Annotated[Account, Depends(require_account)]
"""Whoever it is, whatever the token allows."""
Reader = Annotated[Account, Depends(allowed(Scope.READ))]
Writer = Annotated[Account, Depends(allowed(Scope.WRITE))]
Deleter = Annotated[Account, Depends(allowed(Scope.DELETE))]
Admin = Annotated[Account, Depends(allowed(Scope.ADMIN))]
