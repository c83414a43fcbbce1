"""Whether tokens are kept in a keyring."""

from __future__ import annotations

from client.config.credentials import open_store
from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, warning


def look(context: Context) -> Finding:
    """Opens it."""
    store = open_store(context.paths.tokens)
    if not store.reason:
        return ok("Access tokens are kept in the keyring.")
    return warning(
        f"{store.reason}, so access tokens are kept in a file that you alone can read:"
        f" {context.paths.tokens}.",
        "Install a keyring such as gnome-keyring or KWallet, and unlock it; tokens move into it by"
        " themselves.",
    )
