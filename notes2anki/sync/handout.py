"""The second stage of a run: each target gets what it has not, and one that fails does not stand in another's way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from notes2anki.config.values import Config
from notes2anki.errors import Notes2AnkiError
from notes2anki.ledger import decisions, deliveries, notes
from notes2anki.ledger.deliveries import KnownTarget
from notes2anki.ledger.store import Ledger
from notes2anki.model import Guid, Media, Note
from notes2anki.sync.outcome import HandedOut
from notes2anki.sync.task import Vault
from notes2anki.targets import TARGETS
from notes2anki.targets.apkg_reader import read_notes

DELTA_SUFFIX = ".delta.apkg"


@dataclass(frozen=True, slots=True)
class Shipment:
    """What the packages are to hold: the notes' modification times by guid in order, and what they must not."""

    modified: Mapping[Guid, int]
    deleted: frozenset[Guid]


def hand_out(config: Config, vault: Vault, ledger: Ledger, now: int, *, dry_run: bool = False) -> tuple[HandedOut, ...]:
    """Bring every target up to date, and record it once the target has confirmed; `now` is in UTC seconds.

    An error of a target is in what is returned for it.
    """
    with ledger.reading() as connection:
        shipment = Shipment(
            notes.shipped(connection, vault.name, config.orphan_runs),
            notes.deleted(connection) | decisions.dropped(connection),
        )
    hand = _Hand(config, vault.recipe, shipment, ledger, now, dry_run)
    handed = tuple(hand.give(output) for output in config.output)
    if not dry_run:
        _settle_up(config, ledger, handed)
    return handed


def delta_path(output: Path) -> Path:
    """Return where the second package is, which holds only what changed."""
    return output.with_name(output.stem + DELTA_SUFFIX)


@dataclass(frozen=True, slots=True)
class _Hand:
    """Gives a shipment to one target after the other."""

    config: Config
    recipe: str
    shipment: Shipment
    ledger: Ledger
    now: int
    dry_run: bool

    def give(self, output: Path) -> HandedOut:
        """Bring one target up to date."""
        try:
            changed = self._changed(output)
            if changed is None or not self.shipment.modified:
                return HandedOut(output)
            delta = delta_path(output) if self.config.delta and changed else None
            if not self.dry_run:
                self._deliver(output, delta, changed)
            return HandedOut(output, len(self.shipment.modified), len(changed), delta)
        except Notes2AnkiError as error:
            return HandedOut(output, error=error)

    def _changed(self, output: Path) -> frozenset[Guid] | None:
        """Return the notes that a target has not, or not as they are; None when it may stay as it is.

        Orphans that have been told of often enough leave with the next package, but none is written for that alone.
        """
        with self.ledger.reading() as connection:
            known = deliveries.targets(connection).get(str(output))
            has = deliveries.delivered(connection, str(output))
        changed = frozenset(guid for guid, modified in self.shipment.modified.items() if has.get(guid) != modified)
        if known is None or _sha256(output) != known.sha256:
            read_notes(output)  # raises when it is somebody else's file
        elif known.recipe == self.recipe and not changed and self.shipment.deleted.isdisjoint(has):
            return None
        return changed

    def _deliver(self, output: Path, delta: Path | None, changed: frozenset[Guid]) -> None:
        with self.ledger.reading() as connection:
            held = tuple(notes.bodies(connection, self.shipment.modified).values())
        held = tuple(map(_with_media_that_are_there, held))
        delivery = TARGETS["apkg"](output).deliver(held)
        if delta is not None:
            TARGETS["apkg"](delta).deliver([note for note in held if note.guid in changed])
        target = KnownTarget(str(output), self.recipe, delivery.digest, self.now)
        with self.ledger.writing() as connection:
            deliveries.record(connection, target, held)


def _settle_up(config: Config, ledger: Ledger, handed: Sequence[HandedOut]) -> None:
    """Count a package that told of the orphans, once every target has one; forget targets that are no more."""
    names = {str(output) for output in config.output}
    with ledger.reading() as connection:
        gone = [name for name in deliveries.targets(connection) if name not in names]
    told = any(each.notes for each in handed) and not any(each.error for each in handed)
    if gone or told:
        with ledger.writing() as connection:
            for name in gone:
                deliveries.forget(connection, name)
            if told:
                notes.age_orphans(connection)


def _with_media_that_are_there(note: Note) -> Note:
    """Return a note without media that are gone from the vault, or are others now: Anki has them since it was new."""
    if not note.media or all(_is_the_same(media) for media in note.media):
        return note
    return replace(note, media=tuple(media for media in note.media if _is_the_same(media)))


def _is_the_same(media: Media) -> bool:
    digest = _sha256(Path(media.path)) if media.path else ""
    return bool(digest) and digest[:16] in media.name


def _sha256(path: Path) -> str:
    """Return the SHA-256 of a file, "" when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
