"""Evaluate gradient-boosted trees from numbers: no learning library at run time."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from notes2anki.extract.leaves import Node, Reached

__all__ = ["Forest", "Node", "load", "parse"]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named features; the sum of their leaves is a log-odds."""

    features: tuple[str, ...]
    trees: tuple[Node, ...]
    _reached: Reached = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_reached", Reached(self.features, self.trees))

    def probability(self, values: Mapping[str, float]) -> float:
        """Return a probability in 0 … 1; a feature that is not given counts as 0."""
        return 1.0 / (1.0 + math.exp(-sum(self._reached.leaves(values))))


def load(name: str) -> Forest:
    """Read a forest that is shipped beside this module as `NAME.json`.

    Thresholds and leaves are as LightGBM trained them (tests/quality/train.py), rounded to 5 digits.
    """
    text = files("notes2anki.extract").joinpath(f"{name}.json").read_text(encoding="utf-8")
    return parse(json.loads(text))


def parse(raw: Mapping[str, Any]) -> Forest:
    """Build a forest from its JSON form: `features`, a list of names, and `trees`, nested lists like `Node`."""
    return Forest(tuple(raw["features"]), tuple(_node(tree) for tree in raw["trees"]))


def _node(raw: list[Any] | float) -> Node:
    if not isinstance(raw, list):
        return float(raw)
    feature, threshold, below, above = raw
    return (int(feature), float(threshold), _node(below), _node(above))
