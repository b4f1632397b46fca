"""`==text==` is highlighted."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

from notes2anki.reading.dialect.flanking import push_pair_marker

_MARKER = "="


def use_highlight(md: MarkdownIt) -> None:
    """Add `mark_open` and `mark_close` tokens."""
    md.inline.ruler.after("escape", "highlight", _tokenize)
    md.inline.ruler2.after("balance_pairs", "highlight", _post_process)


def _tokenize(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != _MARKER:
        return False
    return push_pair_marker(state, _MARKER)


def _post_process(state: StateInline) -> None:
    _close_pairs(state, state.delimiters)
    for meta in state.tokens_meta:
        if meta and "delimiters" in meta:
            _close_pairs(state, meta["delimiters"])


def _close_pairs(state: StateInline, delimiters: list[Delimiter]) -> None:
    for opening in delimiters:
        if opening.marker != ord(_MARKER) or opening.end == -1:
            continue
        closing = delimiters[opening.end]
        _turn(state, opening.token, "mark_open", 1)
        _turn(state, closing.token, "mark_close", -1)


def _turn(state: StateInline, index: int, kind: str, nesting: int) -> None:
    token = state.tokens[index]
    token.type, token.tag, token.markup, token.content = kind, "mark", "==", ""
    token.nesting = 1 if nesting > 0 else -1
