"""Small TOML files that appear whole or not at all."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


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


def read_toml(file: Path) -> dict[str, Any]:
    """The file's table; empty when there is no file.

    Raises:
        BadFile: it is not TOML, or may not be read.
    """
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile(f"{file} is not valid TOML: {error}.", "Mend it, or delete it.") from error
    except OSError as error:
        raise BadFile(f"{file} cannot be read: {error.strerror}.", "Check it.") from error


def write_toml(file: Path, table: Mapping[str, Any]) -> None:
    """Replaces the file at once; its owner alone can read it.

    Raises:
        OSError: there is no room, or the folder is not to be written to.
    """
    import tomli_w

    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as written:
            written.write(tomli_w.dumps(table).encode())
            written.flush()
            os.fsync(written.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
