"""One night after the other: what changed is changed, and nothing else."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from notes2anki.cards.build import build_note
from notes2anki.errors import ConfigError, OutputError, RefusedError, TryLaterError
from notes2anki.ledger.store import Ledger
from notes2anki.lock import held
from notes2anki.model import Kind
from notes2anki.plan import ORPHAN_TAG
from notes2anki.sync.handout import delta_path
from notes2anki.targets.apkg_reader import read_notes
from sync.nights import START, Nights, card, fates

TTL, NAT, PORT = "What is a TTL?", "사설 IP를 바꿔주는 기술은?", "Which port does DNS use?"


def stamp(path: Path) -> tuple[int, int, bytes]:
    found = path.stat()
    return found.st_mtime_ns, found.st_ino, path.read_bytes()


class TestTheFirstNight:
    def test_every_note_is_added(self, nights: Nights) -> None:
        outcome = nights.night()

        assert fates(outcome) == {"added": 3}
        assert outcome.exit_code == 0
        assert {note.modified for note in nights.written().values()} == {int(nights.now)}
        assert list(nights.written()) == [TTL, NAT, PORT]

    def test_nothing_is_written_into_the_vault(self, nights: Nights) -> None:
        before = sorted(nights.vault.rglob("*"))
        nights.night()

        assert sorted(nights.vault.rglob("*")) == before


class TestANightWithoutChanges:
    def test_no_target_is_touched(self, nights: Nights) -> None:
        nights.night()
        before = stamp(nights.output)

        outcome = nights.night()

        assert outcome.exit_code == 0
        assert (outcome.taken.unchanged, outcome.taken.files_unchanged, outcome.handed) == (3, 2, ())
        assert stamp(nights.output) == before

    def test_a_file_that_was_only_touched_changes_nothing(self, nights: Nights) -> None:
        nights.night()
        before = stamp(nights.output)
        for file in nights.vault.rglob("*.md"):
            nights.settle(file, 60)

        outcome = nights.night()

        assert (outcome.taken.files_read, outcome.taken.files_unchanged, fates(outcome)) == (0, 2, {})
        assert stamp(nights.output) == before

    def test_a_line_above_moves_lines_and_no_notes(self, nights: Nights) -> None:
        nights.night()
        before = stamp(nights.output)
        nights.edit("2026-03-02.md", "Q: What is", "\n\nQ: What is")

        assert fates(nights.night()) == {}
        assert stamp(nights.output) == before


class TestANightWithChanges:
    def test_only_the_note_that_changed_is_updated(self, nights: Nights) -> None:
        nights.night()
        before = nights.written()
        nights.edit("2026-03-02.md", "hops", "hops left")

        outcome = nights.night()

        assert fates(outcome) == {"modified": 1}
        assert outcome.taken.changes[0].reason == "its back has changed"
        after = nights.written()
        assert {front for front in before if before[front] != after[front]} == {TTL}
        assert after[TTL].modified == int(nights.now)
        assert after[TTL].guid == before[TTL].guid

    def test_a_renamed_file_keeps_its_notes(self, nights: Nights) -> None:
        nights.night()
        before = {note.guid for note in nights.written().values()}
        (nights.vault / "2026-03-02.md").rename(nights.vault / "daily/network.md")

        outcome = nights.night()

        assert fates(outcome) == {"moved": 2}
        assert outcome.taken.changes[0].reason == "it stood in 2026-03-02.md"
        assert {note.guid for note in nights.written().values()} == before

    def test_a_guid_that_was_carried_on_stays_in_the_nights_after(self, nights: Nights) -> None:
        """The note's birth is another then, and so is that of a new note with the old words."""
        nights.night()
        guid = nights.written()[PORT].guid
        nights.edit("daily/2026-03-03.md", PORT, "On which port does DNS listen?")
        nights.night()
        assert nights.written()["On which port does DNS listen?"].guid == guid

        nights.write("daily/2026-03-03.md", card("On which port does DNS listen?", "53") + card(PORT, "none"))
        assert fates(nights.night()) == {"added": 1}
        assert nights.written()["On which port does DNS listen?"].guid == guid
        assert nights.written()[PORT].guid != guid

    def test_the_clock_may_go_back(self, nights: Nights) -> None:
        nights.night()
        nights.now -= 365 * 86_400
        nights.edit("2026-03-02.md", "hops", "hops left")
        nights.night()

        assert nights.written()[TTL].modified > START


