"""Contests as tables for a terminal, whose columns stay straight under Korean words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.figures import Contest, Spread, columns

ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def table(machine: Mapping[str, str], contests: Iterable[Contest]) -> Iterator[str]:
    """Yield everything that was measured, to be read by a person: what it was measured on, then each contest."""
    yield "\n".join(f"{name}: {value}" for name, value in machine.items())
    for contest in contests:
        yield "\n".join(_contest(contest))


def width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as lines: the first column to the left, the others to the right, the first row underlined."""
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        yield "  ".join(_cell(text, room, left=not at) for at, (text, room) in enumerate(zip(row, widths, strict=True)))
        if not number:
            yield "  ".join("-" * room for room in widths)


def _cell(text: str, room: int, *, left: bool) -> str:
    space = " " * (room - width(text))
    return text + space if left else space + text


def _contest(contest: Contest) -> Iterator[str]:
    yield f"== {contest.title} (load {contest.load[0]:.1f} … {contest.load[1]:.1f})"
    names = columns(contest)
    yield from aligned([["", *names], *([who, *(_figure(contest, who, of) for of in names)] for who in contest.costs)])
    if contest.comparisons:
        yield ""
        yield from aligned([["ours / baseline", "of", "median", "min … max", "wanted"], *_comparisons(contest)])
    for name, value in contest.said.items():
        yield f"{name}: {value}"


def _figure(contest: Contest, name: str, of: str) -> str:
    try:
        found = contest.spread(name, of)
    except KeyError:
        return "-"
    if of == "peak MB" and not found.median:
        return "-"
    return f"{number(found.median)} ({_range(found)})"


def _comparisons(contest: Contest) -> Iterator[list[str]]:
    for each in contest.comparisons:
        found = contest.compare(each)
        label = f"{each.ours} / {each.against}" if each.against else each.ours
        yield [label, each.of, number(found.median), _range(found), each.wanted or "-"]


def _range(given: Spread) -> str:
    return f"{number(given.least)} … {number(given.greatest)}"


def number(value: float) -> str:
    """Return a number with three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
