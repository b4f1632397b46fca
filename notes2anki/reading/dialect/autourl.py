"""Bare `https://…` addresses are links, up to the first character that is not ASCII.

A Korean particle follows an address without a space (`https://k8s.io/docs은`), and file names such as
`main.py` are no addresses, so the ready-made linkify rules do harm here.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

_SCHEMES = ("https", "http")
_REST = re.compile(r"://[A-Za-z0-9][!#-;=?-Z_a-z~]{0,2000}")
_TRAILING = ".,;:!?'*_~"


def use_autourl(md: MarkdownIt) -> None:
    """Add `link_open`, `text` and `link_close` tokens for bare addresses."""
    md.inline.ruler.after("escape", "autourl", _autourl)


def _autourl(state: StateInline, silent: bool) -> bool:
    # Rules run at the characters that end plain text; the first such one in an address is its colon.
    if state.src[state.pos] != ":" or state.linkLevel:
        return False
    scheme = _scheme_before(state.src, state.pos)
    found = _REST.match(state.src, state.pos, state.posMax) if scheme else None
    if not found:
        return False
    rest = _without_trailing_marks(found[0])
    if not silent:
        if not state.pending.endswith(scheme):
            return False
        state.pending = state.pending[: -len(scheme)]
        _push_link(state, scheme + rest)
    state.pos += len(rest)
    return True


def _scheme_before(source: str, position: int) -> str:
    for scheme in _SCHEMES:
        start = position - len(scheme)
        if start >= 0 and source.startswith(scheme, start):
            before = source[start - 1] if start else " "
            return "" if before.isascii() and before.isalnum() else scheme
    return ""


def _without_trailing_marks(address: str) -> str:
    """Cut the punctuation of the sentence off an address, and a bracket that it did not open."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end > len("://x"):
        last = address[end - 1]
        if last in _TRAILING:
            end -= 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        else:
            break
    return address[:end]


def _push_link(state: StateInline, address: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": address}
    opening.info = "auto"
    text = state.push("text", "", 0)
    text.content = address
    state.push("link_close", "a", -1).info = "auto"
