"""The command line of the bench."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bench.bench import Bench
from bench.figures import Contest, contest_object
from bench.machine import description, load
from bench.measures import first_export, growth, language, nights, package, reading
from bench.processes import FailedError, Home
from bench.sizes import FULL, QUICK
from bench.table import table

MEASURES: Mapping[str, Callable[[Bench], Iterator[Contest]]] = {
    "first-export": first_export.measure,
    "nights": nights.measure,
    "package": package.measure,
    "language": language.measure,
    "reading": reading.measure,
    "growth": growth.measure,
}
"""A new measure is a module, a line here and a section in README.md."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print: tables, each as soon as it is there, or JSON. Exits with 1 where a measure failed."""
    given = _parser().parse_args(arguments)
    size = QUICK if given.quick else FULL
    size = replace(size, rounds=given.rounds or size.rounds)
    machine = description(size.name, size.rounds)
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="notes2anki-bench-") as folder:
        bench = Bench(Home(Path(folder)), size, peers=given.peers)
        contests = _contests(bench, given.measure or list(MEASURES), failed)
        if given.json:
            whole = {"machine": machine, "contests": [contest_object(contest) for contest in contests]}
            print(json.dumps(whole, ensure_ascii=False, indent=2))
        else:
            for part in table(machine, contests):
                print(part, end="\n\n", flush=True)
    if failed:
        raise SystemExit("\n".join(failed))


def _contests(bench: Bench, names: Sequence[str], failed: list[str]) -> Iterator[Contest]:
    """Yield the contests of some measures; one that fails adds to `failed` why, and costs only itself."""
    for name in names:
        if sys.stderr.isatty():
            print(f"{name} …", file=sys.stderr)
        before = load()
        try:
            for contest in MEASURES[name](bench):
                after = load()
                yield replace(contest, load=(before, after))
                before = after
        except FailedError as error:
            failed.append(f"{name}: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description="Measure performance as ratios to baselines.")
    parser.add_argument("--quick", action="store_true", help="a handful of files, to see that the bench works")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--rounds", type=_positive, help="how often everything runs, in alternation")
    parser.add_argument("--measure", action="append", choices=MEASURES, help="only this; may be repeated")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="install no other program to race with")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
