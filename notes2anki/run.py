"""One run: scan the files, build the notes, find what changed, deliver, record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from notes2anki import lock
from notes2anki.cards.build import build_note
from notes2anki.cards.digest import digest_of
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.cards.options import CardOptions
from notes2anki.draft import Draft, Settled
from notes2anki.extract import Say, merge
from notes2anki.extract.say import DEFAULT
from notes2anki.identity import path_of
from notes2anki.ledger import decisions
from notes2anki.ledger import notes as ledger_notes
from notes2anki.ledger import spares as ledger_spares
from notes2anki.ledger.notes import Remembered
from notes2anki.ledger.store import Ledger
from notes2anki.model import Candidate, Digest, Document, Guid, Note, Problem, Rejection, Severity
from notes2anki.plan import Delivered, Plan, plan
from notes2anki.scan import Progress, Scanned, library, scan
from notes2anki.sync.doubts import doubts
from notes2anki.sync.grant import grant
from notes2anki.sync.kept_deletions import with_kept_deletions
from notes2anki.sync.kept_views import Said, is_asked_by, said_by, with_kept_views
from notes2anki.sync.meeting import Met, spare_notes
from notes2anki.sync.reading import spare_drafts
from notes2anki.sync.rejected import rejections
from notes2anki.sync.spares import Spares
from notes2anki.sync.wishes import Wishes, wishes_of
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
    """What the selected files give: notes in reading order, what was rejected, and all problems, sorted.

    `dropped` are notes that the user wants no more, `spares` what of each file only its score keeps out, `left_out`
    what the decisions on others speak against; without a ledger there are none.
    """

    settled: tuple[Settled, ...]
    rejections: tuple[Rejection, ...]
    problems: tuple[Problem, ...]
    documents: Mapping[str, Document]
    dropped: tuple[Settled, ...] = ()
    spares: Mapping[str, tuple[Draft, ...]] = field(default_factory=dict)
    left_out: tuple[Settled, ...] = ()

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
    known, last, wishes = _remembered(state, options.vault, work.say)
    said = said_by(known)
    scanned = _scanned(selection, said, work)
    documents = {each.path: each.document for each in scanned if each.document is not None}
    merged = merge([each.extraction for each in scanned], is_asked_by(said))
    names = library(selection.root, selection.settings, documents)
    built, problems = _build(merged.candidates, documents, options, names)
    spares = {} if state is None else _spares(scanned, options, names)
    permalinks = {path: document.permalink for path, document in documents.items()}
    looked_for = partial(_was_looked_for, documents, selection.root)
    granted = grant(
        [met for _candidate, met in built],
        Spares(
            [draft for given in spares.values() for draft in given],
            [draft for draft in last if looked_for(draft.path)],
        ),
        lambda named, others: spare_notes(named, others, merged.candidates, permalinks, options),
        known,
        wishes,
        frozenset(each.known.guid for each in known if not looked_for(each.known.path)),
    )
    if state is not None:
        granted = replace(granted, settled=_with_kept_deletions(state, granted.settled, known, permalinks))
    problems += [problem for each in scanned for problem in each.problems]
    problems += doubts(granted, known)
    return Harvest(
        tuple(each for each in granted.settled if each.note.guid not in wishes.dropped),
        rejections(merged.rejections, built, granted, wishes.dropped),
        tuple(sorted({*selection.problems, *problems})),
        documents,
        tuple(each for each in granted.settled if each.note.guid in wishes.dropped),
        spares,
        granted.left_out,
    )


def _scanned(selection: Selection, said: Said, work: Work) -> list[Scanned]:
    """Scan the selected files; what a card says already (`said`) is asked as the card asks it."""
    scanned = scan(selection.files, selection.settings, say=work.say, jobs=work.jobs, progress=work.progress)
    return [replace(each, extraction=with_kept_views(each.extraction, each.path, said)) for each in scanned]


def _with_kept_deletions(
    state: Path, settled: Sequence[Settled], known: Sequence[Remembered], permalinks: Mapping[str, str]
) -> tuple[Settled, ...]:
    with Ledger(state).reading() as connection:
        return with_kept_deletions(settled, known, partial(ledger_notes.bodies, connection), permalinks)


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
                _record(state, made, planned.notes, options.vault, now)
    return Exported(output, planned, made, dry_run)


def _known(state: Path, vault: str | None = None) -> tuple[Remembered, ...]:
    with Ledger(state).reading() as connection:
        return ledger_notes.remembered(connection, vault)


def _remembered(
    state: Path | None, vault: str, say: Say | None
) -> tuple[tuple[Remembered, ...], tuple[Draft, ...], Wishes]:
    """Return the notes and the spares of the last run, and what the user decided."""
    asked_for = None if say is None else say.minimum
    minimum = DEFAULT.minimum if asked_for is None else asked_for
    if state is None:
        return (), (), Wishes(minimum)
    with Ledger(state).reading() as connection:
        wishes = wishes_of(decisions.load(connection), minimum, asked_for)
        return ledger_notes.remembered(connection, vault), tuple(ledger_spares.load(connection)), wishes


def _spares(scanned: Sequence[Scanned], options: CardOptions, names: Library) -> dict[str, tuple[Draft, ...]]:
    return {
        each.path: spare_drafts(each.extraction, each.document, options, names)
        for each in scanned
        if each.document is not None
    }


def _record(state: Path, made: Harvest, notes: Sequence[Note], vault: str, now: int) -> None:
    dated = [replace(each, note=note) for each, note in zip(made.settled, notes, strict=True)]
    with Ledger(state).writing() as connection:
        before = {each.known.guid: each.known.modified for each in ledger_notes.remembered(connection, vault)}
        # Nobody is given a dropped note, so its time stands still.
        dated += [
            replace(each, note=replace(each.note, modified=before.get(each.note.guid, now))) for each in made.dropped
        ]
        ledger_notes.record(connection, dated, vault, now)
        for path, given in made.spares.items():
            ledger_spares.record(connection, path, given)
        ledger_spares.leave_out(connection, made.left_out, made.spares)


def _was_looked_for(documents: Mapping[str, Document], root: Path, path: str) -> bool:
    """Whether this run would have found what is known of a file if it were there."""
    return path in documents or not (root / path).exists()


def _build(
    candidates: Sequence[Candidate], documents: Mapping[str, Document], options: CardOptions, names: Library
) -> tuple[list[tuple[Candidate, Met]], list[Problem]]:
    built: list[tuple[Candidate, Met]] = []
    problems: list[Problem] = []
    positions: Counter[str] = Counter()
    for candidate in sorted(candidates, key=lambda candidate: candidate.sources[0]):
        path = candidate.sources[0].path
        note, found = build_note(candidate, documents[path], options, names)
        problems += found
        if note is not None:
            built.append((candidate, Met(note, positions[path], candidate.traits)))
            positions[path] += 1
    return built, problems


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
