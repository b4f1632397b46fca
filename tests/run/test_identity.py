"""Which note is which: matched only where nothing else could be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notes2anki.identity import KnownNote, settle
from notes2anki.model import Digest, Guid, Kind, Note, Span, Style

NOTE = Note(
    guid=Guid("new"),
    kind=Kind.CONCEPT,
    style=Style.BASIC,
    fields=(),
    deck="d",
    tags=(),
    media=(),
    sources=(Span("a.md", 5, 5),),
    digest=Digest("1"),
    front="TTL",
    back="hops",
    text=None,
    context=(),
    score=1.0,
    reason="",
)
KNOWN = KnownNote(Guid("old"), "vault", Kind.CONCEPT, Style.BASIC, "a.md", 9, "TTL", "hops", None, Digest("0"), 1)
CLOZE = replace(NOTE, style=Style.CLOZE, kind=Kind.CLAIM, front="[…] counts hops", back="TTL", text="TTL counts hops")
KNOWN_CLOZE = replace(
    KNOWN, style=Style.CLOZE, kind=Kind.CLAIM, front="[…] counts hops", back="TTL", text="TTL counts hops"
)


@pytest.mark.parametrize(
    ("note", "known"),
    [
        (NOTE, KNOWN),
        (NOTE, replace(KNOWN, path="old name.md")),
        (replace(NOTE, back="hops left"), KNOWN),
        (NOTE, replace(KNOWN, kind=Kind.EXPLICIT)),
        (replace(CLOZE, front="TTL counts […]", back="hops"), KNOWN_CLOZE),
        (CLOZE, replace(KNOWN_CLOZE, path="b.md")),
        (replace(CLOZE, text="TTL counts the hops"), KNOWN_CLOZE),
    ],
    ids=["same words", "moved", "new answer", "other kind", "other deletion", "moved cloze", "reworded cloze"],
)
def test_known_again(note: Note, known: KnownNote) -> None:
    assert settle([note], [known]) == {"new": "old"}


@pytest.mark.parametrize(
    ("note", "known"),
    [
        (replace(NOTE, front="MTU", back="bytes"), KNOWN),
        (replace(NOTE, back="hops left"), replace(KNOWN, path="b.md")),
        (replace(NOTE, front="time to live"), KNOWN),
        (replace(NOTE, style=Style.TYPED, front="x"), replace(KNOWN, path="b.md")),
    ],
    ids=["other words", "moved and edited", "new question", "other style"],
)
def test_not_known_again(note: Note, known: KnownNote) -> None:
    assert settle([note], [known]) == {}


class TestDoubt:
    def test_two_old_notes_for_one_new(self) -> None:
        assert settle([NOTE], [replace(KNOWN, path="b.md"), replace(KNOWN, guid=Guid("o2"), path="c.md")]) == {}

    def test_two_new_notes_for_one_old(self) -> None:
        copies = [replace(NOTE, sources=(Span(path, 1, 1),), guid=Guid(path)) for path in ("b.md", "c.md")]

        assert settle(copies, [KNOWN]) == {}

    def test_a_better_match_settles_the_doubt(self) -> None:
        same = NOTE
        elsewhere = replace(NOTE, guid=Guid("n2"), sources=(Span("c.md", 1, 1),))
        known_here, known_elsewhere = KNOWN, replace(KNOWN, guid=Guid("o2"), path="b.md")

        assert settle([elsewhere, same], [known_elsewhere, known_here]) == {"new": "old", "n2": "o2"}

    def test_each_old_note_is_given_once(self) -> None:
        by_words = NOTE
        by_front = replace(NOTE, guid=Guid("n2"), back="hops left")

        assert settle([by_front, by_words], [KNOWN]) == {"new": "old"}


def test_nothing_known_or_nothing_new() -> None:
    assert settle([], [KNOWN]) == {}
    assert settle([NOTE], []) == {}
