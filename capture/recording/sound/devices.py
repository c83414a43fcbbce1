"""What makes ffmpeg open the microphone, and what the computer plays, on each system."""

from __future__ import annotations

import sys

from capture.recording.errors import NoSoundDevice

_PULSE = ("-f", "pulse", "-fragment_size", "3840")  # 20 ms of 48 kHz, 16 bit, stereo


def microphone(platform: str = sys.platform) -> list[str]:
    """The device that people speak into.

    Raises:
        NoSoundDevice: there is no way to it on this system.
    """
    if platform == "linux":
        return [*_PULSE, "-i", "@DEFAULT_SOURCE@"]
    if platform == "darwin":
        return ["-f", "avfoundation", "-i", ":default"]
    raise NoSoundDevice("microphone", "recording sound is not possible on this system yet")


def system(platform: str = sys.platform) -> list[str]:
    """What comes out of the loudspeakers.

    Raises:
        NoSoundDevice: there is no way to it on this system.
    """
    if platform == "linux":
        return [*_PULSE, "-i", "@DEFAULT_MONITOR@"]
    if platform == "darwin":
        raise NoSoundDevice("system sound", "macOS does not give it to other programs")
    raise NoSoundDevice("system sound", "recording sound is not possible on this system yet")
