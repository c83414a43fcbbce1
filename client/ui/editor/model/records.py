"""Scenes as plain values for JSON, and back; what comes from a file is not to be trusted."""

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from client.ui.editor.model.scene import Crop, Scene
from client.ui.editor.model.shape import Point, Shape
from client.ui.editor.model.style import Style

VERSION = 1

_FARTHEST = 1e6
_LARGEST = 1e4
_LONGEST_TEXT = 1_000_000
_MOST_POINTS = 1_000_000
_MOST_SHAPES = 100_000
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class BadRecord(Exception):
    """Values that are no scene."""


def record_of(scene: Scene) -> dict[str, Any]:
    """The scene as values that JSON has."""
    return {
        "version": VERSION,
        "width": scene.width,
        "height": scene.height,
        "crop": list(scene.crop) if scene.crop else None,
        "shapes": [{"kind": shape.kind, **asdict(shape)} for shape in scene.shapes],
    }


def scene_from(record: Any, kinds: Mapping[str, type[Shape]]) -> Scene:
    """The scene in a record.

    Args:
        record: what was read.
        kinds: all kinds of shapes by their names.

    Raises:
        BadRecord: it is no scene, or of a newer version.
    """
    if not isinstance(record, dict) or record.get("version") != VERSION:
        raise BadRecord("it is of another version")
    shapes = record.get("shapes")
    if not isinstance(shapes, list) or len(shapes) > _MOST_SHAPES:
        raise BadRecord("it has no list of shapes")
    width, height = _count(record.get("width")), _count(record.get("height"))
    read = tuple(_shape(each, kinds) for each in shapes)
    if len({shape.id for shape in read}) != len(read):
        raise BadRecord("two shapes have one number")
    return Scene(width, height, read, _crop(record.get("crop"), width, height))


def style_from(record: Any) -> Style:
    """The style in a record.

    Raises:
        BadRecord: it is none.
    """
    match record:
        case {"colour": str(c), "width": w, "size": s, "font": str(f), "filled": bool(filled)} if (
            _COLOUR.fullmatch(c) and len(f) <= 200
        ):
            width, size = _number(w), _number(s)
            if 0 < width <= _LARGEST and 0 < size <= _LARGEST:
                return Style(c, width, size, f, filled)
    raise BadRecord("a style cannot be read")


def _shape(record: Any, kinds: Mapping[str, type[Shape]]) -> Shape:
    kind = kinds.get(record.get("kind", "")) if isinstance(record, dict) else None
    if kind is None:
        raise BadRecord("it has a shape of an unknown kind")
    values = {}
    for field in fields(kind):
        if field.name not in record:
            raise BadRecord(f"a shape has no {field.name}")
        values[field.name] = _FIELDS[field.name](record[field.name])
    return kind(**values)


def _crop(value: Any, width: int, height: int) -> Crop | None:
    if value is None:
        return None
    match value:
        case [int(x), int(y), int(w), int(h)] if (
            0 <= x < x + w <= width and 0 <= y < y + h <= height
        ):
            return (x, y, w, h)
    raise BadRecord("its crop is not inside of the picture")


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadRecord("a number is none")
    if not math.isfinite(value) or abs(value) > _FARTHEST:
        raise BadRecord("a number is too large")
    return float(value)


def _length(value: Any) -> float:
    length = _number(value)
    if length < 0:
        raise BadRecord("a length is negative")
    return length


def _count(value: Any) -> int:
    number = _number(value)
    if number != int(number) or number < 1:
        raise BadRecord("a count is none")
    return int(number)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise BadRecord("a text is none")
    return value


def _point(value: Any) -> Point:
    match value:
        case [x, y]:
            return (_number(x), _number(y))
        case _:
            raise BadRecord("a point is none")


def _points(value: Any) -> tuple[Point, ...]:
    if not isinstance(value, list | tuple) or not 1 <= len(value) <= _MOST_POINTS:
        raise BadRecord("a line has no points")
    return tuple(_point(each) for each in value)


_FIELDS: Mapping[str, Any] = {
    "id": _count,
    "style": style_from,
    "x": _number,
    "y": _number,
    "width": _length,
    "height": _length,
    "start": _point,
    "end": _point,
    "points": _points,
    "text": _text,
    "number": _count,
}
"""How each field of a shape is read."""
