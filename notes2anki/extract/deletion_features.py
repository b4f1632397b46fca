"""What is noticed about some words of a sentence that may be hidden: named numbers, for and against.

Nothing here decides; `judge` weighs. Names begin with `del_`; shares are in 0 … 1, flags 0 or 1, sizes as
they are or as natural logarithms (`_log`). Those with `alt_` compare with what else might be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.extract.features import flag, log
from notes2anki.extract.phrases import visible_words
from notes2anki.extract.study import Study
from notes2anki.language.analysis import Analysis, Chunk, Role
from notes2anki.model import InlineKind, Mark, Sentence

MARKED = frozenset({Mark.BOLD, Mark.HIGHLIGHT, Mark.COLOR, Mark.UNDERLINE})
SOURCES = ("chunk", "mark", "paren", "value", "examples", "number", "manner", "body", "term", "predicate")
Span = tuple[int, int]

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


def deletion_features(
    study: Study,
    sentence: Sentence,
    analysis: Analysis,
    shown: str,
    span: Span,
    source: str,
    chunk: Chunk | None,
) -> dict[str, float]:
    """Describe the words in *span* (half-open offsets) of a sentence; `shown` is the visible context."""
    text = sentence.text
    start, end = span
    answer = text[start:end]
    words = [word.casefold() for word in _WORD.findall(answer)]
    said = [study.words[word] for word in words]
    body = next((d.body for d in analysis.definitions), (0, 0))
    return {
        **{f"del_from_{other}": flag(source == other) for other in SOURCES},
        **_of_chunk(chunk),
        **_of_marks(sentence, span),
        **_of_place(text, span, analysis),
        **_of_words(answer),
        "del_shown": flag(answer.casefold() in shown.casefold()),
        "del_shown_part": flag(any(word in shown.casefold() for word in words)),
        "del_named": flag(any(word in study.names for word in words)),
        "del_said_max_log": log(max(said, default=0)),
        "del_said_min_log": log(min(said, default=0)),
        "del_again": flag(text.casefold().count(answer.casefold()) > 1),
        "del_in_body": flag(body[0] <= start and end <= body[1] and body[1] > 0),
        "del_options_log": log(len(analysis.chunks)),
        "del_sentence_length_log": log(len(text)),
        "del_lang_ko": flag(sentence.language == "ko"),
    }


def _of_chunk(chunk: Chunk | None) -> dict[str, float]:
    role, particle = (chunk.role, chunk.particle) if chunk else (None, "")
    return {
        **{f"del_role_{other}": flag(role is other) for other in Role},
        **{f"del_particle_{name}": flag(particle in forms) for name, forms in _PARTICLES.items()},
        "del_generic": flag(chunk and chunk.generic),
        "del_technical": flag(chunk and chunk.technical),
        "del_modified": flag(chunk and chunk.modified),
        "del_verbal": flag(chunk and chunk.verbal),
        "del_wide": flag(chunk and chunk.wide),
    }


def _of_place(text: str, span: Span, analysis: Analysis) -> dict[str, float]:
    """Describe what stands around the words, and what of the sentence stays."""
    start, end = span
    predicate = analysis.predicate
    inside = start <= predicate.start and predicate.end <= end and predicate.end > 0
    outside = [c for c in analysis.chunks if not c.wide and not c.verbal and (c.end <= start or c.start >= end)]
    return {
        "del_share": (end - start) / max(1, len(text)),
        "del_visible_words": min(12, visible_words(text[:start] + " " + text[end:])),
        "del_visible_chunks": min(12, len(outside)),
        "del_visible_technical": min(6, sum(c.technical for c in outside)),
        "del_position": start / max(1, len(text)),
        "del_at_start": flag(start <= 1),
        "del_at_end": flag(end >= len(text.rstrip(" .")) - 1),
        "del_over_predicate": flag(inside),
        "del_across_predicate": flag(start < predicate.start < end),
        "del_joined_after": flag(_JOINED_AFTER.match(text, end)),
        "del_joined_before": flag(_JOINED_BEFORE.search(text[:start])),
        "del_after_modifier": flag(_MODIFIER.search(text[:start])),
        "del_inside_compound": flag(_NOUN_BEFORE.search(text[:start]) and "가" <= text[start] <= "힣"),
        "del_before_of": flag(text[end : end + 4] == " of "),
        "del_after_of": flag(text[:start].rstrip().endswith(" of")),
    }


def _of_words(answer: str) -> dict[str, float]:
    """Describe the hidden words by themselves."""
    return {
        "del_length_log": log(len(answer)),
        "del_words": min(12, len(answer.split())),
        "del_identifier": flag(_IDENTIFIER.search(answer)),
        "del_number": flag(re.search(r"\d", answer)),
        "del_latin": sum(1 for ch in answer if "a" <= ch.lower() <= "z") / max(1, len(answer)),
        "del_comma": flag("," in answer),
        "del_conjunct": flag(_CONJUNCTION.search(answer)),
        "del_relative": flag(_RELATIVE.search(answer)),
        "del_inner_case": min(4, len(_INNER_CASE.findall(answer))),
        "del_preposition": flag(_OPENS_WITH_PREPOSITION.match(answer)),
        "del_capital": flag(answer[:1].isupper()),
        "del_adverb": flag(answer.endswith("ly")),
    }


def _of_marks(sentence: Sentence, span: Span) -> dict[str, float]:
    """Return which share of the words is bold (or highlighted), code, a wikilink."""
    start, end = span
    bold = code = link = 0
    offset = 0
    for inline in sentence.inlines:
        stop = offset + len(inline.text)
        common = max(0, min(stop, end) - max(offset, start))
        bold += common if inline.marks & MARKED else 0
        code += common if inline.kind is InlineKind.CODE else 0
        link += common if inline.kind is InlineKind.WIKILINK else 0
        offset = stop
    size = max(1, end - start)
    return {"del_bold": bold / size, "del_code": code / size, "del_wikilink": link / size}


_COMPARED = ("bold", "code", "wikilink", "number", "identifier", "technical")


def compare(options: Sequence[tuple[Span, dict[str, float]]]) -> list[dict[str, float]]:
    """Return what the other options of a sentence have that each one has not (`del_alt_…`)."""
    return [
        {f"del_alt_{name}": flag(_elsewhere(name, span, features, options)) for name in _COMPARED}
        for span, features in options
    ]


def _elsewhere(
    name: str, span: Span, features: dict[str, float], options: Sequence[tuple[Span, dict[str, float]]]
) -> bool:
    key = f"del_{name}"
    if features[key]:
        return False
    return any(other[key] == 1 and (end <= span[0] or start >= span[1]) for (start, end), other in options)
