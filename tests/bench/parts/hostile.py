"""Read hostile notes at two lengths: `hostile CHARACTERS FACTOR ROUNDS`."""

from __future__ import annotations

import sys
import time

from hostile_notes import FAMILIES

from bench.figures import Cost
from bench.laps import as_json
from notes2anki.reading.document import read_document

TRIES = 3
TOO_SHORT_TO_TELL = 0.003  # seconds


def main(characters: int, factor: int, rounds: int) -> None:
    """Time and print; the cost is of the longer note, `growth` its time divided by that of the shorter."""
    read_document("a", "a.md")
    costs: dict[str, list[Cost]] = {name: [] for name in FAMILIES}
    for _ in range(rounds):
        for name, family in FAMILIES.items():
            short, long = _seconds(family(characters)), _seconds(family(factor * characters))
            costs[name].append(Cost(long, long, figures={"growth": long / max(short, TOO_SHORT_TO_TELL)}))
    print(as_json(costs))


def _seconds(text: str) -> float:
    """Return the processor time of the fastest try."""
    times = []
    for _ in range(TRIES):
        started = time.process_time()
        read_document(text, "a.md")
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
