"""`[label]: address` definitions, but only with something that looks like an address.

CommonMark takes any word for one, and `[Redis]: 저장소` would vanish from the note.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference

_MERE_WORD = re.compile(r"\[[^\[\]]{1,1000}\]:[ \t]*[^\s/#:<.]+\.?[ \t]*$")


def use_careful_references(md: MarkdownIt) -> None:
    """Keep what only looks like a definition as text."""
    md.block.ruler.at("reference", _reference)


def _reference(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if _MERE_WORD.match(state.src[start : state.eMarks[start_line]]):
        return False
    return reference(state, start_line, end_line, silent)
