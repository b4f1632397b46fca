"""One nightly run: lock, look, take in, hand out, record. Where nothing has changed, nothing heavy is loaded."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from notes2anki import lock
from notes2anki.config.values import Config
from notes2anki.errors import ConfigError, RefusedError
from notes2anki.ledger import marks, notes, runs
from notes2anki.ledger.runs import Run
from notes2anki.ledger.store import DamagedLedgerError, Ledger
from notes2anki.messages import _
from notes2anki.model import Problem
from notes2anki.plan import What
from notes2anki.sync.clock import Clock, Watch
from notes2anki.sync.intake import take_in
from notes2anki.sync.outcome import DONE, Outcome, TakenIn
from notes2anki.sync.recipe import recipe_of, whole_seal
from notes2anki.sync.record import Record
from notes2anki.sync.task import Effort, Vault
from notes2anki.vault.globs import chosen
from notes2anki.vault.names import nfc
from notes2anki.vault.seal import seal
from notes2anki.vault.selection import select, vault_root
from notes2anki.vault.settings import read_settings

DUE_AFTER = 20 * 3600  # seconds since the last good run; a night may come a little early
AHEAD = 3600  # seconds by which a run may lie in the future before a clock that was wrong is to blame


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run reads: the vault's root, its name, its seal and the recipe by which its files are read."""

    root: Path
    name: str
    seal: str
    recipe: str


class Night:
    """One run of a configuration."""

    def __init__(self, config: Config, clock: Clock | None = None, effort: Effort | None = None) -> None:
        self.config = config
        self.clock = clock or Clock()
        self.effort = effort or Effort()
        self.watch = Watch()
        self.started_at = self.clock.seconds

    def run(self, *, if_due: bool = False) -> Outcome:
        """Do the run and record it; with `if_due` only when the last good one is long enough ago.

        Raises TryLaterError when another run holds the lock, RefusedError when too much is gone (then nothing was
        touched), and other Notes2AnkiErrors; whatever is raised is recorded, too, where that is possible.
        """
        with lock.held(self.config.state_folder):
            ledger = Ledger(self.config.state_folder)
            try:
                return self._run(ledger, if_due=if_due)
            except DamagedLedgerError as error:
                aside = ledger.set_aside(self.started_at)
                message = _(
                    "The ledger was damaged ({reason}); it is set aside as {path}, and a new one takes its place.",
                    reason=error.reason,
                    path=aside,
                )
                outcome = self._run(ledger, if_due=False)
                return replace(outcome, messages=(message, *outcome.messages))

    def rehearse(self) -> Outcome:
        """Tell what a run would do, and touch nothing: it works on a copy of the ledger."""
        with _copy(Ledger(self.config.state_folder)) as ledger, self.watch.of("all"):
            outcome = self._work(ledger, self._place(ledger), dry_run=True)
        return replace(outcome, seconds=self.watch.parts)

    def _run(self, ledger: Ledger, *, if_due: bool) -> Outcome:
        if if_due and not is_due(ledger, self.started_at):
            return Outcome(self.started_at, due=False)
        record = Record(ledger, self.clock, self.started_at)
        with record.of_failure():
            with self.watch.of("all"):
                place = self._place(ledger)
                outcome = self._unchanged(ledger, place)
                if outcome is None:
                    record.begin()
                    outcome = self._work(ledger, place)
            outcome = replace(outcome, seconds=self.watch.parts)
            whole = whole_seal(self.config, place.seal, place.recipe) if _is_final(outcome) else ""
            record.finish(outcome, whole)
        return outcome

    def _place(self, ledger: Ledger) -> Place:
        """Find the vault, and see to it that the ledger is its own."""
        if not self.config.vault.is_dir():
            raise RefusedError(_("There is no folder {path}; is it mounted?", path=self.config.vault))
        root = vault_root(self.config.vault)
        name = self.config.vault_name or nfc(root.name)
        _take_over(ledger, root, name)
        settings, _problems = read_settings(root)
        return Place(root, name, seal(root), recipe_of(self.config, root, name, settings))

    def _unchanged(self, ledger: Ledger, place: Place) -> Outcome | None:
        """Return what there is to say when nothing has changed since the last run, None when something has."""
        with ledger.reading() as connection:
            whole, last = marks.get(connection, "seal"), runs.last_good(connection)
        if last is None or whole != whole_seal(self.config, place.seal, place.recipe):
            return None
        return Outcome(self.started_at, _as_before(last))

    def _work(self, ledger: Ledger, place: Place, *, dry_run: bool = False) -> Outcome:
        ledger.check()
        selection = select([self.config.vault], chosen(self.config.include, self.config.exclude))
        vault = Vault(selection, place.recipe, place.name)
        messages = self._recovered(ledger, vault)
        taken = take_in(self.config, vault, ledger, self.clock, self.watch, self.effort)
        from notes2anki.sync.handout import hand_out  # noqa: PLC0415 - not needed on most nights

        with self.watch.of("delivering"):
            handed = hand_out(self.config, vault, ledger, self.started_at, dry_run=dry_run)
        with ledger.reading() as connection:
            orphans = sum(orphan.is_told(self.config.orphan_runs) for orphan in notes.orphans(connection))
        return Outcome(self.started_at, taken, handed, messages, orphans=orphans, dry_run=dry_run)

    def _recovered(self, ledger: Ledger, vault: Vault) -> tuple[str, ...]:
        with ledger.reading() as connection:
            if not notes.is_empty(connection):
                return ()
        from notes2anki.sync.recovery import recover  # noqa: PLC0415 - only on a first run, or after a loss

        number = recover(self.config.output, vault, ledger, self.started_at)
        return (_("The ledger is new; {notes} notes are known from the package.", notes=number),) if number else ()


