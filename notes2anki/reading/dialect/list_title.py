"""A title between two lists, with no blank line before it, is a line of its own and not the end of the last item.

    - Linear RGB
    **Gamma corrected**
    - sRGB

CommonMark takes such a line for the lazy rest of its item; in Obsidian's editor it stands alone, as it was meant. Of
113 such lines in real vaults 88 are marked as a whole, or a few words that begin with a capital or a digit: all of them
titles. Of the others, which stay with their item, eight are.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_MARKED = re.compile(r"(\*{1,3}|_{1,2})(?=\S)(?:(?!\1).)+(?<=\S)\1:?$")
_NAMED = re.compile(r"[A-Z0-9][^.?!;,…|]*$")
_ITEM = re.compile(r"(?:[-*+]|1[.)])\s")  # no other number begins a list behind a paragraph
_MOST_WORDS = 6
_WRAPPED = 60  # characters: behind a longer line without an end, this one may be the rest of its sentence
_ENDS = (".", "!", "?", ")")


def use_list_titles(md: MarkdownIt) -> None:
    """Add the rule; it only ends the paragraph of the item before."""
    md.block.ruler.before("paragraph", "list_title", _list_title, {"alt": ["paragraph"]})


def _list_title(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    lazy = silent and 0 <= state.sCount[start_line] < state.blkIndent and start_line + 1 < end_line
    if not lazy or not _ITEM.match(_text(state, start_line + 1)):
        return False
    return _is_title(_text(state, start_line), _text(state, start_line - 1))


def _is_title(text: str, before: str) -> bool:
    if _MARKED.match(text):
        return True
    ended = len(before) <= _WRAPPED or before.endswith(_ENDS)
    return ended and bool(_NAMED.match(text)) and len(text.split()) <= _MOST_WORDS


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
