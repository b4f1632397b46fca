"""How alike two texts are, in Korean and in English: shared words and shared pieces of words, rare ones counting more.

A piece is two syllables of a Korean word (particles change its end, not its beginning) or three letters of any other,
so that a typo costs a few pieces and not the word. Rare ones count more (inverse document frequency): what a family
of statements shares tells little, what sets each apart tells much. Weights are whole numbers, so that no sum depends
on the order in which it is made.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from notes2anki.identity.sighting import bare_form, plain_form

Pieces = frozenset[str]

PARTS = 16
"""Weights are in sixteenths of a bit of information."""

_WORDS = re.compile(r"[^\W_]+|[^\w\s]|_")
_PUNCTUATION = frozenset(".,;:'\"`“”‘’()[]{}…·")
_DENSE = 0x2E80  # scripts from here on (Hangul, kana, Han) say in two characters what others say in three
_IMAGINED = 1000  # notes that hold no piece at all: among few notes nothing is called rare or common by chance


def pieces(text: str) -> Pieces:
    """Return the words of a text and their pieces, each once."""
    words = [word for word in _WORDS.findall(plain_form(text)) if word not in _PUNCTUATION]
    return frozenset(piece for word in words for piece in _of_word(word))


def _of_word(word: str) -> Iterator[str]:
    yield f"={word}"
    padded, size = (f"^{word}", 2) if ord(word[0]) >= _DENSE else (f"^{word}$", 3)
    for start in range(max(1, len(padded) - size + 1)):
        yield padded[start : start + size]


class Weights:
    """What each piece tells, by how many of some notes hold it."""

    def __init__(self, notes: Iterable[Pieces]) -> None:
        counts: Counter[str] = Counter()
        size = _IMAGINED
        for held in notes:
            counts.update(held)
            size += 1
        self._weights = {piece: _weight(size, count) for piece, count in counts.items()}
        self._unseen = _weight(size, 1)

    def of(self, piece: str) -> int:
        """Return the weight of one piece."""
        return self._weights.get(piece, self._unseen)

    def total(self, held: Iterable[str]) -> int:
        """Return the weight of some pieces together."""
        get, unseen = self._weights.get, self._unseen
        return sum(get(piece, unseen) for piece in held)


def _weight(size: int, count: int) -> int:
    return max(1, round(PARTS * math.log2(size / count)))


def spelling(one: str, other: str) -> float:
    """Return how alike two short texts are spelled, 0 … 1: by pairs of neighbouring letters, none rarer than another.

    A letter wrong in a name of three leaves half of them.
    """
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def _pairs(text: str) -> Counter[str]:
    padded = f"^{bare_form(text)}$"
    return Counter(padded[start : start + 2] for start in range(len(padded) - 1))


def is_typo(one: str, other: str) -> bool:
    """Tell whether two texts differ by one letter: left out, added, changed, or swapped with its neighbour.

    A digit or a sign is no letter: port 80 is not port 81.
    """
    first, second = plain_form(one), plain_form(other)
    shorter = min(len(first), len(second))
    start = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    end = next((at for at in range(shorter - start) if first[-1 - at] != second[-1 - at]), shorter - start)
    here, there = first[start : len(first) - end], second[start : len(second) - end]
    if not (here + there).isalpha():
        return False
    return max(len(here), len(there)) == 1 or (len(here) == 2 and here == there[::-1])
