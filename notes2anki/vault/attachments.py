"""From what an author wrote in an embed to the file that he means, and never to one outside the vault."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from notes2anki.vault.names import key
from notes2anki.vault.walk import VaultFile, walk

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")  # file:, https:, and C: of Windows
LONGEST_REFERENCE = 1_000  # characters; a path on disk has at most 4096 bytes


class Attachments:
    """The files of one vault by their names, as Obsidian finds them.

    Only names found by walking the vault can be the answer, so that no reference, however it is written, leads
    outside. The walk is made when the first reference is asked for: most notes have none.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)

    @cached_property
    def _by_path(self) -> dict[str, VaultFile]:
        files = sorted(file for file in walk(self.root) if isinstance(file, VaultFile))
        return {key(file.path): file for file in reversed(files)}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in sorted(self._by_path, key=lambda path: (path.count("/"), path)):
            names.setdefault(path.rpartition("/")[2], []).append(path)
        return names

    def resolve(self, reference: str, document_path: str) -> Path | None:
        """Return the place on disk of the file that `find` finds, None for none."""
        file = self.find(reference, document_path)
        return None if file is None else Path(file.location)

    def find(self, reference: str, document_path: str) -> VaultFile | None:
        """Return the file that `reference` means in the document at `document_path`, None for none.

        Looked for as a path in the vault, then beside the document, then as the end of any path, the shortest
        path first. `reference` is decoded already, and may end in a `#fragment`; `document_path` is relative to
        the vault.
        """
        for written in dict.fromkeys((reference, reference.partition("#")[0])):  # C#.png, report.pdf#page=3
            for path in self._candidates(written, document_path):
                file = self._by_path.get(path)
                if file is not None:
                    return self._confined(file)
        return None

    def _candidates(self, reference: str, document_path: str) -> Iterator[str]:
        if "\0" in reference or len(reference) > LONGEST_REFERENCE or SCHEME.match(reference):
            return
        written = reference.replace("\\", "/")
        if written.startswith("//"):
            return
        wanted = key(posixpath.normpath(written.strip("/"))) if written.strip("/") else ""
        if wanted in ("", "."):
            return
        beside = posixpath.normpath(posixpath.join(key(posixpath.dirname(document_path)), wanted))
        yield from (beside, wanted) if written.startswith("./") else (wanted, beside)
        for path in self._by_name.get(wanted.rpartition("/")[2], ()):
            if path.endswith("/" + wanted):
                yield path

    def _confined(self, file: VaultFile) -> VaultFile | None:
        """Return the file if it is still a plain file in the vault: it may have changed since the walk."""
        if not Path(os.path.realpath(file.location)).is_relative_to(self.root):
            return None
        try:
            found = os.lstat(file.location)
        except OSError:
            return None
        return file if stat.S_ISREG(found.st_mode) else None
