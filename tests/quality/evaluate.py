"""Score the judge, each author in turn left out of its training.

    python tests/quality/evaluate.py GOLD_DIR SCORER.py [MINIMUM]

Prints the scorer's own table: every author's row is of a judge that never saw that author.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

from gold import LabelledNote, card_of, load_notes, load_scorer
from train import fit_judge, load_table

from notes2anki.extract import MINIMUM
from notes2anki.extract.judge import Judge
from notes2anki.extract.rank import merge, select

COLUMNS = ("notes", "cards", "must", "recall", "precision", "exact", "tempted", "unlabelled", "leaks", "orphans")


def totals(
    gold: Path, author: str, notes: list[LabelledNote], judge: Judge, minimum: float, scorer: ModuleType, show: str | None
) -> Counter[str]:
    """Return the scorer's counts for one author."""
    chosen = merge([select(note.proposals, judge, minimum) for note in notes])
    cards: dict[str, list[dict[str, object]]] = defaultdict(list)
    for candidate in chosen.candidates:
        cards[candidate.sources[0].path].append(card_of(candidate, scorer))
    scorer.load_cards = lambda _command, _vault: cards
    counts: Counter[str] = scorer.score_vault(gold / author, "", show)
    return counts


def main(gold: Path, scorer_path: Path, minimum: float, show: str | None = None) -> None:
    """Train, score and print."""
    scorer = load_scorer(scorer_path)
    table = load_table()
    by_author: dict[str, list[LabelledNote]] = defaultdict(list)
    for note in load_notes(gold, scorer):
        by_author[note.author].append(note)
    everything: Counter[str] = Counter()
    languages: dict[str, Counter[str]] = defaultdict(Counter)
    print(f"{'':24}" + "".join(f"{column:>11}" for column in COLUMNS))
    for author, notes in by_author.items():
        judge = fit_judge([row for row in table if row["author"] != author])
        counts = totals(gold, author, notes, judge, minimum, scorer, show)
        _print(author, scorer.figures(counts))
        everything.update(counts)
        languages[author.split("-")[0]].update(counts)
    for language, counts in languages.items():
        _print(f"all {language}", scorer.figures(counts))
    _print("all", scorer.figures(everything))
    kinds = ("concept", "heading", "footnote", "definition", "claim")
    print("recall by kind:", ", ".join(f"{k} {everything[f'asked:{k}']}/{everything[f'must:{k}']}" for k in kinds))


def _print(name: str, figures: dict[str, object]) -> None:
    print(f"{name[:24]:24}" + "".join(f"{figures[column]:>11}" for column in COLUMNS))


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        float(sys.argv[3]) if len(sys.argv) > 3 else MINIMUM,
        sys.argv[4] if len(sys.argv) > 4 else None,
    )
