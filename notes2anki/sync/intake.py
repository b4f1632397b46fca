"""The first stage of a run: what changed in the vault goes into the ledger, in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from notes2anki.config.values import Config
from notes2anki.errors import RefusedError
from notes2anki.ledger import decisions, files, marks, notes
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _
from notes2anki.model import Problem
from notes2anki.plan import What, too_much_gone
from notes2anki.sync.clock import Clock, Watch
from notes2anki.sync.outcome import TakenIn
from notes2anki.sync.survey import Survey, survey
from notes2anki.sync.task import Effort, Vault

if TYPE_CHECKING:
    from notes2anki.sync.changes import Changes
    from notes2anki.sync.reading import ReadFile


def take_in(config: Config, vault: Vault, ledger: Ledger, clock: Clock, watch: Watch, effort: Effort) -> TakenIn:
    """Read what changed and record it.

    Raises RefusedError, and then nothing is recorded, when too much is gone at once.
    """
    with watch.of("looking"), ledger.reading() as connection:
        known_files = files.load(connection)
        found = survey(vault.selection, known_files, vault.recipe, clock)
        decided = decisions.load(connection)
        as_decided = marks.get(connection, "decided") == decisions.digest(decided)
    if not vault.selection.files and not effort.force:
        message = _(
            "There is no Markdown file in {path}; is it the right folder, and is it mounted?", path=config.vault
        )
        raise RefusedError(message)
    if not (found.to_read or found.gone) and as_decided:
        return _nothing_new(ledger, found)
    from notes2anki.sync.changes import changes_of, record  # noqa: PLC0415 - it loads the parsers
    from notes2anki.sync.reading import say_of  # noqa: PLC0415
    from notes2anki.sync.wishes import wishes_of  # noqa: PLC0415

    read = _read(config, vault, ledger, found, watch, effort)
    with watch.of("comparing"):
        wishes = wishes_of(decided, say_of(config).minimum, config.min_score)
        changes = changes_of(config, vault, ledger, known_files, found, read, wishes, clock.seconds)
    if not effort.force:
        _refuse_if_too_much_gone(changes)
    with watch.of("recording"):
        record(ledger, vault, found, read, changes, wishes, clock.seconds)
    return TakenIn(
        changes=tuple(change for change in changes.plan.changes if change.what is not What.UNCHANGED),
        unchanged=changes.plan.counts()[What.UNCHANGED],
        files_read=len(read),
        files_unchanged=found.unchanged,
        files_gone=len(found.gone),
        problems=_problems((*found.problems, *changes.problems), read),
    )


def _nothing_new(ledger: Ledger, found: Survey) -> TakenIn:
    if found.restamped:
        with ledger.writing() as connection:
            for path, stamp in found.restamped:
                files.restamp(connection, path, stamp)
    with ledger.reading() as connection:
        return TakenIn(unchanged=notes.count(connection), files_unchanged=found.unchanged, problems=found.problems)


def _read(
    config: Config, vault: Vault, ledger: Ledger, found: Survey, watch: Watch, effort: Effort
) -> tuple[ReadFile, ...]:
    from notes2anki.scan import Reader  # noqa: PLC0415 - it loads the parsers
    from notes2anki.sync.kept_views import said_by  # noqa: PLC0415
    from notes2anki.sync.reading import Builder, read_files, say_of  # noqa: PLC0415

    with ledger.reading() as connection:
        said = said_by(notes.remembered(connection, vault.name))
    reader = Reader.of(vault.selection.settings, say_of(config), config.languages)
    builder = Builder.of(vault.selection.root, reader, config.card_options(vault.name), vault.recipe, said)
    with watch.of("reading"):
        return tuple(read_files(found.to_read, reader, builder, ledger, jobs=effort.jobs, progress=effort.progress))


def _refuse_if_too_much_gone(changes: Changes) -> None:
    gone = changes.plan.counts()[What.ORPHANED]
    if too_much_gone(gone, changes.known):
        message = _(
            "{gone} of {known} notes have lost their text since the last run, so nothing was touched. Is the vault"
            " whole, and the configuration as it should be? `notes2anki sync --dry-run --force` shows what would"
            " change, `notes2anki sync --force` does it.",
            gone=gone,
            known=changes.known,
        )
        raise RefusedError(message)


def _problems(found: Sequence[Problem], read: Sequence[ReadFile]) -> tuple[Problem, ...]:
    return tuple(sorted({*found, *(problem for each in read for problem in each.problems)}))
