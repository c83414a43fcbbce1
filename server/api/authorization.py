"""Who a request comes from."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from server.accounts import Account, account_of
from server.errors import Problem
from server.services import Services

_bearer = HTTPBearer(auto_error=False, description="An access token: `dropcap-server token`")


def services_of(request: Request) -> Services:
    """What the application was put together with."""
    services: Services = request.app.state.services
    return services


async def require_account(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Account:
    """The account behind the bearer token.

    Raises:
        Problem: 401, when there is no token or nobody's.
    """
    if credentials is not None:
        database = services_of(request).database
        account = await database.read(account_of, credentials.credentials)
        if account is not None:
            return account
    raise Problem(
        401, "unauthorized", "This needs a valid access token.", {"WWW-Authenticate": "Bearer"}
    )


ServicesOf = Annotated[Services, Depends(services_of)]
AccountOf = Annotated[Account, Depends(require_account)]
