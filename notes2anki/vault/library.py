"""What the notes of a vault name: its files, and its other notes as documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from notes2anki.model import Document
from notes2anki.vault.attachments import Attachments
from notes2anki.vault.contents import UnreadableError
from notes2anki.vault.names import is_markdown
from notes2anki.vault.walk import VaultFile


class Library:
    """Finds files and documents by the names that authors give them in embeds.

    `documents` are those that this run has read, by path; any other is read by `read` when it is asked for, once.
    """

    def __init__(
        self, attachments: Attachments, documents: Mapping[str, Document], read: Callable[[VaultFile], Document]
    ) -> None:
        self._attachments = attachments
        self._documents: dict[str, Document | None] = dict(documents)
        self._read = read

    def resolve(self, target: str, document_path: str) -> Path | None:
        """Return the file in the vault that `target` means in the document at `document_path`."""
        return self._attachments.resolve(target, document_path)

    def document(self, name: str, document_path: str) -> Document | None:
        """Return the document that `name` means there, None when there is none or it cannot be read."""
        written = name if is_markdown(name) else f"{name}.md"
        file = self._attachments.find(written, document_path)
        if file is None:
            return None
        if file.path not in self._documents:
            self._documents[file.path] = self._document_of(file)
        return self._documents[file.path]

    def _document_of(self, file: VaultFile) -> Document | None:
        try:
            return self._read(file)
        except UnreadableError:
            return None
