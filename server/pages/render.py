"""Pages as bytes."""

from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from server.pages.assets import asset_path
from server.pages.views import DropView, Progress, Refresh, SocialCard, TextView

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader("server.pages", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.globals["asset"] = asset_path

_WAITING: Final = (
    "Still on its way. The link is here before the file: it shows on this page as soon as "
    "the last byte has arrived."
)
_STALLED: Final = (
    "Nothing has come for a while. Whoever shared this may be without a connection; "
    "the upload goes on when they are back."
)
_LOCKED: Final = (
    "Only those who know the password can open this. Whoever gave you the link can give you "
    "the password too."
)


def drop_page(drop: DropView, card: SocialCard | None, text: TextView | None = None) -> bytes:
    """The page of a drop that is ready."""
    return _render(f"{drop.kind}.html", drop=drop, card=card, text=text)


def waiting_page(refresh: Refresh, progress: Progress | None, *, stalled: bool) -> bytes:
    """The page of a drop that is still arriving; it asks again by itself."""
    return _render(
        "waiting.html",
        title="Arriving",
        text=_STALLED if stalled else _WAITING,
        progress=progress,
        refresh=refresh,
    )


def password_page(action: str, problem: str | None = None) -> bytes:
    """The page that asks for the password of a private drop."""
    return _render("password.html", title="Private", text=_LOCKED, action=action, problem=problem)


def message_page(title: str, text: str) -> bytes:
    """A page that only has something to say."""
    return _render("message.html", title=title, text=text)


def _render(template: str, **values: object) -> bytes:
    return _ENVIRONMENT.get_template(template).render(values).encode("utf-8", errors="replace")
