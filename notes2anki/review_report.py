"""Cards and what the user decided on them, in their outer forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from notes2anki.ledger.decisions import Decision, KnownCard, Verdict
from notes2anki.messages import _, later

LONGEST = 80  # letters of a front in a table
VERDICTS = {Verdict.KEEP: later("kept"), Verdict.DROP: later("dropped")}


@dataclass(frozen=True, slots=True)
class Row:
    """A card and what was decided on it; at least one of the two is there."""

    card: KnownCard | None
    decision: Decision | None


def row_object(row: Row) -> dict[str, object]:
    """Return a card and what was decided on it as JSON; what is not known is null."""
    card, decision = row.card, row.decision
    either = card or decision
    return {
        "guid": either and either.guid,
        "verdict": decision and decision.verdict.value,
        "decided_at": decision and dt.datetime.fromtimestamp(decision.decided_at, dt.UTC).isoformat(),
        "made": card is not None and card.made,
        "has_text": card is not None and card.live,
        "kind": either and either.kind.value,
        "front": card and card.front,
        "back": card and card.back,
        "path": card and card.path,
        "line": card and card.line_start,
        "score": either and round(either.score, 4),
    }


def print_rows(rows: Sequence[Row], stream: TextIO) -> None:
    """Print a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("GUID", no_wrap=True)
    table.add_column(_("Decided"), no_wrap=True)
    table.add_column(_("Where"), overflow="fold", max_width=24)
    table.add_column(_("Kind"), no_wrap=True)
    table.add_column(_("Score"), no_wrap=True, justify="right")
    table.add_column(_("Front"), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, _cells(row)))
    Console(file=stream, highlight=False).print(table)


def _cells(row: Row) -> tuple[str, ...]:
    card, decision = row.card, row.decision
    verdict = _(VERDICTS[decision.verdict]) if decision else "" if card is None or card.made else _("left out")
    if card is not None:
        front = " ".join(card.front.split())
        short = front if len(front) <= LONGEST else f"{front[:LONGEST].rstrip()} …"
        place = f"{card.path}:{card.line_start}"
        return card.guid, verdict, place, card.kind.value, f"{card.score:.2f}", short
    if decision is None:
        return ("",) * 6
    return decision.guid, verdict, "", decision.kind.value, f"{decision.score:.2f}", ""
