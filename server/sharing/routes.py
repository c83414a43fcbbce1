"""The routes of everything that people who have a link get."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.assets import Assets
from server.sharing.content import Content
from server.sharing.door import Door
from server.sharing.pages import Pages
from server.sharing.passes import Passes
from server.sharing.unlock import Unlock
from server.storage.signing import SigningKeys, load_keys

_READ = ("GET", "HEAD")


def routes(services: Services) -> list[BaseRoute]:
    """The routes, for the end of a list: `/{slug}` takes whatever nobody else wants."""

    async def signing_keys() -> SigningKeys:
        return await services.database.write(load_keys)

    addresses = Addresses(services.settings)
    answers = Answers(addresses)
    passes = Passes(signing_keys)
    door = Door(services, passes)
    assets = Assets(answers)
    pages = Pages(services, door, passes, answers, addresses)
    unlock = Unlock(services, door, passes, answers, addresses)

    async def welcome(_request: Request) -> Response:
        return answers.welcome()

    return [
        *(
            Route(
                f"/{{slug}}/{form}",
                Content(services, door, passes, answers, addresses, form),
                methods=_READ,
            )
            for form in Form
        ),
        Route("/", welcome),
        Route("/favicon.ico", assets.favicon),
        Route("/assets/{name}", assets.hashed),
        Route("/{slug}/unlock", unlock.answer, methods=["POST"]),
        Route("/{slug}", pages, methods=_READ),
    ]
