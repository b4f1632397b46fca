"""Walk a folder: every file in it by its path in the vault, and what cannot be walked as Problems."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from notes2anki.messages import _
from notes2anki.model import Problem, Severity, Span
from notes2anki.vault.names import is_markdown, is_utf8, nfc, not_downloaded, readable


@dataclass(frozen=True, slots=True, order=True)
class VaultFile:
    """A file that a walk found.

    `path` is relative to the vault, NFC, with `/`; `location` is where it is on disk, by the disk's own spelling.
    """

    path: str
    location: str


def walk(location: str, path: str = "") -> Iterator[VaultFile | Problem]:
    """Yield each regular file at or below a folder, in no order, and a Problem for what cannot be entered.

    `path` is the folder's own path in the vault. Names that begin with a dot are passed over (Obsidian hides
    them: its settings, its bin, version control); links are never followed.
    """
    folders = [(location, path)]
    while folders:
        here, prefix = folders.pop()
        try:
            with os.scandir(here) as entries:
                found = list(entries)
        except OSError as error:
            yield file_problem(prefix or ".", "unreadable-folder", _cannot_read(error))
            continue
        for entry in found:
            entry_path = nfc(f"{prefix}/{entry.name}" if prefix else entry.name)
            verdict = _judge(entry, entry_path)
            if verdict == "folder":
                folders.append((entry.path, entry_path))
            elif verdict is not None:
                yield verdict


def _judge(entry: os.DirEntry[str], path: str) -> VaultFile | Problem | Literal["folder"] | None:
    """Return what to do with an entry: "folder" to enter it, None to pass it over."""
    if not is_utf8(entry.name):
        return _odd_name(entry, path)
    if entry.name.startswith("."):
        return _hidden(entry.name, path)
    if entry.is_symlink():
        return _link(entry, path)
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if entry.is_file(follow_symlinks=False):
        return VaultFile(path, entry.path)
    return _no_file(path) if is_markdown(entry.name) else None


def _odd_name(entry: os.DirEntry[str], path: str) -> Problem | None:
    if not (is_markdown(entry.name) or entry.is_dir(follow_symlinks=False)):
        return None
    message = _("its name is not in UTF-8, so it was skipped; rename it")
    return file_problem(readable(path), "odd-name", message)


def _hidden(name: str, path: str) -> Problem | None:
    real_name = not_downloaded(name)
    if not real_name:
        return None
    message = _("iCloud has not downloaded this file, so it was skipped; open it once in Obsidian")
    return file_problem(path[: -len(name)] + real_name, "not-downloaded", message)


def _link(entry: os.DirEntry[str], path: str) -> Problem | None:
    if not (is_markdown(entry.name) or os.path.isdir(entry.path)):  # noqa: PTH112 - never raises, on a loop of links
        return None
    message = _("it is a link to another place, and links are not followed; name that place itself to read it")
    return file_problem(path, "link-skipped", message, Severity.INFO)


def _no_file(path: str) -> Problem:
    return file_problem(path, "not-a-file", _("it is a device or a pipe and no file, so it was skipped"))


def _cannot_read(error: OSError) -> str:
    return _("it cannot be read ({reason}), so it was skipped", reason=error.strerror or type(error).__name__)


def file_problem(path: str, code: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    """Return a Problem with a file or folder as a whole."""
    return Problem(Span(path, 1, 1), code, message, severity)
