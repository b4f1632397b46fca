"""One run at a time on one state folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from notes2anki.errors import Notes2AnkiError, TryLaterError
from notes2anki.messages import _

FILE_NAME = "lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a state folder; the system frees it even when we are killed.

    Raises TryLaterError when another run holds it.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(folder / FILE_NAME, timeout=0, mode=0o600)
        lock.acquire()
    except Timeout as error:
        raise TryLaterError(_("Another run is using {path}; try again later.", path=folder)) from error
    except OSError as error:
        message = _("The state folder {path} cannot be used ({reason}).", path=folder, reason=error.strerror)
        raise Notes2AnkiError(message) from error
    try:
        yield
    finally:
        lock.release()
