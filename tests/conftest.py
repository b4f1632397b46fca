"""What holds for all tests: no real home, no real Anki, and a switch to write expected outputs anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from guard import guard
from hypothesis import HealthCheck, settings

_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}

# How long an example takes, and the making of one, depends on who else uses the machine.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regenerate`."""
    parser.addoption(
        "--regenerate", action="store_true", help="write the expected outputs of Markdown fixtures from what comes out"
    )


def pytest_configure() -> None:
    """Stand guard before any test module is imported; an audit hook stays for the life of the process."""
    sys.addaudithook(guard)


@pytest.fixture(scope="module", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give each test module an empty home of its own, and messages in English."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in _HOMES.items():
            patch.setenv(variable, str(home / folder))
        patch.setenv("NOTES2ANKI_LANG", "en")
        yield
