"""`notes2anki orphans`: the notes whose text is gone, and those that the user has deleted."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Collection, Sequence
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
from notes2anki.identity import KnownNote
from notes2anki.ledger import marks, notes
from notes2anki.ledger.notes import Orphan
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _, later
from notes2anki.model import Guid
from notes2anki.sync.clock import Clock

DONE = 0


@click.group(
    "orphans",
    cls=Commands,
    short_help=later("List or delete notes whose text is gone, and others."),
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
    help=later(
        "List the notes whose text is gone, and in how many more packages each is told of; or those that you have"
        " deleted."
    ),
    examples=("notes2anki orphans list", "notes2anki orphans list --deleted"),
)
@config_option
@click.option(
    "--deleted", is_flag=True, help=later("List the notes that you have deleted, with or without their text.")
)
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, one object a line."))
def show(config: Path | None, deleted: bool, as_json: bool) -> int:
    """List notes whose text is gone, or that were deleted."""
    chosen = read_config(config).config
    if deleted:
        return _show_deleted(chosen, as_json=as_json)
    found = [orphan for orphan in _orphans(chosen) if as_json or not orphan.deleted]
    for orphan in found:
        if as_json:
            click.echo(to_json(night_report.orphan_object(orphan, chosen.orphan_runs), sys.stdout))
        else:
            click.echo(f"{_line(orphan)}  ({night_report.packages_left(orphan, chosen.orphan_runs)})")
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
        "Let no further package hold these notes, so that importing one does not bring back what you deleted in Anki:"
        " notes whose text is gone, or any other by the GUID that stands in its field N2AId. One whose text was gone"
        " and is written again comes back; `orphans restore` brings back any. The next sync writes the packages."
    ),
    examples=("notes2anki orphans delete --all", "notes2anki orphans delete 0Ux3kPq9aZ"),
)
@config_option
@click.option("--all", "all_of_them", is_flag=True, help=later("Delete all that `orphans list` shows."))
@click.argument("guids", metavar="[GUID]...", nargs=-1)
def delete(config: Path | None, all_of_them: bool, guids: tuple[str, ...]) -> int:
    """Let the next packages hold them no more."""
    chosen = read_config(config).config
    with lock.held(chosen.state_folder):
        with Ledger(chosen.state_folder).reading() as connection:
            gone = [orphan.guid for orphan in notes.orphans(connection) if not orphan.deleted]
            every = {note.guid for note in notes.known(connection)} - notes.deleted(connection)
        wanted = _wanted(guids, gone if all_of_them else every, all_of_them=all_of_them)
        _decide(chosen, lambda writing: notes.delete(writing, wanted, Clock().seconds))
    say(_("{number} notes are deleted; `notes2anki sync` writes packages without them.", number=len(wanted)))
    return DONE


@command.command(
    "restore",
    cls=Command,
    short_help=later("Let the next packages hold them again."),
    help=later("Let the next packages hold notes again that you had deleted."),
    examples=("notes2anki orphans restore 0Ux3kPq9aZ", "notes2anki orphans restore --all"),
)
@config_option
@click.option("--all", "all_of_them", is_flag=True, help=later("Restore all that `orphans list --deleted` shows."))
@click.argument("guids", metavar="[GUID]...", nargs=-1)
def restore(config: Path | None, all_of_them: bool, guids: tuple[str, ...]) -> int:
    """Let the next packages hold them again."""
    chosen = read_config(config).config
    with lock.held(chosen.state_folder):
        with Ledger(chosen.state_folder).reading() as connection:
            wanted = _wanted(guids, notes.deleted(connection), all_of_them=all_of_them)
        _decide(chosen, lambda writing: notes.restore(writing, wanted))
    say(_("{number} notes are restored; `notes2anki sync` writes packages with them.", number=len(wanted)))
    return DONE


def _wanted(guids: Sequence[str], there: Collection[Guid], *, all_of_them: bool) -> tuple[Guid, ...]:
    """Return the notes that were named, or all that are there. Raises UsageError for others."""
    if all_of_them == bool(guids):
        raise UsageError(_("Name the notes by their GUIDs, or all of them with --all."))
    unknown = sorted(set(guids) - set(there))
    if unknown:
        raise UsageError(_("There is no such note with the GUID {guids}.", guids=", ".join(unknown)))
    return tuple(sorted(there if all_of_them else {Guid(guid) for guid in guids}))


def _decide(config: Config, decision: Callable[[sqlite3.Connection], None]) -> None:
    with Ledger(config.state_folder).writing() as connection:
        decision(connection)
        marks.put(connection, "seal", "")  # the next run has something to do


def _show_deleted(config: Config, *, as_json: bool) -> int:
    with Ledger(config.state_folder).reading() as connection:
        unwanted = notes.deleted(connection)
        found = sorted(
            (note for note in notes.known(connection) if note.guid in unwanted),
            key=lambda note: (note.path, note.line_start, note.guid),
        )
    for note in found:
        click.echo(to_json(night_report.deleted_object(note), sys.stdout) if as_json else _line(note))
    if not found:
        say(_("No note was deleted."))
    return DONE


def _line(note: Orphan | KnownNote) -> str:
    return f"{note.guid}  {note.path}:{note.line_start}  {' '.join(note.front.split())}"


def _orphans(config: Config) -> tuple[Orphan, ...]:
    with Ledger(config.state_folder).reading() as connection:
        return notes.orphans(connection)
