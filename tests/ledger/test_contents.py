"""What the ledger knows: notes, files, deliveries, runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hand_made import NOW, cloze, note_of, pair

from notes2anki.draft import Draft, Settled
from notes2anki.identity import KnownNote
from notes2anki.ledger import deliveries, files, marks, notes, runs
from notes2anki.ledger.deliveries import KnownTarget
from notes2anki.ledger.files import KnownFile, Use
from notes2anki.ledger.runs import Run
from notes2anki.ledger.store import Ledger
from notes2anki.model import Deletion, Guid, Kind, Media, Note, Problem, Severity, Span
from notes2anki.vault.stamps import Stamp


@pytest.fixture
def connection(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    with ledger.writing() as opened:
        yield opened


NOTE = replace(
    note_of(pair("리졸버", "이름을 주소로 바꾸어 주는 프로그램")),
    modified=7,
    media=(Media("n2a-1.png", "/v/a.png"),),
    sources=(Span("a.md", 5, 6), Span("b.md", 1, 1)),
    block_id="here",
)
CLOZE = replace(
    note_of(cloze("재귀 질의는 리졸버가, 반복 질의는 서버가 한다.", ("재귀", 1), ("서버가", 2))),
    modified=8,
    sources=(Span("a.md", 9, 9),),
)


def settled(note: Note, position: int = 0, born: str = "") -> Settled:
    return Settled(note, Guid(born) or note.guid, position)


def draft(note: Note, position: int) -> Draft:
    deletions = (Deletion(0, 2), Deletion(4, 5, 2, "hint")) if note.text else ()
    return Draft(note, position, "rule", "subject", "ko", deletions)


class TestNotes:
    def test_a_note_is_known_again_and_its_body_is_whole(self, connection: sqlite3.Connection) -> None:
        notes.record(connection, [settled(NOTE, 3, "born"), settled(CLOZE)], "볼트", NOW)

        by_guid = {each.known.guid: each for each in notes.remembered(connection, "볼트")}
        assert by_guid[NOTE.guid].known == KnownNote(
            NOTE.guid, "볼트", NOTE.kind, NOTE.style, "a.md", 5, NOTE.front, NOTE.back, None, NOTE.digest, 7,
            NOTE.context, "here", (), True,
        )  # fmt: skip
        assert (by_guid[NOTE.guid].born, by_guid[NOTE.guid].position) == ("born", 3)
        assert by_guid[CLOZE.guid].known.clozes == CLOZE.clozes != ()
        assert notes.bodies(connection, [NOTE.guid, CLOZE.guid, Guid("no")]) == {
            NOTE.guid: NOTE,
            CLOZE.guid: CLOZE,
        }

    def test_a_note_is_remembered_as_identity_knows_it(self, connection: sqlite3.Connection) -> None:
        text, sentence = Span("a.md", 9, 9), Span("a.md", 2, 3)
        footnote = replace(NOTE, guid=Guid("footnote"), kind=Kind.FOOTNOTE, sources=(text, sentence))
        notes.record(connection, [settled(NOTE), settled(CLOZE), settled(footnote)], "v", NOW)

        known = {each.known.guid: each.known for each in notes.remembered(connection, "v")}
        assert known == {note.guid: KnownNote.of(note, "v") for note in (NOTE, CLOZE, footnote)}
        assert known[footnote.guid].line_start == 2

    def test_notes_of_another_vault_are_not_mixed_in(self, connection: sqlite3.Connection) -> None:
        notes.record(connection, [settled(NOTE)], "one", NOW)
        notes.record(connection, [settled(CLOZE)], "two", NOW)

        assert [each.known.guid for each in notes.remembered(connection, "two")] == [CLOZE.guid]
        assert notes.shipped(connection, "two", 5) == {CLOZE.guid: 8}

    def test_a_later_record_takes_the_place_of_the_earlier(self, connection: sqlite3.Connection) -> None:
        notes.record(connection, [settled(NOTE)], "v", NOW)
        notes.record(connection, [settled(replace(NOTE, back="other", modified=9))], "v", NOW + 5)

        (row,) = connection.execute("SELECT back, modified, first_seen, last_seen FROM notes").fetchall()
        assert row == ("other", 9, NOW, NOW + 5)

    def test_they_are_shipped_in_reading_order(self, connection: sqlite3.Connection) -> None:
        places = [("b.md", 0), ("a.md", 2), ("a.md", 0), ("a.md", 1)]
        made = [replace(NOTE, guid=Guid(str(n)), sources=(Span(path, 1, 1),)) for n, (path, _) in enumerate(places)]
        notes.record(connection, [settled(note, place[1]) for note, place in zip(made, places, strict=True)], "v", NOW)

        assert list(notes.shipped(connection, "v", 5)) == ["2", "3", "1", "0"]


class TestOrphans:
    @pytest.fixture(autouse=True)
    def _recorded(self, connection: sqlite3.Connection) -> None:
        notes.record(connection, [settled(NOTE), settled(CLOZE)], "v", NOW)

    def test_they_come_last_and_for_so_many_packages(self, connection: sqlite3.Connection) -> None:
        tagged = replace(NOTE, tags=("n2a::orphan",), modified=9)
        notes.orphan(connection, [tagged], NOW + 1)

        seen = []
        for _package in range(3):
            seen.append(list(notes.shipped(connection, "v", 2)))
            notes.age_orphans(connection)

        assert seen == [[CLOZE.guid, NOTE.guid], [CLOZE.guid, NOTE.guid], [CLOZE.guid]]
        assert notes.bodies(connection, [NOTE.guid])[NOTE.guid] == tagged
        (orphan,) = notes.orphans(connection)
        assert (orphan.guid, orphan.path, orphan.line_start, orphan.since, orphan.runs, orphan.deleted) == (
            NOTE.guid, "a.md", 5, NOW + 1, 3, False,
        )  # fmt: skip
        assert not next(each for each in notes.remembered(connection) if each.known.guid == NOTE.guid).known.live

    def test_one_that_the_user_deleted_is_not_shipped(self, connection: sqlite3.Connection) -> None:
        notes.orphan(connection, [NOTE], NOW)
        notes.delete(connection, [NOTE.guid, Guid("no")], NOW)

        assert notes.shipped(connection, "v", 5) == {CLOZE.guid: 8}
        assert [orphan.deleted for orphan in notes.orphans(connection)] == [True]

    def test_when_the_text_is_back_nothing_of_it_is_left(self, connection: sqlite3.Connection) -> None:
        notes.orphan(connection, [NOTE], NOW)
        notes.age_orphans(connection)
        notes.delete(connection, [NOTE.guid], NOW)

        notes.record(connection, [settled(NOTE)], "v", NOW)

        assert notes.orphans(connection) == ()
        assert notes.shipped(connection, "v", 1) == {NOTE.guid: 7, CLOZE.guid: 8}
        notes.orphan(connection, [NOTE], NOW)
        assert [(orphan.runs, orphan.deleted) for orphan in notes.orphans(connection)] == [(0, False)]

    def test_one_with_its_text_may_be_deleted_too_until_it_is_restored(self, connection: sqlite3.Connection) -> None:
        notes.delete(connection, [NOTE.guid], NOW)
        notes.record(connection, [settled(replace(NOTE, modified=9))], "v", NOW)

        assert notes.shipped(connection, "v", 5) == {CLOZE.guid: 8}
        assert notes.deleted(connection) == {NOTE.guid}
        notes.restore(connection, [NOTE.guid])
        assert notes.shipped(connection, "v", 5) == {NOTE.guid: 9, CLOZE.guid: 8}


class TestFiles:
    FILE = KnownFile(
        "일기/a.md",
        Stamp(1, 2, 3),
        "aa",
        "recipe",
        "/a/",
        (Problem(Span("일기/a.md", 2, 2), "missing-media", "“x” is not there", Severity.WARNING),),
        (
            Use("일기/a.md", "a.png", is_note=False, path="img/a.png", stamp=Stamp(4, 5, 6)),
            Use("b.md", "none", is_note=True),
        ),
    )

    def test_a_file_is_known_again_with_its_drafts(self, connection: sqlite3.Connection) -> None:
        other = replace(self.FILE, path="b.md", problems=(), uses=())
        files.record(connection, self.FILE, [draft(NOTE, 0), draft(CLOZE, 1)])
        files.record(connection, other, [draft(NOTE, 0)])

        assert files.load(connection) == {"일기/a.md": self.FILE, "b.md": other}
        assert list(files.drafts(connection)) == [draft(NOTE, 0), draft(NOTE, 0), draft(CLOZE, 1)]
        assert list(files.drafts(connection, without={"일기/a.md"})) == [draft(NOTE, 0)]

    def test_what_it_gives_anew_replaces_what_it_gave(self, connection: sqlite3.Connection) -> None:
        files.record(connection, self.FILE, [draft(NOTE, 0), draft(CLOZE, 1)])
        files.record(connection, replace(self.FILE, sha256="bb"), [draft(CLOZE, 0)])

        assert files.load(connection)["일기/a.md"].sha256 == "bb"
        assert list(files.drafts(connection)) == [draft(CLOZE, 0)]

    def test_one_that_cannot_be_read_any_more_keeps_what_it_gave(self, connection: sqlite3.Connection) -> None:
        files.record(connection, self.FILE, [draft(NOTE, 0)])
        broken = replace(self.FILE, stamp=Stamp(7, 8, 9), sha256="")
        files.fail(connection, replace(broken, permalink="", uses=()))
        files.fail(connection, replace(broken, path="new.md"))

        assert files.load(connection) == {self.FILE.path: broken, "new.md": replace(broken, path="new.md")}
        assert list(files.drafts(connection)) == [draft(NOTE, 0)]

    def test_restamped_and_forgotten(self, connection: sqlite3.Connection) -> None:
        files.record(connection, self.FILE, [draft(NOTE, 0)])
        files.restamp(connection, self.FILE.path, Stamp(7, 8, 9))
        assert files.load(connection)[self.FILE.path].stamp == Stamp(7, 8, 9)

        files.forget(connection, [self.FILE.path, "no.md"])
        assert files.load(connection) == {}
        assert list(files.drafts(connection)) == []


class TestTargets:
    @pytest.fixture(autouse=True)
    def _recorded(self, connection: sqlite3.Connection) -> None:
        notes.record(connection, [settled(NOTE), settled(CLOZE)], "v", NOW)

    def test_each_has_a_state_of_its_own(self, connection: sqlite3.Connection) -> None:
        one, other = (KnownTarget(name, "recipe", "aa", NOW) for name in ("one.apkg", "other.apkg"))
        deliveries.record(connection, one, [NOTE, CLOZE])
        deliveries.record(connection, other, [CLOZE])

        assert deliveries.targets(connection) == {"one.apkg": one, "other.apkg": other}
        assert deliveries.delivered(connection, "one.apkg") == {NOTE.guid: 7, CLOZE.guid: 8}
        assert deliveries.delivered(connection, "other.apkg") == {CLOZE.guid: 8}

    def test_it_has_what_it_was_given_last(self, connection: sqlite3.Connection) -> None:
        deliveries.record(connection, KnownTarget("a", "r", "aa", NOW), [NOTE, CLOZE])
        deliveries.record(connection, KnownTarget("a", "s", "bb", NOW + 1), [replace(CLOZE, modified=9)])

        assert deliveries.delivered(connection, "a") == {CLOZE.guid: 9}
        assert deliveries.targets(connection) == {"a": KnownTarget("a", "s", "bb", NOW + 1)}

    def test_one_that_is_gone_is_forgotten(self, connection: sqlite3.Connection) -> None:
        deliveries.record(connection, KnownTarget("a", "r", "aa", NOW), [NOTE])
        deliveries.forget(connection, "a")

        assert deliveries.targets(connection) == {}
        assert deliveries.delivered(connection, "a") == {}


class TestRuns:
    def test_a_run_that_was_killed_has_no_end(self, connection: sqlite3.Connection) -> None:
        number = runs.begin(connection, NOW)
        assert runs.latest(connection, 5) == (Run(NOW, id=number),)

        problem = Problem(Span("a.md", 1, 1), "binary", "no text", Severity.ERROR)
        done = Run(NOW, NOW + 2, 3, "", {"added": 2}, {"reading": 1.5}, (problem,), number)
        runs.finish(connection, done)
        assert runs.latest(connection, 5) == (done,)

    def test_the_newest_comes_first_and_the_last_good_one_is_known(self, connection: sqlite3.Connection) -> None:
        assert runs.last_good(connection) is None
        for day, code in enumerate([0, 3, 1, 76, None]):
            runs.finish(connection, Run(NOW + day, NOW + day, code))

        assert [run.exit_code for run in runs.latest(connection, 2)] == [None, 76]
        good = runs.last_good(connection)
        assert good is not None
        assert (good.started_at, good.exit_code) == (NOW + 1, 3)

    def test_those_of_long_ago_are_forgotten(self, connection: sqlite3.Connection) -> None:
        for day in range(runs.KEPT + 5):
            runs.finish(connection, Run(NOW + day, NOW + day, 0))

        kept = runs.latest(connection, 1_000)
        assert len(kept) == runs.KEPT
        assert kept[-1].started_at == NOW + 5


def test_marks(connection: sqlite3.Connection) -> None:
    assert marks.get(connection, "root") == ""
    marks.put(connection, "root", "/볼트")
    marks.put(connection, "root", "/b")
    assert marks.get(connection, "root") == "/b"
