"""Which characters count as Chinese, Japanese or Korean for the emphasis rule.

After the CJK-friendly amendments to CommonMark (github.com/tats-u/markdown-cjk-friendly), with Hangul.
"""

from __future__ import annotations

import functools
import unicodedata

# Emoji with a presentation of their own are as wide as Hangul, but no letters. Unicode 15, emoji-data.txt,
# Emoji_Presentation=Yes; the last range is coarse, for all in it that is wide is a symbol.
_EMOJI = (
    *((0x231A, 0x231B), (0x23E9, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653)),
    *((0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE)),
    *((0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3)),
    *((0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B)),
    *((0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757)),
    *((0x2795, 0x2797), (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50)),
    *((0x2B55, 0x2B55), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A)),
    *((0x1F1E6, 0x1F1FF), (0x1F201, 0x1F201), (0x1F21A, 0x1F21A), (0x1F22F, 0x1F22F)),
    *((0x1F232, 0x1F236), (0x1F238, 0x1F23A), (0x1F250, 0x1F251), (0x1F300, 0x1FAFF)),
)
# Conjoining jamo, which Unicode calls neutral in width.
_JAMO = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB))
_FIRST_CJK = 0x1100


@functools.lru_cache(maxsize=4096)
def is_cjk(character: str) -> bool | None:
    """Tell whether a character is CJK; None for one that is only in CJK context (ambiguous width)."""
    code = ord(character)
    if code < _FIRST_CJK:
        return False
    width = unicodedata.east_asian_width(character)
    if width == "A":
        return None
    if width == "N":
        return _within(code, _JAMO)
    return width in "FH" or (width == "W" and not _within(code, _EMOJI))


def is_cjk_with_selector(character: str, selector: str) -> bool:
    """Tell whether a character followed by a variation selector is CJK."""
    certain = is_cjk(character)
    if certain is not None:
        return certain
    return selector == "\ufe01" and character in "‘’“”"


def is_ideographic_selector(character: str) -> bool:
    """Tell whether a character only varies the shape of an ideograph before it."""
    return 0xE0100 <= ord(character) <= 0xE01EF


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)
