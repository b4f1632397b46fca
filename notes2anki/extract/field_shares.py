"""What some words are about, as named numbers: the share of each semantic field."""

from __future__ import annotations

from collections.abc import Iterable

from notes2anki.language.semantic_fields import SemanticField, Sense


def shares(senses: Iterable[Sense], prefix: str) -> dict[str, float]:
    """Return which share of some words each field has (0 … 1, all 0 without words), as `PREFIX_field_NAME`."""
    counts = dict.fromkeys(SemanticField, 0)
    for _start, _end, field in senses:
        counts[field] += 1
    total = max(1, sum(counts.values()))
    return {f"{prefix}_field_{field}": count / total for field, count in counts.items()}
