"""A desk worth a picture: an evening sky as wallpaper and a small report in front of it."""

import sys

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget
from scene import Scene

_CUPS = (3, 5, 4, 6, 8, 2, 1)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_INK, _QUIET, _LINE = QColor("#1f2333"), QColor("#777d92"), QColor("#e6e8f0")
_BAR = (QColor("#7b61ff"), QColor("#f2a65a"))
_TITLE_BAR = 38
_LIGHTS = ("#ff5f57", "#febc2e", "#28c840")


class Report(QWidget):
    """A window without a frame of the window manager's: a chart, numbers and a line of text."""

    def __init__(self, area: QRect) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle("Report")
        self.setGeometry(area)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws everything from the widget's size alone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        self._bar_with_title(painter)
        painter.translate(40, _TITLE_BAR + 32)
        width, height = self.width() - 80, self.height() - _TITLE_BAR - 64
        _write(painter, QRectF(0, 0, width, 34), "Coffee at the office", 19, _INK, bold=True)
        about = "29 cups this week, 12 % more than the week before"
        _write(painter, QRectF(0, 36, width, 24), about, 11, _QUIET)
        self._chart(painter, QRectF(0, 108, width, height - 108))
        painter.end()

    def _bar_with_title(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, self.width(), _TITLE_BAR, QColor("#f4f5f9"))
        painter.fillRect(0, _TITLE_BAR - 1, self.width(), 1, _LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, colour in enumerate(_LIGHTS):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(22 + 20 * number, _TITLE_BAR / 2), 6, 6)
        title = QRectF(0, 0, self.width(), _TITLE_BAR)
        _write(painter, title, "Weekly report", 10, _QUIET, align=Qt.AlignmentFlag.AlignCenter)

    def _chart(self, painter: QPainter, area: QRectF) -> None:
        floor = area.bottom() - 30
        step = (floor - area.top()) / (max(_CUPS) + 1)
        for cups in range(0, max(_CUPS) + 1, 2):
            painter.setPen(QPen(_LINE, 1))
            y = round(floor - cups * step) + 0.5
            painter.drawLine(QPointF(28, y), QPointF(area.right(), y))
            _write(painter, QRectF(0, y - 10, 20, 20), str(cups), 9, _QUIET)
        column = (area.width() - 40) / len(_CUPS)
        for number, (day, cups) in enumerate(zip(_DAYS, _CUPS, strict=True)):
            left = 40 + number * column
            bar = QRectF(left + column * 0.18, floor - cups * step, column * 0.64, cups * step)
            colours = QLinearGradient(bar.topLeft(), QPointF(bar.left(), floor))
            colours.setColorAt(0, _BAR[cups == max(_CUPS)])
            colours.setColorAt(1, _BAR[cups == max(_CUPS)].lighter(125))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours)
            painter.drawRoundedRect(bar, 5, 5)
            below = QRectF(left, floor + 6, column, 22)
            _write(painter, below, day, 10, _QUIET, align=Qt.AlignmentFlag.AlignCenter)


def _write(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: int,
    colour: QColor,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setPen(colour)
    weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
    painter.setFont(QFont("Inter", size, weight))
    painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, text)


def main() -> int:
    """Shows the desk, the report at `X Y WIDTH HEIGHT`, until the process is ended."""
    application = QApplication(sys.argv)
    wallpaper = Scene(words="")
    wallpaper.setWindowFlags(
        Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnBottomHint
    )
    wallpaper.setWindowTitle("Wallpaper")
    wallpaper.setGeometry(QGuiApplication.primaryScreen().geometry())
    wallpaper.show()
    report = Report(QRect(*(int(argument) for argument in sys.argv[1:5])))
    report.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
