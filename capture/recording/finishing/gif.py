"""A GIF of a recording: a palette made for it first, then the frames in its colours.

Two passes over the file keep no frame in memory, whatever the length. Frames that equal the one
before are left out, and the one before is shown longer. Colours are not dithered: screens have few,
and the noise of dithering would change from frame to frame and take most of the room.
"""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capture.recording.finishing import gif_file
from capture.recording.finishing.conversion import DUPLICATES, Conversion, Converted
from capture.recording.finishing.running import run

_SHARE_OF_FIRST_PASS: Final = 0.4


@dataclass(frozen=True, slots=True)
class _Quality:
    """How good a GIF is: colours of its palette, and the shares of its frames and of its sides."""

    colours: int = 256
    frames: float = 1.0
    scale: float = 1.0


_LADDER: Final = (
    _Quality(),
    _Quality(128),
    _Quality(64),
    _Quality(64, 2 / 3),
    _Quality(64, 1 / 2),
    _Quality(64, 1 / 3),
    _Quality(64, 1 / 3, 0.8),
    _Quality(64, 1 / 3, 0.65),
    _Quality(64, 1 / 3, 0.5),
    _Quality(64, 1 / 3, 0.35),
    _Quality(32, 1 / 4, 0.25),
    _Quality(16, 1 / 6, 0.15),
)
"""From the best quality to the smallest file: colours go first, then frames, then the size."""


def make_gif(conversion: Conversion) -> Converted:
    """Makes a GIF, and another of less quality as long as it is larger than it may be.

    The best rung that fits is found by halving the ladder, not by going down step by step.
    """
    with tempfile.TemporaryDirectory(prefix="dropcap-gif-", dir=conversion.target.parent) as name:
        search = _Search(conversion, Path(name))
        return search.run()


class _Search:
    def __init__(self, conversion: Conversion, folder: Path) -> None:
        self._conversion = conversion
        self._folder = folder
        limited = conversion.max_size is not None
        self._most_attempts = 1 + (math.ceil(math.log2(len(_LADDER))) if limited else 0)
        self._attempts = 0
        self._fraction = 0.0

    def run(self) -> Converted:
        most = self._conversion.max_size
        best = self._attempt(_LADDER[0])
        chosen = _LADDER[0]
        if most is not None and best.stat().st_size > most:
            best, chosen = self._best_that_fits(most)
        size = best.stat().st_size
        best.replace(self._conversion.target)
        self._conversion.on_fraction(1.0)
        width, height = self._sides(chosen)
        return Converted(width, height, self._notices(chosen, size))

    def _best_that_fits(self, most: int) -> tuple[Path, _Quality]:
        """The best rung whose file is small enough, or the last one, below which there is none."""
        good, bad = len(_LADDER) - 1, 0
        file: Path | None = None
        while good - bad > 1:
            middle = (good + bad) // 2
            tried = self._attempt(_LADDER[middle])
            if tried.stat().st_size <= most:
                good, file = middle, tried
            else:
                bad = middle
        return file or self._attempt(_LADDER[good]), _LADDER[good]

    def _attempt(self, quality: _Quality) -> Path:
        conversion, seconds = self._conversion, self._conversion.seconds
        palette = self._folder / f"{self._attempts}.png"
        target = self._folder / f"{self._attempts}.gif"
        filters = self._filters(quality)
        share = _SHARE_OF_FIRST_PASS
        run(
            conversion.source,
            ["-f", conversion.packing],
            [
                *("-vf", f"{filters},palettegen=stats_mode=full:max_colors={quality.colours}"),
                *("-y", palette),
            ],
            is_cancelled=conversion.is_cancelled,
        )
        self._tell(share)
        run(
            conversion.source,
            ["-f", conversion.packing],
            [
                *("-i", palette, "-filter_complex"),
                f"[0:v]{filters}[v];[v][1:v]paletteuse=dither=none:diff_mode=rectangle",
                *("-fps_mode", "passthrough", "-loop", "0", "-f", "gif", "-y", target),
            ],
            on_seconds=lambda done: self._tell(share + (1 - share) * min(1.0, done / seconds)),
            is_cancelled=conversion.is_cancelled,
        )
        self._attempts += 1
        gif_file.set_length(target, seconds)
        return target

    def _tell(self, fraction: float) -> None:
        done = min(0.99, (self._attempts + fraction) / self._most_attempts)
        self._fraction = max(self._fraction, done)
        self._conversion.on_fraction(self._fraction)

    def _filters(self, quality: _Quality) -> str:
        filters = list(self._conversion.filters)
        if quality.frames < 1:
            filters.append(f"fps={self._conversion.fps * quality.frames:.4f}")
        filters.append(DUPLICATES)
        if quality.scale < 1:
            width, height = self._sides(quality)
            filters.append(f"scale={width}:{height}:flags=area")
        return ",".join(filters)

    def _sides(self, quality: _Quality) -> tuple[int, int]:
        sides = (self._conversion.width, self._conversion.height)
        width, height = (max(1, round(side * quality.scale)) for side in sides)
        return width, height

    def _notices(self, quality: _Quality, size: int) -> tuple[str, ...]:
        most = self._conversion.max_size
        if most is None or quality == _LADDER[0]:
            return ()
        width, height = self._sides(quality)
        done = [f"{quality.colours} colours"]
        if quality.frames < 1:
            done.append(f"{self._conversion.fps * quality.frames:.3g} frames a second")
        if quality.scale < 1:
            done.append(f"{width}×{height} pixels")
        said = f"To fit into {most:,} bytes the GIF has {_listed(done)}; it takes {size:,}."
        if size > most:
            said = f"The GIF takes {size:,} bytes even with {_listed(done)}: it cannot be smaller."
        return (said,)


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
