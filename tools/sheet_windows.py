"""Draws the app's windows into files, in one look: FOLDER SCHEME LANGUAGE [WINDOW…]."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from client.app.language import Language
from client.app.preferences_room import preview
from client.config.settings import Settings
from client.ui import style
from client.ui.dropzone import DropWindow
from client.ui.first_start import FirstStartWindow
from client.ui.library import Entry, EntryState, Kind, LibraryWindow, Situation
from client.ui.library.actions import ActionMenu
from client.ui.library.shape import shaped
from client.ui.preferences import PreferencesWindow
from client.ui.theme import Appearance
from client.ui.toast.card import ToastCard
from client.ui.toast.content import ToastContent, ToastKind
from client.ui.tray import RecentDrop, TrayMenu

_NOW = datetime(2026, 3, 14, 15, 9, tzinfo=UTC)
_FINDINGS = (
    ("capture", "ok", "The screen can be captured: 1920×1080, 2560×1440.", ""),
    (
        "hotkeys",
        "problem",
        "Ctrl+Shift+4 is taken by another program.",
        "Choose another hotkey in the settings, or free it there.",
    ),
    (
        "tray",
        "warning",
        "This desktop shows no tray icons; the drop window and the library stand in.",
        "Start a panel with a tray, such as your desktop's own, or trayer.",
    ),
    (
        "portal",
        "not-applicable",
        "Only Wayland needs the desktop's portal; this is no Wayland.",
        "",
    ),
    ("server", "ok", "http://127.0.0.1:8417 answers and knows you as owner.", ""),
    (
        "clock",
        "unknown",
        "There was no answer in time.",
        "Try again; somebody may have to say yes.",
    ),
)


def picture(hue: int) -> QImage:
    """Something to see."""
    made = QImage(640, 400, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    ground = QLinearGradient(0, 0, 640, 400)
    ground.setColorAt(0, QColor.fromHsv(hue, 60, 250))
    ground.setColorAt(1, QColor.fromHsv((hue + 50) % 360, 130, 205))
    painter.fillRect(made.rect(), ground)
    painter.fillRect(60, 60, 520, 280, QColor(255, 255, 255, 225))
    painter.fillRect(60, 60, 520, 34, QColor(40, 40, 60, 60))
    for line in range(6):
        painter.fillRect(
            90, 120 + 34 * line, 420 - 53 * (line * hue % 4), 12, QColor(60, 60, 90, 150)
        )
    painter.end()
    return made


def entries() -> list[Entry]:
    """Drops of all kinds and states."""
    names = (
        ("Screenshot 2026-03-14 at 15.08.51.png", Kind.PICTURE, EntryState.UPLOADING),
        ("Release rehearsal.mp4", Kind.FILM, EntryState.WAITING),
        ("notes on the release.md", Kind.TEXT, EntryState.FAILED),
        ("Screenshot 2026-03-14 at 11.20.07.png", Kind.PICTURE, EntryState.READY),
        ("Quarterly report with a name that is far too long.pdf", Kind.FILE, EntryState.READY),
        ("photos.zip", Kind.ARCHIVE, EntryState.READY),
        ("dashboard.png", Kind.PICTURE, EntryState.LOCAL),
        ("example.org/a/long/address", Kind.LINK, EntryState.READY),
    )
    made = []
    for number in range(24):
        name, kind, state = names[number % 8] if number < 8 else names[3 + number % 4]
        made.append(
            Entry(
                key=f"drop:{number}",
                name=name,
                kind=kind,
                state=state if number < 8 else EntryState.READY,
                created_at=_NOW - timedelta(hours=5 * number),
                size=1_234 * (number * number + 3) ** 2,
                progress=0.4,
                url="https://drops.example.org/a",
                privacy="private" if number == 5 else "public",
                expires_at=_NOW + timedelta(days=3) if number == 3 else None,
            )
        )
    return made


def library() -> QWidget:
    """The library with something in it."""
    window = LibraryWindow()
    window.resize(1000, 640)

    def draw(entry: Entry) -> None:
        if entry.kind in (Kind.PICTURE, Kind.FILM):
            small = picture(37 * int(entry.key.partition(":")[2]) % 360)
            size, ratio = window.grid.picture_size(), window.devicePixelRatio()
            window.model.set_picture(entry.key, shaped(small, size, ratio))

    window.model.picture_wanted.connect(draw, Qt.ConnectionType.QueuedConnection)
    window.model.replace_all(entries())
    window.set_situation(Situation.THERE)
    window.show()
    window.grid.select(["drop:3"])
    window.say_deleted(1, "dashboard.png")
    return window


def blank(situation: Situation, message: str = "", remedy: str = "") -> QWidget:
    """The library with nothing in it."""
    window = LibraryWindow()
    window.resize(720, 460)
    window.set_situation(situation, message, remedy)
    return window


def preferences(page: str) -> QWidget:
    """A page of the preferences."""
    window = PreferencesWindow(Settings(), preview, Path("/home/ada/Pictures/Dropcap"))
    window.account.show_server("http://127.0.0.1:8417", on_board=True, fixed=False)
    for finding in _FINDINGS:
        window.doctor.show_finding(*(translated(text) for text in finding))
    window.hotkeys.show_conflicts({"capture_screen": translated(_FINDINGS[1][2])})
    window.turn_to(page)
    return window


def translated(text: str) -> str:
    """A sentence of a package that knows no Qt."""
    from client.app.explaining import translated as of_app

    return of_app(text)


def welcome() -> QWidget:
    """The first start."""
    return FirstStartWindow("Ctrl+Shift+4", has_tray=True, has_hotkeys=True)


def toast(kind: ToastKind) -> QWidget:
    """A toast."""
    tr = QApplication.translate
    if kind is ToastKind.ERROR:
        content = ToastContent(
            title=translated("https://drops.example.org cannot be reached (no answer in time)."),
            text=translated("Check the network and the server's address, then try again."),
            thumbnail=picture(200),
            kind=kind,
            actions=(
                ("retry", tr("Announcer", "Try again")),
                ("show", tr("Announcer", "Show the file")),
            ),
        )
    else:
        content = ToastContent(
            title=tr("Announcer", "Link copied"),
            text="https://drops.example.org/Xk3P0aVb9q",
            thumbnail=picture(120),
            url="https://drops.example.org/Xk3P0aVb9q",
            progress=0.6,
            kind=kind,
            actions=(("copy", tr("Announcer", "Copy again")),),
        )
    return ToastCard(content)


def tray_menu() -> QWidget:
    """The tray's menu."""
    menu = TrayMenu()
    menu.set_hotkeys({"capture_region": "Ctrl+Shift+4", "record_video": "Ctrl+Shift+6"})
    menu.set_recent([RecentDrop("Screenshot.png", "https://drops.example.org/a", picture(60))])
    return menu


