"""Measure what a user's decisions teach: k of an author's labelled facts are decided on, his other notes are scored.

    python tests/quality/taught.py GOLD_DIR SCORER.py [--draws 6]

The judge has never seen the author. His notes are shuffled; from the first come k decisions (keep what hits a *must* or
*ok*, drop what hits only a *no*), the others are scored with and without what these teach. Then the same for users with
a taste, who drop whatever has one trait.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate import by_author, sum_of
from gold import LabelledNote, card_of, grades, load_scorer
from train import SEED, fit_judge, load_table

from notes2anki.extract import MINIMUM, Extraction, Say, beside
from notes2anki.extract.leaning import NONE, Leaning, Lesson, learn
from notes2anki.extract.rank import merge, select
from notes2anki.model import Candidate

DECISIONS = (10, 50, 200)
TASTES = (
    "kind_claim", "kind_heading", "place_quote", "place_list", "answer_long", "answer_short", "with_number",
    "of_an_opinion",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """A card that a user decides on: would he keep it, and does any label tell of it?"""

    candidate: Candidate
    keep: bool
    labelled: bool

    def lesson(self, dislikes: str = "") -> Lesson:
        """Return what the decision teaches, of a user who `dislikes` a trait."""
        keep = self.keep and dislikes not in dict(self.candidate.traits)
        return Lesson(keep, self.candidate.score, self.candidate.traits)


@dataclass(frozen=True, slots=True)
class Judged:
    """A note with what the judge makes of it, and what its author's labels say of every card and spare."""

    note: LabelledNote
    extraction: Extraction
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """Decisions on some of an author's notes, and his other notes."""

    author: str
    decisions: tuple[Decided, ...]
    others: tuple[Judged, ...]


def main(gold: Path, scorer_path: Path, draws: int) -> None:
    """Measure and print both tables."""
    scorer, table = load_scorer(scorer_path), load_table()
    notes: dict[str, list[Judged]] = {}
    for author, labelled in by_author(gold, scorer).items():
        judge = fit_judge([row for row in table if row["author"] != author])
        extractions = [select(note.proposals, judge, Say(minimum=MINIMUM)) for note in labelled]
        notes[author] = [judged(*pair, scorer) for pair in zip(labelled, extractions, strict=True)]
    for what, counts in (("labelled facts", only_labelled), ("all that is shown, unlabelled dropped", everything)):
        print(
            f"{what}: decisions, authors, draws; recall and precision before, after; draws better, worse by .01 in F1"
        )
        for number in DECISIONS:
            print_benefit(number, list(drawn(notes, number, draws, counts)), gold, scorer)
    print("a taste: decisions; share still made of what is disliked, of other good cards, of other bad ones")
    for number in DECISIONS:
        print_taste(number, list(drawn(notes, number, draws, everything)))


def judged(note: LabelledNote, extraction: Extraction, scorer: Any) -> Judged:
    """Return a note with a decision on everything that only its score could keep out."""
    decided = []
    for candidate in (*extraction.candidates, *extraction.spares):
        hits = grades(card_of(candidate, scorer), note, scorer)
        decided.append(Decided(candidate, bool(hits & {"exact", "fact"}), bool(hits)))
    return Judged(note, extraction, tuple(decided))


def only_labelled(decided: Decided) -> bool:
    """Tell whether a label tells of a card."""
    return decided.labelled


def everything(_decided: Decided) -> bool:
    """Tell that a user decides on whatever he is shown."""
    return True


def drawn(notes: dict[str, list[Judged]], number: int, draws: int, counts: Callable[[Decided], bool]) -> Iterator[Draw]:
    """Yield draws of so many decisions, of the authors of whom a note is left over to be scored."""
    for author, written in notes.items():
        for draw in range(draws):
            chance = random.Random(f"{SEED}{author}{draw}")
            shuffled = chance.sample(written, len(written))
            pool: list[Decided] = []
            while shuffled and len(pool) < number:
                pool += filter(counts, shuffled.pop().decided)
            if shuffled and len(pool) >= number:
                yield Draw(author, tuple(chance.sample(pool, number)), tuple(shuffled))


def print_benefit(number: int, draws: Sequence[Draw], gold: Path, scorer: Any) -> None:
    """Print recall and precision without and with what the decisions teach."""
    before = [scored(draw, NONE, gold, scorer) for draw in draws]
    after = [scored(draw, learn(each.lesson() for each in draw.decisions), gold, scorer) for draw in draws]
    figures = [scorer.figures(sum_of(counts)) for counts in (before, after)]
    gains = [f1(scorer, then) - f1(scorer, once) for once, then in zip(before, after, strict=True)]
    shown = ", ".join(f"{each['recall']:.3f} {each['precision']:.3f}" for each in figures)
    authors = len({draw.author for draw in draws})
    better, worse = sum(gain > 0.01 for gain in gains), sum(gain < -0.01 for gain in gains)
    print(f"{number:4} {authors:3} {len(draws):3}  {shown}  {better} {worse}")


def scored(draw: Draw, leaning: Leaning, gold: Path, scorer: Any) -> Counter[str]:
    """Return the scorer's counts for the notes that are left over."""
    merged = merge([each.extraction for each in draw.others])
    made = [each for each in merged.candidates if not leaning or leaning.lean(each.score, each.traits) >= MINIMUM]
    lifted = [each for each in merged.spares if leaning and leaning.lean(each.score, each.traits) >= MINIMUM]
    cards: dict[str, list[dict[str, object]]] = {}
    for candidate in (*made, *beside(lifted, merged.candidates)):
        cards.setdefault(candidate.sources[0].path, []).append(card_of(candidate, scorer))
    scorer.load_cards = lambda _command, _vault: cards
    paths = {each.note.path for each in draw.others}
    with tempfile.TemporaryDirectory() as folder:
        for labels in (gold / draw.author).rglob("*.gold.jsonl"):
            relative = labels.relative_to(gold / draw.author).as_posix()
            if unicodedata.normalize("NFC", relative).removesuffix(".gold.jsonl") + ".md" in paths:
                place = Path(folder) / relative
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(labels, place)
        counts: Counter[str] = scorer.score_vault(Path(folder), "", None)
    return counts


def f1(scorer: Any, counts: Counter[str]) -> float:
    """Return the harmonic mean of recall and precision."""
    figures = scorer.figures(counts)
    recall, precision = figures["recall"], figures["precision"]
    return float(2 * recall * precision / max(recall + precision, 1e-9))


def print_taste(number: int, draws: Sequence[Draw]) -> None:
    """Print how many cards are still made once a user has dropped all that have a trait, for each trait."""
    before, after = Counter[str](), Counter[str]()
    for taste in TASTES:
        for draw in draws:
            leaning = learn(each.lesson(taste) for each in draw.decisions)
            for each in (each for other in draw.others for each in other.decided):
                card = each.candidate
                name = "disliked" if taste in dict(card.traits) else "good" if each.keep else "bad"
                before[name] += card.score >= MINIMUM
                after[name] += leaning.lean(card.score, card.traits) >= MINIMUM
    print(
        f"{number:4}  " + "  ".join(f"{name} {after[name] / before[name]:.2f}" for name in ("disliked", "good", "bad"))
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--draws", type=int, default=6)
    given = parser.parse_args()
    main(given.gold, given.scorer, given.draws)
