"""Drops onto the tray icon, which Qt has no interface for.

In an XEmbed tray the icon is a window of ours, made by Qt as a widget that takes no drops. Found by
its class, it can be told to. Qt makes it anew whenever a tray starts, so it is looked for again.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from client.ui.dropped import can_read, read

_CLASS = "QSystemTrayIconSys"


class TrayDrops(QObject):
    """Takes what is dropped onto the tray icon.

    While there is an icon only its own events are looked at. While there is none, every event of
    the application is, because nothing else tells of a new one.

    Signals:
        dropped: what was dropped, as a `Dropped`.
        lost: the icon is gone, and its tray with it.
    """

    dropped = Signal(object)
    lost = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._icon: QWidget | None = None
        self._searching = False

    def start(self) -> None:
        """Takes drops from now on, on the present icon or on the next one."""
        for widget in QApplication.topLevelWidgets():
            if _is_tray_icon(widget):
                self._adopt(widget)
                return
        self._search()

    def stop(self) -> None:
        """Looks for no icon any more and takes no drops."""
        if self._searching:
            self._application.removeEventFilter(self)
            self._searching = False
        if self._icon is not None:
            self._icon.destroyed.disconnect(self._lost)
            self._icon.removeEventFilter(self)
            self._icon = None

    @property
    def possible(self) -> bool:
        """Whether there is an icon that can be dropped onto."""
        return self._icon is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Finds the icon, and answers drags over it."""
        if self._searching:
            if event.type() == QEvent.Type.Show and _is_tray_icon(watched):
                self._adopt(watched)
            return False
        match event:
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                return self._drop(event)
            case QDragEnterEvent() | QDragMoveEvent():
                return _answer(event)
            case _:
                return False

    def _search(self) -> None:
        self._searching = True
        self._application.installEventFilter(self)

    def _adopt(self, icon: QObject) -> None:
        if not isinstance(icon, QWidget):
            return
        if self._searching:
            self._application.removeEventFilter(self)
            self._searching = False
        self._icon = icon
        icon.setAcceptDrops(True)
        icon.installEventFilter(self)
        icon.destroyed.connect(self._lost)

    def _lost(self) -> None:
        self._icon = None
        self._search()
        self.lost.emit()

    def _drop(self, event: QDropEvent) -> bool:
        content = read(event.mimeData())
        if content is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(content)
        return True


def _is_tray_icon(candidate: QObject) -> bool:
    return candidate.metaObject().className() == _CLASS


def _answer(event: QDragMoveEvent) -> bool:
    """Only ever copies: a source that is told to move would remove the person's file."""
    if can_read(event.mimeData()) and event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    else:
        event.ignore()
    return True
