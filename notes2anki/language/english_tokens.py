"""English words: how a sentence falls into them, and what each is wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from notes2anki.language import english_words as words
from notes2anki.language.protect import Offsets

_WORD = re.compile(
    r"[^\W_](?:\w|['’&/.+#-](?=[^\W_]))*(?:['’](?=\s|$)|[+#]{1,2}(?![\w+#]))?|\d+(?:[.,]\d+)*%?|[^\s\w]|_"
)
_PROPER = re.compile(r"[A-Z][a-z]*[A-Z0-9]|[A-Z]{2,}|.*\d")


class Word(NamedTuple):
    """A word, a sign, or a protected span (`fixed`); a named tuple, for one is made of every word.

    `technical`: a protected span, an abbreviation, a word with a digit or of mixed case, or a capital one not at the
    beginning.
    """

    text: str
    lower: str
    start: int
    end: int
    fixed: bool = False
    is_sign: bool = False
    technical: bool = False


def words_of(text: str, protected: Sequence[Offsets]) -> list[Word]:
    """Return the words of a text; each protected span is one."""
    found = []
    last = 0
    for start, end in [*protected, (len(text), len(text))]:
        for match in _WORD.finditer(text, last, start):
            begin, behind = match.span()
            look = _look(match.group())
            technical = look.proper or (look.capital and begin > 0)
            found.append(Word(look.text, look.lower, begin, behind, False, look.is_sign, technical))
        if end > start:
            found.append(Word(text[start:end], text[start:end].lower(), start, end, fixed=True, technical=True))
        last = end
    return found


class _Look(NamedTuple):
    """What a word is wherever it stands."""

    text: str
    lower: str
    is_sign: bool
    proper: bool
    capital: bool


@lru_cache(maxsize=20_000)  # a vault says the same words again and again
def _look(word: str) -> _Look:
    sign = len(word) == 1 and not word.isalnum()
    return _Look(word, word.lower().replace("’", "'"), sign, _PROPER.match(word) is not None, word[0].isupper())


@lru_cache(maxsize=20_000)  # as many as `_look` remembers
def is_adverb(word: str) -> bool:
    """Tell whether a lower-case word is an adverb, by list or by -ly."""
    return word in words.ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in words.LY_NOT_ADVERBS)


def behind(tokens: Sequence[Word], index: int) -> str:
    """Return the next word in lower case, "" at the end."""
    return tokens[index + 1].lower if index + 1 < len(tokens) else ""
