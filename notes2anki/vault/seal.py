"""One number for all that a walk could see, to tell cheaply that a vault is as it was."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from notes2anki.vault.settings import CONFIG_FOLDER, SETTINGS_FILES
from notes2anki.vault.stamps import stamp_of


def seal(root: Path) -> str:
    """Return the SHA-256 of names, times, sizes and inodes of all files below `root` and of Obsidian's settings.

    Equal seals: nothing was added, removed, renamed or written, unless somebody set a file's time back. Names that
    begin with a dot do not count, as for `walk`, but for the settings.
    """
    lines = sorted(_lines(os.fspath(root)))
    for name in SETTINGS_FILES:
        lines.append(f"{name}\0{stamp_of(os.path.join(root, CONFIG_FOLDER, name))}")  # noqa: PTH118 - it is hot
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _lines(root: str) -> Iterator[str]:
    folders = [(root, "")]
    while folders:
        here, prefix = folders.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith("."):
                        # iCloud's placeholders of files that are not downloaded
                        if name.endswith(".icloud"):
                            yield f"{prefix}{name}"
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, f"{prefix}{name}/"))
                    else:
                        found = entry.stat(follow_symlinks=False)
                        yield f"{prefix}{name}\0{found.st_mtime_ns}\0{found.st_size}\0{found.st_ino}"
        except OSError as error:
            yield f"{prefix}\0{error.errno}"
