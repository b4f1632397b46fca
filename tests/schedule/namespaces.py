"""A corner of this machine with its own processes and mounts, for schedulers that must not meet the real ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 300.0  # seconds; nothing waits longer than it has to
LATE = 60.0  # seconds by which a busy machine may start something late
TOOLS = "/usr/sbin:/usr/bin:/sbin:/bin"


def missing(*programs: str) -> str:
    """Return why the battery cannot run here, "" if it can: it needs root and these programs."""
    absent = [program for program in ("unshare", "nsenter", *programs) if shutil.which(program, path=TOOLS) is None]
    if absent:
        return f"there is no {', '.join(absent)}"
    return "" if os.geteuid() == 0 else "only root may make namespaces and crontabs here"


class Corner:
    """A running corner; every process in it ends with it."""

    def __init__(self, target: int, environment: Mapping[str, str]) -> None:
        self._enter = ("nsenter", f"--target={target}", "--mount", "--pid", "--")
        self.environment = dict(environment)

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command in the corner."""
        done = subprocess.run(
            [f"/usr/bin/{self._enter[0]}", *self._enter[1:], *command],
            check=False,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=PATIENCE,
        )
        assert not check or done.returncode == 0, (command, done.stdout, done.stderr)
        return done


@contextmanager
def corner(prepare: str, environment: Mapping[str, str], log: Path) -> Iterator[Corner]:
    """Open a corner, run shell lines in it, and close it at the end; what it says goes to `log`."""
    script = f"set -eu\n{prepare}\necho ready >&3\nexec sleep infinity\n"
    reader, writer = os.pipe()
    unshare = ["/usr/bin/unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child=KILL"]
    with log.open("a") as said:
        process = subprocess.Popen(
            [*unshare, "/bin/bash", "-c", f"exec 3>&{writer}\n{script}"],
            env=dict(environment),
            stdout=said,
            stderr=said,
            pass_fds=[writer],
        )
    os.close(writer)
    try:
        with os.fdopen(reader) as ready:
            assert ready.readline() == "ready\n", log.read_text()
        yield Corner(_only_child(process.pid), environment)
    finally:
        process.kill()
        process.wait()


def _only_child(pid: int) -> int:
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for something to become true, and fail when it does not in five minutes: the machine may be busy."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
