"""Read files that are new or changed: each becomes drafts, and a record of how it was and what it embeds."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from notes2anki.cards.build import build_note
from notes2anki.cards.media import Resolver
from notes2anki.cards.options import CardOptions
from notes2anki.config.values import Config
from notes2anki.draft import Draft, draft_of
from notes2anki.extract import MINIMUM, Extraction, Say
from notes2anki.ledger.analyses import Learned, remembering
from notes2anki.ledger.files import KnownFile, Use
from notes2anki.ledger.store import Ledger
from notes2anki.messages import _
from notes2anki.model import Document, Problem, Severity
from notes2anki.pool import spread
from notes2anki.scan import Progress, Reader, Scanned, our_fault
from notes2anki.sync.kept_views import Said, with_kept_views
from notes2anki.sync.survey import found
from notes2anki.vault.attachments import Attachments
from notes2anki.vault.contents import UnreadableError, read_bytes
from notes2anki.vault.library import Library
from notes2anki.vault.stamps import Stamp, stamp_of
from notes2anki.vault.walk import VaultFile, file_problem

Piece = tuple[VaultFile, Stamp]

# Faults that last as long as the file is the same; any other is worth another try in the next run.
LASTING = frozenset({"binary", "too-large", "our-fault"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as a process has seen it: its SHA-256 is "" when it could not be read, or was written meanwhile.

    `learned` is what analysers said of its sentences.
    """

    scanned: Scanned
    sha256: str
    learned: Learned = field(default_factory=Learned)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What reading a file gave.

    `file` is None when nothing of it is to be recorded, `drafts` when it could not be read and its former notes stay.
    `spares` are what only its score keeps out.
    """

    path: str
    problems: tuple[Problem, ...]
    file: KnownFile | None = None
    drafts: tuple[Draft, ...] | None = None
    learned: Learned = field(default_factory=Learned)
    spares: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes drafts of what was scanned in a vault of which the cards are known."""

    recipe: str
    options: CardOptions
    said: Said
    attachments: Attachments
    library: Library

    @classmethod
    def of(cls, root: Path, reader: Reader, options: CardOptions, recipe: str, said: Said) -> Builder:
        """Return the builder for the vault at `root`."""
        attachments = Attachments(root)
        return cls(recipe, options, said, attachments, Library(attachments, {}, reader.read))

    def read_file(self, file: VaultFile, stamp: Stamp, seen: Seen) -> ReadFile:
        """Return what a file gave. Never raises: what goes wrong is among the problems."""
        scanned = seen.scanned
        if scanned.document is None:
            return self._failed(file, stamp, scanned.problems)
        if not seen.sha256:
            return ReadFile(file.path, (_changed_meanwhile(file),))
        try:
            return self._built(stamp, seen, scanned.document)
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not stop the others
            return self._failed(file, stamp, (our_fault(file, error),))

    def _built(self, stamp: Stamp, seen: Seen, document: Document) -> ReadFile:
        watched = _Watched(self.library, self.attachments)
        drafts: list[Draft] = []
        problems = list(seen.scanned.problems)
        extraction = with_kept_views(seen.scanned.extraction, document.path, self.said)
        for candidate in extraction.candidates:
            note, more = build_note(candidate, document, self.options, watched)
            problems += more
            if note is not None:
                drafts.append(draft_of(candidate, note, len(drafts)))
        spares = spare_drafts(extraction, document, self.options, watched)
        known = KnownFile(
            document.path,
            stamp,
            seen.sha256,
            self.recipe,
            document.permalink,
            tuple(sorted(set(problems))),
            tuple(sorted(watched.uses.values())),
        )
        return ReadFile(document.path, known.problems, known, tuple(drafts), spares=spares)

    def _failed(self, file: VaultFile, stamp: Stamp, problems: tuple[Problem, ...]) -> ReadFile:
        if not any(problem.code in LASTING for problem in problems):
            return ReadFile(file.path, problems)
        return ReadFile(file.path, problems, KnownFile(file.path, stamp, "", self.recipe, "", problems))


def spare_drafts(
    extraction: Extraction, document: Document, options: CardOptions, resolver: Resolver
) -> tuple[Draft, ...]:
    """Return what of a file only its score keeps out, as drafts that stand between those that are made.

    What is wrong with one is nobody's concern, for it is hardly ever made.
    """
    starts = [candidate.sources[0].start for candidate in extraction.candidates]
    built = ((each, build_note(each, document, options, resolver)[0]) for each in extraction.spares)
    return tuple(
        draft_of(candidate, note, bisect_left(starts, note.sources[0].start))
        for candidate, note in built
        if note is not None
    )


def say_of(config: Config) -> Say:
    """Return what the configuration says of cards; what it says nothing of stays as it is."""
    return Say(
        minimum=MINIMUM if config.min_score is None else config.min_score,
        kinds=frozenset(config.kinds),
        most=config.most_per_file or 0,
        never=frozenset(name.casefold() for name in config.skip_sections),
    )


def read_files(
    pieces: Sequence[Piece],
    reader: Reader,
    builder: Builder,
    ledger: Ledger,
    *,
    jobs: int | None,
    progress: Progress | None,
) -> Iterator[ReadFile]:
    """Yield what each file gave, in order; `jobs` processes at a time, None for as many as pay.

    `ledger` is only read, and only for what analysers said before.
    """
    seen = spread(_Sighting(reader, ledger), pieces, jobs=jobs)
    for number, ((file, stamp), each) in enumerate(zip(pieces, seen, strict=True), 1):
        yield replace(builder.read_file(file, stamp, each), learned=each.learned)
        if progress is not None:
            progress(number, len(pieces))


@dataclass(frozen=True, slots=True)
class _Sighting:
    """Reads one file; travels to other processes."""

    reader: Reader
    ledger: Ledger

    def __call__(self, piece: Piece) -> Seen:
        file, stamp = piece
        try:
            digest = hashlib.sha256(read_bytes(file)).hexdigest()
        except UnreadableError as error:
            return Seen(Scanned(file.path, problems=(error.problem,)), "")
        with remembering(self.ledger) as memory:
            scanned = self.reader.scan(file, memory)
        return Seen(scanned, digest if stamp_of(file.location) == stamp else "", memory.learned)


class _Watched:
    """A library that remembers what was asked of it: a file is read again when something that it embeds changes."""

    def __init__(self, library: Library, attachments: Attachments) -> None:
        self._library = library
        self._attachments = attachments
        self.uses: dict[tuple[str, str, bool], Use] = {}

    def resolve(self, target: str, place: str, /) -> Path | None:
        """Return what the library does."""
        self._watch(target, place, is_note=False)
        return self._library.resolve(target, place)

    def document(self, name: str, place: str, /) -> Document | None:
        """Return what the library does."""
        self._watch(name, place, is_note=True)
        return self._library.document(name, place)

    def _watch(self, target: str, place: str, *, is_note: bool) -> None:
        path, stamp = found(self._attachments, place, target, is_note=is_note)
        self.uses.setdefault((place, target, is_note), Use(place, target, is_note, path, stamp))


def _changed_meanwhile(file: VaultFile) -> Problem:
    message = _("it was written while it was read; the next run reads it again")
    return file_problem(file.path, "still-changing", message, Severity.INFO)
