"""The short form of the language: a command line goes to the app as it is, a text comes back.

JSON, sockets as Python has them and a command line's grammar take longer to load than the app takes
for a capture. So a command that the app can answer alone hands its words over: the app has all of
that loaded. One line of fields with a NUL between them, and until the connection ends
`EXIT_CODE NUL TEXT`. An empty answer means that the command has to be run the long way.
"""

import os

BEGINNING = b"quick\0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def encode_words(folder: str, words: "Sequence[str]") -> bytes | None:
    """A command line and the folder it is meant in, as a request; None if it has line breaks."""
    line = BEGINNING + b"\0".join(os.fsencode(field) for field in (folder, *words))
    return None if b"\n" in line else line + b"\n"


def decode_words(line: bytes) -> tuple[str, list[str]]:
    """The folder and the command line of a request that begins with `BEGINNING`."""
    folder, *words = (os.fsdecode(field) for field in line[len(BEGINNING) :].split(b"\0"))
    return folder, words


def encode_text(exit_code: int, text: str) -> bytes:
    """An answer."""
    return b"%d\0%s" % (exit_code, text.encode("utf-8", "surrogateescape"))


def decode_text(answer: bytes) -> tuple[int, str] | None:
    """The exit code and the text of an answer; None if there is none."""
    code, separator, text = answer.partition(b"\0")
    if not separator or not code.isdigit():
        return None
    return int(code), text.decode("utf-8", "surrogateescape")
