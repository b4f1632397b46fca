"""What the Digital Garden breaks when it publishes, mended.

It takes ` ^2` anywhere for a block id and puts `{ #2}` on a line of its own there, also in the middle of
`$x ^2 + 1$`. At the end of a line that is right, and a blank line follows; else the line goes on behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from notes2anki.model import Dropped

_ID_LINE = re.compile(r"\{ #([\w-]{1,100})\}")


def join_broken_lines(lines: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """Put lines that the garden broke together again, on the first of their lines.

    Return the lines, as many as before, and those of which nothing is left.
    """
    out, dropped = list(lines), list[Dropped]()
    target = 0
    for row, line in enumerate(lines):
        found = _ID_LINE.fullmatch(line)
        if not found or not _stands_within(lines, row):
            continue
        if not dropped or dropped[-1].end != row:
            target = row - 1
        out[target] = f"{out[target]} ^{found[1]}{out[row + 1]}"
        out[row] = out[row + 1] = ""
        dropped.append(Dropped(row + 1, row + 2, "broken line"))
    return out, dropped


def _stands_within(lines: Sequence[str], row: int) -> bool:
    return 0 < row < len(lines) - 1 and bool(lines[row - 1].strip()) and bool(lines[row + 1].strip())
