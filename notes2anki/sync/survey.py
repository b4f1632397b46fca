"""Compare the vault as it is with the vault as it was last read, reading no more than has to be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from notes2anki.ledger.files import KnownFile, Use
from notes2anki.messages import _
from notes2anki.model import Problem, Severity
from notes2anki.sync.clock import Clock
from notes2anki.vault.attachments import Attachments
from notes2anki.vault.contents import UnreadableError, read_bytes
from notes2anki.vault.names import is_markdown
from notes2anki.vault.selection import Selection
from notes2anki.vault.stamps import Stamp, stamp_of
from notes2anki.vault.walk import VaultFile, file_problem

NS = 1_000_000_000
MARGIN = 0.01  # seconds; sleeping may end a little early


@dataclass(frozen=True, slots=True)
class Survey:
    """What became of the vault's files since they were last read.

    `to_read`: those that are new or changed, with the stamp that each had. `restamped`: those whose time or inode
    is another and whose content is not. `gone`: paths that are known and no longer there. `unchanged`: how many
    need no reading. `problems`: what could not be walked, and what could not be read then and has not changed.
    """

    to_read: tuple[tuple[VaultFile, Stamp], ...]
    restamped: tuple[tuple[str, Stamp], ...]
    gone: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]


def survey(selection: Selection, known: Mapping[str, KnownFile], recipe: str, clock: Clock) -> Survey:
    """Look at every file of a selection; wait a few seconds for those that are just being written."""
    surveyor = _Surveyor(known, recipe, Attachments(selection.root))
    waiting = surveyor.look(selection.files, int(clock.now() * NS))
    if waiting:
        clock.wait(max(stamp.wait(int(clock.now() * NS)) for _file, stamp in waiting) / NS + MARGIN)
        waiting = surveyor.look([file for file, _stamp in waiting], int(clock.now() * NS))
    problems = [*selection.problems, *surveyor.problems, *(_still_changing(file) for file, _stamp in waiting)]
    there = {file.path for file in selection.files} | surveyor.vanishing
    gone = tuple(path for path in known if path not in there and not _hidden_by(path, selection.problems))
    return Survey(
        tuple(surveyor.to_read), tuple(surveyor.restamped), gone, surveyor.unchanged, tuple(sorted(set(problems)))
    )


class _Surveyor:
    """Sorts files by whether they must be read."""

    def __init__(self, known: Mapping[str, KnownFile], recipe: str, attachments: Attachments) -> None:
        self._known = known
        self._recipe = recipe
        self._attachments = attachments
        self.to_read: list[tuple[VaultFile, Stamp]] = []
        self.restamped: list[tuple[str, Stamp]] = []
        self.problems: list[Problem] = []
        self.vanishing: set[str] = set()
        self.unchanged = 0

    def look(self, files: Iterable[VaultFile], now: int) -> list[tuple[VaultFile, Stamp]]:
        """Sort files, and return those that must be read and have not settled; `now` is in ns since 1970."""
        waiting = []
        for file in files:
            stamp = stamp_of(file.location)
            if stamp is None:  # it went away after the walk: the next run finds out where to
                self.vanishing.add(file.path)
            elif self._is_as_read(file, stamp):
                self.unchanged += 1
                self.problems += _lasting(self._known[file.path])
            elif stamp.wait(now):
                waiting.append((file, stamp))
            elif self._has_same_content(file):
                self.restamped.append((file.path, stamp))
                self.unchanged += 1
            else:
                self.to_read.append((file, stamp))
        return waiting

    def _is_as_read(self, file: VaultFile, stamp: Stamp) -> bool:
        known = self._known.get(file.path)
        return known is not None and known.stamp == stamp and self._made_alike(known)

    def _has_same_content(self, file: VaultFile) -> bool:
        known = self._known.get(file.path)
        if known is None or not known.sha256 or not self._made_alike(known):
            return False
        try:
            return hashlib.sha256(read_bytes(file)).hexdigest() == known.sha256
        except UnreadableError:
            return False

    def _made_alike(self, known: KnownFile) -> bool:
        return known.recipe == self._recipe and all(self._is_the_same(use) for use in known.uses)

    def _is_the_same(self, use: Use) -> bool:
        return found(self._attachments, use.place, use.target, is_note=use.is_note) == (use.path, use.stamp)


def found(attachments: Attachments, place: str, target: str, *, is_note: bool) -> tuple[str, Stamp | None]:
    """Return the path and the stamp of what is embedded at `place` as `target`, "" and None for nothing."""
    written = f"{target}.md" if is_note and not is_markdown(target) else target
    file = attachments.find(written, place)
    return ("", None) if file is None else (file.path, stamp_of(file.location))


def _lasting(file: KnownFile) -> Iterable[Problem]:
    """Return why a file could not be read, when it is still the same that could not be."""
    return (problem for problem in file.problems if problem.severity is Severity.ERROR)


def _hidden_by(path: str, problems: Iterable[Problem]) -> bool:
    """Whether a file may be there, where we cannot look: in a folder that cannot be entered, say."""
    return any(
        problem.severity is Severity.ERROR
        and (problem.span.path in (path, ".") or path.startswith(f"{problem.span.path}/"))
        for problem in problems
    )


def _still_changing(file: VaultFile) -> Problem:
    message = _("it is being written just now; the next run reads it")
    return file_problem(file.path, "still-changing", message, Severity.INFO)
