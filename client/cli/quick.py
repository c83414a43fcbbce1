"""Commands that the running app answers alone, without loading anything that takes time.

`dropcap shot --no-upload` in a script is over in the time that Python takes to start.
"""

import os
import sys

from client.cli import output
from client.config.runtime import is_ours, socket_address
from client.ipc.quick import decode_text, encode_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = 65536


def run(words: "Sequence[str]") -> int | None:
    """Has the app run a command line; None when it has to be run the long way.

    Only captures that get no link: they need neither an account nor a terminal's attention.
    """
    if sys.platform == "win32" or words[0] != "shot" or "--no-upload" not in words:
        return None
    try:
        folder = os.getcwd()  # noqa: PTH109 - pathlib takes long to load
    except OSError:  # it was deleted
        return None
    request = encode_words(folder, words)
    answer = decode_text(_ask(request)) if request is not None else None
    if answer is None:
        return None
    code, text = answer
    output.prepare()
    if code:
        output.complain(text)
    else:
        sys.stdout.write(output.for_stream(sys.stdout, text) + "\n")
        sys.stdout.flush()
    return code


if sys.platform == "win32":

    def _ask(_request: bytes) -> bytes:
        return b""

else:
    # The bare sockets of the system: `socket` loads what event loops need beside them.
    import _socket

    def _ask(request: bytes) -> bytes:
        """What the app says, or nothing."""
        address = socket_address()
        if not is_ours(os.path.dirname(address)):  # noqa: PTH120 - as above
            return b""
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        answer = b""
        try:
            connection.connect(address)
            connection.sendall(request)
            while piece := connection.recv(_PIECE):
                answer += piece
        except OSError:
            return b""
        finally:
            connection.close()
        return answer
