"""What may be a lost note but is not surely one is new, and the report says so."""

from __future__ import annotations

from pathlib import Path

from notes2anki.model import Severity
from sync.nights import Nights


def card(question: str, answer: str) -> str:
    return f"Q: {question}\nA: {answer}\n\n"


def test_a_note_that_may_be_either_of_two_lost_ones_is_told_with_both(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.write("a.md", card("Which port does the web server use?", "80"))
    nights.write("b.md", card("Which port does the web server use now?", "80"))
    nights.night()

    (nights.vault / "a.md").unlink()
    (nights.vault / "b.md").unlink()
    nights.write("c.md", card("Which port does the web server use today?", "80"))
    outcome = nights.night(force=True)

    (doubt,) = [problem for problem in outcome.taken.problems if problem.code == "uncertain-note"]
    assert (str(doubt.span), doubt.severity) == ("c.md:1", Severity.WARNING)
    assert "a.md:1 “Which port does the web server use?”" in doubt.message
    assert "b.md:1 “Which port does the web server use now?”" in doubt.message
    assert outcome.exit_code == 0


def test_an_edit_that_leaves_no_doubt_is_not_told(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.write("a.md", card("Which port does the web server use?", "80"))
    nights.night()
    before = nights.written()

    nights.edit("a.md", "web server", "web sever")
    outcome = nights.night()

    assert outcome.taken.problems == ()
    assert {note.guid for note in nights.written().values()} == {note.guid for note in before.values()}
