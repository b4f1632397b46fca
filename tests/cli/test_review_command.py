"""`notes2anki review`: single cards are kept and dropped by the first letters of their guids."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from sync.decided import MORE_QUOTED, QUOTED, lessons

from cli.conftest import Finished, Notes2Anki
from notes2anki.ledger import decisions
from notes2anki.ledger.store import Ledger
from notes2anki.sync.wishes import wishes_of
from notes2anki.targets.apkg_reader import read_notes

MARKED = "Q: 리졸버는 무엇을 바꾸어 주는가?\nA: 이름을 주소로\n"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "볼트"
    (folder / "daily").mkdir(parents=True)
    write(folder / "daily/quoted.md", QUOTED)
    write(folder / "marked.md", MARKED)
    (tmp_path / "notes2anki.toml").write_text(
        'vault = "볼트"\noutput = "deck.apkg"\nstate = "state"\nlog = "log/night.log"\nmin_score = 0.99\n',
        encoding="utf-8",
    )
    return folder


def write(file: Path, text: str) -> None:
    """Write a file long enough ago that no run waits for it."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (time.time() - 60, time.time() - 60))


def listed(notes2anki: Notes2Anki, *arguments: object) -> list[dict[str, Any]]:
    return notes2anki("review", "list", *arguments).json_lines()


def guids_in(package: Path) -> set[str]:
    return set(map(str, read_notes(package)))


class TestList:
    def test_cards_and_with_all_what_only_its_score_keeps_out(self, notes2anki: Notes2Anki, vault: Path) -> None:
        del vault
        notes2anki("sync")

        (marked,) = listed(notes2anki)
        every = listed(notes2anki, "--all")

        assert marked == {
            "guid": marked["guid"],
            "verdict": None,
            "decided_at": None,
            "made": True,
            "has_text": True,
            "kind": "explicit",
            "front": "리졸버는 무엇을 바꾸어 주는가?",
            "back": "이름을 주소로",
            "path": "marked.md",
            "line": 1,
            "score": 1.0,
        }
        assert [each["made"] for each in every if each["path"] == "marked.md"] == [True]
        assert {each["made"] for each in every if each["path"] == "daily/quoted.md"} == {False}

    @pytest.mark.parametrize("place", ["볼트/daily", "daily", "daily/quoted.md", "볼트/daily/quoted.md"])
    def test_of_some_files_only(self, notes2anki: Notes2Anki, vault: Path, place: str) -> None:
        del vault
        notes2anki("sync")

        assert {each["path"] for each in listed(notes2anki, "--all", place)} == {"daily/quoted.md"}
        assert {each["path"] for each in listed(notes2anki, "--all", "볼트")} == {"daily/quoted.md", "marked.md"}

    def test_as_a_table_with_what_was_decided(self, notes2anki: Notes2Anki, vault: Path) -> None:
        del vault
        notes2anki("sync")
        guid = listed(notes2anki)[0]["guid"]
        notes2anki("review", "drop", guid)

        table = notes2anki("review", "list", "--all", "--format", "table").out

        head, *rows = table.splitlines()
        assert head.split() == ["GUID", "Decided", "Where", "Kind", "Score", "Front"]
        (row,) = [row for row in rows if row.startswith(guid)]
        assert row.split()[1:5] == ["dropped", "marked.md:1", "explicit", "1.00"]
        assert any("left out" in row for row in rows)

    def test_a_decision_on_a_card_that_is_gone_is_there_too(self, notes2anki: Notes2Anki, vault: Path) -> None:
        notes2anki("sync")
        spare = next(each for each in listed(notes2anki, "--all") if not each["made"])
        notes2anki("review", "drop", spare["guid"])
        write(vault / "daily/quoted.md", "nothing more\n")
        notes2anki("sync")

        (told,) = [each for each in listed(notes2anki) if each["guid"] == spare["guid"]]

        assert (told["verdict"], told["front"], told["path"], told["kind"]) == ("drop", None, None, spare["kind"])
        assert notes2anki("review", "list", "--format", "table").code == 0

    def test_before_the_first_run(self, notes2anki: Notes2Anki, vault: Path) -> None:
        del vault
        done = notes2anki("review", "list", "--format", "json")

        assert (done.code, done.out) == (0, "[]\n")
        assert "There are no cards yet" in done.err


