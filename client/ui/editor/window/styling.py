"""How the tool in hand draws, and how what is selected looks."""

from collections.abc import Callable, Mapping

from client.ui.editor.canvas.canvas import Canvas
from client.ui.editor.model.style import Style
from client.ui.editor.tools import BY_NAME, Option, Tool
from client.ui.editor.tools.text import Text
from client.ui.editor.window.styles import default_styles, enlarged


class Styling:
    """Styles in units, and shapes in pixels of the picture.

    Args:
        canvas: with what is selected, and what is being written.
        styles: how tools draw, by their names.
        unit: pixels of the picture in a unit.

    Attributes:
        styles: of all tools.
    """

    def __init__(self, canvas: Canvas, styles: Mapping[str, Style], unit: float) -> None:
        self._canvas = canvas
        self._unit = unit
        self.styles = {**default_styles(), **styles}

    def of(self, tool: Tool) -> Style:
        """How a tool draws, in pixels of the picture."""
        return enlarged(self.styles.get(tool.name, Style()), self._unit)

    def subject(self, tool: Tool) -> tuple[Tool, Style, Option]:
        """What there is to choose about: what is written or selected, or else the tool in hand."""
        written = self._canvas.writing.text
        shapes = (written,) if written is not None else self._canvas.selection.shapes
        if not shapes:
            return tool, self.styles.get(tool.name, Style()), tool.options
        kinds = [BY_NAME[shape.kind] for shape in shapes]
        options = Option.NONE
        for kind in kinds:
            options |= kind.options
        return kinds[-1], enlarged(shapes[-1].style, 1 / self._unit), options

    def change(self, tool: Tool, change: Callable[[Style], Style], what: str) -> None:
        """Changes what is written or selected, and how its tools draw from now on."""
        unit = self._unit

        def magnified(style: Style) -> Style:
            return enlarged(change(enlarged(style, 1 / unit)), unit)

        selection, writing = self._canvas.selection, self._canvas.writing
        kinds = {shape.kind for shape in selection.shapes} or {tool.name}
        if writing.is_open:
            kinds = {Text.kind}
            writing.restyle(magnified)
        else:
            selection.restyle(magnified, what)
        for kind in kinds & self.styles.keys():
            self.styles[kind] = change(self.styles[kind])