class TestOrphans:
    @pytest.fixture(autouse=True)
    def _gone(self, nights: Nights) -> None:
        nights.night()
        (nights.vault / "daily/2026-03-03.md").unlink()

    def test_one_is_tagged_and_dated_once(self, nights: Nights) -> None:
        outcome = nights.night()
        first = nights.written()

        assert fates(outcome) == {"orphaned": 1}
        assert outcome.taken.changes[0].reason == "daily/2026-03-03.md is gone"
        assert outcome.orphans == 1
        assert ORPHAN_TAG in first[PORT].tags
        assert list(first) == [TTL, NAT, PORT]
        nights.edit("2026-03-02.md", "hops", "hops left")
        nights.night()
        assert nights.written()[PORT] == first[PORT]

    def test_it_leaves_after_so_many_packages_but_no_package_is_written_for_that(self, nights: Nights) -> None:
        nights.config = replace(nights.config, orphan_runs=2)
        held_it, told_of_it = [], []
        for number in range(4):
            told_of_it.append(nights.night().orphans)
            nights.night()  # writes nothing, so it does not count
            held_it.append(PORT in nights.written())
            nights.edit("2026-03-02.md", "hops" + "!" * number, "hops" + "!" * (number + 1))

        assert held_it == [True, True, False, False]
        assert told_of_it == [1, 1, 0, 0]

    def test_when_its_text_is_back_so_is_the_note(self, nights: Nights) -> None:
        guid = nights.written()[PORT].guid
        nights.night()
        nights.write("daily/2026-03-03.md", card(PORT, "53"))

        outcome = nights.night()

        assert fates(outcome) == {"modified": 1}
        assert outcome.taken.changes[0].reason == "its text is back"
        assert nights.written()[PORT].guid == guid
        assert ORPHAN_TAG not in nights.written()[PORT].tags
        assert nights.written()[PORT].modified == int(nights.now)

    def test_text_that_is_gone_from_a_file_that_is_not(self, nights: Nights) -> None:
        nights.write("daily/2026-03-03.md", "Nothing to ask.\n")

        assert nights.night().taken.changes[0].reason == "daily/2026-03-03.md gives it no more"


