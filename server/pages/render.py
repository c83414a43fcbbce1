"""Pages as bytes."""

from collections.abc import Mapping
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
_USED_UP: Final = (
    "Gone: whoever shared this let it be seen a number of times, and that many there have been. "
    "Only they can share it again."
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


def info_page(drop: DropView) -> bytes:
    """What there is to know about a drop without showing it."""
    return _render("info.html", drop=drop, card=None)


def open_page(action: str, left: int) -> bytes:
    """The page of a drop whose views are limited, before it is shown."""
    times = "once more" if left == 1 else f"{left:,} more times"
    text = (
        f"This can be seen {times}, and then no more. Nothing has been shown yet: the button"
        " below shows it, and that counts."
    )
    return _render("open.html", title="Limited views", text=text, action=action)


def used_up_page() -> bytes:
    """The page of a drop that was seen as often as it may be."""
    return message_page("Seen", _USED_UP)


def deletion_page(name: str, action: str) -> bytes:
    """The page that asks whether a drop is really to be deleted."""
    return _render("delete.html", title="Delete", name=name, action=action)


def report_page(name: str, action: str, reasons: Mapping[str, str], problem: str | None) -> bytes:
    """The form for saying what is wrong with a drop."""
    return _render(
        "report.html", title="Report", name=name, action=action, reasons=reasons, problem=problem
    )


def player_page(drop: DropView) -> bytes:
    """A film or sound alone, for pages of others."""
    return _render("embed.html", drop=drop)


def password_page(action: str, problem: str | None = None) -> bytes:
    """The page that asks for the password of a private drop."""
    return _render("password.html", title="Private", text=_LOCKED, action=action, problem=problem)


def message_page(title: str, text: str) -> bytes:
    """A page that only has something to say."""
    return _render("message.html", title=title, text=text)


def _render(template: str, **values: object) -> bytes:
    return _ENVIRONMENT.get_template(template).render(values).encode("utf-8", errors="replace")
