"""The tools, each in a file of its own."""

from client.ui.editor.tools import (
    arrow,
    blur,
    crop,
    ellipse,
    highlighter,
    line,
    pen,
    pixelate,
    rectangle,
    redaction,
    select,
    spotlight,
    step,
    text,
)
from client.ui.editor.tools.base import Gesture, Option, Tool

TOOLS: tuple[tuple[Tool, ...], ...] = (
    (select.TOOL, crop.TOOL),
    (arrow.TOOL, line.TOOL, rectangle.TOOL, ellipse.TOOL, pen.TOOL, highlighter.TOOL),
    (text.TOOL, step.TOOL),
    (redaction.TOOL, blur.TOOL, pixelate.TOOL, spotlight.TOOL),
)
"""All tools in the groups of the toolbar."""

BY_NAME = {tool.name: tool for group in TOOLS for tool in group}

SHAPES = (
    arrow.Arrow,
    line.Line,
    rectangle.Rectangle,
    ellipse.Ellipse,
    pen.Scribble,
    highlighter.Highlight,
    text.Text,
    step.Step,
    redaction.Redaction,
    blur.Blur,
    pixelate.Pixelation,
    spotlight.Spotlight,
)
"""All kinds of shapes; the name of a kind is that of the tool which draws it."""

__all__ = ["BY_NAME", "SHAPES", "TOOLS", "Gesture", "Option", "Tool"]
