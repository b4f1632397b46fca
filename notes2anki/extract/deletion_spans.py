"""What of a sentence may be hidden: phrases, marked words, values, brackets, what is defined.

Becker et al. 2012: good gaps span all semantic roles and lengths; most are not named entities. So every
noun chunk, marked word, parenthesis, value and negated predicate is offered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from notes2anki.extract.deletion_bounds import chords
from notes2anki.extract.deletion_features import MARKED
from notes2anki.inlines import plain
from notes2anki.language.analysis import NOWHERE, Analysis, Chunk, PredicateKind
from notes2anki.language.protect import verbatim_spans
from notes2anki.model import Inline, InlineKind, Mark, Sentence

Offer = tuple[int, int, str, Chunk | None]
"""From where to where, by which of `deletion_features.SOURCES`, and the phrase that it is, if it is one."""

_PAREN = re.compile(r"\(([^()]{2,80})\)")
_AFTER_SIGN = re.compile(r"(?:\s[=:]\s|->|→|=>|⇒)\s*(\S[^=:→⇒]{1,80}?)\s*[.]?$")
_EXAMPLES = re.compile(r"\b(?:e\.g\.|eg\.?|such as|i\.e\.|like|including)\s+([^()]{3,90}?)\s*[).]?$", re.IGNORECASE)
_SIGNS = " ,.;:'\"“”‘’"
_ETC = re.compile(r"\s*(?:등|\betc\.?|\be\.?g|\bi\.?e)\s*$")
_UNIT = (
    r"[KMGTP]i?[Bb](?:ps)?|bits?|bytes?|[mnuµ]?s|sec(?:onds)?|min(?:utes)?|hours?|days?|years?|[kMG]?Hz|[mck]m|kg|%|°C?"
)
_NUMBER = re.compile(
    r"(?<![\w.^~–-])(?:(?<!^)|(?!\d+[).]\s))(\d[\d,.]*(?:\s?[~–-]\s?\d[\d,.]*)?(?!\^|\s?[~–]\s?\d)"
    rf"(?:\s?(?:{_UNIT})\b|%|\s?(?:[킬메기테페]\w)?(?:바이트|비트)|[가-힣]{{1,2}}?(?=[은는이가을를의로과와에, ]|$))?)"
)
_MANNER = re.compile(r"(?<![가-힣])([가-힣]{2,}적으로)(?![가-힣])")
_PATTERNS = {
    "paren": _PAREN,
    "value": _AFTER_SIGN,
    "examples": _EXAMPLES,
    "number": _NUMBER,
    "manner": _MANNER,
}
_RUNS_ON = re.compile(
    r",?\s(?:that|which|who|where|when|there|\w{3,}ly)\b"
)  # "magnetic head that moves": hide the head
_VAGUE = re.compile(r"(?:various|several|many|some|other|certain|such)\s", re.IGNORECASE)
"""Says nothing that a learner would be asked for, and helps him where it stays in sight."""
_WRITTEN_ON = re.compile(r"(?:e?s|ed|ing)\b", re.ASCII)  # [[page]]s: the link names a page, its word goes on


def offers(sentence: Sentence, analysis: Analysis) -> Iterator[Offer]:
    """Yield every part that may be asked for, signs around it and what says nothing left out; some more than once."""
    verbatim = verbatim_spans(sentence.inlines)
    for start, end, source, chunk in _spans(sentence, analysis):
        cut = (start, end) if (start, end) in verbatim else _tidy(sentence.text, start, end)
        if cut is not None:
            yield *cut, source, chunk


def _spans(sentence: Sentence, analysis: Analysis) -> Iterator[Offer]:
    for chunk in analysis.chunks:
        if not chunk.pronoun:
            yield chunk.start, chunk.end, "chunk", chunk
            core = _RUNS_ON.search(sentence.text, chunk.start, chunk.end)
            if core is not None:
                yield chunk.start, core.start(), "chunk", chunk
    for start, end in _marked(sentence):
        yield start, end, "mark", None
    for source, pattern in _PATTERNS.items():
        for hit in pattern.finditer(sentence.text):
            yield hit.start(1), hit.end(1), source, None
    yield from _defined(analysis)
    predicate = analysis.predicate
    if predicate.end > predicate.start and (predicate.negative or predicate.kind is PredicateKind.ADJECTIVE):
        yield predicate.start, predicate.end, "predicate", None


def _marked(sentence: Sentence) -> Iterator[tuple[int, int]]:
    offset = 0
    for inline in sentence.inlines:
        end = offset + len(inline.text)
        if inline.marks & MARKED or inline.kind in (InlineKind.CODE, InlineKind.WIKILINK, InlineKind.MATH):
            written_on = _WRITTEN_ON.match(sentence.text, end)
            yield offset, written_on.end() if written_on else end
        offset = end
    yield from highlights(sentence.inlines)
    yield from chords(sentence.inlines)


def _defined(analysis: Analysis) -> Iterator[Offer]:
    for definition in analysis.definitions:
        yield *definition.body, "body", None
        if definition.term != NOWHERE:
            yield *definition.term, "term", None


def _tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim signs and `etc.` from both ends; None where nothing is left to ask for.

    A bracket that the part opens and does not close is closed where its end stands next, else left out.
    """
    piece = text[start:end]
    piece = _ETC.sub("", piece)
    vague = _VAGUE.match(piece)
    if vague:
        start, piece = start + vague.end(), piece[vague.end() :]
    core = piece.strip(_SIGNS)
    while core and unicodedata.category(core[0]) == "So":  # an emoji
        core = core[1:].lstrip(_SIGNS)
    start += piece.find(core)
    while core.startswith("(") and core.count("(") > core.count(")"):
        core, start = core[1:].lstrip(_SIGNS), start + len(core) - len(core[1:].lstrip(_SIGNS))
    while core.endswith(")") and core.count(")") > core.count("("):
        core = core[:-1].rstrip(_SIGNS)
    if core.count("(") > core.count(")"):
        closed = text.startswith(")", start + len(core))
        core = text[start : start + len(core) + 1] if closed else core[: core.rindex("(")].rstrip(_SIGNS)
    return (start, start + len(core)) if any(ch.isalnum() for ch in core) else None


def highlights(inlines: Iterable[Inline]) -> Iterator[tuple[int, int]]:
    """Yield where what the author highlighted stands."""
    offset = 0
    for highlighted, stretch in groupby(inlines, key=lambda inline: Mark.HIGHLIGHT in inline.marks):
        end = offset + len(plain(stretch))
        if highlighted:
            yield offset, end
        offset = end
