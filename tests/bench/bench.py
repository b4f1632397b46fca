"""What every measure is given."""

from __future__ import annotations

from dataclasses import dataclass

from bench.processes import Home
from bench.sizes import Size


@dataclass(frozen=True, slots=True)
class Bench:
    """Where to work, how much to measure, and whether to race with programs that must be installed first."""

    home: Home
    size: Size
    peers: bool = True
