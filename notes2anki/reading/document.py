"""The text of a file becomes a Document."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import PurePosixPath
from typing import Any

from markdown_it import MarkdownIt

from notes2anki.messages import _, later
from notes2anki.model import Block, Document, Dropped, Problem, Severity, Span
from notes2anki.reading import metadata
from notes2anki.reading.checks import undefined_footnotes, unread_lines
from notes2anki.reading.constructs import BESIDE_TEXT
from notes2anki.reading.dialect import build
from notes2anki.reading.source import Source, read_source
from notes2anki.reading.tree import TreeBuilder

_APART = {
    metadata.OPTED_OUT: later("its properties say notes2anki: false, so it gives no cards"),
    metadata.TEMPLATE: later("it is a template, with placeholders in its properties, so it gives no cards"),
    metadata.DRAWING: later("it is a drawing or a board that a plugin keeps, so it gives no cards"),
}


def read_document(
    text: str, path: str, *, daily_format: str = "YYYY-MM-DD", strict_line_breaks: bool = False
) -> Document:
    """Read the text of one file.

    `path` is relative to the vault, with `/`. `daily_format` is the moment.js format that daily notes are
    named by. With `strict_line_breaks` a single line break within a paragraph is a space, as in Obsidian's
    setting of that name. Never raises: what could not be read is among the document's problems.
    """
    source = read_source(text, path)
    env: dict[str, Any] = {}
    tokens = _parser().parse("\n".join(source.lines), env)
    tree = TreeBuilder(path, source.lines, env, joins_lines=strict_line_breaks)
    blocks = tree.read(tokens)
    footnotes = tuple(sorted(tree.footnotes.values(), key=lambda footnote: footnote.start))
    dropped = sorted({*source.dropped, *tree.dropped, *_definitions(env)}, key=astuple)
    problems = [*source.problems, *tree.problems, *_checks(source, path, (*blocks, *footnotes), dropped)]
    properties = source.head.properties
    return Document(
        path=path,
        title=PurePosixPath(path).stem,
        blocks=blocks,
        footnotes=footnotes,
        properties=properties,
        tags=metadata.tags(properties, blocks, tree.flashcard_tags),
        date=metadata.date(path, daily_format, properties, blocks),
        permalink=metadata.permalink(properties),
        problems=tuple(sorted(problems)),
        dropped=tuple(dropped),
    )


@functools.cache
def _parser() -> MarkdownIt:
    return build()


def _definitions(env: Mapping[str, Any]) -> Iterator[Dropped]:
    """Yield the lines of `[label]: address` definitions, which links have taken up."""
    for each in [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]:
        first, after = each["map"]
        yield Dropped(first + 1, after, "link definition")


def _checks(source: Source, path: str, blocks: Sequence[Block], dropped: Sequence[Dropped]) -> Iterator[Problem]:
    for line, label in undefined_footnotes(blocks):
        message = _("[^{label}] is defined nowhere in this file", label=label)
        yield Problem(Span(path, line, line), "undefined-footnote", message, Severity.INFO)
    reason = metadata.apart(source.head.properties)
    if reason:
        yield Problem(Span(path, 1, 1), reason, _(_APART[reason]), Severity.INFO)
    unread = unread_lines(source.lines, blocks, [each for each in dropped if each.construct not in BESIDE_TEXT])
    if unread:
        message = _("text not read from line {line}: lists or quotes are nested too deeply there", line=unread[0])
        yield Problem(Span(path, unread[0], unread[-1]), "unread-text", message)
