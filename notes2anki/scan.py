"""From files to candidates: each file on its own, so that one that fails stops no other."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from notes2anki.extract import Extraction, Say, extract
from notes2anki.extract.say import DEFAULT
from notes2anki.language import LANGUAGES, Analyzers
from notes2anki.language.memory import Memory
from notes2anki.messages import _
from notes2anki.model import Document, Problem
from notes2anki.pool import spread
from notes2anki.reading.decode import BinaryFileError, decode, encoding_problem
from notes2anki.reading.document import read_document
from notes2anki.vault.attachments import Attachments
from notes2anki.vault.contents import UnreadableError, read_bytes
from notes2anki.vault.library import Library
from notes2anki.vault.settings import Settings
from notes2anki.vault.walk import VaultFile, file_problem

Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one file gave: a document and what was extracted from it, or neither, and what was wrong."""

    path: str
    document: Document | None = None
    extraction: Extraction = field(default_factory=Extraction)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files by the settings of one vault; travels to other processes, so it holds nothing else."""

    daily_format: str
    strict_line_breaks: bool
    say: Say = DEFAULT
    languages: tuple[str, ...] = tuple(LANGUAGES)

    @classmethod
    def of(cls, settings: Settings, say: Say | None = None, languages: Sequence[str] | None = None) -> Reader:
        """Return the reader of a vault with these settings; None leaves the choice to the rooms that know."""
        return cls(
            settings.daily_format,
            settings.strict_line_breaks,
            say or DEFAULT,
            tuple(LANGUAGES if languages is None else languages),
        )

    def scan(self, file: VaultFile, memory: Memory | None = None) -> Scanned:
        """Read a file and extract from it. Never raises: what goes wrong is among the problems.

        What `memory` has of its sentences need not be found out again.
        """
        try:
            document = self.read(file)
            extraction = extract(document, Analyzers(self.languages, memory), self.say)
        except UnreadableError as error:
            return Scanned(file.path, problems=(error.problem,))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not stop the others
            return Scanned(file.path, problems=(our_fault(file, error),))
        return Scanned(file.path, document, extraction, document.problems)

    def read(self, file: VaultFile) -> Document:
        """Read a file. Raises UnreadableError when that cannot be done."""
        try:
            text, encoding = decode(read_bytes(file))
        except BinaryFileError as error:
            message = _("it is no text, or it is damaged, so it was skipped")
            raise UnreadableError(file_problem(file.path, "binary", message)) from error
        document = read_document(
            text, file.path, daily_format=self.daily_format, strict_line_breaks=self.strict_line_breaks
        )
        problem = encoding_problem(encoding, file.path)
        return replace(document, problems=(problem, *document.problems)) if problem else document


def scan(
    files: Sequence[VaultFile],
    settings: Settings,
    *,
    say: Say | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> tuple[Scanned, ...]:
    """Scan files, in their order; `jobs` processes at a time, None for as many as pay.

    What the user has no `say` in goes by the defaults.
    """
    reader = Reader.of(settings, say)
    scanned = []
    for result in spread(reader.scan, files, jobs=jobs):
        scanned.append(result)
        if progress is not None:
            progress(len(scanned), len(files))
    return tuple(scanned)


def library(root: Path, settings: Settings, documents: Mapping[str, Document]) -> Library:
    """Return what the notes of a vault name; `documents` are those that were read already, by path."""
    return Library(Attachments(root), documents, Reader.of(settings).read)


def our_fault(file: VaultFile, error: Exception) -> Problem:
    """Say where in our code it happened, and none of the error's words: they may quote the note."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
    message = _("notes2anki failed on this file ({place}), so it was skipped; please report it", place=place)
    return file_problem(file.path, "our-fault", message)
