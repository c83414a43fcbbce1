"""Where a small window goes that belongs to a region of the screen and must not be in its way."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen

from capture.models import Region
from client.ui.overlay.geometry import ScreenView
from client.ui.overlay.layout import laid_out_in_pixels

_GAP = 12


def in_points(region: Region) -> tuple[QScreen, QRect]:
    """The screen that shows most of a region, and the region in its global points."""
    screens = QGuiApplication.screens()

    def shown(screen: QScreen) -> int:
        part = _view(screen).region.intersect(region)
        return part.width * part.height if part is not None else 0

    screen = max(screens, key=shown)
    view, corner = _view(screen), screen.geometry().topLeft()
    left, top = view.to_point((region.x, region.y))
    right, bottom = view.to_point((region.right, region.bottom))
    box = QRect(
        QPoint(int(left // 1), int(top // 1)), QPoint(-int(-right // 1), -int(-bottom // 1))
    )
    return screen, QRect(box.topLeft() + corner, QSize(box.width() - 1, box.height() - 1))


def place_beside(region: Region, size: QSize, *, inside: bool = False) -> QPoint | None:
    """Where a window of a size lies wholly beside a region: below, above, right, or left of it.

    Where the region leaves no room on its screen, another screen will do.

    Args:
        region: in physical pixels.
        size: in points.
        inside: whether the middle of the region will do before another screen.

    Returns:
        Its corner in global points, or None when there is no room.
    """
    screen, box = in_points(region)
    room = screen.availableGeometry()
    centre = box.center()
    across = min(max(centre.x() - size.width() // 2, room.left()), room.right() - size.width() + 1)
    along = min(max(centre.y() - size.height() // 2, room.top()), room.bottom() - size.height() + 1)
    places = (
        QPoint(across, box.bottom() + 1 + _GAP),
        QPoint(across, box.top() - _GAP - size.height()),
        QPoint(box.right() + 1 + _GAP, along),
        QPoint(box.left() - _GAP - size.width(), along),
    )
    for place in places:
        if room.contains(QRect(place, size)):
            return place
    return QPoint(across, along) if inside else _elsewhere(region, size)


def _elsewhere(region: Region, size: QSize) -> QPoint | None:
    """At the foot of a screen that shows nothing of the region."""
    for screen in QGuiApplication.screens():
        if _view(screen).region.intersect(region) is None:
            room = screen.availableGeometry()
            left = room.center().x() - size.width() // 2
            return QPoint(left, room.bottom() - _GAP - size.height())
    return None


def _view(screen: QScreen) -> ScreenView:
    return laid_out_in_pixels(screen.geometry(), screen.devicePixelRatio())
