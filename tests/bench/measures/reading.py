"""Reading whole daily notes, against bare markdown-it on the same text."""

from __future__ import annotations

from collections.abc import Iterator

from bench.bench import Bench
from bench.figures import Comparison, Contest
from bench.laps import costs_of
from bench.notes import diary, write_vault
from bench.sizes import FACTS_IN_A_FILE

OURS, BARE = "read_document", "bare MarkdownIt"


def measure(bench: Bench) -> Iterator[Contest]:
    """Race in one process."""
    vault = bench.home.folder / "reading"
    write_vault(vault, bench.size.read_files, FACTS_IN_A_FILE, diary)
    _cost, printed = bench.home.part("files", vault, bench.size.rounds)
    said = printed["said"]
    comparisons = [Comparison(OURS, BARE, of) for of in ("time s", "median ms a file", "max ms a file")]
    title = f"reading {said['files']:,} daily notes of {said['characters']:,.0f} characters"
    yield Contest(title, costs_of(printed), comparisons)
