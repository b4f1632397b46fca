"""How often Python looks for garbage that refers to itself."""

from __future__ import annotations

import gc

ALLOCATIONS = 50_000  # between two looks; Python's own 700 cost a run one second in twenty


def look_seldom() -> None:
    """Make this process look seldom: what a run reads stays until its end, and each look goes through all of it."""
    gc.set_threshold(ALLOCATIONS)
