"""Everything that can get a link, on its way into the outbox."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from capture.atomic import write_atomically
from capture.encode import ImageFormat, write
from capture.encode.thumbnails import thumbnail, thumbnail_of_file
from client.core.content_types import content_type_of
from client.core.folder_zip import zip_folder
from client.core.requests import ShareOptions
from uploader.errors import CannotWrite, DiskFull, FileGone
from uploader.model import Privacy, UploadRequest

if TYPE_CHECKING:
    from capture.models import Frame
    from client.config.settings import Settings
    from uploader.model import Job
    from uploader.outbox import Outbox

_CHUNK = 1024 * 1024
_LIKE_SETTINGS = ShareOptions()


class Sharing:
    """Puts frames, files, folders, texts and pictures into the outbox. Safe in any thread.

    Args:
        outbox: where they go.
        settings: how they are shared unless said otherwise; asked anew each time.
        server_url: the only server they may go to; None = whichever is in use.
    """

    def __init__(
        self,
        outbox: Outbox,
        settings: Callable[[], Settings],
        server_url: Callable[[], str | None] = lambda: None,
    ) -> None:
        self._outbox = outbox
        self._settings = settings
        self._server_url = server_url

    def frame(
        self,
        frame: Frame,
        options: ShareOptions = _LIKE_SETTINGS,
        *,
        image_format: ImageFormat | None = None,
    ) -> Job:
        """Encodes a capture into the outbox folder; from then on it cannot be lost.

        Raises:
            CaptureError: the disk is full, or the folder cannot be written to.
            UploadError: the job could not be noted; the file is there.
        """
        settings = self._settings()
        chosen = image_format or ImageFormat(settings.image_format)
        path = self._outbox.reserve_path(f"{capture_name()}{chosen.suffix}")
        write(frame, path, chosen, quality=settings.quality)
        return self._submit(path, options, chosen.content_type, owned=True, small=thumbnail(frame))

    def file(self, path: Path, options: ShareOptions = _LIKE_SETTINGS) -> Job:
        """Shares a file of the person's own, which is left alone, or a folder as a ZIP.

        Raises:
            UploadError: it is not there, may not be read, or the disk is full.
        """
        if path.is_dir():
            return self._folder(path, options)
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            raise FileGone(path, _why(error)) from error
        content_type = content_type_of(options.name or path.name)
        small = thumbnail_of_file(path) if content_type.startswith("image/") else None
        return self._submit(path.absolute(), options, content_type, owned=False, small=small)

    def text(self, text: str, options: ShareOptions = _LIKE_SETTINGS) -> Job:
        """Shares a text as a file."""
        path = self._outbox.reserve_path(f"{capture_name('Text')}.txt")
        write_atomically(path, text.encode("utf-8", "replace"))
        return self._submit(path, options, "text/plain", owned=True)

    def image(
        self, content: bytes, content_type: str, options: ShareOptions = _LIKE_SETTINGS
    ) -> Job:
        """Shares a picture file that is only in memory, as from the clipboard."""
        ending = content_type.partition("/")[2].replace("jpeg", "jpg")
        path = self._outbox.reserve_path(f"{capture_name('Picture')}.{ending}")
        write_atomically(path, content)
        small = thumbnail_of_file(path)
        return self._submit(path, options, content_type, owned=True, small=small)

    def spool(self, stream: IO[bytes], options: ShareOptions = _LIKE_SETTINGS) -> Job:
        """Shares what comes through a pipe."""
        path = self._outbox.reserve_path(options.name or "stdin.txt")
        with _writing(path), path.open("xb") as file:
            while chunk := stream.read(_CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        return self._submit(path, options, content_type_of(path.name), owned=True)

    def _folder(self, folder: Path, options: ShareOptions) -> Job:
        folder = folder.absolute()
        path = self._outbox.reserve_path(f"{folder.name or 'folder'}.zip")
        with _writing(path):
            zip_folder(folder, path)
        return self._submit(path, options, "application/zip", owned=True)

    def _submit(
        self,
        path: Path,
        options: ShareOptions,
        content_type: str,
        *,
        owned: bool,
        small: bytes | None = None,
    ) -> Job:
        private = Privacy.PRIVATE if options.password is not None else None
        chosen = options.privacy or private or self._settings().privacy
        return self._outbox.submit(
            UploadRequest(
                path=path,
                name=_printable(options.name or path.name),
                content_type=content_type,
                owned=owned,
                privacy=Privacy(chosen),
                password=options.password,
                expires_in=options.expires_in,
                thumbnail=None if Privacy(chosen) is Privacy.PRIVATE else small,
                server_url=self._server_url(),
            )
        )


def capture_name(kind: str = "Screenshot") -> str:
    """A file's name without ending, from the moment: it sorts, and reads like a sentence."""
    return f"{kind} {datetime.now().astimezone():%Y-%m-%d at %H.%M.%S}"


class _writing:  # noqa: N801 - reads as a verb where it is used
    """Turns what goes wrong while a file is written into a sentence, and leaves no half file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            self._path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DiskFull(self._path.parent) from error
            if error.filename is not None and Path(error.filename) != self._path:
                raise FileGone(error.filename, _why(error)) from error
            raise CannotWrite(self._path.parent, _why(error)) from error


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _printable(name: str) -> str:
    """The name as Unicode: file systems allow bytes that are none."""
    return name.encode("utf-8", "replace").decode()
