"""The editor: drawing on a picture. Plain values in, signals out."""

from client.ui.editor.model.records import BadRecord, record_of, scene_from
from client.ui.editor.model.scene import Scene
from client.ui.editor.paint.render import render
from client.ui.editor.tools import SHAPES
from client.ui.editor.window.styles import record_of as record_of_styles
from client.ui.editor.window.styles import styles_from
from client.ui.editor.window.window import EditorWindow, Snapshot

KINDS = {shape.kind: shape for shape in SHAPES}

__all__ = [
    "KINDS",
    "BadRecord",
    "EditorWindow",
    "Scene",
    "Snapshot",
    "record_of",
    "record_of_styles",
    "render",
    "scene_from",
    "styles_from",
]
