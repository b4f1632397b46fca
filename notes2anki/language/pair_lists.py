"""Lines that explain several terms in a row: `r: read / w: write`, `SPA: Single Page App, MPA: Multi Page App`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from notes2anki.inlines import slice_inlines
from notes2anki.language.protect import Offsets, mask
from notes2anki.model import Sentence

_PAIR = re.compile(
    r"(?P<term>(?:[^\s:=,/;|]+(?:\s[^\s:=,/;|]+){0,2}))\s?(?P<sign>[:=])\s(?P<body>[^\s:=,/;|][^:=/;|]{0,47})"
)
_SIGN = re.compile("[:=]")
_BETWEEN = re.compile(r"\s+[/|]\s+|\s?[,;]\s")
_ARROW = re.compile("->|=>|[→⇒]")  # `heap → insert: O(log n), delete: …` is all of the heap
_BULLET = re.compile(r"\s*(?:[-*+•·]\s+)?")
_LONGEST_TERM = 24  # characters


def pair_list(text: str, protected: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """Return where each `term: explanation` of a list of such pairs stands; () for a text that is no such list.

    All pairs have one sign. Between values (`x = 1, y = 2`, `ID: 1, port: 80`) a comma makes no list: they say one
    thing together, as the state of a program does.
    """
    masked = mask(text, protected)
    bullet = _BULLET.match(masked)
    begin = bullet.end() if bullet else 0
    end = len(masked.rstrip())
    between = list(_BETWEEN.finditer(masked, begin, end))
    bounds = [begin, *(part for found in between for part in found.span()), end]
    spans = _joined(masked, list(zip(bounds[::2], bounds[1::2], strict=True)))
    pairs = [_PAIR.fullmatch(masked, *span) for span in spans]
    by_comma = any(found.group().strip() in (",", ";") for found in between)
    whole = [pair for pair in pairs if pair is not None and _is_pair(pair, of_words=by_comma)]
    terms, signs = {text[slice(*pair.span("term"))] for pair in whole}, {pair["sign"] for pair in whole}
    return tuple(spans) if len(terms) == len(pairs) > 1 and len(signs) == 1 else ()


def _joined(masked: str, spans: Sequence[Offsets]) -> list[Offsets]:
    """Return the parts, each without a sign put to the pair before it, in whose explanation its comma stands."""
    joined: list[Offsets] = []
    for start, end in spans:
        if len(joined) > 1 and not _SIGN.search(masked, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_pair(found: re.Match[str], *, of_words: bool) -> bool:
    whole = found.group()
    if _ARROW.search(whole) or len(found["term"]) > _LONGEST_TERM or (of_words and not found["body"][0].isalpha()):
        return False
    return all(whole.count(opener) == whole.count(closer) for opener, closer in ("()", "[]", "{}"))


def each_pair(sentence: Sentence) -> tuple[Sentence, ...]:
    """Return the pairs of a sentence that lists some, each as a sentence; else the sentence."""
    pairs = pair_list(sentence.text, sentence.protected)
    return tuple(_part(sentence, *pair) for pair in pairs) or (sentence,)


def _part(sentence: Sentence, start: int, end: int) -> Sentence:
    protected = tuple((a - start, b - start) for a, b in sentence.protected if start <= a and b <= end)
    inlines = slice_inlines(sentence.inlines, start, end)
    return replace(sentence, text=sentence.text[start:end], inlines=inlines, protected=protected)
