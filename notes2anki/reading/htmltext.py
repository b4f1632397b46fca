"""What HTML tags mean for text: marks, links, pictures, line breaks; the rest vanishes and its text stays."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from notes2anki.model import Inline, InlineKind, Line, Mark
from notes2anki.reading.htmltags import BREAKING, EMBEDDING, KNOWN, SILENT, STYLED, TAG_MARKS
from notes2anki.reading.lines import LineBuilder
from notes2anki.reading.targets import decoded_path, link_to, picture

# A value in quotes may hold `>` but no `<`, which keeps the search linear.
_TAG_TEXT = r"""</?[A-Za-z](?:[^<>"']|"[^"<]*"|'[^'<]*')*+>"""
_PIECE = re.compile(rf"<!--.*?(?:-->|\Z)|<[!?][^<>]*>|{_TAG_TEXT}", re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9:-]*)\s*>")
_ATTRIBUTE = re.compile(r"""([\w:-]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_COLOR = re.compile(r"(?:^|[;\s])color\s*:", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:", re.IGNORECASE)


class HtmlReader:
    """Gives a line builder what tags mean.

    `closed` are the names that have a closing tag in the same text: a name that is no element of HTML and
    is never closed is the author's own `<placeholder>` and stays as text.
    """

    def __init__(self, builder: LineBuilder, closed: Collection[str]) -> None:
        self._builder = builder
        self._closed = closed
        self._silenced_by = ""

    @property
    def silent(self) -> bool:
        """Whether what comes is no text: the inside of a script, a style or a drawing."""
        return bool(self._silenced_by)

    def tag(self, source: str) -> None:
        """Take one tag, comment or declaration."""
        found = _NAME.match(source)
        if not found:
            return
        name = found[1].lower()
        if self.silent:
            if source.startswith("</") and name == self._silenced_by:
                self._silenced_by = ""
        elif source.startswith("</"):
            self._close(name)
        elif name in SILENT:
            self._silenced_by = name if name in self._closed else ""
        elif name in KNOWN or name in self._closed or source.endswith("/>") or "=" in source:
            self._open(name, source)
        else:
            self._builder.text(source)

    def text(self, text: str) -> None:
        """Take text between tags, entities resolved."""
        if not self.silent:
            self._builder.text(text)

    def _close(self, name: str) -> None:
        if name == "a":
            self._builder.close_link(shows_target=False)
        elif name in BREAKING:
            self._builder.new_line(self._builder.number)
        else:
            self._builder.close(name)

    def _open(self, name: str, source: str) -> None:
        if name in BREAKING:
            self._builder.new_line(self._builder.number)
        elif name in TAG_MARKS:
            self._builder.open(name, TAG_MARKS[name])
        elif name in STYLED:
            self._builder.open(name, _style(attributes(source)))
        elif name == "a":
            self._open_link(attributes(source).get("href", ""))
        elif name == "img" or name in EMBEDDING:
            self._embed(name, attributes(source))

    def _open_link(self, address: str) -> None:
        link = link_to(address) if address else None
        if link:
            self._builder.open_link(link)

    def _embed(self, name: str, found: Mapping[str, str]) -> None:
        source = found.get("src") or found.get("data")
        if not source:
            return
        target = decoded_path(source)
        size = (_pixels(found.get("width")), _pixels(found.get("height")))
        if name == "img":
            shown = picture(target, (), alt=found.get("alt", ""))
            self._builder.add(replace(shown, size=size))
        else:
            self._builder.add(Inline(InlineKind.EMBED, "", target=target, label=found.get("title", ""), size=size))


def html_lines(source: str, number: int) -> tuple[Line, ...]:
    """Return the text of a piece of HTML that begins at a line of the file."""
    builder = LineBuilder(number)
    reader = HtmlReader(builder, closed_names(source))
    end = 0
    for found in _PIECE.finditer(source):
        number = _feed_text(builder, reader, source[end : found.start()], number)
        reader.tag(found[0])
        number += found[0].count("\n")
        end = found.end()
    _feed_text(builder, reader, source[end:], number)
    return builder.lines()


def closed_names(source: str) -> frozenset[str]:
    """Return the names that have a closing tag, in lower case."""
    return frozenset(name.lower() for name in _CLOSING.findall(source))


def attributes(tag: str) -> dict[str, str]:
    """Return a tag's attributes, names in lower case and entities resolved."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _feed_text(builder: LineBuilder, reader: HtmlReader, text: str, number: int) -> int:
    """Give text to a reader, line by line; return the number of its last line."""
    first, *others = text.split("\n")
    reader.text(html.unescape(first))
    for other in others:
        number += 1
        builder.new_line(number)
        reader.text(html.unescape(other))
    return number


def _style(found: Mapping[str, str]) -> frozenset[Mark]:
    style = found.get("style", "")
    marks = {Mark.COLOR} if "color" in found or _COLOR.search(style) else set()
    return frozenset(marks | ({Mark.HIGHLIGHT} if _BACKGROUND.search(style) else set()))


def _pixels(text: str | None) -> int:
    found = re.match(r"\d{1,5}(?:px)?$", (text or "").strip())
    return int(found[0].removesuffix("px")) if found else 0
