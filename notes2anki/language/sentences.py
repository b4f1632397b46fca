"""Split lines into sentences, and join lines that the author wrapped by hand.

A line break in these notes is mostly meant: one statement a line. A line is joined to the next only
when it looks wrapped: at least 55 columns wide and not at the end of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from notes2anki.inlines import plain, split_inlines, strip_inlines
from notes2anki.language.protect import mask, protected_spans, verbatim_spans
from notes2anki.language.script import language_of
from notes2anki.model import Inline, InlineKind, Line, Sentence

WRAPPED_WIDTH = 55  # columns; a CJK character takes two

_CLOSERS = "\"'”’)\\]」』】》*"
_STOP = re.compile(rf"(?:[.!?…]+|[。！？]+)[{_CLOSERS}]*(?=\s|$)|[。！？]+[{_CLOSERS}]*|(?<=[다요])\.(?=[가-힣])")
_ENDS = re.compile(rf"[.!?…。！？:;][{_CLOSERS}]*\s*$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:e\.?g|i\.?e|vs|cf|etc|al|approx|resp|fig|figs|eq|eqs|sec|ch|ex|no|vol|pp?|ed|dr|mrs?|ms|prof|st|inc"
    r"|ltd|co|corp|dept|incl|excl|min|max|a\.?k\.?a|w\.?r\.?t|ca)\.$",
    re.IGNORECASE,
)
_MAY_END = re.compile(r"(?:^|[\s(])(?:etc|al|inc|ltd|co|corp|no|ex|min|max)\.$", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(
    r"(?:^|[\s(\[\"'“‘–-])(?:c|op|opp|nos|bb|ff|vv|fol|art|arts|sect|para|paras|ss|bk|pt|ser|tab|app"
    r"|lect|cl|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:gen|gov|sen|rep|lt|col|sgt|capt|mt|rev|hon|messrs|mme|mlle|sir|fr|spp?|subsp|viz|esp|repr|transl?)\.$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\d(?:\s?(?:in|ft|yd|oz|lbs?|hrs?|mi)|[a-z]{1,2})\.$")
"""Where what follows goes on in small letters: `12d. a yard`."""
_INITIALS = re.compile(r"(?:^|[\s(\[\"'“‘])(?:[A-Z]\.\s?)*[A-Z]\.\s?[A-Z]\.$")
_GENUS = re.compile(r"(?:^|[^\d\s]\s|\()[A-Z]\.$")
_SPECIES = re.compile(
    r"\s+(?!(?:all|also|and|are|but|for|his|how|its|not|now|one|our|she|some|such|that|the|then|there|these|they|this|those"
    r"|what|when|where|which|who|why|with|you)\b)[a-z]{3,}"
)
"""Behind the letter of a genus: `E. coli`, `C. diff`."""
_ENUMERATOR = re.compile(r"^\s*(?:\(?\d{1,3}|\(?[A-Za-z]|[가-하])\.$")
_INITIAL = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?)+$")
_QUOTED_ON = re.compile(r"\s*(?:이?라고|이?라는|이?란|하고|라며|면서|고 |는 |은 |를 |을 |이 |가 |와 |과 |의 )")
_LABEL = re.compile(
    r"^\s*(?:[-*+•·▪◦→※]|->|=>|\(?\d{1,2}[.)]\s|[^\s:：]{1,30}(?: [^\s:：]{1,20}){0,3}\s?[:：=](?:\s|$)|[A-Z][.)]\s)"
)
_KOREAN_GOES_ON = re.compile(
    r"(?:[은는이가을를의에와과로도만며고서면나]|에서|으로|부터|까지|처럼|보다|하는|되는|있는|없는|[한된할될]|하여|위해|통해|대한|관한|따른|및|또는|그리고|등의|,)$"
)
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》"}


def sentences(lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """Return the sentences of some lines in order; white space between them is dropped.

    Lines are one block's, in order. A line without text gives nothing.
    """
    return tuple(sentence for group in _joined(lines) for sentence in _split(group))


def width(text: str) -> int:
    """Return the columns that `text` takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


# --------------------------------------------------------------------------------------------
# Joining


