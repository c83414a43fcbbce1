"""How each tool's shapes look, remembered for as long as the person likes it so."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from client.ui.editor.model.records import BadRecord, style_from
from client.ui.editor.model.style import Style
from client.ui.editor.tools import BY_NAME

Styles = Mapping[str, Style]


def default_styles() -> dict[str, Style]:
    """Every tool's own."""
    return {name: tool.style for name, tool in BY_NAME.items() if tool.begin is not None}


def styles_from(record: Mapping[str, Any]) -> dict[str, Style]:
    """Styles as they were remembered; what cannot be read is as it was at first."""
    styles = default_styles()
    for name in styles:
        try:
            styles[name] = style_from(record.get(name))
        except BadRecord:
            continue
    return styles


def record_of(styles: Styles) -> dict[str, Any]:
    """Styles to be remembered."""
    return {name: asdict(style) for name, style in styles.items()}


def enlarged(style: Style, unit: float) -> Style:
    """A style for a picture that is magnified: `unit` of its pixels are one of the style's."""
    return replace(style, width=style.width * unit, size=round(style.size * unit))
