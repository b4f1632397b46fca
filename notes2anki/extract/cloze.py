"""Which words of a sentence may be hidden: all options, each with what is noticed about it.

Becker et al. 2012: good gaps span all semantic roles and lengths; most are not named entities. So every
noun chunk, marked word, parenthesis, value and negated predicate is an option, and `judge` chooses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from notes2anki.extract.deletion_alternatives import compare
from notes2anki.extract.deletion_features import MARKED, Whole, deletion_features
from notes2anki.extract.phrases import ADDRESS, is_phrase
from notes2anki.extract.words import Name, is_no_term, name_class
from notes2anki.inlines import plain
from notes2anki.language.analysis import NOWHERE, Analysis, Chunk, PredicateKind
from notes2anki.language.labels import label
from notes2anki.language.particles import telltale
from notes2anki.model import Candidate, Deletion, Inline, InlineKind, Mark, Sentence

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
_PLURALS = (re.compile(r"(?<=[a-z]{2}[a-rt-z])s$"), re.compile(r"(?<=[a-z][xhs])es$"))
_VAGUE = re.compile(r"(?:various|several|many|some|other|certain|such)\s", re.IGNORECASE)
"""Says nothing that a learner would be asked for, and helps him where it stays in sight."""
_OPENING, _CLOSING = frozenset("\"'“‘「『"), frozenset("\"'”’」』")
_WRITTEN_ON = re.compile(r"(?:e?s|ed|ing)\b", re.ASCII)  # [[page]]s: the link names a page, its word goes on


@dataclass(frozen=True, slots=True)
class Option:
    """One way to hide a part of a sentence; `features` are what speaks for and against it."""

    start: int
    end: int
    source: str  # one of `deletion_features.SOURCES`
    features: dict[str, float]


def options(sentence: Sentence, analysis: Analysis, shown: str) -> list[Option]:
    """Return every part that may be hidden, in reading order; `shown` is the visible context."""
    found: dict[tuple[int, int], tuple[str, Chunk | None]] = {}
    wholes = [*(address.span() for address in ADDRESS.finditer(sentence.text)), *_chords(sentence)]
    drawer = _drawer(sentence)
    for start, end, source, chunk in _spans(sentence, analysis):
        cut = _tidy(sentence.text, start, end)
        if (
            cut is not None
            and cut not in found
            and not _cuts_word(sentence.text, *cut)
            and not _cuts_degree(sentence.text, *cut)
            and not _within(wholes, *cut)
            and cut[0] >= drawer
        ):
            found[cut] = (source, chunk)
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


def _drawer(sentence: Sentence) -> int:
    """Return where the label of a line ends if it is no term (`Keywords: …`), which nobody is asked for; else 0."""
    found = label(sentence.text, sentence.protected)
    if found is None:
        return 0
    term = sentence.text[slice(*found.term)]
    names = name_class(term) in (Name.PLAIN, Name.ASPECT) and not is_no_term(term)
    return 0 if names else found.term[1]


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
            if _stands_alone(text, start, end) and not _within(sentence.protected, start, end):
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


_FOLLOWS = re.compile(
    r"[은는이가을를에의로와과도만나랑까부마끼뿐처보하되된됨함해한할했합시인임입였란라들씩째당별께조밖여며고면든요지적화용형성상중간내외]|으로"
)
"""How particles, verbs of nouns (되다, 하다) and suffixes begin: anything else after a part is the rest of its word."""


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Tell whether a part begins or ends within a word: an analyser took a syllable or some digits for another's."""
    before, first = text[start - 1 : start], text[start]
    begins = (_hangul(before) and _hangul(first)) or (_latin(before) and _latin(first))
    after = text[end : end + 1]
    ends = _hangul(text[end - 1]) and _hangul(after) and not _FOLLOWS.match(text, end)
    ends = ends or (_latin(text[end - 1]) and _latin(after))
    dotted = before == "." and not text[max(0, start - 2) : start - 1].strip()  # `.bashrc`
    charged = after in ("+", "#") and _latin(text[end - 1]) and not _latin(text[end + 1 : end + 2])  # Na+, C#
    within = (before in ("^", ".", "~", "–") and first.isdigit()) or (after in ("~", "–") and text[end - 1].isdigit())
    return begins or ends or charged or dotted or within


_DEGREE = re.compile(r"\b(?:the most|the least|more|less|very|too|so) $", re.IGNORECASE)
_MANNER_OF = re.compile(r"\b[a-z]{2,}ly $")
_PARTICIPLE = re.compile(r"[a-z]+(?:ed|ing) ")


def _cuts_degree(text: str, start: int, end: int) -> bool:
    """Tell whether a part is cut from the word that grades it: the most (important processor), often (used data)."""
    if " " not in text[start:end]:
        return False
    before = text[max(0, start - 24) : start]
    return bool(_DEGREE.search(before)) or bool(_MANNER_OF.search(before) and _PARTICIPLE.match(text, start))


def _hangul(ch: str) -> bool:
    return bool(ch) and "가" <= ch <= "힣"


def _latin(ch: str) -> bool:
    return bool(ch) and ch.isascii() and (ch.isalnum() or ch == "_")


def _within(wholes: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in wholes)


def hides_highlight(candidate: Candidate) -> bool:
    """Tell whether a cloze hides just what its author highlighted, with any particle that would tell it."""
    if not any(Mark.HIGHLIGHT in inline.marks for inline in candidate.text):
        return False
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
    yield from _highlights(sentence.inlines)
    yield from _chords(sentence)


_JOINT = re.compile(r"\s*\+\s*")


def _chords(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the keys that are pressed together, or other code joined by a plus: `command` + `shift` is one thing."""
    found: list[tuple[int, int]] = []
    offset = 0
    joins = False
    for inline in sentence.inlines:
        end = offset + len(inline.text)
        if inline.kind is InlineKind.CODE and joins:
            found[-1] = (found[-1][0], end)
        elif inline.kind is InlineKind.CODE:
            found.append((offset, end))
        joins = bool(found) and (
            inline.kind is InlineKind.CODE or (joins and _JOINT.fullmatch(inline.text) is not None)
        )
        offset = end
    return [span for span in found if "+" in sentence.text[slice(*span)]]


def _defined(analysis: Analysis) -> Iterator[tuple[int, int, str, Chunk | None]]:
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
