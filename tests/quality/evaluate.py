"""Score the judge, each author in turn left out of its training.

    python tests/quality/evaluate.py GOLD_DIR SCORER.py [--minimum 0.65] [--show no]

Prints the scorer's own table: every author's row is of a judge that never saw that author.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import LabelledNote, card_of, load_notes, load_scorer
from train import fit_judge, load_table

from notes2anki.extract import MINIMUM, Say
from notes2anki.extract.judge import Judge
from notes2anki.extract.rank import merge, select

COLUMNS = ("notes", "cards", "must", "recall", "precision", "exact", "tempted", "unlabelled", "leaks", "orphans")


def main(gold: Path, scorer_path: Path, minima: list[float], show: str | None) -> None:
    """Train, score and print one table for each minimum score."""
    scorer = load_scorer(scorer_path)
    table = load_table()
    counts: dict[float, dict[str, Counter[str]]] = defaultdict(dict)
    for author, notes in by_author(gold, scorer).items():
        judge = fit_judge([row for row in table if row["author"] != author])
        for minimum in minima:
            counts[minimum][author] = totals(gold, author, notes, judge, minimum, scorer, show)
    for minimum in minima:
        print_table(minimum, counts[minimum], scorer)


def by_author(gold: Path, scorer: ModuleType) -> dict[str, list[LabelledNote]]:
    """Return all labelled notes by author."""
    found: dict[str, list[LabelledNote]] = defaultdict(list)
    for note in load_notes(gold, scorer):
        found[note.author].append(note)
    return found


def totals(
    gold: Path,
    author: str,
    notes: list[LabelledNote],
    judge: Judge,
    minimum: float,
    scorer: Any,
    show: str | None = None,
) -> Counter[str]:
    """Return the scorer's counts for one author."""
    chosen = merge([select(note.proposals, judge, Say(minimum=minimum)) for note in notes])
    cards: dict[str, list[dict[str, object]]] = defaultdict(list)
    for candidate in chosen.candidates:
        cards[candidate.sources[0].path].append(card_of(candidate, scorer))
    scorer.load_cards = lambda _command, _vault: cards
    counts: Counter[str] = scorer.score_vault(gold / author, "", show)
    return counts


def print_table(minimum: float, counts: dict[str, Counter[str]], scorer: Any) -> None:
    """Print a row an author, a row a language, and all."""
    rows = dict(counts)
    for language in sorted({author.split("-")[0] for author in counts}):
        rows[f"all {language}"] = sum_of(count for author, count in counts.items() if author.startswith(language))
    rows["all"] = sum_of(counts.values())
    print(f"minimum score {minimum}")
    print(f"{'':24}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name, count in rows.items():
        figures = scorer.figures(count)
        print(f"{name[:24]:24}" + "".join(f"{figures[column]:>11}" for column in COLUMNS))
    kinds = ("concept", "heading", "footnote", "definition", "claim")
    asked = rows["all"]
    print("recall by kind:", ", ".join(f"{k} {asked[f'asked:{k}']}/{asked[f'must:{k}']}" for k in kinds))


def sum_of(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Add up the scorer's counts."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--minimum", type=float, action="append")
    parser.add_argument("--show", choices=["missed", "no", "unlabelled", "leaks", "good"])
    given = parser.parse_args()
    main(given.gold, given.scorer, given.minimum or [MINIMUM], given.show)
