"""Schedulers' own programs and files: call them, write them, and say in plain words what failed."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from notes2anki.errors import Notes2AnkiError, OutputError
from notes2anki.messages import _

SECONDS = 60.0  # schedulers answer within one; this only keeps us from hanging


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a program: its exit code and what it wrote; bytes that are not UTF-8 survive a round trip."""

    code: int
    out: str
    err: str


def run(*command: str, given: str | None = None) -> str:
    """Run a program, with `given` on its stdin, and return its stdout.

    Raises Notes2AnkiError when it cannot be started or fails, with what it said.
    """
    done = attempt(*command, given=given)
    if done.code:
        raise failure(command, (done.err or done.out).strip() or _("exit code {code}", code=done.code))
    return done.out


def attempt(*command: str, given: str | None = None) -> Finished:
    """Run a program and return what came of it, failure too.

    It speaks English, so that its messages can be recognised. Raises Notes2AnkiError when it cannot be started.
    """
    try:
        done = subprocess.run(
            command,
            input=b"" if given is None else given.encode(errors="surrogateescape"),
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
            timeout=SECONDS,
        )
    except OSError as error:
        raise failure(command, error.strerror or str(error)) from error
    except subprocess.TimeoutExpired as error:
        raise failure(command, _("no answer")) from error
    return Finished(done.returncode, *(each.decode(errors="surrogateescape") for each in (done.stdout, done.stderr)))


def failure(command: tuple[str, ...], reason: str) -> Notes2AnkiError:
    """Return the error that says that a command failed."""
    return Notes2AnkiError(_("`{command}` failed: {reason}", command=shlex.join(command), reason=reason))


def make_folder(path: Path) -> None:
    """Make a folder and those above it; raise OutputError when that fails."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(_("{path} cannot be written ({reason}).", path=path, reason=error.strerror)) from error


def write(path: Path, content: bytes) -> None:
    """Write a file and the folders above it; raise OutputError when that fails."""
    make_folder(path.parent)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(_("{path} cannot be written ({reason}).", path=path, reason=error.strerror)) from error


def delete(path: Path) -> None:
    """Delete a file, if it is there; raise OutputError when that fails."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(_("{path} cannot be deleted ({reason}).", path=path, reason=error.strerror)) from error
