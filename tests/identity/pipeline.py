"""From Markdown text to notes and from night to night, as the program goes; each text is read once."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from identity.writing import File
from notes2anki.cards.build import build_note
from notes2anki.cards.media import NoMedia
from notes2anki.cards.options import CardOptions
from notes2anki.draft import Draft, Settled
from notes2anki.extract import MINIMUM, Extraction, extract, merge
from notes2anki.identity import KnownNote
from notes2anki.language import Analyzers
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Candidate, Document, Note
from notes2anki.pool import spread
from notes2anki.reading.document import read_document
from notes2anki.sync.grant import Granted, grant
from notes2anki.sync.kept_views import is_asked_by, said_by, with_kept_views
from notes2anki.sync.meeting import Met, spare_notes
from notes2anki.sync.reading import spare_drafts
from notes2anki.sync.spares import Spares
from notes2anki.sync.wishes import Wishes

OPTIONS = CardOptions(vault="vault")


@dataclass(frozen=True, slots=True)
class Proof:
    """What a vault gives on one night, before anyone asks what is known: notes under the guids of their births.

    `spares` are what only its score keeps out, `made` the candidates of the notes.
    """

    met: tuple[Met, ...]
    spares: tuple[Draft, ...]
    made: tuple[Candidate, ...]


@functools.cache
def _analyzers() -> Analyzers:
    return Analyzers()


def read(path_and_text: tuple[str, str]) -> tuple[Document, Extraction]:
    """Read one file and extract from it."""
    path, text = path_and_text
    document = read_document(text, path)
    return document, extract(document, _analyzers())


class Press:
    """Makes notes and spares of files; remembers what it read."""

    def __init__(self, jobs: int | None = 1) -> None:
        self._jobs = jobs
        self._read: dict[tuple[str, str], tuple[Document, Extraction]] = {}
        self._kept_read: dict[tuple[str, str], tuple[Document, Extraction]] = {}
        self._notes: dict[int, tuple[Candidate, Note | None]] = {}
        self._kept_notes: dict[int, tuple[Candidate, Note | None]] = {}
        self._spared: dict[int, tuple[Extraction, tuple[Draft, ...]]] = {}
        self._kept_spared: dict[int, tuple[Extraction, tuple[Draft, ...]]] = {}

    def keep(self) -> None:
        """Remember for good what was read up to now."""
        self._kept_read, self._kept_notes = dict(self._read), dict(self._notes)
        self._kept_spared = dict(self._spared)

    def forget(self) -> None:
        """Forget what was read since."""
        self._read, self._notes = dict(self._kept_read), dict(self._kept_notes)
        self._spared = dict(self._kept_spared)

    def proof(self, files: Iterable[File], known: Iterable[Remembered] = ()) -> Proof:
        """Return the notes and the spares of a vault of which some notes are known, in reading order."""
        wanted = [(file.path, file.text) for file in files]
        fresh = [key for key in dict.fromkeys(wanted) if key not in self._read]
        for key, result in zip(fresh, spread(read, fresh, jobs=self._jobs), strict=True):
            self._read[key] = result
        documents = {key[0]: self._read[key][0] for key in wanted}
        said = said_by(known)
        given = [with_kept_views(self._read[key][1], key[0], said) for key in wanted]
        merged = merge(given, is_asked_by(said))
        built = (self._note(each, documents) for each in sorted(merged.candidates, key=lambda each: each.sources[0]))
        positions: Counter[str] = Counter()
        met = []
        for note in built:
            if note is not None:
                met.append(Met(note, positions[note.sources[0].path]))
                positions[note.sources[0].path] += 1
        pairs = zip(wanted, given, strict=True)
        spares = tuple(spare for key, each in pairs for spare in self._spares(each, documents[key[0]]))
        return Proof(tuple(met), spares, merged.candidates)

    def _spares(self, extraction: Extraction, document: Document) -> tuple[Draft, ...]:
        if id(extraction) not in self._spared:
            self._spared[id(extraction)] = (extraction, spare_drafts(extraction, document, OPTIONS, NoMedia()))
        return self._spared[id(extraction)][1]

    def _note(self, candidate: Candidate, documents: Mapping[str, Document]) -> Note | None:
        if id(candidate) not in self._notes:
            note, _problems = build_note(candidate, documents[candidate.sources[0].path], OPTIONS, NoMedia())
            self._notes[id(candidate)] = (candidate, note)
        return self._notes[id(candidate)][1]


def night(now: Proof, known: Sequence[Remembered] = (), last: Proof | None = None) -> Granted:
    """Return what a night makes of a vault of which the `last` night knew something; a user decided nothing."""
    return grant(
        now.met,
        Spares(now.spares, last.spares if last is not None else ()),
        lambda named, others: spare_notes(named, others, now.made, {}, OPTIONS),
        known,
        Wishes(MINIMUM),
    )


def remembered(settled: Iterable[Settled], before: Sequence[Remembered] = ()) -> tuple[Remembered, ...]:
    """Return what the ledger knows after a night that found some notes, and `before` it knew others."""
    found = [
        Remembered(KnownNote.of(each.note, "vault"), each.born, each.position, "", each.note.score, each.low)
        for each in settled
    ]
    guids = {each.known.guid for each in found}
    orphans = [replace(each, known=replace(each.known, live=False)) for each in before if each.known.guid not in guids]
    return (*found, *orphans)
