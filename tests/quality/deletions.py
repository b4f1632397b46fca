"""Measure the judge of deletions on authors left out: how often would readers keep the words that it hides?

    python tests/quality/deletions.py [--trainings 2]

Needs the feature table alone. Readers chose of 3,868 sentences all the words that are good to hide; a label knows one
answer of its sentence, which the hidden words meet by half of their letters or more.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean

from train import DELETION, DELETION_WEIGHTS, MET, SEED, Row, fit, load_table, names_of, sentences
from train import teaches_deletion as teaches

from notes2anki.extract.forest import Forest

Options = Sequence[Row]
"""The words of one sentence that could be hidden, each with how well it agrees with what was said of them."""


def main(trainings: int) -> None:
    """Measure and print."""
    said = [group for group in sentences(load_table()).values() if teaches(group)]
    options = [known for group in said if (known := [row for row in group if row["agreement"] is not None])]
    runs = [list(chosen(options, SEED + number)) for number in range(trainings)]
    for name, source, language in (
        ("readers keep", "read", ""),
        ("readers keep, Korean", "read", "ko"),
        ("readers keep, English", "read", "en"),
        ("agrees with the label", "label", ""),
    ):
        shares = [mean(good(row) for row in run if fits(row, source, language)) for run in runs]
        count = sum(fits(row, source, language) for row in runs[0])
        print(f"{name:24}{mean(shares):.3f} of {count}  ({', '.join(f'{share:.3f}' for share in shares)})")
    for one, other in pairwise(runs):
        print(f"two trainings hide the same in {mean(a is b for a, b in zip(one, other, strict=True)):.3f}")


def chosen(options: Sequence[Options], seed: int) -> Iterator[Row]:
    """Yield what a judge would hide of each sentence that never saw its author."""
    names = names_of((row for group in options for row in group), deletion=True)
    for author in sorted(Counter(group[0]["author"] for group in options if group[0]["source"] == "label")):
        others = [row for group in options for row in group if row["author"] != author]
        judge = trained(others, names, seed)
        for group in options:
            if group[0]["author"] == author:
                yield max(group, key=lambda row: judge.probability(row["values"]))


def trained(rows: Sequence[Row], names: Sequence[str], seed: int) -> Forest:
    """Train a judge of deletions with a seed of its own."""
    return fit(rows, "agreement", names, DELETION | {"seed": seed}, DELETION_WEIGHTS)


def fits(row: Row, source: str, language: str) -> bool:
    """Whether a row comes from a source and, if one is named, a language."""
    return bool(row["source"] == source and row["author"].startswith(language))


def good(row: Row) -> bool:
    """Whether the words are good to hide."""
    agreement: float = row["agreement"]
    return agreement > MET if row["source"] == "read" else agreement >= MET


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trainings", type=int, default=2)
    main(parser.parse_args().trainings)
