"""What the user keeps and drops teaches the judge on his own machine: a small correction of the shipped score.

logit(score') = logit(score) + w·x + b over a few traits x of a card, which a person could name. It is a logistic
regression with the shipped score as its offset and a normal prior around "no correction": a few decisions hardly
move it, many do. Pure, and the same whatever the order of the decisions.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 10
"""Decisions, with some of either verdict, from which there is a correction at all."""

Traits = tuple[tuple[str, float], ...]
"""What is noticed of a card, by name, in the order of the names."""

_SPREAD, _LEVEL = 0.15, 0.05
"""Standard deviations of the prior, in log-odds, over each trait's weight and over the shift of a card with the mean
traits: what others gave is in tests/quality/README.md. The level moves least, for who decides on some cards says
little of the many that he was not shown."""
_BIAS = "always"
_NEAREST = 1e-4  # no score is nearer to 0 or 1
_ROUNDS = 100
_SETTLED = 1e-7


@dataclass(frozen=True, slots=True, order=True)
class Lesson:
    """A card on which the user decided: whether he keeps it, its shipped score (0 … 1) then, and its traits."""

    keep: bool
    score: float
    traits: Traits


@dataclass(frozen=True, slots=True)
class Leaning:
    """The correction: a weight in log-odds for each trait by name. Without weights it corrects nothing."""

    weights: Mapping[str, float]

    def __bool__(self) -> bool:
        return bool(self.weights)

    def lean(self, score: float, traits: Traits) -> float:
        """Return the corrected score, rounded to 4 digits; of a card without traits the score itself."""
        if not self.weights or not traits:
            return score
        pull = self.weights.get(_BIAS, 0.0) + sum(self.weights.get(name, 0.0) * value for name, value in traits)
        return round(_probability(_log_odds(score) + pull), 4)


NONE = Leaning({})


def learn(lessons: Iterable[Lesson]) -> Leaning:
    """Return the correction that decisions teach; none while there are too few, or all say the same."""
    known = sorted(lesson for lesson in lessons if lesson.traits)
    if len(known) < FEWEST or len({lesson.keep for lesson in known}) == 1:
        return NONE
    names = sorted({name for lesson in known for name, _value in lesson.traits})
    place = {name: index for index, name in enumerate(names)}
    table = _Table([[(place[name], value) for name, value in lesson.traits] for lesson in known], len(names))
    level, weights = _fitted(table, [lesson.keep for lesson in known], [_log_odds(lesson.score) for lesson in known])
    named = {name: round(weight, 6) for name, weight in zip(names, weights, strict=True)}
    return Leaning({_BIAS: round(level - _dot(weights, table.means), 6), **named})


class _Table:
    """The traits of some cards, each less its mean: `rows` are what is not 0, by column."""

    def __init__(self, rows: Sequence[Sequence[tuple[int, float]]], size: int) -> None:
        self.rows = rows
        self.means = [0.0] * size
        for row in rows:
            for index, value in row:
                self.means[index] += value / len(rows)

    def times(self, weights: Sequence[float]) -> list[float]:
        """Return the sum of each card's traits by their weights."""
        mean = _dot(weights, self.means)
        return [sum(weights[index] * value for index, value in row) - mean for row in self.rows]

    def sums(self, factors: Sequence[float]) -> list[float]:
        """Return the sum of each trait over the cards by their factors."""
        total = sum(factors)
        found = [-mean * total for mean in self.means]
        for row, factor in zip(self.rows, factors, strict=True):
            for index, value in row:
                found[index] += factor * value
        return found

    def products(self) -> list[list[float]]:
        """Return the sums of the products of each two traits."""
        found = [[-len(self.rows) * one * other for other in self.means] for one in self.means]
        for row in self.rows:
            for i, one in row:
                for j, other in row:
                    found[i][j] += one * other
        return found


def _fitted(table: _Table, kept: Sequence[bool], offsets: Sequence[float]) -> tuple[float, list[float]]:
    """Return the likeliest level and weights, by steps that never overshoot: no curvature is above x·xᵀ / 4."""
    prior, prior_of_level = _SPREAD**-2, _LEVEL**-2
    bound = [
        [product / 4 + prior * (i == j) for j, product in enumerate(row)] for i, row in enumerate(table.products())
    ]
    root = _cholesky(bound)
    level, weights = 0.0, [0.0] * len(bound)
    for _ in range(_ROUNDS):
        pulls = table.times(weights)
        missed = [
            keep - _probability(offset + level + pull) for keep, offset, pull in zip(kept, offsets, pulls, strict=True)
        ]
        slope = [total - prior * weight for total, weight in zip(table.sums(missed), weights, strict=True)]
        step = _solved(root, slope)
        rise = (sum(missed) - prior_of_level * level) / (len(kept) / 4 + prior_of_level)
        level, weights = level + rise, [weight + move for weight, move in zip(weights, step, strict=True)]
        if max(abs(rise), *map(abs, step)) < _SETTLED:
            break
    return level, weights


def _cholesky(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the lower triangle L with L·Lᵀ = matrix, which is symmetric and, by the prior, positive definite."""
    size = len(matrix)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = math.sqrt(rest) if i == j else rest / root[j][j]
    return root


def _solved(root: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """Return x with L·Lᵀ·x = wanted."""
    size = len(root)
    middle: list[float] = []
    for i in range(size):
        middle.append((wanted[i] - sum(root[i][k] * middle[k] for k in range(i))) / root[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (middle[i] - sum(root[k][i] * found[k] for k in range(i + 1, size))) / root[i][i]
    return found


def _dot(some: Sequence[float], others: Sequence[float]) -> float:
    return sum(one * other for one, other in zip(some, others, strict=True))


def _log_odds(score: float) -> float:
    near = min(max(score, _NEAREST), 1 - _NEAREST)
    return math.log(near / (1 - near))


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(log_odds, -30.0), 30.0)))
