"""The words that all rooms share: frozen values, no behaviour beyond what a value knows of itself.

Units throughout: line numbers are 1-based and inclusive and count the whole file, front matter too;
offsets are code points in NFC text; times are UTC seconds.

"Note" is always Anki's. An Obsidian file, once read, is a `Document`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

Guid = NewType("Guid", str)
Digest = NewType("Digest", str)

# --------------------------------------------------------------------------------------------
# Where things stand, and what was wrong there


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines of one file.

    `path` is relative to the vault, in NFC, with `/`; `start` and `end` are 1-based and inclusive.
    """

    path: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.path}:{self.start}"


class Severity(StrEnum):
    """How much of a file a problem cost."""

    INFO = "info"  # worth knowing; nothing was lost
    WARNING = "warning"  # part of the file was read otherwise than the author may have meant
    ERROR = "error"  # the file was skipped; its former notes stay


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault in one place, as a value: the run goes on and the report shows it.

    `code` is a stable lower-case word with hyphens (`missing-image`); `message` says in plain words
    what is wrong and what to do.
    """

    span: Span
    code: str
    message: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        return f"{self.span}: {self.code} {self.message}"


# --------------------------------------------------------------------------------------------
# Markdown side: a file is read into a Document


class Mark(StrEnum):
    """How a run of text is marked; a run may carry several."""

    BOLD = "bold"
    ITALIC = "italic"
    HIGHLIGHT = "highlight"
    STRIKE = "strike"
    UNDERLINE = "underline"
    COLOR = "color"  # <font color>, used by some authors for terms
    SUB = "sub"
    SUP = "sup"
    KBD = "kbd"


class InlineKind(StrEnum):
    """What an inline is; see `Inline.text` for what each contributes to plain text."""

    TEXT = "text"
    CODE = "code"  # text: the code itself
    MATH = "math"  # text: the LaTeX source without dollars; label: "display" between double ones
    LINK = "link"  # text: its label; target: the address
    WIKILINK = "wikilink"  # text: alias or last path part; target: the path and #fragment as written
    TAG = "tag"  # text: "#" and the tag
    IMAGE = "image"  # text: ""; target: path as written, decoded; label: alt text
    EMBED = "embed"  # text: ""; a note, PDF, audio, video …; target as written; label: alias
    FOOTNOTE_REF = "footnote_ref"  # text: ""; target: the footnote's label


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of one line in which nothing changes: one kind, one set of marks.

    `text` is what a reader of plain text sees; images, embeds and footnote references add nothing to it.
    `size` is (width, height) in pixels, 0 for not given, for images and embeds.
    """

    kind: InlineKind
    text: str
    marks: frozenset[Mark] = frozenset()
    target: str = ""
    label: str = ""
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a block: authors write one statement a line.

    `number` is its line in the file; in a table cell or after `<br>` several lines share a number.
    """

    number: int
    inlines: tuple[Inline, ...]

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(inline.text for inline in self.inlines)


class BlockKind(StrEnum):
    """What a block is; the table in `Block` says which fields each one uses."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    CALLOUT = "callout"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    FENCE = "fence"
    MATH = "math"
    HTML = "html"
    RULE = "rule"
    FOOTNOTE = "footnote"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Block:
    """A node of a document's tree; `start` and `end` are its lines in the file.

    | kind      | lines      | children    | level | info                       | literal                |
    |-----------|------------|-------------|-------|----------------------------|------------------------|
    | heading   | one        |             | 1 … 6 |                            |                        |
    | paragraph | its lines  |             |       |                            |                        |
    | list      |            | items       |       | first number, "" = bullets |                        |
    | item      |            | its blocks  |       | task state, "" = no task   |                        |
    | quote     |            | its blocks  |       |                            |                        |
    | callout   | its title  | its blocks  |       | its type, lower case       | fold: "", "+" or "-"   |
    | table     |            | rows        |       |                            |                        |
    | row       |            | cells       |       | "header" or ""             |                        |
    | cell      | its lines  |             |       | align: "", left, …         |                        |
    | fence     |            |             |       | language, then the rest    | the code               |
    | math      |            |             |       |                            | LaTeX without dollars  |
    | html      | its text   |             |       |                            | the source             |
    | rule      |            |             |       |                            |                        |
    | footnote  |            | its blocks  |       | its label                  |                        |
    | embed     |            | what it shows |     | target as written          | path of the file shown |

    An item's first paragraph is its first child. A task state is the one character between the brackets
    (`" "` open, anything else done). The children of an embed are what the garden transcluded (`literal` is "",
    their lines are of this file), or what `reading.embedded` put there: then their lines are of the file shown, and
    the footnotes that they refer to stand at their end.
    """

    kind: BlockKind
    start: int
    end: int
    lines: tuple[Line, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    info: str = ""
    literal: str = ""
    block_id: str = ""

    def walk(self) -> Iterator[Block]:
        """Yield this block and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """The block's own lines and those of all blocks below, as plain text joined by newlines."""
        parts = [line.text for line in self.lines]
        if self.kind in (BlockKind.FENCE, BlockKind.MATH):
            parts.append(self.literal.rstrip("\n"))
        parts += [child.text for child in self.children]
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Lines of which something stands in no block on purpose: front matter, a comment, a dataview query.

    `construct` names what it is; under "no-card" and "flashcard tag" what else is on the lines was read.
    """

    start: int
    end: int
    construct: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read.

    `blocks` are the top-level blocks in order, footnote definitions left out: those are in `footnotes`,
    in the order in which they are defined. `properties` are the front matter with no types guessed.
    `title` is the file's name without its ending. `date` is the day that a daily note is about.
    """

    path: str
    title: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Block, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    date: dt.date | None = None
    permalink: str = ""
    problems: tuple[Problem, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the span of some lines of this document."""
        return Span(self.path, start, start if end is None else end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a line, or of several lines that the author wrapped by hand.

    `inlines` spell exactly `text`, with its marks; images and footnote references stand between them
    with no text. `protected` are the parts of `text` that no analyser may cut: code, paths, flags,
    identifiers, links (offset pairs, half-open, sorted, apart). `language` is an ISO 639-1 code, "" for
    undetermined.
    """

    text: str
    inlines: tuple[Inline, ...]
    start: int
    end: int
    language: str
    protected: tuple[tuple[int, int], ...] = ()


# --------------------------------------------------------------------------------------------
# Between: what an extractor proposes


class Kind(StrEnum):
    """The kinds of note, by what in the author's writing they come from."""

    CONCEPT = "concept"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    DEFINITION = "definition"
    CLAIM = "claim"
    EXPLICIT = "explicit"


class Style(StrEnum):
    """The shape of a note: which of our note types it becomes."""

    BASIC = "basic"  # front, back
    REVERSED = "reversed"  # front, back and a second card the other way round
    TYPED = "typed"  # front, back; the answer is typed
    CLOZE = "cloze"  # text with deletions


@dataclass(frozen=True, slots=True, order=True)
class Deletion:
    """A part of a cloze text that is hidden: offsets into its plain text, half-open.

    Deletions with one `number` (from 1) are hidden together, on one card.
    """

    start: int
    end: int
    number: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What an extractor proposes: plain of HTML and of Anki's words.

    A cloze has `text` and `deletions`; every other style has `front` and `back`. `subject` is what the
    note is about, as written. `context` is the heading path that the learner sees above the front.
    `extra` is shown under the answer. `sources` are all places that state the fact, the best wording
    first; `rule` names what proposed it and `reason` tells a person why. `score` is in 0 … 1.
    `block_id` is the author's own `^id` on the source block, if any. `traits` are the few numbers by name, in the
    order of the names, from which the user's decisions teach; none where the author marked the card himself.
    """

    kind: Kind
    style: Style
    rule: str
    subject: str
    sources: tuple[Span, ...]
    language: str
    front: tuple[Inline, ...] = ()
    back: tuple[Block, ...] = ()
    text: tuple[Inline, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    context: tuple[str, ...] = ()
    extra: tuple[Block, ...] = ()
    score: float = 1.0
    reason: str = ""
    block_id: str = ""
    traits: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that became no note, and why: `code` is one of the reason codes of `extract.gates`.

    `guid` is the one by which the user can have it all the same, None where he cannot.
    """

    candidate: Candidate
    code: str
    guid: Guid | None = None


# --------------------------------------------------------------------------------------------
# Anki side


@dataclass(frozen=True, slots=True, order=True)
class Media:
    """A file that a note shows: `name` is its name in Anki (by content), `path` where it is on disk."""

    name: str
    path: str


ClozeMap = tuple[tuple[int, str], ...]
"""Which words each number of a cloze hides, by number; the words of one number joined by " / ", each once."""


@dataclass(frozen=True, slots=True)
class Note:
    """An Anki note, ready to be written: fields are Anki's HTML, in the order of the note type.

    `front`, `back` and `text` are the plain words of the contract (`notes2anki cards`): each cloze
    deletion shown as […] in `front`, the deleted words joined by " / " in `back`, the whole sentence
    in `text` (None unless a cloze). `digest` covers what Anki shows (fields and tags), never the guid.
    `modified` is when the content last moved, UTC seconds. `block_id` is the author's own `^id` on the source
    block, if any. `clozes` says for each number of a cloze which words it hides or, in the ledger, ever hid.
    """

    guid: Guid
    kind: Kind
    style: Style
    fields: tuple[str, ...]
    deck: str
    tags: tuple[str, ...]
    media: tuple[Media, ...]
    sources: tuple[Span, ...]
    digest: Digest
    front: str
    back: str
    text: str | None
    context: tuple[str, ...]
    score: float
    reason: str
    modified: int = 0
    block_id: str = ""
    clozes: ClozeMap = ()
