"""The ledger as a file: private, versioned, all or nothing, and never replaced in silence."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from notes2anki.errors import Notes2AnkiError, TryLaterError
from notes2anki.identity import KnownNote
from notes2anki.ledger import marks, notes
from notes2anki.ledger.schema import MIGRATIONS
from notes2anki.ledger.store import DamagedLedgerError, Ledger, LedgerError
from notes2anki.lock import held
from notes2anki.model import Digest, Guid, Kind, Style

NOW = 1_800_000_000


def put(ledger: Ledger, value: str) -> None:
    with ledger.writing() as connection:
        marks.put(connection, "seal", value)


def get(ledger: Ledger) -> str:
    with ledger.reading() as connection:
        return marks.get(connection, "seal")


def test_what_is_written_is_read(ledger: Ledger) -> None:
    put(ledger, "one")
    put(ledger, "두 번째")

    assert get(ledger) == "두 번째"


def test_reading_makes_no_file(ledger: Ledger, tmp_path: Path) -> None:
    assert get(ledger) == ""
    assert list(tmp_path.iterdir()) == []
    assert ledger.is_new

    put(ledger, "one")
    get(ledger)

    assert [path.name for path in ledger.path.parent.iterdir()] == ["ledger.sqlite3"]
    assert not ledger.is_new


def test_only_the_owner_reads_it(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        marks.put(connection, "seal", "one")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in ledger.path.parent.iterdir()}

    assert modes == dict.fromkeys(("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm"), 0o600)
    assert stat.S_IMODE(ledger.path.parent.stat().st_mode) == 0o700


def test_what_fails_half_way_is_undone(ledger: Ledger) -> None:
    put(ledger, "one")

    def put_and(script: str) -> None:
        with ledger.writing() as connection:
            marks.put(connection, "seal", "two")
            connection.execute(script)

    with pytest.raises(LedgerError, match="cannot be used"):
        put_and("INSERT INTO deliveries VALUES ('no target', 'no note', 1)")
    with pytest.raises(LedgerError, match="cannot be used"):
        put_and("INSERT INTO marks VALUES ('root', NULL)")

    assert get(ledger) == "one"


def test_it_may_be_read_while_it_is_written(ledger: Ledger) -> None:
    put(ledger, "one")
    with ledger.writing() as connection:
        marks.put(connection, "seal", "two")
        assert get(ledger) == "one"

    assert get(ledger) == "two"


def test_a_first_run_that_was_killed_leaves_an_empty_ledger(ledger: Ledger) -> None:
    ledger.path.parent.mkdir()
    ledger.path.touch()

    assert get(ledger) == ""
    assert ledger.is_new
    put(ledger, "one")
    assert get(ledger) == "one"


class TestVersions:
    def test_the_version_is_marked(self, ledger: Ledger) -> None:
        put(ledger, "one")

        with closing(sqlite3.connect(ledger.path)) as database:
            assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
            assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    def test_one_of_the_first_version_keeps_its_notes(self, ledger: Ledger) -> None:
        ledger.path.parent.mkdir()
        with closing(sqlite3.connect(ledger.path)) as database:
            database.executescript(f"{MIGRATIONS[0]} PRAGMA user_version = 1;")
            database.execute(
                "INSERT INTO notes VALUES"
                " ('g', '볼트', 'concept', 'basic', 'a.md', 5, 'TTL', 'hops', NULL, '1', 7, 1, 2)"
            )
            database.commit()
        before = ledger.path.read_bytes()
        known = KnownNote(Guid("g"), "볼트", Kind.CONCEPT, Style.BASIC, "a.md", 5, "TTL", "hops", None, Digest("1"), 7)

        with ledger.reading() as connection:
            assert notes.known(connection) == (known,)
        assert ledger.path.read_bytes() == before  # to read an old one does not change it
        put(ledger, "one")
        with ledger.reading() as connection:
            (each,) = notes.remembered(connection, "볼트")
            assert (each.known, each.born) == (known, "g")
            assert notes.bodies(connection, [Guid("g")]) == {}

    def test_one_of_a_later_version_is_left_alone(self, ledger: Ledger) -> None:
        put(ledger, "one")
        with closing(sqlite3.connect(ledger.path)) as database:
            database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

        for use in (get, lambda ledger: put(ledger, "two")):
            with pytest.raises(LedgerError, match="later version"):
                use(ledger)


class TestDamage:
    @pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\x00" + b"\xff" * 200])
    def test_what_is_no_database_is_told(self, ledger: Ledger, content: bytes) -> None:
        ledger.path.parent.mkdir()
        ledger.path.write_bytes(content)

        for use in (get, lambda ledger: put(ledger, "two"), Ledger.check):
            with pytest.raises(DamagedLedgerError, match=r"ledger\.sqlite3"):
                use(ledger)
        assert ledger.path.read_bytes() == content

    def test_a_hole_in_the_middle_is_found_by_the_check(self, ledger: Ledger) -> None:
        put(ledger, "x" * 50_000)
        ledger.check()
        content = bytearray(ledger.path.read_bytes())
        content[4096:20_000] = bytes(20_000 - 4096)
        ledger.path.write_bytes(content)

        with pytest.raises(DamagedLedgerError):
            ledger.check()

    def test_a_value_that_we_never_wrote_is_damage(self, ledger: Ledger) -> None:
        with ledger.writing() as connection:
            connection.execute(
                "INSERT INTO notes (guid, vault, kind, style, path, line_start, front, back, digest, modified,"
                " first_seen, last_seen) VALUES ('g', 'v', 'nonsense', '', '', 1, '', '', '', 1, 1, 1)"
            )

        with pytest.raises(DamagedLedgerError), ledger.reading() as connection:
            notes.known(connection)

    def test_it_is_set_aside_whole(self, ledger: Ledger) -> None:
        ledger.path.parent.mkdir()
        for ending in ("", "-wal", "-shm"):
            ledger.path.with_name(ledger.path.name + ending).write_text(f"damaged{ending}")

        aside = ledger.set_aside(NOW)

        assert aside.name == "ledger.damaged-20270115T080000Z.sqlite3"
        assert {path.name: path.read_text() for path in ledger.path.parent.iterdir()} == {
            aside.name + ending: f"damaged{ending}" for ending in ("", "-wal", "-shm")
        }
        assert ledger.is_new


def test_a_state_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(LedgerError, match="state folder"):
        put(Ledger(tmp_path / "file/state"), "one")
    with pytest.raises(Notes2AnkiError, match="state folder"), held(tmp_path / "file/state"):
        pass


def test_the_lock_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    with held(tmp_path / "state"), pytest.raises(TryLaterError, match="later"), held(tmp_path / "state"):
        pass
    with held(tmp_path / "state"):
        pass
