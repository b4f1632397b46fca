"""`notes2anki cards`: the contract that other tools build on."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from cli.conftest import Notes2Anki
from notes2anki.extract.gates import REASONS

KEYS = [
    "guid",
    "kind",
    "note_type",
    "front",
    "back",
    "text",
    "source",
    "deck",
    "tags",
    "context",
    "score",
    "reason",
]


def test_a_pipe_gets_one_object_a_line_with_every_field(notes2anki: Notes2Anki, vault: Path) -> None:
    done = notes2anki("cards", vault)

    assert (done.code, done.err) == (0, "")
    cards = done.json_lines()
    assert [(card["front"], card["back"]) for card in cards] == [
        ("TTL", "패킷이 거칠 수 있는 라우터의 수"),
        ("사설 IP를 공인 IP로 바꿔주는 기술은?", "NAT"),
        ("Which port does DNS use?", "53"),
    ]
    for card in cards:
        assert list(card) == KEYS
        assert len(card["guid"]) == 10
        assert (card["kind"], card["note_type"], card["text"]) == ("explicit", "notes2anki Basic", None)
        assert 0 <= card["score"] <= 1
        assert card["reason"]
    first = cards[0]
    assert first["source"] == {"path": "2026-03-02.md", "line_start": 8, "line_end": 8}
    assert first["deck"].split("::") == ["daily", "네트워크"]
    assert first["context"] == ["네트워크"]
    assert set(first["tags"]) == {"network", "n2a::explicit"}


def test_a_cloze_gives_its_sentence(notes2anki: Notes2Anki, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## DNS\n\nDNS answers over {{c1::UDP}} first.\n", encoding="utf-8")

    (card,) = notes2anki("cards", "a.md").json_lines()

    assert card["note_type"] == "notes2anki Cloze"
    assert (card["front"], card["back"]) == ("DNS answers over […] first.", "UDP")
    assert card["text"] == "DNS answers over UDP first."


def test_json_is_one_array(notes2anki: Notes2Anki, vault: Path) -> None:
    lines = notes2anki("cards", vault).json_lines()

    assert json.loads(notes2anki("cards", vault, "--format", "json").out) == lines
    assert json.loads(notes2anki("cards", vault / "2026-03-03.md", "--format", "json").out) == lines[2:]


def test_the_path_is_relative_to_the_vault_whatever_was_named(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / ".obsidian").mkdir()
    (vault / "deep").mkdir()
    (vault / "deep/a.md").write_text("Q: one?\nA: 1\n", encoding="utf-8")

    for named in (vault / "deep", vault / "deep/a.md"):
        (card,) = notes2anki("cards", named).json_lines()
        assert card["source"]["path"] == "deep/a.md"


def test_all_adds_the_rejected_in_their_places(notes2anki: Notes2Anki, vault: Path) -> None:
    kept = notes2anki("cards", vault).json_lines()

    everything = notes2anki("cards", vault, "--all").json_lines()

    assert [card for card in everything if "rejected" not in card] == kept
    rejected = [card for card in everything if "rejected" in card]
    assert {card["rejected"] for card in rejected} & set(REASONS)
    assert all(list(card) == [*KEYS, "rejected"] and card["guid"] is None for card in rejected)
    lines = [(card["source"]["path"], card["source"]["line_start"]) for card in everything]
    assert lines == sorted(lines)


def test_a_higher_least_score_gives_fewer_cards_and_tells_so(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "claim.md").write_text("## Pod\nkubelet은 노드마다 하나씩 실행되는 에이전트이다.\n", encoding="utf-8")

    everything = notes2anki("cards", vault / "claim.md", "--min-score", "0").json_lines()
    few = notes2anki("cards", vault / "claim.md", "--min-score", "1").json_lines()
    told = notes2anki("cards", vault / "claim.md", "--min-score", "1", "--all").json_lines()

    assert everything
    assert all(card["score"] == 1 for card in few)
    assert "low-score" in {card.get("rejected") for card in told}


def test_decks_follow_the_options(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "kube").mkdir()
    (vault / "2026-03-03.md").rename(vault / "kube/2026-03-03.md")

    def deck(*options: str) -> str:
        return str(notes2anki("cards", vault, *options).json_lines()[-1]["deck"])

    assert deck() == "daily::DNS"
    assert deck("--deck-from", "folder") == "daily::kube"
    assert deck("--deck-from", "vault") == "daily"
    assert deck("--deck", "공부::매일") == "공부::매일::DNS"
    assert deck("--vault-name", "My vault") == "My vault::DNS"


class TestTheTable:
    def test_it_is_the_default_on_a_terminal(
        self, notes2anki: Notes2Anki, vault: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "100")
        table = notes2anki("cards", vault, "--format", "table").out
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

        shown = notes2anki("cards", vault).out
        assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == table

    def test_its_columns_hold_although_korean_letters_are_wide(
        self, notes2anki: Notes2Anki, vault: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "100")

        head, *rows = notes2anki("cards", vault, "--format", "table").out.splitlines()

        assert head.split() == ["Where", "Kind", "Front", "Back"]
        starts = [columns(head[: head.index(title)]) for title in ("Kind", "Front", "Back")]
        asked = (("explicit", "TTL", "패킷이"), ("explicit", "사설", "NAT"), ("explicit", "Which", "53"))
        for row, cells in zip(rows, asked, strict=True):
            assert [columns(row[: row.index(cell)]) for cell in cells] == starts
            assert columns(row) <= 100

    def test_the_rejected_have_a_column_of_their_own(self, notes2anki: Notes2Anki, vault: Path) -> None:
        table = notes2anki("cards", vault, "--format", "table", "--all").out

        assert table.splitlines()[0].split() == ["Where", "Kind", "Front", "Back", "Rejected"]
        assert any(code in table for code in REASONS)

    def test_a_long_answer_is_cut(self, notes2anki: Notes2Anki, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(f"Q: what?\nA: {'word ' * 100}end\n", encoding="utf-8")

        table = notes2anki("cards", "a.md", "--format", "table").out

        assert "…" in table
        assert "end" not in table


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def test_nothing_is_written(notes2anki: Notes2Anki, vault: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    notes2anki("cards", vault, "--state", tmp_path / "state")

    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_without_notes_is_told_and_is_no_error(notes2anki: Notes2Anki, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    done = notes2anki("cards", "empty")

    assert (done.code, done.out) == (0, "")
    assert done.err == "notes2anki: There is no Markdown file in empty.\n"
    assert notes2anki("cards", "empty", "--format", "json").out == "[]\n"


def test_one_bad_file_stops_no_other(notes2anki: Notes2Anki, vault: Path) -> None:
    (vault / "2026-03-01.md").write_bytes(b"text\x00\x00\x00text")
    (vault / "broken.md").write_text("---\ntags: [a\n---\nQ: still read?\nA: yes\n", encoding="utf-8")

    done = notes2anki("cards", vault)

    assert done.code == 3
    assert [card["back"] for card in done.json_lines()][-2:] == ["53", "yes"]
    assert "2026-03-01.md:1: binary " in done.err
    assert "broken.md:" in done.err


def test_broken_front_matter_alone_is_a_warning(notes2anki: Notes2Anki, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntags: [a\n---\nQ: still read?\nA: yes\n", encoding="utf-8")

    done = notes2anki("cards", "a.md")

    assert done.code == 0
    assert done.err.startswith("a.md:")
