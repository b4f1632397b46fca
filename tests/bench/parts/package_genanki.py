"""Write a package with genanki's own writer: `package_genanki COUNT FILE`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import genanki

from bench.parts.rows import DECK, TAGS, rows

FIELDS = ("Front", "Back", "Context", "Extra", "Source", "Id", "Reserved1", "Reserved2")


def main(count: int, output: Path) -> None:
    """Write and print how long the notes and their package took."""
    given = rows(count)
    started = time.perf_counter()
    note_type = genanki.Model(
        1_700_000_001,
        "Bench",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
    )
    deck = genanki.Deck(1_700_000_002, DECK)
    for fields in given:
        deck.add_note(genanki.Note(model=note_type, fields=list(fields), guid=fields[5], tags=list(TAGS)))
    genanki.Package(deck).write_to_file(str(output))
    print(json.dumps({"write s": time.perf_counter() - started}))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
