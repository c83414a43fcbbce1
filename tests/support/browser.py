"""A real Chromium that notes everything it complains about."""

import base64
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}

_RECORD = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 180, height: 320});
  const painter = canvas.getContext("2d");
  let hue = 0;
  const painting = setInterval(() => {
    painter.fillStyle = `hsl(${hue += 9}, 60%, 50%)`;
    painter.fillRect(0, 0, 180, 320);
  }, 33);
  const recorder = new MediaRecorder(canvas.captureStream(30), {mimeType: "video/webm"});
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, 700));
  recorder.stop();
  await stopped;
  clearInterval(painting);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


@dataclass
class Visit:
    """A page that is open, and what the browser complained about meanwhile."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type != "log" else None,
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Runs Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def browsing(browser: Browser, **options: Any) -> Iterator[Visit]:
    """Opens an empty page in a fresh profile; `options` are those of a browser context."""
    with browser.new_context(**(WIDE | options)) as context:
        yield Visit(context.new_page())


@contextlib.contextmanager
def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    """Opens an address in a fresh profile; `options` are those of a browser context."""
    with browsing(browser, **options) as visit:
        visit.page.goto(address)
        yield visit


def recorded_video(browser: Browser, any_address: str) -> bytes:
    """A short portrait WebM, made by the browser itself.

    Args:
        browser: which.
        any_address: a page to do it on.
    """
    with visiting(browser, any_address) as visit:
        return base64.b64decode(visit.page.evaluate(_RECORD))
