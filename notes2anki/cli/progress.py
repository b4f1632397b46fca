"""A bar on stderr while long work runs, and only where a person looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from notes2anki.messages import _

FEW = 20  # files that are read before a bar could be seen


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to be told of the work done, None where no bar is wanted."""
    if total <= FEW or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Reading"), total=total)
        yield lambda done, _total: bar.update(task, completed=done)
