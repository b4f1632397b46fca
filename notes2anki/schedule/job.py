"""What is to be done every night, before any scheduler's own words for it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from notes2anki.errors import UsageError
from notes2anki.messages import _, language

NAME = re.compile(r"notes2anki-[0-9a-f]{8}")

# What the user has set for this program, and where his files are: the night must do as the day does.
KEPT_VARIABLES = re.compile(r"NOTES2ANKI_\w+|XDG_(CONFIG|STATE|DATA|CACHE)_HOME")

# A run counts as due 20 hours after the last that succeeded, so catching up ends before the night's own run would.
CATCH_UP_HOURS = 19

LIMIT = dt.timedelta(minutes=30)
JITTER = dt.timedelta(minutes=15)
NICENESS = 10
UMASK = 0o077


@dataclass(frozen=True, slots=True)
class Job:
    """The nightly run of one configuration.

    `name` tells the jobs of several vaults apart and matches `NAME`; `title` is for people. `command` has an
    absolute path first and is meant for no shell. `environment` is set for it. `at` is local time, to the
    minute. `log` is a file for what a scheduler does not keep itself.
    """

    name: str
    title: str
    command: tuple[str, ...]
    at: dt.time
    environment: tuple[tuple[str, str], ...]
    log: str

    @property
    def command_if_due(self) -> tuple[str, ...]:
        """The command that does nothing when a run has succeeded lately: for catching up."""
        return (*self.command, "--if-due")


@dataclass(frozen=True, slots=True)
class Installed:
    """A job of ours as a scheduler holds it.

    `at` is None where somebody changed it into what we cannot read; `active` is False where the scheduler
    would not run it. `command` is written as the scheduler quotes it. `place` is a file, or the scheduler's
    name for its table.
    """

    name: str
    at: dt.time | None
    active: bool
    command: str
    place: str

    def next_run(self, now: dt.datetime) -> dt.datetime | None:
        """Return when it runs next, in `now`'s zone; the scheduler may add up to `JITTER`."""
        if self.at is None or not self.active:
            return None
        today = dt.datetime.combine(now.date(), self.at, now.tzinfo)
        return today if today > now else today + dt.timedelta(days=1)


def job_name(config: Path) -> str:
    """Return the name of a configuration's job; the same file has the same name by whatever path."""
    path = unicodedata.normalize("NFC", str(config.resolve()))
    return f"notes2anki-{hashlib.sha256(path.encode(errors='surrogateescape')).hexdigest()[:8]}"


def nightly(
    config: Path, at: dt.time, log_folder: Path, environment: Mapping[str, str], python: str = sys.executable
) -> Job:
    """Return the job that runs `notes2anki sync` with a configuration.

    Raises UsageError for a path that no scheduler could hold.
    """
    name = job_name(config)
    path = str(config.resolve())
    # -P: a click.py that lies in the home folder must not be taken for the library.
    command = (python, "-P", "-m", "notes2anki", "sync", "--config", path, "--scheduled")
    kept = {key: value for key, value in sorted(environment.items()) if value and KEPT_VARIABLES.fullmatch(key)}
    # The schedulers know no locale, so what is told at night would be English.
    settings = {"PYTHONUTF8": "1", **kept, "NOTES2ANKI_LANG": language(environment)}
    log = str(log_folder / f"{name}.log")
    for text in (*command, *settings.values(), log):
        _refuse_unwritable(text)
    return Job(name, _("notes2anki: nightly cards ({path})", path=path), command, at, tuple(settings.items()), log)


def _refuse_unwritable(text: str) -> None:
    """Raise UsageError for a line break and the like, which crontabs and XML cannot hold, and for no UTF-8."""
    if any(unicodedata.category(letter) in ("Cc", "Cs") or letter in "\ufffe\uffff" for letter in text):
        raise UsageError(_("{path} has a control character in its name, or is not UTF-8; rename it.", path=repr(text)))


def hours_to_catch_up(at: dt.time) -> tuple[int, ...]:
    """Return the hours of the day, in order of the clock, in which a missed run is to be made up for."""
    return tuple(sorted((at.hour + hours) % 24 for hours in range(1, CATCH_UP_HOURS + 1)))
