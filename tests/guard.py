"""What no test may touch: the user's own folders, and the user's own Anki."""

from __future__ import annotations

from pathlib import Path

import platformdirs

ANKI_CONNECT_PORT = 8765
FORBIDDEN = tuple(
    str(find("notes2anki"))
    for find in (
        platformdirs.user_config_path,
        platformdirs.user_state_path,
        platformdirs.user_data_path,
        platformdirs.user_cache_path,
        platformdirs.user_log_path,
    )
)
_TOUCHING = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.scandir", "sqlite3.connect"})


class RealWorldError(Exception):
    """A test reached for the user's own files, or for the user's own Anki."""


def guard(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when the interpreter is about to touch what tests must leave alone."""
    if event in _TOUCHING:
        path = arguments[0]
        if isinstance(path, bytes):
            path = path.decode(errors="replace")
        if isinstance(path, str | Path) and str(path).startswith(FORBIDDEN):
            raise RealWorldError(f"{event} {path}")
    elif event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and len(address) > 1 and address[1] == ANKI_CONNECT_PORT:
            raise RealWorldError(f"{event} {address}")