def _joined(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    group: list[Line] = []
    for line in lines:
        if group and not _wraps(group[-1], line):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _wraps(line: Line, following: Line) -> bool:
    text = line.text.rstrip()
    if following.number != line.number + 1 or width(text) < WRAPPED_WIDTH or _ENDS.search(text):
        return False
    if not following.text.strip() or _LABEL.match(following.text):
        return False
    return language_of(text) != "ko" or bool(_KOREAN_GOES_ON.search(text))


def _glue(group: Sequence[Line]) -> tuple[tuple[Inline, ...], list[int]]:
    """Return the inlines of the group, and the offset at which each of its lines begins."""
    inlines: list[Inline] = []
    begins: list[int] = []
    offset = 0
    for line in group:
        if begins and not _spaced(inlines, line.inlines):
            inlines.append(Inline(InlineKind.TEXT, " "))
            offset += 1
        begins.append(offset)
        inlines += line.inlines
        offset += len(line.text)
    return tuple(inlines), begins


def _spaced(before: Sequence[Inline], after: Sequence[Inline]) -> bool:
    return plain(before)[-1:].isspace() or plain(after)[:1].isspace()


# --------------------------------------------------------------------------------------------
# Splitting


def _split(group: Sequence[Line]) -> Iterator[Sentence]:
    inlines, begins = _glue(group)
    text = plain(inlines)
    cuts = [cut for cut in _cuts(text, mask(text, protected_spans(inlines))) if cut < len(text)]
    offset = 0
    for piece in split_inlines(inlines, cuts):
        length = len(plain(piece))
        lead = length - len(plain(piece).lstrip())
        stripped = strip_inlines(piece)
        if any(inline.text for inline in stripped):
            start = offset + lead
            yield _sentence(
                stripped, _line_at(group, begins, start), _line_at(group, begins, start + len(plain(stripped)) - 1)
            )
        offset += length


def _sentence(inlines: tuple[Inline, ...], start: int, end: int) -> Sentence:
    text = plain(inlines)
    language = language_of(mask(text, verbatim_spans(inlines), " "))
    return Sentence(text, inlines, start, end, language, protected_spans(inlines))


def _line_at(group: Sequence[Line], begins: Sequence[int], offset: int) -> int:
    index = max(index for index, begin in enumerate(begins) if begin <= max(offset, 0))
    return group[index].number


def _cuts(text: str, masked: str) -> Iterator[int]:
    """Yield the offsets behind each sentence and the white space that follows it."""
    last = 0
    for stop in _STOP.finditer(masked):
        end = stop.end()
        if end < len(masked) and _is_end(text, masked, last, stop):
            space = len(masked) - len(masked[end:].lstrip())
            yield space
            last = space


def _is_end(text: str, masked: str, last: int, stop: re.Match[str]) -> bool:
    before, after = text[last : stop.start() + 1], masked[stop.end() :]
    if _inside_pair(masked[last : stop.end()], after) or not after.strip():
        return False
    if stop.group()[-1] in "\"'”’」』" and _QUOTED_ON.match(after):
        return False
    if stop.group() != ".":
        return not (stop.group() in ("...", "..", "…") and re.match(r"\s+[a-z]", after))
    if _ENUMERATOR.match(before) or (_INITIAL.search(before) and re.match(r"\s+[A-Z]", after) and len(before) < 40):
        return False
    if _ABBREVIATION.search(before):
        return bool(_MAY_END.search(before) and re.match(r"\s+[A-Z가-힣]", after))
    return not _goes_on(before, text[stop.end() :])


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a full stop only shortens a word, seen by what follows: c. 1300, Gen. Grant, E. coli."""
    return bool(
        (_BEFORE_NUMBER.search(before) and re.match(r"\s+\d", after))
        or (_BEFORE_NAME.search(before) and re.match(r"\s+\S", after))
        or (_INITIALS.search(before) and re.match(r"\s+[A-Z][a-z]", after))
        or (_INITIAL.search(before) and re.match(r"\s+(?:[A-Z]\.\s?)+[A-Z][a-z]", after))
        or (_UNIT.search(before) and re.match(r"\s+[a-z]", after))
        or (_GENUS.search(before) and _SPECIES.match(after))
    )


def _inside_pair(before: str, after: str) -> bool:
    """Tell whether a bracket or quotation that opened in `before` closes in `after`."""
    for opener, closer in _PAIRS.items():
        if before.count(opener) > before.count(closer) and closer in after:
            return True
    return before.count('"') % 2 == 1 and '"' in after
