"""A border round what is recorded, outside of it: four windows that let every click through."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from capture.models import Region
from client.ui.beside import in_points

RECORDING = QColor("#e5484d")
PAUSED = QColor("#a9a8b8")

# What is recorded may be one pixel larger than what was chosen, to have even sides.
_AWAY = 2
_THICK = 3


class RecorderBorder:
    """Shows where is recorded. Edges at the rim of the screen have no border.

    Args:
        region: in physical pixels.
    """

    def __init__(self, region: Region) -> None:
        screen, box = in_points(region)
        room = screen.geometry()
        inner = box.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        outer = inner.adjusted(-_THICK, -_THICK, _THICK, _THICK)
        sides = (
            QRect(outer.left(), outer.top(), outer.width(), _THICK),
            QRect(outer.left(), inner.bottom() + 1, outer.width(), _THICK),
            QRect(outer.left(), inner.top(), _THICK, inner.height()),
            QRect(inner.right() + 1, inner.top(), _THICK, inner.height()),
        )
        self._edges = [_Edge(side) for side in sides if room.intersects(side)]

    def show(self) -> None:
        """Shows it."""
        for edge in self._edges:
            edge.show()

    def set_paused(self, paused: bool) -> None:
        """Says whether nothing is recorded right now."""
        for edge in self._edges:
            edge.set_colour(PAUSED if paused else RECORDING)

    def boxes(self) -> list[QRect]:
        """Where it is, in global points."""
        return [edge.geometry() for edge in self._edges]

    def close(self) -> None:
        """Takes it away for good; safe to call twice."""
        for edge in self._edges:
            edge.hide()
            edge.deleteLater()
        self._edges = []


class _Edge(QWidget):
    def __init__(self, box: QRect) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowTransparentForInput
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.BypassWindowManagerHint,
        )
        self.setObjectName("recorder_border")
        self.setWindowTitle(self.tr("Dropcap recording border"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setGeometry(box)
        self._colour = RECORDING

    def set_colour(self, colour: QColor) -> None:
        """Draws it in another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws one side."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()
