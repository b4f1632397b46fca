"""Other programs, each in a virtual environment of its own: they need other versions of the same libraries."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from bench.processes import FailedError, Home


@dataclass(frozen=True, slots=True)
class Peer:
    """A program and the packages that it needs; one that does not declare all of them is helped."""

    name: str
    packages: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its name and version, as tables show it."""
        return self.packages[0].replace("==", " ")


ANKIVALENZ = Peer("ankivalenz", ("ankivalenz==1.0.2", "setuptools<81"))
ANKDOWN = Peer("ankdown", ("ankdown==0.7.1", "setuptools<81"))


def install(peer: Peer, home: Home) -> Path:
    """Install a peer and return its command. Raises FailedError when that cannot be done."""
    folder = home.folder / "venv" / peer.name
    python = folder / "bin" / "python"
    home.run([sys.executable, "-m", "venv", str(folder)], home.folder)
    home.run([str(python), "-m", "pip", "install", "--disable-pip-version-check", "-q", *peer.packages], home.folder)
    command = folder / "bin" / peer.name
    if not command.exists():
        raise FailedError(f"{peer.packages[0]} brought no command {peer.name}")
    return command
