"""Which words of a sentence may be hidden: all options, each with what is noticed about it; `judge` chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from notes2anki.extract.deletion_alternatives import compare
from notes2anki.extract.deletion_bounds import Bounds, latin, within
from notes2anki.extract.deletion_features import Whole, deletion_features
from notes2anki.extract.deletion_spans import highlights, offers
from notes2anki.extract.phrases import is_phrase
from notes2anki.inlines import plain
from notes2anki.language.analysis import Analysis, Chunk
from notes2anki.language.particles import telltale
from notes2anki.model import Candidate, Deletion, Mark, Sentence

_PLURALS = (re.compile(r"(?<=[a-z]{2}[a-rt-z])s$"), re.compile(r"(?<=[a-z][xhs])es$"))
_OPENING, _CLOSING = frozenset("\"'“‘「『"), frozenset("\"'”’」』")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to hide a part of a sentence; `features` are what speaks for and against it."""

    start: int
    end: int
    source: str  # one of `deletion_features.SOURCES`
    features: dict[str, float]


def options(sentence: Sentence, analysis: Analysis, shown: str) -> list[Option]:
    """Return every part that may be hidden, in reading order; `shown` is the visible context."""
    bounds = Bounds(sentence)
    found: dict[tuple[int, int], tuple[str, Chunk | None]] = {}
    for start, end, source, chunk in offers(sentence, analysis):
        if (start, end) not in found and bounds.allow(start, end):
            found[start, end] = (source, chunk)
    longest = len(sentence.text.strip().rstrip("."))
    whole = Whole(sentence, analysis, shown)
    kept = [
        (span, source, deletion_features(whole, span, source, chunk))
        for span, (source, chunk) in sorted(found.items(), key=lambda pair: pair[0])
        if span[1] - span[0] < longest and is_phrase(sentence.text[slice(*span)])
    ]
    compared = compare([(span, features) for span, _, features in kept])
    return [
        Option(*span, source, features | others)
        for (span, source, features), others in zip(kept, compared, strict=True)
    ]


def deletions(sentence: Sentence, start: int, end: int) -> tuple[Deletion, ...]:
    """Hide a part at every place where the sentence says it, with any particle that would tell it.

    A path or an identifier that contains the words by chance stays whole.
    """
    text = sentence.text
    places = {(start, end), *_again(sentence, text[start:end])}
    hidden: list[Deletion] = []
    for a, b in sorted(places):
        if not hidden or a >= hidden[-1].end:
            end = telltale(text, b)
            quoted = any(mark in _CLOSING for mark in text[b:end]) and text[a - 1 : a] in _OPENING
            hidden.append(Deletion(a - quoted, end))
    return tuple(hidden)


def _again(sentence: Sentence, answer: str) -> Iterator[tuple[int, int]]:
    text, wanted = sentence.text.casefold(), answer.casefold()
    if (len(wanted) < 2 and not wanted.isdigit()) or len(text) != len(sentence.text):
        return
    for form in _forms(wanted):
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if _stands_alone(text, start, end) and not within(sentence.protected, start, end):
                yield start, end
            start = text.find(form, end)


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it is in English when there are several of it, or only one."""
    yield word
    if latin(word[-1]):
        yield from (f"{word}s", f"{word}es")
    for ending in _PLURALS:
        if ending.search(word):
            yield ending.sub("", word)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no Latin letter or digit continues the words on either side."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (latin(before) and latin(text[start])) and not (latin(after) and latin(text[end - 1]))


def hides_highlight(candidate: Candidate) -> bool:
    """Tell whether a cloze hides just what its author highlighted, with any particle that would tell it."""
    if not any(Mark.HIGHLIGHT in inline.marks for inline in candidate.text):
        return False
    text, hidden = plain(candidate.text), min(candidate.deletions)
    return any((a, telltale(text, b)) == (hidden.start, hidden.end) for a, b in highlights(candidate.text))
