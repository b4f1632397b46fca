"""The log: a line for each run and each problem, never a word of the notes."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from notes2anki.errors import OutputError
from notes2anki.messages import _
from notes2anki.model import Severity
from notes2anki.sync.outcome import Outcome

LARGEST = 1_000_000  # bytes of one file
KEPT = 5  # files, the newest among them
FORMAT = "%(asctime)s %(levelname)s %(message)s"

_LEVELS = {Severity.INFO: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}


@contextmanager
def opened(path: Path) -> Iterator[logging.Logger]:
    """Give a logger that writes to `path`, readable only by its owner.

    Raises OutputError when it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = _PrivateHandler(path, maxBytes=LARGEST, backupCount=KEPT - 1, encoding="utf-8")
    except OSError as error:
        message = _("The log {path} cannot be written ({reason}).", path=path, reason=error.strerror)
        raise OutputError(message) from error
    handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.Logger("notes2anki", logging.INFO)  # noqa: LOG001 - nobody else's handlers shall see it
    logger.addHandler(handler)
    try:
        yield logger
    finally:
        handler.close()


def write(logger: logging.Logger, outcome: Outcome) -> None:
    """Write what a run did; of a problem its place and code, for its message may quote a note."""
    counts = " ".join(f"{name}={number}" for name, number in outcome.taken.counts.items())
    logger.info("exit=%d %s orphans=%d seconds=%s", outcome.exit_code, counts, outcome.orphans, outcome.seconds)
    for handed in outcome.handed:
        if handed.error is not None:
            logger.error("%s failed: %s", handed.output, handed.error)
        elif handed.notes:
            logger.info("%s notes=%d changed=%d", handed.output, handed.notes, handed.changed)
    for message in outcome.messages:
        logger.warning("%s", message)
    for problem in outcome.taken.problems:
        logger.log(_LEVELS[problem.severity], "%s %s", problem.span, problem.code)


class _PrivateHandler(RotatingFileHandler):
    """A rotating file that only its owner reads."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return TextIOWrapper(FileIO(descriptor, "a"), encoding=self.encoding, line_buffering=True)
