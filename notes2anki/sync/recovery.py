"""When the ledger is lost: begin a new one from the package that was written last."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from notes2anki.draft import Settled
from notes2anki.ledger import deliveries, notes
from notes2anki.ledger.deliveries import KnownTarget
from notes2anki.ledger.store import Ledger
from notes2anki.model import Note
from notes2anki.plan import as_orphan
from notes2anki.sync.task import Vault
from notes2anki.targets.apkg_notes import notes_of
from notes2anki.targets.apkg_reader import ForeignFileError, is_by_anki, read_notes, reading


def recover(outputs: Sequence[Path], vault: Vault, ledger: Ledger, now: int) -> int:
    """Record in a new ledger what the first package that is there tells, and return how many notes that are.

    A note keeps its guid, its words, its time and its orphan's tag, so that what has not changed since is not changed
    by the loss. A package that Anki exported serves as well, and is then replaced by one of ours.
    """
    package, found = next(((output, known) for output in outputs if (known := _known(output))), (None, ()))
    if package is None:
        return 0
    with reading(package):
        digest = "" if is_by_anki(package) else hashlib.sha256(package.read_bytes()).hexdigest()
    held = [note if live else as_orphan(note) for note, live in found]
    with ledger.writing() as connection:
        settled = (Settled(note, note.guid, position) for position, (note, _live) in enumerate(found))
        notes.record(connection, settled, vault.name, now)
        notes.orphan(connection, (each for each, (_note, live) in zip(held, found, strict=True) if not live), now)
        deliveries.record(connection, KnownTarget(str(package), vault.recipe, digest, now), held)
    return len(found)


def _known(package: Path) -> tuple[tuple[Note, bool], ...]:
    """Return the notes of a package and whether each has its text; none for a file that is not ours.

    Raises OutputError for one that cannot be read: a ledger begun without it would give its notes new guids.
    """
    try:
        return tuple(notes_of(read_notes(package)))
    except ForeignFileError:
        return ()
