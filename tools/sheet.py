"""Pictures of every window, light and dark, at 100 and 200 %, English and German, on one sheet.

    python tools/sheet.py [OUT.png] [WINDOW…]

Each combination is drawn by a process of its own, for Qt knows one scale a process. No display is
needed.
"""

import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw

_CODE = Path(__file__).with_name("sheet_windows.py")
_GAP = 24
_LOOKS = tuple(product(("light", "dark"), ("1", "2"), ("en", "de")))


def main(arguments: list[str]) -> int:
    """Draws everything and puts it together."""
    out = Path(arguments[0]) if arguments else Path("build/sheet.png")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        columns = [_drawn(Path(folder), look, arguments[1:]) for look in _LOOKS]
        _sheet(columns).save(out)
    print(out)
    return 0


def _drawn(folder: Path, look: tuple[str, str, str], wanted: list[str]) -> list[Image.Image]:
    scheme, scale, language = look
    target = folder / "-".join(look)
    target.mkdir()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    command = [sys.executable, str(_CODE), str(target), scheme, language, *wanted]
    subprocess.run(command, env=environment, check=True)
    pictures = []
    for file in sorted(target.iterdir()):
        with Image.open(file) as picture:
            # At 200 % a window has twice the pixels: halved, both can be compared on one sheet.
            size = (picture.width // int(scale), picture.height // int(scale))
            pictures.append(picture.convert("RGB").resize(size, Image.Resampling.LANCZOS))
    return pictures


def _sheet(columns: list[list[Image.Image]]) -> Image.Image:
    widths = [max(picture.width for picture in column) for column in columns]
    heights = [max(row, key=lambda p: p.height).height for row in zip(*columns, strict=True)]
    size = (sum(widths) + _GAP * (len(widths) + 1), sum(heights) + _GAP * (len(heights) + 2))
    sheet = Image.new("RGB", size, "#8a8a94")
    pen = ImageDraw.Draw(sheet)
    left = _GAP
    for look, column, width in zip(_LOOKS, columns, widths, strict=True):
        scheme, scale, language = look
        pen.text((left, 4), f"{scheme}, {scale}00 %, {language}", fill="white", font_size=16)
        top = 2 * _GAP
        for picture, height in zip(column, heights, strict=True):
            sheet.paste(picture, (left, top))
            top += height + _GAP
        left += width + _GAP
    return sheet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
