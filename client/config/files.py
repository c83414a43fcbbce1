"""Small TOML files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class BadFile(Exception):
    """A file of settings that cannot be read.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class CannotSave(OSError):
    """A file of settings that cannot be written.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, file: Path, error: OSError) -> None:
        super().__init__(error.errno, error.strerror, str(file))
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if full else error.strerror or str(error)
        self.message = f"{file} could not be written: {reason}."
        self.remedy = "Make room, then try again." if full else "Check the folder's permissions."


def read_toml(file: Path) -> dict[str, Any]:
    """The file's table; empty when there is no file.

    Raises:
        BadFile: it is not TOML, or may not be read.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {error.strerror}.", "Check it.") from error
    import tomllib

    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile(f"{file} is not valid TOML: {error}.", "Mend it, or delete it.") from error


def write_toml(file: Path, table: Mapping[str, Any]) -> None:
    """Replaces the file at once; its owner alone can read it.

    Raises:
        CannotSave: there is no room, or the folder is not to be written to.
    """
    import secrets

    import tomli_w

    temporary = file.with_name(f".{secrets.token_hex(8)}.toml")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(temporary, tomli_w.dumps(table).encode())
        temporary.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise CannotSave(file, error) from error


def _write(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as written:
        written.write(content)
        written.flush()
        os.fsync(written.fileno())
