"""Which words of a sentence may be hidden: all options, each with what is noticed about it.

Becker et al. 2012: good gaps span all semantic roles and lengths; most are not named entities. So every
noun chunk, marked word, parenthesis, value and negated predicate is an option, and `judge` chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from notes2anki.extract.features import flag, log
from notes2anki.extract.phrases import is_phrase, visible_words
from notes2anki.extract.study import Study
from notes2anki.inlines import plain
from notes2anki.language.analysis import NOWHERE, Analysis, Chunk, PredicateKind, Role
from notes2anki.language.particles import telltale
from notes2anki.model import Candidate, Deletion, Inline, InlineKind, Mark, Sentence

_MARKED = frozenset({Mark.BOLD, Mark.HIGHLIGHT, Mark.COLOR, Mark.UNDERLINE})
_PAREN = re.compile(r"\(([^()]{2,80})\)")
_AFTER_SIGN = re.compile(r"(?:\s[=:]\s|->|→|=>|⇒)\s*(\S[^=:→⇒]{1,80}?)\s*[.]?$")
_EXAMPLES = re.compile(r"\b(?:e\.g\.|eg\.?|such as|i\.e\.|like|including)\s+([^()]{3,90}?)\s*[).]?$", re.IGNORECASE)
_SIGNS = " ,.;:'\"“”‘’"
_ETC = re.compile(r"\s*(?:등|etc\.?)\s*$")
_IDENTIFIER = re.compile(r"[/:@=_]|^-|\d|[a-z][A-Z]|\b[A-Z]{2,}|[a-z]-[a-z]")
_WORD = re.compile(r"[0-9A-Za-z_./-]{2,}|[가-힣]{2,}")
_PLURALS = (re.compile(r"(?<=[a-z]{2}[a-rt-z])s$"), re.compile(r"(?<=[a-z][xhs])es$"))


@dataclass(frozen=True, slots=True)
class Option:
    """One way to hide a part of a sentence; `features` are what speaks for and against it."""

    start: int
    end: int
    source: str  # chunk, mark, paren, value, examples, predicate
    features: dict[str, float]


def options(study: Study, sentence: Sentence, analysis: Analysis, shown: str) -> list[Option]:
    """Return every part that may be hidden, in reading order; `shown` is the visible context."""
    found: dict[tuple[int, int], tuple[str, Chunk | None]] = {}
    for start, end, source, chunk in _spans(sentence, analysis):
        cut = _tidy(sentence.text, start, end)
        if cut is not None and cut not in found:
            found[cut] = (source, chunk)
    whole = len(sentence.text.strip().rstrip("."))
    return [
        Option(start, end, source, _features(study, sentence, analysis, shown, (start, end), source, chunk))
        for (start, end), (source, chunk) in sorted(found.items(), key=lambda pair: pair[0])
        if end - start < whole and is_phrase(sentence.text[start:end])
    ]


def deletions(sentence: Sentence, start: int, end: int) -> tuple[Deletion, ...]:
    """Hide a part at every place where the sentence says it, with any particle that would tell it.

    A path or an identifier that contains the words by chance stays whole.
    """
    text = sentence.text
    places = {(start, end), *_again(sentence, text[start:end])}
    return tuple(Deletion(a, telltale(text, b)) for a, b in sorted(places))


def _again(sentence: Sentence, answer: str) -> Iterator[tuple[int, int]]:
    text, wanted = sentence.text.casefold(), answer.casefold()
    if len(wanted) < 2 or len(text) != len(sentence.text):
        return
    for form in _forms(wanted):
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if _stands_alone(text, start, end) and not _inside_whole(sentence.protected, start, end):
                yield start, end
            start = text.find(form, end)


def _forms(word: str) -> Iterator[str]:
    """Yield a word, and what it is in English when there are several of it, or only one."""
    yield word
    if _latin(word[-1]):
        yield from (f"{word}s", f"{word}es")
    for ending in _PLURALS:
        if ending.search(word):
            yield ending.sub("", word)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no Latin letter or digit continues the words on either side."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_latin(before) and _latin(text[start])) and not (_latin(after) and _latin(text[end - 1]))


def _latin(ch: str) -> bool:
    return ch.isascii() and (ch.isalnum() or ch == "_")


def _inside_whole(protected: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in protected)


def hides_highlight(candidate: Candidate) -> bool:
    """Tell whether a cloze hides just what its author highlighted, with any particle that would tell it."""
    text, hidden = plain(candidate.text), min(candidate.deletions)
    return any((a, telltale(text, b)) == (hidden.start, hidden.end) for a, b in _highlights(candidate.text))


def _highlights(inlines: Iterable[Inline]) -> Iterator[tuple[int, int]]:
    offset = 0
    for highlighted, stretch in groupby(inlines, key=lambda inline: Mark.HIGHLIGHT in inline.marks):
        end = offset + len(plain(stretch))
        if highlighted:
            yield offset, end
        offset = end


def _spans(sentence: Sentence, analysis: Analysis) -> Iterator[tuple[int, int, str, Chunk | None]]:
    for chunk in analysis.chunks:
        if not chunk.pronoun:
            yield chunk.start, chunk.end, "chunk", chunk
    for start, end in _marked(sentence):
        yield start, end, "mark", None
    for source, pattern in (("paren", _PAREN), ("value", _AFTER_SIGN), ("examples", _EXAMPLES)):
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
        if inline.marks & _MARKED or inline.kind in (InlineKind.CODE, InlineKind.WIKILINK, InlineKind.MATH):
            yield offset, end
        offset = end
    yield from _highlights(sentence.inlines)


def _defined(analysis: Analysis) -> Iterator[tuple[int, int, str, Chunk | None]]:
    for definition in analysis.definitions:
        yield *definition.body, "body", None
        if definition.term != NOWHERE:
            yield *definition.term, "term", None


def _tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim signs and `etc.` from both ends; None where nothing is left to ask for.

    A bracket that the part opens and does not close is closed where its end stands next, else left out.
    """
    piece = _ETC.sub("", text[start:end])
    start += len(piece) - len(piece.lstrip(_SIGNS))
    core = piece.strip(_SIGNS)
    while core.startswith("(") and core.count("(") > core.count(")"):
        core, start = core[1:].lstrip(_SIGNS), start + len(core) - len(core[1:].lstrip(_SIGNS))
    while core.endswith(")") and core.count(")") > core.count("("):
        core = core[:-1].rstrip(_SIGNS)
    if core.count("(") > core.count(")"):
        closed = text.startswith(")", start + len(core))
        core = text[start : start + len(core) + 1] if closed else core[: core.rindex("(")].rstrip(_SIGNS)
    return (start, start + len(core)) if any(ch.isalnum() for ch in core) else None


