"""Disturb a run at one of its own system calls: kill it there, or let the call fail."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

MISSING = "" if sys.platform == "linux" and shutil.which("strace") else "there is no strace"

_CALL = re.compile(r"^\d+ +(\w+)\(")


@dataclass(frozen=True, slots=True, order=True)
class Call:
    """The `number`th call of a name in a run, from 1."""

    name: str
    number: int


def own_calls(command: list[str], folder: Path) -> list[Call]:
    """Run a command and return its calls that touch something below `folder`, in their order."""
    trace = folder.with_name(f"{folder.name}.trace")
    done = subprocess.run(
        ["strace", "-f", "-y", "-o", trace, *command], env=_environment(), capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    counts: Counter[str] = Counter()
    own = []
    for line in trace.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _CALL.match(line)
        if match is not None:
            counts[match[1]] += 1
            if f"{folder}/" in line:
                own.append(Call(match[1], counts[match[1]]))
    return own


def disturbed(command: list[str], call: Call, what: str) -> int:
    """Run a command with `what` (of strace's: `signal=SIGKILL`, `error=EIO`) at a call; return its exit code."""
    options = ["-f", "-e", f"trace={call.name}", "-e", f"inject={call.name}:{what}:when={call.number}"]
    done = subprocess.run(
        ["strace", "-o", os.devnull, *options, *command], env=_environment(), capture_output=True, check=False
    )
    return done.returncode


def _environment() -> dict[str, str]:
    # The same calls every time, as far as that is ours to decide.
    return {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "NOTES2ANKI_LANG": "en"}
