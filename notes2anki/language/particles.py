"""Which Korean particles tell the sound before them.

`[…]는` says that the hidden word ends in a vowel, `[…]은` that it ends in a consonant. A deletion that
takes such a particle along tells nothing.
"""

from __future__ import annotations

import re

# The form behind a consonant, the form behind a vowel. 에, 에서, 의, 도, 만, 부터, 까지 have one form only.
PAIRS = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("이란", "란"),
    ("이라", "라"),
    ("이라고", "라고"),
    ("이라는", "라는"),
    ("이라도", "라도"),
    ("이라면", "라면"),
    ("이라서", "라서"),
    ("이나", "나"),
    ("이며", "며"),
    ("이든", "든"),
    ("이든지", "든지"),
    ("이랑", "랑"),
    ("이야말로", "야말로"),
    ("이다", "다"),
    ("이고", "고"),
    ("이지만", "지만"),
    ("이면", "면"),
    ("이어서", "여서"),
    ("이었다", "였다"),
    ("이에요", "예요"),
    ("이므로", "므로"),
)
# What may follow one of these within the same word: 으로부터, 과의, 로는.
_TAILS = ("부터", "써", "서", "는", "도", "만", "의", "까지", "나마")

_FORMS = "|".join(sorted({form for pair in PAIRS for form in pair}, key=len, reverse=True))
_TELLTALE = re.compile(rf"[\"'”’」』]?(?:{_FORMS})(?:{'|'.join(_TAILS)}){{0,2}}(?![가-힣])")


def telltale(text: str, end: int) -> int:
    """Return where a deletion that ends at `end` must end so that no particle tells the answer.

    That is `end` itself where nothing tells. The copula counts: `[저장소]다` says vowel, `[객체]이다` consonant.
    A word that only begins like a particle (이미지) is none: the particle must close the word. A closing
    quotation mark may stand between.
    """
    found = _TELLTALE.match(text, end)
    return found.end() if found else end
