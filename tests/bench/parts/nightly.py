"""The nightly run in one process with a bare walk: `nightly unchanged|changed VAULT CONFIG ROUNDS`."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.laps import Runner, alternate, as_json
from bench.notes import changes
from bench.parts.walk import walk
from notes2anki.cli import main as notes2anki

HEAVY = ("kiwipiepy", "genanki", "markdown_it")
NAMES = {"unchanged": "sync, nothing changed", "changed": "sync, one file changed"}
WALK = "scandir and stat"


def main(what: str, vault: Path, config: Path, rounds: int) -> None:
    """Race and print; `first` is what a first run of the process has loaded of the heavy libraries."""
    synced(config)
    first = [name for name in HEAVY if name in sys.modules]
    changed = changes(vault)
    runners = {
        NAMES[what]: Runner(lambda: synced(config), prepare=lambda: next(changed) if what == "changed" else None),
        WALK: Runner(lambda: {"files": walk(str(vault))}),
    }
    print(as_json(alternate(runners, rounds), loaded=first))


def synced(config: Path) -> Mapping[str, float]:
    """Run `notes2anki sync` as its command does. Raises RuntimeError when it fails."""
    told = io.StringIO()
    code: object = None
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            notes2anki(["sync", "--config", str(config)])
        except SystemExit as left:
            code = left.code
    if code:
        raise RuntimeError(f"sync: exit {code}\n{told.getvalue()}")
    return {}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