def is_due(ledger: Ledger, now: int) -> bool:
    """Whether the last good run is so long ago, or so far ahead of the clock, that it is time; `now` in UTC seconds."""
    with ledger.reading() as connection:
        last = runs.last_good(connection)
    return last is None or now - last.started_at >= DUE_AFTER or last.started_at > now + AHEAD


def _take_over(ledger: Ledger, root: Path, name: str) -> None:
    """Make the ledger the vault's own: it is new, or the vault was moved or renamed.

    Raises ConfigError when it is another vault's, which is still there.
    """
    with ledger.reading() as connection:
        owner, former = marks.get(connection, "root"), marks.get(connection, "name")
    if (owner, former) == (str(root), name):
        return
    if owner not in ("", str(root)) and Path(owner).is_dir():
        message = _(
            "The state folder {path} belongs to the vault {owner}; set another state.",
            path=ledger.path.parent,
            owner=owner,
        )
        raise ConfigError(message)
    with ledger.writing() as connection:
        if former:
            notes.rename_vault(connection, former, name)
        marks.put(connection, "root", str(root))
        marks.put(connection, "name", name)


def _as_before(last: Run) -> TakenIn:
    """Return what a run did for which all was as the last good run had left it."""
    counts = last.counts
    present = (What.ADDED, What.MODIFIED, What.MOVED, What.UNCHANGED)
    return TakenIn(
        unchanged=sum(counts.get(what.value, 0) for what in present),
        files_unchanged=counts.get("files_read", 0) + counts.get("files_unchanged", 0),
    )


def _is_final(outcome: Outcome) -> bool:
    """Whether nothing is left that another run over the same vault would do better."""
    return outcome.exit_code == DONE and not any(map(_is_passing, outcome.taken.problems))


def _is_passing(problem: Problem) -> bool:
    return problem.code == "still-changing"


@contextmanager
def _copy(ledger: Ledger) -> Iterator[Ledger]:
    """Give a copy of a ledger that may be written to."""
    with tempfile.TemporaryDirectory(prefix="notes2anki-") as folder:
        copy = Ledger(Path(folder))
        if ledger.path.exists():
            with ledger.reading() as source, closing(sqlite3.connect(copy.path)) as target:
                source.backup(target)
        yield copy
