"""Emphasis beside Korean: `**CNI(Container Network Interface)**는` is bold.

CommonMark asks for a space or punctuation behind the closing stars when a bracket stands before them, and
Korean particles follow without either. Only `*`, `~~` and `==` are loosened; `_` keeps CommonMark's rule.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, Scanned, StateInline

from notes2anki.reading.dialect.cjk import is_cjk, is_cjk_with_selector, is_ideographic_selector


def use_flanking(md: MarkdownIt) -> None:
    """Let emphasis and strike-through open and close beside CJK characters."""
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.at("strikethrough", _strike)


def scan(state: StateInline, start: int, *, splits_words: bool) -> Scanned:
    """Measure the run of one marker at `start` and tell whether it can open or close.

    `splits_words` is true for markers that work within a word: all but `_`.
    """
    source, end = state.src, state.posMax
    after = start
    while after < end and source[after] == source[start]:
        after += 1
    following = source[after] if after < end else " "
    preceding, selector = _preceding(source, start)
    if isWhiteSpace(ord(preceding)) or isWhiteSpace(ord(following)):
        return Scanned(not isWhiteSpace(ord(following)), not isWhiteSpace(ord(preceding)), after - start)
    can_open, can_close = _is_punctuation(preceding), _is_punctuation(following)
    if splits_words:
        beside_cjk = bool(is_cjk(following)) or _precedes_as_cjk(preceding, selector)
        can_open, can_close = can_open or beside_cjk or not can_close, can_close or beside_cjk or not can_open
    return Scanned(can_open, can_close, after - start)


def push_pair_marker(state: StateInline, marker: str) -> bool:
    """Push a marker of exactly two characters (`~~`, `==`) as a delimiter, a longer or shorter run as text."""
    scanned = scan(state, state.pos, splits_words=True)
    token = state.push("text", "", 0)
    token.content = marker * scanned.length
    state.pos += scanned.length
    if scanned.length == 2:
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=0,  # switches off CommonMark's rule of three, which is for `*` and `_`
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = scan(state, state.pos, splits_words=marker == "*")
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _strike(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    return push_pair_marker(state, "~")


def _preceding(source: str, start: int) -> tuple[str, str]:
    """Return the character before a run and, when that is a variation selector, the selector."""
    if start == 0:
        return " ", ""
    last = source[start - 1]
    if start >= 2 and 0xFE00 <= ord(last) <= 0xFE0E:
        return source[start - 2], last
    return last, ""


def _precedes_as_cjk(character: str, selector: str) -> bool:
    if selector:
        return is_cjk_with_selector(character, selector)
    return bool(is_cjk(character)) or is_ideographic_selector(character)


def _is_punctuation(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