class TestFilesThatCannotBeRead:
    def test_they_keep_their_former_notes(self, nights: Nights) -> None:
        nights.night()
        before = stamp(nights.output)
        nights.write("2026-03-02.md", b"\x00\x01\x02" * 1000)

        for _again in range(2):
            outcome = nights.night()
            assert outcome.exit_code == 3
            assert [problem.code for problem in outcome.taken.problems] == ["binary"]
            assert fates(outcome) == {}
        assert stamp(nights.output) == before

        nights.write("2026-03-02.md", card(TTL, "hops"))
        assert fates(nights.night()) == {"orphaned": 1}

    def test_a_folder_that_cannot_be_entered_loses_nothing(
        self, nights: Nights, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nights.night()
        scandir = os.scandir

        def refuse(folder: str) -> object:
            if str(folder).endswith("daily"):
                raise PermissionError(13, "Permission denied")
            return scandir(folder)

        monkeypatch.setattr(os, "scandir", refuse)
        nights.edit("2026-03-02.md", "hops", "hops left")

        outcome = nights.night()

        assert [problem.code for problem in outcome.taken.problems] == ["unreadable-folder"]
        assert (fates(outcome), outcome.exit_code) == ({"modified": 1}, 3)

    def test_a_file_that_icloud_has_not_downloaded_keeps_its_notes(self, nights: Nights) -> None:
        nights.night()
        (nights.vault / "2026-03-02.md").rename(nights.vault / ".2026-03-02.md.icloud")

        outcome = nights.night()

        assert (fates(outcome), outcome.exit_code) == ({}, 3)

    def test_a_fault_of_ours_in_one_file_stops_no_other(self, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
        nights.night()
        nights.edit("2026-03-02.md", "hops", "hops left")
        nights.edit("daily/2026-03-03.md", "53", "5353")

        def fail_once(candidate: object, document: object, *rest: object) -> object:
            if "2026-03-02" in document.path:  # type: ignore[attr-defined]  # a Document
                raise RuntimeError(candidate)
            return build_note(candidate, document, *rest)  # type: ignore[arg-type]  # as they came

        monkeypatch.setattr("notes2anki.sync.reading.build_note", fail_once)

        outcome = nights.night()

        assert [problem.code for problem in outcome.taken.problems] == ["our-fault"]
        assert fates(outcome) == {"modified": 1}
        assert nights.written()[TTL].fields[1] == nights.written()[TTL].fields[1].replace("left", "")


class TestFilesThatAreJustBeingWritten:
    def test_they_are_waited_for(self, nights: Nights) -> None:
        nights.now += 86_400
        nights.write("new.md", card("new?", "yes"), age=2)
        nights.now -= 86_400

        assert fates(nights.night()) == {"added": 4}
        assert 3.0 <= nights.waited < 3.1

    def test_but_not_for_ever(self, nights: Nights, monkeypatch: pytest.MonkeyPatch) -> None:
        nights.night()
        nights.edit("2026-03-02.md", "hops", "hops left")

        def write_on(seconds: float) -> None:
            nights.now += seconds
            nights.write("2026-03-02.md", card(TTL, "hops and more"), age=0.5)

        nights.now += 86_400
        write_on(0)
        nights.now -= 86_400
        monkeypatch.setattr(nights, "_wait", write_on)
        outcome = nights.night()

        assert [problem.code for problem in outcome.taken.problems] == ["still-changing"]
        assert (fates(outcome), outcome.exit_code) == ({}, 0)
        monkeypatch.undo()
        assert fates(nights.night()) == {"modified": 1, "orphaned": 1}

    def test_a_time_in_the_future_is_no_reason_to_wait(self, nights: Nights) -> None:
        nights.write("new.md", card("new?", "yes"), age=-1e9)

        assert fates(nights.night()) == {"added": 4}
        assert nights.waited == 0

    def test_one_that_is_written_while_it_is_read_is_left_for_the_next_run(
        self, nights: Nights, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from notes2anki.scan import Reader

        nights.night()
        nights.edit("2026-03-02.md", "hops", "hops left")
        scan = Reader.scan

        def scan_and_write(reader: Reader, file: object, memory: object) -> object:
            scanned = scan(reader, file, memory)  # type: ignore[arg-type]  # as they came
            nights.edit("2026-03-02.md", "hops left", "hops that are left")
            return scanned

        with monkeypatch.context() as patch:
            patch.setattr(Reader, "scan", scan_and_write)
            outcome = nights.night()

        assert [problem.code for problem in outcome.taken.problems] == ["still-changing"]
        assert fates(outcome) == {}
        assert fates(nights.night()) == {"modified": 1}
        assert "that are left" in nights.written()[TTL].fields[1]


class TestTheGuard:
    @pytest.fixture
    def many(self, tmp_path: Path) -> Nights:
        nights = Nights(tmp_path / "many")
        for number in range(30):
            nights.write(f"{number:02}.md", card(f"What is number {number}?", f"It is {number}."))
        nights.night()
        return nights

    @pytest.mark.parametrize(("gone", "refused"), [(6, False), (7, True), (29, True)])
    def test_too_much_gone_is_refused_and_nothing_is_touched(self, many: Nights, gone: int, refused: bool) -> None:
        before = stamp(many.output)
        for number in range(gone):
            (many.vault / f"{number:02}.md").unlink()

        if refused:
            with pytest.raises(RefusedError, match=f"{gone} of 30 notes have lost their text") as raised:
                many.night()
            assert raised.value.exit_code == 76
            assert stamp(many.output) == before
        assert fates(many.night(force=True)) == {"orphaned": gone}

    def test_a_vault_that_is_not_there(self, many: Nights, tmp_path: Path) -> None:
        before = stamp(many.output)
        many.vault.rename(tmp_path / "elsewhere")

        for force in (False, True):
            with pytest.raises(RefusedError, match="There is no folder"):
                many.night(force=force)
        many.vault.mkdir()
        with pytest.raises(RefusedError, match="There is no Markdown file"):
            many.night()
        assert stamp(many.output) == before

        many.vault.rmdir()
        (tmp_path / "elsewhere").rename(many.vault)
        assert fates(many.night()) == {}
        assert stamp(many.output) == before

    def test_a_vault_that_is_really_empty_now(self, nights: Nights) -> None:
        nights.night()
        shutil.rmtree(nights.vault)
        nights.vault.mkdir()

        assert fates(nights.night(force=True)) == {"orphaned": 3}
        assert all(ORPHAN_TAG in note.tags for note in nights.written().values())


class TestARehearsal:
    def test_it_tells_what_would_happen_and_touches_nothing(self, nights: Nights) -> None:
        nights.night()
        nights.edit("2026-03-02.md", "hops", "hops left")
        (nights.vault / "daily/2026-03-03.md").unlink()
        before = {path: path.read_bytes() for path in nights.vault.parent.rglob("*") if path.is_file()}

        outcome = nights.rehearsal()

        assert fates(outcome) == {"modified": 1, "orphaned": 1}
        assert [(each.notes, each.changed) for each in outcome.handed] == [(3, 2)]
        assert {path: path.read_bytes() for path in nights.vault.parent.rglob("*") if path.is_file()} == before
        assert fates(nights.night()) == fates(outcome)

    def test_before_the_first_night(self, nights: Nights) -> None:
        outcome = nights.rehearsal()

        assert fates(outcome) == {"added": 3}
        assert [path.name for path in nights.vault.parent.iterdir()] == ["vault"]


class TestWhenItIsDue:
    def test_twenty_hours_after_the_last_good_run(self, nights: Nights) -> None:
        assert nights.night(if_due=True).due
        nights.edit("2026-03-02.md", "hops", "hops left")
        nights.now += 20 * 3600 - 86_401
        assert not nights.night(if_due=True).due
        nights.now += 1 - 86_400
        assert fates(nights.night(if_due=True)) == {"modified": 1}

    def test_a_run_in_the_future_is_the_clocks_fault(self, nights: Nights) -> None:
        nights.night()
        nights.now -= 40 * 86_400

        assert nights.night(if_due=True).due

    def test_a_run_that_failed_does_not_count(self, nights: Nights, tmp_path: Path) -> None:
        nights.vault.rename(tmp_path / "elsewhere")
        with pytest.raises(RefusedError):
            nights.night()
        (tmp_path / "elsewhere").rename(nights.vault)
        nights.now -= 86_400

        assert nights.night(if_due=True).due


class TestTargets:
    def test_each_has_a_state_of_its_own(self, nights: Nights, tmp_path: Path) -> None:
        other = tmp_path / "usb/other.apkg"
        other.parent.mkdir()
        nights.config = replace(nights.config, output=(other, nights.output))
        nights.night()
        shutil.rmtree(other.parent)
        nights.edit("2026-03-02.md", "hops", "hops left")

        outcome = nights.night()

        assert outcome.exit_code == OutputError.exit_code
        assert [each.error is None for each in outcome.handed] == [False, True]
        assert "left" in nights.written()[TTL].fields[1]
        assert nights.night().exit_code == 73  # it is tried again every night
        before = stamp(nights.output)

        other.parent.mkdir()
        outcome = nights.night()
        assert (outcome.exit_code, fates(outcome)) == (0, {})
        assert other.read_bytes() == nights.output.read_bytes()
        assert stamp(nights.output) == before

    @pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b""), Path.touch])
    def test_one_that_was_tampered_with_is_made_anew(self, nights: Nights, damage: object) -> None:
        nights.night()
        before = nights.output.read_bytes()
        damage(nights.output)  # type: ignore[operator]  # one of the above

        outcome = nights.night()

        assert (outcome.exit_code, fates(outcome)) == (0, {})
        assert nights.output.read_bytes() == before

    def test_somebody_elses_file_is_not_replaced(self, nights: Nights) -> None:
        nights.output.write_bytes(b"thesis")

        assert nights.night().exit_code == 73
        assert nights.output.read_bytes() == b"thesis"

    def test_one_that_is_added_gets_everything_and_one_that_is_taken_out_is_forgotten(
        self, nights: Nights, tmp_path: Path
    ) -> None:
        nights.night()
        nights.config = replace(nights.config, output=(tmp_path / "new.apkg",))
        (each,) = nights.night().handed

        assert (each.output.name, each.notes, each.changed) == ("new.apkg", 3, 3)
        nights.config = replace(nights.config, output=(nights.output,))
        nights.output.unlink()
        assert nights.night().handed[0].changed == 3

    def test_the_delta_holds_only_what_changed_since_the_last_package(self, nights: Nights) -> None:
        nights.config = replace(nights.config, delta=True)
        delta = delta_path(nights.output)
        nights.night()
        assert set(nights.written(delta)) == {TTL, NAT, PORT}

        nights.edit("2026-03-02.md", "hops", "hops left")
        (nights.vault / "daily/2026-03-03.md").unlink()
        nights.night()
        assert set(nights.written(delta)) == {TTL, PORT}
        assert all(nights.written(delta)[front] == nights.written()[front] for front in (TTL, PORT))
        before = stamp(delta)
        nights.night()
        assert stamp(delta) == before

    def test_no_note_no_package(self, tmp_path: Path) -> None:
        nights = Nights(tmp_path / "bare")
        nights.write("a.md", "Nothing to ask.\n")

        assert nights.night().exit_code == 0
        assert not nights.output.exists()


