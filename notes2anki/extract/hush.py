"""Lines of which the author wants no card: `%%no-card%%` behind them or above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from notes2anki.extract.outline import TitleKind
from notes2anki.extract.proposal import Proposal
from notes2anki.model import Candidate, Document
from notes2anki.reading.constructs import NO_CARD

__all__ = ["NO_CARD", "hushed", "hushed_lines"]

_TITLED = frozenset({*(kind.value for kind in TitleKind), "asking_callout"})


def hushed_lines(document: Document) -> frozenset[int]:
    """Return the numbers of the lines."""
    spans = (range(each.start, each.end + 1) for each in document.dropped if each.construct == NO_CARD)
    return frozenset(line for span in spans for line in span)


def hushed(proposals: Iterable[Proposal], document: Document) -> list[Proposal]:
    """Return the proposals, those refused that ask for such a line, or for what stands under one."""
    lines = hushed_lines(document)
    if not lines:
        return list(proposals)
    return [
        replace(each, refused=NO_CARD) if not lines.isdisjoint(_asked(each.candidate)) else each for each in proposals
    ]


def _asked(candidate: Candidate) -> set[int]:
    """Return the lines that a candidate asks for: of a title with its body, the title."""
    if candidate.rule in _TITLED:
        return {candidate.sources[0].start}
    return {line for span in candidate.sources for line in range(span.start, span.end + 1)}
