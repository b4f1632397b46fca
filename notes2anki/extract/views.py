"""Both views of a statement only when both are worth it.

A block under a title and the definition in its first line would ask the same front for two answers: then
the definition is asked the other way round, or not at all. A block of one line and a cloze of that line would
ask for the same words twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from notes2anki.extract.blocks import lines_of
from notes2anki.extract.facts import IsAsked, nobody_asks
from notes2anki.extract.spelled import squeeze
from notes2anki.extract.words import ASKS, Name, name_class
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import plain_back, plain_front, plain_text


@dataclass(frozen=True, slots=True)
class View:
    """The candidate that won a statement, and the others that could stand in for it, best first."""

    chosen: Candidate
    others: tuple[Candidate, ...]


_WHOLE = 0.7  # share of a block's only line that a card must spell to ask for it over again


def without_doubles(views: Sequence[View], is_asked: IsAsked = nobody_asks) -> tuple[list[Candidate], list[Rejection]]:
    """Return the candidates of one document with no front or line asked twice for one place, and what gave way.

    A block that no card asks gives way to what a card asks of it.
    """
    late = {id(view.chosen) for view in views if _comes_late(view.chosen, views, is_asked)}
    here = [view for view in views if id(view.chosen) not in late]
    kept, rejected = _each_once(here)
    return kept, [*rejected, *(Rejection(view.chosen, "other-view") for view in views if id(view.chosen) in late)]


def _comes_late(block: Candidate, views: Sequence[View], is_asked: IsAsked) -> bool:
    if not _is_block(block) or is_asked(block):
        return False
    front = squeeze(plain_front(block))
    return any(
        _cloze_of(asked, block) or front in (squeeze(plain_front(asked)), squeeze(plain_text(asked) or ""))
        for asked in (view.chosen for view in views)
        if asked is not block and _inside(asked, block) and is_asked(asked)
    )


def _each_once(views: Sequence[View]) -> tuple[list[Candidate], list[Rejection]]:
    blocks = {squeeze(plain_front(view.chosen)): view.chosen for view in views if _is_block(view.chosen)}
    single = [block for block in blocks.values() if _single(block)]
    yielding = {id(block) for block in single if _says_it(block, views)}
    yielding |= {id(block) for block in blocks.values() if _frames(block, views)}
    asking = [block for block in single if id(block) not in yielding and _asks(block)]
    titles = _titles(blocks.values())
    kept: list[Candidate] = []
    rejected: list[Rejection] = []
    for view in views:
        block = blocks.get(squeeze(plain_front(view.chosen)))
        if (
            id(view.chosen) in yielding
            or _of_title(view.chosen, titles)
            or any(_cloze_of(view.chosen, other) for other in asking)
        ):
            rejected.append(Rejection(view.chosen, "other-view"))
        elif block is None or block is view.chosen or id(block) in yielding or not _inside(view.chosen, block):
            kept.append(view.chosen)
        else:
            rejected.append(Rejection(view.chosen, "other-view"))
            kept += [other for other in view.others if not _of_title(other, titles)][:1]
    return kept, rejected


def _is_block(candidate: Candidate) -> bool:
    spans_lines = candidate.sources[0].end > candidate.sources[0].start
    return candidate.kind in (Kind.CONCEPT, Kind.HEADING) and spans_lines


def _single(block: Candidate) -> bool:
    return sum(1 for line in lines_of(block.back) if line.text.strip()) == 1


def _asks(block: Candidate) -> bool:
    """Tell whether a title asks for its line: a heading over which nothing stands (네트워크) only frames it."""
    subject = block.subject
    named = bool(block.context) or name_class(subject) is Name.ASPECT or bool(ASKS.search(subject))
    return named or block.kind is not Kind.HEADING


def _says_it(block: Candidate, views: Sequence[View]) -> bool:
    """Tell whether another card asks for the block's only line with the same front, or with a term of its own."""
    front = squeeze(plain_front(block))
    return any(
        squeeze(plain_front(other)) == front or (other.kind is Kind.DEFINITION and not _asks(block))
        for other in (view.chosen for view in views)
        if other is not block and _inside(other, block)
    )


_NAMING = frozenset({Kind.CONCEPT, Kind.DEFINITION, Kind.EXPLICIT})


def _frames(block: Candidate, views: Sequence[View]) -> bool:
    """Tell whether a heading only stands over lines of which each is asked for by a name of its own."""
    if block.kind is not Kind.HEADING or ASKS.search(block.subject):
        return False
    asked = [part for each in block.back for part in each.walk() if part.info != "header"]
    lines = {line.number for part in asked for line in part.lines if line.text.strip()} - _headers(block)
    named = {
        number
        for other in (view.chosen for view in views)
        if other is not block and other.kind in _NAMING and _inside(other, block)
        for number in range(other.sources[0].start, other.sources[0].end + 1)
    }
    return bool(lines) and lines <= named and (len(lines) > 1 or bool(_headers(block)))


def _headers(block: Candidate) -> set[int]:
    rows = [part for each in block.back for part in each.walk() if part.info == "header"]
    return {number for row in rows for number in range(row.start, row.end + 1)}


def _cloze_of(candidate: Candidate, block: Candidate) -> bool:
    """Tell whether a cloze asks for the only line of a block, which its title asks for as a whole."""
    if not candidate.deletions or not _inside(candidate, block):
        return False
    return _size(plain_text(candidate) or "") >= _WHOLE * _size(plain_back(block))


def _of_title(candidate: Candidate, blocks: Mapping[str, Candidate]) -> bool:
    """Tell whether a cloze is of the very words with which a block is asked for, or of these and its first line."""
    text = plain_text(candidate)
    if text is None:
        return False
    block = blocks.get(_spelled(text))
    return block is not None and _inside(candidate, block)


def _spelled(text: str) -> str:
    """Return what a line spells, and a title with the first line of its answer, whatever sign stands between them."""
    return squeeze(text).replace("-", "")


def _titles(blocks: Iterable[Candidate]) -> dict[str, Candidate]:
    """Return blocks by their fronts, and by these with the first line of the answer."""
    found = {}
    for block in blocks:
        first = next((line.text for line in lines_of(block.back) if line.text.strip()), "")
        if block.subject:
            found[_spelled(block.subject + first)] = block
        found[_spelled(plain_front(block))] = block
    return found


def _size(text: str) -> int:
    return len(squeeze(text))


def _inside(candidate: Candidate, block: Candidate) -> bool:
    inner, outer = candidate.sources[0], block.sources[0]
    return outer.start <= inner.start and inner.end <= outer.end
