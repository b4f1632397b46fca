"""The nightly job, in the words of whatever the machine has for such things.

A new scheduler is a module with the functions of `Scheduler`, a line in `SCHEDULERS`, and a fixture.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Protocol

from notes2anki.errors import Notes2AnkiError
from notes2anki.messages import _
from notes2anki.schedule import cron, launchd, systemd, windows
from notes2anki.schedule.job import Installed, Job


class Scheduler(Protocol):
    """Something that starts programs at given times; jobs are told apart by their names."""

    def preview(self, job: Job) -> str:
        """Return what `install` would write, for a person to read; it works on any machine."""

    def usable(self) -> bool:
        """Tell whether this machine has it, for this user, now."""

    def install(self, job: Job) -> None:
        """Make a job, or replace the one of its name."""

    def installed(self) -> tuple[Installed, ...]:
        """Return our jobs; none where the scheduler is not there."""

    def remove(self, name: str) -> bool:
        """Delete a job and all that is left of it; return whether there was one."""

    def hints(self) -> tuple[str, ...]:
        """Return what the user should know beside, after an installation."""


SCHEDULERS: Mapping[str, Scheduler] = {"systemd": systemd, "cron": cron, "launchd": launchd, "windows": windows}

# Those that a system has, the better one first, by the start of `sys.platform`.
BY_PLATFORM = {"win": ("windows",), "darwin": ("launchd", "cron"), "": ("systemd", "cron")}


def choose(
    wanted: str | None = None,
    *,
    schedulers: Mapping[str, Scheduler] = SCHEDULERS,
    platform: str = sys.platform,
) -> str:
    """Return the name of the scheduler to use: the wanted one, or the best that is there.

    Raises Notes2AnkiError when there is none.
    """
    start = next(start for start in BY_PLATFORM if platform.startswith(start))
    names = (wanted,) if wanted else BY_PLATFORM[start]
    found = next((name for name in names if schedulers[name].usable()), None)
    if found is None:
        raise Notes2AnkiError(_("There is no {names} here that could run a nightly job.", names=", ".join(names)))
    return found


def install(job: Job, method: str, schedulers: Mapping[str, Scheduler] = SCHEDULERS) -> None:
    """Make a job with one scheduler and take it from all others, so that it runs once a night."""
    schedulers[method].install(job)
    for name, other in schedulers.items():
        if name != method:
            other.remove(job.name)


def installed(schedulers: Mapping[str, Scheduler] = SCHEDULERS) -> tuple[tuple[str, Installed], ...]:
    """Return our jobs of all schedulers, each with its scheduler's name."""
    return tuple((name, job) for name, scheduler in schedulers.items() for job in scheduler.installed())


def remove(name: str, schedulers: Mapping[str, Scheduler] = SCHEDULERS) -> tuple[str, ...]:
    """Delete a job wherever it is; return the names of the schedulers that had it."""
    return tuple(method for method, scheduler in schedulers.items() if scheduler.remove(name))
