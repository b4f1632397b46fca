"""The tests' own guard: nothing of the user's is within their reach."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import guard
import platformdirs
import pytest


@pytest.mark.parametrize("folder", guard.FORBIDDEN)
def test_the_real_folders_are_out_of_reach(folder: str) -> None:
    with pytest.raises(guard.RealWorldError):
        (Path(folder) / "a").write_text("")
    with pytest.raises(guard.RealWorldError):
        os.scandir(folder)


def test_the_real_anki_is_out_of_reach() -> None:
    with socket.socket() as plug, pytest.raises(guard.RealWorldError):
        plug.connect(("127.0.0.1", guard.ANKI_CONNECT_PORT))


def test_the_folders_that_tests_get_are_others() -> None:
    for find in (platformdirs.user_config_path, platformdirs.user_state_path):
        folder = find("notes2anki", ensure_exists=True)
        assert not str(folder).startswith(guard.FORBIDDEN)
