"""Writing a large package, against genanki's own writer of the same fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.bench import Bench
from bench.figures import MEGABYTE, Comparison, Contest, Cost
from bench.processes import in_turn, part_command

OURS, BARE = "notes2anki", "genanki"
PARTS = {OURS: "package_ours", BARE: "package_genanki"}


def measure(bench: Bench) -> Iterator[Contest]:
    """Race, each package in a process of its own."""
    costs: dict[str, list[Cost]] = {name: [] for name in PARTS}
    for turn in range(bench.size.rounds):
        for name in in_turn(list(PARTS), turn):
            costs[name].append(_write(bench, name))
    comparisons = [
        Comparison(OURS, BARE, "write s", "<= 1.1"),
        Comparison(OURS, BARE, "time s"),
        Comparison(OURS, BARE, "file MB", "<= 0.2"),
        Comparison(OURS, BARE, "peak MB"),
        Comparison(OURS, "", "peak MB", "<= 250"),
    ]
    yield Contest(f"a package of {bench.size.package_notes:,} notes", costs, comparisons)


def _write(bench: Bench, name: str) -> Cost:
    made = Path(bench.home.folder) / f"{PARTS[name]}.apkg"
    made.unlink(missing_ok=True)
    finished = bench.home.run(part_command(PARTS[name], bench.size.package_notes, made), bench.home.folder)
    figures = {**json.loads(finished.output), "file MB": made.stat().st_size / MEGABYTE}
    return replace(finished.cost, figures=figures)
