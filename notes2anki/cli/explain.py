"""`notes2anki explain`: why a line gave the cards that it gave, or none."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from notes2anki.as_json import to_json
from notes2anki.cli.help import Command
from notes2anki.cli.session import exit_code, tell
from notes2anki.errors import UsageError
from notes2anki.ledger import decisions, notes
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _, later
from notes2anki.vault.selection import select

if TYPE_CHECKING:
    from notes2anki.explain import Decided
    from notes2anki.scan import Scanned

FILE_AND_LINE = re.compile(r"(?P<file>.+):(?P<line>\d+)", re.DOTALL)


@click.command(
    "explain",
    cls=Command,
    short_help=later("Tell why a line gave a card, or none."),
    help=later(
        "Tell for each statement of FILE, or of one LINE of it, what was proposed, by which rule, with which score,"
        " and whether it became a note. Facts that other files state, too, are not considered."
    ),
    examples=("notes2anki explain 2026-03-02.md", "notes2anki explain 2026-03-02.md:14"),
)
@click.argument("place", metavar="FILE[:LINE]")
@click.option(
    "--state",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=later("The folder that remembers notes, with what you decided on cards."),
)
@click.option("--json", "as_json", is_flag=True, help=later("Print the result as JSON, one object a line."))
def command(place: str, state: Path | None, as_json: bool) -> int:
    """Tell why."""
    from notes2anki import report  # noqa: PLC0415 - these load the parsers, which help does not need
    from notes2anki.explain import explain  # noqa: PLC0415
    from notes2anki.scan import scan  # noqa: PLC0415

    path, line = _split(place)
    selection = select([path])
    (scanned,) = scan(selection.files, selection.settings)
    problems = (*selection.problems, *scanned.problems)
    tell(problems)
    decided = None
    if state is not None:
        scanned, decided = _decided(state, scanned)
    verdicts = explain(scanned, line, decided)
    if as_json:
        for verdict in verdicts:
            click.echo(to_json(report.verdict_object(verdict), sys.stdout))
    elif verdicts:
        report.print_verdicts(verdicts, sys.stdout)
    elif scanned.document is not None:
        click.echo(_("There is no statement here."))
    return exit_code(problems)


def _decided(state: Path, scanned: Scanned) -> tuple[Scanned, Decided]:
    """Return a file as the cards that are there make it, and what the user decided."""
    from notes2anki.explain import Decided  # noqa: PLC0415 - these load the parsers, which help does not need
    from notes2anki.extract import MINIMUM  # noqa: PLC0415
    from notes2anki.sync.kept_views import said_by, with_kept_views  # noqa: PLC0415
    from notes2anki.sync.wishes import wishes_of  # noqa: PLC0415

    with Ledger(state).reading() as connection:
        known, made = notes.remembered(connection), decisions.load(connection)
    births = {each.born: each.known.guid for each in known}
    extraction = with_kept_views(scanned.extraction, scanned.path, said_by(known))
    return replace(scanned, extraction=extraction), Decided(wishes_of(made, MINIMUM), births)


def _split(place: str) -> tuple[Path, int | None]:
    """Split FILE[:LINE]; a file whose very name ends so is that file."""
    match = FILE_AND_LINE.fullmatch(place)
    path, line = (
        (Path(match["file"]), int(match["line"])) if match and not Path(place).exists() else (Path(place), None)
    )
    if path.is_dir():
        raise UsageError(_("{path} is a folder; name one file.", path=path))
    return path, line
