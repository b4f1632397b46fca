"""A guid, once given, stays with its note, and no other note ever gets it."""

from __future__ import annotations

from dataclasses import replace

from run.test_identity import KNOWN, NOTE

from notes2anki.cards.birth import later_guid
from notes2anki.identity import KnownNote
from notes2anki.ledger.notes import Remembered
from notes2anki.model import Guid, Kind, Note, Span
from notes2anki.sync.guids import identified
from notes2anki.sync.meeting import Met

BASIC = replace(NOTE, kind=Kind.EXPLICIT, fields=("", "", "", "", "", "", "", ""))


def met(born: str, front: str = "front", back: str = "back", path: str = "a.md") -> Met:
    note = replace(BASIC, guid=Guid(born), front=front, back=back, sources=(Span(path, 1, 1),))
    return Met(note, 0)


def remembered(guid: str, born: str, front: str = "front", back: str = "back", **more: object) -> Remembered:
    known: KnownNote = replace(
        KNOWN,
        guid=Guid(guid),
        kind=Kind.EXPLICIT,
        front=front,
        back=back,
        line_start=1,
        **more,  # type: ignore[arg-type]  # the fields of KnownNote
    )
    return Remembered(known, Guid(born), 0, "[]")


def guids(notes: list[Met], known: list[Remembered], unseen: set[str] | None = None) -> list[str]:
    found = identified(notes, known, frozenset(map(Guid, unseen or ()))).settled
    assert [each.born for each in found] == [each.note.guid for each in notes]
    assert all(each.note.fields[5] == each.note.guid for each in found)
    return [each.note.guid for each in found]


def stripped(note: Note) -> tuple[object, ...]:
    return (note.front, note.back, note.sources)


def test_a_new_note_has_the_guid_of_its_birth() -> None:
    assert guids([met("b")], []) == ["b"]


def test_one_that_is_born_as_before_is_the_same_whatever_its_words() -> None:
    assert guids([met("b", "new", "words")], [remembered("g", "b")]) == ["g"]


def test_one_whose_birth_changed_is_known_by_its_words() -> None:
    assert guids([met("c", path="b.md")], [remembered("g", "b")]) == ["g"]


def test_a_new_note_with_the_birth_that_another_had_once_does_not_get_its_guid() -> None:
    """The guid `b` was carried on to a note that is born as `c` now."""
    assert guids([met("b", "x", "y"), met("c")], [remembered("b", "c")]) == [later_guid(Guid("b"), 1), "b"]


def test_not_even_when_that_note_is_long_gone() -> None:
    gone = remembered("b", "c", "other", "words", live=False)

    assert guids([met("b")], [gone]) == [later_guid(Guid("b"), 1)]


class TestSeveralOfOneBirth:
    def test_on_a_first_run_they_are_numbered_in_reading_order(self) -> None:
        twins = [met("b", "one", "1"), met("b", "two", "2"), met("b", "three", "3")]

        assert guids(twins, []) == ["b", later_guid(Guid("b"), 1), later_guid(Guid("b"), 2)]

    def test_then_they_are_known_by_their_words_and_not_by_their_order(self) -> None:
        known = [remembered("g1", "b", "one", "1"), remembered("g2", "b", "two", "2")]
        now = [met("b", "new", "0"), met("b", "two", "2"), met("b", "one", "1")]

        assert guids(now, known) == ["b", "g2", "g1"]

    def test_an_orphan_of_the_same_birth_is_no_twin(self) -> None:
        known = [remembered("g1", "b", "one", "1"), remembered("g2", "b", "two", "2", live=False)]

        assert guids([met("b", "new", "1!")], known) == ["g1"]


def test_notes_where_nobody_looked_keep_their_guids() -> None:
    elsewhere = remembered("g", "b", path="unread.md")

    assert guids([met("c")], [elsewhere], {"g"}) == ["c"]
    assert guids([met("g")], [elsewhere], {"g"}) == [later_guid(Guid("g"), 1)]


def test_nothing_but_the_guid_is_changed_and_the_order_stays() -> None:
    notes = [met("b", path="b.md"), met("a", "f")]

    assert [stripped(each.note) for each in identified(notes, []).settled] == [stripped(each.note) for each in notes]
