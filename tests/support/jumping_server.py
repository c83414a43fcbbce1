"""`dropcap-server` on a machine whose clock jumps two hours forth and back, again and again."""

import itertools
import sys
import time

from server.cli import main
from server.storage import folder, signing

_HOURS = 2 * 3600
_JUMPS = itertools.cycle([0] * 7 + [_HOURS] * 3)


class _Clock:
    """What modules find in place of `time`."""

    @staticmethod
    def time() -> float:
        """Seconds since 1970, or so it says."""
        return time.time() + next(_JUMPS)


if __name__ == "__main__":
    vars(folder)["time"] = _Clock
    signing.Signer.__init__.__defaults__ = (_Clock.time,)
    sys.exit(main(sys.argv[1:]))
