"""`> [!type]- Title` quotes are callouts.

The tokens are `callout_open` (meta `kind` and `fold`), an inline with the title, the body's own tokens and
`callout_close`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_HEAD = re.compile(r"\[!([^\]\[|\n]{1,60})(?:\|[^\]\[\n]{0,100})?\]([+-]?)(?:[ \t]+(.*))?$")


def use_callouts(md: MarkdownIt) -> None:
    """Turn quotes with a callout's head into callout tokens."""
    md.core.ruler.after("block", "callout", _callouts)


def _callouts(state: StateCore) -> None:
    tokens, out, is_callout = state.tokens, list[Token](), list[bool]()
    skip_to = 0
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        if token.type == "blockquote_open":
            found = _head(tokens, index)
            is_callout.append(found is not None)
            if found:
                out += callout_opening(token, *found.groups(), line=_first_line(tokens[index + 2]))
                skip_to = _skip_head(tokens, index)
                continue
        elif token.type == "blockquote_close" and is_callout.pop():
            token.type, token.tag = "callout_close", "div"
        out.append(token)
    state.tokens = out


def _head(tokens: list[Token], index: int) -> re.Match[str] | None:
    """Match a callout's head in the first line of a quote whose first block is a paragraph."""
    if index + 2 >= len(tokens) or tokens[index + 1].type != "paragraph_open":
        return None
    return _HEAD.match(tokens[index + 2].content.partition("\n")[0])


def _skip_head(tokens: list[Token], index: int) -> int:
    """Take the head's line off the quote's first paragraph; return the index of the first token to keep."""
    paragraph, text = tokens[index + 1], tokens[index + 2]
    _, _, rest = text.content.partition("\n")
    if not rest.strip():
        return index + 4
    text.content = rest
    for token in (paragraph, text):
        if token.map:
            token.map = [token.map[0] + 1, token.map[1]]
    return index + 1


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def callout_opening(source: Token, kind: str, fold: str, title: str | None, *, line: int) -> list[Token]:
    """Return the tokens that open a callout in the place of `source`; its title stands on `line`, from 0."""
    opening = Token("callout_open", "div", 1, map=source.map, level=source.level, block=True)
    opening.meta = {"kind": kind.strip().lower(), "fold": fold}
    heading = Token("inline", "", 0, map=[line, line + 1], level=source.level + 1, children=[])
    heading.content = (title or "").strip()
    return [opening, heading]
