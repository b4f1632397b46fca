"""Find the leaf that a row reaches in each of many trees at once, without walking down any.

All leaves of the forest are bits of one number. A feature's value says of how many thresholds it is greater,
and so which leaves cannot be reached: those below these nodes. One bitwise `and` for each feature leaves, of each
tree, the reached leaf as the lowest bit (QuickScorer: Lucchese et al., SIGIR 2015).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem
from struct import Struct
from typing import TypeAlias

Node: TypeAlias = "tuple[int, float, Node, Node] | float"
"""An inner node is (feature index, threshold, child at or below it, child above it); a leaf is its value."""

_SIZES = {8: "B", 16: "H", 32: "I", 64: "Q"}  # bits that a tree may take, and how `struct` reads them


@dataclass(frozen=True, slots=True)
class _Steps:
    """A feature's thresholds, ascending; `masks[n]` are the leaves left to a value that is greater than n of them."""

    thresholds: list[float]
    masks: list[int]

    def left(self, value: float) -> int:
        return self.masks[bisect_left(self.thresholds, value)]


class Reached:
    """Trees over named features, made ready. A tree has at most 64 leaves; raises ValueError for a larger one."""

    def __init__(self, features: Sequence[str], trees: Sequence[Node]) -> None:
        leaves = [list(_leaves(tree)) for tree in trees]
        most = max((len(each) for each in leaves), default=1)
        size = next((size for size in _SIZES if size >= most), 0)
        if not size:
            raise ValueError(f"a tree has {most} leaves; 64 are the most")
        bits = size * len(trees)
        self._each = Struct(f"<{len(trees)}{_SIZES[size]}")
        self._lowest = sum(1 << first for first in range(0, bits, size))
        self._all = (1 << bits) - 1
        self._values = [{1 << place: value for place, value in enumerate(each)} for each in leaves]
        steps = _steps(features, trees, size, self._all)
        self._steps = {name: each for name, each in steps.items() if each.thresholds[0] >= 0}
        self._signed = {name: each for name, each in steps.items() if each.thresholds[0] < 0}

    def leaves(self, values: Mapping[str, float]) -> list[float]:
        """Return the value of the leaf that is reached in each tree, in order; a feature not given counts as 0."""
        left, asked = self._all, self._steps
        for name, steps in self._signed.items():
            left &= steps.left(values.get(name, 0.0))
        for name, value in values.items():
            if value > 0 and name in asked:  # without thresholds below 0, any other value leaves every leaf
                steps = asked[name]
                left &= steps.masks[bisect_left(steps.thresholds, value)]
        reached = left & ((self._all ^ left) + self._lowest)  # the lowest bit of each tree
        return list(map(getitem, self._values, self._each.unpack(reached.to_bytes(self._each.size, "little"))))


def _steps(features: Sequence[str], trees: Sequence[Node], size: int, every: int) -> dict[str, _Steps]:
    """Return the steps of each feature that some node asks for."""
    barred: defaultdict[str, defaultdict[float, int]] = defaultdict(lambda: defaultdict(int))
    for number, tree in enumerate(trees):
        for feature, threshold, leaves in _barred(tree, number * size):
            barred[features[feature]][threshold] |= leaves
    steps = {}
    for name, by_threshold in barred.items():
        thresholds, masks = sorted(by_threshold), [every]
        for threshold in thresholds:
            masks.append(masks[-1] & ~by_threshold[threshold])
        steps[name] = _Steps(thresholds, masks)
    return steps


def _barred(node: Node, first: int) -> Iterator[tuple[int, float, int]]:
    """Yield each inner node's feature and threshold, with the leaves that a value above it cannot reach."""
    if isinstance(node, tuple):
        feature, threshold, below, above = node
        count = sum(1 for _ in _leaves(below))
        yield feature, threshold, ((1 << count) - 1) << first
        yield from _barred(below, first)
        yield from _barred(above, first + count)


def _leaves(node: Node) -> Iterator[float]:
    if isinstance(node, tuple):
        yield from _leaves(node[2])
        yield from _leaves(node[3])
    else:
        yield node
