"""How each format is encoded while recording, and how the pieces between pauses are joined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from capture.recording.formats import RecordingFormat

_SECONDS_BETWEEN_KEY_FRAMES: Final = 2  # where trimming may cut, and what jumping about costs

_TS_START: Final = 10.0
"""Seconds that MPEG-TS time stamps begin with: nothing in it may be before 0."""

# Screens are sRGB; its primaries are BT.709's, and players expect BT.709's matrix.
_COLOURS = ("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "iec61966-2-1")
_TO_YUV = ("scale=out_color_matrix=bt709:out_range=tv", "format=yuv420p")

# No frame waits for later ones: the file is whole to the last frame whenever it ends.
_H264 = ("-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-crf", "23")
_H264_LOSSLESS = ("-c:v", "libx264rgb", "-preset", "ultrafast", "-tune", "zerolatency", "-qp", "0")
_VP9 = (
    *("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1"),
    *("-lag-in-frames", "0", "-auto-alt-ref", "0", "-tile-columns", "2", "-threads", "4"),
    *("-crf", "33", "-b:v", "0", "-tune-content", "screen"),
)


def filters_of(recording_format: RecordingFormat) -> tuple[str, ...]:
    """What is done to each frame before it is encoded."""
    return () if recording_format.is_converted else _TO_YUV


def encoding(recording_format: RecordingFormat, fps: int, after: float) -> list[str]:
    """Everything behind the filters: encoder, time stamps, and the pipe's packing.

    Args:
        recording_format: what the recording becomes.
        fps: frames a second.
        after: seconds that were recorded before.
    """
    key_frames = ("-g", str(fps * _SECONDS_BETWEEN_KEY_FRAMES))
    rate = ("-fps_mode", "cfr", "-r", str(fps))
    if recording_format is RecordingFormat.WEBM:
        stamp = ("-output_ts_offset", f"{after:.6f}")
        return [*rate, *_VP9, *key_frames, *_COLOURS, *stamp, *_written_at_once("ivf")]
    codec = _H264_LOSSLESS if recording_format.is_converted else (*_H264, *_COLOURS)
    stamps = ("-output_ts_offset", f"{_TS_START + after:.6f}", "-muxdelay", "0", "-muxpreload", "0")
    packing = ("-mpegts_flags", "+initial_discontinuity", *_written_at_once("mpegts"))
    return [*rate, *codec, *key_frames, *stamps, *packing]


def packed_as(recording_format: RecordingFormat) -> str:
    """What comes through the pipe, as ffmpeg's `-f` calls it."""
    return "ivf" if recording_format is RecordingFormat.WEBM else "mpegts"


def joiner(recording_format: RecordingFormat) -> Callable[[bytes], bytes]:
    """What makes a later piece's bytes go on where the one before ended."""
    return _WithoutIvfHeader() if recording_format is RecordingFormat.WEBM else bytes


def _written_at_once(packing: str) -> tuple[str, ...]:
    return ("-flush_packets", "1", "-f", packing, "pipe:1")


class _WithoutIvfHeader:
    """Leaves out what an IVF file begins with; its frames carry their time stamps themselves."""

    _LENGTH = 32

    def __init__(self) -> None:
        self._left = self._LENGTH

    def __call__(self, chunk: bytes) -> bytes:
        cut = min(self._left, len(chunk))
        self._left -= cut
        return chunk[cut:]
