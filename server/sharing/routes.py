"""The routes of everything that people who have a link get."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.assets import Assets
from server.sharing.content import Content
from server.sharing.counting import Counting
from server.sharing.deleting import Deleting
from server.sharing.door import Door
from server.sharing.drop_pages import DropPages
from server.sharing.embedding import Embedding
from server.sharing.opening import Opening
from server.sharing.pages import Pages
from server.sharing.passes import OPENED, Passes
from server.sharing.reporting import Reporting
from server.sharing.sources import store_origin
from server.sharing.unlock import Unlock
from server.storage.signing import SigningKeys, load_keys

_READ = ("GET", "HEAD")


def routes(services: Services) -> list[BaseRoute]:
    """The routes, for the end of a list: `/{slug}` takes whatever nobody else wants."""

    async def signing_keys() -> SigningKeys:
        return await services.database.write(load_keys)

    misses = services.misses
    addresses = Addresses(services.settings, store_origin(services))
    answers = Answers(addresses)
    counting = Counting(services.visits, addresses)
    unlocked, opened = Passes(signing_keys), Passes(signing_keys, OPENED)
    door = Door(services, unlocked, opened, misses)
    drop_pages = DropPages(services, door, addresses)
    contents = {form: Content(services, door, answers, addresses, counting, form) for form in Form}
    pages = Pages(services, door, drop_pages, answers, addresses, counting, contents[Form.RAW])
    unlock = Unlock(services, door, unlocked, answers, addresses)
    opening = Opening(services.database, door, opened, answers, addresses)
    deleting = Deleting(services, answers, misses)
    reporting = Reporting(services, door, answers, addresses, misses)
    embedding = Embedding(door, drop_pages, answers, addresses, counting)
    assets = Assets(answers)

    async def welcome(_request: Request) -> Response:
        return answers.welcome()

    return [
        *(Route(f"/{{slug}}/{form}", content, methods=_READ) for form, content in contents.items()),
        Route("/", welcome),
        Route("/favicon.ico", assets.favicon),
        Route("/assets/{name}", assets.hashed),
        Route("/oembed", embedding.oembed),
        Route("/delete/{drop_id}/{seal}", deleting.ask),
        Route("/delete/{drop_id}/{seal}", deleting.delete, methods=["POST"]),
        Route("/{slug}/unlock", unlock.answer, methods=["POST"]),
        Route("/{slug}/view", opening.answer, methods=["POST"]),
        Route("/{slug}/report", reporting.ask),
        Route("/{slug}/report", reporting.note, methods=["POST"]),
        Route("/{slug}/embed", embedding.player),
        Route("/{slug}", pages, methods=_READ),
    ]
