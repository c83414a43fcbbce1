"""The formats that recordings can have."""

from enum import StrEnum


class RecordingFormat(StrEnum):
    """What comes out of a recording."""

    MP4 = "mp4"
    WEBM = "webm"
    GIF = "gif"
    WEBP = "webp"

    @property
    def suffix(self) -> str:
        """The usual ending of a file name, with its dot."""
        return f".{self.value}"

    @property
    def content_type(self) -> str:
        """The media type."""
        kind = "video" if self in (RecordingFormat.MP4, RecordingFormat.WEBM) else "image"
        return f"{kind}/{self.value}"

    @property
    def is_converted(self) -> bool:
        """Whether it is made from the finished recording, and not while recording."""
        return self in (RecordingFormat.GIF, RecordingFormat.WEBP)
