"""Everything that can go wrong between a file and its link.

Each error has a sentence for the person who meets it (`message`), what to do next (`remedy`), and
whether trying again by itself makes sense (`retryable`).
"""


class UploadError(Exception):
    """Base of all errors of this package.

    Attributes:
        message: what happened, one sentence.
        remedy: what to do next; empty when there is nothing to do.
        retryable: whether the same attempt may succeed later.
        retry_after: seconds that the server asked to wait, None if it did not say.
    """

    retryable = False

    def __init__(self, message: str, remedy: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class BadServerAddress(UploadError):
    """An address that no request can be sent to."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"“{address}” is not the address of a server.",
            "Write it as https://drops.example.org.",
        )


class NotADropcapServer(UploadError):
    """Something answers there, but in another language."""

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} answers, but not like a Dropcap server.", "Check the address.")


class ServerUnreachable(UploadError):
    """No answer at all."""

    retryable = True

    def __init__(self, server: str, reason: str = "") -> None:
        detail = f" ({reason})" if reason else ""
        super().__init__(
            f"{server} cannot be reached{detail}.",
            "Check the network and the server's address, then try again.",
        )


class ServerFault(UploadError):
    """The server failed, or has no time."""

    retryable = True

    def __init__(self, server: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(
            f"{server} could not do it just now (it answered {status}).",
            "Try again in a while.",
            retry_after=retry_after,
        )


class ServerFull(UploadError):
    """The server's disk is full, which somebody may mend."""

    retryable = True

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} has no room left.", "Its owner has to make room.")


class LinkExpired(UploadError):
    """The presigned address is no longer valid: a new one has to be asked for."""

    retryable = True

    def __init__(self) -> None:
        super().__init__("The permission to upload had run out.", "Try again.")


class NotAllThere(UploadError):
    """The server lacks bytes that were sent: they have to be sent again."""

    retryable = True

    def __init__(self) -> None:
        super().__init__("Some of the file did not stay with the server.", "It is sent again.")


class TokenRefused(UploadError):
    """The server does not know the token, or it may not do this."""

    def __init__(self, server: str) -> None:
        super().__init__(f"{server} refused the access token.", "Log in again: dropcap login URL.")


class QuotaExceeded(UploadError):
    """The account is full."""


class TooLarge(UploadError):
    """The file is larger than the server takes."""


class NoSuchDrop(UploadError):
    """The drop does not exist, or belongs to somebody else."""

    def __init__(self, which: str) -> None:
        super().__init__(f"You have no drop {which}.", "See yours with: dropcap list.")


class ServerRefused(UploadError):
    """The server said no, and why.

    Attributes:
        code: the stable code of the answer.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail or f"The server refused it ({code}).")
        self.code = code


class FileGone(UploadError):
    """The file is not there, or may not be read."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}.", "Check that the file is there.")


class FileChanged(UploadError):
    """The file is not the one it was when its upload began."""

    def __init__(self, path: object) -> None:
        super().__init__(
            f"{path} changed while it was uploaded.", "Upload it again once it is complete."
        )


class DiskFull(UploadError):
    """There is no room to note what is to be uploaded."""

    def __init__(self, folder: object) -> None:
        super().__init__(f"The disk that holds {folder} is full.", "Make room, then try again.")


class CannotWrite(UploadError):
    """The outbox folder cannot be written to."""

    def __init__(self, folder: object, reason: str) -> None:
        super().__init__(
            f"The outbox {folder} cannot be used: {reason}.", "Check the folder's permissions."
        )


class Cancelled(UploadError):
    """Somebody changed their mind."""

    def __init__(self) -> None:
        super().__init__("The upload was cancelled.")


class OtherServer(UploadError):
    """The file was meant for another server than the one in use now."""

    def __init__(self, meant: str) -> None:
        super().__init__(
            f"This was to go to {meant}, which is not the server in use now.",
            f"Log in there (dropcap login {meant}), then try again.",
        )
