"""The only rooms that know how Anki is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from notes2anki.targets.delivery import Delivery, Target

__all__ = ["TARGETS", "Delivery", "Target"]


def _apkg(path: Path) -> Target:
    from notes2anki.targets.apkg import ApkgTarget  # noqa: PLC0415 (genanki is needed only for this)

    return ApkgTarget(path)


TARGETS: Mapping[str, Callable[[Path], Target]] = MappingProxyType({"apkg": _apkg})
"""A new target is a module, a line here, and a test that asks the real thing what arrived."""
