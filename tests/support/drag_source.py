"""A window to drag from, as a program of its own: files and folders, or a text.

`python drag_source.py X Y TITLE files PATH…` or `… text TEXT`: press inside the window and drag.
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class DragSource(QWidget):
    """Starts a drag at the first move with the button down."""

    def __init__(self, kind: str, content: list[str]) -> None:
        super().__init__()
        self._kind = kind
        self._content = content

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Carries the content until the button is released somewhere."""
        data = QMimeData()
        if self._kind == "files":
            data.setUrls([QUrl.fromLocalFile(path) for path in self._content])
        else:
            data.setText(self._content[0])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.CopyAction)


def main() -> int:
    """Shows the window until the process is ended."""
    x, y, title, kind, *content = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    source = DragSource(kind, content)
    source.setWindowTitle(title)
    source.setGeometry(int(x), int(y), 200, 150)
    source.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
