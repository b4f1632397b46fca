"""`notes2anki export`: write a deck."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from notes2anki.as_json import to_json
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import PATH, CardChoices, card_options, jobs_option, paths_argument
from notes2anki.cli.progress import progress_bar
from notes2anki.cli.session import exit_code, selected, tell
from notes2anki.errors import Notes2AnkiError
from notes2anki.messages import _, later


@click.command(
    "export",
    cls=Command,
    short_help=later("Write an Anki deck."),
    help=later(
        "Make cards from the Markdown files at PATH and write them as an Anki package. An old package of ours at the"
        " same place tells what has changed since, and is replaced only by one that has passed its check."
    ),
    examples=("notes2anki export ~/vault -o vault.apkg", "notes2anki export 2026-03-02.md -o day.apkg --dry-run"),
)
@paths_argument
@click.option(
    "-o", "--output", metavar="FILE", type=PATH, required=True, help=later("The package to write, such as deck.apkg.")
)
@click.option("--dry-run", is_flag=True, help=later("Write nothing; say what would be written."))
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, for programs."))
@card_options
@jobs_option
def command(
    paths: tuple[Path, ...], output: Path, dry_run: bool, as_json: bool, choices: CardChoices, jobs: int | None
) -> int:
    """Write a deck."""
    from notes2anki import report, run  # noqa: PLC0415 - these load the parsers, which help does not need

    selection = selected(paths)
    if not selection.files:
        tell(selection.problems)
        raise Notes2AnkiError(_("Nothing was written."))
    with progress_bar() as progress:
        exported = run.export(
            selection,
            choices.card_options(selection),
            output,
            now=int(time.time()),
            state=choices.state,
            dry_run=dry_run,
            work=run.Work(run.at_least(choices.min_score), jobs, progress),
        )
    tell(exported.harvest.problems)
    if as_json:
        click.echo(to_json(report.export_object(exported), sys.stdout, indent=2))
    if not exported.plan.notes:
        raise Notes2AnkiError(_("No card was found, so nothing was written."))
    say(report.export_summary(exported))
    return exit_code(exported.harvest.problems)
