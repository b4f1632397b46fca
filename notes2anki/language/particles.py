"""Which Korean particles tell the sound before them.

`[…]는` says that the hidden word ends in a vowel, `[…]은` that it ends in a consonant. A deletion that
takes such a particle along tells nothing.
"""

from __future__ import annotations

import re

# Each pair: the form behind a consonant / behind a vowel. 에, 에서, 의, 도, 만, 부터, 까지 have one form only.
_PAIRS = (
    ("으로부터", "로부터"),
    ("으로써", "로써"),
    ("으로서", "로서"),
    ("이라고", "라고"),
    ("이라는", "라는"),
    ("이라도", "라도"),
    ("이라면", "라면"),
    ("이라서", "라서"),
    ("이란", "란"),
    ("이라", "라"),
    ("이며", "며"),
    ("이나", "나"),
    ("이든", "든"),
    ("이랑", "랑"),
    ("으로", "로"),
    ("은", "는"),
    ("을", "를"),
    ("과", "와"),
    ("이", "가"),
    ("아", "야"),
)
_COPULA = r"이(?=(?:다|고|지만|면|므로|어서|어야|었|에요|ㅂ니다)(?![가-힣])|었|지만|므로)|(?:입니|이|임|인|일|였|예요|다|고)(?=[^가-힣]|$)"
_BEHIND = "는|도|만|의|서|써|부터|까지"
_FORMS = "|".join(sorted({form for pair in _PAIRS for form in pair}, key=len, reverse=True))
_TELLTALE = re.compile(rf"(?:{_FORMS})(?:{_BEHIND})?(?![가-힣])")
_COPULAR = re.compile(r"(?:이다|이고|이지만|이므로|이어서|이었다|였다|이에요|예요|다|고|이면|라면)(?![가-힣])")


def telltale(text: str, end: int) -> int:
    """Return where a deletion that ends at `end` must end so that no particle tells the answer.

    That is `end` itself when nothing tells. The copula counts: `[저장소]다` says vowel, `[객체이다]` nothing.
    """
    for pattern in (_TELLTALE, _COPULAR):
        found = pattern.match(text, end)
        if found:
            return found.end()
    return end
