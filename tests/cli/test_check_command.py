"""`notes2anki check`: every problem on a line, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Notes2Anki
from notes2anki import scan
from notes2anki.reading.document import read_document


def test_a_vault_without_faults_is_ok(notes2anki: Notes2Anki, vault: Path) -> None:
    done = notes2anki("check", vault)

    assert (done.code, done.out, done.err) == (0, "", "notes2anki: ok: 2 files read, 3 notes.\n")


def test_problems_are_lines_of_path_line_code_message(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "2026-03-04.md").write_bytes(b"\x00\x01\x02")
    (vault / "a (conflicted copy 2026-03-02).md").write_text("x", encoding="utf-8")
    (vault / "picture.md").write_text("Q: what?\nA: see ![[gone.png]] there\n", encoding="utf-8")
    (vault / "link.md").symlink_to(vault / "2026-03-02.md")
    before = sorted(vault.rglob("*"))

    done = notes2anki("check", vault)

    assert [line.split(" ", 2)[:2] for line in done.out.splitlines() if not line.startswith("a (")] == [
        ["2026-03-04.md:1:", "binary"],
        ["link.md:1:", "link-skipped"],
        ["picture.md:2:", "missing-media"],
    ]
    assert "a (conflicted copy 2026-03-02).md:1: conflict-copy " in done.out
    assert done.code == 3
    assert done.err == "notes2anki: 3 files read, 4 notes, 4 problems.\n"
    assert sorted(vault.rglob("*")) == before


def test_warnings_alone_are_no_failure(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "picture.md").write_text("Q: what?\nA: see ![[gone.png]] there\n", encoding="utf-8")

    assert notes2anki("check", vault).code == 0


@pytest.mark.parametrize(("path", "code"), [("gone", 2), ("empty", 0)])
def test_paths_with_nothing_to_read(notes2anki: Notes2Anki, tmp_path: Path, path: str, code: int) -> None:
    (tmp_path / "empty").mkdir()

    done = notes2anki("check", path)

    assert done.code == code
    assert path in done.err


def test_a_file_on_which_we_fail_is_told_without_its_words(
    notes2anki: Notes2Anki, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, path: str, **_settings: object) -> object:
        if path == "2026-03-02.md":
            raise ValueError(text)
        return read_document(text, path)

    monkeypatch.setattr(scan, "read_document", fail)

    done = notes2anki("check", vault)

    assert done.code == 3
    assert done.out.startswith("2026-03-02.md:1: our-fault ")
    assert "ValueError, test_check_command.py:" in done.out
    assert "NAT" not in done.out
    assert "1 files read, 1 notes" in done.err


def test_a_big_vault_is_read_by_several_processes_with_the_same_result(notes2anki: Notes2Anki, vault: Path) -> None:
    for number in range(10):
        (vault / f"{number}.md").write_bytes(b"\x00" if number % 2 else f"Q: {number}?\nA: {number}\n".encode())

    alone, together = (notes2anki("check", vault, "--jobs", jobs) for jobs in (1, 2))

    assert together == alone
    assert len(alone.out.splitlines()) == 5
