"""What nightly runs did, in their outer forms: lines for people, objects for programs. No heavy library is needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from notes2anki.as_json import problem_object
from notes2anki.config.values import Config
from notes2anki.identity import KnownNote
from notes2anki.ledger.deliveries import KnownTarget
from notes2anki.ledger.notes import Orphan
from notes2anki.ledger.runs import Run
from notes2anki.messages import _
from notes2anki.model import Severity
from notes2anki.plan import ORPHAN_TAG, Change, What
from notes2anki.sync.outcome import HandedOut, Outcome

SYMBOLS = {What.ADDED: "+", What.MODIFIED: "~", What.MOVED: ">", What.ORPHANED: "-", What.UNCHANGED: "="}
SEARCH = f"tag:{ORPHAN_TAG}"
LONGEST_FRONT = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """How a configuration stands: its latest runs (the newest first), its targets, its next run.

    `notes` counts those that have their text, `orphans` those without that the packages tell of.
    """

    config: Config
    runs: tuple[Run, ...]
    targets: tuple[KnownTarget, ...]
    notes: int
    orphans: int
    next_run: dt.datetime | None


def outcome_object(outcome: Outcome) -> dict[str, object]:
    """Return what a run did as JSON."""
    return {
        "dry_run": outcome.dry_run,
        "due": outcome.due,
        "exit_code": outcome.exit_code,
        "counts": outcome.taken.counts,
        "orphans": outcome.orphans,
        "orphan_search": SEARCH,
        "outputs": [_handed_object(each) for each in outcome.handed],
        "changes": [change_object(change) for change in outcome.taken.changes],
        "messages": list(outcome.messages),
        "problems": [problem_object(problem) for problem in outcome.taken.problems],
        "seconds": dict(outcome.seconds),
    }


def change_object(change: Change) -> dict[str, object]:
    """Return what became of a note as JSON."""
    source = change.note.sources[0]
    return {
        "change": change.what.value,
        "guid": change.note.guid,
        "path": source.path,
        "line": source.start,
        "front": change.note.front,
        "reason": change.reason,
    }


def change_line(change: Change) -> str:
    """Return what became of a note as a line: a sign, its place, its front, the reason."""
    front = " ".join(change.note.front.split())
    short = front if len(front) <= LONGEST_FRONT else f"{front[:LONGEST_FRONT].rstrip()} …"
    return f"{SYMBOLS[change.what]} {change.note.sources[0]}  {short}  ({change.reason})"


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what a run did, or would do, for a person."""
    yield from outcome.messages
    if not outcome.due:
        yield _("The last good run was not long ago, so there is nothing to do yet.")
        return
    counts = outcome.taken.counts
    if outcome.dry_run:
        yield _(
            "It would be {added} added, {modified} changed, {moved} moved, {orphaned} without their text, {unchanged}"
            " as before; nothing was written.",
            **counts,
        )
    elif not (outcome.taken.changes or outcome.handed):
        yield _("Nothing has changed: {unchanged} notes from {files_unchanged} files are as before.", **counts)
    else:
        yield _(
            "{added} added, {modified} changed, {moved} moved, {orphaned} without their text, {unchanged} as before.",
            **counts,
        )
    yield from (line for each in outcome.handed for line in _handed_lines(each, dry_run=outcome.dry_run))
    if outcome.orphans:
        yield _(
            "{number} notes have lost their text. In Anki, search for {search} to see them and to delete them there.",
            number=outcome.orphans,
            search=SEARCH,
        )


def run_object(run: Run) -> dict[str, object]:
    """Return a run of the past as JSON."""
    return {
        "started_at": _iso(run.started_at),
        "finished_at": None if run.finished_at is None else _iso(run.finished_at),
        "exit_code": run.exit_code,
        "message": run.message,
        "counts": dict(run.counts),
        "seconds": dict(run.seconds),
        "problems": [problem_object(problem) for problem in run.problems],
    }


def standing_object(standing: Standing) -> dict[str, object]:
    """Return how a configuration stands as JSON."""
    config = standing.config
    return {
        "config": None if config.file is None else str(config.file),
        "vault": str(config.vault),
        "state": str(config.state_folder),
        "log": str(config.log_file),
        "next_run": None if standing.next_run is None else standing.next_run.isoformat(),
        "notes": standing.notes,
        "orphans": standing.orphans,
        "orphan_search": SEARCH,
        "outputs": [
            {"output": each.name, "delivered_at": _iso(each.delivered_at), "there": Path(each.name).is_file()}
            for each in standing.targets
        ],
        "runs": [run_object(run) for run in standing.runs],
    }


