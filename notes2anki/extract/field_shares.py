"""What some words are about, as named numbers: the share of each semantic field."""

from __future__ import annotations

from collections.abc import Iterable

from notes2anki.language.semantic_fields import SemanticField, Sense

_OF = ("doc", "trail", "title", "body", "say", "subject", "before", "after")
_NAMES = {prefix: [(field, f"{prefix}_field_{field}") for field in SemanticField] for prefix in _OF}


def shares(senses: Iterable[Sense], prefix: str) -> dict[str, float]:
    """Return which share of some words each field has (0 … 1, all 0 without words), as `PREFIX_field_NAME`."""
    fields = [field for _start, _end, field in senses]
    total = max(1, len(fields))
    return {name: fields.count(field) / total for field, name in _NAMES[prefix]}
