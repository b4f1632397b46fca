"""`> [!type]- Title` quotes and the garden's `ad-type` fences: both become callout tokens.

The tokens are `callout_open` (meta `kind` and `fold`), `callout_title` (an inline), the body's own tokens and
`callout_close`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_HEAD = re.compile(r"\[!([^\]\[|\n]{1,60})(?:\|[^\]\[\n]{0,100})?\]([+-]?)(?:[ \t]+(.*))?$")
_AD_FENCE = re.compile(r"ad-([\w-]{1,60})\s*$")
_AD_SETTING = re.compile(r"(title|collapse|icon|color):(.*)")
_FOLDS = {"open": "+", "closed": "-", "close": "-", "true": "-"}


def use_callouts(md: MarkdownIt) -> None:
    """Turn quotes with a callout's head and `ad-` fences into callout tokens."""
    md.core.ruler.after("block", "ad_fence", _ad_fences)
    md.core.ruler.after("ad_fence", "callout", _callouts)


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
                out += _opening(token, *found.groups(), line=_first_line(tokens[index + 2]))
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


def _opening(source: Token, kind: str, fold: str, title: str | None, *, line: int) -> list[Token]:
    opening = Token("callout_open", "div", 1, map=source.map, level=source.level, block=True)
    opening.meta = {"kind": kind.strip().lower(), "fold": fold}
    heading = Token(
        "inline", "", 0, map=[line, line + 1], level=source.level + 1, content=(title or "").strip(), children=[]
    )
    heading.meta = {"callout_title": True}
    return [opening, heading]


def _ad_fences(state: StateCore) -> None:
    out: list[Token] = []
    for token in state.tokens:
        found = _AD_FENCE.match(token.info.strip()) if token.type == "fence" else None
        out += _admonition(state, token, found[1]) if found else [token]
    state.tokens = out


def _admonition(state: StateCore, fence: Token, kind: str) -> list[Token]:
    """Return a fence as callout tokens, its content parsed in place."""
    lines = fence.content.split("\n")
    settings: dict[str, str] = {}
    while len(settings) < len(lines) and (found := _AD_SETTING.match(lines[len(settings)])):
        if found[1] in settings:
            break
        settings[found[1]] = found[2].strip()
    first = (fence.map or [0])[0] + 1
    opening = _opening(fence, kind, _FOLDS.get(settings.get("collapse", ""), ""), settings.get("title"), line=first)
    closing = Token("callout_close", "div", -1, level=fence.level, block=True)
    return [*opening, *_parse_body(state, lines, len(settings), first), closing]


def _parse_body(state: StateCore, lines: list[str], settings: int, first: int) -> list[Token]:
    """Parse a fence's lines behind its settings; the tokens get the lines that they have in the file."""
    body = "\n" * settings + "\n".join(lines[settings:])
    tokens: list[Token] = []
    state.md.block.parse(body, state.md, state.env, tokens)
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + first, token.map[1] + first]
    return tokens
