"""A file is made beside its place, checked, and moved there whole: a reader sees the old one or the new one."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from notes2anki.errors import OutputError

SUFFIX = ".notes2anki-tmp"
LEFT_BEHIND = 24 * 3600  # seconds after which a working folder is of a run that was killed


@contextmanager
def replaced_file(path: Path) -> Iterator[Path]:
    """Give a path in a working folder beside `path`; the file made there then takes the place of `path`.

    Kill and power cut at any moment leave the old file or the new one. If the body raises, the old file stays.
    Raises `OutputError` if the folder of `path` is not there or cannot be written.
    """
    place = Path(os.path.realpath(path))
    if place.is_dir():
        raise OutputError(f"{path}: is a folder; name a file to write")
    prefix = f".{place.name[:80]}."
    _clear_left_behind(place.parent, prefix)
    try:
        with tempfile.TemporaryDirectory(prefix=prefix, suffix=SUFFIX, dir=place.parent) as folder:
            made = Path(folder) / place.name
            yield made
            _move(made, place)
    except OSError as error:
        if not place.parent.is_dir():
            raise OutputError(f"{path}: there is no folder {place.parent}; make it first") from error
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written ({reason}); the old file is untouched. "
            "Check the permissions of the folder and the free space, and close programs that use the file"
        ) from error


def _clear_left_behind(folder: Path, prefix: str) -> None:
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{glob.escape(prefix)}*{SUFFIX}"):
            if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


def _move(made: Path, place: Path) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    if place.exists():
        shutil.copymode(place, made)
    made.replace(place)
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle of a folder to flush
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
