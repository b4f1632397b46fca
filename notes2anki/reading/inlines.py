"""markdown-it's inline tokens become the visible lines of a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from notes2anki.model import Inline, InlineKind, Line, Mark
from notes2anki.reading.decode import normalise
from notes2anki.reading.htmltext import HtmlReader, closed_names
from notes2anki.reading.lines import LineBuilder
from notes2anki.reading.targets import embed, link_to, markdown_picture, wikilink_text

DISPLAY = "display"
"""The label of maths between double dollars in a paragraph."""

# Queries of the Dataview plugin in a line: `= this.file.name`, `$= dv.current()`.
_QUERY = re.compile(r"\$?=[ ]?(?:this\.|dv\.|date\(|\[\[)")

# `__init__`, `__str__`: names of Python and C, which CommonMark takes for bold. Of 4,000 public notes none has one
# lower-case word between double underscores and means bold.
_DUNDER = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

_FLASHCARD_TAGS = frozenset({"flashcard", "flashcards"})
"""Tags, with all below them, by which other programs find their cards."""

_MARKS: Mapping[str, frozenset[Mark]] = {
    "strong": frozenset([Mark.BOLD]),
    "em": frozenset([Mark.ITALIC]),
    "mark": frozenset([Mark.HIGHLIGHT]),
    "s": frozenset([Mark.STRIKE]),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read inlines.

    `joins_lines` is Obsidian's strict line breaks: a single line break is a space. `footnote` takes the
    id of an inline footnote and the line that it stands on, and returns its label. `flashcard_tag` is told of
    each tag of another program and its line.
    """

    joins_lines: bool
    footnote: Callable[[int, int], str]
    flashcard_tag: Callable[[str, int], None]


def read_lines(content: str, tokens: Sequence[Token], number: int, reading: Reading) -> tuple[Line, ...]:
    """Return the lines of inline tokens whose content begins at a line of the file."""
    reader = _InlineReader(content, number, reading)
    for token in _with_dunders(tokens):
        reader.take(token)
    return reader.builder.lines()


class _InlineReader:
    """Feeds a line builder from tokens; each method `_take_…` reads one type of token."""

    def __init__(self, content: str, number: int, reading: Reading) -> None:
        self.builder = LineBuilder(number)
        self._html = HtmlReader(self.builder, closed_names(content))
        self._content = content
        self._row = number
        self._row_offset = 0
        self._reading = reading

    def take(self, token: Token) -> None:
        if self._html.silent and token.type != "html_inline":
            return
        kind, _, part = token.type.rpartition("_")
        if kind in _MARKS:
            self.take_mark(kind, part)
        else:
            _TAKERS.get(token.type, _InlineReader.take_text)(self, token)

    def take_mark(self, kind: str, part: str) -> None:
        if part == "open":
            self.builder.open(kind, _MARKS[kind])
        else:
            self.builder.close(kind)

    def take_text(self, token: Token) -> None:
        self.builder.text(token.content)

    def take_code(self, token: Token) -> None:
        if not _QUERY.match(token.content):
            self.builder.text(token.content, InlineKind.CODE)

    def take_tag(self, token: Token) -> None:
        if token.content.casefold().partition("/")[0] in _FLASHCARD_TAGS:
            self._reading.flashcard_tag(token.content, self.builder.number)
        else:
            self.builder.text("#" + token.content, InlineKind.TAG)

    def take_math(self, token: Token) -> None:
        label = DISPLAY if token.type == "math_inline_double" else ""
        source = token.content.strip().replace("\n", " ")  # the same to LaTeX, and a line stays one line
        self.builder.add(Inline(InlineKind.MATH, source, label=label))

    def take_break(self, token: Token) -> None:
        offset = token.meta["offset"]
        self._row += self._content.count("\n", self._row_offset, offset + 1)
        self._row_offset = offset + 1
        if self._reading.joins_lines and token.type == "softbreak":
            self.builder.text(" ")
        else:
            self.builder.new_line(self._row)

    def take_html(self, token: Token) -> None:
        self._html.tag(token.content)

    def take_link_open(self, token: Token) -> None:
        address = str(token.attrs.get("href", ""))
        link = link_to(address)
        if link:
            self.builder.open_link(link)

    def take_link_close(self, _: Token) -> None:
        self.builder.close_link(shows_target=True)

    def take_wikilink(self, token: Token) -> None:
        target = token.meta["target"]
        text = wikilink_text(target, token.meta["parts"])
        if text:
            self.builder.add(Inline(InlineKind.WIKILINK, text, target=target))

    def take_embed(self, token: Token) -> None:
        self.builder.add(embed(token.meta["target"], token.meta["parts"]))

    def take_image(self, token: Token) -> None:
        self.builder.add(markdown_picture(str(token.attrs["src"]), plain_text(token.children or ())))

    def take_footnote(self, token: Token) -> None:
        label = token.meta.get("label") or self._reading.footnote(token.meta["id"], self.builder.number)
        self.builder.add(Inline(InlineKind.FOOTNOTE_REF, "", target=label))

    def take_field(self, token: Token) -> None:
        if token.content:
            self.builder.text(f"{token.content} ")

    def take_nothing(self, _: Token) -> None:
        """Read over what is not for readers."""


_TAKERS: Mapping[str, Callable[[_InlineReader, Token], None]] = {
    "code_inline": _InlineReader.take_code,
    "tag": _InlineReader.take_tag,
    "math_inline": _InlineReader.take_math,
    "math_inline_double": _InlineReader.take_math,
    "softbreak": _InlineReader.take_break,
    "hardbreak": _InlineReader.take_break,
    "html_inline": _InlineReader.take_html,
    "link_open": _InlineReader.take_link_open,
    "link_close": _InlineReader.take_link_close,
    "wikilink": _InlineReader.take_wikilink,
    "embed": _InlineReader.take_embed,
    "image": _InlineReader.take_image,
    "footnote_ref": _InlineReader.take_footnote,
    "field": _InlineReader.take_field,
    "kramdown": _InlineReader.take_nothing,
}


def _with_dunders(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens, `__name__` as the text that its author wrote and not as bold."""
    rest = iter(range(len(tokens)))
    for index in rest:
        around = tokens[index : index + 3]
        if _is_dunder(around):
            yield Token("text", "", 0, content=f"__{around[1].content}__")
            next(rest), next(rest)
        else:
            yield tokens[index]


def _is_dunder(tokens: Sequence[Token]) -> bool:
    kinds = [token.type for token in tokens]
    return (
        kinds == ["strong_open", "text", "strong_close"]
        and tokens[0].markup == "__"
        and bool(_DUNDER.fullmatch(tokens[1].content))
    )


def plain_text(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens without its marks, as for a picture's alternative text."""
    return normalise("".join(" " if token.type.endswith("break") else token.content for token in tokens))
