"""What was measured, as values: costs by contestant and round, and what is compared with what."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Cost:
    """One run of one contestant.

    `seconds` by the clock on the wall; `cpu` seconds of all its processes; `peak` bytes of the largest of them, 0
    where several contestants share a process. `figures` are further ones, by name with unit.
    """

    seconds: float
    cpu: float
    peak: int = 0
    figures: Mapping[str, float] = field(default_factory=dict)

    def value(self, name: str) -> float:
        """Return a figure by its name in tables."""
        own = {
            "time s": self.seconds,
            "CPU s": self.cpu,
            "cores": self.cpu / self.seconds if self.seconds else 0.0,
            "peak MB": self.peak / MEGABYTE,
        }
        return own[name] if name in own else self.figures[name]


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some runs, and their least and greatest."""

    median: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure of ours divided by the same of a baseline, or as it is where `against` is "".

    `wanted` says what it ought to be, for a reader: nothing fails.
    """

    ours: str
    against: str
    of: str = "time s"
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """Contestants that ran in alternation: their costs by name, in the order of the rounds.

    `said` is what else is to be told, by its name. `load` is the machine's load average (1 minute) before and after.
    """

    title: str
    costs: Mapping[str, Sequence[Cost]]
    comparisons: Sequence[Comparison] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    load: tuple[float, float] = (0.0, 0.0)

    def spread(self, name: str, of: str) -> Spread:
        """Return the spread of one figure of one contestant."""
        return spread([cost.value(of) for cost in self.costs[name]])

    def compare(self, comparison: Comparison) -> Spread:
        """Return the spread of a comparison: it is made for each round, so that both sides met the same load."""
        ours = [cost.value(comparison.of) for cost in self.costs[comparison.ours]]
        if not comparison.against:
            return spread(ours)
        theirs = [cost.value(comparison.of) for cost in self.costs[comparison.against]]
        return spread([one / other if other else float("inf") for one, other in zip(ours, theirs, strict=True)])


def spread(values: Sequence[float]) -> Spread:
    """Return median, least and greatest."""
    return Spread(statistics.median(values), min(values), max(values))


def columns(contest: Contest) -> list[str]:
    """Return the names of the figures that a contest has."""
    costs = [cost for some in contest.costs.values() for cost in some]
    peak = ["peak MB"] if any(cost.peak for cost in costs) else []
    return ["time s", "CPU s", *peak, *dict.fromkeys(name for cost in costs for name in cost.figures)]


def contest_object(contest: Contest) -> dict[str, Any]:
    """Return a contest as JSON knows it."""
    rows = {
        name: {of: _spread_object(contest.spread(name, of)) for of in columns(contest) if _has(costs, of)}
        for name, costs in contest.costs.items()
    }
    ratios = [
        {
            "ours": each.ours,
            "against": each.against or None,
            "of": each.of,
            "wanted": each.wanted or None,
            **_spread_object(contest.compare(each)),
        }
        for each in contest.comparisons
    ]
    return {
        "title": contest.title,
        "rows": rows,
        "comparisons": ratios,
        "said": dict(contest.said),
        "load": list(contest.load),
    }


def _has(costs: Sequence[Cost], of: str) -> bool:
    return of in ("time s", "CPU s", "peak MB") or all(of in cost.figures for cost in costs)


def _spread_object(given: Spread) -> dict[str, float]:
    return {"median": given.median, "min": given.least, "max": given.greatest}
