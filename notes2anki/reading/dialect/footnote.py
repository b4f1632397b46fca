"""`[^label]`, `[^label]: definition` and `^[inline]` footnotes, definitions left where they stand."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin


def use_footnotes(md: MarkdownIt) -> None:
    """Add `footnote_ref` and `footnote_reference_open`/`_close` tokens.

    A reference to an inline footnote has no label in its meta; its content is in `env`, see
    `notes2anki.reading.footnotes`.
    """
    md.use(footnote_plugin, inline=True, move_to_end=False)
