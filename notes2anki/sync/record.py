"""The record of one run in the ledger, whatever becomes of the run."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from notes2anki.errors import Notes2AnkiError
from notes2anki.ledger import marks, runs
from notes2anki.ledger.runs import Run
from notes2anki.ledger.store import Ledger, LedgerError
from notes2anki.sync.clock import Clock
from notes2anki.sync.outcome import Outcome

BUG, INTERRUPTED = 70, 130


class Record:
    """Writes down when a run began and how it ended."""

    def __init__(self, ledger: Ledger, clock: Clock, started_at: int) -> None:
        self._ledger = ledger
        self._clock = clock
        self._run = Run(started_at)

    def begin(self) -> None:
        """Record that a run has begun that may take its time; one that is killed leaves no more than this."""
        with self._ledger.writing() as connection:
            self._run = replace(self._run, id=runs.begin(connection, self._run.started_at))

    def finish(self, outcome: Outcome, seal: str) -> None:
        """Record how the run ended, and by which seal to know that nothing has changed since ("" for none)."""
        failure = outcome.failure
        run = replace(
            self._run,
            finished_at=self._clock.seconds,
            exit_code=outcome.exit_code,
            message="" if failure is None else str(failure),
            counts=outcome.taken.counts,
            seconds=outcome.seconds,
            problems=outcome.taken.problems,
        )
        with self._ledger.writing() as connection:
            runs.finish(connection, run)
            marks.put(connection, "seal", seal)

    @contextmanager
    def of_failure(self) -> Iterator[None]:
        """Record what is raised inside, and raise it again."""
        try:
            yield
        except Notes2AnkiError as error:
            self._fail(error.exit_code, str(error))
            raise
        except KeyboardInterrupt:
            self._fail(INTERRUPTED, "")
            raise
        except Exception as error:
            self._fail(BUG, type(error).__name__)  # its words may quote a note
            raise

    def _fail(self, code: int, message: str) -> None:
        run = replace(self._run, finished_at=self._clock.seconds, exit_code=code, message=message)
        with contextlib.suppress(LedgerError), self._ledger.writing() as connection:
            runs.finish(connection, run)
