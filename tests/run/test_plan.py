"""Times move only with content, and only forward."""

from __future__ import annotations

import pytest

from notes2anki.model import Digest, Guid, Note
from notes2anki.plan import Delivered, plan
from run.test_identity import NOTE

NOW = 1_800_000_000


@pytest.mark.parametrize(
    ("delivered", "modified", "counts"),
    [
        ({}, NOW, (1, 0, 0)),
        ({"new": Delivered(Digest("1"), 5)}, 5, (0, 0, 1)),
        ({"new": Delivered(Digest("0"), 5)}, NOW, (0, 1, 0)),
        ({"new": Delivered(Digest("0"), NOW)}, NOW + 1, (0, 1, 0)),
        ({"new": Delivered(Digest("0"), NOW + 100)}, NOW + 101, (0, 1, 0)),
        ({"other": Delivered(Digest("1"), 5)}, NOW, (1, 0, 0)),
    ],
    ids=["new", "unchanged", "changed", "changed in the same second", "clock went back", "another note"],
)
def test_the_time_of_a_note(delivered: dict[Guid, Delivered], modified: int, counts: tuple[int, int, int]) -> None:
    planned = plan([NOTE], delivered, NOW)

    assert [note.modified for note in planned.notes] == [modified]
    assert (planned.new, planned.changed, planned.unchanged) == counts


def test_nothing_but_the_time_is_touched_and_the_order_stays() -> None:
    def stripped(note: Note) -> tuple[object, ...]:
        return (note.guid, note.digest, note.front, note.fields)

    notes = [NOTE, NOTE]

    assert [stripped(note) for note in plan(notes, {}, NOW).notes] == [stripped(note) for note in notes]
