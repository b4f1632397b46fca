"""Code in colours: Pygments' classes, whose colours for light and dark stand in style.css."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from notes2anki.cards.escape import escape_text, printable

# Classes make code about four times longer; a card is no place to scroll through more.
MAX_HIGHLIGHTED = 20_000
# Drawn from text by tools that a card has not: their source is shown as it stands.
DIAGRAMS = frozenset({"mermaid", "plantuml", "puml", "dot", "graphviz", "d2", "flowchart", "sequence"})

_BACKSLASH = re.compile(r"\\(?=[(\[])")


def code_html(code: str, info: str) -> str:
    """Return a fence's code as `<pre>`; `info` is its language, then anything else."""
    language = info.split(maxsplit=1)[0].strip("{}.").lower() if info.split() else ""
    text = printable(code).rstrip("\n")
    if language in DIAGRAMS:
        return f'<pre class="n2a-diagram"><code>{escape_text(text)}</code></pre>'
    return f'<pre class="n2a-code"><code>{_highlighted(text, language)}</code></pre>'


def _highlighted(code: str, language: str) -> str:
    lexer = _lexer(language) if language and len(code) <= MAX_HIGHLIGHTED else None
    if lexer is None:
        return escape_text(code)
    from pygments import highlight  # noqa: PLC0415 (0.1 s that only notes with code need)
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415

    coloured: str = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return _BACKSLASH.sub(r"<span>\\</span>", coloured.rstrip("\n"))


@cache
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