class TestChoices:
    def test_another_choice_is_another_read(self, nights: Nights) -> None:
        nights.night()
        nights.config = replace(nights.config, deck="공부")

        outcome = nights.night()

        assert (outcome.taken.files_read, fates(outcome)) == (2, {})
        assert {note.deck for note in nights.written().values()} == {"공부"}
        assert nights.night().taken.files_read == 0

    def test_the_user_has_a_say_in_what_becomes_a_card(self, nights: Nights) -> None:
        nights.write(
            "c.md",
            "## Pod\n\nA Pod is a group of containers that share one network.\n\n## References\n\n"
            + card("Which page is it?", "page 3"),
        )

        def lost(**choices: object) -> set[str]:
            """Return the fronts of the notes that are there without these choices and not with them."""
            before = nights.config
            guids = self._live(nights)
            nights.config = replace(before, **choices)  # type: ignore[arg-type]  # the fields of Config
            gone = guids.keys() - self._live(nights).keys()
            nights.config = before
            return {guids[guid] for guid in gone}

        assert lost() == set()
        assert lost(skip_sections=("references",)) == {"Which page is it?"}
        assert lost(kinds=(Kind.EXPLICIT,)) == {"Pod"}
        # The heading asks for it where the sentence may not: another kind of note, and still the same one.
        assert lost(languages=("ko",)) == set()
        assert len(lost(most_per_file=1)) == 2

    @staticmethod
    def _live(nights: Nights) -> dict[str, str]:
        nights.night(force=True)
        notes = read_notes(nights.output).values()
        return {note.guid: note.fields[0] for note in notes if ORPHAN_TAG not in note.tags}

    def test_what_is_excluded_is_orphaned(self, nights: Nights) -> None:
        nights.night()
        nights.config = replace(nights.config, exclude=("daily/**",))

        assert fates(nights.night()) == {"orphaned": 1}

    def test_another_name_of_the_vault_keeps_the_notes(self, nights: Nights) -> None:
        nights.night()
        guids = {note.guid for note in nights.written().values()}
        nights.edit("daily/2026-03-03.md", PORT, "On which port does DNS listen?")
        nights.config = replace(nights.config, vault_name="공부")

        assert "added" not in fates(nights.night())
        assert {note.guid for note in nights.written().values()} == guids


