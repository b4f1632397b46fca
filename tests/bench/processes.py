"""Run commands and tell what they cost.

Everything heavy runs in processes of its own. This one stays small, for on Linux a child begins with the peak memory
of the process that started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.figures import Cost

BENCH = Path(__file__).resolve().parent
TESTS, ROOT = BENCH.parent, BENCH.parent.parent
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, else kilobytes

Command = Sequence[str]


class FailedError(Exception):
    """A command did not do its work."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """Commands to run one after the other in a folder; `prepare` comes first and `look` last, neither counts.

    `look` returns further figures of what was done.
    """

    commands: Sequence[Command]
    folder: Path
    prepare: Callable[[], object] = lambda: None
    look: Callable[[], Mapping[str, float]] = dict


@dataclass(frozen=True, slots=True)
class Finished:
    """What a command cost, and what it wrote."""

    cost: Cost
    output: str


@dataclass(frozen=True, slots=True)
class Home:
    """A folder in which commands may do as they like: the home of all processes of the bench."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What commands find in their environment: nothing of the user's that would change what they do."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NOTES2ANKI", "XDG_"))}
        places = {"HOME": str(self.folder), "NOTES2ANKI_LANG": "en", "PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"}
        return {**kept, **places, **self.variables}

    def run(self, command: Command, folder: Path) -> Finished:
        """Run a command to its end. Raises FailedError, with the end of what it wrote, when it fails."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            started = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, env=self.environment, stdout=output, stderr=errors)
            _pid, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            written, complained = (_content(stream) for stream in (output, errors))
        if process.returncode:
            raise FailedError(f"{' '.join(command)}: exit {process.returncode}\n{(complained or written)[-2000:]}")
        cost = Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT)
        return Finished(cost, written)

    def part(self, module: str, *arguments: object) -> tuple[Cost, Any]:
        """Run a module of `bench.parts` and return what it cost and the JSON that it printed."""
        finished = self.run(part_command(module, *arguments), self.folder)
        return finished.cost, json.loads(finished.output)

    def race(self, contestants: Mapping[str, Contestant], rounds: int) -> dict[str, list[Cost]]:
        """Run all contestants in each round, in turn forwards and backwards."""
        costs: dict[str, list[Cost]] = {name: [] for name in contestants}
        for turn in range(rounds):
            for name in in_turn(list(contestants), turn):
                costs[name].append(self._contend(contestants[name]))
        return costs

    def _contend(self, contestant: Contestant) -> Cost:
        contestant.prepare()
        costs = [self.run(command, contestant.folder).cost for command in contestant.commands]
        whole = Cost(
            sum(cost.seconds for cost in costs), sum(cost.cpu for cost in costs), max(cost.peak for cost in costs)
        )
        return replace(whole, figures=contestant.look())


def in_turn(names: Sequence[str], turn: int) -> Sequence[str]:
    """Return names in the order in which they run in a round: what wears off or heats up meets all alike."""
    return names[::-1] if turn % 2 else names


def part_command(module: str, *arguments: object) -> Command:
    """Return the command that runs a module of `bench.parts`."""
    return [sys.executable, "-m", f"bench.parts.{module}", *map(str, arguments)]


def program(*arguments: object) -> Command:
    """Return a command of notes2anki."""
    return [sys.executable, "-m", "notes2anki", *map(str, arguments)]


def _content(stream: Any) -> str:
    stream.seek(0)
    return str(stream.read().decode(errors="replace"))
