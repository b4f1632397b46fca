"""Which words tell what a text is about, and how much of them another text still says.

Likeness of letters takes two sentences of one template for one: *What does kubelet do with Pods?* and *What does etcd
do with keys?* What an author keeps who rewords is what the text is about, so here only its telling words count, rare
ones more, and a word is either still said or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from notes2anki.identity.likeness import Weights, is_typo
from notes2anki.identity.sighting import Sighting, plain_form
from notes2anki.language.english_words import CLOSED

Words = frozenset[str]

# An identifier is one word: `threads.h`, `10.6`, `c++`. Particles are not part of the name before them: `kubelet은`.
_WORDS = re.compile(r"[가-힣]+|[^\W_가-힣]+(?:[._:/+#@-]+[^\W_가-힣]+)*[+#]*")
_NAME = re.compile(r"(?=.*[^\W\d_])(?:.+[A-Z]|.*[\d._:/+#@])")
"""A word of letters that is spelled like a name in code: with a digit, a sign, or a capital within."""
_SIBLINGS_SHARE = 5
"""Letters at their beginning and end, together, that names of one family share at least."""
_EXTENSION = re.compile(r"(?<=\w)\.[^\W\d_]\w*$")
"""What names of one family end with, however little else they share: `threads.h`, `string.h`."""
_SIGNS = re.compile(r"[^\w\s]+|_+")
_LEAST_MISTYPED = {True: 3, False: 5}
"""Syllables of a Korean word, or letters of any other, from which one wrong is a typo: `LIFO` is not `FIFO`."""
_STEM, _ENDING = 2, 2
"""Syllables that two forms of a Korean word share at least, and that follow at most: 질의하는, 질의한다."""


class Wordings:
    """Compares what texts are about; what is rare is what is rare among the known notes that it is made of."""

    def __init__(self, known: Iterable[Sighting]) -> None:
        self._weights = Weights(telling_words(note.front) | telling_words(note.back) for note in known)

    def kept(self, then: str, now: str) -> float:
        """Return the share, 0 … 1, of a text's telling words that another text still says, rare ones counting more."""
        words, others = telling_words(then), telling_words(now)
        total = self._weights.total(words)
        return self._weights.total(_still_said(words, others)) / total if total else float(words == others)


def swaps_names(then: str, now: str) -> bool:
    """Tell whether a name of one text gave way to a sibling in the other, as where `UseG1GC` stands for `UseZGC`."""
    words, others = _as_written(then), _as_written(now)
    return any(_are_siblings(one, other) for one in _gone(words, others) for other in _gone(others, words))


def _as_written(text: str) -> Words:
    return frozenset(_WORDS.findall(unicodedata.normalize("NFKC", text)))


def _are_siblings(one: str, other: str) -> bool:
    extension = _EXTENSION.search(one)
    if extension and other.endswith(extension.group()):
        return True
    shared = _shared_start(one, other) + _shared_start(one[::-1], other[::-1])
    return shared >= _SIBLINGS_SHARE and bool(_NAME.match(one) and _NAME.match(other))


def _shared_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def _gone(words: Words, others: Words) -> Words:
    """Return the words that another text has not, not even mistyped or in capitals."""
    return frozenset(word for word in words if not any(_is_mistyped(word, other) for other in others))


def _is_mistyped(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or is_typo(one, other)


def telling_words(text: str) -> Words:
    """Return the words of a text but for English function words; all of them, or its signs, where it has no other."""
    plain = plain_form(text)
    words = frozenset(_WORDS.findall(plain))
    return words - CLOSED or words or frozenset(_SIGNS.findall(plain))


def _still_said(words: Words, others: Words) -> Words:
    rest = others - words
    return frozenset(word for word in words if word in others or any(is_same_word(word, other) for other in rest))


def is_same_word(one: str, other: str) -> bool:
    """Tell whether two words are one but for a typo or, in Korean, for their endings."""
    korean = one[0] >= "가"
    if one == other:
        return True
    if korean and one[:_STEM] == other[:_STEM] and max(len(one), len(other)) <= _STEM + _ENDING:
        return len(one) >= _STEM
    return min(len(one), len(other)) >= _LEAST_MISTYPED[korean] and is_typo(one, other)
