"""systemd user timers: three units for each job, in the user's own unit folder.

A missed run is made up for when the manager starts (`Persistent`); a service that runs is never started
twice; a run that says "try later" (exit code 75) is tried again each hour, which needs a service of type
exec: one of type oneshot cannot be started anew by its exit code. A run that skipped some files (exit code 3)
did what it was to do: nobody shall be told each night that it failed.
"""

from __future__ import annotations

import datetime as dt
import getpass
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from notes2anki.messages import _
from notes2anki.schedule import tool
from notes2anki.schedule.job import JITTER, LIMIT, NAME, NICENESS, UMASK, Installed, Job

PLAIN = re.compile(r"[\w/.,:@+=-]+", re.ASCII)
# systemd starts no program with such letters in its path; the shell does.
NO_PROGRAM = re.compile(r"[$'\"\\]")
BY_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')

ON_CALENDAR = re.compile(r"^OnCalendar=\*-\*-\* (\d\d):(\d\d):00$", re.MULTILINE)
EXEC_START = re.compile(r"^ExecStart=(.*)$", re.MULTILINE)
LINGERING = Path("/var/lib/systemd/linger")

SERVICE = """\
[Unit]
Description={title}
OnFailure={name}-failed.service

[Service]
Type=exec
{environment}
ExecStart={command}
SuccessExitStatus=3 75
RestartForceExitStatus=75
RestartSec=1h
RuntimeMaxSec={limit}
Nice={niceness}
IOSchedulingClass=idle
UMask={umask:04o}
NoNewPrivileges=yes
"""

TIMER = """\
[Unit]
Description={title}

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true
RandomizedDelaySec={jitter}
FixedRandomDelay=true

[Install]
WantedBy=timers.target
"""

FAILED = """\
[Unit]
Description={title}

[Service]
Type=oneshot
ExecStart={command}
"""

# Shown on the desktop where there is one; the journal has it anyway.
TELL = 'echo "$2"; if command -v notify-send >/dev/null; then notify-send --app-name=notes2anki "$1" "$2"; fi'


def units(job: Job) -> Mapping[str, str]:
    """Return the units of a job, text by file name."""
    journal = f"journalctl --user -u {job.name}.service"
    told = (_("notes2anki: the nightly run failed"), _("The log tells why: {command}", command=journal))
    title = job.title.rstrip("\\").replace("%", "%%")  # a backslash at its end would take the next line along
    return {
        f"{job.name}.service": SERVICE.format(
            title=title,
            name=job.name,
            environment="\n".join(f"Environment={word(f'{key}={value}')}" for key, value in job.environment),
            command=command_line(job.command),
            limit=f"{LIMIT.seconds // 60}min",
            niceness=NICENESS,
            umask=UMASK,
        ),
        f"{job.name}.timer": TIMER.format(title=title, at=job.at, jitter=f"{JITTER.seconds // 60}min"),
        f"{job.name}-failed.service": FAILED.format(
            title=told[0], command=command_line(("/bin/sh", "-c", TELL, "sh", *told))
        ),
    }


def word(text: str) -> str:
    """Quote a word of a setting, as systemd.syntax(7) and "Specifiers" of systemd.unit(5) take it."""
    if PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def command_line(command: tuple[str, ...]) -> str:
    """Quote a command, as "Command lines" of systemd.service(5) take it."""
    words = (*BY_SHELL, *command) if NO_PROGRAM.search(command[0]) else command
    return " ".join(word(each).replace("$", "$$") for each in words)


def preview(job: Job) -> str:
    """Return the files that would be written, each under its path."""
    return "\n".join(f"# {folder() / name}\n{text}" for name, text in units(job).items())


def folder() -> Path:
    """Return where the user's own units are."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd/user"


def stamp(name: str) -> Path:
    """Return the file in which systemd remembers when a job's timer last fired."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return home / f"systemd/timers/stamp-{name}.timer"


def usable() -> bool:
    """Tell whether the user has a manager that answers."""
    return shutil.which("systemctl") is not None and _systemctl_can("show-environment")


def install(job: Job) -> None:
    """Write the units and start the timer; a job of the same name is replaced."""
    for name, text in units(job).items():
        tool.write(folder() / name, text.encode())
    _systemctl("daemon-reload")
    _systemctl("enable", "--now", f"{job.name}.timer")


def installed() -> tuple[Installed, ...]:
    """Return our jobs, by name."""
    timers = sorted(folder().glob("notes2anki-*.timer"))
    return tuple(_installed(timer) for timer in timers if NAME.fullmatch(timer.stem))


def _installed(timer: Path) -> Installed:
    at = ON_CALENDAR.search(_text(timer))
    command = EXEC_START.search(_text(timer.with_suffix(".service")))
    return Installed(
        timer.stem,
        dt.time(int(at[1]), int(at[2])) if at else None,
        usable() and _systemctl_can("is-active", timer.name),
        command[1] if command else "",
        str(timer),
    )


def remove(name: str) -> bool:
    """Stop a job and delete all that is left of it; return whether there was one."""
    files = [folder() / f"{name}{end}" for end in (".timer", ".service", "-failed.service")]
    there = any(file.exists() for file in files)
    managed = there and usable()
    services = f"{name}.service", f"{name}-failed.service"
    if managed:  # what fails here is not there, or goes with the files
        _systemctl_can("stop", f"{name}.timer", *services)  # also a run in progress, or one to be tried again
    for file in (*files, folder() / f"timers.target.wants/{name}.timer", stamp(name)):
        tool.delete(file)
    if managed:
        _systemctl("daemon-reload")
        _systemctl_can("reset-failed", *services)
    return there


def hints() -> tuple[str, ...]:
    """Return what the user should know beside."""
    if (LINGERING / getpass.getuser()).exists():
        return ()
    return (_("The timer runs while you are logged in; `loginctl enable-linger` lets it run always."),)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _systemctl(*arguments: str) -> None:
    tool.run("systemctl", "--user", *arguments)


def _systemctl_can(*arguments: str) -> bool:
    return tool.attempt("systemctl", "--user", *arguments).code == 0