def action_menu() -> QWidget:
    """The menu of a drop."""
    return ActionMenu([entries()[3]])


def windows() -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Every window, by its name."""
    yield "library", library
    yield "library-empty", lambda: blank(Situation.THERE)
    yield (
        "library-offline",
        lambda: blank(
            Situation.OFFLINE,
            translated("https://drops.example.org cannot be reached (no answer in time)."),
            translated("Check the network and the server's address, then try again."),
        ),
    )
    for page in ("general", "account", "hotkeys", "after", "files", "recording", "doctor"):
        yield f"preferences-{page}", partial(preferences, page)
    yield "welcome", welcome
    yield "toast", lambda: toast(ToastKind.SUCCESS)
    yield "toast-error", lambda: toast(ToastKind.ERROR)
    yield "drop-window", DropWindow
    yield "menu-tray", tray_menu
    yield "menu-actions", action_menu


def main(folder: Path, scheme: str, language: str, wanted: list[str]) -> None:
    """Draws them."""
    application = QApplication(sys.argv)
    speaker = Language(application)
    speaker.speak(language)
    style.apply(application, Appearance(scheme))
    for number, (name, make) in enumerate(windows()):
        if wanted and not any(name.startswith(each) for each in wanted):
            continue
        window = make()
        window.show()
        for _ in range(6):
            application.processEvents()
        drawn(window).save(str(folder / f"{number:02} {name}.png"))
        window.hide()


def drawn(window: QWidget) -> QPixmap:
    """A window as it would be seen; translucent ones over grey."""
    ratio = window.devicePixelRatio()
    canvas = QPixmap(window.size() * ratio)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(QColor("#8a8a94"))
    window.render(canvas, QPoint(0, 0))
    return canvas


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
