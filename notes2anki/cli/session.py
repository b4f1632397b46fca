"""The steps that commands share: choose the files, tell the problems, choose the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from notes2anki.cli.boundary import say
from notes2anki.messages import _
from notes2anki.model import Problem, Severity
from notes2anki.vault.selection import Selection, select

DONE, SOME_SKIPPED = 0, 3


def selected(paths: Sequence[Path]) -> Selection:
    """Find the files to read, and say so when there are none."""
    selection = select(paths)
    if not selection.files:
        say(_("There is no Markdown file in {paths}.", paths=", ".join(map(str, paths))))
    return selection


def tell(problems: Iterable[Problem]) -> None:
    """Write the problems that cost something to stderr, a line each."""
    for problem in problems:
        if problem.severity is not Severity.INFO:
            click.echo(str(problem), err=True)


def exit_code(problems: Iterable[Problem]) -> int:
    """Return 3 when a file was skipped, else 0."""
    return SOME_SKIPPED if any(problem.severity is Severity.ERROR for problem in problems) else DONE
