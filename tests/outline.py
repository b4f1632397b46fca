"""A Document as a few lines of text, for expected outputs that people can read."""

from __future__ import annotations

from collections.abc import Iterator

from notes2anki.model import Block, Document, Inline, InlineKind, Line, Mark

_MARKS = {
    Mark.BOLD: "**{}**",
    Mark.ITALIC: "*{}*",
    Mark.HIGHLIGHT: "=={}==",
    Mark.STRIKE: "~~{}~~",
    Mark.UNDERLINE: "<u>{}</u>",
    Mark.COLOR: "<color>{}</color>",
    Mark.SUB: "<sub>{}</sub>",
    Mark.SUP: "<sup>{}</sup>",
    Mark.KBD: "<kbd>{}</kbd>",
}


def outline(document: Document) -> str:
    """Return the document's blocks, one a line with its place, and whatever else is set.

    `paragraph L5-6` stands on lines 5 and 6 of the file; its visible lines follow in quotes.
    """
    parts = [*_blocks(document.blocks, ""), *_blocks(document.footnotes, "")]
    parts += [f"dropped {_place(each.start, each.end)} {each.construct}" for each in document.dropped]
    parts += [f"problem L{each.span.start} {each.code} ({each.severity})" for each in document.problems]
    if document.properties:
        parts.append(f"properties {dict(document.properties)}")
    if document.tags:
        parts.append("tags " + ", ".join(document.tags))
    if document.date:
        parts.append(f"date {document.date}")
    if document.permalink:
        parts.append(f"permalink {document.permalink}")
    return "\n".join(parts)


def _blocks(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        head = f"{indent}{block.kind} {_place(block.start, block.end)}"
        lines = [f"{_number(line, block)}{spell(line)}" for line in block.lines]
        if len(lines) == 1:
            yield head + _details(block) + " " + lines[0]
        else:
            yield head + _details(block)
            yield from (f"{indent}  {line}" for line in lines)
        yield from _blocks(block.children, indent + "  ")


def _details(block: Block) -> str:
    details = f" {block.level}" if block.level else ""
    details += f" [{block.info}]" if block.info else ""
    details += f" {block.literal!r}" if block.literal else ""
    return details + (f" ^{block.block_id}" if block.block_id else "")


def _number(line: Line, block: Block) -> str:
    return "" if block.start == block.end == line.number else f"L{line.number} "


def _place(start: int, end: int) -> str:
    return f"L{start}" if start == end else f"L{start}-{end}"


def spell(line: Line) -> str:
    """Return a line with its marks, in quotes."""
    return '"' + "".join(_spell(inline) for inline in line.inlines) + '"'


def _spell(inline: Inline) -> str:
    text = _bare(inline)
    for mark, pattern in reversed(_MARKS.items()):
        if mark in inline.marks:
            text = pattern.format(text)
    return text


def _bare(inline: Inline) -> str:
    text, target = inline.text, inline.target
    label = "|".join(part for part in (inline.label, _size(inline)) if part)
    spelled = {
        InlineKind.TEXT: text,
        InlineKind.CODE: f"`{text}`",
        InlineKind.MATH: f"${text}$",
        InlineKind.LINK: f"[{text}]({target})",
        InlineKind.WIKILINK: f"[[{target}|{text}]]",
        InlineKind.TAG: f"{{{text}}}",
        InlineKind.IMAGE: f"![{label}]({target})",
        InlineKind.EMBED: f"![[{target}|{label}]]" if label else f"![[{target}]]",
        InlineKind.FOOTNOTE_REF: f"[^{target}]",
    }
    return spelled[inline.kind]


def _size(inline: Inline) -> str:
    width, height = inline.size
    return f"{width}x{height}" if height else str(width or "")
