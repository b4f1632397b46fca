"""One run: scan the files, build the notes, find what changed, deliver, record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from notes2anki import lock
from notes2anki.cards.build import build_note
from notes2anki.cards.digest import digest_of
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions
from notes2anki.draft import Settled
from notes2anki.extract import Say, merge
from notes2anki.identity import path_of
from notes2anki.ledger import notes as ledger_notes
from notes2anki.ledger.notes import Remembered
from notes2anki.ledger.store import Ledger
from notes2anki.model import Candidate, Digest, Document, Guid, Note, Problem, Rejection, Severity
from notes2anki.plan import Delivered, Plan, plan
from notes2anki.scan import Progress, library, scan
from notes2anki.sync.doubts import doubts
from notes2anki.sync.guids import identified
from notes2anki.sync.meeting import Met
from notes2anki.targets import TARGETS
from notes2anki.targets.apkg_reader import WrittenNote, read_notes
from notes2anki.vault.library import Library
from notes2anki.vault.selection import Selection


@dataclass(frozen=True, slots=True)
class Work:
    """How to go about a run: what the user says of his cards, how many processes, whom to tell of what is done.

    None leaves the choice to the rooms that know.
    """

    say: Say | None = None
    jobs: int | None = None
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """What the selected files give: notes in reading order, what was rejected, and all problems, sorted."""

    settled: tuple[Settled, ...]
    rejections: tuple[Rejection, ...]
    problems: tuple[Problem, ...]
    documents: Mapping[str, Document]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes themselves."""
        return tuple(each.note for each in self.settled)

    @property
    def skipped(self) -> int:
        """How many files or folders could not be read."""
        return len({problem.span.path for problem in self.problems if problem.severity is Severity.ERROR})


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote to `output`, or would write in a dry run; with no note in the plan it writes nothing."""

    output: Path
    plan: Plan
    harvest: Harvest
    dry_run: bool


def at_least(score: float | None) -> Say | None:
    """Return the say of a user who wants no card that scores less (0 … 1); None for one who has not said."""
    return None if score is None else Say(minimum=score)


def harvest(
    selection: Selection,
    options: CardOptions,
    *,
    state: Path | None = None,
    work: Work = Work(),
) -> Harvest:
    """Make the notes of the selected files; with the ledger in `state` they keep the guids that they have."""
    scanned = scan(selection.files, selection.settings, say=work.say, jobs=work.jobs, progress=work.progress)
    documents = {each.path: each.document for each in scanned if each.document is not None}
    merged = merge([each.extraction for each in scanned])
    names = library(selection.root, selection.settings, documents)
    notes, problems = _build(merged.candidates, documents, options, names)
    known = _known(state, options.vault) if state is not None else ()
    unseen = frozenset(each.known.guid for each in known if not _was_looked_for(each, documents, selection.root))
    found = identified(notes, known, unseen)
    problems += [problem for each in scanned for problem in each.problems]
    problems += doubts(found, known)
    return Harvest(
        found.settled,
        merged.rejections,
        tuple(sorted({*selection.problems, *problems})),
        documents,
    )


def export(
    selection: Selection,
    options: CardOptions,
    output: Path,
    *,
    now: int,
    state: Path | None = None,
    dry_run: bool = False,
    work: Work = Work(),
) -> Exported:
    """Write the notes of the selected files to an .apkg; `now` (UTC seconds) is the time of what is new in it.

    What was delivered before is known from the ledger in `state`, else from the package that is to be replaced.
    No note, no package: an old one is never replaced by an empty one.
    Raises OutputError when it cannot be written, TryLaterError when another run holds `state`.
    """
    with lock.held(state) if state is not None and not dry_run else nullcontext():
        made = harvest(selection, options, state=state, work=work)
        planned = plan(made.notes, _delivered(made, output, state), now)
        if planned.notes and not dry_run:
            TARGETS["apkg"](output).deliver(planned.notes)
            if state is not None:
                _record(state, made.settled, planned.notes, options.vault, now)
    return Exported(output, planned, made, dry_run)


def _known(state: Path, vault: str | None = None) -> tuple[Remembered, ...]:
    with Ledger(state).reading() as connection:
        return ledger_notes.remembered(connection, vault)


def _record(state: Path, found: Sequence[Settled], notes: Sequence[Note], vault: str, now: int) -> None:
    dated = (replace(each, note=note) for each, note in zip(found, notes, strict=True))
    with Ledger(state).writing() as connection:
        ledger_notes.record(connection, dated, vault, now)


def _was_looked_for(each: Remembered, documents: Mapping[str, Document], root: Path) -> bool:
    """Whether this run would have found a known note if its text were there."""
    return each.known.path in documents or not (root / each.known.path).exists()


def _build(
    candidates: Sequence[Candidate], documents: Mapping[str, Document], options: CardOptions, names: Library
) -> tuple[tuple[Met, ...], list[Problem]]:
    built: list[Met] = []
    problems: list[Problem] = []
    positions: Counter[str] = Counter()
    for candidate in sorted(candidates, key=lambda candidate: candidate.sources[0]):
        path = candidate.sources[0].path
        note, found = build_note(candidate, documents[path], options, names)
        problems += found
        if note is not None:
            built.append(Met(note, positions[path]))
            positions[path] += 1
    return tuple(built), problems


def _delivered(made: Harvest, output: Path, state: Path | None) -> dict[Guid, Delivered]:
    written = read_notes(output)
    delivered = {
        note.guid: Delivered(_digest(written[note.guid], made.documents[path_of(note)]), written[note.guid].modified)
        for note in made.notes
        if note.guid in written
    }
    if state is not None:
        delivered |= {
            note.guid: Delivered(note.digest, note.modified) for note in (each.known for each in _known(state))
        }
    return delivered


def _digest(note: WrittenNote, document: Document) -> Digest:
    if len(note.fields) != len(NOTE_TYPES[note.style].fields):
        return Digest("")
    return digest_of(note.style, note.fields, note.tags, document)
