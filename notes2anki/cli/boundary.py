"""The one place where errors become messages and exit codes.

| code | meaning                                               |
|------|-------------------------------------------------------|
| 0    | done, also when nothing was to do                     |
| 1    | failed                                                |
| 2    | the command line asks for something that cannot be    |
| 3    | done, but some files were skipped                     |
| 70   | a bug of ours; a log to paste into a report is written |
| 73   | the output cannot be written                          |
| 75   | try later                                             |
| 76   | refused, too much vanished                            |
| 78   | the configuration is wrong                            |
| 130  | interrupted                                           |
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import click
import platformdirs

from notes2anki.errors import Notes2AnkiError
from notes2anki.messages import _

DONE, BUG, INTERRUPTED = 0, 70, 130
PACKAGES = ("notes2anki", "click", "genanki", "kiwipiepy", "markdown-it-py", "mdit-py-plugins", "nh3", "rich")


def guarded(program: Callable[[], int | None]) -> int:
    """Run the program and return its exit code; whatever it raises becomes a line on stderr and a code."""
    try:
        return program() or DONE
    except Notes2AnkiError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        say(_("Interrupted."))
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - this is the boundary
        return _bug(error)


def say(message: str) -> None:
    """Write a line to the user that is no data."""
    click.echo(f"notes2anki: {message}", err=True)


def _usage(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return error.exit_code
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
    say(_usage_message(error))
    if context is not None:
        say(_("See `{command} --help`.", command=context.command_path))
    return error.exit_code


def _usage_message(error: click.ClickException) -> str:
    """Return click's message in the user's language; in English it is click's own."""
    match error:
        case click.MissingParameter(param=click.Parameter() as parameter):
            return _("{name} is missing.", name=parameter.make_metavar(error.ctx) if error.ctx else parameter.name)
        case click.NoSuchOption(option_name=name):
            return _("There is no option {name}.", name=name)
        case click.exceptions.NoSuchCommand(command_name=name):
            return _("There is no command {name}.", name=name)
        case click.BadParameter(param=click.Parameter() as parameter):
            return _("{name}: {message}", name=parameter.get_error_hint(error.ctx), message=error.message)
        case _:
            return error.format_message()


def _bug(error: Exception) -> int:
    try:
        place: Path | None = _write_log(error)
    except OSError:
        place = None
    if place is None:
        click.echo(_log(error), err=True)
        say(_("This is a bug in notes2anki. Please report it with the lines above; they hold no text of your notes."))
    else:
        say(_("This is a bug in notes2anki. Please report it with {path}; it holds no text of your notes.", path=place))
    return BUG


def _write_log(error: Exception) -> Path:
    name = f"crash-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}.log"
    for folder in (platformdirs.user_log_path("notes2anki", appauthor=False), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(_log(error), encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return folder / name
    raise OSError


def _log(error: Exception) -> str:
    """Return what a developer needs, without any words of the error: they may quote a note."""
    versions = [f"{package} {_version(package)}" for package in PACKAGES]
    machine = f"Python {platform.python_version()} on {platform.platform()}, {sys.getfilesystemencoding()}"
    return "\n".join(["notes2anki crash log", machine, *versions, "", *_chain(error), ""])


def _chain(error: BaseException) -> Iterator[str]:
    """Yield the frames and the type of an error, the error that caused it first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _chain(cause)
        yield ""
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"{frame.filename}:{frame.lineno} in {frame.name}: {frame.line}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "?"