class TestDecide:
    def test_kept_made_dropped_gone_and_forgotten_back(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        del vault
        package = tmp_path / "deck.apkg"
        notes2anki("sync")
        marked = listed(notes2anki)[0]["guid"]
        spare = next(each["guid"] for each in listed(notes2anki, "--all") if not each["made"])

        kept = notes2anki("review", "keep", spare[:6])
        dropped = notes2anki("review", "drop", marked[:6])
        assert (kept.code, dropped.code) == (0, 0)
        assert "1 cards are kept" in kept.err
        assert "Delete in Anki" in dropped.err
        assert "there are 2" in dropped.err
        notes2anki("sync")
        assert guids_in(package) == {spare}
        assert {each["guid"]: each["verdict"] for each in listed(notes2anki)} == {spare: "keep", marked: "drop"}

        assert "1 decisions are forgotten" in notes2anki("review", "forget", marked[:6]).err
        notes2anki("sync")
        assert guids_in(package) == {spare, marked}

    def test_a_note_that_was_deleted_comes_back_when_it_is_kept(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        del vault
        notes2anki("sync")
        guid = listed(notes2anki)[0]["guid"]
        spare = next(each["guid"] for each in listed(notes2anki, "--all") if not each["made"])
        notes2anki("review", "keep", spare)
        notes2anki("orphans", "delete", guid)
        notes2anki("sync")
        notes2anki("review", "keep", guid)
        notes2anki("sync")

        assert guids_in(tmp_path / "deck.apkg") == {guid, spare}

    @pytest.mark.parametrize("verdict", ["keep", "drop"])
    def test_an_unknown_guid(self, notes2anki: Notes2Anki, vault: Path, verdict: str) -> None:
        del vault
        notes2anki("sync")
        done = notes2anki("review", verdict, "never")

        assert done.code == 2
        assert "No card has the GUID never" in done.err
        assert "review list --all" in done.err

    def test_letters_that_several_cards_share(self, notes2anki: Notes2Anki, vault: Path) -> None:
        for number in range(70):
            write(vault / f"{number}.md", f"Q: What is number {number}?\nA: It is {number}.\n")
        notes2anki("sync")
        guids = [each["guid"] for each in listed(notes2anki, "--all")]
        letter = max({guid[0] for guid in guids}, key=lambda letter: sum(guid[0] == letter for guid in guids))
        done = notes2anki("review", "drop", letter)

        assert done.code == 2
        assert f"{letter} may be " in done.err
        assert "write more of its letters" in done.err
        assert all(each["verdict"] is None for each in listed(notes2anki))

    def test_nothing_is_done_when_one_of_several_is_wrong(self, notes2anki: Notes2Anki, vault: Path) -> None:
        del vault
        notes2anki("sync")
        guid = listed(notes2anki)[0]["guid"]

        assert notes2anki("review", "drop", guid, "never").code == 2
        assert listed(notes2anki)[0]["verdict"] is None

    def test_forgetting_what_was_never_decided(self, notes2anki: Notes2Anki, vault: Path) -> None:
        del vault
        notes2anki("sync")
        done = notes2anki("review", "forget", listed(notes2anki)[0]["guid"])

        assert done.code == 2
        assert "You decided nothing on" in done.err

    def test_in_korean(self, notes2anki: Notes2Anki, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        del vault
        notes2anki("sync")
        guid = listed(notes2anki)[0]["guid"]
        monkeypatch.setenv("NOTES2ANKI_LANG", "ko")

        assert "카드 1개를 뺍니다" in notes2anki("review", "drop", guid).err
        assert "남긴 것은 점수가 낮아도 만들고" in notes2anki("review", "--help").out


class TestWithoutAConfiguration:
    @pytest.fixture(autouse=True)
    def _alone(self, vault: Path, tmp_path: Path) -> None:
        del vault
        (tmp_path / "notes2anki.toml").unlink()

    def export(self, notes2anki: Notes2Anki) -> Finished:
        return notes2anki("export", "볼트", "-o", "e.apkg", "--state", "state", "--min-score", "0.99")

    def all_cards(self, notes2anki: Notes2Anki, *more: object) -> list[dict[str, Any]]:
        return notes2anki("cards", "볼트", "--all", "--state", "state", "--min-score", "0.99", *more).json_lines()

    def test_an_export_keeps_and_drops(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        self.export(notes2anki)
        low = next(each for each in self.all_cards(notes2anki) if each.get("rejected") == "low-score")
        (marked,) = [each for each in self.all_cards(notes2anki) if each["kind"] == "explicit"]

        notes2anki("review", "keep", "--state", "state", low["guid"])
        notes2anki("review", "drop", "--state", "state", marked["guid"])
        done = self.export(notes2anki)

        assert done.code == 0
        assert guids_in(tmp_path / "e.apkg") == {low["guid"]}
        told = {each["guid"]: each.get("rejected") for each in self.all_cards(notes2anki) if each["guid"]}
        assert (told[low["guid"]], told[marked["guid"]]) == (None, "dropped")
        explained = notes2anki("explain", "볼트/marked.md", "--state", "state")
        assert "marked.md:1: dropped (you dropped it)" in explained.out
        assert "marked.md:1: kept" in notes2anki("explain", "볼트/marked.md").out

    def test_every_card_that_only_its_score_keeps_out_has_a_guid_that_can_be_kept(self, notes2anki: Notes2Anki) -> None:
        self.export(notes2anki)
        without_state = notes2anki("cards", "볼트", "--all", "--min-score", "0.99").json_lines()
        low = {each["guid"] for each in without_state if each.get("rejected") == "low-score"}
        kept_out = {each["guid"] for each in listed(notes2anki, "--all", "--state", "state") if not each["made"]}

        assert low == kept_out != set()

    def test_what_was_dropped_keeps_its_guid_when_it_is_edited(
        self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path
    ) -> None:
        write(vault / "marked.md", MARKED + "\nQ: What is a TTL?\nA: hops\n")
        self.export(notes2anki)
        (guid,) = [each["guid"] for each in listed(notes2anki, "--state", "state") if each["front"] == "What is a TTL?"]
        notes2anki("review", "drop", "--state", "state", guid)
        write(vault / "marked.md", MARKED + "\nQ: What is a TTL?\nA: a number of hops\n")
        self.export(notes2anki)
        write(vault / "marked.md", MARKED + "\nQ: What is the TTL?\nA: a number of hops\n")
        self.export(notes2anki)

        assert guid not in guids_in(tmp_path / "e.apkg")
        assert len(guids_in(tmp_path / "e.apkg")) == 1


class TestTeaching:
    @pytest.fixture(autouse=True)
    def _taught(self, notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
        text = (tmp_path / "notes2anki.toml").read_text(encoding="utf-8").replace("0.99", "0.5")
        (tmp_path / "notes2anki.toml").write_text(text, encoding="utf-8")
        notes2anki("sync")
        with Ledger(tmp_path / "state").writing() as connection:
            decisions.record(connection, lessons("place_quote", "place_list", 1500))
        write(vault / "more.md", MORE_QUOTED)

    def test_the_commands_tell_that_decisions_teach(self, notes2anki: Notes2Anki) -> None:
        guid = listed(notes2anki)[0]["guid"]

        assert "Your 3001 decisions correct the scores" in notes2anki("review", "keep", guid).err

    def test_explain_shows_the_score_before_and_after(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        plain = notes2anki("explain", "볼트/more.md", "--json").json_lines()
        told = notes2anki("explain", "볼트/more.md", "--state", "state", "--json").json_lines()

        assert [each["leaned"] for each in plain] == [None] * len(plain)
        assert [each["score"] for each in told] == [each["score"] for each in plain]
        left_out = [each for each in told if each["verdict"] == "leaned"]
        assert left_out
        assert all(each["leaned"] < each["score"] for each in left_out)
        with Ledger(tmp_path / "state").reading() as connection:
            wishes = wishes_of(decisions.load(connection), 0.6)
        assert wishes.leaning
        out = notes2anki("explain", "볼트/more.md", "--state", "state").out
        assert "leaned (you dropped cards like it)" in out
        assert f"by what you keep and drop {left_out[0]['leaned']:.2f}" in out

    def test_cards_names_the_reason_and_what_is_there_stays(self, notes2anki: Notes2Anki) -> None:
        told = notes2anki("cards", "볼트", "--all", "--state", "state", "--min-score", "0.5").json_lines()

        leaned = [each for each in told if each.get("rejected") == "leaned"]
        assert {each["source"]["path"] for each in leaned} == {"more.md"}
        assert all(each["guid"] for each in leaned)
        made = {each["source"]["path"] for each in told if "rejected" not in each}
        assert "daily/quoted.md" in made

    def test_one_that_was_left_out_can_be_kept(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        notes2anki("sync")
        told = notes2anki("cards", "볼트", "--all", "--state", "state", "--min-score", "0.5").json_lines()
        guid = next(each["guid"] for each in told if each.get("rejected") == "leaned")

        assert guid in {each["guid"] for each in listed(notes2anki, "--all") if not each["made"]}
        assert notes2anki("review", "keep", guid).code == 0
        notes2anki("sync")
        assert guid in guids_in(tmp_path / "deck.apkg")
        assert {each["made"] for each in listed(notes2anki, "--all") if each["guid"] == guid} == {True}
