"""A vault of three notes in two files, and nights over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.conftest import notes2anki

from sync.nights import Nights, card

__all__ = ["notes2anki"]


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    made = Nights(tmp_path)
    made.write("2026-03-02.md", card("What is a TTL?", "hops") + card("사설 IP를 바꿔주는 기술은?", "NAT"))
    made.write("daily/2026-03-03.md", card("Which port does DNS use?", "53"))
    return made
