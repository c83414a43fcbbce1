"""How each format is encoded while recording, and how the pieces between pauses are joined."""

from __future__ import annotations

from typing import Final

from capture.recording.formats import RecordingFormat
from capture.recording.joining import IvfJoiner, Joiner, PlainJoiner

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


def encoding(
    recording_format: RecordingFormat, fps: int, after: float, *, copy: bool = False
) -> list[str]:
    """Everything behind the filters: encoder, time stamps, and the pipe's packing.

    Args:
        recording_format: what the recording becomes.
        fps: frames a second.
        after: seconds that were recorded before.
        copy: whether the frames are encoded already.
    """
    if copy:
        return ["-c", "copy", *_packing(recording_format, after)]
    key_frames = ("-g", str(fps * _SECONDS_BETWEEN_KEY_FRAMES))
    rate = ("-fps_mode", "cfr", "-r", str(fps))
    if recording_format is RecordingFormat.WEBM:
        codec = [*_VP9, *_COLOURS]
    elif recording_format.is_converted:
        codec = [*_H264_LOSSLESS]
    else:
        codec = [*_H264, *_COLOURS]
    return [*rate, *codec, *key_frames, *_packing(recording_format, after)]


def packed_as(recording_format: RecordingFormat) -> str:
    """What comes through the pipe, as ffmpeg's `-f` calls it."""
    return "ivf" if recording_format is RecordingFormat.WEBM else "mpegts"


def joiner(recording_format: RecordingFormat) -> Joiner:
    """What makes the pieces of a recording one stream of bytes."""
    return IvfJoiner() if recording_format is RecordingFormat.WEBM else PlainJoiner()


def _packing(recording_format: RecordingFormat, after: float) -> tuple[str, ...]:
    at_once = ("-flush_packets", "1", "-f", packed_as(recording_format), "pipe:1")
    if recording_format is RecordingFormat.WEBM:
        return ("-output_ts_offset", f"{after:.6f}", *at_once)
    stamps = ("-output_ts_offset", f"{_TS_START + after:.6f}", "-muxdelay", "0", "-muxpreload", "0")
    return (*stamps, "-mpegts_flags", "+initial_discontinuity", *at_once)
