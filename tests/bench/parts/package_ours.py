"""Write a package with notes2anki: `package_ours COUNT FILE`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.notes import FIRST_CHANGE
from bench.parts.rows import DECK, TAGS, rows
from notes2anki.model import Digest, Guid, Kind, Note, Span, Style
from notes2anki.targets.apkg import ApkgTarget


def main(count: int, output: Path) -> None:
    """Write and print how long the notes and their package took."""
    given = rows(count)
    started = time.perf_counter()
    ApkgTarget(output).deliver([_note(number, fields) for number, fields in enumerate(given)])
    print(json.dumps({"write s": time.perf_counter() - started}))


def _note(number: int, fields: Sequence[str]) -> Note:
    front, back, context, *_others = fields
    return Note(
        guid=Guid(fields[5]),
        kind=Kind.CONCEPT,
        style=Style.BASIC,
        fields=tuple(fields),
        deck=DECK,
        tags=TAGS,
        media=(),
        sources=(Span("day.md", number + 1, number + 1),),
        digest=Digest(fields[5]),
        front=front,
        back=back,
        text=None,
        context=(context,),
        score=1.0,
        reason="bench",
        modified=FIRST_CHANGE,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
