"""What the user wants of his cards: which kinds, how sure, how many a note, which sections never."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from notes2anki.extract.facts import IsAsked, nobody_asks
from notes2anki.extract.titles import plain_title
from notes2anki.model import BlockKind, Candidate, Document, Kind, Rejection

MINIMUM = 0.65
"""The score from which a card is made, unless the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Say:
    """The user's say over extraction.

    `minimum` is the least score (0 … 1); `kinds` those that are wanted; `most` the greatest number of cards a
    note, 0 for no limit; `never` names of sections that give no cards, case folded.
    What an author marked as a card himself has the score 1, so that no minimum stops it.
    """

    minimum: float = MINIMUM
    kinds: frozenset[Kind] = frozenset(Kind)
    most: int = 0
    never: frozenset[str] = frozenset()


DEFAULT = Say()


def closed_lines(document: Document, never: frozenset[str]) -> frozenset[int]:
    """Return the lines (from 1) of the sections whose headings have these names, case folded, and of all below."""
    lines: set[int] = set()
    level = 0  # of the closed heading over the block, 0 for none
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and (not level or block.level <= level):
            level = block.level if plain_title(block.text).casefold() in never else 0
        if level:
            lines.update(range(block.start, block.end + 1))
    return frozenset(lines)


def limited(
    candidates: Sequence[Candidate],
    say: Say,
    closed: frozenset[int] = frozenset(),
    is_asked: IsAsked = nobody_asks,
) -> tuple[list[Candidate], list[Rejection]]:
    """Return the candidates of one document that the user wants, in their order, and the others with reasons.

    `closed` are the document's `closed_lines`. Of too many those stay that a card asks, then the best.
    """
    wanted: list[Candidate] = []
    rejected: list[Rejection] = []
    for candidate in candidates:
        code = _unwanted(candidate, say, closed)
        if code is None:
            wanted.append(candidate)
        else:
            rejected.append(Rejection(candidate, code))
    if say.most and len(wanted) > say.most:
        best = sorted(wanted, key=lambda candidate: (not is_asked(candidate), -candidate.score))[: say.most]
        rejected += [Rejection(candidate, "too-many") for candidate in wanted if candidate not in best]
        wanted = [candidate for candidate in wanted if candidate in best]
    return wanted, rejected


def _unwanted(candidate: Candidate, say: Say, closed: frozenset[int]) -> str | None:
    if candidate.kind not in say.kinds:
        return "kind-off"
    names = {name.casefold() for name in candidate.context}
    stated = candidate.sources[-1].start  # a footnote belongs to the sentence that it hangs on, its last source
    return "section-off" if stated in closed or names & say.never else None
