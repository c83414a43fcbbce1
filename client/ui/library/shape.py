"""A picture as a card shows it: cut to fit, its upper corners round. Safe in any thread."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

_WIDEST = 2.6
"""Beyond this ratio of the sides a picture is shown whole: too much of it would be cut off."""

_RADIUS = 9


def shaped(image: QImage, size: QSize, ratio: float) -> QImage:
    """A picture for a card.

    Args:
        image: the picture.
        size: of the card's picture, in logical pixels.
        ratio: physical pixels a logical one.
    """
    width, height = round(size.width() * ratio), round(size.height() * ratio)
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    if image.isNull() or canvas.isNull():
        return canvas
    proportion = (image.width() / image.height()) / (width / height)
    whole = not 1 / _WIDEST < proportion < _WIDEST
    factor = (min if whole else max)(width / image.width(), height / image.height())
    factor = min(factor, 2 * ratio) if whole else factor
    target = QRectF(0, 0, image.width() * factor, image.height() * factor)
    target.moveCenter(QPointF(width / 2, height / 2))
    if not whole:
        target.moveTop(0)
    painter = QPainter(canvas)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    path = QPainterPath()
    radius = _RADIUS * ratio
    path.addRoundedRect(QRectF(0, 0, width, height + radius), radius, radius)
    painter.setClipPath(path)
    scaled = image.scaled(
        target.size().toSize(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter.drawImage(target.topLeft(), scaled)
    painter.end()
    return canvas
