"""The bare walk: list every folder and stat every file."""

from __future__ import annotations

import os
import sys


def walk(root: str) -> int:
    """Return how many files there are below a folder, having seen time and size of each."""
    folders, files = [root], 0
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    entry.stat(follow_symlinks=False)
                    files += 1
    return files


if __name__ == "__main__":
    walk(sys.argv[1])
