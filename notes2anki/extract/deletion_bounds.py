"""Where a part of a sentence may begin and end: on whole words, with what grades them, and never within a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from notes2anki.extract.phrases import ADDRESS
from notes2anki.extract.words import Name, is_no_term, name_class
from notes2anki.inlines import plain
from notes2anki.language.labels import label
from notes2anki.model import Inline, InlineKind, Sentence

Span = tuple[int, int]


class Bounds:
    """What the parts of one sentence may not cut, and where they may begin."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.text
        self._wholes = [*(address.span() for address in ADDRESS.finditer(sentence.text)), *chords(sentence.inlines)]
        self._begin = _drawer(sentence)

    def allow(self, start: int, end: int) -> bool:
        """Tell whether a part begins and ends where it may."""
        cuts = _cuts_word(self._text, start, end) or _cuts_degree(self._text, start, end)
        return start >= self._begin and not cuts and not within(self._wholes, start, end)


def _drawer(sentence: Sentence) -> int:
    """Return where the label of a line ends if it is no term (`Keywords: …`), which nobody is asked for; else 0."""
    found = label(sentence.text, sentence.protected)
    if found is None:
        return 0
    term = sentence.text[slice(*found.term)]
    names = name_class(term) in (Name.PLAIN, Name.ASPECT) and not is_no_term(term)
    return 0 if names else found.term[1]


_FOLLOWS = re.compile(
    r"[은는이가을를에의로와과도만나랑까부마끼뿐처보하되된됨함해한할했합시인임입였란라들씩째당별께조밖여며고면든요지적화용형성상중간내외]|으로"
)
"""How particles, verbs of nouns (되다, 하다) and suffixes begin: anything else after a part is the rest of its word."""


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Tell whether a part begins or ends within a word: an analyser took a syllable or some digits for another's."""
    before, first = text[start - 1 : start], text[start]
    begins = (_hangul(before) and _hangul(first)) or (latin(before) and latin(first))
    after = text[end : end + 1]
    ends = _hangul(text[end - 1]) and _hangul(after) and not _FOLLOWS.match(text, end)
    ends = ends or (latin(text[end - 1]) and latin(after))
    signed = before in _LEADING and not text[max(0, start - 2) : start - 1].strip()  # `.bashrc`, /26, -5 dB
    charged = after in ("+", "#") and latin(text[end - 1])  # Na+, C#
    within = (before in ("^", ".", "~", "–") and first.isdigit()) or (after in ("~", "–") and text[end - 1].isdigit())
    return begins or ends or charged or signed or within


_LEADING = frozenset("./-~#@$")
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


def latin(ch: str) -> bool:
    """Tell whether a character is a Latin letter, a digit or an underscore."""
    return bool(ch) and ch.isascii() and (ch.isalnum() or ch == "_")


def within(wholes: Iterable[Span], start: int, end: int) -> bool:
    """Tell whether a part lies within one of some wholes, and is less than it."""
    return any(a <= start and end <= b and (a, b) != (start, end) for a, b in wholes)


_JOINT = re.compile(r"\s*\+\s*")


def chords(inlines: Iterable[Inline]) -> list[Span]:
    """Return the keys that are pressed together, or other code joined by a plus: `command` + `shift` is one thing."""
    found: list[Span] = []
    offset = 0
    joins = False
    for inline in (written := tuple(inlines)):
        end = offset + len(inline.text)
        if inline.kind is InlineKind.CODE and joins:
            found[-1] = (found[-1][0], end)
        elif inline.kind is InlineKind.CODE:
            found.append((offset, end))
        joins = bool(found) and (
            inline.kind is InlineKind.CODE or (joins and _JOINT.fullmatch(inline.text) is not None)
        )
        offset = end
    return [span for span in found if "+" in plain(written)[slice(*span)]]
