"""The package as a file: the same bytes for the same notes, whole or not there at all."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import stat
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from genanki.apkg_schema import APKG_SCHEMA
from hand_made import NOW, Pictures, cloze, note_of, pair, paragraph

from notes2anki.errors import OutputError
from notes2anki.model import Guid, Inline, InlineKind, Media, Note
from notes2anki.targets import TARGETS, Delivery, apkg
from notes2anki.targets.apkg import write_apkg

PICTURE = Inline(InlineKind.IMAGE, "", target="그림.png")


def pictured(subject: str) -> Note:
    return note_of(pair(subject, "", back=(paragraph(PICTURE),)), Pictures())


def rows(package: Path, query: str) -> list[Any]:
    with zipfile.ZipFile(package) as opened:
        content = opened.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        return database.execute(query).fetchall()


def test_equal_notes_give_equal_bytes_whatever_the_clock_and_the_place(
    notes: tuple[Note, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    written = (*notes, pictured("그림"))
    first = write_apkg(written, tmp_path / "a.apkg")
    monkeypatch.setattr("time.time", lambda: 1.0)
    second = write_apkg(written, tmp_path / "other" / "b.apkg")
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "other" / "b.apkg").read_bytes()
    assert first == second
    assert first.digest == hashlib.sha256((tmp_path / "a.apkg").read_bytes()).hexdigest()
    assert (first.notes, first.cards, first.media) == (5, 7, 1)


def test_each_note_has_its_own_time(tmp_path: Path) -> None:
    written = [note_of(pair("가", "답")), note_of(pair("나", "답"), modified=NOW + 5)]
    write_apkg(written, tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "SELECT mod FROM notes ORDER BY id") == [(NOW,), (NOW + 5,)]
    assert rows(tmp_path / "a.apkg", "SELECT mod, due FROM cards ORDER BY id") == [(NOW, 1), (NOW + 5, 2)]


def test_tables_and_indexes_are_those_that_genanki_makes(tmp_path: Path) -> None:
    write_apkg([note_of(pair("가", "답"))], tmp_path / "a.apkg")
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(APKG_SCHEMA)
        shape = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        assert rows(tmp_path / "a.apkg", shape) == database.execute(shape).fetchall()


def test_a_picture_of_several_notes_is_in_the_package_once(tmp_path: Path) -> None:
    delivery = write_apkg([pictured("하나"), pictured("둘")], tmp_path / "a.apkg")
    assert delivery.media == 1
    with zipfile.ZipFile(tmp_path / "a.apkg") as package:
        assert json.loads(package.read("media")) == {"0": "n2a-dd04ea96ce99ac32.png"}
        assert package.namelist() == ["collection.anki2", "media", "0"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"modified": 0}, "no modification time"),
        ({"guid": Guid(" ")}, "no guid"),
        ({"fields": ("", "답", "", "", "", "", "", "")}, "empty front"),
        ({"fields": ("가", " ", "", "", "", "", "", "")}, "empty back"),
        ({"fields": ("가", "답")}, "wrong number of fields"),
        ({"fields": ("가", "답\x1f", "", "", "", "", "", "")}, "control characters"),
        ({"tags": ("두 낱말",)}, "holds a space"),
        ({"tags": ("",)}, "tag that is empty"),
        ({"deck": "가::"}, "deck without a name"),
        ({"deck": "\x07"}, "control characters"),
    ],
)
def test_notes_that_would_harm_a_collection_are_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(OutputError, match=reason) as raised:
        write_apkg([replace(note_of(pair("가", "답")), **changes)], tmp_path / "a.apkg")
    assert "2026/05-11.md:5" in str(raised.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["아무 것도 숨기지 않는다", "{{c0::영}}"])
def test_a_cloze_without_a_deletion_is_refused(tmp_path: Path, text: str) -> None:
    note = note_of(cloze("가 나", ("가", 1)))
    with pytest.raises(OutputError, match="cloze without a deletion"):
        write_apkg([replace(note, fields=(text, *note.fields[1:]))], tmp_path / "a.apkg")


def test_two_notes_of_one_guid_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="same guid"):
        write_apkg([note_of(pair("가", "답")), note_of(pair("가", "다른 답"))], tmp_path / "a.apkg")


def test_no_notes_make_no_package(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no note"):
        write_apkg([], tmp_path / "a.apkg")


def test_a_folder_that_is_not_there(notes: tuple[Note, ...], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder") as raised:
        write_apkg(notes, tmp_path / "nowhere" / "a.apkg")
    assert raised.value.exit_code == 73


def test_a_folder_in_the_place_of_the_file(notes: tuple[Note, ...], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        write_apkg(notes, tmp_path)


def test_a_link_stays_a_link_and_its_file_is_replaced(notes: tuple[Note, ...], tmp_path: Path) -> None:
    (tmp_path / "real.apkg").write_bytes(b"old")
    (tmp_path / "link.apkg").symlink_to("real.apkg")
    write_apkg(notes, tmp_path / "link.apkg")
    assert (tmp_path / "link.apkg").is_symlink()
    assert zipfile.is_zipfile(tmp_path / "real.apkg")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_it_as_the_user_allows(notes: tuple[Note, ...], tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_apkg(notes, tmp_path / "a.apkg")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.apkg").stat().st_mode) == 0o644


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_what_the_user_allowed_for_the_old_file_holds_for_the_new_one(notes: tuple[Note, ...], tmp_path: Path) -> None:
    (tmp_path / "a.apkg").touch(0o600)
    write_apkg(notes, tmp_path / "a.apkg")
    assert stat.S_IMODE((tmp_path / "a.apkg").stat().st_mode) == 0o600


def test_what_a_killed_run_left_is_cleared_a_day_later(notes: tuple[Note, ...], tmp_path: Path) -> None:
    old, young, other = (tmp_path / f".{name}.notes2anki-tmp" for name in ("a.apkg.1", "a.apkg.2", "b.apkg.3"))
    for folder in (old, young, other):
        folder.mkdir()
        (folder / "a.apkg").write_bytes(b"half")
    for folder in (old, other):
        os.utime(folder, (1, 1))
    write_apkg(notes, tmp_path / "a.apkg")
    assert sorted(tmp_path.iterdir()) == [young, other, tmp_path / "a.apkg"]


def no_space(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def broken_database(*_arguments: object, **_named: object) -> None:
    raise sqlite3.DatabaseError("database disk image is malformed")


@pytest.mark.parametrize(
    ("step", "failure", "message"),
    [
        ("_write_database", no_space, "No space left on device"),
        ("_write_zip", no_space, "No space left on device"),
        ("check_package", broken_database, "did not pass its check"),
    ],
)
def test_a_failure_leaves_the_old_file_and_no_litter(
    notes: tuple[Note, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: Any, message: str
) -> None:
    target = tmp_path / "a.apkg"
    write_apkg(notes[:1], target)
    before = target.read_bytes()
    monkeypatch.setattr(apkg, step, failure)
    with pytest.raises(OutputError, match=message) as raised:
        write_apkg(notes, target)
    assert str(target) in str(raised.value)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_picture_that_went_or_changed_meanwhile(tmp_path: Path) -> None:
    note = pictured("그림")
    gone = replace(note, media=(Media(note.media[0].name, str(tmp_path / "gone.png")),))
    with pytest.raises(OutputError, match=r"gone\.png: is gone"):
        write_apkg([gone], tmp_path / "a.apkg")
    with pytest.raises(OutputError, match="has changed"):
        write_apkg([note], tmp_path / "a.apkg", media_reader=lambda _media: io.BytesIO(b"other"))
    assert list(tmp_path.iterdir()) == []


def damage(target: Path, member: str, content: bytes | None) -> None:
    """Rewrite a package with one member left out or with other content."""
    with zipfile.ZipFile(target) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members.pop(member)
    if content is not None:
        members[member] = content
    with zipfile.ZipFile(target, "w") as package:
        for name, inside in members.items():
            package.writestr(name, inside)


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("0", None),
        ("media", b'{"0": "other.png"}'),
        ("collection.anki2", b"SQLite format 3\x00 and then nothing"),
    ],
)
def test_the_check_finds_a_damaged_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, member: str, content: bytes | None
) -> None:
    write = apkg._write_zip

    def write_and_damage(path: Path, *rest: Any) -> None:
        write(path, *rest)
        damage(path, member, content)

    monkeypatch.setattr(apkg, "_write_zip", write_and_damage)
    with pytest.raises(OutputError, match="did not pass its check"):
        write_apkg([pictured("그림")], tmp_path / "a.apkg")


@pytest.mark.parametrize("statement", ["DELETE FROM cards WHERE ord = 1", "DELETE FROM notes WHERE id % 2"])
def test_the_check_misses_no_note_and_no_card(
    notes: tuple[Note, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    write = apkg._write_database

    def write_and_lose(written: Any, path: Path) -> None:
        write(written, path)
        with closing(sqlite3.connect(path)) as database:
            database.execute(statement)
            database.commit()

    monkeypatch.setattr(apkg, "_write_database", write_and_lose)
    with pytest.raises(OutputError, match="every note with its cards"):
        write_apkg(notes, tmp_path / "a.apkg")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no handle of a folder to flush")
def test_the_file_is_on_disk_before_it_takes_its_place_and_the_folder_after(
    notes: tuple[Note, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    sync, move = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def replaced(path: Path, target: Path) -> Path:
        order.append("move")
        return move(path, target)

    monkeypatch.setattr("os.fsync", fsync)
    monkeypatch.setattr(Path, "replace", replaced)
    write_apkg(notes, tmp_path / "a.apkg")
    assert order == ["file", "move", "folder"]


def test_the_target_of_that_name_writes_the_package(notes: tuple[Note, ...], tmp_path: Path) -> None:
    delivery = TARGETS["apkg"](tmp_path / "a.apkg").deliver(notes)
    assert delivery == Delivery(4, 6, 0, hashlib.sha256((tmp_path / "a.apkg").read_bytes()).hexdigest())
