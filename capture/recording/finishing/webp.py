"""An animated WebP of a recording."""

from capture.recording.finishing.conversion import Conversion, Converted
from capture.recording.finishing.running import run

_ENCODER = (
    *("-c:v", "libwebp_anim", "-lossless", "0", "-quality", "80", "-compression_level", "2"),
    *("-loop", "0", "-f", "webp"),
)

_DEMUXERS = {"webp": "webp_anim"}


def make_webp(conversion: Conversion) -> Converted:
    """Encodes what differs from frame to frame."""
    seconds = conversion.seconds
    run(
        conversion.source,
        ["-f", _DEMUXERS.get(conversion.packing, conversion.packing)],
        [
            *("-vf", ",".join((*conversion.filters, "format=bgra")), "-fps_mode", "passthrough"),
            *_ENCODER,
            *("-y", conversion.target),
        ],
        on_seconds=lambda done: conversion.on_fraction(min(1.0, done / seconds)),
        is_cancelled=conversion.is_cancelled,
    )
    return Converted(conversion.width, conversion.height)
