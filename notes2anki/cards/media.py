"""Files that cards show, named in Anki by what is in them."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Protocol

from notes2anki.model import Document, Media

# AnkiWeb takes no larger file.
MAX_MEDIA_BYTES = 100_000_000
# What the web views of Anki's desktop and phones show in <img>.
IMAGE_SUFFIXES = frozenset({".apng", ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
# https://help.obsidian.md/file-formats
SOUND_SUFFIXES = frozenset(
    {".3gp", ".flac", ".m4a", ".mkv", ".mov", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".wav", ".webm"}
)

_UNSAFE = re.compile(r"[^a-z0-9]")


class Resolver(Protocol):
    """Finds what a document names; the vault has one."""

    def resolve(self, target: str, document_path: str, /) -> Path | None:
        """Return the file in the vault that `target`, as written in a document, means; None if there is none."""

    def document(self, name: str, document_path: str, /) -> Document | None:
        """Return the document that `name`, as written in an embed, means; None if there is none to be read."""


class MediaFinder:
    """Finds the media of one card and remembers what it found and what it missed."""

    def __init__(self, resolver: Resolver, document_path: str) -> None:
        self.document_path = document_path
        self._resolver = resolver
        self._answers: dict[tuple[str, str], Media | None] = {}

    def within(self, document_path: str) -> MediaFinder:
        """Return a finder for text of another document on the same card; the two remember together."""
        finder = MediaFinder(self._resolver, document_path)
        finder._answers = self._answers
        return finder

    def find(self, target: str) -> Media | None:
        """Return the file that `target` means, None if it is missing, unreadable or over 100 MB."""
        asked = self.document_path, target
        if asked not in self._answers:
            path = self._resolver.resolve(target, self.document_path)
            self._answers[asked] = None if path is None else _read(path)
        return self._answers[asked]

    @property
    def found(self) -> tuple[Media, ...]:
        """All media found so far, each once, by name."""
        return tuple(sorted({media for media in self._answers.values() if media is not None}))

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """The document's path and the target, as written, of all that had no file, in the order of asking."""
        return tuple(asked for asked, media in self._answers.items() if media is None)


class NoMedia:
    """A resolver for text that stands nowhere: it finds nothing."""

    def resolve(self, _target: str, _document_path: str, /) -> Path | None:
        """Return None."""
        return None

    def document(self, _name: str, _document_path: str, /) -> Document | None:
        """Return None."""
        return None


def media_name(content: bytes, suffix: str) -> str:
    """Return the name in Anki of a file with this content: `n2a-<16 hexadecimal digits>.<suffix>`.

    Anki rewrites names such as `con.png` and `a"b.png`, two files into one at worst; it leaves these alone.
    """
    return _name(hashlib.sha256(content).hexdigest(), suffix)


def file_of(target: str) -> str:
    """Return the file's part of a target as written: `a.mp4#t=10` is `a.mp4`, but `C#.png` is a name."""
    if suffix_of(target) in IMAGE_SUFFIXES | SOUND_SUFFIXES:
        return target
    return target.partition("#")[0]


def suffix_of(name: str) -> str:
    """Return the lower-case suffix of a name with its dot, `""` for none."""
    return PurePosixPath(name.strip()).suffix.lower()


def _name(digest: str, suffix: str) -> str:
    ending = _UNSAFE.sub("", suffix.lower())[:8]
    return f"n2a-{digest[:16]}.{ending}" if ending else f"n2a-{digest[:16]}"


def _read(path: Path) -> Media | None:
    try:
        status = path.stat()
        if status.st_size > MAX_MEDIA_BYTES:
            return None
        return Media(_named(str(path), status.st_size, status.st_mtime_ns), str(path))
    except OSError:
        return None


@lru_cache(maxsize=10_000)
def _named(path: str, _size: int, _modified: int) -> str:
    """Return the media name of a file; its size and time tell whether it is still the same."""
    with open(path, "rb") as file:  # noqa: PTH123 (one call for the digest of a stream)
        return _name(hashlib.file_digest(file, "sha256").hexdigest(), PurePosixPath(path).suffix)
