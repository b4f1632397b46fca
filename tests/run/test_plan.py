"""Times move only with content, and only forward; and every change has a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from notes2anki.model import Digest, Guid, Note, Span
from notes2anki.plan import ORPHAN_TAG, Delivered, What, orphaned, plan, too_much_gone, words_of
from run.test_identity import CLOZE, NOTE

NOW = 1_800_000_000
BEFORE = Delivered(Digest("0"), 5, "a.md", words_of(NOTE))


@pytest.mark.parametrize(
    ("delivered", "modified", "what"),
    [
        ({}, NOW, What.ADDED),
        ({"new": Delivered(Digest("1"), 5)}, 5, What.UNCHANGED),
        ({"new": Delivered(Digest("0"), 5)}, NOW, What.MODIFIED),
        ({"new": Delivered(Digest("0"), NOW)}, NOW + 1, What.MODIFIED),
        ({"new": Delivered(Digest("0"), NOW + 100)}, NOW + 101, What.MODIFIED),
        ({"other": Delivered(Digest("1"), 5)}, NOW, What.ADDED),
    ],
    ids=["new", "unchanged", "changed", "changed in the same second", "clock went back", "another note"],
)
def test_the_time_of_a_note(delivered: dict[Guid, Delivered], modified: int, what: What) -> None:
    planned = plan([NOTE], delivered, NOW)

    assert [note.modified for note in planned.notes] == [modified]
    assert planned.counts() == {each: int(each is what) for each in What}


def test_nothing_but_the_time_is_touched_and_the_order_stays() -> None:
    def stripped(note: Note) -> tuple[object, ...]:
        return (note.guid, note.digest, note.front, note.fields)

    notes = [NOTE, NOTE]

    assert [stripped(note) for note in plan(notes, {}, NOW).notes] == [stripped(note) for note in notes]


@pytest.mark.parametrize(
    ("note", "before", "what", "reason"),
    [
        (NOTE, BEFORE, What.MODIFIED, "its headings, notes below or tags have changed"),
        (replace(NOTE, front="x"), BEFORE, What.MODIFIED, "its front has changed"),
        (replace(NOTE, back="x"), BEFORE, What.MODIFIED, "its back has changed"),
        (replace(CLOZE, text="x"), replace(BEFORE, words=words_of(CLOZE)), What.MODIFIED, "its sentence has changed"),
        (replace(NOTE, sources=(Span("b.md", 1, 1),)), BEFORE, What.MOVED, "it stood in a.md"),
        (replace(NOTE, back="x", sources=(Span("b.md", 1, 1),)), BEFORE, What.MODIFIED, "its back has changed"),
        (NOTE, replace(BEFORE, live=False), What.MODIFIED, "its text is back"),
        (replace(NOTE, digest=Digest("0")), replace(BEFORE, path="b.md"), What.UNCHANGED, "it is as before"),
        (NOTE, Delivered(Digest("0"), 5), What.MODIFIED, "it has changed"),
        (NOTE, None, What.ADDED, "it is seen for the first time"),
    ],
)
def test_every_change_has_a_reason(note: Note, before: Delivered | None, what: What, reason: str) -> None:
    (change,) = plan([note], {} if before is None else {note.guid: before}, NOW).changes

    assert (change.what, change.reason) == (what, reason)


class TestOrphans:
    def test_one_is_tagged_and_dated_once(self) -> None:
        tagged = replace(NOTE, tags=("b", "z"))
        change = orphaned(tagged, replace(BEFORE, modified=NOW + 9), gone=False, now=NOW)

        assert change.what is What.ORPHANED
        assert change.note.tags == ("b", ORPHAN_TAG, "z")
        assert change.note.modified == NOW + 10
        assert change.note.digest != tagged.digest
        assert replace(change.note, tags=tagged.tags, digest=tagged.digest, modified=tagged.modified) == tagged

    @pytest.mark.parametrize(("gone", "reason"), [(True, "a.md is gone"), (False, "a.md gives it no more")])
    def test_it_has_a_reason(self, gone: bool, reason: str) -> None:
        assert orphaned(NOTE, BEFORE, gone=gone, now=NOW).reason == reason

    def test_when_the_text_is_back_it_is_an_update(self) -> None:
        orphan = orphaned(NOTE, BEFORE, gone=True, now=NOW).note
        (change,) = plan([NOTE], {NOTE.guid: Delivered(orphan.digest, orphan.modified, live=False)}, NOW).changes

        assert change.what is What.MODIFIED
        assert change.note.modified > orphan.modified


@pytest.mark.parametrize(
    ("gone", "known", "refused"),
    [(0, 0, False), (5, 5, False), (6, 6, True), (6, 30, False), (6, 29, True), (200, 1000, False), (201, 1000, True)],
)
def test_too_much_gone(gone: int, known: int, refused: bool) -> None:
    assert too_much_gone(gone, known) is refused
