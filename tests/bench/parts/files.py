"""Read files, and only parse them: `files VAULT ROUNDS`."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

from bench.laps import Runner, alternate, as_json
from notes2anki.reading.document import read_document

OURS, BARE = "read_document", "bare MarkdownIt"


def main(vault: Path, rounds: int) -> None:
    """Race and print."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(vault.rglob("*.md"))]
    parser = MarkdownIt("gfm-like", {"linkify": False})
    runners = {
        OURS: Runner(lambda: _each(texts, lambda text: read_document(text, "daily/2026-03-02.md"))),
        BARE: Runner(lambda: _each(texts, parser.parse)),
    }
    size = statistics.median(map(len, texts))
    print(as_json(alternate(runners, rounds), files=len(texts), characters=size))


def _each(texts: Sequence[str], read: Callable[[str], object]) -> Mapping[str, float]:
    """Return the median and the greatest time of one file."""
    times = []
    for text in texts:
        started = time.perf_counter()
        read(text)
        times.append((time.perf_counter() - started) * 1000)
    return {"median ms a file": statistics.median(times), "max ms a file": max(times)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
