"""`notes2anki schedule`: let the machine do the nightly run."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click
import platformdirs

from notes2anki import schedule
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command, Group
from notes2anki.cli.options import config_option
from notes2anki.config.read import find_file, own_file, read_config
from notes2anki.errors import ConfigError, UsageError
from notes2anki.messages import _, later
from notes2anki.schedule.job import Installed, job_name, nightly

AUTO = "auto"
DONE = 0


class Commands(Group, Command):
    """A group whose help ends in examples, as that of a command does."""


def _time(_context: click.Context, _option: click.Parameter, written: str) -> dt.time:
    """Read a time of day such as 03:30; raise UsageError for any other text."""
    try:
        return dt.datetime.strptime(written, "%H:%M").time()  # noqa: DTZ007 - a time of any day
    except ValueError as error:
        raise UsageError(_("{text} is no time of day such as 03:30.", text=repr(written))) from error


@click.group(
    "schedule",
    cls=Commands,
    short_help=later("Let the machine run the sync every night."),
    help=later(
        "Let the machine run `notes2anki sync` every night: with systemd or cron on Linux, launchd on a Mac, the Task"
        " Scheduler on Windows. A night that was missed is made up for, and two runs never meet."
    ),
    examples=("notes2anki schedule install --at 03:30", "notes2anki schedule show", "notes2anki schedule remove"),
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "install",
    cls=Command,
    short_help=later("Install the nightly job, or change it."),
    help=later(
        "Install the nightly job of a configuration. Installed again, it is changed, not doubled; another configuration"
        " gets a job of its own."
    ),
    examples=(
        "notes2anki schedule install",
        "notes2anki schedule install --at 22:15 --method cron",
        "notes2anki schedule install --print",
    ),
)
@config_option
@click.option("--at", metavar="HH:MM", default="03:30", callback=_time, help=later("When, by your clock; else 03:30."))
@click.option(
    "--method",
    type=click.Choice([AUTO, *schedule.SCHEDULERS]),
    default=AUTO,
    help=later("What is to start it; auto, the default, is the best that is here."),
)
@click.option("--print", "only_print", is_flag=True, help=later("Print what would be installed and change nothing."))
def install(config: Path | None, at: dt.time, method: str, only_print: bool) -> int:
    """Install the nightly job."""
    chosen = method if only_print and method != AUTO else schedule.choose(None if method == AUTO else method)
    file = read_config(config).config.file
    if file is None:
        raise ConfigError(_("There is no configuration; `notes2anki init` writes one."))
    logs = platformdirs.user_log_path("notes2anki", appauthor=False)
    job = nightly(file, at, logs, os.environ)
    if only_print:
        click.echo(schedule.SCHEDULERS[chosen].preview(job), nl=False)
        return DONE
    schedule.install(job, chosen)
    say(_("{name} runs every night at {at}, by {method}.", name=job.name, at=f"{at:%H:%M}", method=chosen))
    for hint in schedule.SCHEDULERS[chosen].hints():
        say(hint)
    return DONE


@command.command(
    "show",
    cls=Command,
    short_help=later("Show the nightly jobs."),
    help=later("Show the nightly jobs that are installed: when they run next, what they run, and where they stand."),
    examples=("notes2anki schedule show",),
)
def show() -> int:
    """Show the nightly jobs."""
    jobs = schedule.installed()
    for method, job in jobs:
        click.echo(_line(method, job, dt.datetime.now().astimezone()))
        click.echo(f"  {job.command}\n  {job.place}")
    if not jobs:
        say(_("No nightly job is installed."))
    return DONE


def _line(method: str, job: Installed, now: dt.datetime) -> str:
    if job.at is None:
        return _("{name}: by {method}; its time was changed by hand", name=job.name, method=method)
    at, run = f"{job.at:%H:%M}", job.next_run(now)
    if run is None:
        return _("{name}: at {at}, by {method}; it is not active", name=job.name, at=at, method=method)
    next_run = f"{run:%Y-%m-%d %H:%M}"
    return _("{name}: at {at}, by {method}; next {next}", name=job.name, at=at, method=method, next=next_run)


@command.command(
    "remove",
    cls=Command,
    short_help=later("Remove the nightly job."),
    help=later("Remove the nightly job of a configuration; nothing of it is left."),
    examples=("notes2anki schedule remove",),
)
@config_option
def remove(config: Path | None) -> int:
    """Remove the nightly job."""
    # The job outlives its configuration, which need not be there any more.
    file = config or find_file(None, os.environ, Path.cwd()) or own_file()
    name = job_name(file)
    methods = schedule.remove(name)
    for method in methods:
        say(_("{name} is removed from {method}.", name=name, method=method))
    if not methods:
        say(_("There was no nightly job for {path}; `notes2anki schedule show` shows all.", path=file))
    return DONE
