"""Reading back a package: only one of ours may be replaced."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki.cards.notetypes import NOTE_TYPES
from notes2anki.errors import OutputError
from notes2anki.model import Style
from notes2anki.targets.apkg import write_apkg
from notes2anki.targets.apkg_reader import read_notes
from run.test_identity import NOTE

WHOLE = replace(
    NOTE,
    fields=("앞", "<p>back &amp; more</p>", "", "", "<a href='x'>line 1</a>", "new", "", ""),
    tags=("n2a::concept", "태그"),
    modified=1_800_000_000,
)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    write_apkg([WHOLE], tmp_path / "a.apkg")

    (written,) = read_notes(tmp_path / "a.apkg").values()

    assert (written.guid, written.style, written.modified) == ("new", Style.BASIC, 1_800_000_000)
    assert written.fields == WHOLE.fields
    assert len(written.fields) == len(NOTE_TYPES[Style.BASIC].fields)
    assert sorted(written.tags) == sorted(WHOLE.tags)


def test_no_file_and_an_empty_file_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.apkg").touch()

    assert read_notes(tmp_path / "gone.apkg") == {}
    assert read_notes(tmp_path / "empty.apkg") == {}


def zipped(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)


def test_a_file_in_ankis_new_format_is_asked_for_in_the_old(tmp_path: Path) -> None:
    zipped(tmp_path / "a.apkg", collection_anki2=b"update Anki", collection_anki21b=b"compressed")

    with pytest.raises(OutputError, match='export it again with "Support older Anki versions"'):
        read_notes(tmp_path / "a.apkg")


def test_a_file_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.apkg").write_text("my only copy", encoding="utf-8")
    zipped(tmp_path / "photos.apkg", photo_png=b"picture")
    zipped(tmp_path / "damaged.apkg", collection_anki2=b"no database")

    for path in sorted(tmp_path.iterdir()):
        with pytest.raises(OutputError, match=path.name):
            read_notes(path)
