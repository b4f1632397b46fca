r"""Find what no analyser may cut: code, formulas, links, paths, flags, versions, identifiers.

Without this a Korean analyser misreads the particle behind a command (``kubectl get pods -A는``), and a
sentence splitter stops inside `net.d`. All classes are ASCII: `\w` would swallow a Korean particle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.model import Inline, InlineKind

Offsets = tuple[int, int]

_WHOLE = frozenset({InlineKind.CODE, InlineKind.MATH, InlineKind.WIKILINK, InlineKind.TAG})

# In order: the first alternative that matches at a place wins.
_SHAPES = {
    "address": r"(?:https?|ftp|ssh|file)://[^\s가-힣<>)\]]+|www\.[A-Za-z0-9-]+\.[^\s가-힣<>)\]]+",
    "mail": r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    "complexity": r"[OΘΩ]\([^()가-힣]{1,24}(?:\([^()가-힣]{0,12}\)[^()가-힣]{0,12})?\)",
    "call": r"[A-Za-z_][A-Za-z0-9_.]*\(\)",
    "variable": r"\$\{[A-Za-z0-9_.:-]+\}|\$[A-Za-z_][A-Za-z0-9_]*",
    "annotation": r"(?<![A-Za-z0-9])@[A-Za-z][A-Za-z0-9_.]*",
    "flag": r"(?<![A-Za-z0-9_가-힣)\]-])--?[A-Za-z][A-Za-z0-9-]*(?:=[^\s가-힣,)]+)?",
    "path": r"(?<![A-Za-z0-9])(?:~|\.{1,2})?/[A-Za-z][A-Za-z0-9_.*-]*(?:/[A-Za-z0-9_.*-]+)*/?"
    r"|[A-Za-z]:\\[A-Za-z0-9_.\\-]+",
    "slashed": r"(?:[A-Za-z0-9_.-]+/)+[A-Za-z0-9_.*-]*[A-Za-z0-9_*]",
    "number": r"[vV]?\d+(?:\.\d+)+(?:/\d+)?(?::\d+)?(?:[-+][A-Za-z0-9.]+)?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+:\d+(?::\d+)?"
    r"|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]000|(?:[ \u00a0\u202f]\d{3}){2,})(?![\w.,])",  # 80 443 are two ports
    "dotfile": r"(?<![A-Za-z0-9.가-힣])\.[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]",
    "joined": r"@?[A-Za-z0-9_]+(?:(?:[-.+#]|::|:(?=\d)|->(?=[a-z_]))[A-Za-z0-9_]+)+(?:\+\+|#|\(\))?",
    "sharp": r"[A-Z]\+\+|[CF]#(?![A-Za-z])",
    "underscored": r"[A-Za-z0-9]*_[A-Za-z0-9_]*[A-Za-z0-9][A-Za-z0-9_]*",
    "mixed": r"[A-Za-z]+\d[A-Za-z0-9]*|[a-z]+[A-Z][A-Za-z0-9]*|[A-Z][a-z0-9]+[A-Z][A-Za-z0-9]*",
}
_PATTERN = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES.values()))
_SIGN = re.compile(r"[:/@($_#+\\-]|\d|\.[A-Za-z0-9_-]|[a-z][A-Z]")
"""Stands in every shape: most lines have none, and then the shapes, which are slow, need not be looked for."""


def protected_spans(inlines: Sequence[Inline]) -> tuple[Offsets, ...]:
    """Return the protected parts of the concatenated text: half-open, sorted, apart."""
    text = "".join(inline.text for inline in inlines)
    whole = []
    offset = 0
    for inline in inlines:
        if inline.text and inline.kind in _WHOLE:
            whole.append((offset, offset + len(inline.text)))
        offset += len(inline.text)
    return merge(text, whole)


def verbatim_spans(inlines: Sequence[Inline]) -> tuple[Offsets, ...]:
    """Return only the parts that say nothing of the sentence's language: code and formulas."""
    spans = []
    offset = 0
    for inline in inlines:
        if inline.text and inline.kind in (InlineKind.CODE, InlineKind.MATH):
            spans.append((offset, offset + len(inline.text)))
        offset += len(inline.text)
    return tuple(spans)


def merge(text: str, whole: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """Return `whole` and the shapes found in `text` outside of them, sorted."""
    if not _SIGN.search(text):
        return tuple(sorted(whole))
    spans = list(whole)
    for found in _PATTERN.finditer(text):
        start, end = found.span()
        while end > start and text[end - 1] in ".,:;":
            end -= 1
        if end - start > 1 and not any(a < end and start < b for a, b in whole):
            spans.append((start, end))
    return tuple(sorted(spans))


def mask(text: str, spans: Sequence[Offsets], character: str = "X") -> str:
    """Return `text` with every span overwritten by `character`; the length stays."""
    if not spans:
        return text
    parts = []
    last = 0
    for start, end in spans:
        parts += [text[last:start], character * (end - start)]
        last = end
    parts.append(text[last:])
    return "".join(parts)
