"""Write the feature table: what the extractors propose for labelled notes, with what each proposal hits.

    python tests/quality/collect.py GOLD_DIR SCORER.py

Only numbers and labels go into `tests/quality/features.jsonl.xz`, none of the notes' words.
"""

from __future__ import annotations

import json
import lzma
import sys
from pathlib import Path
from types import ModuleType

from gold import LabelledNote, agreement, card_of, grades, load_notes, load_scorer

TABLE = Path(__file__).with_name("features.jsonl.xz")


def rows(note: LabelledNote, scorer: ModuleType) -> list[dict[str, object]]:
    """Return one row a proposal."""
    facts = {fact: index for index, fact in enumerate(dict.fromkeys(p.fact for p in note.proposals))}
    result = []
    for proposal in note.proposals:
        if not proposal.features:
            continue
        card = card_of(proposal.candidate, scorer)
        hits = grades(card, note, scorer)
        values = {**proposal.features, **proposal.deletion}
        result.append(
            {
                "author": note.author,
                "fact": facts[proposal.fact],
                "kind": str(proposal.candidate.kind),
                "cloze": bool(proposal.deletion),
                "good": bool(hits & {"exact", "fact"}),
                "exact": "exact" in hits,
                "agreement": round(agreement(card, note), 3),
                "no": hits == {"no"},
                "values": {name: round(value, 4) for name, value in values.items() if value},
            }
        )
    return result


def main(gold: Path, scorer_path: Path) -> None:
    """Collect and write the table."""
    scorer = load_scorer(scorer_path)
    with lzma.open(TABLE, "wt", encoding="utf-8") as out:
        for number, note in enumerate(load_notes(gold, scorer)):
            for row in rows(note, scorer):
                out.write(json.dumps({"note": number, **row}, ensure_ascii=False, separators=(",", ":")) + "\n")
            print(note.author, note.path, len(note.proposals), file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
