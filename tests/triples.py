"""Fixtures in Markdown: a title, an input and what is expected of it, each ended by a line with one dot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PARTS_OF_A_TRIPLE = 3


@dataclass(frozen=True, slots=True)
class Triple:
    """One example of a fixture file; `line` is where its title stands."""

    title: str
    given: str
    expected: str
    line: int


def read_triples(path: Path) -> list[Triple]:
    """Read all examples of a file with one expected output each."""
    return [
        Triple(title, given, expected, line) for line, (title, given, expected) in read_parts(path, PARTS_OF_A_TRIPLE)
    ]


def write_triples(path: Path, produce: Callable[[str], str]) -> None:
    """Write a file's examples anew, with what `produce` makes of each input."""
    write_parts(path, ((each.title, each.given, produce(each.given)) for each in read_triples(path)))


def read_parts(path: Path, count: int) -> list[tuple[int, tuple[str, ...]]]:
    """Read all examples of a file, each with the line of its title and its `count` parts.

    Raise ValueError for an example that is not ended by its last dot.
    """
    examples, parts, part, title_line = [], list[str](), list[str](), 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line != ".":
            part.append(line)
            continue
        if not parts:
            title_line = number - 1
        parts.append("\n".join(part))
        part = []
        if len(parts) == count:
            examples.append((title_line, (parts[0].strip(), *parts[1:])))
            parts = []
    if parts or any(line.strip() for line in part):
        raise ValueError(f"{path.name}: the last example is not ended")
    return examples


def write_parts(path: Path, examples: Iterable[tuple[str, ...]]) -> None:
    """Write examples, each as its parts, the title first."""
    written = ["".join(f"{part}\n.\n" for part in parts) for parts in examples]
    path.write_text("\n".join(written), encoding="utf-8")
