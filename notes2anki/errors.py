"""Everything that can go wrong in a way the user can mend, each with its exit code.

Exit codes follow sysexits.h where it has a number: 73 EX_CANTCREAT, 75 EX_TEMPFAIL, 78 EX_CONFIG.
A fault in one file is not raised but collected as a `Problem` (see `notes2anki.model`); the run goes on.
"""

from __future__ import annotations

from typing import ClassVar


class Notes2AnkiError(Exception):
    """Stop the command with a message in plain words.

    The message names the file (and `path:line` where there is one) and says what to do.
    """

    exit_code: ClassVar[int] = 1


class UsageError(Notes2AnkiError):
    """The command line asks for something that cannot be: a path that is not there, say."""

    exit_code = 2


class OutputError(Notes2AnkiError):
    """The output cannot be written, or did not pass its check; the old file is untouched."""

    exit_code = 73


class TryLaterError(Notes2AnkiError):
    """Another run holds the lock, or Anki is not there: a later try may succeed."""

    exit_code = 75


class RefusedError(Notes2AnkiError):
    """Too much has vanished at once; nothing was touched."""

    exit_code = 76


class ConfigError(Notes2AnkiError):
    """The configuration is wrong; the message names the key and the valid ones."""

    exit_code = 78
