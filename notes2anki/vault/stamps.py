"""Whether a file may have changed, without reading it: its time, size and inode."""

from __future__ import annotations

import os
import stat
from typing import NamedTuple

SETTLED = 5_000_000_000  # ns; an editor or a sync service has finished with a file that is this old


class Stamp(NamedTuple):
    """What the file system tells of a file; `modified` is in nanoseconds since 1970."""

    modified: int
    size: int
    inode: int

    def wait(self, now: int) -> int:
        """Return how long to wait until the file has settled, in ns; `now` is in ns since 1970.

        A time in the future is a clock that was wrong, and no reason to wait for it.
        """
        age = now - self.modified
        return SETTLED - age if 0 <= age < SETTLED else 0


def stamp_of(location: str) -> Stamp | None:
    """Return the stamp of a regular file, None when there is none."""
    try:
        found = os.lstat(location)
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None
