"""What Anki shows of a note, as one number that tells whether it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.model import Digest, Document, Style


def digest_of(style: Style, fields: Sequence[str], tags: Sequence[str], document: Document) -> Digest:
    """Return the SHA-256 of what a note shows, 64 hexadecimal digits.

    The field Source counts by the document that it names and not by the line: a line written above must not
    make an update of every note below, for an update costs the user his own tags. N2AId counts for nothing.
    """
    note_type = NOTE_TYPES[style]
    shown = list(fields)
    shown[note_type.position("Source")] = f"{document.path}\n{document.permalink}"
    shown[note_type.position("N2AId")] = ""
    canonical = json.dumps([style.value, shown, sorted(tags)], ensure_ascii=True, separators=(",", ":"))
    return Digest(hashlib.sha256(canonical.encode()).hexdigest())
