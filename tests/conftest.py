"""What holds for all tests: no real home, no real Anki, and a switch to write expected outputs anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

ANKI_CONNECT_PORT = 8765
_FORBIDDEN = tuple(
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
_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}


class RealWorldError(Exception):
    """A test reached for the user's own files, or for the user's own Anki."""


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when the interpreter is about to touch what tests must leave alone."""
    if event in _TOUCHING:
        path = arguments[0]
        if isinstance(path, bytes):
            path = path.decode(errors="replace")
        if isinstance(path, str | Path) and str(path).startswith(_FORBIDDEN):
            raise RealWorldError(f"{event} {path}")
    elif event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and len(address) > 1 and address[1] == ANKI_CONNECT_PORT:
            raise RealWorldError(f"{event} {address}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regenerate`."""
    parser.addoption(
        "--regenerate", action="store_true", help="write the expected outputs of Markdown fixtures from what comes out"
    )


def pytest_configure() -> None:
    """Stand guard before any test module is imported; an audit hook stays for the life of the process."""
    sys.addaudithook(_guard)


@pytest.fixture(scope="module", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give each test module an empty home of its own, and messages in English."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in _HOMES.items():
            patch.setenv(variable, str(home / folder))
        patch.setenv("NOTES2ANKI_LANG", "en")
        yield
