"""The widget that shows the picture with its shapes and takes the mouse."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from client.ui import theme
from client.ui.editor.canvas import marks
from client.ui.editor.canvas.camera import Camera
from client.ui.editor.canvas.layers import Layers
from client.ui.editor.canvas.mouse import Mouse
from client.ui.editor.canvas.selection import Selection
from client.ui.editor.canvas.view import View
from client.ui.editor.canvas.writing import Writing
from client.ui.editor.model.document import Document
from client.ui.editor.model.scene import Scene
from client.ui.editor.model.style import Style
from client.ui.editor.paint.changes import changed_area
from client.ui.editor.paint.surroundings import Original
from client.ui.editor.tools import BY_NAME, Gesture, Tool

_DESK_LIGHT = QColor("#e9e9ef")
_DESK_DARK = QColor("#15141a")
_WHEEL_STEP = 120.0  # what one notch of a wheel reports
_ZOOM_PER_NOTCH = 1.2
_POINTS_PER_NOTCH = 60.0
_PIXELS_WITH_SHIFT = 10
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MOST_RECTS = 12  # of a region that is painted piece by piece


class Canvas(QWidget):
    """Shows a document and lets it be drawn on.

    Signals:
        tool_done: the tool has done what it was taken for, such as cropping.
        crop_changed: another part of the picture would be kept now, as a QRect.
        menu_wanted: where on the screen a menu is wanted.
    """

    tool_done = Signal()
    crop_changed = Signal(QRect)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, document: Document, original: Original, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMinimumSize(200, 120)
        self.document = document
        self.original = original
        self.selection = Selection(document, self)
        self.writing = Writing(self)
        self.tool: Tool = BY_NAME["select"]
        self.style_in_hand = Style()
        self.camera = Camera(self, self._area)
        self._band: QRectF | None = None
        self._crop: QRectF | None = None
        self._marked = QRect()
        self._layers = Layers(original)
        self._layers.show(document.shown, QRectF())
        self._mouse = Mouse(self)
        self.camera.moved.connect(self._looked)
        document.shown_changed.connect(self._scene_changed)
        self.selection.changed.connect(self.update_marks)

    @property
    def view(self) -> View:
        """How the picture is looked at."""
        return self.camera.view

    @property
    def crop(self) -> QRectF | None:
        """The crop that is being chosen, in pixels of the picture."""
        return self._crop

    @property
    def is_busy(self) -> bool:
        """Whether something is being drawn, moved or written right now."""
        return self._mouse.is_busy or self.writing.is_open

    def take(self, tool: Tool, style: Style) -> None:
        """Takes a tool, with the style that what it draws is to have."""
        self.finish()
        self.tool = tool
        self.style_in_hand = style
        cropping = tool.gesture is Gesture.CROP
        self._crop = QRectF(self.document.scene.area) if cropping else None
        self._layers.show_whole(cropping)
        if cropping or tool.gesture is not Gesture.SELECT:
            self.selection.clear()
        self.camera.settle()
        self._mouse.show_cursor()
        self.update()

    def finish(self) -> None:
        """Keeps what is being written and drops what is being drawn."""
        self._mouse.cancel()
        self.writing.finish()

    def escape(self) -> bool:
        """One step back: out of a drag, a text, a selection, a crop. False if there was none."""
        if self._mouse.is_busy:
            self._mouse.cancel()
        elif self.writing.is_open:
            self.writing.finish()
        elif self._crop is not None:
            self.tool_done.emit()
        elif self.selection.ids:
            self.selection.clear()
        else:
            return False
        return True

    def accept(self) -> None:
        """Enter: keeps the crop, writes on in a text, or draws a shape in the middle."""
        if self._crop is not None:
            scene = self.document.scene.cropped(self._crop.toAlignedRect())
            self.document.change(scene, self.tr("Crop"))
            self.tool_done.emit()
        elif not self.writing.open_selected():
            self._mouse.draw_in_the_middle()

    def set_crop(self, rect: QRectF) -> None:
        """Shows another crop."""
        self._crop = rect
        self.crop_changed.emit(rect.toAlignedRect())
        self.update()

    def widen_crop(self) -> None:
        """Shows the whole picture as the crop."""
        if self._crop is not None:
            self.set_crop(QRectF(0, 0, self.document.scene.width, self.document.scene.height))

    def set_band(self, band: QRectF | None) -> None:
        """Shows the rectangle that shapes are picked with."""
        self._band = band
        self.update()

    def begin_live(self, ids: frozenset[int]) -> None:
        """These shapes are about to change many times."""
        if ids:
            self._layers.begin_live(ids)

    def end_live(self) -> None:
        """They have changed."""
        self._layers.end_live()
        self.update()

    def update_marks(self) -> None:
        """Paints selection and handles anew, and nothing else."""
        marked = self._marks_rect()
        self.update(marked.united(self._marked))
        self._marked = marked

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what is asked for."""
        painter = QPainter(self)
        region = event.region()
        few = region.rectCount() <= _MOST_RECTS
        rects = [*region] if few else [region.boundingRect()]  # type: ignore[misc]  # its stub has no iterator
        ratio = self.view.ratio
        self._layers.lie_on(_DESK_DARK if theme.is_dark() else _DESK_LIGHT)
        for rect in rects:
            device = QRectF(
                rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
            )
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            self._layers.paint(painter, device.toAlignedRect())
            painter.restore()
        self._paint_marks(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the picture in its place."""
        self.camera.resized(event.size() - event.oldSize())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the screen's magnification."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.camera.settle()
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift goes sideways, otherwise up and down."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = angle.y() / _WHEEL_STEP
            self.camera.zoom_to(self.view.zoom * _ZOOM_PER_NOTCH**notches, event.position())
        elif not pixels.isNull():
            self.camera.pan(pixels.x(), pixels.y())
        else:
            dx, dy = (part / _WHEEL_STEP * _POINTS_PER_NOTCH for part in (angle.x(), angle.y()))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                dx, dy = dx or dy, 0.0
            self.camera.pan(dx, dy)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Writes on in a text."""
        self._mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Selects what is under the pointer, and asks for the menu."""
        if not self.is_busy:
            self._mouse.select_under(QPointF(event.pos()))
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Enter, Esc and the arrows; all else is the window's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Space:
                self._mouse.hold_space(held=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.accept()
            case Qt.Key.Key_Escape if self.escape():
                pass
            case key if (way := _ARROWS.get(key)) is not None and not _has_alt(event):
                self._step(*way, _PIXELS_WITH_SHIFT if shift else 1)
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar was let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._mouse.hold_space(held=False)
        super().keyReleaseEvent(event)

    def _step(self, dx: int, dy: int, pixels: int) -> None:
        """An arrow key: moves the crop, or what is selected, or else the picture."""
        if self._crop is not None:
            scene = self.document.scene
            moved = self._crop.translated(dx * pixels, dy * pixels)
            if QRectF(0, 0, scene.width, scene.height).contains(moved):
                self.set_crop(moved)
        elif self.selection.ids:
            self.selection.nudge(dx * pixels, dy * pixels)
        else:
            self.camera.pan(-dx * _POINTS_PER_NOTCH / 2, -dy * _POINTS_PER_NOTCH / 2)

    def _area(self) -> QRect:
        scene = self.document.shown
        return QRect(0, 0, scene.width, scene.height) if self._crop is not None else scene.area

    def _looked(self) -> None:
        size = self._device_size()
        if self._layers.look(self.view, size):
            self.writing.follow()
            self._marked = self._marks_rect()
            self.update()

    def _device_size(self) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(round(self.width() * ratio + 0.49), round(self.height() * ratio + 0.49))

    def _scene_changed(self, before: Scene, after: Scene) -> None:
        area = changed_area(before, after)
        self._layers.show(after, area)
        if before.crop != after.crop:
            if self._crop is None:
                self.camera.fit()
            self.update()
        elif not area.isEmpty():
            self.update(self.view.rect_to_widget(area).toAlignedRect().adjusted(-2, -2, 2, 2))
        self.update_marks()

    def _marks_rect(self) -> QRect:
        rect = QRectF()
        for shape in self.selection.shapes:
            rect = rect.united(shape.bounds())
        if rect.isEmpty():
            return QRect()
        margin = round(marks.MARGIN)
        around = self.view.rect_to_widget(rect).toAlignedRect()
        return around.adjusted(-margin, -margin, margin, margin)

    def _paint_marks(self, painter: QPainter) -> None:
        shapes = self.selection.shapes
        if shapes and not self.writing.is_open:
            marks.paint_selection(painter, shapes, self.view)
        if self._band is not None:
            marks.paint_band(painter, self.view.rect_to_widget(self._band))
        if self._crop is not None:
            whole = QRectF(0, 0, self.document.shown.width, self.document.shown.height)
            marks.paint_crop(
                painter,
                self.view.rect_to_widget(self._crop),
                QRectF(self.view.rect_to_widget(whole).toAlignedRect()),
            )


def _has_alt(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
