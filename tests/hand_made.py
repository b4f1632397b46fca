"""Candidates and notes made by hand, for tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from notes2anki.cards.build import build_note
from notes2anki.cards.context import RenderContext, by_label
from notes2anki.cards.media import MediaFinder, NoMedia, Resolver
from notes2anki.cards.options import CardOptions
from notes2anki.model import (
    Block,
    BlockKind,
    Candidate,
    Deletion,
    Document,
    Inline,
    InlineKind,
    Kind,
    Line,
    Mark,
    Note,
    Span,
    Style,
)
from notes2anki.reading.document import read_document

NOW = 1_770_000_000
DOCUMENT = Document("2026/05-11.md", "05-11", (), tags=("2026-05", "네트워크/DNS"), permalink="/notes/05-11/")


PICTURES = Path(__file__).parent / "cards" / "pictures"
NOTES = Path(__file__).parent / "dialect" / "notes"


class Pictures(NoMedia):
    """Finds the files of tests/cards/pictures and the notes of tests/dialect/notes, wherever a note says they are."""

    def resolve(self, target: str, _document_path: str, /) -> Path | None:
        path = PICTURES / PurePosixPath(target).name
        return path if path.is_file() else None

    def document(self, name: str, _document_path: str, /) -> Document | None:
        path = NOTES / f"{PurePosixPath(name).name.removesuffix('.md')}.md"
        return read_document(path.read_text(encoding="utf-8"), path.name) if path.is_file() else None


def context_for(document: Document) -> RenderContext:
    return RenderContext(MediaFinder(Pictures(), document.path), by_label(document.footnotes))


def text(words: str) -> tuple[Inline, ...]:
    return (Inline(InlineKind.TEXT, words),)


def inline(words: str, kind: InlineKind = InlineKind.TEXT, *marks: Mark) -> Inline:
    return Inline(kind, words, frozenset(marks))


def paragraph(*inlines: Inline, number: int = 5) -> Block:
    return Block(BlockKind.PARAGRAPH, number, number, lines=(Line(number, inlines),))


def pair(subject: str, answer: str, style: Style = Style.BASIC, **changes: Any) -> Candidate:
    candidate = Candidate(
        kind=Kind.DEFINITION,
        style=style,
        rule="test",
        subject=subject,
        sources=(Span(DOCUMENT.path, 5, 5),),
        language="ko",
        front=text(f"{subject}란?"),
        back=(paragraph(*text(answer)),),
        context=("DNS",),
    )
    return replace(candidate, **changes)


def cloze(sentence: str, *hidden: tuple[str, int], **changes: Any) -> Candidate:
    deletions = (
        Deletion(sentence.index(words), sentence.index(words) + len(words), number) for words, number in hidden
    )
    candidate = pair(sentence, "", Style.CLOZE, kind=Kind.CLAIM, front=(), back=())
    return replace(candidate, text=text(sentence), deletions=tuple(deletions), **changes)


def note_of(candidate: Candidate, resolver: Resolver | None = None, modified: int = NOW) -> Note:
    note, problems = build_note(candidate, DOCUMENT, CardOptions(vault="공부"), resolver or NoMedia())
    assert note is not None, problems
    return replace(note, modified=modified)
