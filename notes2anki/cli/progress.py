"""A bar on stderr while long work runs, and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from notes2anki.messages import _

if TYPE_CHECKING:
    from rich.progress import Progress

FEW = 20  # files that are read before a bar could be seen


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to be told how many files are done, and of how many; None where no bar is wanted."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar.update
    finally:
        bar.close()


class _Bar:
    """A bar that appears with the first news of work that takes its time."""

    def __init__(self) -> None:
        self._shown: Progress | None = None

    def update(self, done: int, total: int) -> None:
        """Show how many files are done, and of how many."""
        if total <= FEW:
            return
        if self._shown is None:
            self._shown = _columns()
            self._shown.add_task(_("Reading"), total=total)
            self._shown.start()
        self._shown.update(self._shown.task_ids[0], completed=done)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()


def _columns() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
