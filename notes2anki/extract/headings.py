"""Headings that ask for the body below them, by themselves or with their parent's name."""

from __future__ import annotations

from collections.abc import Iterator

from notes2anki.extract.outline import TitleKind
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.extract.titled import navigational, propose_titled
from notes2anki.model import Kind


def propose(study: Study) -> Iterator[Proposal]:
    """Propose every heading with a body of its own that is no navigation."""
    for titled in study.outline.titled:
        if titled.kind is TitleKind.HEADING and not navigational(titled):
            yield from propose_titled(study, titled, Kind.HEADING, "heading")
