"""`sync`, `status` and `orphans`, as a user runs them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Finished, Notes2Anki

from notes2anki.lock import held
from notes2anki.model import Guid
from notes2anki.targets.apkg_reader import read_notes
from sync.nights import card

Sync = Callable[..., Finished]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "볼트"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.md").write_text(card(f"What is number {number}?", f"It is {number}."), encoding="utf-8")
    settle(folder)
    (tmp_path / "notes2anki.toml").write_text(
        'vault = "볼트"\noutput = "deck.apkg"\nstate = "state"\nlog = "log/night.log"\norphan_runs = 3\n',
        encoding="utf-8",
    )
    return folder


def settle(vault: Path) -> None:
    """Let no file be of the last seconds: the run would wait for it."""
    for file in vault.glob("*.md"):
        os.utime(file, (time.time() - 60, file.stat().st_mtime - 60))


class TestSync:
    def test_a_first_and_a_second_night(self, notes2anki: Notes2Anki, vault: Path) -> None:
        first, second = notes2anki("sync"), notes2anki("sync")

        assert (first.code, second.code) == (0, 0)
        assert (first.out, second.out) == ("", "")
        assert "8 added, 0 changed, 0 moved, 0 without their text, 0 as before." in first.err
        assert f"{vault.parent}/deck.apkg holds 8 notes, 8 of them new or changed." in first.err
        assert second.err == "notes2anki: Nothing has changed: 8 notes from 8 files are as before.\n"

    def test_a_dry_run_prints_the_plan_with_reasons(self, notes2anki: Notes2Anki, vault: Path) -> None:
        notes2anki("sync")
        (vault / "1.md").write_text(card("What is number 1?", "It is one."), encoding="utf-8")
        (vault / "2.md").rename(vault / "two.md")
        (vault / "3.md").unlink()
        (vault / "new.md").write_text(card("What is new?", "This " + "is " * 3), encoding="utf-8")
        settle(vault)

        done = notes2anki("sync", "--dry-run")

        assert done.out.splitlines() == [
            "~ 1.md:1  What is number 1?  (its back has changed)",
            "+ new.md:1  What is new?  (it is seen for the first time)",
            "> two.md:1  What is number 2?  (it stood in 2.md)",
            "- 3.md:1  What is number 3?  (3.md is gone)",
        ]
        assert "1 added, 1 changed, 1 moved, 1 without their text, 5 as before; nothing was written." in done.err
        assert "would hold 9 notes, 4 of them new or changed." in done.err
        assert len(read_notes(vault.parent / "deck.apkg")) == 8

    def test_as_json(self, notes2anki: Notes2Anki, vault: Path) -> None:
        (vault / "bad.md").write_bytes(b"\x00" * 1000)
        settle(vault)

        done = notes2anki("sync", "--json")

        told = json.loads(done.out)
        assert done.code == told["exit_code"] == 3
        assert told["counts"] == {
            "added": 8, "modified": 0, "moved": 0, "orphaned": 0, "unchanged": 0,
            "files_read": 9, "files_unchanged": 0, "files_gone": 0,
        }  # fmt: skip
        assert told["outputs"] == [
            {
                "output": str(vault.parent / "deck.apkg"),
                "written": True,
                "notes": 8,
                "changed": 8,
                "delta": None,
                "error": None,
            }
        ]
        assert [problem["code"] for problem in told["problems"]] == ["binary"]
        assert told["changes"][0] == {
            "change": "added",
            "guid": told["changes"][0]["guid"],
            "path": "0.md",
            "line": 1,
            "front": "What is number 0?",
            "reason": "it is seen for the first time",
        }
        assert {"reading", "delivering", "all"} <= set(told["seconds"])

    def test_too_much_gone_is_76_and_force_goes_on(self, notes2anki: Notes2Anki, vault: Path) -> None:
        notes2anki("sync")
        for number in range(6):
            (vault / f"{number}.md").unlink()

        refused = notes2anki("sync")

        assert refused.code == 76
        assert "6 of 8 notes have lost their text" in refused.err
        assert "--force" in refused.err
        assert notes2anki("sync", "--force").code == 0

    def test_flags_outrank_the_configuration(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        done = notes2anki("sync", "-o", "a.apkg", "-o", "b.apkg", "--delta", "--state", "other", "--min-score", "1")

        assert done.code == 0
        assert {path.name for path in tmp_path.glob("*.apkg")} == {
            "a.apkg", "b.apkg", "a.delta.apkg", "b.delta.apkg",
        }  # fmt: skip
        assert (tmp_path / "other/ledger.sqlite3").is_file()
        assert vault.is_dir()

    def test_nothing_is_said_on_a_good_night(self, notes2anki: Notes2Anki, vault: Path) -> None:
        good = notes2anki("sync", "--scheduled")
        assert (good.code, good.out, good.err) == (0, "", "")

        (vault / "bad.md").write_bytes(b"\x00" * 1000)
        settle(vault)
        some_skipped = notes2anki("sync", "--scheduled")
        assert some_skipped.code == 3
        assert some_skipped.err.startswith("bad.md:1: binary ")
        assert len(some_skipped.err.splitlines()) == 1

    def test_soon_after_a_good_night_nothing_is_due(self, notes2anki: Notes2Anki, vault: Path) -> None:
        notes2anki("sync")
        (vault / "0.md").unlink()

        done = notes2anki("sync", "--if-due")

        assert done.code == 0
        assert done.err == "notes2anki: The last good run was not long ago, so there is nothing to do yet.\n"
        assert notes2anki("sync", "--if-due", "--scheduled").err == ""

    def test_another_run(self, notes2anki: Notes2Anki, vault: Path) -> None:
        with held(vault.parent / "state"):
            done = notes2anki("sync")

        assert done.code == 75
        assert "Another run is using" in done.err

    def test_without_a_configuration(self, notes2anki: Notes2Anki) -> None:
        done = notes2anki("sync")

        assert done.code == 78
        assert "`notes2anki init` writes one" in done.err


class TestStatus:
    def test_before_the_first_night(self, notes2anki: Notes2Anki, vault: Path) -> None:
        done = notes2anki("status")

        assert done.code == 0
        assert "there was none yet" in done.out
        assert str(vault) in "".join(done.out.split())  # in a narrow table a long line is broken

    def test_it_tells_what_changed_and_what_failed(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        notes2anki("sync")
        (vault / "0.md").unlink()
        (vault / "bad.md").write_bytes(b"\x00" * 1000)
        settle(vault)
        notes2anki("sync")
        vault.rename(tmp_path / "elsewhere")
        notes2anki("sync")

        table, told = notes2anki("status").out, json.loads(notes2anki("status", "--json").out)

        assert "tag:n2a::orphan" in table
        assert "failed with code 76" in table
        assert [run["exit_code"] for run in told["runs"]] == [76, 3, 0]
        assert told["runs"][0]["message"].startswith("There is no folder")
        assert [problem["code"] for problem in told["runs"][1]["problems"]] == ["binary"]
        assert told["runs"][2]["counts"]["added"] == 8
        assert (told["notes"], told["orphans"], told["next_run"]) == (7, 1, None)
        assert told["outputs"][0]["there"]

    def test_it_tells_the_next_run(self, notes2anki: Notes2Anki, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import datetime as dt

        from notes2anki import schedule
        from notes2anki.schedule.job import Installed, job_name

        name = job_name(vault.parent / "notes2anki.toml")
        jobs = [("cron", Installed(each, dt.time(3, 30), True, "", "")) for each in ("notes2anki-00000000", name)]
        monkeypatch.setattr(schedule, "installed", lambda: jobs)

        told = json.loads(notes2anki("status", "--json").out)

        assert dt.datetime.fromisoformat(told["next_run"]).strftime("%H:%M") == "03:30"


class TestOrphans:
    @pytest.fixture(autouse=True)
    def _gone(self, notes2anki: Notes2Anki, vault: Path) -> None:
        notes2anki("sync")
        (vault / "0.md").unlink()
        (vault / "1.md").unlink()
        notes2anki("sync")

    def test_they_are_listed(self, notes2anki: Notes2Anki) -> None:
        done = notes2anki("orphans", "list")
        told = notes2anki("orphans", "list", "--json").json_lines()

        assert [line.split(maxsplit=1)[1] for line in done.out.splitlines()] == [
            "0.md:1  What is number 0?  (2)",
            "1.md:1  What is number 1?  (2)",
        ]
        assert "tag:n2a::orphan" in done.err
        assert [(each["path"], each["packages_left"], each["deleted"]) for each in told] == [
            ("0.md", 2, False),
            ("1.md", 2, False),
        ]

    def test_those_that_are_deleted_are_in_no_further_package(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        guid = notes2anki("orphans", "list", "--json").json_lines()[0]["guid"]

        assert notes2anki("orphans", "delete", guid).code == 0
        assert notes2anki("sync").code == 0
        assert len(read_notes(tmp_path / "deck.apkg")) == 7
        assert guid not in read_notes(tmp_path / "deck.apkg")

        assert "1 notes are deleted" in notes2anki("orphans", "delete", "--all").err
        notes2anki("sync")
        assert len(read_notes(tmp_path / "deck.apkg")) == 6
        done = notes2anki("orphans", "list")
        assert (done.out, done.err) == ("", "notes2anki: No note has lost its text.\n")
        assert "n2a::orphan" not in notes2anki("status").out
        assert json.loads(notes2anki("status", "--json").out)["orphans"] == 0

    def test_until_their_text_is_written_again(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        guids = {each["guid"] for each in notes2anki("orphans", "list", "--json").json_lines()}
        notes2anki("orphans", "delete", "--all")
        notes2anki("sync")
        (vault / "0.md").write_text(card("What is number 0?", "It is 0."), encoding="utf-8")
        settle(vault)
        notes2anki("sync")

        assert len(guids & set(read_notes(tmp_path / "deck.apkg"))) == 1

    def test_any_other_note_may_be_deleted_and_restored(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        package = tmp_path / "deck.apkg"
        guid = next(note.guid for note in read_notes(package).values() if note.fields[0] == "What is number 5?")

        assert notes2anki("orphans", "list", "--deleted").err == "notes2anki: No note was deleted.\n"
        assert notes2anki("orphans", "delete", guid).code == 0
        (vault / "5.md").write_text(card("What is number 5?", "It is five."), encoding="utf-8")
        settle(vault)
        notes2anki("sync")
        assert guid not in read_notes(package)
        assert len(read_notes(package)) == 7
        assert notes2anki("orphans", "list", "--deleted").out == f"{guid}  5.md:1  What is number 5?\n"
        (told,) = notes2anki("orphans", "list", "--deleted", "--json").json_lines()
        assert told == {"guid": guid, "path": "5.md", "line": 1, "front": "What is number 5?", "has_text": True}

        assert notes2anki("orphans", "restore", "--all").code == 0
        notes2anki("sync")
        assert read_notes(package)[Guid(guid)].fields[1] == "<p>It is five.</p>"

    @pytest.mark.parametrize("command", ["delete", "restore"])
    @pytest.mark.parametrize("arguments", [(), ("--all", "x"), ("nonsense",)])
    def test_what_cannot_be(self, notes2anki: Notes2Anki, command: str, arguments: tuple[str, ...]) -> None:
        done = notes2anki("orphans", command, *arguments)

        assert done.code == 2
        assert len(notes2anki("orphans", "list").out.splitlines()) == 2
