"""`notes2anki explain`: each statement with what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Notes2Anki
from notes2anki.extract.gates import REASONS

NOTE = """## To do
Q: Which port does DNS use?
A: 53

- [ ] read chapter 4 of the book

```
code is no statement
```
ㅎㅎ
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(NOTE, encoding="utf-8")
    return tmp_path / "a.md"


def test_a_card_tells_its_rule_score_and_reason(notes2anki: Notes2Anki, note: Path) -> None:
    done = notes2anki("explain", f"{note}:2")

    head, rule, front, back, *_reason = done.out.splitlines()
    assert head == "a.md:2: kept (it becomes a note)"
    assert rule.startswith("    explicit, ")
    assert "score 1.00" in rule
    assert (front, back) == ("    Which port does DNS use?", "    → 53")
    assert done.code == 0


def test_what_was_rejected_tells_why(notes2anki: Notes2Anki, note: Path) -> None:
    (verdict, *_wider) = notes2anki("explain", f"{note}:5", "--json").json_lines()

    assert verdict["source"]["line_start"] == 5
    assert REASONS[verdict["verdict"]] in notes2anki("explain", f"{note}:5").out


def test_a_statement_without_a_proposal_is_there_too(notes2anki: Notes2Anki, note: Path) -> None:
    verdict, *_wider = notes2anki("explain", f"{note}:10", "--json").json_lines()

    assert (verdict["verdict"], verdict["front"]) == ("no-rule", "ㅎㅎ")


def test_what_the_author_does_not_want_is_told_as_such(notes2anki: Notes2Anki, tmp_path: Path) -> None:
    text = "## DNS %%no-card%%\nCoreDNS는 클러스터의 DNS 서버이다. %%no-card%%\n\nㅎㅎ %%no-card%%\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\nnotes2anki: false\n---\n{text}", encoding="utf-8")

    for path in ("a.md", "b.md"):
        verdicts = notes2anki("explain", path, "--json").json_lines()

        assert {verdict["verdict"] for verdict in verdicts} == {"no-card"}
        assert REASONS["no-card"] in notes2anki("explain", path).out


def test_the_whole_file_is_in_the_order_of_its_lines(notes2anki: Notes2Anki, note: Path) -> None:
    lines = [each["source"]["line_start"] for each in notes2anki("explain", note, "--json").json_lines()]

    assert lines == sorted(lines)
    assert {2, 10} <= set(lines)


def test_a_line_without_a_statement_has_nothing_to_explain(notes2anki: Notes2Anki, note: Path) -> None:
    done = notes2anki("explain", f"{note}:100")

    assert (done.code, done.out) == (0, "There is no statement here.\n")


@pytest.mark.parametrize(("place", "code"), [("gone.md", 2), ("gone.md:3", 2), (".", 2), ("bad.md", 3)])
def test_what_cannot_be_explained(notes2anki: Notes2Anki, note: Path, place: str, code: int) -> None:
    note.with_name("bad.md").write_bytes(b"\x00\x00\x01")

    done = notes2anki("explain", place)

    assert (done.code, done.out) == (code, "")
    assert done.err


def test_a_file_whose_name_ends_in_a_number_is_that_file(notes2anki: Notes2Anki, note: Path) -> None:
    note.rename(note.with_name("a.md:2.md"))

    assert notes2anki("explain", "a.md:2.md:2").out.startswith("a.md:2.md:2: kept")
