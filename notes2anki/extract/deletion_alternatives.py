"""What the parts of a sentence that may be hidden are to each other: named numbers (`del_alt_…`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from notes2anki.extract.features import flag

Span = tuple[int, int]

_COMPARED = {
    f"del_{name}": f"del_alt_{name}" for name in ("bold", "code", "wikilink", "number", "identifier", "technical")
}
_MOST = 6
_LEVEL = 4.0  # added to differences, so that none is below 0


def compare(options: Sequence[tuple[Span, dict[str, float]]]) -> list[dict[str, float]]:
    """Return how each part lies among the others, and what others have that it has not; *options* in reading order."""
    having = {name: [span for span, features in options if features.get(name) == 1] for name in _COMPARED}
    others = {name: found for name, found in having.items() if found}
    spans = [span for span, _ in options]
    nested = [_nested(span, spans) for span in spans]
    atoms = sorted(span[1] for span, found in zip(spans, nested, strict=True) if not found["del_alt_inside"])
    mean = sum(features["del_length_log"] for _, features in options) / max(1, len(options))
    for (span, features), found in zip(options, nested, strict=True):
        found["del_alt_length"] = _LEVEL + features["del_length_log"] - mean
        found["del_alt_atoms"] = len(atoms)
        found["del_alt_before"] = bisect_right(atoms, span[0]) / len(atoms)
        for name, having_it in others.items():
            if not features.get(name) and _elsewhere(span, having_it):
                found[_COMPARED[name]] = 1.0
    return nested


def _elsewhere(span: Span, others: Sequence[Span]) -> bool:
    first, last = span
    return any(end <= first or start >= last for start, end in others)


def _nested(span: Span, spans: Sequence[Span]) -> dict[str, float]:
    """Describe the parts around a part and inside it: the smallest around, the largest inside."""
    start, end = span
    around = [(a, b) for a, b in spans if a <= start and end <= b and (a < start or end < b)]
    inside = [(a, b) for a, b in spans if start <= a and b <= end and (start < a or b < end)]
    found: dict[str, float] = {"del_alt_around": min(_MOST, len(around)), "del_alt_inside": min(_MOST, len(inside))}
    if around:
        a, b = min(around, key=_length) if len(around) > 1 else around[0]
        found["del_alt_of_around"] = (end - start) / (b - a)
        found["del_alt_begins_around"] = flag(a == start)
        found["del_alt_ends_around"] = flag(b == end)
    if inside:
        a, b = max(inside, key=_length) if len(inside) > 1 else inside[0]
        found["del_alt_of_inside"] = (b - a) / (end - start)
        found["del_alt_begins_inside"] = flag(a == start)
        found["del_alt_ends_inside"] = flag(b == end)
    return found


def _length(span: Span) -> int:
    return span[1] - span[0]
