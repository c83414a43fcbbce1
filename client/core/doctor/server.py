"""Whether the server answers and knows the token."""

from __future__ import annotations

from client.config.account import AccountError
from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, problem, unknown, warning
from client.core.failure import failure_of
from client.exit_codes import ExitCode


def look(context: Context) -> Finding:
    """Asks it who we are."""
    from uploader.errors import UploadError
    from uploader.protocol import Protocol, is_private_connection

    try:
        visit = context.visit()
        if visit is None:
            return _on_board()
        me = Protocol(visit.endpoint).read_me(visit.answer)
    except (UploadError, AccountError) as error:
        failure = failure_of(error)
        code = ExitCode(failure.exit_code) if failure is not None else ExitCode.UNREACHABLE
        return problem(error.message, error.remedy, code)
    address = visit.endpoint.server_url
    if not is_private_connection(address):
        return warning(
            f"{address} answers, but the way there is not encrypted.",
            "Have it served over https, and log in to that address.",
        )
    return ok(f"{address} answers and knows you as {me.get('name')}.")


def _on_board() -> Finding:
    """There is no login: the app brings its own server."""
    from client.embedded.process import ServerMissing, server_command

    try:
        server_command()
    except ServerMissing as error:
        return problem(error.message, error.remedy, ExitCode.NOT_LOGGED_IN)
    return unknown(
        "Dropcap's own server is installed, but not running: the app starts it.",
        "Start Dropcap, or log in to another server: dropcap login URL.",
    )