class TestWhoseLedger:
    def test_a_vault_may_move(self, nights: Nights, tmp_path: Path) -> None:
        nights.night()
        guids = {note.guid for note in nights.written().values()}
        moved = tmp_path / "moved"
        nights.vault.rename(moved)
        nights.config = replace(nights.config, vault=moved)

        assert "added" not in fates(nights.night())
        assert {note.guid for note in nights.written().values()} == guids

    def test_but_two_vaults_do_not_share_one(self, nights: Nights, tmp_path: Path) -> None:
        nights.night()
        other = Nights(tmp_path / "other")
        other.config = replace(other.config, state=nights.config.state)
        other.write("a.md", card("one?", "two"))

        with pytest.raises(ConfigError, match="belongs to the vault"):
            other.night()

    def test_two_runs_do_not_meet(self, nights: Nights) -> None:
        with held(nights.config.state_folder), pytest.raises(TryLaterError):
            nights.night()


def _unreadable_for_once(time: int) -> Callable[[Path], zipfile.ZipFile]:
    """Return what opens packages and fails the first, or the second, time."""
    times, opened = iter(range(1, 100)), zipfile.ZipFile

    def open_package(path: Path) -> zipfile.ZipFile:
        if next(times) == time:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return opened(path)

    return open_package


class TestALostLedger:
    @pytest.fixture(autouse=True)
    def _with_a_history(self, nights: Nights) -> None:
        """One note's words were another's once, so its guid is not that of its birth; another has lost its text."""
        nights.night()
        nights.edit("2026-03-02.md", TTL, "What does TTL mean?")
        nights.night()
        (nights.vault / "daily/2026-03-03.md").unlink()
        nights.night()

    def test_it_is_rebuilt_from_the_package_as_if_nothing_had_happened(self, nights: Nights) -> None:
        before, notes = stamp(nights.output), nights.written()
        shutil.rmtree(nights.config.state_folder)

        outcome = nights.night()

        assert fates(outcome) == {}
        assert outcome.messages == ("The ledger is new; 3 notes are known from the package.",)
        assert stamp(nights.output) == before
        nights.edit("2026-03-02.md", "NAT", "NAT!")
        nights.night()
        assert {note.guid for note in nights.written().values()} == {note.guid for note in notes.values()}
        assert nights.written()[PORT] == notes[PORT]

    @pytest.mark.parametrize("time", [1, 2])
    def test_nothing_is_begun_while_the_package_cannot_be_read(
        self, nights: Nights, monkeypatch: pytest.MonkeyPatch, time: int
    ) -> None:
        """A ledger begun without it would give every note a new guid, and put these in its place."""
        before, notes = stamp(nights.output), nights.written()
        shutil.rmtree(nights.config.state_folder)
        with monkeypatch.context() as broken:
            broken.setattr(zipfile, "ZipFile", _unreadable_for_once(time))
            with pytest.raises(OutputError, match=r"deck\.apkg cannot be read: Input/output error") as raised:
                nights.night()
        assert raised.value.exit_code == 73
        assert stamp(nights.output) == before

        assert fates(nights.night()) == {}
        assert nights.written() == notes

    def test_a_damaged_one_is_set_aside_and_rebuilt(self, nights: Nights) -> None:
        before = stamp(nights.output)
        ledger = Ledger(nights.config.state_folder)
        ledger.path.write_bytes(b"damaged" * 1000)

        outcome = nights.night()

        assert fates(outcome) == {}
        assert stamp(nights.output) == before
        (aside,) = ledger.path.parent.glob("ledger.damaged-*.sqlite3")
        reason = f"(file is not a database); it is set aside as {aside}, and a new one takes its place."
        rebuilt = "The ledger is new; 3 notes are known from the package."
        assert outcome.messages == (f"The ledger was damaged {reason}", rebuilt)
        assert aside.read_bytes() == b"damaged" * 1000

    def test_one_with_a_hole_is_found_when_there_is_something_to_do(self, nights: Nights) -> None:
        ledger = Ledger(nights.config.state_folder)
        content = bytearray(ledger.path.read_bytes())
        content[3 * 4096 :] = bytes(len(content) - 3 * 4096)
        ledger.path.write_bytes(content)
        nights.edit("2026-03-02.md", "NAT", "NAT!")

        outcome = nights.night()

        assert fates(outcome) == {"modified": 1}
        assert "set aside" in outcome.messages[0]

    def test_without_a_package_guids_are_those_of_birth(self, nights: Nights) -> None:
        nat = nights.written()[NAT].guid
        shutil.rmtree(nights.config.state_folder)
        nights.output.unlink()

        assert fates(nights.night()) == {"added": 2}
        assert nights.written()[NAT].guid == nat


