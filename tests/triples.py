"""Fixtures in Markdown: title, input and expected output, each ended by a line with one dot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Triple:
    """One example of a fixture file; `line` is where its title stands."""

    title: str
    given: str
    expected: str
    line: int


def read_triples(path: Path) -> list[Triple]:
    """Read all examples of a file; raise ValueError for one that is not ended by its third dot."""
    triples, parts, part = [], list[str](), list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line != ".":
            part.append(line)
            continue
        parts.append("\n".join(part))
        part = []
        if len(parts) == 3:
            title, given, expected = parts
            triples.append(
                Triple(title.strip(), given, expected, number - expected.count("\n") - given.count("\n") - 4)
            )
            parts = []
    if parts or any(line.strip() for line in part):
        raise ValueError(f"{path.name}: the last example is not ended")
    return triples


def write_triples(path: Path, produce: Callable[[str], str]) -> None:
    """Write a file's examples anew, with what `produce` makes of each input."""
    examples = [f"{each.title}\n.\n{each.given}\n.\n{produce(each.given)}\n.\n" for each in read_triples(path)]
    path.write_text("\n".join(examples), encoding="utf-8")
