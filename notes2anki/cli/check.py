"""`notes2anki check`: read everything, write nothing, print what is wrong."""

from __future__ import annotations

from pathlib import Path

import click

from notes2anki.cards.options import CardOptions
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import jobs_option, paths_argument
from notes2anki.cli.progress import progress_bar
from notes2anki.cli.session import exit_code, selected
from notes2anki.messages import _, later


@click.command(
    "check",
    cls=Command,
    short_help=later("Read everything, write nothing, print problems."),
    help=later(
        "Read the Markdown files at PATH as an export would, write nothing, and print every problem as"
        " path:line: code message."
    ),
    examples=("notes2anki check ~/vault",),
)
@paths_argument
@jobs_option
def command(paths: tuple[Path, ...], jobs: int | None) -> int:
    """Print what is wrong."""
    from notes2anki import run  # noqa: PLC0415 - it loads the parsers, which help does not need

    selection = selected(paths)
    with progress_bar() as progress:
        options = CardOptions(vault=selection.vault_name)
        made = run.harvest(selection, options, work=run.Work(jobs=jobs, progress=progress))
    for problem in made.problems:
        click.echo(str(problem))
    counts = {"files": len(made.documents), "notes": len(made.notes), "problems": len(made.problems)}
    if made.problems:
        say(_("{files} files read, {notes} notes, {problems} problems.", **counts))
    else:
        say(_("ok: {files} files read, {notes} notes.", **counts))
    return exit_code(made.problems)
