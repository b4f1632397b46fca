"""A night on which nothing changed costs next to nothing: no heavy library, little memory, hardly more than a walk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from notes2anki.config.values import Config
from notes2anki.ledger import files
from notes2anki.ledger.files import KnownFile
from notes2anki.ledger.store import Ledger
from notes2anki.sync.night import Night
from notes2anki.sync.recipe import recipe_of
from notes2anki.vault.settings import read_settings
from notes2anki.vault.stamps import stamp_of

FILES = 10_000
HEAVY = ("kiwipiepy", "genanki", "markdown_it", "anki", "numpy", "nh3", "pygments")

# What both programs begin with: one run, so that what follows is a night on which nothing has changed.
BEGIN = """
import collections, json, os, re, resource, sys, time
from notes2anki.cli import main

def sync():
    try:
        main(["sync"])
    except SystemExit as left:
        return left.code

codes = [sync()]
"""

COUNTING = (
    BEGIN
    + """
counts = {name: collections.Counter() for name in ("listed", "looked_at", "opened")}
vault = os.path.realpath("vault")

def count(name, path):
    place = os.path.abspath(os.fsdecode(path))
    if place == vault or place.startswith(vault + os.sep):
        counts[name][os.path.relpath(place, vault)] += 1
    elif name == "opened":
        counts[name][place] += 1

class Entry:
    def __init__(self, entry):
        self._entry = entry

    def __getattr__(self, name):
        return getattr(self._entry, name)

    def stat(self, **options):
        count("looked_at", self._entry.path)
        return self._entry.stat(**options)

class Listing:
    def __init__(self, path):
        self._listing = scandir(path)

    def __iter__(self):
        return map(Entry, self._listing)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._listing.close()

def looking(look):
    def counted(path, *arguments, **options):
        count("looked_at", path)
        return look(path, *arguments, **options)
    return counted

def listen(event, arguments):  # whoever opens or lists something, in Python or in C
    if event == "open" and not isinstance(arguments[0], int):
        count("opened", arguments[0])
    elif event in ("os.scandir", "os.listdir"):
        count("listed", arguments[0] or ".")

scandir, os.scandir = os.scandir, Listing
os.stat, os.lstat = looking(os.stat), looking(os.lstat)
sys.addaudithook(listen)
codes.append(sync())
print(json.dumps({"codes": codes, **counts}))
"""
)

MEASURING = (
    BEGIN
    + """
def bare_walk(root):
    folders = [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)

def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

def peak():  # ru_maxrss would count what the starting process held: a child inherits its mark
    status = open("/proc/self/status").read() if os.path.exists("/proc/self/status") else ""
    hit = re.search(r"VmHWM:\\s*(\\d+) kB", status)
    kilobytes = int(hit[1]) if hit else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes * 1024

rounds = int(sys.argv[1])
pairs = [(seconds(lambda: bare_walk("vault")), seconds(lambda: codes.append(sync()))) for _ in range(rounds)]
print(json.dumps({
    "codes": codes,
    "walk": min(walk for walk, _sync in pairs),
    "sync": min(sync for _walk, sync in pairs),
    "memory": peak(),
    "modules": sorted({name.partition(".")[0] for name in sys.modules}),
}))
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of ten thousand files that are all known; a few of them were really read and gave notes."""
    made = tmp_path_factory.mktemp("cost")
    config = Config(made / "vault", (made / "deck.apkg",), state=made / "state")
    for number in range(20):
        write(made / f"vault/read/{number:02}.md", f"Q: What is {number}?\nA: It is {number}.\n")
    assert Night(config).run().exit_code == 0
    known = [write(made / f"vault/{number // 100:03}/day-{number:05}.md", "No fact.\n") for number in range(FILES - 20)]
    root = made / "vault"
    recipe = recipe_of(config, root, root.name, read_settings(root)[0])
    with Ledger(config.state_folder).writing() as connection:
        for file in known:
            stamp = stamp_of(str(file))
            assert stamp is not None
            files.record(connection, KnownFile(file.relative_to(root).as_posix(), stamp, "0" * 64, recipe), [])
    text = 'vault = "vault"\noutput = "deck.apkg"\nstate = "state"\nlog = "log"\n'
    (made / "notes2anki.toml").write_text(text, encoding="utf-8")
    return made


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (1e9, 1e9))
    return file


def told(folder: Path, program: str, *arguments: str) -> Any:
    """Run a program in the folder and return what it prints last."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def measured(folder: Path) -> Any:
    return told(folder, MEASURING, "1")


def test_it_is_done(measured: Any) -> None:
    assert set(measured["codes"]) == {0}


def test_no_heavy_library_is_loaded(measured: Any) -> None:
    assert not set(HEAVY) & set(measured["modules"])


def test_it_needs_little_memory(measured: Any) -> None:
    assert measured["memory"] < 120e6


def test_every_folder_is_listed_once_every_file_looked_at_once_and_none_opened(folder: Path) -> None:
    package = folder / "deck.apkg"
    before = (package.read_bytes(), package.stat().st_mtime_ns, package.stat().st_ino)
    notes = {file.relative_to(folder / "vault").as_posix() for file in (folder / "vault").rglob("*.md")}
    folders = {file.rpartition("/")[0] for file in notes} | {"."}

    counts = told(folder, COUNTING)

    assert counts["codes"] == [0, 0]
    assert counts["listed"] == dict.fromkeys(folders, 1)
    assert {path: number for path, number in counts["looked_at"].items() if path in notes} == dict.fromkeys(notes, 1)
    opened = {os.path.relpath(path, folder) for path in counts["opened"]}
    mine = {"log", "notes2anki.toml", "state/lock", "state/ledger.sqlite3"}
    assert {path for path in opened if not path.startswith("..")} == mine
    assert (package.read_bytes(), package.stat().st_mtime_ns, package.stat().st_ino) == before


@pytest.mark.long  # whoever else works on this machine has a say in it
def test_it_takes_at_most_three_times_a_bare_walk(folder: Path) -> None:
    measured = told(folder, MEASURING, "7")

    assert measured["sync"] <= 3 * measured["walk"], measured
