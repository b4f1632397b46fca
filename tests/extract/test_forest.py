"""Boosted trees from numbers."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.extract.forest import Forest, Node, parse
from notes2anki.extract.leaves import Reached

# size <= 2 ? -1 : (bold <= 0.5 ? 0.5 : 2)
TREE: Node = (0, 2.0, -1.0, (1, 0.5, 0.5, 2.0))
FOREST = Forest(("size", "bold"), (TREE, 0.25))


@pytest.mark.parametrize(
    ("values", "log_odds"),
    [
        ({}, -0.75),  # what is not given counts as 0
        ({"size": 2.0}, -0.75),  # at the threshold: below
        ({"size": 2.1}, 0.75),
        ({"size": 3.0, "bold": 1.0}, 2.25),
        ({"bold": 1.0}, -0.75),
        ({"size": 3.0, "unheard of": 9.0}, 0.75),
    ],
)
def test_a_probability_is_the_sum_of_the_leaves(values: dict[str, float], log_odds: float) -> None:
    assert FOREST.probability(values) == pytest.approx(1 / (1 + math.exp(-log_odds)))


def test_a_forest_without_trees_knows_nothing() -> None:
    assert Forest((), ()).probability({"size": 1.0}) == 0.5


def test_its_json_form() -> None:
    raw = json.loads('{"features": ["size", "bold"], "trees": [[0, 2, -1, [1, 0.5, 0.5, 2]], 0.25]}')
    assert parse(raw) == FOREST


nodes = st.recursive(
    st.floats(-9, 9),
    lambda inner: st.tuples(st.integers(0, 2), st.floats(-3, 3), inner, inner),
    max_leaves=12,
)
names = ("a", "b", "c")


@settings(max_examples=60, deadline=None)
@given(st.lists(nodes, max_size=5), st.dictionaries(st.sampled_from(names), st.floats(-5, 5)))
def test_a_probability_is_one_and_survives_json(trees: list[Node], values: dict[str, float]) -> None:
    forest = Forest(names, tuple(trees))
    found = forest.probability(values)
    assert 0 <= found <= 1
    assert parse(json.loads(json.dumps({"features": names, "trees": trees}))).probability(values) == found


def walked(node: Node, row: list[float]) -> float:
    while isinstance(node, tuple):
        feature, threshold, below, above = node
        node = below if row[feature] <= threshold else above
    return node


@settings(max_examples=200, deadline=None)
@given(
    st.lists(nodes, max_size=5),
    st.dictionaries(st.sampled_from((*names, "unheard of")), st.sampled_from([-3.0, -0.5, 0.0, 1e-35, 1.0, 3.0])),
)
def test_each_tree_gives_the_leaf_at_the_end_of_the_way_down(trees: list[Node], values: dict[str, float]) -> None:
    row = [values.get(name, 0.0) for name in names]
    assert Reached(names, trees).leaves(values) == [walked(tree, row) for tree in trees]


def comb(leaves: int) -> Node:
    node: Node = 0.0
    for place in range(1, leaves):
        node = (0, float(-place), node, float(place))
    return node


def test_a_tree_may_have_64_leaves_and_no_more() -> None:
    assert Reached(("a",), (comb(64),)).leaves({"a": 1.0}) == [63.0]
    assert Reached(("a",), (comb(64), 0.5)).leaves({"a": -99.0}) == [0.0, 0.5]
    with pytest.raises(ValueError, match="65 leaves"):
        Reached(("a",), (comb(65),))
