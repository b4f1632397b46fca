"""What is noticed about some words of a sentence that may be hidden: named numbers, for and against.

Nothing here decides; `judge` weighs. Names begin with `del_`; shares are in 0 … 1, flags 0 or 1, sizes as
they are or as natural logarithms (`_log`). One that is not given is 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from notes2anki.extract.deletion_alternatives import Span
from notes2anki.extract.deletion_beside import beside_english, beside_korean
from notes2anki.extract.deletion_content import Content
from notes2anki.extract.deletion_order import Order
from notes2anki.extract.features import flag, latin_letters, log
from notes2anki.extract.phrases import word_spans
from notes2anki.language.analysis import Analysis, Chunk, Role
from notes2anki.model import Inline, InlineKind, Mark, Sentence

MARKED = frozenset({Mark.BOLD, Mark.HIGHLIGHT, Mark.COLOR, Mark.UNDERLINE})
SOURCES = ("chunk", "mark", "paren", "value", "examples", "number", "manner", "body", "term", "predicate")

_DIGIT = re.compile(r"\d")
_IDENTIFIER = re.compile(r"[/:@=_]|^-|\d|[a-z][A-Z]|\b[A-Z]{2,}|[a-z]-[a-z]")
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_CONJUNCTION = re.compile(r"\s(?:and|or|및|또는)\s|[과와]\s")
_INNER_CASE = re.compile(r"[가-힣A-Za-z0-9)](?:을|를|은|는|이|가|에|에서|으로|로)\s")
_JOINED_AFTER = re.compile(r"\s*(?:,\s*)?(?:and\s|or\s|및\s|또는\s|[과와나]\s|이나\s|,)")
_JOINED_BEFORE = re.compile(r"(?:\sand|\sor|\s및|\s또는|[과와나]|,)\s*$")


_FROM = {source: {f"del_from_{source}": 1.0} for source in SOURCES}
_ROLES = {role: f"del_role_{role}" for role in Role}
_LONGEST_BEFORE = 4  # characters that the patterns of what stands before some words look at


class Whole:
    """A sentence with all that is asked of it for each of its parts; `shown` is the visible context."""

    def __init__(self, sentence: Sentence, analysis: Analysis, shown: str) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.folded = sentence.text.casefold()
        self.shown = shown.casefold()
        self.predicate = analysis.predicate
        self.body = next((d.body for d in analysis.definitions), (0, 0))
        words = word_spans(sentence.text)
        self.word_starts, self.word_ends = [start for start, _ in words], [end for _, end in words]
        self.is_unmarked = not any(_counts(inline) for inline in sentence.inlines)
        self.last = len(sentence.text.rstrip(" .")) - 1
        english = sentence.language == "en"
        self._is_english = english
        self.order = Order(sentence.text, sentence.language, analysis)
        self.content = Content(self.folded, english, analysis.senses, self.shown)
        self.constant = {
            "del_options_log": log(len(analysis.chunks)),
            "del_sentence_length_log": log(len(sentence.text)),
            "del_lang_ko": flag(sentence.language == "ko"),
        }

    def beside(self, start: int, end: int) -> dict[str, float]:
        """Describe what is beside a part."""
        if self._is_english:
            return beside_english(self.text, self.word_starts, self.word_ends, start, end)
        return beside_korean(self.text, start, end)


def deletion_features(whole: Whole, span: Span, source: str, chunk: Chunk | None) -> dict[str, float]:
    """Describe the words in *span* (half-open offsets) of a sentence."""
    start, end = span
    answer = whole.text[start:end]
    folded = answer.casefold()
    words = [word.casefold() for word in _WORD.findall(answer)]
    body = whole.body
    found = {
        "del_shown": flag(folded in whole.shown),
        "del_shown_part": flag(any(word in whole.shown for word in words)),
        "del_again": flag(whole.folded.count(folded) > 1),
        "del_in_body": flag(body[0] <= start and end <= body[1] and body[1] > 0),
    }
    found.update(whole.constant)
    found.update(_FROM[source])
    if chunk is not None:
        _add_chunk(found, chunk)
    if not whole.is_unmarked:
        found.update(_of_marks(whole.sentence, span))
    found.update(_of_place(whole, span))
    found.update(_of_words(answer))
    found.update(whole.beside(start, end))
    found.update(whole.order.of(start, end))
    found.update(whole.content.of(start, end))
    return found


def _add_chunk(found: dict[str, float], chunk: Chunk) -> None:
    found[_ROLES[chunk.role]] = 1.0
    found["del_generic"] = flag(chunk.generic)
    found["del_modified"] = flag(chunk.modified)
    found["del_verbal"] = flag(chunk.verbal)
    found["del_wide"] = flag(chunk.wide)
    found["del_technical"] = flag(chunk.technical)


def _of_place(whole: Whole, span: Span) -> dict[str, float]:
    """Describe what stands around the words, and what of the sentence stays."""
    start, end = span
    text, predicate = whole.text, whole.predicate
    inside = start <= predicate.start and predicate.end <= end and predicate.end > 0
    visible = bisect_left(whole.word_starts, start) + len(whole.word_ends) - bisect_right(whole.word_ends, end)
    before = text[max(0, start - 2 * _LONGEST_BEFORE) : start].rstrip()[-_LONGEST_BEFORE:]
    return {
        "del_share": (end - start) / max(1, len(text)),
        "del_visible_words": min(12, visible),
        "del_position": start / max(1, len(text)),
        "del_at_start": flag(start <= 1),
        "del_at_end": flag(end >= whole.last),
        "del_over_predicate": flag(inside),
        "del_across_predicate": flag(start < predicate.start < end),
        "del_joined_after": flag(_JOINED_AFTER.match(text, end)),
        "del_joined_before": flag(_JOINED_BEFORE.search(before)),
    }


def _of_words(answer: str) -> dict[str, float]:
    """Describe the hidden words by themselves."""
    found = {
        "del_length_log": log(len(answer)),
        "del_words": 1,
        "del_identifier": flag(_IDENTIFIER.search(answer)),
        "del_number": flag(_DIGIT.search(answer)),
        "del_latin": latin_letters(answer) / max(1, len(answer)),
    }
    if " " in answer:
        found.update(_of_phrase(answer))
    return found


def _of_phrase(answer: str) -> dict[str, float]:
    """Describe several words."""
    return {
        "del_words": min(12, len(answer.split())),
        "del_comma": flag("," in answer),
        "del_conjunct": flag(_CONJUNCTION.search(answer)),
        "del_inner_case": min(4, len(_INNER_CASE.findall(answer))),
    }


def _counts(inline: Inline) -> bool:
    return bool(inline.marks & MARKED) or inline.kind in (InlineKind.CODE, InlineKind.WIKILINK)


def _of_marks(sentence: Sentence, span: Span) -> dict[str, float]:
    """Return which share of the words is bold (or highlighted), code, a wikilink."""
    start, end = span
    bold = code = link = 0
    offset = 0
    for inline in sentence.inlines:
        stop = offset + len(inline.text)
        common = min(stop, end) - max(offset, start)
        if common > 0:
            bold += common if inline.marks & MARKED else 0
            code += common if inline.kind is InlineKind.CODE else 0
            link += common if inline.kind is InlineKind.WIKILINK else 0
        offset = stop
    size = max(1, end - start)
    return {"del_bold": bold / size, "del_code": code / size, "del_wikilink": link / size}
