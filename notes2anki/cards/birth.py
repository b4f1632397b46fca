"""The guid that a note is born with: the same on every machine, and never a function of how it is shown.

From its birth on, a guid belongs to the note in the ledger, whatever happens to its words.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

from notes2anki.model import Candidate, Guid, Kind, Style

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LENGTH = 10  # 62¹⁰ ≈ 8·10¹⁷: any two of a million notes share one with a chance below 10⁻⁶

_MARKUP = re.compile(r"\*{1,3}|_{2,3}|={2}|~{2}|`+|!?\[\[|\]\]")


def birth_guid(kind: Kind, subject: str, path: str, discriminator: str = "") -> Guid:
    """Return the guid of a note about `subject` in the document at `path`: 10 characters of base 62.

    `discriminator` tells apart notes of one kind about one subject, such as its clozes.
    """
    return _hashed([kind.value, normalised(subject), normalised(path), normalised(discriminator)])


def later_guid(guid: Guid, ordinal: int) -> Guid:
    """Return the guid of the note that would be born with `guid` as the `ordinal`th after the first in its run."""
    return _hashed([guid, ordinal])


def normalised(text: str) -> str:
    """Return text as it counts for identity: NFKC, case folded, white space collapsed, markup gone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_MARKUP.sub("", folded).split())


def discriminator_of(candidate: Candidate) -> str:
    """Return what tells a candidate from others about its subject: for a cloze its sentence and what it hides."""
    if candidate.style is not Style.CLOZE:
        return ""
    text = "".join(inline.text for inline in candidate.text)
    hidden = (text[deletion.start : deletion.end] for deletion in sorted(candidate.deletions))
    return "\n".join((text, *hidden))


def _hashed(parts: list[object]) -> Guid:
    # JSON writes where each part ends: ("ab", "c") and ("a", "bc") never meet.
    number = int.from_bytes(hashlib.sha256(json.dumps(parts).encode()).digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return Guid("".join(letters))
