r"""`[[target#heading|alias]]` and `![[embed|size]]`, with the garden's escaped `\|`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

_WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n]{1,1000})\]\]")
_PIPE = re.compile(r"\\?\|")


def use_wikilinks(md: MarkdownIt) -> None:
    """Add `wikilink` and `embed` tokens.

    Their meta holds `target` (path and fragment, as written) and `parts` (what stands between the pipes).
    """
    # Before `link`, or `[[name]]` beside a definition `[name]: url` becomes a link in brackets.
    md.inline.ruler.before("link", "wikilink", _wikilink)


def _wikilink(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "[!":
        return False
    found = _WIKILINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        target, *parts = (part.strip() for part in _PIPE.split(found[2]))
        token = state.push("embed" if found[1] else "wikilink", "", 0)
        token.content = found[0]
        token.meta = {"target": target, "parts": tuple(parts)}
    state.pos = found.end()
    return True
