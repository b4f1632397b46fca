"""What is noticed about some words of a sentence that may be hidden: named numbers, for and against.

Nothing here decides; `judge` weighs. Names begin with `del_`; shares are in 0 … 1, flags 0 or 1, sizes as
they are or as natural logarithms (`_log`). Those with `alt_` compare with what else might be hidden.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain

from notes2anki.extract.features import flag, latin_letters, log
from notes2anki.extract.phrases import word_spans
from notes2anki.extract.study import Study
from notes2anki.language.analysis import Analysis, Chunk, Role
from notes2anki.model import Inline, InlineKind, Mark, Sentence

MARKED = frozenset({Mark.BOLD, Mark.HIGHLIGHT, Mark.COLOR, Mark.UNDERLINE})
SOURCES = ("chunk", "mark", "paren", "value", "examples", "number", "manner", "body", "term", "predicate")
Span = tuple[int, int]

_DIGIT = re.compile(r"\d")
_IDENTIFIER = re.compile(r"[/:@=_]|^-|\d|[a-z][A-Z]|\b[A-Z]{2,}|[a-z]-[a-z]")
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_CONJUNCTION = re.compile(r"\s(?:and|or|및|또는)\s|[과와]\s")
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|where|when|while|because|if)\s")
_INNER_CASE = re.compile(r"[가-힣A-Za-z0-9)](?:을|를|은|는|이|가|에|에서|으로|로)\s")
_OPENS_WITH_PREPOSITION = re.compile(r"(?:of|to|in|on|at|by|with|from|for|over|under|into|as)\s", re.IGNORECASE)
_MODIFIER = re.compile(r"[가-힣](?:된|한|인|는|은|던|을|될|할|운|진|린|른|난|킨|친|춘|준)\s$")
_NOUN_BEFORE = re.compile(r"[가-힣A-Za-z0-9)](?<![은는이가을를에의로와과도만서며고면])\s$")
_JOINED_AFTER = re.compile(r"\s*(?:,\s*)?(?:and\s|or\s|및\s|또는\s|[과와나]\s|이나\s|,)")
_JOINED_BEFORE = re.compile(r"(?:\sand|\sor|\s및|\s또는|[과와나]|,)\s*$")
_PARTICLES = {"genitive": ("의",), "place": ("에", "에서"), "means": ("로", "으로"), "and": ("와", "과")}


_FROM = {source: {f"del_from_{other}": flag(source == other) for other in SOURCES} for source in SOURCES}
_ROLES = {role: {f"del_role_{other}": flag(role is other) for other in Role} for role in (*Role, None)}
_FOLLOWED = {
    particle: {f"del_particle_{name}": flag(particle in forms) for name, forms in _PARTICLES.items()}
    for particle in ("", *chain.from_iterable(_PARTICLES.values()))
}
_LONGEST_BEFORE = 4  # characters that the patterns of what stands before some words look at


class Whole:
    """A sentence with all that is asked of it for each of its parts; `shown` is the visible context."""

    def __init__(self, study: Study, sentence: Sentence, analysis: Analysis, shown: str) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.folded = sentence.text.casefold()
        self.shown = shown.casefold()
        self.said = study.words
        self.names = study.names
        self.predicate = analysis.predicate
        self.body = next((d.body for d in analysis.definitions), (0, 0))
        self.plain_chunks = [c for c in analysis.chunks if not c.wide and not c.verbal]
        words = word_spans(sentence.text)
        self.word_starts, self.word_ends = [start for start, _ in words], [end for _, end in words]
        self.is_unmarked = not any(_counts(inline) for inline in sentence.inlines)
        self.last = len(sentence.text.rstrip(" .")) - 1
        self.constant = {
            "del_options_log": log(len(analysis.chunks)),
            "del_sentence_length_log": log(len(sentence.text)),
            "del_lang_ko": flag(sentence.language == "ko"),
        }


def deletion_features(whole: Whole, span: Span, source: str, chunk: Chunk | None) -> dict[str, float]:
    """Describe the words in *span* (half-open offsets) of a sentence."""
    start, end = span
    answer = whole.text[start:end]
    folded = answer.casefold()
    words = [word.casefold() for word in _WORD.findall(answer)]
    said = [whole.said[word] for word in words]
    body = whole.body
    return {
        **_FROM[source],
        **_of_chunk(chunk),
        **(_NO_MARKS if whole.is_unmarked else _of_marks(whole.sentence, span)),
        **_of_place(whole, span),
        **_of_words(answer),
        **whole.constant,
        "del_shown": flag(folded in whole.shown),
        "del_shown_part": flag(any(word in whole.shown for word in words)),
        "del_named": flag(not whole.names.isdisjoint(words)),
        "del_said_max_log": log(max(said, default=0)),
        "del_said_min_log": log(min(said, default=0)),
        "del_again": flag(whole.folded.count(folded) > 1),
        "del_in_body": flag(body[0] <= start and end <= body[1] and body[1] > 0),
    }


def _of_chunk(chunk: Chunk | None) -> dict[str, float]:
    if chunk is None:
        return _NO_CHUNK
    return {
        **_ROLES[chunk.role],
        **_FOLLOWED.get(chunk.particle, _FOLLOWED[""]),
        "del_generic": flag(chunk.generic),
        "del_technical": flag(chunk.technical),
        "del_modified": flag(chunk.modified),
        "del_verbal": flag(chunk.verbal),
        "del_wide": flag(chunk.wide),
    }


_OF_CHUNKS = ("del_generic", "del_technical", "del_modified", "del_verbal", "del_wide")
_NO_CHUNK = {**_ROLES[None], **_FOLLOWED[""], **dict.fromkeys(_OF_CHUNKS, 0.0)}


def _of_place(whole: Whole, span: Span) -> dict[str, float]:
    """Describe what stands around the words, and what of the sentence stays."""
    start, end = span
    text, predicate = whole.text, whole.predicate
    inside = start <= predicate.start and predicate.end <= end and predicate.end > 0
    outside = [c for c in whole.plain_chunks if c.end <= start or c.start >= end]
    visible = bisect_left(whole.word_starts, start) + len(whole.word_ends) - bisect_right(whole.word_ends, end)
    near = text[max(0, start - _LONGEST_BEFORE) : start]
    before = text[:start].rstrip()
    return {
        "del_share": (end - start) / max(1, len(text)),
        "del_visible_words": min(12, visible),
        "del_visible_chunks": min(12, len(outside)),
        "del_visible_technical": min(6, sum(c.technical for c in outside)),
        "del_position": start / max(1, len(text)),
        "del_at_start": flag(start <= 1),
        "del_at_end": flag(end >= whole.last),
        "del_over_predicate": flag(inside),
        "del_across_predicate": flag(start < predicate.start < end),
        "del_joined_after": flag(_JOINED_AFTER.match(text, end)),
        "del_joined_before": flag(_JOINED_BEFORE.search(before[-_LONGEST_BEFORE:])),
        "del_after_modifier": flag(_MODIFIER.search(near)),
        "del_inside_compound": flag(_NOUN_BEFORE.search(near) and "가" <= text[start] <= "힣"),
        "del_before_of": flag(text.startswith(" of ", end)),
        "del_after_of": flag(before.endswith(" of")),
    }


def _of_words(answer: str) -> dict[str, float]:
    """Describe the hidden words by themselves."""
    return {
        "del_length_log": log(len(answer)),
        "del_words": min(12, len(answer.split())),
        "del_identifier": flag(_IDENTIFIER.search(answer)),
        "del_number": flag(_DIGIT.search(answer)),
        "del_latin": latin_letters(answer) / max(1, len(answer)),
        "del_comma": flag("," in answer),
        "del_conjunct": flag(_CONJUNCTION.search(answer)),
        "del_relative": flag(_RELATIVE.search(answer)),
        "del_inner_case": min(4, len(_INNER_CASE.findall(answer))),
        "del_preposition": flag(_OPENS_WITH_PREPOSITION.match(answer)),
        "del_capital": flag(answer[:1].isupper()),
        "del_adverb": flag(answer.endswith("ly")),
    }


_NO_MARKS = {"del_bold": 0.0, "del_code": 0.0, "del_wikilink": 0.0}


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


_COMPARED = {
    f"del_{name}": f"del_alt_{name}" for name in ("bold", "code", "wikilink", "number", "identifier", "technical")
}


def compare(options: Sequence[tuple[Span, dict[str, float]]]) -> list[dict[str, float]]:
    """Return what the other options of a sentence have that each one has not (`del_alt_…`)."""
    having = {name: [span for span, features in options if features[name] == 1] for name in _COMPARED}
    return [
        {
            other: flag(having[name] and not features[name] and _elsewhere(span, having[name]))
            for name, other in _COMPARED.items()
        }
        for span, features in options
    ]


def _elsewhere(span: Span, others: Sequence[Span]) -> bool:
    return any(end <= span[0] or start >= span[1] for start, end in others)
