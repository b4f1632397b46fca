"""Jobs to install, and stand-ins for the programs that would install them: the user's own are out of reach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from notes2anki.schedule.job import Job

NAME = "notes2anki-0badcafe"


def a_job(**changes: object) -> Job:
    """Return a job, ordinary but for what is asked for."""
    settings: dict[str, object] = {
        "name": NAME,
        "title": "notes2anki: nightly cards (/home/me/notes2anki.toml)",
        "command": ("/home/me/.venv/bin/python", "-m", "notes2anki", "sync"),
        "at": dt.time(3, 30),
        "environment": (("PYTHONUTF8", "1"),),
        "log": "/home/me/log/notes2anki.log",
    }
    return Job(**{**settings, **changes})  # type: ignore[arg-type]  # tests name the fields that they change


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give each test a home of its own and a PATH with no programs but those that it puts there."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable)
    return folder


Program = Callable[[str, str], Path]


@pytest.fixture
def program(programs: Path) -> Program:
    """Make a stand-in of a name from shell lines; return the file to which it writes its arguments."""

    def make(name: str, script: str) -> Path:
        log = programs / f"{name}.log"
        log.touch()
        file = programs / name
        file.write_text(f'#!/bin/sh\nPATH=/usr/bin:/bin\necho "$*" >> {log}\n{script}\n', encoding="utf-8")
        file.chmod(0o755)
        return log

    return make


@pytest.fixture
def crontab(program: Program, tmp_path: Path) -> Path:
    """Put a crontab program on the PATH that keeps its table in the returned file, which is not there yet."""
    table = tmp_path / "table"
    program(
        "crontab",
        f'case "$1" in\n'
        f'-l) if [ -f "{table}" ]; then cat "{table}"; else echo "no crontab for me" >&2; exit 1; fi ;;\n'
        f'-) cat > "{table}" ;;\n'
        f'-r) rm "{table}" ;;\n'
        f"esac",
    )
    return table
