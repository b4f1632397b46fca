"""What readers said is kept without a word of the notes, and met again by who has them."""

from __future__ import annotations

import json
import lzma
import re
from pathlib import Path
from typing import Any

import pytest
import readings
from readings import READINGS, Read, digest, file_digest, read_notes

from notes2anki.plain import plain_back

HEX = re.compile(r"[0-9a-f]{16}|[0-9a-f]{24}|")
NAMES = re.compile(
    r"(?:ko|en)-[\w-]+|concept|heading|footnote|definition|claim|explicit|ok|long|leak|deletion|unclear|misread|broken"
)
NOTE = "뮤텍스: 한 스레드만 드는 잠금\n\n커널은 안 쓰는 페이지를 디스크로 내보낸다.\n"


def test_no_word_of_a_note_is_kept() -> None:
    with lzma.open(READINGS, "rt", encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines]
    words = {value for each in said for value in texts(each)}
    assert len(said) > 4000
    assert [word for word in words if not HEX.fullmatch(word) and not NAMES.fullmatch(word)] == []


def texts(reading: dict[str, Any]) -> list[str]:
    found = [value for value in reading.values() if isinstance(value, str)]
    return found + [each for value in reading.values() if isinstance(value, list) for each in value]


def test_a_digest_does_not_look_at_white_space() -> None:
    assert digest("한 스레드만 드는 잠금") == digest("한 스레드만\n드는  잠금") != digest("한 스레드만 드는 자물쇠")


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Read]:
    """A note in a folder, whose card and whose sentence somebody has read."""
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "a.md").write_text(NOTE, encoding="utf-8")
    (tmp_path / "vault" / "unread.md").write_text("다른 노트이다.\n", encoding="utf-8")
    note = {"file": file_digest(NOTE.encode()), "author": "ko-nobody"}
    card = {
        "line": 1,
        "kind": "concept",
        "card": digest("colon|뮤텍스|한 스레드만 드는 잠금"),
        "worth": 2,
        "form": "ok",
    }
    offered = {words: digest(words) for words in ("커널은", "디스크로", "안 쓰는 페이지를")}
    sentence = {"line": 3, "text": digest("커널은 안 쓰는 페이지를 디스크로 내보낸다."), "offered": [*offered.values()]}
    sentence |= {"good": [offered["디스크로"], offered["안 쓰는 페이지를"]], "best": offered["안 쓰는 페이지를"]}
    kept = tmp_path / "readings.jsonl.xz"
    with lzma.open(kept, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(note | each) + "\n" for each in (card, sentence))
    found = readings.load_readings(kept)
    monkeypatch.setattr(readings, "load_readings", lambda: found)
    [(author, name, said)] = read_notes([tmp_path / "vault"])
    assert (author, name) == ("ko-nobody", "a.md")
    return said


def test_a_card_is_met_with_its_worth(read: list[Read]) -> None:
    assert [(each.good, each.agreement) for each in read if not each.proposal.deletion] == [(True, None)]


def test_every_choice_of_a_sentence_is_met(read: list[Read]) -> None:
    chosen = {plain_back(each.proposal.candidate): each.agreement for each in read if each.proposal.deletion}
    assert chosen == {"커널은": 0.0, "디스크로": 0.85, "안 쓰는 페이지를": 1.0}
