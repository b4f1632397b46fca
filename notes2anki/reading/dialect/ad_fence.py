"""The garden's admonitions: a fence with the info `ad-type` is a callout, and its content is Markdown.

`title:` and `collapse:` may stand in its first lines; they are the Admonition plugin's.
"""

from __future__ import annotations

import re
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from notes2anki.reading.dialect.callout import callout_opening

_AD_FENCE = re.compile(r"ad-([\w-]{1,60})$")
_SETTING = re.compile(r"(title|collapse|icon|color):(.*)")
_FOLDS = {"open": "+", "closed": "-", "close": "-", "true": "-"}
_DEEPEST = 5
"""Admonitions within each other that are read; each level is parsed by itself."""


def use_ad_fences(md: MarkdownIt) -> None:
    """Turn the fences into callout tokens with their content's own tokens between."""
    md.core.ruler.after("block", "ad_fence", _ad_fences)


def _ad_fences(state: StateCore) -> None:
    state.tokens = _read(state, state.tokens, depth=0)


def _read(state: StateCore, tokens: list[Token], *, depth: int) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        found = _AD_FENCE.match(token.info.strip()) if token.type == "fence" and depth < _DEEPEST else None
        out += _admonition(state, token, found[1], depth=depth) if found else [token]
    return out


def _admonition(state: StateCore, fence: Token, kind: str, *, depth: int) -> list[Token]:
    """Return a fence as callout tokens, its content parsed in place."""
    lines = fence.content.split("\n")
    first = (fence.map or [0])[0] + 1
    settings = _settings(lines)
    fold, title = settings.get("collapse", ""), settings.get("title")
    title_line = first + list(settings).index("title") if title else first
    opening = callout_opening(fence, kind, _FOLDS.get(fold, ""), title, line=title_line)
    closing = Token("callout_close", "div", -1, level=fence.level, block=True)
    body = _parse("\n" * len(settings) + "\n".join(lines[len(settings) :]), state, first)
    return [*opening, *_read(state, body, depth=depth + 1), closing]


def _settings(lines: list[str]) -> dict[str, str]:
    """Return the settings in the first lines, in their order."""
    settings: dict[str, str] = {}
    for line in lines:
        found = _SETTING.match(line)
        if not found or found[1] in settings:
            break
        settings[found[1]] = found[2].strip()
    return settings


def _parse(body: str, state: StateCore, first: int) -> list[Token]:
    """Parse a fence's content; all that it defines gets the lines that it has in the file."""
    first_uses, repeated = state.env.setdefault("references", {}), state.env.setdefault("duplicate_refs", [])
    known, known_repeated = len(first_uses), len(repeated)
    tokens: list[Token] = []
    state.md.block.parse(body, state.md, state.env, tokens)
    places = [token.map for token in tokens if token.map]
    new = islice(reversed(first_uses.values()), len(first_uses) - known)
    places += [each["map"] for each in (*new, *repeated[known_repeated:])]
    for place in {id(place): place for place in places}.values():  # a heading's tokens may share theirs
        place[:] = [line + first for line in place]
    return tokens
