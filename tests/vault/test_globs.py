"""The user's own choice of files, by patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes2anki.vault.globs import Fits, chosen
from notes2anki.vault.selection import select


@pytest.mark.parametrize(
    ("glob", "fitting", "others"),
    [
        ("daily/**", ["daily/a.md", "daily/2026/a.md"], ["b.md", "old/daily/a.md", "dailys/a.md"]),
        ("daily", ["daily/a.md", "daily/2026/a.md", "old/daily/a.md"], ["dailys.md"]),
        ("daily/", ["daily/a.md"], ["b.md"]),
        ("*.excalidraw.md", ["a.excalidraw.md", "x/y/a.excalidraw.md"], ["a.md"]),
        ("*/private.md", ["a/private.md"], ["private.md", "a/b/private.md"]),
        ("**/private.md", ["private.md", "a/private.md", "a/b/private.md"], ["a/my private.md"]),
        ("2026-0?-*.md", ["2026-03-02.md", "d/2026-03-02.md"], ["2026-11-02.md", "2026-03/02.md"]),
        ("./a.md", ["a.md"], ["b.md"]),
        ("a+(b).md", ["a+(b).md"], ["aab.md"]),
        ("일기/**", ["일기/3월.md"], ["일기.md"]),
        ("ÉTÉ/*", ["été/a.md", "e\u0301te\u0301/a.md"], ["ete/a.md"]),
    ],
)
def test_what_a_pattern_fits(glob: str, fitting: list[str], others: list[str]) -> None:
    fits = Fits.of([glob])

    assert [path for path in (*fitting, *others) if fits(path)] == fitting


def test_files_are_included_and_then_excluded(tmp_path: Path) -> None:
    for name in ("daily/a.md", "daily/private/b.md", "work/c.md", "d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# note\n", encoding="utf-8")

    def paths(include: list[str], exclude: list[str]) -> list[str]:
        return [file.path for file in select([tmp_path], chosen(include, exclude)).files]

    assert paths([], []) == ["d.md", "daily/a.md", "daily/private/b.md", "work/c.md"]
    assert paths(["daily/**", "d.md"], []) == ["d.md", "daily/a.md", "daily/private/b.md"]
    assert paths(["daily/**"], ["private"]) == ["daily/a.md"]
    assert paths([], ["d*"]) == ["work/c.md"]
