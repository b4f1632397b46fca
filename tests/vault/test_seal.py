"""Cheap signs that a vault, or a file, is as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from notes2anki.vault.seal import seal
from notes2anki.vault.stamps import SETTLED, Stamp, stamp_of


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "vault"
    (root / "일기").mkdir(parents=True)
    (root / ".obsidian").mkdir()
    (root / "일기/a.md").write_text("one\n", encoding="utf-8")
    (root / "b.png").write_bytes(b"image")
    (root / ".obsidian/app.json").write_text("{}", encoding="utf-8")
    return root


def same_size(root: Path) -> None:
    before = (root / "일기/a.md").stat()
    (root / "일기/a.md").write_text("two\n", encoding="utf-8")
    os.utime(root / "일기/a.md", ns=(0, before.st_mtime_ns + 1))


def same_time(root: Path) -> None:
    before = (root / "일기/a.md").stat()
    (root / "new.md").write_text("two\n", encoding="utf-8")
    os.utime(root / "new.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "new.md").replace(root / "일기/a.md")


@pytest.mark.parametrize(
    "change",
    [
        same_size,
        same_time,
        lambda root: (root / "c.md").touch(),
        lambda root: (root / "b.png").unlink(),
        lambda root: (root / "일기/a.md").rename(root / "일기/c.md"),
        lambda root: (root / "일기").rename(root / "daily"),
        lambda root: (root / ".obsidian/app.json").write_text('{"strictLineBreaks":true}', encoding="utf-8"),
        lambda root: (root / "일기/.c.md.icloud").touch(),
        shutil.rmtree,
    ],
)
def test_any_change_breaks_the_seal(vault: Path, change: Callable[[Path], object]) -> None:
    before = seal(vault)
    assert seal(vault) == before

    change(vault)

    assert seal(vault) != before


def test_what_is_hidden_does_not_count(vault: Path) -> None:
    before = seal(vault)
    (vault / ".obsidian/workspace.json").write_text("{}", encoding="utf-8")
    (vault / ".trash").mkdir()
    (vault / ".trash/a.md").touch()

    assert seal(vault) == before


@pytest.mark.skipif(os.name != "posix", reason="such names are of Unix")
def test_names_that_are_no_utf8_and_links_are_sealed_too(vault: Path) -> None:
    Path(os.fsdecode(os.fsencode(vault) + b"/\xb0\xa1.md")).touch()
    (vault / "loop").symlink_to(vault)

    assert seal(vault) == seal(vault)


def test_a_stamp_is_of_a_regular_file(vault: Path) -> None:
    (vault / "link.md").symlink_to(vault / "일기/a.md")

    assert stamp_of(str(vault / "일기/a.md")) == stamp_of(str(vault / "일기/a.md"))
    for other in ("일기", "link.md", "none.md", "\0.md"):
        assert stamp_of(str(vault / other)) is None


@pytest.mark.parametrize(
    ("age", "wait"), [(0, SETTLED), (1, SETTLED - 1), (SETTLED - 1, 1), (SETTLED, 0), (10 * SETTLED, 0), (-1, 0)]
)
def test_a_file_settles(age: int, wait: int) -> None:
    now = 1_800_000_000_000_000_000

    assert Stamp(now - age, 1, 1).wait(now) == wait
