"""What a run did, as values: for the report, the log and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from notes2anki.errors import Notes2AnkiError
from notes2anki.model import Problem, Severity
from notes2anki.plan import Change, What

DONE, SOME_SKIPPED = 0, 3


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of files and notes when the vault was read; `changes` are those that are none of "unchanged"."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    files_read: int = 0
    files_unchanged: int = 0
    files_gone: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many notes and files, by what became of them."""
        counts = {what.value: sum(change.what is what for change in self.changes) for what in What}
        counts[What.UNCHANGED.value] = self.unchanged
        return counts | {
            "files_read": self.files_read,
            "files_unchanged": self.files_unchanged,
            "files_gone": self.files_gone,
        }


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What one target was given: all `notes` of its package, `changed` ones among them; neither when untouched.

    `delta` is the second package with only the changed ones, if one was written. `error` says why it failed.
    """

    output: Path
    notes: int = 0
    changed: int = 0
    delta: Path | None = None
    error: Notes2AnkiError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, or in a dry run would do.

    `due` is False when it had nothing to do so soon after the last. `messages` tell a person what happened beside
    the usual. `orphans` is how many notes the packages hold whose text is gone.
    """

    started_at: int
    taken: TakenIn = TakenIn()
    handed: tuple[HandedOut, ...] = ()
    messages: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    orphans: int = 0
    dry_run: bool = False
    due: bool = True

    @property
    def failure(self) -> Notes2AnkiError | None:
        """Why the first target failed that did, None when none did."""
        return next((each.error for each in self.handed if each.error is not None), None)

    @property
    def skipped(self) -> int:
        """How many files or folders could not be read."""
        return len({problem.span.path for problem in self.taken.problems if problem.severity is Severity.ERROR})

    @property
    def exit_code(self) -> int:
        """The exit code that it deserves."""
        if self.failure is not None:
            return self.failure.exit_code
        return SOME_SKIPPED if self.skipped else DONE