class TestWhatAFileEmbeds:
    PICTURE = b"\x89PNG\r\n\x1a\n"

    def test_another_picture_is_another_card(self, nights: Nights) -> None:
        picture = nights.write("img/a.png", self.PICTURE + b"one")
        nights.write("c.md", "Q: What does it look like?\nA: so\n![[a.png]]\n")
        nights.night()
        first = nights.written()["What does it look like?"]
        nights.night()
        nights.write("img/a.png", self.PICTURE + b"two")

        assert fates(nights.night()) == {"modified": 1}
        second = nights.written()["What does it look like?"]
        assert first.fields[1] != second.fields[1]
        picture.unlink()
        assert fates(nights.night()) == {"modified": 1}
        nights.write("elsewhere/a.png", self.PICTURE + b"two")
        assert fates(nights.night()) == {"modified": 1}
        assert nights.written()["What does it look like?"].fields[1] == second.fields[1]

    def test_another_text_of_a_note_that_is_quoted_is_another_card(self, nights: Nights) -> None:
        """Through a chain of two; beside the file that was edited only the one whose card quotes it is read."""
        nights.write("quoting.md", "Q: What is a Service?\nA: as said:\n![[middle]]\n")
        nights.write("middle.md", "![[last#^why]]\n")
        nights.write("last.md", "such as it was ^why\n")
        nights.night()
        first = nights.written()["What is a Service?"].fields[1]
        assert "such as it was" in first
        assert nights.night().taken.files_read == 0

        nights.edit("last.md", "it was", "it is")
        outcome = nights.night()

        assert (fates(outcome), outcome.taken.files_read) == ({"modified": 1}, 2)
        second = nights.written()["What is a Service?"].fields[1]
        assert second == first.replace("it was", "it is")
        (nights.vault / "middle.md").unlink()
        assert fates(nights.night(force=True)) == {"modified": 1}
        assert "such as" not in nights.written()["What is a Service?"].fields[1]

    def test_an_orphan_whose_picture_is_gone_does_not_stop_the_package(self, nights: Nights) -> None:
        picture = nights.write("img/a.png", self.PICTURE)
        file = nights.write("c.md", "Q: What does it look like?\nA: so\n![[a.png]]\n")
        nights.night()
        picture.unlink()
        file.unlink()

        outcome = nights.night()

        assert (outcome.exit_code, fates(outcome)) == (0, {"orphaned": 1})
        assert "What does it look like?" in nights.written()


def test_a_ledger_lost_with_its_package_is_rebuilt_from_what_anki_exports(nights: Nights, tmp_path: Path) -> None:
    from anki.collection import Collection, ExportAnkiPackageOptions
    from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    nights.night()
    nights.edit("2026-03-02.md", TTL, "What does TTL mean?")
    nights.night()
    before = nights.written()
    (tmp_path / "anki").mkdir()
    collection = Collection(str(tmp_path / "anki/collection.anki2"))
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(nights.output), options=ImportAnkiPackageOptions())
    )
    original = collection.get_note(collection.find_notes("mean")[0])
    copy = collection.new_note(original.note_type())
    copy.fields = [f"{original.fields[0]} (mine)", *original.fields[1:]]
    collection.add_note(copy, deck_id=1)
    shutil.rmtree(nights.config.state_folder)
    nights.output.unlink()
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=True)
    collection.export_anki_package(out_path=str(nights.output), options=options, limit=None)
    collection.close()

    outcome = nights.night()

    assert fates(outcome) == {}
    assert [(each.notes, each.changed) for each in outcome.handed] == [(3, 0)]
    assert nights.written() == before
