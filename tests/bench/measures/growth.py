"""Reading hostile notes of growing length: what a step of Python hides (a search, a pattern) shows in time alone."""

from __future__ import annotations

from collections.abc import Iterator

from bench.bench import Bench
from bench.figures import Comparison, Contest
from bench.laps import costs_of

SHOWN = 8
GROWTH, FACTOR = "growth", 4


def measure(bench: Bench) -> Iterator[Contest]:
    """Read every family at two lengths in one process, and show those whose time grows most."""
    _cost, printed = bench.home.part("hostile", bench.size.hostile, FACTOR, bench.size.rounds)
    contest = Contest("", costs_of(printed))
    order = sorted(contest.costs, key=lambda name: contest.spread(name, GROWTH).median, reverse=True)
    title = f"reading hostile notes of {bench.size.hostile:,} characters, and {FACTOR} times as long: the worst of"
    yield Contest(
        f"{title} {len(order)} kinds",
        {name: contest.costs[name] for name in order[:SHOWN]},
        [Comparison(order[0], "", GROWTH, f"about {FACTOR}")],
    )
