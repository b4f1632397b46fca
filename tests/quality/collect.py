"""Write the feature table: what the extractors propose for labelled notes, with what each proposal hits.

    python tests/quality/collect.py GOLD_DIR SCORER.py --read FOLDER --read FOLDER …

Below the FOLDERs are the notes whose cards somebody read (`readings.py`); those that are not found give no rows.
Notes that were invented for this, and read likewise, stand beside this file (`invented`).
Only numbers and labels go into `tests/quality/features.jsonl.xz`, none of the notes' words.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import LabelledNote, agreement, card_of, grades, load_notes, load_scorer
from readings import Read, read_notes

from notes2anki.extract.proposal import Proposal

TABLE = Path(__file__).with_name("features.jsonl.xz")
INVENTED = Path(__file__).with_name("invented")


def labelled_rows(note: LabelledNote, scorer: ModuleType) -> Iterator[dict[str, Any]]:
    """Yield one row a proposal."""
    facts = {fact: index for index, fact in enumerate(dict.fromkeys(p.fact for p in note.proposals))}
    for proposal in note.proposals:
        if not proposal.features:
            continue
        card = card_of(proposal.candidate, scorer)
        hits = grades(card, note, scorer)
        yield {
            "source": "label",
            "author": note.author,
            "fact": facts[proposal.fact],
            **described(proposal),
            "good": bool(hits & {"exact", "fact"}),
            "exact": "exact" in hits,
            "agreement": round(agreement(card, note), 3),
            "no": hits == {"no"},
        }


def read_rows(source: str, author: str, read: Sequence[Read]) -> Iterator[dict[str, Any]]:
    """Yield one row a proposal of which a reader said something; `source` is read or invented."""
    facts = {fact: index for index, fact in enumerate(dict.fromkeys(each.proposal.fact for each in read))}
    for each in read:
        yield {
            "source": source,
            "author": author,
            "fact": facts[each.proposal.fact],
            **described(each.proposal),
            "good": each.good,
            "agreement": each.agreement,
        }


def described(proposal: Proposal) -> dict[str, Any]:
    """Return what a row says of a proposal itself."""
    values = {**proposal.features, **proposal.deletion}
    return {
        "kind": str(proposal.candidate.kind),
        "cloze": bool(proposal.deletion),
        "values": {name: round(value, 4) for name, value in values.items() if value},
    }


def tables(gold: Path, scorer: ModuleType, read: Sequence[Path]) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each note."""
    for note in load_notes(gold, scorer):
        print(note.author, note.path, len(note.proposals), file=sys.stderr)
        yield list(labelled_rows(note, scorer))
    for source, folders in (("read", read), ("invented", sorted(INVENTED.iterdir()))):
        for author, name, said in read_notes(folders):
            print(author, name, len(said), file=sys.stderr)
            yield list(read_rows(source, author, said))


def main(gold: Path, scorer_path: Path, read: Sequence[Path]) -> None:
    """Collect and write the table."""
    with lzma.open(TABLE, "wt", encoding="utf-8") as out:
        for number, rows in enumerate(tables(gold, load_scorer(scorer_path), read)):
            for row in rows:
                out.write(json.dumps({"note": number, **row}, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--read", type=Path, action="append", default=[])
    given = parser.parse_args()
    main(given.gold, given.scorer, given.read)
