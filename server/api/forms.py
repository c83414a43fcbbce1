"""A form with one file in it (multipart/form-data), read as it comes.

The fields in front of the file are small and kept; the file itself passes through, piece by piece.
"""

from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from server.errors import Problem

_MOST_FIELDS: Final = 32
_LONGEST_FIELD: Final = 16 * 1024
_LONGEST_HEADER: Final = 4 * 1024


@dataclass(frozen=True, slots=True)
class SentFile:
    """What a form says of its file.

    Attributes:
        name: as the client calls it.
        content_type: as the client has it.
        fields: those in front of the file.
        chunks: its bytes, to be read once and to the end.
    """

    name: str
    content_type: str
    fields: dict[str, str]
    chunks: AsyncIterator[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Begin:
    """A part begins; its headers are kept with it, since the parser runs ahead."""

    headers: dict[bytes, bytes]


@dataclass(frozen=True, slots=True)
class _Data:
    """Some of a part's bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class _End:
    """A part is complete."""


_Event = _Begin | _Data | _End


class FormReader:
    """Reads one form.

    Args:
        content_type: of the request; it says what stands between the parts.
        stream: the request's body.

    Raises:
        Problem: 415, when it is no such form.
    """

    def __init__(self, content_type: str, stream: AsyncIterator[bytes]) -> None:
        kind, options = parse_options_header(content_type)
        boundary = options.get(b"boundary")
        if kind != b"multipart/form-data" or not boundary:
            raise Problem(
                415, "unsupported_media_type", "Send a form: multipart/form-data, with one file."
            )
        self._stream = stream
        self._events: deque[_Event] = deque()
        self._headers: dict[bytes, bytes] = {}
        self._name, self._value = bytearray(), bytearray()
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_header_field": self._on_header_field,
                    "on_header_value": self._on_header_value,
                    "on_header_end": self._on_header_end,
                    "on_headers_finished": self._on_headers_finished,
                    "on_part_data": lambda data, start, end: self._events.append(
                        _Data(data[start:end])
                    ),
                    "on_part_end": lambda: self._events.append(_End()),
                },
            )
        except FormParserError as error:
            raise _malformed() from error

    async def file(self) -> SentFile:
        """Reads up to the file.

        Raises:
            Problem: 400, when there is none, or it is no form.
        """
        fields: dict[str, str] = {}
        name, value = "", bytearray()
        async for event in self._all_events():
            match event:
                case _Begin(headers):
                    _, options = parse_options_header(headers.get(b"content-disposition", b""))
                    name, value = _text(options.get(b"name", b"")), bytearray()
                    if b"filename" in options:
                        content_type = _text(headers.get(b"content-type", b""))
                        file_name = _text(options[b"filename"])
                        return SentFile(file_name, content_type, fields, self._chunks())
                case _Data(data):
                    value += data
                    if len(value) > _LONGEST_FIELD:
                        raise Problem(413, "too_large", f"The field “{name[:40]}” is too long.")
                case _End():
                    fields[name] = _text(bytes(value))
                    if len(fields) > _MOST_FIELDS:
                        raise Problem(413, "too_large", "The form has too many fields.")
        raise Problem(400, "no_file", "There is no file in the form.")

    async def _chunks(self) -> AsyncIterator[bytes]:
        """The file's bytes; behind it, the form must be at its end."""
        ended = False
        async for event in self._all_events():
            if ended:
                raise Problem(
                    422, "field_after_file", "The form's fields have to stand in front of its file."
                )
            if isinstance(event, _Data):
                yield event.data
            ended = isinstance(event, _End)
        if not ended:
            raise _malformed()

    async def _all_events(self) -> AsyncIterator[_Event]:
        while self._events:
            yield self._events.popleft()
        async for chunk in self._stream:
            try:
                self._parser.write(chunk)
            except FormParserError as error:
                raise _malformed() from error
            while self._events:
                yield self._events.popleft()

    def _on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]
        self._check_header()

    def _on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]
        self._check_header()

    def _on_header_end(self) -> None:
        self._headers[bytes(self._name).lower()] = bytes(self._value)
        self._name, self._value = bytearray(), bytearray()

    def _on_headers_finished(self) -> None:
        self._events.append(_Begin(self._headers))
        self._headers = {}

    def _check_header(self) -> None:
        if (
            len(self._name) + len(self._value) > _LONGEST_HEADER
            or len(self._headers) > _MOST_FIELDS
        ):
            raise _malformed()


def _text(value: bytes) -> str:
    return value.decode("utf-8", errors="replace")


def _malformed() -> Problem:
    return Problem(400, "malformed_form", "That is no multipart/form-data that can be read.")
