"""Where a person's captures are saved, beside what the outbox keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from client.config.settings import Settings


def save_folder(settings: Settings) -> Path:
    """The folder that is set, or one in the person's folder of pictures."""
    if settings.save_folder:
        return Path(settings.save_folder).expanduser()
    return Path(platformdirs.user_pictures_dir()) / "Dropcap"
