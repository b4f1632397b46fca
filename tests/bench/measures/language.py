"""Understanding sentences, against only cutting the same ones to words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bench.bench import Bench
from bench.figures import Comparison, Contest, Cost
from bench.laps import costs_of
from bench.notes import in_english, plain, write_vault
from bench.sizes import FACTS_IN_A_FILE

OURS = "clauses and analyze"
RATE = "sentences/s"
LANGUAGES = {
    "ko": ("Korean", "Kiwi.tokenize", "<= 1.6", ">= 1,000"),
    "en": ("English", "split by a pattern", "", ">= 5,000"),
}
FILES = 12


def measure(bench: Bench) -> Iterator[Contest]:
    """Race in one process for each language; then see what a vault without Korean loads."""
    for language, (name, bare, ratio, rate) in LANGUAGES.items():
        _cost, printed = bench.home.part("sentences", language, bench.size.sentences, bench.size.rounds)
        count = printed["said"]["sentences"]
        costs = {who: [_with_rate(cost, count) for cost in some] for who, some in costs_of(printed).items()}
        title = f"{count:,} {name} sentences of {printed['said']['characters'] / count:.0f} characters, on one core"
        comparisons = [
            Comparison(OURS, bare, "time s", ratio),
            Comparison(OURS, bare, "CPU s"),
            Comparison(OURS, "", RATE, rate),
        ]
        yield Contest(title, costs, comparisons)
    yield _loads(bench)


def _with_rate(cost: Cost, count: int) -> Cost:
    return replace(cost, figures={RATE: count / cost.seconds})


def _loads(bench: Bench) -> Contest:
    costs, said = {}, {}
    for name, write, language in (("without Korean", in_english, "en"), ("with Korean", plain, "")):
        vault = bench.home.folder / f"vault {name}"
        write_vault(vault, FILES, FACTS_IN_A_FILE, write, language)
        cost, loaded = bench.home.part("loaded", vault, bench.home.folder / f"{name}.apkg")
        costs[name] = [cost]
        said[f"a vault {name} loads kiwipiepy"] = "yes" if loaded else "no"
    return Contest(f"an export of {FILES} files with and without Korean", costs, (), said)
