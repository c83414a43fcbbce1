"""Getting pictures and files of drops from the server. For threads."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import requests

from uploader.errors import CannotWrite, DiskFull, ServerRefused, ServerUnreachable, UploadError
from uploader.protocol import LOOPBACK

_SECONDS = (10.0, 30.0)
_CHUNK = 256 * 1024
_LARGEST_THUMBNAIL = 1 << 20


class FetchCancelled(Exception):
    """Nobody wants it any more."""


def thumbnail(url: str) -> bytes | None:
    """A drop's small picture; None where it cannot be seen without a password.

    Args:
        url: the picture's own address.

    Raises:
        UploadError: the server cannot be reached.
    """
    with _get(url) as answer:
        if answer.status_code != 200:
            return None
        content = answer.raw.read(_LARGEST_THUMBNAIL, decode_content=True)
        return bytes(content)


def download(
    url: str, into: Path, on_progress: Callable[[int, int | None], object] = lambda _a, _b: None
) -> None:
    """Writes a drop's content to a file that appears whole or not at all.

    Args:
        url: the drop's link.
        into: the file.
        on_progress: told the bytes so far and of all; it may raise to stop.

    Raises:
        UploadError: it cannot be had, or not be written.
    """
    temporary = into.with_name(f".{into.name}.part")
    try:
        into.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _get(f"{url}/download") as answer:
            _check(answer, url)
            size = answer.headers.get("Content-Length", "")
            whole = int(size) if size.isdigit() else None
            with temporary.open("wb") as file:
                done = 0
                for chunk in answer.iter_content(_CHUNK):
                    file.write(chunk)
                    done += len(chunk)
                    on_progress(done, whole)
            if whole is not None and done != whole and "Content-Encoding" not in answer.headers:
                raise ServerUnreachable(url, "the connection broke")
        temporary.replace(into)
    except requests.RequestException as error:
        raise ServerUnreachable(url, "the connection broke") from error
    except OSError as error:
        if error.errno == 28:
            raise DiskFull(into.parent) from error
        raise CannotWrite(into.parent, os.strerror(error.errno or 0)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


@contextlib.contextmanager
def _get(url: str) -> Iterator[requests.Response]:
    session = requests.Session()
    # As everywhere: a proxy is never on the way to this machine's own server.
    session.trust_env = (urlsplit(url).hostname or "") not in LOOPBACK
    try:
        answer = session.get(url, stream=True, timeout=_SECONDS)
    except requests.RequestException as error:
        raise ServerUnreachable(url.rpartition("/")[0], "no answer came") from error
    try:
        yield answer
    finally:
        answer.close()
        session.close()


def _check(answer: requests.Response, url: str) -> None:
    if answer.status_code == 200:
        return
    if answer.status_code in (401, 403):
        raise UploadError(
            "It has a password, so it cannot be fetched here.", "Open it in the browser."
        )
    raise ServerRefused(str(answer.status_code), f"{url} cannot be fetched.")
