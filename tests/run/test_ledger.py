"""The ledger: what was exported, in a file that only its owner reads."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki.errors import Notes2AnkiError, TryLaterError
from notes2anki.identity import KnownNote
from notes2anki.ledger import FILE_NAME, MIGRATIONS, Ledger
from notes2anki.lock import held
from notes2anki.model import Digest, Guid, Kind, Style
from run.test_identity import CLOZE, NOTE


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / FILE_NAME)) as database:
        return database.execute(query).fetchall()


def test_what_is_recorded_is_known(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "state")
    ledger.record([replace(NOTE, modified=7), replace(CLOZE, guid=Guid("cloze"), modified=8)], "볼트", 100)

    basic = KnownNote(Guid("new"), "볼트", Kind.CONCEPT, Style.BASIC, "a.md", 5, "TTL", "hops", None, Digest("1"), 7)
    cloze = replace(
        basic,
        guid=Guid("cloze"),
        kind=Kind.CLAIM,
        style=Style.CLOZE,
        front="[…] counts hops",
        back="TTL",
        text="TTL counts hops",
        modified=8,
    )
    assert ledger.known() == (cloze, basic)


def test_a_later_export_keeps_what_vanished_and_when_it_was_first_seen(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record([NOTE, replace(NOTE, guid=Guid("gone"))], "vault", 100)
    ledger.record([replace(NOTE, back="hops left", modified=200)], "vault", 200)

    assert rows(tmp_path, "SELECT guid, back, modified, first_seen, last_seen FROM notes ORDER BY guid") == [
        ("gone", "hops", 0, 100, 100),
        ("new", "hops left", 200, 100, 200),
    ]


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert Ledger(tmp_path / "state").known() == ()
    assert list(tmp_path.iterdir()) == []


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    Ledger(tmp_path / "state").record([NOTE], "vault", 1)

    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / FILE_NAME).stat().st_mode) == 0o600


def test_a_failed_record_leaves_nothing_behind(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.record([NOTE], "vault", 1)

    with pytest.raises(Notes2AnkiError, match=FILE_NAME):
        ledger.record([replace(NOTE, back="x"), replace(NOTE, guid=Guid("n2"), front=None)], "vault", 2)  # type: ignore[arg-type]  # a fault, to see it rolled back

    assert rows(tmp_path, "SELECT guid, back, last_seen FROM notes") == [("new", "hops", 1)]


def test_an_export_that_was_cut_short_leaves_an_empty_ledger(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    ledger = Ledger(tmp_path)

    assert ledger.known() == ()
    ledger.record([NOTE], "vault", 1)
    assert len(ledger.known()) == 1


def test_the_version_of_the_schema_is_marked(tmp_path: Path) -> None:
    Ledger(tmp_path).record([NOTE], "vault", 1)

    assert rows(tmp_path, "PRAGMA user_version") == [(len(MIGRATIONS),)]


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_damaged_ledger_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(Notes2AnkiError, match=FILE_NAME):
        Ledger(tmp_path).known()


def test_a_ledger_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    Ledger(tmp_path).record([NOTE], "vault", 1)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

    for use in (lambda: Ledger(tmp_path).known(), lambda: Ledger(tmp_path).record([NOTE], "vault", 2)):
        with pytest.raises(Notes2AnkiError, match="later version"):
            use()


def test_a_state_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Notes2AnkiError, match="state folder"):
        Ledger(tmp_path / "file/state").record([NOTE], "vault", 1)
    with pytest.raises(Notes2AnkiError, match="state folder"), held(tmp_path / "file/state"):
        pass


def test_the_lock_is_held_by_one_and_free_afterwards(tmp_path: Path) -> None:
    with held(tmp_path / "state"), pytest.raises(TryLaterError, match="later"), held(tmp_path / "state"):
        pass
    with held(tmp_path / "state"):
        pass
