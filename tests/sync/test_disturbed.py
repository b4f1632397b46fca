"""Killed at any system call, on a full disk or a broken one: what was there is whole, and the next night goes on.

By default at some calls of each scenario; `pytest -m long tests/sync/test_disturbed.py` takes every one that changes
something on disk: a run that is killed at any other is as one that is killed at the next of these.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from notes2anki.ledger.store import Ledger
from notes2anki.plan import ORPHAN_TAG
from notes2anki.targets.apkg_reader import read_notes
from sync.nights import Nights, card
from sync.strace import MISSING, Call, disturbed, own_calls

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

# What changes something on disk.
CHANGING = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "unlinkat", "mkdir",
            "rmdir", "chmod", "fchmod", "link", "flock")  # fmt: skip
FAILING = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir")
HANDLED = {0, 1, 3, 73, 75, 76, 78}  # 76: a vault that cannot be listed is as one that is not mounted

Prepare = Callable[[Nights], None]
Told = dict[str, tuple[tuple[str, ...], bool]]


def first_night(nights: Nights) -> None:
    """Have nothing but a vault."""
    nights.write("a.md", card("What is a TTL?", "hops") + card("What is NAT?", "one address for many"))
    nights.write("b.md", card("Which port does DNS use?", "53") + "![[c.png]]\n")
    nights.write("c.png", b"\x89PNG\r\n\x1a\n")


def later_night(nights: Nights) -> None:
    """Have a night behind, and since then an edit, a file renamed and a note gone."""
    first_night(nights)
    nights.night()
    nights.edit("a.md", "hops", "hops left")
    nights.write("a.md", (nights.vault / "a.md").read_text(encoding="utf-8").partition("Q: What is NAT")[0])
    (nights.vault / "b.md").rename(nights.vault / "renamed.md")


def ledger_lost(nights: Nights) -> None:
    """Have a package and no ledger."""
    later_night(nights)
    shutil.rmtree(nights.config.state_folder)


SCENARIOS = (first_night, later_night, pytest.param(ledger_lost, marks=pytest.mark.long))


class Stage:
    """A scenario that can be set up again and again, and what an undisturbed night makes of it."""

    def __init__(self, folder: Path, prepare: Prepare) -> None:
        self.folder = folder / "stage"
        nights = Nights(self.folder)
        prepare(nights)
        shutil.copytree(self.folder, folder / "prepared", symlinks=True)
        self.prepared = folder / "prepared"
        self.nights = nights
        self.before = self._told()
        self.command = [
            *(sys.executable, "-m", "notes2anki", "sync", "--delta", "--jobs", "1"),
            *("--vault", str(nights.vault), "-o", str(nights.output), "--state", str(nights.config.state)),
        ]
        self.calls = own_calls(self.command, self.folder)
        self.wanted = self._told()

    def reset(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.prepared, self.folder, symlinks=True)  # times too, but the inodes are others

    def package(self) -> bytes | None:
        return self.nights.output.read_bytes() if self.nights.output.exists() else None

    def check(self, before: bytes | None, *, skipped: bool = False) -> None:
        """Check that what is there now is whole, and that two more nights end as if nothing had happened.

        Of files that were `skipped` it may tell what was known before, or nothing.
        """
        if self.package() != before:
            told = self._told()
            assert told == self.wanted or (skipped and words(told) <= words(self.before) | words(self.wanted))
        Ledger(self.nights.config.state_folder).check()
        self.nights.night()
        assert self._told() == self.wanted
        settled = self.package()
        assert self.nights.night().handed == ()
        assert self.package() == settled

    def _told(self) -> Told:
        """Return the package's notes by guid: what is asked and answered, and whether the text is gone."""
        return {
            guid: (note.fields[:2], ORPHAN_TAG in note.tags) for guid, note in read_notes(self.nights.output).items()
        }


def words(told: Told) -> set[tuple[str, tuple[str, ...]]]:
    """Return of each note what is asked and answered, with its guid."""
    return {(guid, fields) for guid, (fields, _is_orphan) in told.items()}


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda prepare: prepare.__name__)
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("disturbed"), request.param)


def some(calls: Sequence[Call], number: int) -> list[Call]:
    """Return some calls, evenly spread, the first and the last among them."""
    step = max(1, len(calls) // number)
    return [*calls[::step], calls[-1]]


def kill_at(stage: Stage, calls: Sequence[Call], least: float) -> None:
    """Kill a run at each of these calls, of which at least such a share must have come to pass."""
    killed = 0
    for call in calls:
        stage.reset()
        before = stage.package()
        killed += disturbed(stage.command, call, "signal=SIGKILL") != 0
        stage.check(before)
    assert killed >= least * len(calls)


def fail_at(stage: Stage, calls: Sequence[Call], error: str, least: float) -> None:
    """Let each of these calls fail in a run; at least such a share must be told of by its exit code."""
    failed = 0
    for call in calls:
        stage.reset()
        before = stage.package()
        code = disturbed(stage.command, call, f"error={error}")
        assert code in HANDLED, f"{call} {error}: {code}"
        failed += code != 0
        stage.check(before, skipped=code == 3)
    assert failed >= least * len(calls)


def test_killed_at_some_calls(stage: Stage) -> None:
    kill_at(stage, some([call for call in stage.calls if call.name in CHANGING], 3), least=0.2)


def test_a_full_disk_at_some_calls(stage: Stage) -> None:
    fail_at(stage, some([call for call in stage.calls if call.name in FAILING], 3), "ENOSPC", least=0.2)


@pytest.mark.long
def test_killed_at_every_call_that_changes_something(stage: Stage) -> None:
    kill_at(stage, [call for call in stage.calls if call.name in CHANGING], least=0.9)


@pytest.mark.long
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EACCES"])
def test_any_call_fails(stage: Stage, error: str) -> None:
    fail_at(stage, [call for call in stage.calls if call.name in FAILING], error, least=0.3)
