"""Nights on which nothing, or one file, has changed, against a bare walk over the same vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.bench import Bench
from bench.figures import Comparison, Contest
from bench.laps import costs_of
from bench.notes import changes, plain, write_vault
from bench.parts.walk import walk
from bench.processes import Contestant, part_command, program

UNCHANGED, CHANGED, WALK = "sync, nothing changed", "sync, one file changed", "scandir and stat"
LIMITS = {UNCHANGED: "<= 3"}


def measure(bench: Bench) -> Iterator[Contest]:
    """Race in one process, where only the work counts, and as whole processes, as a scheduler starts them."""
    vault, config = bench.home.folder / "nights", bench.home.folder / "nights.toml"
    write_vault(vault, bench.size.vault_files, 1, plain)
    _configure(config, vault)
    bench.home.run(program("sync", "--config", config), bench.home.folder)
    files = f"{walk(str(vault)):,} files with a fact each"
    for what, name in (("unchanged", UNCHANGED), ("changed", CHANGED)):
        _cost, printed = bench.home.part("nightly", what, vault, config, bench.size.rounds)
        loaded = ", ".join(printed["said"]["loaded"]) or "none"
        said = {"heavy libraries loaded by a first run (wanted: none)": loaded} if name == UNCHANGED else {}
        yield Contest(
            f"{name}, in one process: {files}",
            costs_of(printed),
            [Comparison(name, WALK, wanted=LIMITS.get(name, "")), Comparison(name, WALK, "CPU s")],
            said,
        )
    yield _whole(bench, vault, config, files)


def _configure(config: Path, vault: Path) -> None:
    folder = config.parent
    values = {"vault": vault, "output": folder / "nights.apkg", "state": folder / "state", "log": folder / "night.log"}
    config.write_text("".join(f"{name} = {json.dumps(str(path))}\n" for name, path in values.items()), encoding="utf-8")


def _whole(bench: Bench, vault: Path, config: Path, files: str) -> Contest:
    folder, changed = bench.home.folder, changes(vault)
    sync = [program("sync", "--config", config)]
    contestants = {
        UNCHANGED: Contestant(sync, folder, lambda: bench.home.run(sync[0], folder)),
        CHANGED: Contestant(sync, folder, lambda: next(changed)),
        WALK: Contestant([part_command("walk", vault)], folder),
    }
    comparisons = [
        Comparison(UNCHANGED, WALK),
        Comparison(CHANGED, WALK),
        Comparison(UNCHANGED, "", "peak MB", "< 120"),
        Comparison(CHANGED, "", "peak MB"),
    ]
    return Contest(f"nights as whole processes: {files}", bench.home.race(contestants, bench.size.rounds), comparisons)
