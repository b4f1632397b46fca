"""No front with two answers: where two cards ask the same, the context grows until they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from notes2anki.extract.facts import IsAsked, nobody_asks
from notes2anki.extract.spelled import front_key
from notes2anki.extract.words import ASKS
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import GAP, plain_front

_GAP = "#_#"  # signs that `squeeze` keeps: where the gap stands makes two fronts differ
Front = tuple[str, tuple[str, ...]]


def told_apart(
    candidates: Sequence[Candidate], is_asked: IsAsked = nobody_asks
) -> tuple[list[Candidate], list[Rejection]]:
    """Return candidates of which no two look alike before the answer, and what had to give way.

    The file's name is put before the context of all that look alike; of those that still do, the one that a card
    asks already stays, else the one with the highest score. A heading without context that several notes have
    (`## Network`) asks nothing, unless a card asks it already.
    """
    widened = list(candidates)
    fronts = [_front(candidate) for candidate in candidates]
    rejected: list[Rejection] = []
    dropped: set[int] = set()
    for members in _alike(fronts):
        if len({candidates[index].sources[0].path for index in members}) < 2:
            continue
        for index in members:
            widened[index] = _with_file(widened[index])
            fronts[index] = (fronts[index][0], widened[index].context)
            if _is_drawer(candidates[index]) and not is_asked(candidates[index]):
                dropped.add(index)
                rejected.append(Rejection(candidates[index], "container"))
    for members in _alike(fronts, dropped):
        best = max(members, key=lambda index: _standing(candidates[index], is_asked, index))
        dropped |= {index for index in members if index != best}
        rejected += [Rejection(widened[index], "ambiguous") for index in members if index != best]
    return [candidate for index, candidate in enumerate(widened) if index not in dropped], rejected


def _standing(candidate: Candidate, is_asked: IsAsked, index: int) -> tuple[bool, bool, float, int]:
    return candidate.kind is Kind.EXPLICIT, is_asked(candidate), candidate.score, -index


def apart_from(spares: Sequence[Candidate], made: Sequence[Candidate]) -> list[Candidate]:
    """Return those spares of which none looks like another card before the answer, by their file's name if need be."""
    seen = {_front(candidate) for candidate in made}
    apart = []
    for spare in spares:
        told = spare if _front(spare) not in seen else _with_file(spare)
        if _front(told) not in seen:
            seen.add(_front(told))
            apart.append(told)
    return apart


def _is_drawer(candidate: Candidate) -> bool:
    """Tell whether a heading that stands under nothing, and over other things elsewhere, only names a subject."""
    return candidate.kind is Kind.HEADING and not candidate.context and not ASKS.search(candidate.subject)


def _alike(fronts: Sequence[Front], left_out: Collection[int] = ()) -> list[list[int]]:
    found: dict[Front, list[int]] = defaultdict(list)
    for index, front in enumerate(fronts):
        if index in left_out:
            continue
        found[front].append(index)
    return [members for members in found.values() if len(members) > 1]


def _front(candidate: Candidate) -> Front:
    return front_key(plain_front(candidate).replace(GAP, _GAP)), candidate.context


def _with_file(candidate: Candidate) -> Candidate:
    name = PurePosixPath(candidate.sources[0].path).stem
    return candidate if name in candidate.context else replace(candidate, context=(name, *candidate.context))
