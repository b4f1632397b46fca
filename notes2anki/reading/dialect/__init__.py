"""Markdown as Obsidian and the Digital Garden write it: markdown-it with one small plugin for each construct."""

from __future__ import annotations

from markdown_it import MarkdownIt

from notes2anki.reading.dialect.ad_fence import use_ad_fences
from notes2anki.reading.dialect.autourl import use_autourl
from notes2anki.reading.dialect.block_id import use_block_ids
from notes2anki.reading.dialect.callout import use_callouts
from notes2anki.reading.dialect.flanking import use_flanking
from notes2anki.reading.dialect.footnote import use_footnotes
from notes2anki.reading.dialect.heading import use_glued_headings
from notes2anki.reading.dialect.highlight import use_highlight
from notes2anki.reading.dialect.html_block import use_short_html_blocks
from notes2anki.reading.dialect.inline_field import use_inline_fields
from notes2anki.reading.dialect.kramdown import use_kramdown_attributes
from notes2anki.reading.dialect.list_title import use_list_titles
from notes2anki.reading.dialect.math import use_math
from notes2anki.reading.dialect.nesting import use_nesting_limits
from notes2anki.reading.dialect.newline import use_positioned_newlines
from notes2anki.reading.dialect.reference import use_careful_references
from notes2anki.reading.dialect.setext import use_underlined_headings
from notes2anki.reading.dialect.table import use_whole_tables
from notes2anki.reading.dialect.tag import use_tags
from notes2anki.reading.dialect.task import use_tasks
from notes2anki.reading.dialect.wikilink import use_wikilinks

_PLUGINS = (
    use_footnotes,
    use_math,
    use_flanking,
    use_positioned_newlines,
    use_highlight,
    use_tags,
    use_autourl,
    use_kramdown_attributes,
    use_wikilinks,
    use_inline_fields,
    use_careful_references,
    use_whole_tables,
    use_short_html_blocks,
    use_glued_headings,
    use_underlined_headings,
    use_list_titles,
    use_callouts,
    use_ad_fences,  # takes its place before callouts, for there may be some in its content
    use_tasks,
    use_block_ids,
    use_nesting_limits,
)


class Dialect(MarkdownIt):
    """A parser that takes every address for a link: what may be followed is decided where links are read."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # markdown-it's name; we accept all
        """Accept any address; else `[label](file:…)` would stand raw in the text."""
        return True


def build() -> MarkdownIt:
    """Return a parser for the dialect.

    Single tildes are no strike-through (`3~5장` is a range), addresses are linked by our own rule, and
    `---` under a line of text is a rule, not a heading: daily notes separate their parts with it.
    """
    md = Dialect("gfm-like", {"html": True, "linkify": False})
    md.disable(["linkify", "lheading"])
    for use in _PLUGINS:
        use(md)
    return md
