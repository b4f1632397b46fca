"""A vault to read and a command line to run, both away from the user's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from notes2anki.cli import main


@dataclass(frozen=True, slots=True)
class Finished:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def json_lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Notes2Anki = Callable[..., Finished]


@pytest.fixture
def notes2anki(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Finished]:
    """Run the command line in this process, in English, with the folder `tmp_path` around it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTES2ANKI_LANG", "en")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-home"))

    def run(*arguments: object) -> Finished:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Finished(int(left.value.code or 0), written.out, written.err)

    return run


# What the author marked on purpose: a card whatever the judge of prose thinks.
DAY = """---
{"dg-publish":true,"permalink":"/daily/2026-03-02/","tags":["network"]}
---

# 공부 메모장
## 네트워크

TTL::패킷이 거칠 수 있는 라우터의 수

Q: 사설 IP를 공인 IP로 바꿔주는 기술은?
A: NAT

## 내일 할 일
- [ ] 네트워크 강의를 다시 복습하기
"""
SECOND_DAY = """# Notes
## DNS

Q: Which port does DNS use?
A: 53
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Make a vault of two days with three cards: two lines of Korean on the first day, one of English on the second."""
    folder = tmp_path / "daily"
    folder.mkdir()
    (folder / "2026-03-02.md").write_text(DAY, encoding="utf-8")
    (folder / "2026-03-03.md").write_text(SECOND_DAY, encoding="utf-8")
    return folder
