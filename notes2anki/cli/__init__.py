"""The command line: one module for each command, one boundary for all errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import click

from notes2anki.cli import cards, check, config, explain, export, init, orphans, review, schedule, status, sync
from notes2anki.cli.boundary import guarded
from notes2anki.cli.help import Group
from notes2anki.garbage import look_seldom
from notes2anki.messages import later


@click.group(
    "notes2anki",
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=later("Make Anki cards from ordinary Markdown notes. The notes are only read, never changed."),
)
@click.version_option(package_name="notes2anki", message="%(prog)s %(version)s")
def program() -> None:
    """Hold the commands together."""


for module in (export, cards, check, explain, init, sync, status, orphans, review, schedule, config):
    program.add_command(module.command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, `arguments` or the process's own, and exit with its code."""
    # A job of Windows has no window and no output.
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console of another encoding must not stop us
    sys.exit(guarded(lambda: _run(arguments)))


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _run(arguments: Sequence[str] | None) -> int | None:
    look_seldom()
    code = program.main(arguments, prog_name="notes2anki", standalone_mode=False)
    return code if isinstance(code, int) else None
