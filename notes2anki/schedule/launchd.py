"""launchd: an agent of the user for each job.

launchd makes up for a run that was slept through when the machine wakes, but not for one while it was off;
so the agent also runs when it is loaded and in the hours after, and the program itself knows whether a run
is due. launchd never runs an agent twice at once, and knows no limit for its time.
"""

from __future__ import annotations

import datetime as dt
import os
import plistlib
import shlex
import shutil
import sys
import time
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from notes2anki.messages import _
from notes2anki.schedule import tool
from notes2anki.schedule.job import NAME, NICENESS, UMASK, Installed, Job, hours_to_catch_up

# For some seconds after an agent was unloaded, loading it again fails.
TRIES, PAUSE = 10, 0.5


def agent(job: Job) -> bytes:
    """Return a job as a property list."""
    minute = int(job.name[-8:], 16) % 60  # so that several vaults do not start together
    times = [{"Hour": job.at.hour, "Minute": job.at.minute}]
    times += [{"Hour": hour, "Minute": minute} for hour in hours_to_catch_up(job.at)]
    properties = {
        "Label": job.name,
        "ProgramArguments": list(job.command_if_due),
        "EnvironmentVariables": dict(job.environment),
        "StartCalendarInterval": times,
        "RunAtLoad": True,
        "ProcessType": "Background",
        "LowPriorityIO": True,
        "Nice": NICENESS,
        "Umask": UMASK,
        "StandardOutPath": job.log,
        "StandardErrorPath": job.log,
    }
    return plistlib.dumps(properties, sort_keys=False)


def preview(job: Job) -> str:
    """Return the file that would be written, under its path."""
    return f"# {_file(job.name)}\n{agent(job).decode()}"


def folder() -> Path:
    """Return where the user's own agents are."""
    return Path.home() / "Library/LaunchAgents"


def usable() -> bool:
    """Tell whether this is a Mac."""
    return sys.platform == "darwin" and shutil.which("launchctl") is not None


def install(job: Job) -> None:
    """Write the agent and load it; one of the same name is replaced."""
    file = _file(job.name)
    tool.make_folder(Path(job.log).parent)  # launchd makes none
    tool.write(file, agent(job))
    tool.attempt("launchctl", "bootout", _target(job.name))  # fails where there is none yet
    for _again in range(TRIES - 1):
        if tool.attempt("launchctl", "bootstrap", _domain(), str(file)).code == 0:
            return
        time.sleep(PAUSE)
    tool.run("launchctl", "bootstrap", _domain(), str(file))


def installed() -> tuple[Installed, ...]:
    """Return our jobs, by name."""
    files = sorted(folder().glob("notes2anki-*.plist"))
    return tuple(_installed(file) for file in files if NAME.fullmatch(file.stem))


def _installed(file: Path) -> Installed:
    properties = _properties(file)
    active = usable() and tool.attempt("launchctl", "print", _target(file.stem)).code == 0
    command = shlex.join(map(str, properties.get("ProgramArguments", ())))
    return Installed(file.stem, _at(properties), active, command, str(file))


def _at(properties: dict[str, Any]) -> dt.time | None:
    match properties.get("StartCalendarInterval"):
        case [{"Hour": int(hour), "Minute": int(minute)}, *_others]:
            return dt.time(hour, minute)
        case _other:
            return None


def _properties(file: Path) -> dict[str, Any]:
    try:
        properties = plistlib.loads(file.read_bytes())
    except (OSError, ValueError, ExpatError):
        return {}
    return properties if isinstance(properties, dict) else {}


def remove(name: str) -> bool:
    """Unload a job and delete its file and its log; return whether there was one."""
    file = _file(name)
    if not file.exists():
        return False
    if usable():
        tool.attempt("launchctl", "bootout", _target(name))  # fails where somebody has unloaded it
    log = _properties(file).get("StandardOutPath")
    tool.delete(file)
    if isinstance(log, str):
        tool.delete(Path(log))
    return True


def hints() -> tuple[str, ...]:
    """Return what the user should know beside."""
    return (
        _(
            "macOS may ask whether Python may read the folder of your notes: allow it, or give Python Full Disk Access"
            " in System Settings, Privacy & Security."
        ),
    )


def _file(name: str) -> Path:
    return folder() / f"{name}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}"


def _target(name: str) -> str:
    return f"{_domain()}/{name}"