def standing_rows(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield how a configuration stands, a name and a text each, for a person."""
    config, last = standing.config, standing.runs[0] if standing.runs else None
    yield _("vault"), str(config.vault)
    yield _("configuration"), str(config.file or "")
    yield _("last run"), _("there was none yet") if last is None else f"{local(last.started_at)}: {result(last)}"
    if last is not None and last.counts:
        yield _("it changed"), _changes(last)
    yield _("next run"), _next_run(standing.next_run)
    yield _("notes"), str(standing.notes)
    if standing.orphans:
        yield _("without text"), f"{standing.orphans} ({SEARCH})"
    for target in standing.targets:
        missing = "" if Path(target.name).is_file() else _(" (it is not there any more)")
        yield _("package"), f"{target.name}: {local(target.delivered_at)}{missing}"
    yield _("log"), str(config.log_file)


def run_rows(runs: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    """Yield runs of the past for a table: when, result, what changed, how long."""
    for run in runs:
        yield local(run.started_at), result(run), _changes(run), f"{run.seconds.get('all', 0):.1f}"


def result(run: Run) -> str:
    """Return how a run ended, in words."""
    if run.exit_code is None:
        return _("it did not end, or is still running")
    words = {0: _("done"), 3: _("done, but some files were skipped")}
    return words.get(run.exit_code) or _("failed with code {code}: {message}", code=run.exit_code, message=run.message)


def local(seconds: int) -> str:
    """Return a time in UTC seconds by the user's clock."""
    return f"{dt.datetime.fromtimestamp(seconds).astimezone():%Y-%m-%d %H:%M}"


def orphan_object(orphan: Orphan, orphan_runs: int) -> dict[str, object]:
    """Return a note whose text is gone as JSON."""
    return {
        "guid": orphan.guid,
        "path": orphan.path,
        "line": orphan.line_start,
        "front": orphan.front,
        "since": _iso(orphan.since),
        "packages_left": packages_left(orphan, orphan_runs),
        "deleted": orphan.deleted,
    }


def deleted_object(note: KnownNote) -> dict[str, object]:
    """Return a note that the user has deleted as JSON."""
    return {
        "guid": note.guid,
        "path": note.path,
        "line": note.line_start,
        "front": note.front,
        "has_text": note.live,
    }


def packages_left(orphan: Orphan, orphan_runs: int) -> int:
    """Return in how many more packages an orphan is told of."""
    return 0 if orphan.deleted else max(0, orphan_runs - orphan.runs)


def _changes(run: Run) -> str:
    return " ".join(f"{SYMBOLS[what]}{run.counts.get(what.value, 0)}" for what in What if run.counts.get(what.value))


def _next_run(moment: dt.datetime | None) -> str:
    if moment is None:
        return _("none is installed; `notes2anki schedule install` does that")
    return f"{moment:%Y-%m-%d %H:%M}"


def _handed_object(handed: HandedOut) -> dict[str, object]:
    return {
        "output": str(handed.output),
        "written": handed.notes > 0,
        "notes": handed.notes,
        "changed": handed.changed,
        "delta": None if handed.delta is None else str(handed.delta),
        "error": None if handed.error is None else str(handed.error),
    }


def _handed_lines(handed: HandedOut, *, dry_run: bool) -> Iterator[str]:
    values = {"output": handed.output, "notes": handed.notes, "changed": handed.changed}
    if handed.error is not None:
        yield str(handed.error)
    elif not handed.notes:
        yield _("{output} stays as it is.", **values)
    elif dry_run:
        yield _("{output} would hold {notes} notes, {changed} of them new or changed.", **values)
    else:
        yield _("{output} holds {notes} notes, {changed} of them new or changed.", **values)
        if handed.delta is not None:
            yield _("{output} holds only the new and changed ones.", output=handed.delta)


def _iso(seconds: int) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


def worth_telling(severity: Severity, *, scheduled: bool) -> bool:
    """Whether a problem is told: at night only what cost a whole file."""
    return severity is Severity.ERROR or (not scheduled and severity is Severity.WARNING)
