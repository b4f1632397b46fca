"""English definitions: closed-class patterns with their measured precision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notes2anki.language import english_words as words
from notes2anki.language.analysis import NOWHERE, Definition, Offsets
from notes2anki.language.labels import label
from notes2anki.language.protect import mask

# Share right on DEFT's training sentences (17,620), E1 on judged notes; None: not measured.
RULES: dict[str, float | None] = {
    "E1": 0.8,  # T: D, T = D, T - D, T -> D
    "E2": 0.85,  # T means, refers to, stands for D
    "E3": 0.79,  # T is a D
    "E4": 0.78,  # T is the process of D
    "E4w": 0.5,  # T is the D
    "E5": 0.79,  # Ts are Ds that …
    "E5w": None,  # T is D without an article, D a class noun
    "E6": 0.87,  # T is when, occurs when D
    "E7": 0.85,  # D is called T
    "E8": None,  # a D; is a D: T from the heading; without article or verb 3 of 18 read were right
    "E9": 0.68,  # T, which is a D
    "E10": 0.49,  # T consists of D
    "E12": 0.39,  # T is one of D
}

_TERM = r"(?P<term>[^:;=]{1,90}?)"
_BE = r"(?:is|are)"
_ADVERB = (
    r"(?:(?:also|essentially|basically|simply|just|actually|usually|typically|generally|often|commonly|really)\s+)?"
)
_KIND = "|".join(sorted(words.GENUS))
_FURTHER = r"(?:of|that|which|by|in|for|where|used|between|to)\b"
_MEANS = (
    r"(?:refers? to|means?|denotes?|stands? for|signif(?:y|ies)|(?:is|are) short for"
    r"|is an? (?:abbreviation|acronym) (?:of|for)|(?:is|are|can be|may be) defined as"
    r"|(?:is|are) the (?:name|term) (?:for|of|given to))"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rule, re.compile(rf"{_TERM}\s+{pattern}", re.IGNORECASE))
    for rule, pattern in (
        ("E2", rf"{_ADVERB}{_MEANS}\s+(?:when\s+|that\s+)?(?P<body>.+)"),
        ("E12", rf"{_BE}\s+{_ADVERB}(?P<body>one of .+)"),
        ("E3", rf"{_BE}\s+{_ADVERB}(?P<body>(?:an?|any)\s+.+)"),
        ("E4", rf"{_BE}\s+{_ADVERB}(?P<body>the\s+(?:\w+\s+){{0,2}}(?:{_KIND})s?\s+{_FURTHER}.+)"),
        ("E4w", rf"{_BE}\s+{_ADVERB}(?P<body>the\s+.+)"),
        ("E5", rf"are\s+{_ADVERB}(?P<body>(?:[\w-]+\s+){{0,3}}\w+s\s+(?:that|which|who|used|of|with|in|for)\b.+)"),
        ("E5w", rf"{_BE}\s+{_ADVERB}(?P<body>(?:[\w-]+\s+){{0,3}}(?:{_KIND})s?\b.*)"),
        ("E6", r"(?:is|occurs|happens|arises|takes place)\s+(?P<body>(?:when|where)\s+.+)"),
        ("E10", rf"(?:{_BE} )?(?P<body>(?:consists? of|comprises?|(?:composed|made up|comprised) of)\s+.+)"),
    )
)
_COPULAS = frozenset({"is", "are"})
_MEANING = frozenset(
    {
        *("refer", "refers", "mean", "means", "denote", "denotes", "stand", "stands", "signify", "signifies"),
        *("short", "abbreviation", "acronym", "defined", "name", "term"),
    }
)
_SIGNS = {
    "E2": (_MEANING,),
    "E12": (_COPULAS, frozenset({"one"})),
    "E3": (_COPULAS, frozenset({"a", "an", "any"})),
    "E4": (_COPULAS, frozenset({"the"})),
    "E4w": (_COPULAS, frozenset({"the"})),
    "E5": (frozenset({"are"}),),
    "E5w": (_COPULAS,),
    "E6": (frozenset({"when", "where"}),),
    "E10": (frozenset(["consist", "consists", "comprise", "comprises", "composed", "made", "comprised"]),),
}
"""Where a rule's pattern fits, the sentence has a word of each of these sets: few patterns need be tried."""
_NAMED = r"(?:called|known as|referred to as|termed|named|dubbed)"
_CALLED = re.compile(
    r"(?P<body>.{4,}?)(?:,|\s)\s*"
    rf"(?:(?:is|are|was|were|can be|may be)\s+(?:(?:\w+ly|also|often|sometimes|so-)\s*)?{_NAMED}"
    r"|(?:we|you|people|they) (?:\w+ly )?call(?: (?:it|this|them|that|these))?)\s+(?:as\s+)?(?:an?\s+|the\s+)?"
    r"[\"'“‘]?(?P<term>[^,;.()\"”’]{2,48})",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:this|that|it|these|those|they|which|also|be)$", re.IGNORECASE)  # "…, and this is called T"
