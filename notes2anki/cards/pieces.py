"""Runs of HTML with tags around them, joined so that what neighbours share is opened and closed once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Wrapper(NamedTuple):
    """An opening and a closing tag; wrappers with different `key` never melt into one."""

    open: str
    close: str
    key: int = 0


class Piece(NamedTuple):
    """HTML and the wrappers around it, outermost first."""

    html: str
    wrappers: tuple[Wrapper, ...] = ()


def join_pieces(pieces: Iterable[Piece]) -> str:
    """Return the pieces in order as well-formed HTML."""
    out: list[str] = []
    standing: tuple[Wrapper, ...] = ()
    for html, wrappers in pieces:
        shared = _shared(standing, wrappers)
        out += [wrapper.close for wrapper in reversed(standing[shared:])]
        out += [wrapper.open for wrapper in wrappers[shared:]]
        out.append(html)
        standing = wrappers
    out += [wrapper.close for wrapper in reversed(standing)]
    return "".join(out)


def _shared(first: tuple[Wrapper, ...], second: tuple[Wrapper, ...]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
