"""What the user's decisions make of the rejected: some are made all the same, some that were good are not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from notes2anki.cards.build import guid_of
from notes2anki.explain import DROPPED, LEANED
from notes2anki.extract.statements import LOW
from notes2anki.model import Candidate, Guid, Rejection
from notes2anki.sync.grant import Granted
from notes2anki.sync.meeting import Met


def rejections(
    found: Iterable[Rejection],
    built: Sequence[tuple[Candidate, Met]],
    granted: Granted,
    dropped: Container[Guid],
) -> tuple[Rejection, ...]:
    """Return what is rejected after all; `found` by the extraction, `built` of what it did not reject."""
    asked_for = {each.born: each.note.guid for each in granted.spares}
    candidates = {(met.note.sources[0].path, met.position): candidate for candidate, met in built}
    return (
        *_low(found, asked_for, dropped),
        *(
            Rejection(candidates[each.note.sources[0].path, each.position], LEANED, each.note.guid)
            for each in granted.left_out
        ),
        *(
            Rejection(candidates[each.note.sources[0].path, each.position], DROPPED, each.note.guid)
            for each in granted.settled
            if each.note.guid in dropped and not each.low
        ),
    )


def _low(found: Iterable[Rejection], asked_for: dict[Guid, Guid], dropped: Container[Guid]) -> Iterator[Rejection]:
    """Yield the rejected; of those that only their score keeps out not what is made, all with a guid."""
    for each in found:
        if each.code != LOW:
            yield each
            continue
        born = guid_of(each.candidate, each.candidate.sources[0].path)
        guid = asked_for.get(born, born)
        if guid in dropped:
            yield replace(each, code=DROPPED, guid=guid)
        elif born not in asked_for:
            yield replace(each, guid=guid)
