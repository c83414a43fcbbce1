"""What shapes that are more than paint need to know: the picture below and their likes."""

from functools import cached_property

from PIL import Image, ImageFilter
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from client.ui.editor.model.scene import Scene
from client.ui.editor.tools.redaction import Redaction
from client.ui.editor.tools.spotlight import Spotlight

_SPREAD = 1.6  # pixels of a copy that has been made smaller already
_REMEMBERED = 256  # small pictures; those of the shapes that were painted last


class Original:
    """The picture as it was taken, and small copies of parts of it that effects are made of.

    Not to be used by two threads at once; `copy` gives another thread one of its own.
    """

    def __init__(self, image: QImage) -> None:
        self.image = image
        self._reduced: dict[tuple[object, ...], QImage] = {}

    def copy(self) -> "Original":
        """The same pixels for another thread."""
        return Original(self.image)

    def softened(self, rect: QRect, radius: float, redactions: tuple[Redaction, ...]) -> QImage:
        """A part of the picture out of focus, small: made as large again it is smooth.

        Args:
            rect: the part.
            radius: how far a point spreads, in pixels.
            redactions: what must not be seen.
        """
        key = ("soft", rect.getRect(), radius, _key(redactions, rect))
        found = self._reduced.pop(key, None)
        if found is None:
            found = _spread(self.reduced(rect, max(1.0, radius / 2), redactions))
        self._keep(key, found)
        return found

    def reduced(self, rect: QRect, cell: float, redactions: tuple[Redaction, ...]) -> QImage:
        """A part of the picture with one pixel for each cell.

        What is redacted is painted over first: its pixels must not show through an effect either.
        """
        inside = rect.intersected(self.image.rect())
        key = ("hard", inside.getRect(), cell, _key(redactions, inside))
        found = self._reduced.pop(key, None)
        if found is None:
            over = tuple(each for each in redactions if each.pixels().intersects(inside))
            found = self._reduce(inside, cell, over)
        self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, ...], image: QImage) -> None:
        while len(self._reduced) >= _REMEMBERED:
            del self._reduced[next(iter(self._reduced))]
        self._reduced[key] = image

    def _reduce(self, rect: QRect, cell: float, over: tuple[Redaction, ...]) -> QImage:
        part = self.image.copy(rect)
        if over:
            painter = QPainter(part)
            for each in over:
                painter.fillRect(
                    each.pixels().translated(-rect.topLeft()), QColor(each.style.colour)
                )
            painter.end()
        size = QSize(max(1, round(rect.width() / cell)), max(1, round(rect.height() / cell)))
        return part.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )


class Surroundings:
    """A scene and the picture below it, as the shapes see them.

    Args:
        original: the picture.
        scene: all shapes.
    """

    def __init__(self, original: Original, scene: Scene) -> None:
        self.original = original
        self.scene = scene

    @cached_property
    def redactions(self) -> tuple[Redaction, ...]:
        """What must not be seen."""
        return tuple(each for each in self.scene.shapes if isinstance(each, Redaction))

    @cached_property
    def spotlights(self) -> tuple[Spotlight, ...]:
        """What is not dimmed."""
        return tuple(each for each in self.scene.shapes if isinstance(each, Spotlight))


def _key(redactions: tuple[Redaction, ...], rect: QRect) -> tuple[object, ...]:
    touching = (each for each in redactions if each.pixels().intersects(rect))
    return tuple((each.pixels().getRect(), each.style.colour) for each in touching)


def _spread(image: QImage) -> QImage:
    """Each pixel spread over its neighbours, as a lens does that is out of focus."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    size = (pixels.width(), pixels.height())
    picture = Image.frombuffer(
        "RGBX", size, bytes(pixels.constBits()), "raw", "RGBX", pixels.bytesPerLine(), 1
    )
    soft = picture.filter(ImageFilter.GaussianBlur(_SPREAD)).tobytes()
    return QImage(soft, *size, size[0] * 4, QImage.Format.Format_RGB32).copy()
