"""What a card could not show, as problems at the lines that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from notes2anki.cards.media import MediaFinder
from notes2anki.messages import _
from notes2anki.model import Block, BlockKind, Candidate, Problem, Span


def missing_problems(candidate: Candidate, place: Span, media: MediaFinder) -> tuple[Problem, ...]:
    """Return a problem for each file that was not found, at its line; at `place` where the line cannot be told."""
    lines = dict(_places((*candidate.extra, *candidate.back), media.document_path))
    return tuple(
        Problem(lines.get((path, target), place), "missing-media", _message(target)) for path, target in media.missing
    )


def _places(blocks: Iterable[Block], path: str) -> Iterator[tuple[tuple[str, str], Span]]:
    """Yield document and target of everything that the blocks show, the last place first."""
    for block in reversed(tuple(blocks)):
        within = block.literal if block.kind is BlockKind.EMBED and block.literal else path
        yield from _places(block.children, within)
        for line in reversed(block.lines):
            for inline in line.inlines:
                if inline.target:
                    yield (path, inline.target), Span(path, line.number, line.number)


def _message(target: str) -> str:
    return _("“{target}” is not in the vault, cannot be read or is over 100 MB; the card names it", target=target)
