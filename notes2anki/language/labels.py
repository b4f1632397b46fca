"""Lines of the shape "label: explanation", in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from notes2anki.language.protect import Offsets, mask

LABEL_WORDS = 6
LABEL_LENGTH = 48  # characters

_SIGN = re.compile(
    r"\s*(?P<sign>[:：]|(?<=\s)=(?![=>])|\s(?:—|–|-)|[-=]>|→|⇒|—)(?=\s|(?<=：))\s*"
    r"|(?<=[가-힣)])(?P<tight>:)(?=[가-힣A-Za-z])"
)
_ANY_SIGN = re.compile("[:：=→⇒—–-]")
"""Stands in every sign: most lines have none."""
_NAMES = {"：": ":", "->": "->", "=>": "->", "→": "->", "⇒": "->", "=": "=", "—": "-", "–": "-", "-": "-"}
_RANGE = re.compile(
    r"(?<!\w)\d{4}(?:s|년)?\*{0,2}\s(?:—|–|-)\s\*{0,2}(?:(?:early|late|mid)\s)?\d{4}", re.IGNORECASE
)  # 1990s - 2005: what such a sign joins is one label, or part of one; not so in `Layer 4 - 3 protocols`
_GLOSS = re.compile(r"\s?\([^()]*\)")
_SENTENCE_END = re.compile(r"[.!?]\s")
_BULLET = re.compile(r"[\s*•·]*(?:-\s+)*")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}


class Label(NamedTuple):
    """`term` and `body` are offsets, stripped of quotes and white space; `sign` is one of : = - ->."""

    term: Offsets
    body: Offsets
    sign: str


def label(text: str, protected: Sequence[Offsets]) -> Label | None:
    """Return the reading of a line as "label: explanation", None if it has none.

    The label has at most six words and 48 characters, glosses in brackets not counted, and ends no
    sentence; the explanation is not empty.
    """
    if not _ANY_SIGN.search(text):
        return None
    masked = mask(text, protected, "x")
    for found in _SIGN.finditer(masked):
        before = masked[: found.start()]
        if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
            continue
        if _RANGE.search(masked, max(0, found.start() - 8), found.end() + 12):
            continue
        term = _stripped(text, 0, found.start())
        body = _stripped(text, found.end(), len(text))
        if term[0] >= term[1] or body[0] >= body[1] or not _is_label(text[slice(*term)], before):
            return None
        sign = (found["sign"] or found["tight"]).strip()
        return Label(term, body, _NAMES.get(sign, sign))
    return None


def _is_label(term: str, masked: str) -> bool:
    term = _GLOSS.sub("", term)
    return len(term) <= LABEL_LENGTH and len(term.split()) <= LABEL_WORDS and not _SENTENCE_END.search(masked)


def _stripped(text: str, start: int, end: int) -> Offsets:
    """Leave out white space, bullets in front, and quotes around the whole; a flag keeps its hyphens."""
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    end = start + len(text[start:end].rstrip())
    if end - start > 1 and _QUOTES.get(text[start]) == text[end - 1]:
        return start + 1, end - 1
    return start, end
