"""What Anki shows of a note, as one number that tells whether it changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.model import Digest, Document, Style

_CODE = re.compile(r'<pre class="n2a-code">.*?</pre>', re.DOTALL)
_COLOUR = re.compile(r"</?span[^>]*>")


def digest_of(style: Style, fields: Sequence[str], tags: Sequence[str], document: Document) -> Digest:
    """Return the SHA-256 of what a note shows, 64 hexadecimal digits.

    The field Source counts by the document that it names and not by the line: a line written above must not
    make an update of every note below, for an update costs the user his own tags. For the same reason code counts
    by its text, not by the colours that one version of Pygments gives it. N2AId counts for nothing.
    """
    note_type = NOTE_TYPES[style]
    shown = [_CODE.sub(_without_colours, field) for field in fields]
    shown[note_type.position("Source")] = f"{document.path}\n{document.permalink}"
    shown[note_type.position("N2AId")] = ""
    canonical = json.dumps([style.value, shown, sorted(tags)], ensure_ascii=True, separators=(",", ":"))
    return Digest(hashlib.sha256(canonical.encode()).hexdigest())


def _without_colours(code: re.Match[str]) -> str:
    return _COLOUR.sub("", code[0])
