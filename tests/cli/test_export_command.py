"""`notes2anki export`: a package, the same bytes for the same notes, and never less than what was there."""

from __future__ import annotations

import json
import re
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from cli.conftest import Notes2Anki
from notes2anki.extract.gates import REASONS


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the time, to be set."""
    now = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: now[0])
    return now


def times(package: Path) -> dict[str, int]:
    """Return when each note was last modified, by its first field."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        rows = database.execute("SELECT flds, mod FROM notes").fetchall()
    return {fields.split("\x1f")[0]: modified for fields, modified in rows}


def guids(package: Path) -> dict[str, str]:
    """Return the guid of each note, by its answer in plain words."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        rows = database.execute("SELECT flds, guid FROM notes").fetchall()
    return {re.sub("<.*?>", "", fields.split("\x1f")[1]): guid for fields, guid in rows}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_it_writes_a_package_and_says_what_is_in_it(notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
    done = notes2anki("export", vault, "-o", "deck.apkg")

    assert (done.code, done.out) == (0, "")
    assert done.err == "notes2anki: deck.apkg: 3 notes from 2 files: 3 new, 0 changed, 0 as before.\n"
    assert len(times(tmp_path / "deck.apkg")) == 3


@pytest.mark.parametrize("state", [(), ("--state", "state")], ids=["package", "ledger"])
class TestASecondExport:
    def test_of_unchanged_notes_has_the_same_bytes(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, clock: list[float], state: tuple[str, ...]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", *state)
        first = (tmp_path / "deck.apkg").read_bytes()
        clock[0] += 86_400

        done = notes2anki("export", vault, "-o", "deck.apkg", *state)

        assert (tmp_path / "deck.apkg").read_bytes() == first
        assert "0 new, 0 changed, 3 as before" in done.err

    def test_of_one_edited_answer_moves_one_time(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, clock: list[float], state: tuple[str, ...]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", *state)
        before = times(tmp_path / "deck.apkg")
        clock[0] += 86_400
        edit(vault / "2026-03-03.md", "53", "53, over UDP first")

        done = notes2anki("export", vault, "-o", "deck.apkg", *state)

        after = times(tmp_path / "deck.apkg")
        assert "0 new, 1 changed, 2 as before" in done.err
        assert {front for front in after if after[front] != before[front]} == {"Which port does DNS use?"}
        assert after["Which port does DNS use?"] == clock[0]

    def test_with_a_clock_that_went_back_still_moves_the_time_forward(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, clock: list[float], state: tuple[str, ...]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", *state)
        first = int(clock[0])
        clock[0] -= 86_400
        edit(vault / "2026-03-03.md", "53", "53, over UDP first")

        notes2anki("export", vault, "-o", "deck.apkg", *state)

        assert times(tmp_path / "deck.apkg")["Which port does DNS use?"] == first + 1

    def test_of_lines_added_above_updates_nothing_below(
        self, notes2anki: Notes2Anki, vault: Path, clock: list[float], state: tuple[str, ...]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", *state)
        clock[0] += 86_400
        edit(vault / "2026-03-02.md", "# 공부 메모장", "# 오전\n\n오늘은 비가 왔다.\n\n# 공부 메모장")

        done = notes2anki("export", vault, "-o", "deck.apkg", *state)

        assert "0 new, 0 changed, 3 as before" in done.err


class TestWithALedger:
    def test_the_package_can_be_lost(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, clock: list[float]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")
        first = (tmp_path / "deck.apkg").read_bytes()
        (tmp_path / "deck.apkg").unlink()
        clock[0] += 86_400

        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

        assert (tmp_path / "deck.apkg").read_bytes() == first

    def test_the_ledger_can_be_lost(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, clock: list[float]
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")
        first = (tmp_path / "deck.apkg").read_bytes()
        clock[0] += 86_400

        notes2anki("export", vault, "-o", "deck.apkg", "--state", "elsewhere")

        assert (tmp_path / "deck.apkg").read_bytes() == first

    @pytest.mark.parametrize(
        ("old", "new"),
        [("사설 IP를 공인 IP로", "사설 주소를 공인 주소로"), ("A: NAT", "A: NAT(Network Address Translation)")],
        ids=["question", "answer"],
    )
    def test_a_reworded_note_keeps_its_guid(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, old: str, new: str
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")
        before = set(guids(tmp_path / "deck.apkg").values())
        edit(vault / "2026-03-02.md", old, new)

        done = notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

        assert "0 new, 1 changed, 2 as before" in done.err
        assert set(guids(tmp_path / "deck.apkg").values()) == before

    def test_notes_of_a_renamed_file_keep_their_guids(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")
        before = guids(tmp_path / "deck.apkg")
        (vault / "2026-03-02.md").rename(vault / "network.md")

        done = notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

        assert guids(tmp_path / "deck.apkg") == before
        assert "0 new, 2 changed, 1 as before" in done.err

    def test_a_copy_of_a_file_that_is_still_there_is_new(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        notes2anki("export", vault / "2026-03-03.md", "-o", "deck.apkg", "--state", "state")
        (vault / "copy.md").write_bytes((vault / "2026-03-03.md").read_bytes())

        done = notes2anki("export", vault / "copy.md", "-o", "copy.apkg", "--state", "state")

        assert "1 new" in done.err
        assert guids(tmp_path / "copy.apkg") != guids(tmp_path / "deck.apkg")

    def test_cards_prints_the_guids_of_the_ledger_and_changes_nothing(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")
        before = guids(tmp_path / "deck.apkg")
        (vault / "2026-03-02.md").rename(vault / "network.md")
        ledger = (tmp_path / "state/ledger.sqlite3").read_bytes()

        cards = notes2anki("cards", vault, "--state", "state").json_lines()

        assert {card["back"]: card["guid"] for card in cards} == before
        assert (tmp_path / "state/ledger.sqlite3").read_bytes() == ledger
        assert {card["back"]: card["guid"] for card in notes2anki("cards", vault).json_lines()} != before

    def test_another_run_holds_the_lock(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        (tmp_path / "state").mkdir()

        with FileLock(tmp_path / "state/lock"):
            done = notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

        assert done.code == 75
        assert not (tmp_path / "deck.apkg").exists()

    def test_a_damaged_ledger_stops_the_export_before_anything_is_written(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "state").mkdir()
        (tmp_path / "state/ledger.sqlite3").write_bytes(b"no database" * 100)

        done = notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

        assert done.code == 1
        assert "ledger.sqlite3" in done.err
        assert not (tmp_path / "deck.apkg").exists()


class TestADryRun:
    def test_writes_nothing(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.rglob("*"))

        done = notes2anki("export", vault, "-o", "deck.apkg", "--dry-run", "--state", "state")

        assert done.code == 0
        assert done.err.startswith("notes2anki: deck.apkg would get 3 notes")
        assert sorted(tmp_path.rglob("*")) == before

    def test_tells_what_would_change(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        notes2anki("export", vault, "-o", "deck.apkg")
        first = (tmp_path / "deck.apkg").read_bytes()
        edit(vault / "2026-03-03.md", "53", "53, over UDP first")

        done = notes2anki("export", vault, "-o", "deck.apkg", "--dry-run", "--json")

        told = json.loads(done.out)
        assert (told["new"], told["changed"], told["unchanged"], told["dry_run"]) == (0, 1, 2, True)
        assert (tmp_path / "deck.apkg").read_bytes() == first


def test_json_tells_all_that_happened(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "bad.md").write_bytes(b"\x00\x00\x01")

    (vault / "day.md").write_text("- [ ] 커널은 페이지를 내보낸다.\n\n커널은 무엇을 내보내는가?\n", encoding="utf-8")

    done = notes2anki("export", vault, "-o", "deck.apkg", "--json")

    told = json.loads(done.out)
    problems = told.pop("problems")
    reasons = told.pop("rejected_by")
    assert sum(reasons.values()) == told.pop("rejected") > 0
    assert {"task", "question"} <= set(reasons) <= set(REASONS)
    assert told == {
        "output": "deck.apkg",
        "dry_run": False,
        "files": 3,
        "skipped": 1,
        "notes": 3,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
    }
    assert [(each["path"], each["line"], each["code"], each["severity"]) for each in problems] == [
        ("bad.md", 1, "binary", "error")
    ]
    assert done.code == 3


class TestWhatIsRefused:
    @pytest.mark.parametrize("content", [None, "Nothing worth asking.\n"], ids=["no file", "no card"])
    def test_an_old_package_is_never_replaced_by_an_empty_one(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path, content: str | None
    ) -> None:
        notes2anki("export", vault, "-o", "deck.apkg")
        first = (tmp_path / "deck.apkg").read_bytes()
        (tmp_path / "other").mkdir()
        if content is not None:
            (tmp_path / "other/a.md").write_text(content, encoding="utf-8")

        done = notes2anki("export", "other", "-o", "deck.apkg")

        assert done.code == 1
        assert "othing was written" in done.err
        assert (tmp_path / "deck.apkg").read_bytes() == first

    def test_why_nothing_was_found_is_told(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        (tmp_path / "bad.md").write_bytes(b"\x00\x00\x01")

        done = notes2anki("export", "bad.md", "-o", "deck.apkg", "--json")

        assert done.code == 1
        assert done.err.startswith("bad.md:1: binary ")
        assert json.loads(done.out)["notes"] == 0

    def test_a_file_of_somebody_else_is_not_replaced(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
            archive.writestr("photo.txt", "mine")
        for name in ("photos.zip", "daily/2026-03-03.md"):
            before = (tmp_path / name).read_bytes()

            done = notes2anki("export", vault, "-o", name)

            assert done.code == 73
            assert "was not made by notes2anki" in done.err
            assert (tmp_path / name).read_bytes() == before

    def test_an_empty_file_may_be_replaced(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        (tmp_path / "deck.apkg").touch()

        assert notes2anki("export", vault, "-o", "deck.apkg").code == 0

    @pytest.mark.parametrize("output", ["no/such/folder/deck.apkg", "daily", "daily/2026-03-02.md/deck.apkg"])
    def test_an_output_that_cannot_be_written(self, notes2anki: Notes2Anki, vault: Path, output: str) -> None:
        done = notes2anki("export", vault, "-o", output)

        assert done.code == 73
        assert output in done.err

    def test_a_missing_path(self, notes2anki: Notes2Anki) -> None:
        done = notes2anki("export", "gone", "-o", "deck.apkg")

        assert (done.code, done.err) == (2, "notes2anki: There is no file or folder gone.\n")

    def test_a_missing_output_option(self, notes2anki: Notes2Anki, vault: Path) -> None:
        assert notes2anki("export", vault).code == 2


def test_processes_give_the_same_package(notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
    for number in range(12):
        (vault / f"n{number:02}.md").write_text(f"Q: question {number}?\nA: answer {number}\n", encoding="utf-8")

    for jobs in ("1", "2"):
        assert notes2anki("export", vault, "-o", f"{jobs}.apkg", "--jobs", jobs, "--state", "state").code == 0

    assert (tmp_path / "1.apkg").read_bytes() == (tmp_path / "2.apkg").read_bytes()


def test_the_vault_is_never_written_to(notes2anki: Notes2Anki, vault: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in vault.rglob("*")}

    notes2anki("export", vault, "-o", "deck.apkg", "--state", "state")

    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in vault.rglob("*")} == before
