"""`notes2anki orphans`: the notes whose text is gone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from notes2anki import lock, night_report
from notes2anki.as_json import to_json
from notes2anki.cli.boundary import say
from notes2anki.cli.help import Command
from notes2anki.cli.options import config_option
from notes2anki.cli.schedule import Commands
from notes2anki.config.read import read_config
from notes2anki.config.values import Config
from notes2anki.errors import UsageError
from notes2anki.ledger import marks, notes
from notes2anki.ledger.notes import Orphan
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _, later
from notes2anki.sync.clock import Clock

DONE = 0


@click.group(
    "orphans",
    cls=Commands,
    short_help=later("List or delete notes whose text is gone."),
    help=later(
        "A package cannot delete. So a note whose text is gone from the vault stays for some more packages, tagged"
        " n2a::orphan, and you delete it in Anki: search there for tag:n2a::orphan."
    ),
    examples=("notes2anki orphans list", "notes2anki orphans delete --all"),
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "list",
    cls=Command,
    short_help=later("List notes whose text is gone."),
    help=later("List the notes whose text is gone, and in how many more packages each is told of."),
    examples=("notes2anki orphans list", "notes2anki orphans list --json"),
)
@config_option
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, one object a line."))
def show(config: Path | None, as_json: bool) -> int:
    """List notes whose text is gone."""
    chosen = read_config(config).config
    found = [orphan for orphan in _orphans(chosen) if as_json or not orphan.deleted]
    for orphan in found:
        if as_json:
            click.echo(to_json(night_report.orphan_object(orphan, chosen.orphan_runs), sys.stdout))
        else:
            left = night_report.packages_left(orphan, chosen.orphan_runs)
            front = " ".join(orphan.front.split())
            click.echo(f"{orphan.guid}  {orphan.path}:{orphan.line_start}  {front}  ({left})")
    if found and not as_json:
        say(_("In brackets: in how many more packages. In Anki, search for {search}.", search=night_report.SEARCH))
    elif not found:
        say(_("No note has lost its text."))
    return DONE


@command.command(
    "delete",
    cls=Command,
    short_help=later("Let the next packages hold them no more."),
    help=later(
        "Let no further package hold these notes, so that importing one does not bring back what you deleted in Anki."
        " Should their text come back, so do they. The packages are written by the next sync."
    ),
    examples=("notes2anki orphans delete --all", "notes2anki orphans delete 0Ux3kPq9aZ"),
)
@config_option
@click.option("--all", "all_of_them", is_flag=True, help=later("Delete all that `orphans list` shows."))
@click.argument("guids", metavar="[GUID]...", nargs=-1)
def delete(config: Path | None, all_of_them: bool, guids: tuple[str, ...]) -> int:
    """Let the next packages hold them no more."""
    if all_of_them == bool(guids):
        raise UsageError(_("Name the notes by their GUIDs, or all of them with --all."))
    chosen = read_config(config).config
    with lock.held(chosen.state_folder):
        known = {orphan.guid for orphan in _orphans(chosen) if not orphan.deleted}
        unknown = sorted(set(guids) - known)
        if unknown:
            raise UsageError(_("No note without its text has the GUID {guids}.", guids=", ".join(unknown)))
        wanted = sorted(known) if all_of_them else [guid for guid in known if guid in guids]
        with Ledger(chosen.state_folder).writing() as connection:
            notes.delete(connection, wanted, Clock().seconds)
            marks.put(connection, "seal", "")  # the next run has something to do
    say(_("{number} notes are deleted; `notes2anki sync` writes packages without them.", number=len(wanted)))
    return DONE


def _orphans(config: Config) -> tuple[Orphan, ...]:
    with Ledger(config.state_folder).reading() as connection:
        return notes.orphans(connection)
