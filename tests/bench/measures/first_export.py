"""A first export of files without any card syntax, against others who are told where the cards are."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from bench.bench import Bench
from bench.figures import Comparison, Contest
from bench.machine import cores
from bench.notes import Write, for_ankdown, for_ankivalenz, plain, write_vault
from bench.peers import ANKDOWN, ANKIVALENZ, Peer, install
from bench.processes import Command, Contestant, FailedError, part_command, program
from bench.sizes import FACTS_IN_A_FILE

OURS, ALONE, PARTS = "notes2anki export", "notes2anki export --jobs 1", "bare markdown-it and kiwi"
DATABASE = "collection.anki2"
SYNTAXES: Mapping[Peer, Write] = {ANKIVALENZ: for_ankivalenz, ANKDOWN: for_ankdown}


def measure(bench: Bench) -> Iterator[Contest]:
    """Race on the same facts, each program on its own syntax."""
    folder = bench.home.folder / "first"
    write_vault(folder / "plain", bench.size.first_files, FACTS_IN_A_FILE, plain)
    contestants = _ours(folder)
    skipped: dict[str, str] = {}
    for peer, write in SYNTAXES.items() if bench.peers else ():
        write_vault(folder / peer.name, bench.size.first_files, FACTS_IN_A_FILE, write)
        try:
            contestants[peer.label] = RUN[peer](install(peer, bench.home), folder)
        except FailedError as error:
            skipped[peer.label] = f"skipped: it could not be installed ({str(error).splitlines()[-1]})"
    costs = bench.home.race(contestants, bench.size.rounds)
    title = f"first export of {bench.size.first_files:,} files with {FACTS_IN_A_FILE} facts each"
    yield Contest(title, costs, list(_comparisons(contestants)), skipped)


def _comparisons(contestants: Mapping[str, Contestant]) -> Iterator[Comparison]:
    wanted = {ANKIVALENZ.label: "< 1", PARTS: "<= 1.5"}
    for name in contestants:
        if name not in (OURS, ALONE):
            yield Comparison(OURS, name, "time s", wanted.get(name, ""))
            yield Comparison(OURS, name, "CPU s")
    yield Comparison(OURS, ALONE, "time s")
    yield Comparison(OURS, "", "cores", f"about {cores()}")


def _ours(folder: Path) -> dict[str, Contestant]:
    both, alone = folder / "ours.apkg", folder / "alone.apkg"
    return {
        OURS: _written(program("export", "plain", "-o", both), folder, both),
        ALONE: _written(program("export", "plain", "-o", alone, "--jobs", 1), folder, alone),
        PARTS: Contestant([part_command("bare_text", folder / "plain")], folder),
    }


def _ankivalenz(command: Path, folder: Path) -> Contestant:
    vault = folder / ANKIVALENZ.name
    made = vault / f"{ANKIVALENZ.name}.apkg"

    def clear() -> None:
        made.unlink(missing_ok=True)
        (vault / "ankivalenz.json").unlink(missing_ok=True)

    commands = [[str(command), "init", "."], [str(command), "run", "."]]
    return Contestant(commands, vault, clear, lambda: {"notes": notes_in(made)})


def _ankdown(command: Path, folder: Path) -> Contestant:
    made = folder / "ankdown.apkg"
    return _written([str(command), "-r", str(folder / ANKDOWN.name), "-p", str(made)], folder, made)


RUN: Mapping[Peer, Callable[[Path, Path], Contestant]] = {ANKIVALENZ: _ankivalenz, ANKDOWN: _ankdown}


def _written(command: Command, folder: Path, made: Path) -> Contestant:
    return Contestant([command], folder, lambda: made.unlink(missing_ok=True), lambda: {"notes": notes_in(made)})


def notes_in(package: Path) -> int:
    """Return how many notes a package holds: what costs nothing may have done nothing."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package) as opened:
        database = opened.extract(DATABASE, folder)
        with closing(sqlite3.connect(database)) as connection:
            return int(connection.execute("SELECT count(*) FROM notes").fetchone()[0])
