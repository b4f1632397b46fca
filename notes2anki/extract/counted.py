"""Titles that say how many things their list holds: `Glacier has 3 retrieval options`, 네 가지 특징.

Of 21 lists of labelled and invented notes that hold as many items as the line over them says, 19 were worth a card;
nine of these scored too little or were refused as statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.extract.phrases import ADDRESS
from notes2anki.extract.spelled import squeeze
from notes2anki.model import Block, BlockKind

_WORDS = {
    **dict(zip(("two", "three", "four", "five", "six", "seven", "eight"), range(2, 9), strict=True)),
    **dict(zip(("두", "세", "네", "다섯", "여섯", "일곱", "여덟"), range(2, 9), strict=True)),
}
_OF_THEM = "가지|개|종류|단계|요소|유형|방식|방법|특징|조건|원칙|규칙|계층|부분|측면"
_NUMBER = re.compile(
    rf"(?<![\w./<>≥≤:~-])(?P<digit>[2-9]) ?(?:{_OF_THEM}|(?=(?:[a-z]+ ){{0,2}}[a-z]+s\b))"
    rf"|(?<![가-힣])(?P<korean>두|세|네|다섯|여섯|일곱|여덟) ?(?:{_OF_THEM})"
    r"|(?<![a-z-])(?P<english>two|three|four|five|six|seven|eight)(?![a-z-])",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[a-z가-힣]{2}", re.IGNORECASE)


def counts(title: str, body: Sequence[Block]) -> bool:
    """Tell whether a title says of what its body holds, and how many: as many as the one list there has items.

    A title that names an item itself (`연산 장치, 레지스터 2가지`) says what they are; addresses are not remembered.
    """
    lists = [block for block in body if block.kind is BlockKind.LIST]
    if len(lists) != 1 or len(lists[0].children) not in _numbers(title):
        return False
    items = [item.text for item in lists[0].children]
    firsts = (_FIRST.match(item) for item in items)
    named = any(first and squeeze(first.group()) in squeeze(title) for first in firsts)
    return not named and not any(ADDRESS.match(item) for item in items)


_FIRST = re.compile(r"\W*[a-z가-힣][\w-]+", re.IGNORECASE)


def _numbers(title: str) -> Iterator[int]:
    for found in _NUMBER.finditer(title):
        word = found["korean"] or found["english"]
        around = f"{title[: found.start()]} {title[found.end() :]}"
        if _NAMES.search(around):  # 두 가지 alone does not say of what
            yield _WORDS[word.lower()] if word else int(found["digit"])
