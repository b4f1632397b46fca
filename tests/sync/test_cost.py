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

PROGRAM = """
import json, os, re, resource, sys, time

def bare_walk(root):
    folders = [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)

def sync():
    try:
        main(["sync"])
    except SystemExit as left:
        return left.code

def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

if __name__ == "__main__":
    from notes2anki.cli import main
    def peak():  # ru_maxrss would count what the starting process held: a child inherits its mark
        status = open("/proc/self/status").read() if os.path.exists("/proc/self/status") else ""
        hit = re.search(r"VmHWM:\\s*(\\d+) kB", status)
        kilobytes = int(hit[1]) if hit else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return kilobytes * 1024

    codes = [sync()]
    pairs = [(seconds(lambda: bare_walk("vault")), seconds(lambda: codes.append(sync()))) for _ in range(7)]
    print(json.dumps({
        "codes": codes,
        "walk": min(walk for walk, _sync in pairs),
        "sync": min(sync for _walk, sync in pairs),
        "memory": peak(),
        "modules": sorted({name.partition(".")[0] for name in sys.modules}),
    }))
"""


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


@pytest.fixture(scope="module")
def measured(folder: Path) -> Any:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_it_is_done(measured: Any) -> None:
    assert set(measured["codes"]) == {0}


def test_no_heavy_library_is_loaded(measured: Any) -> None:
    assert not set(HEAVY) & set(measured["modules"])


def test_it_takes_at_most_three_times_a_bare_walk(measured: Any) -> None:
    assert measured["sync"] <= 3 * measured["walk"], measured


def test_it_needs_little_memory(measured: Any) -> None:
    assert measured["memory"] < 120e6
