"""What is asked before unsaved changes would be lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_before_closing(
    parent: QWidget,
    on_save: Callable[[], object],
    on_discard: Callable[[], object],
) -> QMessageBox:
    """Shows the question over a window; leaving it changes nothing."""
    box = QMessageBox(parent)
    box.setObjectName("unsaved")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Dropcap")
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(QCoreApplication.translate("EditorClosing", "Save what you have drawn?"))
    box.setInformativeText(QCoreApplication.translate("EditorClosing", "It is lost otherwise."))
    save = box.addButton(
        QCoreApplication.translate("EditorClosing", "Save"), QMessageBox.ButtonRole.AcceptRole
    )
    discard = box.addButton(
        QCoreApplication.translate("EditorClosing", "Do not save"),
        QMessageBox.ButtonRole.DestructiveRole,
    )
    cancel = box.addButton(
        QCoreApplication.translate("EditorClosing", "Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    for name, button in (("save", save), ("discard", discard), ("cancel", cancel)):
        button.setObjectName(name)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    save.clicked.connect(lambda _checked=False: on_save())
    discard.clicked.connect(lambda _checked=False: on_discard())
    box.open()
    return box
