"""The looks of windows and their controls, from the colours and sizes of `theme`.

Controls say what they are by a property: a button of the kind `primary` is the one thing to do,
`quiet` is one among many, `danger` destroys; a label is a `title`, a `heading`, `muted` or `small`.
"""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from client.ui import icons, theme
from client.ui.icons import RESOURCES
from client.ui.theme import Appearance

Widget = TypeVar("Widget", bound=QWidget)

_SCHEMES: Final = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


def apply(application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
    """Dresses every window in the scheme that is wanted, now and whenever the desktop's changes."""
    theme.choose(appearance)
    hints = QGuiApplication.styleHints()
    if not application.property("dressed"):
        application.setProperty("dressed", True)
        application.setStyle("Fusion")
        hints.colorSchemeChanged.connect(lambda _scheme: _dress(application))
    hints.setColorScheme(_SCHEMES[appearance])
    _dress(application)


def kind(widget: Widget, name: str) -> Widget:
    """Says what a control is, in the words of this module; returns it."""
    widget.setProperty("kind", name)
    if isinstance(widget, QLabel) and name in _FONTS:
        widget.setFont(theme.font(*_FONTS[name]))
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget


_FONTS: Final = {
    "title": (17, QFont.Weight.DemiBold),
    "heading": (11, QFont.Weight.DemiBold),
    "small": (9, QFont.Weight.Normal),
}


def _dress(application: QApplication) -> None:
    # The palette goes first: the style sheet's change is what makes windows draw themselves anew.
    application.setPalette(qt_palette())
    application.setStyleSheet(sheet())
    for widget in application.allWidgets():
        icons.refresh(widget)


def qt_palette() -> QPalette:
    """The scheme in use, in Qt's words."""
    colours = theme.palette()
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, colours.ground),
        (roles.WindowText, colours.text),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.raised),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Button, colours.raised),
        (roles.ButtonText, colours.text),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.LinkVisited, colours.accent),
        (roles.ToolTipBase, colours.surface),
        (roles.ToolTipText, colours.text),
        (roles.Accent, colours.accent),
    ):
        made.setColor(role, colour)
    faint = QColor(colours.muted)
    faint.setAlpha(150)
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, colours.line)
    return made


def sheet() -> str:
    """The style sheet of the whole app, in the scheme in use."""
    colours = theme.palette()
    names = {
        name: getattr(colours, name).name()
        for name in (
            *("ground", "surface", "raised", "line", "text", "muted", "accent", "success"),
            *("danger", "caution", "on_accent"),
        )
    }
    icons = (RESOURCES / "icons" / ("dark" if theme.is_dark() else "light")).as_posix()
    pressed = colours.line.darker(108) if not theme.is_dark() else colours.line.lighter(115)
    deeper = colours.accent.darker(110) if not theme.is_dark() else colours.accent.lighter(108)
    return _SHEET.format(
        **names,
        icons=icons,
        pressed=pressed.name(),
        deeper=deeper.name(),
        radius=theme.SMALL_RADIUS,
        card=theme.RADIUS,
    )


_SHEET: Final = """
QPushButton, QToolButton {{
  color: {text}; background: {raised}; border: 1px solid {line}; border-radius: {radius}px;
  padding: 6px 14px; min-height: 20px;
}}
QToolButton {{ padding: 5px 9px; }}
QPushButton:hover, QToolButton:hover {{ background: {line}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; background: {ground}; }}
QPushButton[kind="primary"] {{
  color: {on_accent}; background: {accent}; border-color: {accent}; font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {deeper}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {text}; padding: 5px 13px; }}
QPushButton[kind="primary"]:disabled {{
  color: {muted}; background: {raised}; border-color: {line};
}}
QPushButton[kind="danger"] {{ color: {danger}; }}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {{
  background: transparent; border-color: transparent;
}}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {{ background: {raised}; }}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {{ border-color: {accent}; }}
QPushButton[kind="chip"] {{
  border-radius: 15px; padding: 4px 13px; background: transparent; border-color: {line};
}}
QPushButton[kind="chip"]:hover {{ background: {raised}; }}
QPushButton[kind="chip"]:checked {{
  background: {accent}; color: {on_accent}; border-color: {accent};
}}
QPushButton[kind="chip"]:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit {{
  color: {text}; background: {surface}; border: 1px solid {line}; border-radius: {radius}px;
  padding: 6px 9px; min-height: 20px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{
  border: 1px solid {accent};
}}
QLineEdit QToolButton {{
  padding: 0; border: none; background: transparent; min-height: 0;
}}
QLineEdit[kind="wrong"] {{ border: 1px solid {danger}; }}
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled {{
  background: {ground}; color: {muted};
}}
QComboBox {{ padding-right: 26px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({icons}/down.svg); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
  color: {text}; background: {surface}; border: 1px solid {line}; padding: 4px; outline: none;
  selection-background-color: {raised}; selection-color: {text};
}}
QSpinBox, QDoubleSpinBox {{ padding: 4px 6px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button {{ border: none; width: 20px; background: transparent; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{
  image: url({icons}/up.svg); width: 10px; height: 10px;
}}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{
  image: url({icons}/down.svg); width: 10px; height: 10px;
}}
QCheckBox, QRadioButton {{ color: {text}; spacing: 9px; padding: 3px 1px; }}
QCheckBox::indicator, QRadioButton::indicator {{
  width: 16px; height: 16px; border: 1px solid {muted}; background: {surface};
}}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 1px solid {accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QCheckBox::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url({icons}/check.svg);
}}
QRadioButton::indicator:checked {{
  background: {surface}; border: 5px solid {accent}; width: 8px; height: 8px;
}}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; background: {ground}; }}
QLabel {{ color: {text}; background: transparent; }}
QLabel[kind="muted"], QLabel[kind="small"] {{ color: {muted}; }}
QLabel[kind="wrong"] {{ color: {danger}; }}
QLabel[kind="good"] {{ color: {success}; }}
QFrame[kind="card"] {{
  background: {surface}; border: 1px solid {line}; border-radius: {card}px;
}}
QFrame[kind="line"] {{ background: {line}; border: none; max-height: 1px; }}
QListWidget[kind="pages"] {{
  background: transparent; border: none; outline: none; padding: 6px;
}}
QListWidget[kind="pages"]::item {{
  color: {text}; border-radius: {radius}px; padding: 8px 10px; margin: 1px 0;
}}
QListWidget[kind="pages"]::item:hover {{ background: {raised}; }}
QListWidget[kind="pages"]::item:selected {{ background: {raised}; color: {accent}; }}
QListWidget[kind="pages"]::item:focus {{ border: 1px solid {accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="page"] {{
  background: transparent; border: none;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 36px; }}
QScrollBar::handle:vertical:hover {{ background: {muted}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: 4px; min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{
  color: {text}; background: {surface}; border: 1px solid {line}; padding: 6px;
}}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {raised}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {line}; padding: 5px 7px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {line}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{
  width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: {accent};
}}
QSlider::handle:horizontal:focus {{ background: {text}; }}
QProgressBar {{
  background: {raised}; border: none; border-radius: 3px; max-height: 6px; text-align: center;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""
