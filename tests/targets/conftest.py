"""A real Anki collection, and notes to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection
from hand_made import cloze, note_of, pair

from notes2anki.model import Note, Style


@pytest.fixture
def notes() -> tuple[Note, ...]:
    """One note of each style: basic, typed, reversed, and a cloze with two cards."""
    return (
        note_of(pair("리졸버", "이름을 주소로 바꾸어 주는 프로그램")),
        note_of(pair("TTL", "time to live", Style.TYPED)),
        note_of(pair("A 레코드", "이름에 IPv4 주소를 잇는다", Style.REVERSED)),
        note_of(cloze("재귀 질의는 리졸버가, 반복 질의는 서버가 한다.", ("재귀", 1), ("서버가", 2))),
    )


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of the real Anki."""
    folder = tmp_path / "anki"
    folder.mkdir()
    opened = Collection(str(folder / "collection.anki2"))
    yield opened
    opened.close()
