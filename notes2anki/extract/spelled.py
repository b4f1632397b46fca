"""What two writings of one thing share, and whether one says another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED_SIGNS = re.compile(r"[^\w/\-+#<>=%]+")
_PARTICLE = re.compile(r"(?<=[가-힣A-Za-z0-9)])(?:으로|로|은|는|이|가|을|를|과|와|의|에서|에|도)$")
_BETWEEN = r"[^\w/+#<>=%]*"  # the letters of a bare text, where it is written out
_NO_WORD_BEFORE, _NO_WORD_BEHIND = r"(?<![0-9a-z])", r"(?!(?!(?:e?s|ing|ed)\b)[0-9a-z+#])"


@lru_cache(maxsize=1024)  # gates, views and facts ask for the same fronts and answers
def squeeze(text: str) -> str:
    """Return letters, digits and a few signs of a text, case folded: what two writings of it share."""
    return _DROPPED_SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


def front_key(text: str) -> str:
    """Return what two writings of one question share: a text squeezed, but for the case of a letter that stands alone.

    The keys o and O do two things.
    """
    alone = text.strip(" `*_()[]:：")
    return alone if len(alone) == 1 else squeeze(text)


def bare(text: str) -> str:
    """Return a text squeezed, without hyphens and the particle at its end."""
    return squeeze(_PARTICLE.sub("", text.strip())).replace("-", "")


def says(text: str, wanted: str) -> bool:
    """Tell whether a text says something (`bare`), and not only its letters within Latin words: IP in Description."""
    if wanted not in bare(text):
        return False
    start = _NO_WORD_BEFORE if wanted[:1].isascii() else ""
    end = _NO_WORD_BEHIND if wanted[-1:].isascii() else ""
    spelled = start + _BETWEEN.join(map(re.escape, wanted)) + end
    return re.search(spelled, unicodedata.normalize("NFKC", text).casefold()) is not None
