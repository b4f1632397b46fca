"""Results in their outer forms: JSON for programs, tables for people. Only values in, only text out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from notes2anki.as_json import problem_object
from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.explain import Verdict, meaning
from notes2anki.messages import _
from notes2anki.model import Candidate, Note, Rejection, Span, Style
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.plan import What
from notes2anki.run import Exported

# What a table's cell shows of a long answer.
MOST_LINES = 4
MOST_LETTERS = 160


def note_object(note: Note) -> dict[str, object]:
    """Return a note as `notes2anki cards` prints it; the keys and their order are a contract."""
    return {
        "guid": note.guid,
        "kind": note.kind.value,
        "note_type": NOTE_TYPES[note.style].name,
        "front": note.front,
        "back": note.back,
        "text": note.text,
        "source": _source(note.sources[0]),
        "deck": note.deck,
        "tags": list(note.tags),
        "context": list(note.context),
        "score": round(note.score, 4),
        "reason": _(note.reason),
    }


def rejection_object(rejection: Rejection) -> dict[str, object]:
    """Return a rejected candidate with the same keys as a note, and why it was rejected."""
    candidate = rejection.candidate
    return {
        "guid": rejection.guid,
        "kind": candidate.kind.value,
        "note_type": NOTE_TYPES[candidate.style].name,
        "front": plain_front(candidate),
        "back": plain_back(candidate),
        "text": plain_text(candidate) if candidate.style is Style.CLOZE else None,
        "source": _source(candidate.sources[0]),
        "deck": None,
        "tags": [],
        "context": list(candidate.context),
        "score": round(candidate.score, 4),
        "reason": _(candidate.reason),
        "rejected": rejection.code,
    }


def export_object(exported: Exported) -> dict[str, object]:
    """Return what an export did as JSON."""
    made, counts = exported.harvest, exported.plan.counts()
    return {
        "output": str(exported.output),
        "dry_run": exported.dry_run,
        "files": len(made.documents),
        "skipped": made.skipped,
        "notes": len(exported.plan.notes),
        "new": counts[What.ADDED],
        "changed": counts[What.MODIFIED] + counts[What.MOVED],
        "unchanged": counts[What.UNCHANGED],
        "rejected": len(made.rejections),
        "rejected_by": dict(Counter(rejection.code for rejection in made.rejections).most_common()),
        "problems": [problem_object(problem) for problem in made.problems],
    }


def export_summary(exported: Exported) -> str:
    """Return what an export did as a line for a person."""
    counts = exported.plan.counts()
    values = {
        "output": exported.output,
        "notes": len(exported.plan.notes),
        "files": len(exported.harvest.documents),
        "new": counts[What.ADDED],
        "changed": counts[What.MODIFIED] + counts[What.MOVED],
        "unchanged": counts[What.UNCHANGED],
    }
    if exported.dry_run:
        return _(
            "{output} would get {notes} notes from {files} files: {new} new, {changed} changed, {unchanged} as before.",
            **values,
        )
    return _(
        "{output}: {notes} notes from {files} files: {new} new, {changed} changed, {unchanged} as before.", **values
    )


def sorted_objects(notes: Iterable[Note], rejections: Iterable[Rejection] = ()) -> list[dict[str, object]]:
    """Return notes and rejected candidates together, in the order of their lines."""
    placed = [(note.sources[0], note_object(note)) for note in notes]
    placed += [(rejection.candidate.sources[0], rejection_object(rejection)) for rejection in rejections]
    return [each for _span, each in sorted(placed, key=lambda pair: pair[0])]


def verdict_object(verdict: Verdict) -> dict[str, object]:
    """Return what became of a statement as JSON."""
    return {
        "source": _source(verdict.span),
        "verdict": verdict.code,
        "kind": verdict.kind or None,
        "rule": verdict.rule or None,
        "score": round(verdict.score, 4),
        "leaned": verdict.leaned,
        "front": verdict.front,
        "back": verdict.back,
        "reason": _(verdict.reason),
    }


def print_cards(notes: Sequence[Note], rejections: Sequence[Rejection], stream: TextIO) -> None:
    """Print a table of notes, and of rejected candidates if there are any, in the order of their lines."""
    table = _table(_("Where"), _("Kind"), _("Front"), _("Back"))
    rows = [(note.sources[0], note.kind.value, note.front, note.back, "") for note in notes]
    rows += [
        (each.candidate.sources[0], each.candidate.kind.value, *_sides(each.candidate), each.code)
        for each in rejections
    ]
    if rejections:
        table.add_column(_("Rejected"), no_wrap=True)
    for span, *cells in sorted(rows):
        table.add_row(*(Text(_short(cell)) for cell in (str(span), *cells)[: len(table.columns)]))
    Console(file=stream, highlight=False).print(table)


def print_verdicts(verdicts: Sequence[Verdict], stream: TextIO) -> None:
    """Print what became of each statement: its line and code, what was asked, and why."""
    for each in verdicts:
        stream.write(f"{each.span}: {each.code} ({meaning(each.code)})\n")
        if each.kind:
            score = _score(each)
            _indented(stream, f"{each.kind}, {each.rule}, {score}\n{each.front}\n→ {each.back}\n{_(each.reason)}")
        else:
            _indented(stream, each.front)


def _score(verdict: Verdict) -> str:
    if verdict.leaned is None:
        return _("score {score}", score=f"{verdict.score:.2f}")
    return _(
        "score {score}, by what you keep and drop {leaned}",
        score=f"{verdict.score:.2f}",
        leaned=f"{verdict.leaned:.2f}",
    )


def _indented(stream: TextIO, text: str) -> None:
    stream.writelines(f"    {line}\n" for line in text.splitlines() if line.strip())


def _table(where: str, kind: str, front: str, back: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(where, overflow="fold", max_width=24)
    table.add_column(kind, no_wrap=True)
    table.add_column(front, ratio=3, overflow="fold")
    table.add_column(back, ratio=2, overflow="fold")
    return table


def _short(text: str) -> str:
    """Cut what would push the next card off the screen."""
    lines = text.split("\n")
    cut = "\n".join(lines[:MOST_LINES])[:MOST_LETTERS]
    return text if cut == text else f"{cut.rstrip()} …"


def _sides(candidate: Candidate) -> tuple[str, str]:
    return plain_front(candidate), plain_back(candidate)


def _source(span: Span) -> dict[str, object]:
    return {"path": span.path, "line_start": span.start, "line_end": span.end}
