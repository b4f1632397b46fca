"""Evaluate gradient-boosted trees from numbers: no learning library at run time."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

Tree = tuple[Sequence[int], Sequence[float], Sequence[int], Sequence[int]]
"""Feature index, threshold, left and right child of each inner node; a child below 0 is leaf -child - 1."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named features; the sum of their leaves is a log-odds."""

    features: tuple[str, ...]
    trees: tuple[tuple[Tree, Sequence[float]], ...]
    base: float

    def probability(self, values: Mapping[str, float]) -> float:
        """Return a probability in 0 … 1; a feature that is not given counts as 0."""
        row = [values.get(name, 0.0) for name in self.features]
        total = self.base
        for (feature, threshold, left, right), leaves in self.trees:
            node = 0
            while node >= 0:
                node = left[node] if row[feature[node]] <= threshold[node] else right[node]
            total += leaves[-node - 1]
        return 1.0 / (1.0 + math.exp(-total))


def load(name: str) -> Forest:
    """Read a forest that is shipped beside this module as `NAME.json`.

    Thresholds and leaves are as LightGBM trained them (tests/quality/train.py), rounded to 5 digits.
    """
    text = files("notes2anki.extract").joinpath(f"{name}.json").read_text(encoding="utf-8")
    return parse(json.loads(text))


def parse(raw: Mapping[str, object]) -> Forest:
    """Build a forest from its JSON form."""
    names, trees, base = raw["features"], raw["trees"], raw["base"]
    if not isinstance(names, list) or not isinstance(trees, list) or not isinstance(base, int | float):
        raise TypeError("a forest has a list of features, a list of trees and a number as base")
    built = []
    for tree in trees:
        shape: Tree = (tree["feature"], tree["threshold"], tree["left"], tree["right"])
        built.append((shape, tree["leaf"]))
    return Forest(tuple(names), tuple(built), float(base))
