"""The line about the keys: what it says, and that it fades."""

from PySide6.QtCore import QEasingCurve, QObject, QTimer, QVariantAnimation, Signal

from client.ui.overlay.choice import Mode
from client.ui.overlay.interaction import Interaction, Phase

_STAYS_MS = 4500
_FADES_MS = 500


class HintLine(QObject):
    """Shows a sentence for a while, then lets it fade.

    Signals:
        changed: the text or its opacity is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.opacity = 0.0
        self._stays = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._fade = QVariantAnimation(self, duration=_FADES_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self._faded_to)
        self._stays.timeout.connect(self._fade.start)

    def say(self, text: str) -> None:
        """Shows a sentence; the same one again stays as faded as it is."""
        if text == self.text:
            return
        self.text = text
        self._fade.stop()
        self.opacity = 1.0 if text else 0.0
        self._stays.start()
        self.changed.emit()

    def stop(self) -> None:
        """Says nothing more."""
        self._stays.stop()
        self._fade.stop()
        self.text = ""
        self.opacity = 0.0

    def for_state(self, interaction: Interaction) -> str:
        """What helps most right now."""
        if interaction.phase is Phase.ADJUSTING:
            return self.tr("Arrows move    Shift + arrows resize    Enter takes it    Esc lets go")
        if interaction.phase is Phase.DRAGGING:
            return self.tr("Space moves    Shift keeps a square    X changes the shape")
        match interaction.mode:
            case Mode.WINDOW:
                return self.tr("Click a window    Esc leaves")
            case Mode.SCREEN:
                return self.tr("Click a screen    Esc leaves")
            case Mode.REGION:
                return self.tr(
                    "Drag, or click a window    Enter whole screen    C copies the colour"
                    "    Esc leaves"
                )

    def _faded_to(self, value: float) -> None:
        self.opacity = float(value)
        self.changed.emit()
