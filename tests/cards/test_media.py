"""Names of media: by content, and nothing that Anki would rewrite."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes2anki.cards.media import MediaFinder, NoMedia, file_of, media_name
from notes2anki.cards.sanitise import MEDIA_NAME


class Folder(NoMedia):
    """Resolves names in one folder and counts how often it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked = 0

    def resolve(self, target: str, _document_path: str, /) -> Path | None:
        self.asked += 1
        return self.folder / target


@pytest.mark.parametrize(
    ("suffix", "name"),
    [
        (".png", "n2a-9f86d081884c7d65.png"),
        (".PNG", "n2a-9f86d081884c7d65.png"),
        ("", "n2a-9f86d081884c7d65"),
        (".한글", "n2a-9f86d081884c7d65"),
    ],
)
def test_a_name_tells_the_content(suffix: str, name: str) -> None:
    assert media_name(b"test", suffix) == name


@settings(deadline=None)
@given(st.binary(max_size=8), st.text(max_size=12))
def test_every_name_passes_the_sanitiser(content: bytes, suffix: str) -> None:
    assert MEDIA_NAME.fullmatch(media_name(content, "." + suffix))


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("a.png", "a.png"),
        ("C#.png", "C#.png"),
        ("film.mp4#t=10", "film.mp4"),
        ("D.pdf#page=3", "D.pdf"),
        ("문서#제목", "문서"),
    ],
)
def test_the_file_of_a_target(target: str, file: str) -> None:
    assert file_of(target) == file


def test_a_finder_looks_once_and_tells_what_it_missed(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"test")
    (tmp_path / "copy.png").write_bytes(b"test")
    folder = Folder(tmp_path)
    finder = MediaFinder(folder, "note.md")
    for target in ("a.png", "a.png", "none.png", "copy.png", "none.png"):
        finder.find(target)
    assert folder.asked == 3
    assert {media.name for media in finder.found} == {"n2a-9f86d081884c7d65.png"}
    assert finder.missing == (("note.md", "none.png"),)


def test_a_file_that_changes_gets_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"test")
    before = MediaFinder(Folder(tmp_path), "note.md").find("a.png")
    path.write_bytes(b"tset")
    os.utime(path, ns=(1, 1))
    after = MediaFinder(Folder(tmp_path), "note.md").find("a.png")
    assert before is not None
    assert after is not None
    assert before.name != after.name


def test_a_file_too_large_for_ankiweb_is_not_taken(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(100_000_001)
    finder = MediaFinder(Folder(tmp_path), "note.md")
    assert finder.find("film.mp4") is None
    assert finder.missing == (("note.md", "film.mp4"),)
