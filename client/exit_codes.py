"""What the commands end with. The numbers are documented and do not change."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of `dropcap`."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NO_CAPTURE = 3
    NOT_LOGGED_IN = 4
    UNREACHABLE = 5
    FILE = 6
    REFUSED = 7
    INTERRUPTED = 130
