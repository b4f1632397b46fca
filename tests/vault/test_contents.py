"""Reading one file whole, or saying why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes2anki.vault.contents import UnreadableError, read_bytes
from notes2anki.vault.walk import VaultFile


def file_at(path: Path) -> VaultFile:
    return VaultFile(path.name, str(path))


def code_of(path: Path, **limits: int) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(file_at(path), **limits)
    assert str(caught.value.problem).startswith(f"{path.name}:1: ")
    return caught.value.problem.code


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf1\r\n2\x00")

    assert read_bytes(file_at(tmp_path / "a.md")) == b"\xef\xbb\xbf1\r\n2\x00"


def test_a_file_over_the_limit_is_refused_and_one_at_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 100)

    assert len(read_bytes(file_at(tmp_path / "a.md"), largest=100)) == 100
    assert code_of(tmp_path / "a.md", largest=99) == "too-large"


def test_a_file_that_vanished_since_the_walk(tmp_path: Path) -> None:
    assert code_of(tmp_path / "gone.md") == "unreadable"


def test_a_pipe_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")

    assert code_of(tmp_path / "pipe.md") == "not-a-file"


def test_a_link_put_in_the_files_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"canary")
    (tmp_path / "a.md").symlink_to(tmp_path / "secret")

    assert code_of(tmp_path / "a.md") == "unreadable"


def test_a_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"x")

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)

    assert code_of(tmp_path / "a.md") == "unreadable"
