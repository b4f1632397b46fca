"""Notes and a ledger to keep them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from notes2anki.ledger.store import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "state")