def _features(
    study: Study,
    sentence: Sentence,
    analysis: Analysis,
    shown: str,
    span: tuple[int, int],
    source: str,
    chunk: Chunk | None,
) -> dict[str, float]:
    text = sentence.text
    start, end = span
    answer = text[start:end]
    words = [word.casefold() for word in _WORD.findall(answer)]
    said = [study.words[word] for word in words]
    role = chunk.role if chunk else None
    marks = _marks_inside(sentence, start, end)
    body = next((d.body for d in analysis.definitions), (0, 0))
    return {
        **{f"del_role_{other}": flag(role is other) for other in Role},
        **{f"del_from_{other}": flag(source == other) for other in
           ("chunk", "mark", "paren", "value", "examples", "body", "term", "predicate")},
        "del_length_log": log(len(answer)),
        "del_words": min(12, len(answer.split())),
        "del_share": len(answer) / max(1, len(text)),
        "del_visible_words": min(12, visible_words(text[:start] + " " + text[end:])),
        "del_position": start / max(1, len(text)),
        "del_at_start": flag(start <= 1),
        "del_at_end": flag(end >= len(text.rstrip(" .")) - 1),
        "del_identifier": flag(_IDENTIFIER.search(answer)),
        "del_number": flag(re.search(r"\d", answer)),
        "del_latin": sum(1 for ch in answer if "a" <= ch.lower() <= "z") / max(1, len(answer)),
        "del_generic": flag(chunk and chunk.generic),
        "del_technical": flag(chunk and chunk.technical),
        "del_modified": flag(chunk and chunk.modified),
        "del_verbal": flag(chunk and chunk.verbal),
        "del_wide": flag(chunk and chunk.wide),
        "del_bold": marks[0],
        "del_code": marks[1],
        "del_wikilink": marks[2],
        "del_shown": flag(answer.casefold() in shown.casefold()),
        "del_shown_part": flag(any(word in shown.casefold() for word in words)),
        "del_named": flag(any(word in study.names for word in words)),
        "del_said_max_log": log(max(said, default=0)),
        "del_said_min_log": log(min(said, default=0)),
        "del_again": flag(text.casefold().count(answer.casefold()) > 1),
        "del_comma": flag("," in answer),
        "del_conjunct": flag(re.search(r"(?:\s(?:and|or|및|또는)\s|[과와]\s)", answer)),
        "del_in_body": flag(body[0] <= start and end <= body[1] and body[1] > 0),
        "del_options_log": log(len(analysis.chunks)),
        "del_sentence_length_log": log(len(text)),
        "del_lang_ko": flag(sentence.language == "ko"),
    }  # fmt: skip


def _marks_inside(sentence: Sentence, start: int, end: int) -> tuple[float, float, float]:
    bold = code = link = 0
    offset = 0
    for inline in sentence.inlines:
        stop = offset + len(inline.text)
        common = max(0, min(stop, end) - max(offset, start))
        bold += common if inline.marks & _MARKED else 0
        code += common if inline.kind is InlineKind.CODE else 0
        link += common if inline.kind is InlineKind.WIKILINK else 0
        offset = stop
    size = max(1, end - start)
    return bold / size, code / size, link / size
