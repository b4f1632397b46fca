"""A program that stands in for Python in a job: it records how it was run, then does as it is told.

Beside it lies `behaviour.json` (how long to run, which exit code), and it writes `runs.jsonl`.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import notes2anki

# A configuration that is right; the stand-in does not read it.
SETTINGS = 'vault = "."\noutput = "deck.apkg"\n'

# Not a template: the text of the program itself, so that it needs nothing but an interpreter.
PROGRAM = """#!{python} -I
import json, os, sys, time
from pathlib import Path

folder = Path(__file__).parent
behaviour = json.loads((folder / "behaviour.json").read_text())

def record(**what):
    with (folder / "runs.jsonl").open("a") as runs:
        runs.write(json.dumps(what) + "\\n")

status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
umask = os.umask(0)
record(
    event="start", time=time.time(), words=sys.argv, environment=dict(os.environ), umask=umask,
    nice=os.nice(0), no_new_privileges=status["NoNewPrivs"].strip(), terminal=os.isatty(0), folder=os.getcwd(),
)
time.sleep(behaviour["seconds"])
record(event="end", time=time.time())
sys.exit(behaviour["code"])
"""


@dataclass(frozen=True, slots=True)
class Recorder:
    """The program in its folder."""

    folder: Path

    @property
    def program(self) -> Path:
        return self.folder / "python"

    def behave(self, *, seconds: float = 0, code: int = 0) -> None:
        (self.folder / "behaviour.json").write_text(json.dumps({"seconds": seconds, "code": code}))

    def events(self) -> list[dict[str, Any]]:
        runs = self.folder / "runs.jsonl"
        lines = runs.read_text().splitlines() if runs.exists() else []
        return [json.loads(line) for line in lines]

    def starts(self) -> list[dict[str, Any]]:
        return [event for event in self.events() if event["event"] == "start"]


def make_recorder(folder: Path) -> Recorder:
    """Put the program into a folder, to end at once with exit code 0."""
    folder.mkdir(parents=True)
    recorder = Recorder(folder)
    recorder.program.write_text(PROGRAM.format(python=shutil.which("python3", path="/usr/bin") or sys.executable))
    recorder.program.chmod(0o755)
    recorder.behave()
    return recorder


def our_command(python: Path, *arguments: object) -> list[str]:
    """Return a command that runs ours, the one under test, as if it had been installed with another Python."""
    package = str(Path(notes2anki.__file__).parent.parent)
    script = (
        f"import sys; sys.path.insert(0, {package!r}); sys.executable = {str(python)!r}\n"
        "from notes2anki.cli import main; main()"
    )
    return [sys.executable, "-c", script, *map(str, arguments)]
