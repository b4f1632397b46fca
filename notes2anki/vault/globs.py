"""The user's own choice of files, by patterns such as `daily/**` and `*.excalidraw.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notes2anki.vault.names import key
from notes2anki.vault.settings import Excludes

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class Fits:
    """Tells whether a path fits one of some patterns.

    `*` is any part of a name, `?` one letter, `**` any number of folders. A pattern without `/` may fit at any
    depth; one that names a folder fits all that is in it. Case and accents count as little as they do in links.
    """

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, globs: Iterable[str]) -> Fits:
        """Read patterns as a user writes them."""
        return cls(tuple(map(_regex, globs)))

    def __call__(self, path: str) -> bool:
        """Whether the path, relative to the vault, fits."""
        wanted = key(path)
        return any(pattern.fullmatch(wanted) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class NotAmong:
    """`excludes` files that fit no pattern; folders, whose paths end in `/`, may hold some that do."""

    fits: Fits

    def __call__(self, path: str) -> bool:
        """Whether the path is a file's that fits no pattern."""
        return not path.endswith("/") and not self.fits(path)


def chosen(include: Iterable[str], exclude: Iterable[str]) -> tuple[Excludes, ...]:
    """Return the `excludes` of what a user includes (nothing: everything) and excludes."""
    return tuple(_choices(tuple(include), tuple(exclude)))


def _choices(include: tuple[str, ...], exclude: tuple[str, ...]) -> Iterator[Excludes]:
    if include:
        yield NotAmong(Fits.of(include))
    if exclude:
        yield Fits.of(exclude)


def _regex(glob: str) -> re.Pattern[str]:
    written = key(glob.strip().replace("\\", "/").removeprefix("./"))
    anywhere = "" if "/" in written.rstrip("/") else "(?:.*/)?"
    body = "".join(_MEANING.get(token, re.escape(token)) for token in _TOKEN.findall(written.strip("/")))
    return re.compile(f"{anywhere}{body}(?:/.*)?", re.DOTALL)
