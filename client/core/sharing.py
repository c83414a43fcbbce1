"""Everything that can get a link, on its way into the outbox."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from capture.atomic import write_atomically
from capture.encode import ImageFormat, write
from capture.encode.thumbnails import thumbnail, thumbnail_of_file
from capture.errors import CaptureError
from client.core.content_types import content_type_of, ending_of
from client.core.failure import add_to_remedy
from client.core.folder_zip import zip_folder
from client.core.keeping import keep
from client.core.names import capture_name
from client.core.requests import ShareOptions
from uploader.errors import CannotWrite, DiskFull, FileGone, UploadError
from uploader.model import Privacy, UploadRequest

if TYPE_CHECKING:
    from capture.models import Frame
    from client.config.settings import Settings
    from uploader.model import Job
    from uploader.outbox import GrowingJob, Outbox

_CHUNK = 1024 * 1024
_BEGINNING = 4096
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
        name: str = "",
    ) -> Job:
        """Encodes a capture into the outbox folder; from then on it cannot be lost.

        Args:
            frame: the capture.
            options: how it is shared.
            image_format: None = as the settings say.
            name: what it is called, without an ending; empty = by the template that is set.

        Raises:
            CaptureError: it cannot be written; the remedy says where it is kept all the same.
            UploadError: likewise, or the job could not be noted; the remedy says where the file is.
        """
        settings = self._settings()
        chosen = image_format or ImageFormat(settings.image_format)
        try:
            name = name or capture_name(
                template=settings.name_template, size=(frame.width, frame.height)
            )
            path = self._outbox.reserve_path(f"{name}{chosen.suffix}")
            write(frame, path, chosen, quality=settings.quality)
        except (CaptureError, UploadError) as error:
            add_to_remedy(error, f"The capture is {keep(frame, chosen, settings.quality)}.")
            raise
        small = thumbnail(frame)
        size = (frame.width, frame.height)
        return self._submit(path, options, chosen.content_type, owned=True, small=small, size=size)

    def check(self, path: Path) -> None:
        """Makes sure that something can be shared.

        Raises:
            UploadError: it is not there, may not be read, or is neither file nor folder.
        """
        try:
            kind = path.stat().st_mode
            if stat.S_ISDIR(kind):
                next(path.iterdir(), None)
            elif stat.S_ISREG(kind):
                path.open("rb").close()
            else:
                raise FileGone(path, "it is neither a file nor a folder")
        except OSError as error:
            raise FileGone(path, _why(error)) from error

    def file(self, path: Path, options: ShareOptions = _LIKE_SETTINGS) -> Job:
        """Shares a file of the person's own, which is left alone, or a folder as a ZIP.

        A file in the outbox folder is taken to be the outbox's own: another process put it there
        for this one.

        Raises:
            UploadError: it is not there, may not be read, or the disk is full.
        """
        self.check(path)
        if path.is_dir():
            return self._folder(path, options)
        path = path.absolute()
        content_type = content_type_of(options.name or path.name, _beginning(path))
        owned = self._outbox.folder in path.parents
        small = _small(path, content_type, owned=owned)
        return self._submit(path, options, content_type, owned=owned, small=small)

    def growing(self, path: Path, options: ShareOptions = _LIKE_SETTINGS) -> GrowingJob:
        """Shares a recording while it is written to a path in the outbox folder.

        Raises:
            UploadError: the job could not be noted.
        """
        content_type = content_type_of(options.name or path.name, b"")
        return self._outbox.submit_growing(self._request(path, options, content_type, owned=True))

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
        path = self._outbox.reserve_path(options.name or f"{capture_name('Picture')}.{ending}")
        write_atomically(path, content)
        small = thumbnail_of_file(path)
        return self._submit(path, options, content_type, owned=True, small=small)

    def spooled(self, stream: IO[bytes], name: str | None = None) -> Path:
        """Writes what comes through a pipe to a file in the outbox folder, for `file` to share.

        Args:
            stream: read to its end, in constant memory.
            name: what to call it; None = by what it begins with.

        Raises:
            UploadError: the disk is full, or the outbox cannot be written to.
        """
        chunk = stream.read(_CHUNK)
        path = self._outbox.reserve_path(name or f"stdin.{ending_of(chunk)}")
        with _writing(path), path.open("xb") as file:
            while chunk:
                file.write(chunk)
                chunk = stream.read(_CHUNK)
            file.flush()
            os.fsync(file.fileno())
        return path

    def _folder(self, folder: Path, options: ShareOptions) -> Job:
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - “..” has to go, links have not
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
        size: tuple[int, int] | None = None,
    ) -> Job:
        request = self._request(path, options, content_type, owned=owned, small=small, size=size)
        try:
            return self._outbox.submit(request)
        except UploadError as error:
            add_to_remedy(error, f"The file is {path}.")
            raise

    def _request(
        self,
        path: Path,
        options: ShareOptions,
        content_type: str,
        *,
        owned: bool,
        small: bytes | None = None,
        size: tuple[int, int] | None = None,
    ) -> UploadRequest:
        chosen = privacy_of(options, self._settings())
        return UploadRequest(
            path=path,
            name=_printable(options.name or path.name),
            content_type=content_type,
            owned=owned,
            privacy=chosen,
            password=options.password,
            expires_in=options.expires_in,
            max_views=options.max_views,
            slug=options.slug,
            tags=options.tags,
            width=size[0] if size else None,
            height=size[1] if size else None,
            thumbnail=None if chosen is Privacy.PRIVATE else small,
            server_url=self._server_url(),
        )


def privacy_of(options: ShareOptions, settings: Settings) -> Privacy:
    """Who may find it: as was said, as a password or a link of one's own says, or as usual."""
    if options.privacy is not None:
        return Privacy(options.privacy)
    if options.password is not None:
        return Privacy.PRIVATE
    if options.slug is not None:  # which can be guessed
        return Privacy.PUBLIC
    return Privacy(settings.privacy)


def _small(path: Path, content_type: str, *, owned: bool) -> bytes | None:
    """A small picture that stands for a file.

    Of moving pictures for recordings of ours alone: reading into a long film takes longer than the
    link may.
    """
    if content_type.startswith("image/"):
        return thumbnail_of_file(path)
    if owned and content_type.startswith("video/"):
        from capture.recording.finishing.pictures import poster

        with contextlib.suppress(CaptureError):  # it would be nice to have; the link matters more
            return poster(path)
    return None


@contextlib.contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turns what goes wrong while a file is written into a sentence, and leaves no half file."""
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OSError):
            path.unlink()
            path.parent.rmdir()
        if not isinstance(error, OSError):
            raise
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path.parent) from error
        if error.filename is not None and Path(error.filename) != path:
            raise FileGone(error.filename, _why(error)) from error
        raise CannotWrite(path.parent, _why(error)) from error


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_BEGINNING)


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _printable(name: str) -> str:
    """The name as Unicode: file systems allow bytes that are none."""
    return name.encode("utf-8", "replace").decode()
