"""Time functions of one process in alternation; what the parts print, and what measures read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.figures import Cost
from bench.processes import in_turn

Lap = Callable[[], Mapping[str, float]]
"""Does the work once and returns further figures."""


@dataclass(frozen=True, slots=True)
class Runner:
    """A function to time, and what comes before it each time and does not count."""

    work: Lap
    prepare: Callable[[], object] = lambda: None


def alternate(runners: Mapping[str, Runner], rounds: int) -> dict[str, list[Cost]]:
    """Run each once to warm up, then all of them in each round."""
    costs: dict[str, list[Cost]] = {name: [] for name in runners}
    for turn in range(rounds + 1):
        for name in in_turn(list(runners), turn):
            cost = _timed(runners[name])
            if turn:
                costs[name].append(cost)
    return costs


def _timed(runner: Runner) -> Cost:
    runner.prepare()
    cpu, started = time.process_time(), time.perf_counter()
    figures = runner.work()
    seconds = time.perf_counter() - started
    return Cost(seconds, time.process_time() - cpu, figures=figures)


def as_json(costs: Mapping[str, Sequence[Cost]], **said: object) -> str:
    """Return costs as the JSON that a part prints, with what else it has to say."""
    rows = {
        name: [{"seconds": cost.seconds, "cpu": cost.cpu, "figures": cost.figures} for cost in some]
        for name, some in costs.items()
    }
    return json.dumps({"costs": rows, "said": said})


def costs_of(printed: Mapping[str, Any]) -> dict[str, list[Cost]]:
    """Return the costs in what a part printed."""
    return {name: [Cost(**cost) for cost in some] for name, some in printed["costs"].items()}
