"""From the drafts of all files to what became of every note, and into the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from notes2anki.config.values import Config
from notes2anki.draft import Draft, Settled
from notes2anki.ledger import analyses, files, marks, notes, spares
from notes2anki.ledger.codec import spans_text
from notes2anki.ledger.files import KnownFile
from notes2anki.ledger.notes import Remembered
from notes2anki.ledger.store import Ledger
from notes2anki.model import Guid, Problem
from notes2anki.plan import Change, Delivered, Plan, What, orphaned, plan
from notes2anki.sync.doubts import doubts
from notes2anki.sync.grant import grant
from notes2anki.sync.kept_deletions import with_kept_deletions
from notes2anki.sync.kept_views import is_asked_by, said_by
from notes2anki.sync.meeting import notes_of, spare_notes, stayed
from notes2anki.sync.reading import ReadFile
from notes2anki.sync.spares import spares_for
from notes2anki.sync.survey import Survey
from notes2anki.sync.task import Vault
from notes2anki.sync.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of every note.

    `settled` are the notes that have their text, in reading order, with what the ledger keeps beside; those
    of `touched` are to be written anew. `bodiless` are lost notes of which an early version kept too little to tell
    Anki of them. `known` is how many notes had their text before. `problems` tell of notes that may be a lost one.
    `left_out` are new notes that the user's decisions on others speak against.
    """

    plan: Plan
    settled: tuple[Settled, ...]
    touched: frozenset[Guid]
    bodiless: tuple[Guid, ...]
    known: int
    problems: tuple[Problem, ...]
    left_out: tuple[Settled, ...] = ()


def changes_of(
    config: Config,
    vault: Vault,
    ledger: Ledger,
    known_files: Mapping[str, KnownFile],
    found: Survey,
    read: Sequence[ReadFile],
    wishes: Wishes,
    now: int,
) -> Changes:
    """Tell what became of every note, now that some files were read and some are gone."""
    fresh = {each.path: each for each in read if each.drafts is not None}
    read_again = {*fresh, *found.gone}
    with ledger.reading() as connection:
        kept = files.drafts(connection, without=read_again)
        drafts = sorted((*kept, *_drafts(fresh)), key=lambda draft: (draft.path, draft.position))
        remembered = notes.remembered(connection, vault.name)
        known_spares = spares_for(connection, wishes, remembered, drafts, _spares(fresh), read_again)
    permalinks, options = _permalinks(known_files, fresh), config.card_options(vault.name)
    facts = stayed(drafts, is_asked_by(said_by(remembered)))
    identities = grant(
        notes_of(facts, drafts, permalinks, options),
        known_spares,
        lambda named, others: spare_notes(named, others, facts, permalinks, options),
        remembered,
        wishes,
    )
    with ledger.reading() as connection:
        bodies = partial(notes.bodies, connection)
        settled_notes = with_kept_deletions(identities.settled, remembered, bodies, permalinks)
    planned = plan((each.note for each in settled_notes), _delivered(remembered), now)
    found_guids = {each.note.guid for each in settled_notes}
    lost = [each for each in remembered if each.known.live and each.known.guid not in found_guids]
    orphans, bodiless = _orphans(ledger, lost, frozenset(found.gone), now)
    dated = tuple(replace(each, note=change.note) for change, each in zip(planned.changes, settled_notes, strict=True))
    return Changes(
        Plan((*_told(planned.changes, wishes), *orphans)),
        dated,
        frozenset(_touched(planned.changes, dated, remembered, fresh)),
        bodiless,
        sum(each.known.live for each in remembered),
        doubts(identities, remembered),
        identities.left_out,
    )


def record(
    ledger: Ledger,
    vault: Vault,
    found: Survey,
    read: Sequence[ReadFile],
    changes: Changes,
    wishes: Wishes,
    now: int,
) -> None:
    """Record what was read, by which decisions, and what became of every note, all or nothing."""
    with ledger.writing() as connection:
        files.forget(connection, found.gone)
        spares.forget(connection, found.gone)
        marks.put(connection, "decided", wishes.digest)
        for path, stamp in found.restamped:
            files.restamp(connection, path, stamp)
        for each in read:
            if each.file is not None and each.drafts is not None:
                files.record(connection, each.file, each.drafts)
                spares.record(connection, each.path, each.spares)
            elif each.file is not None:
                files.fail(connection, each.file)
        spares.leave_out(connection, changes.left_out)
        analyses.record(connection, [each.learned for each in read], everything=found.unchanged == 0)
        touched = (each for each in changes.settled if each.note.guid in changes.touched)
        notes.record(connection, touched, vault.name, now)
        orphans = (change.note for change in changes.plan.changes if change.what is What.ORPHANED)
        notes.orphan(connection, orphans, now)
        notes.lose(connection, changes.bodiless, now)


def _told(changes: Sequence[Change], wishes: Wishes) -> Iterator[Change]:
    """Yield what a person is told of: not that a card is known from now on which he dropped before it was made."""
    for change in changes:
        if change.what is not What.ADDED or change.note.guid not in wishes.dropped:
            yield change


def _drafts(fresh: Mapping[str, ReadFile]) -> Iterator[Draft]:
    for each in fresh.values():
        yield from each.drafts or ()


def _spares(fresh: Mapping[str, ReadFile]) -> Iterator[Draft]:
    for each in fresh.values():
        yield from each.spares


def _permalinks(known: Mapping[str, KnownFile], fresh: Mapping[str, ReadFile]) -> dict[str, str]:
    permalinks = {path: file.permalink for path, file in known.items()}
    return permalinks | {path: each.file.permalink for path, each in fresh.items() if each.file is not None}


def _delivered(remembered: Sequence[Remembered]) -> dict[Guid, Delivered]:
    return {
        note.guid: Delivered(note.digest, note.modified, note.path, (note.front, note.back, note.text), note.live)
        for note in (each.known for each in remembered)
    }


def _orphans(
    ledger: Ledger, lost: Sequence[Remembered], gone: frozenset[str], now: int
) -> tuple[tuple[Change, ...], tuple[Guid, ...]]:
    """Return what became of notes that have lost their text, and those of which no body is known."""
    with ledger.reading() as connection:
        bodies = notes.bodies(connection, [each.known.guid for each in lost])
    before = _delivered(lost)
    ordered = sorted(lost, key=lambda each: (each.known.path, each.position, each.known.guid))
    changes = tuple(
        orphaned(bodies[guid], before[guid], gone=each.known.path in gone, now=now)
        for each in ordered
        if (guid := each.known.guid) in bodies
    )
    return changes, tuple(each.known.guid for each in ordered if each.known.guid not in bodies)


def _touched(
    changes: Sequence[Change],
    settled_notes: Sequence[Settled],
    remembered: Sequence[Remembered],
    fresh: Mapping[str, ReadFile],
) -> Iterator[Guid]:
    """Yield the notes of which the ledger would say something else than it does."""
    before = {each.known.guid: (each.born, each.position, each.sources) for each in remembered}
    for change, each in zip(changes, settled_notes, strict=True):
        note = each.note
        same = before.get(note.guid) == (each.born, each.position, spans_text(note.sources))
        if change.what is not What.UNCHANGED or not same or note.sources[0].path in fresh:
            yield note.guid
