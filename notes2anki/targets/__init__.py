"""The only rooms that know how Anki is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from notes2anki.model import Note


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a target took: counts, and the SHA-256 of the file that it wrote (`""` for a target without one)."""

    notes: int
    cards: int
    media: int
    digest: str = ""


class Target(Protocol):
    """A way to bring notes to Anki."""

    def deliver(self, notes: Sequence[Note]) -> Delivery:
        """Bring all notes, in reading order, each with `modified` set; all of them or none.

        Raises `OutputError` or `TryLaterError`, and then Anki's side is as it was.
        """


def _apkg(path: Path) -> Target:
    from notes2anki.targets.apkg import ApkgTarget  # noqa: PLC0415 (genanki is needed only for this)

    return ApkgTarget(path)


TARGETS: Mapping[str, Callable[[Path], Target]] = MappingProxyType({"apkg": _apkg})
