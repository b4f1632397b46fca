"""cron: lines in the user's crontab, each ending in the job's mark.

cron makes up for nothing by itself, so that the program is also asked each hour, and after a start of the
machine, whether a run is due. Its own lock keeps two runs apart.
"""

from __future__ import annotations

import datetime as dt
import re
import shlex
import shutil

from notes2anki.errors import Notes2AnkiError
from notes2anki.messages import _
from notes2anki.schedule import tool
from notes2anki.schedule.job import LIMIT, NAME, NICENESS, UMASK, Installed, Job, hours_to_catch_up

PLACE = "crontab"
MARKED = re.compile(rf"^(?P<line>.*) # (?P<name>{NAME.pattern})$")
NIGHTLY = re.compile(r"(?P<minute>\d+) (?P<hour>\d+) \* \* \* (?P<command>.+)")

# What `crontab -l` says of a user who has none (Debian, cronie and macOS; BusyBox) or may have none. Anything
# else is a failure, after which writing would lose the user's own lines.
NO_CRONTAB = re.compile(r"no crontab for|No such file or directory|not allowed to use")

PIECES = re.compile(r"[^%\\]+|%|\\")

KILL_AFTER = dt.timedelta(minutes=1)


def lines(job: Job, *, can_limit: bool) -> tuple[str, ...]:
    """Return a job's lines; `can_limit` tells whether there is the command `timeout`."""
    minute = int(job.name[-8:], 16) % 60  # so that several vaults do not start together
    nightly, if_due = (_command(job, words, can_limit=can_limit) for words in (job.command, job.command_if_due))
    return tuple(
        f"{line} {_mark(job.name)}"
        for line in (
            f"# {job.title}",
            f"{job.at.minute} {job.at.hour} * * * {nightly}",
            f"{minute} {_spans(hours_to_catch_up(job.at))} * * * {if_due}",
            f"@reboot {if_due}",
        )
    )


def _spans(hours: tuple[int, ...]) -> str:
    """Return ascending hours as cron writes them: 0-17,23."""
    starts = [hour for hour in hours if hour - 1 not in hours]
    ends = [hour for hour in hours if hour + 1 not in hours]
    return ",".join(f"{start}-{end}" if start < end else str(start) for start, end in zip(starts, ends, strict=True))


def _command(job: Job, words: tuple[str, ...], *, can_limit: bool) -> str:
    # `env`, since the shell that the crontab names may not know VARIABLE=value before a command.
    settings = ("env", *(f"{key}={value}" for key, value in job.environment))
    limit = ("timeout", "-k", str(KILL_AFTER.seconds), str(LIMIT.seconds)) if can_limit else ()
    command = (*settings, "nice", "-n", str(NICENESS), *limit, *words)
    return f"umask {UMASK:03o}; {' '.join(map(word, command))}"


def word(text: str) -> str:
    r"""Quote a word for the shell so that cron hands it on as it is.

    Outside quotes `\%` is a percent sign to the shell and to every cron. Of two backslashes in a row Debian's
    cron keeps one and others both, so that each has quotes of its own.
    """
    return "".join(map(_quoted, PIECES.findall(text))) or "''"


def _quoted(piece: str) -> str:
    return "\\%" if piece == "%" else shlex.quote(piece)


def _mark(name: str) -> str:
    return f"# {name}"


def without(crontab: str, name: str) -> str:
    """Return a crontab without a job's lines, all others as they were."""
    kept = [line for line in crontab.split("\n") if not line.endswith(f" {_mark(name)}")]
    return "\n".join(kept)


def with_job(crontab: str, job: Job, *, can_limit: bool) -> str:
    """Return a crontab with a job's lines at its end, instead of those that it had."""
    kept = without(crontab, job.name)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    return kept + "".join(f"{line}\n" for line in lines(job, can_limit=can_limit))


def preview(job: Job) -> str:
    """Return the lines that the crontab would get."""
    return "".join(f"{line}\n" for line in lines(job, can_limit=_can_limit()))


def usable() -> bool:
    """Tell whether there is a crontab to write to."""
    return shutil.which("crontab") is not None


def install(job: Job) -> None:
    """Write a job's lines; those of the same name are replaced."""
    tool.run("crontab", "-", given=with_job(_read(), job, can_limit=_can_limit()))


def installed() -> tuple[Installed, ...]:
    """Return our jobs, as they stand in the crontab."""
    return parse(_read()) if usable() else ()


def parse(crontab: str) -> tuple[Installed, ...]:
    """Return our jobs of a crontab, in its order."""
    marked = [match for match in map(MARKED.match, crontab.split("\n")) if match]
    names = dict.fromkeys(match["name"] for match in marked)
    nightly = {match["name"]: found for match in marked if (found := NIGHTLY.match(match["line"]))}
    return tuple(_installed(name, nightly.get(name)) for name in names)


def _installed(name: str, nightly: re.Match[str] | None) -> Installed:
    if nightly is None:
        return Installed(name, at=None, active=False, command="", place=PLACE)
    at = dt.time(int(nightly["hour"]), int(nightly["minute"]))
    return Installed(name, at, active=True, command=nightly["command"], place=PLACE)


def remove(name: str) -> bool:
    """Delete a job's lines, and a crontab that had no others; return whether there were any."""
    before = _read() if usable() else ""
    after = without(before, name)
    if after == before:
        return False
    if after:
        tool.run("crontab", "-", given=after)
    else:
        tool.run("crontab", "-r")
    return True


def hints() -> tuple[str, ...]:
    """Return what the user should know beside."""
    return (_("cron must be running; a missed run is made up for within the hour."),)


def _read() -> str:
    done = tool.attempt("crontab", "-l")
    if done.code == 0:
        return done.out
    if NO_CRONTAB.search(done.err):
        return ""
    raise Notes2AnkiError(_("The crontab cannot be read, so it was left alone: {reason}", reason=done.err.strip()))


def _can_limit() -> bool:
    return shutil.which("timeout") is not None
