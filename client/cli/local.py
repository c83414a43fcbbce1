"""What a command does when it does not ask the running app: the same, by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from client.cli import output
from client.config import account
from client.config.paths import Paths

if TYPE_CHECKING:
    from client.config.settings import Settings
    from client.core.session import Session
    from uploader.model import Endpoint


def settings(paths: Paths) -> Settings:
    """The settings; what is wrong with their file is told, and does no harm."""
    from client.config import settings as settings_file

    loaded = settings_file.load(paths.settings)
    for complaint in loaded.complaints:
        output.complain(complaint)
    return loaded.settings


def endpoint(paths: Paths) -> Endpoint:
    """The server that the environment or a login names.

    Raises:
        AccountError: none does.
    """
    from client.cli.explain import keep_log
    from client.config.credentials import open_store

    keep_log()
    found = account.current(paths.account, lambda: open_store(paths.tokens))
    if found is None:
        raise account.AccountError(
            "No server is set up yet.",
            "Start Dropcap, which brings its own, or log in: dropcap login URL.",
        )
    return found


@contextlib.contextmanager
def session(paths: Paths, found: Endpoint | None) -> Iterator[Session]:
    """A session of this process's own, closed at the end.

    Args:
        paths: where things are.
        found: the server; None when nothing is to be uploaded.
    """
    from client.core.session import Session
    from uploader.retry import A_FEW_TIMES

    opened = Session(paths, lambda: found, retry=A_FEW_TIMES, adopt=False, pinned=True)
    for complaint in opened.complaints:
        output.complain(complaint)
    try:
        yield opened
    except KeyboardInterrupt:
        if any(not job.is_settled for job in opened.outbox.jobs()):
            output.tell("What has not arrived is kept; see it with: dropcap list --pending.")
        raise
    finally:
        opened.close()
