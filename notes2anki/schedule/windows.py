"""Windows Task Scheduler: a task of the user for each job.

A missed start is made up for when the machine is on again, a run is never started twice, and in the hours
after its time the task asks whether a run is still due, for the nights when Anki was not open.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from notes2anki.errors import UsageError
from notes2anki.messages import _
from notes2anki.schedule import tool
from notes2anki.schedule.job import CATCH_UP_HOURS, JITTER, LIMIT, NAME, Installed, Job

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
DECLARATION = '<?xml version="1.0" encoding="UTF-16"?>\n'
CONSOLE = "oem" if sys.platform == "win32" else "utf-8"
START = re.compile(r".+T(\d\d):(\d\d)")
FIRST_DAY = dt.date(2026, 1, 1)  # a task must have one; any day that is past will do

# The Task Scheduler replaces %VARIABLE% and $(Arg0) in what it runs and knows no escape.
REPLACED = re.compile(r"%[^%]+%|\$\(")

TASK = """\
<Task version="1.2" xmlns="{namespace}">
  <RegistrationInfo>
    <Description>{title}</Description>
    <URI>\\{name}</URI>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>PT{hours}H</Duration>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>{start}</StartBoundary>
      <Enabled>true</Enabled>
      <RandomDelay>{jitter}</RandomDelay>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>{limit}</ExecutionTimeLimit>
    <Priority>{priority}</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
PRIORITY = 7  # of 0 … 10: below normal, for processor and disk


def task(job: Job) -> str:
    """Return a job as the XML of a task, without a declaration.

    A task has no environment: Python is told by an option to speak UTF-8, and knows the language from
    Windows. Raises UsageError for a path that the Task Scheduler would change.
    """
    program, *arguments = job.command_if_due
    for word in (program, *arguments):
        if REPLACED.search(word):
            raise UsageError(_("The Task Scheduler would change this path; rename it: {path}", path=word))
    return TASK.format(
        namespace=NAMESPACE,
        title=escape(job.title, quote=False),
        name=job.name,
        hours=CATCH_UP_HOURS,
        start=dt.datetime.combine(FIRST_DAY, job.at).isoformat(),
        jitter=_duration(JITTER),
        limit=_duration(LIMIT),
        priority=PRIORITY,
        command=escape(program, quote=False),
        arguments=escape(subprocess.list2cmdline(["-X", "utf8", *arguments]), quote=False),
    )


def _duration(length: dt.timedelta) -> str:
    return f"PT{length.seconds // 60}M"


def preview(job: Job) -> str:
    """Return the task that would be made."""
    return task(_windowless(job))


def file_content(job: Job) -> bytes:
    """Return a task as `schtasks` reads it from a file."""
    return (DECLARATION + task(job)).encode("utf-16")


def usable() -> bool:
    """Tell whether this is Windows."""
    return shutil.which("schtasks") is not None


def install(job: Job) -> None:
    """Make the task; one of the same name is replaced."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "task.xml"
        tool.write(file, file_content(_windowless(job)))
        tool.run("schtasks", "/Create", "/F", "/TN", job.name, "/XML", str(file))


def installed() -> tuple[Installed, ...]:
    """Return our jobs, by name."""
    if not usable():
        return ()
    rows = csv.reader(io.StringIO(tool.run("schtasks", "/Query", "/FO", "CSV", "/NH")))
    names = {row[0].removeprefix("\\") for row in rows if row}
    return tuple(_installed(name) for name in sorted(names) if NAME.fullmatch(name))


def _installed(name: str) -> Installed:
    return parse(name, _decoded(tool.run("schtasks", "/Query", "/TN", name, "/XML")))


def _decoded(output: str) -> str:
    """Return what a program of Windows wrote, which is in the console's encoding."""
    raw = output.encode(errors="surrogateescape")
    return raw.decode("utf-16" if raw.startswith(codecs.BOM_UTF16_LE) else CONSOLE, errors="replace")


def parse(name: str, xml: str) -> Installed:
    """Return a job, read from its task's XML as Windows prints it."""
    root = ET.fromstring(xml.strip())  # noqa: S314 - Windows's own

    def text(tag: str) -> str:
        return next((each.text or "" for each in root.iter(f"{{{NAMESPACE}}}{tag}")), "")

    start = START.match(text("StartBoundary"))
    at = dt.time(int(start[1]), int(start[2])) if start else None
    enabled = root.findtext(f"{{{NAMESPACE}}}Settings/{{{NAMESPACE}}}Enabled", "true") == "true"
    return Installed(name, at, enabled, f"{text('Command')} {text('Arguments')}", "Task Scheduler")


def remove(name: str) -> bool:
    """Delete a job's task; return whether there was one."""
    if not usable() or tool.attempt("schtasks", "/Query", "/TN", name).code:
        return False
    tool.run("schtasks", "/Delete", "/F", "/TN", name)
    return True


def hints() -> tuple[str, ...]:
    """Return what the user should know beside."""
    return (_("The task runs while you are logged in, also on battery."),)


def _windowless(job: Job) -> Job:
    """Return a job that opens no window, where this Python came with the program for that."""
    program = Path(job.command[0]).with_name("pythonw.exe")
    return replace(job, command=(str(program), *job.command[1:])) if program.exists() else job