_NAME_ENDS = re.compile(
    r"\s+(?:and|or|because|when|which|that|who|while|in|by|for|after|if|where|since|of|to|is|are|was|were|can|with)\b.*$",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(
    r"(?:^|\s)(?P<term>[\w-]+(?:\s[\w-]+){0,2}),\s+which\s+(?:is|are)\s+(?P<body>(?:an?|the)\s[^,]{6,})", re.IGNORECASE
)
# Without this the pattern above need not be tried: it is slow.
_WHICH = re.compile(r", which ")
_GENUS_FIRST = re.compile(r"(?:an?|the|any)\s", re.IGNORECASE)
_HEADLESS = re.compile(
    r"(?:it\s+|they\s+|this\s+|these\s+)?"
    r"(?:(?P<verb>is|are|refers? to|means|stands for|denotes|consists of|occurs when)\s+)?(?P<body>.{6,})",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|used|whose)\b", re.IGNORECASE)
_LEADING = re.compile(r"(?:In|For|On|At|By|With|Within|Under|During)\s[^,]{2,60},\s+")
_TERM_WORD = re.compile(r"(?:the )?(?:term|word|phrase|acronym|abbreviation|concept|notion)(?: of)?\s+", re.IGNORECASE)
_OR_NAME = re.compile(r"\s*,\s*(?:or|also known as|also called|aka|a\.k\.a\.?)\s[^,]+,?\s*$", re.IGNORECASE)
_GLOSS = re.compile(r"\s*\([^)]*\)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|may|might|must|if|because|when|which|who"
    r"|that|you|we|they|it|i|he|she|not)\b",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\b(?:of|to|in|and|or|the|a|an|for|with|by|as|also|often|usually|only|just|from|at|on|typically|generally|commonly|normally"
    r"|mainly|mostly|primarily|basically|simply|currently|really|always|never|still|sometimes)$",
    re.IGNORECASE,
)
_MAX_TERM_WORDS = 9
_QUOTES = " \"'“”‘’*,\t\u00a0"


def definitions(text: str, protected: tuple[Offsets, ...], begin: int, *, headless: bool) -> tuple[Definition, ...]:
    """Return the readings of a sentence as "A is B"; `headless`: it has no subject of its own."""
    end = len(text.rstrip(" .!"))
    masked = mask(text, protected, "x")
    found = [*_labelled(text, masked, protected), *_patterned(masked, begin, end), *_called(masked, begin, end)]
    if headless and begin < end:
        found += _headless(masked, begin, end)
    kept: dict[tuple[Offsets, Offsets], Definition] = {}
    for reading in found:
        if reading.term[0] <= reading.term[1] and reading.body[0] < reading.body[1]:
            kept.setdefault((reading.term, reading.body), reading)
    return tuple(kept.values())


def _labelled(text: str, masked: str, protected: tuple[Offsets, ...]) -> Iterator[Definition]:
    reading = label(text, protected)
    if reading is not None and not _FINITE.search(masked[slice(*reading.term)]):
        yield Definition(reading.term, reading.body, "E1")


def _patterned(masked: str, begin: int, end: int) -> Iterator[Definition]:
    leading = _LEADING.match(masked, begin)
    start = leading.end() if leading else begin
    words_said = frozenset(masked.lower().split()) if masked.isascii() else None  # ſ and İ are s and i to a pattern
    for rule, pattern in _PATTERNS:
        if words_said is not None and any(map(words_said.isdisjoint, _SIGNS[rule])):
            continue
        found = pattern.match(masked, start, end)
        if found is None:
            continue
        term = _term(masked, *found.span("term"))
        if term is not None and (rule == "E5w" or _may_be_genus(masked[slice(*found.span("body"))])):
            yield Definition(term, found.span("body"), rule)
    found = _WHICH_IS.search(masked, start, end) if _WHICH.search(masked, start, end) else None
    if found is not None and (term := _term(masked, *found.span("term"))) is not None:
        yield Definition(term, found.span("body"), "E9")


def _called(masked: str, begin: int, end: int) -> Iterator[Definition]:
    if "call" not in masked and " as " not in masked and "termed" not in masked and "named" not in masked:
        return
    found = _CALLED.match(masked, begin, end)
    if found is not None and not _POINTS.search(found["body"]):
        start, stop = found.span("term")
        stop -= len(masked[start:stop]) - len(_NAME_ENDS.sub("", masked[start:stop]))
        yield Definition(_unquoted(masked, start, stop), found.span("body"), "E7")


def _headless(masked: str, begin: int, end: int) -> Iterator[Definition]:
    found = _HEADLESS.match(masked, begin, end)
    if found is None:
        return
    named = _RELATIVE.split(found["body"], maxsplit=1)[0]
    if found["verb"] or (_GENUS_FIRST.match(named) and not _FINITE.search(named)):
        yield Definition(NOWHERE, found.span("body"), "E8")


def _term(masked: str, start: int, end: int) -> Offsets | None:
    """Return the term without article and quotes, None when it can be no term."""
    other = _OR_NAME.search(masked, start, end)
    if other is not None and other.start() > start:
        end = other.start()
    word = _TERM_WORD.match(masked, start, end)
    start, end = _unquoted(masked, word.end() if word else start, end)
    first = masked[start:end].split(" ", 1)[0].lower()
    while first in words.ARTICLES and " " in masked[start:end]:
        start += len(first) + 1
        first = masked[start:end].split(" ", 1)[0].lower()
    return _unquoted(masked, start, end) if _may_be_term(masked[start:end], first) else None


def _may_be_term(term: str, first: str) -> bool:
    term = _GLOSS.sub("", term)
    if not term.strip() or len(term.split()) > _MAX_TERM_WORDS or _FINITE.search(term) or _HANGING.search(term):
        return False
    return first not in words.PRONOUN_SUBJECTS and first not in words.BAD_SUBJECTS and first not in words.CLOSED


def _may_be_genus(body: str) -> bool:
    members = body.lower().split()
    return len(members) >= 2 and members[1].strip(",") not in words.BAD_GENUS


def _unquoted(text: str, start: int, end: int) -> Offsets:
    while start < end and text[start] in _QUOTES:
        start += 1
    while start < end and text[end - 1] in _QUOTES:
        end -= 1
    return start, end
