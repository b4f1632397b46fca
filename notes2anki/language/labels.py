"""Lines of the shape "label: explanation", in any language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from notes2anki.language.protect import Offsets, mask

LABEL_WORDS = 6
LABEL_LENGTH = 48

_SIGN = re.compile(
    r"\s*(?P<sign>[:：]|(?<![=<>!])=(?![=>])|\s(?:—|–|-)|[-=]>|→|⇒|—)(?=\s|(?<=：))\s*|(?<=[가-힣)])(?P<tight>:)(?=[가-힣A-Za-z])"
)
_OUTER = " \t\u00a0\"'“”‘’*-•·"


class Label(NamedTuple):
    """`term` and `body` are offsets, stripped of quotes; `sign` is one of : = - ->."""

    term: Offsets
    body: Offsets
    sign: str


def label(text: str, protected: Sequence[Offsets]) -> Label | None:
    """Return the reading of a line as "label: explanation", None if it has none.

    The label has at most six words and no sign of a sentence within; the explanation is not empty.
    """
    masked = mask(text, protected, "x")
    for found in _SIGN.finditer(masked):
        term = _stripped(text, 0, found.start())
        body = _stripped(text, found.end(), len(text))
        if term[0] >= term[1] or body[0] >= body[1]:
            return None
        if _opens(masked[: found.start()]):
            continue
        words = text[slice(*term)]
        if (
            len(words) > LABEL_LENGTH
            or len(words.split()) > LABEL_WORDS
            or re.search(r"[.!?]\s", masked[: found.start()])
        ):
            return None
        return Label(term, body, _name(found))
    return None


def _opens(before: str) -> bool:
    return before.count("(") > before.count(")")


def _name(found: re.Match[str]) -> str:
    sign = (found["sign"] or found["tight"]).strip()
    if sign in (":", "："):
        return ":"
    if sign in ("->", "=>", "→", "⇒"):
        return "->"
    return "=" if sign == "=" else "-"


def _stripped(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in " \t\u00a0":
        end -= 1
    return start, end
