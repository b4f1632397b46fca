"""Marked terms with their explanation in place: bold lines, title lines, list parents, labels, tables."""

from __future__ import annotations

from collections.abc import Iterator

from notes2anki.extract import labels, tables
from notes2anki.extract.outline import TitleKind
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.extract.titled import example, navigational, propose_titled
from notes2anki.model import Kind


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every title that is no heading, every `term: text` line and every table row."""
    for titled in study.outline.titled:
        if titled.kind is TitleKind.HEADING or navigational(titled) or example(titled):
            continue
        yield from propose_titled(study, titled, Kind.CONCEPT, titled.kind.value)
    yield from labels.propose(study)
    yield from tables.propose(study)
