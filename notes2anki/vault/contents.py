"""Read one file of the vault whole, or say in plain words why not."""

from __future__ import annotations

import os
import stat

from notes2anki.errors import Notes2AnkiError
from notes2anki.messages import _
from notes2anki.model import Problem
from notes2anki.vault.walk import VaultFile, file_problem

LARGEST_FILE = 10_000_000  # bytes; parsing this much takes 11 s and 320 MB (measured)

# A pipe put in the file's place must not make us wait, nor a link lead us out of the vault.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableError(Notes2AnkiError):
    """A file cannot be read; carries the Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_bytes(file: VaultFile, *, largest: int = LARGEST_FILE) -> bytes:
    """Read a file that a walk found.

    Raises UnreadableError when it is gone, forbidden, no regular file any more, or larger than `largest` bytes.
    """
    try:
        descriptor = os.open(file.location, FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise UnreadableError(
                    file_problem(file.path, "not-a-file", _("it is not a file any more, so it was skipped"))
                )
            if found.st_size > largest:
                raise UnreadableError(_too_large(file, found.st_size, largest))
            return stream.read(largest + 1)[:largest]
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = _("it cannot be read ({reason}), so it was skipped", reason=reason)
        raise UnreadableError(file_problem(file.path, "unreadable", message)) from error


def _too_large(file: VaultFile, size: int, largest: int) -> Problem:
    message = _(
        "it has {size} MB, and files over {largest} MB are skipped; split it to have it read",
        size=f"{size / 1e6:.1f}",
        largest=f"{largest / 1e6:g}",
    )
    return file_problem(file.path, "too-large", message)
