"""`notes2anki sync`: the nightly run."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from notes2anki import night_report
from notes2anki.as_json import to_json
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import PATH, config_option
from notes2anki.cli.progress import progress_bar
from notes2anki.config.read import read_config
from notes2anki.messages import later
from notes2anki.sync.followed import followed
from notes2anki.sync.night import Night
from notes2anki.sync.outcome import Outcome
from notes2anki.sync.task import Effort


@click.command(
    "sync",
    cls=Command,
    short_help=later("Bring the decks up to date, as every night."),
    help=later(
        "Read what changed in the vault since the last run and bring every configured package up to date. What did not"
        " change is neither read nor written. A note whose text is gone stays a while, tagged n2a::orphan."
    ),
    examples=("notes2anki sync", "notes2anki sync --dry-run", "notes2anki sync --vault notes --output deck.apkg"),
)
@config_option
@click.option("--vault", metavar="DIR", type=PATH, help=later("The folder of your notes."))
@click.option(
    "-o", "--output", metavar="FILE", type=PATH, multiple=True, help=later("The package to write; may be repeated.")
)
@click.option(
    "--state",
    metavar="DIR",
    type=PATH,
    help=later("The folder that remembers notes, so that they stay the same when renamed or reworded."),
)
@click.option(
    "--delta/--no-delta", default=None, help=later("Write a second package with only what changed, or do not.")
)
@click.option("--min-score", metavar="SCORE", type=click.FloatRange(0, 1), help=later("Make no card that scores less."))
@click.option("--dry-run", is_flag=True, help=later("Print what would change and why, and write nothing."))
@click.option("--if-due", is_flag=True, help=later("Do nothing when the last good run is less than 20 hours ago."))
@click.option("--force", is_flag=True, help=later("Go on although much is gone from the vault."))
@click.option(
    "--scheduled",
    is_flag=True,
    help=later("Say nothing when all is well, and call whom the configuration names."),
)
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, for programs."))
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help=later("How many processes read at a time; else as many as pay."),
)
def command(
    config: Path | None,
    vault: Path | None,
    output: tuple[Path, ...],
    state: Path | None,
    delta: bool | None,
    min_score: float | None,
    dry_run: bool,
    if_due: bool,
    force: bool,
    scheduled: bool,
    as_json: bool,
    jobs: int | None,
) -> int:
    """Bring the decks up to date."""
    given = {
        "vault": vault and str(vault),
        "output": list(map(str, output)) or None,
        "state": state and str(state),
        "delta": delta,
        "min_score": min_score,
    }
    flags = {name: value for name, value in given.items() if value is not None}
    chosen = read_config(config, flags=flags).config
    with progress_bar() as progress:
        night = Night(chosen, effort=Effort(force, jobs, progress))
        if dry_run:
            outcome = night.rehearse()
        else:
            outcome = followed(lambda: night.run(if_due=if_due), chosen, scheduled=scheduled, say=say)
    _tell(outcome, as_json=as_json, quiet=scheduled)
    return outcome.exit_code


def _tell(outcome: Outcome, *, as_json: bool, quiet: bool) -> None:
    for problem in outcome.taken.problems:
        if night_report.worth_telling(problem.severity, scheduled=quiet):
            click.echo(str(problem), err=True)
    if as_json:
        click.echo(to_json(night_report.outcome_object(outcome), sys.stdout, indent=2))
    elif outcome.dry_run:
        for change in outcome.taken.changes:
            click.echo(night_report.change_line(change))
    if not quiet or outcome.failure is not None or outcome.messages:
        for line in night_report.outcome_lines(outcome):
            say(line)
