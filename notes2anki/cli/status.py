"""`notes2anki status`: how the nightly run stands."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from notes2anki import night_report, schedule
from notes2anki.as_json import to_json
from notes2anki.cli.help import Command
from notes2anki.cli.options import config_option
from notes2anki.config.read import read_config
from notes2anki.config.values import Config
from notes2anki.ledger import deliveries, notes, runs
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _, later
from notes2anki.night_report import Standing
from notes2anki.schedule.job import job_name

DONE = 0
SHOWN = 7  # runs


@click.command(
    "status",
    cls=Command,
    short_help=later("Tell how the nightly run stands."),
    help=later("Tell when the last run was and the next will be, what changed, what failed, and where everything is."),
    examples=("notes2anki status", "notes2anki status --json"),
)
@config_option
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, for programs."))
def command(config: Path | None, as_json: bool) -> int:
    """Tell how the nightly run stands."""
    standing = _standing(read_config(config).config)
    if as_json:
        click.echo(to_json(night_report.standing_object(standing), sys.stdout, indent=2))
    else:
        _print(standing)
    return DONE


def _standing(config: Config) -> Standing:
    with Ledger(config.state_folder).reading() as connection:
        return Standing(
            config,
            runs.latest(connection, SHOWN),
            tuple(deliveries.targets(connection).values()),
            notes.count(connection),
            sum(orphan.is_told(config.orphan_runs) for orphan in notes.orphans(connection)),
            _next_run(config),
        )


def _next_run(config: Config) -> dt.datetime | None:
    if config.file is None:
        return None
    now, name = dt.datetime.now().astimezone(), job_name(config.file)
    moments = (job.next_run(now) for _method, job in schedule.installed() if job.name == name)
    return next((moment for moment in moments if moment is not None), None)


def _print(standing: Standing) -> None:
    from rich.console import Console  # noqa: PLC0415 - it loads what help does not need
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=sys.stdout, highlight=False)
    facts = Table(box=None, pad_edge=False, show_header=False)
    facts.add_column(no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in night_report.standing_rows(standing):
        facts.add_row(Text(name, "bold"), Text(value))
    console.print(facts)
    if standing.runs:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in (_("Run"), _("Result"), _("Changes"), _("Seconds")):
            table.add_column(heading, overflow="fold")
        for row in night_report.run_rows(standing.runs):
            table.add_row(*map(Text, row))
        console.print()
        console.print(table)
        for problem in standing.runs[0].problems:
            click.echo(str(problem))
