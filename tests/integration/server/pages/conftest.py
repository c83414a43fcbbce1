"""One browser for all tests of the pages, and something of each kind to look at."""

import io
import math
import struct
import wave
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser
from support.browser import chromium, recorded_video
from support.drops import Reserved, share
from support.server import DropcapServer

CODE = 'def greet(name: str) -> str:\n    """Says hello."""\n    return f"Hello, {name}"\n'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the session: while it runs, Playwright keeps an event loop going in this thread, and
    # no test after it could have one of its own.
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def drops(browser: Browser, dropcap_server: DropcapServer) -> dict[str, Reserved]:
    """A ready drop of each kind, by kind."""
    picture = image(300, 200)
    film = recorded_video(browser, f"{dropcap_server.url}/")
    made = {
        "image": (picture, "picture.png", "image/png"),
        "video": (film, "film.webm", "video/webm"),
        "audio": (sound(), "sound.wav", "audio/wav"),
        "pdf": (image(300, 200, "PDF"), "document.pdf", "application/pdf"),
        "code": (CODE.encode(), "greet.py", "text/x-python"),
        "prose": (b"Once upon a time. " * 200, "story.txt", "text/plain"),
        "empty": (b"", "empty.txt", "text/plain"),
        "other": (b"PK\3\4" * 10, "archive.zip", "application/zip"),
    }
    return {
        kind: share(dropcap_server, content, name, content_type, thumbnail=picture)
        for kind, (content, name, content_type) in made.items()
    }


@pytest.fixture(scope="session")
def picture() -> Callable[[int, int], bytes]:
    """Makes PNGs of any size."""
    return image


def image(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture in one colour."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (180, 60, 40)).save(file, kind)
    return file.getvalue()


def sound() -> bytes:
    """Half a second of a tone."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(8000)
        tone = (int(9000 * math.sin(n / 6)) for n in range(4000))
        writer.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    return file.getvalue()
