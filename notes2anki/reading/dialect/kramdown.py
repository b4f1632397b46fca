"""Jekyll's `{:target="_blank"}` behind links and words: attributes, not text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

_ATTRIBUTES = re.compile(r"\{:[^{}\n]{0,300}\}")


def use_kramdown_attributes(md: MarkdownIt) -> None:
    """Read over attribute lists."""
    md.inline.ruler.after("escape", "kramdown", _attributes)


def _attributes(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("kramdown", "", 0)
    state.pos = found.end()
    return True
