"""Measure on real vaults how guids follow their notes through edits.

    python tests/identity/simulate.py FOLDER... --files 300 --seeds 10

Files are copied into memory; nothing is written. The last lines show every guid that went to a wrong note.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from identity.card_nights import CARD_EDITS, simulate_cards  # noqa: E402 - found by the line above
from identity.edits import EDITS  # noqa: E402
from identity.measure import Fate  # noqa: E402
from identity.simulation import SEVERAL, Result, Vault, parted, texts_of, totals  # noqa: E402
from notes2anki.model import Note  # noqa: E402

DONORS = 100  # files that what is inserted is taken from
SAME, CHANGED = (Fate.KEPT, Fate.LOST), (Fate.FOLLOWED, Fate.RENEWED)
COLUMNS = ("edits", *(fate.value for fate in Fate), "uncertain")


def main() -> None:
    """Simulate and print the table."""
    options = _options()
    results: list[Result] = []
    for folder in options.folder:
        vault = Vault(*parted(texts_of(folder), options.files, DONORS), jobs=options.jobs)
        print(f"{folder.name}: {vault.notes} notes", file=sys.stderr, flush=True)
        found = _simulated(vault, options)
        print(f"\n{folder.name}\n{table(totals(found))}", flush=True)
        results += found
    if len(options.folder) > 1:
        print(f"\nall\n{table(totals(results))}")
    if options.json:
        options.json.write_text(json.dumps(totals(results), indent=1), encoding="utf-8")
    for each in (each for result in results for each in result.fated if each.fate.value in options.show):
        print(f"\n{each.fate} {_told(each.old)}\n   -> {_told(each.new)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--files", type=int, default=300, help="how many of each folder")
    parser.add_argument("--seeds", type=int, default=10, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--share", type=float, default=0.1, help="of the files that are edited in one night")
    parser.add_argument("--edits", default=",".join([*EDITS, SEVERAL]), help="kinds of edit, with commas")
    parser.add_argument("--cards", action="store_true", help="edit the cards instead of the text: many more edits")
    parser.add_argument("--jobs", type=int, default=None, help="processes that read files")
    parser.add_argument("--show", default="wrong", help="fates of which each case is shown, with commas")
    parser.add_argument("--json", type=Path, help="a file for the counts")
    return parser.parse_args()


def _simulated(vault: Vault, options: argparse.Namespace) -> list[Result]:
    results = []
    for kind in CARD_EDITS if options.cards else options.edits.split(","):
        for seed in range(options.first, options.first + options.seeds):
            if options.cards:
                results.append(simulate_cards(vault.settled, kind, seed, options.share))
            else:
                results += vault.simulate(kind, seed, options.share)
        print(f"  {kind} done", file=sys.stderr, flush=True)
    return results


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Return a table by kind of edit; the percentages are of guids that stayed, of unchanged and of edited notes."""
    head = f"{'edit':14}" + "".join(f"{name[:9]:>10}" for name in COLUMNS) + f"{'same %':>10}{'edited %':>10}"
    total: Counter[str] = Counter()
    for row in counts.values():
        total.update(row)
    return "\n".join([head, *(_row(kind, row) for kind, row in counts.items()), _row("all", total)])


def _row(kind: str, counts: Counter[str]) -> str:
    cells = "".join(f"{counts[name]:>10}" for name in COLUMNS)
    return f"{kind:14}{cells}{_percent(counts, SAME)}{_percent(counts, CHANGED)}"


def _percent(counts: Mapping[str, int], fates: Sequence[Fate]) -> str:
    stayed, left = (counts.get(fate.value, 0) for fate in fates)
    return f"{100 * stayed / (stayed + left):10.2f}" if stayed + left else f"{'-':>10}"


def _told(note: Note) -> str:
    said = note.text or f"{note.front} => {note.back}"
    return f"{note.sources[0]} {note.kind} {said[:200]!r}"


if __name__ == "__main__":
    main()
