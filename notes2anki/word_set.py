"""Word lists are written as text, one place for how that text is read."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that white space parts."""
    return frozenset(text.split())
