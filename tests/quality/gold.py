"""Labelled notes: read them, run the extractors on them, grade what is proposed.

The labels and the scorer live outside this repository; their paths are arguments. Only numbers come back.
"""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from notes2anki.extract import EXTRACTORS
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.language import Analyzers
from notes2anki.model import Candidate
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.reading.decode import decode
from notes2anki.reading.document import read_document

Card = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LabelledNote:
    """A note with its labels and everything that the extractors propose for it."""

    author: str
    path: str
    labels: tuple[dict[str, Any], ...]
    proposals: tuple[Proposal, ...]


def load_scorer(path: Path) -> ModuleType:
    """Import the scorer from a file."""
    spec = importlib.util.spec_from_file_location("score_cards", path)
    if spec is None or spec.loader is None:
        message = f"{path}: not a Python file"
        raise ValueError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_notes(gold: Path, scorer: ModuleType) -> Iterator[LabelledNote]:
    """Yield every labelled note below *gold*, one folder an author."""
    for folder in sorted(path for path in gold.iterdir() if path.is_dir()):
        analyzers = Analyzers()
        for labels in sorted(folder.rglob("*.gold.jsonl")):
            note = labels.with_name(labels.name.removesuffix(".gold.jsonl") + ".md")
            text, _ = decode(note.read_bytes())
            relative = unicodedata.normalize("NFC", note.relative_to(folder).as_posix())
            study = Study(read_document(text, relative), analyzers)
            found = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines() if line.strip()]
            for label in found:
                for field in ("term", "text", "answer"):
                    label[f"n{field}"] = scorer.norm(label[field])
            proposals = tuple(proposal for propose in EXTRACTORS.values() for proposal in propose(study))
            yield LabelledNote(folder.name, relative, tuple(found), proposals)


def card_of(candidate: Candidate, scorer: ModuleType) -> Card:
    """Return a candidate as the scorer wants a card."""
    front, back, text = plain_front(candidate), plain_back(candidate), plain_text(candidate)
    source = candidate.sources[0]
    return {
        "kind": str(candidate.kind),
        "front": front,
        "back": back,
        "text": text,
        "context": list(candidate.context),
        "source": {"path": source.path, "line_start": source.start, "line_end": source.end},
        "l0": source.start,
        "l1": source.end,
        "nfront": scorer.norm(front),
        "nback": scorer.norm(back),
        "nwhole": scorer.norm(text or f"{front} {back}"),
    }


def grades(card: Card, note: LabelledNote, scorer: ModuleType) -> set[str]:
    """Return what a card hits: some of exact, fact, no; empty where it hits no label.

    Stricter than the scorer, which forgives one line: here the card's lines must touch the label's.
    """
    return {grade for label in note.labels if _touches(card, label) and (grade := scorer.grade(card, label))}


def _touches(card: Card, label: dict[str, Any]) -> bool:
    below = label["kind"] in ("heading", "concept")
    last: int = label["line"] + label["text"].count("\n") + below
    return bool(card["l0"] <= last and label["line"] <= card["l1"])


_TERM = 0.7  # hiding what the sentence is about is good, hiding what it says of it is better


def agreement(card: Card, note: LabelledNote) -> float:
    """Return how well the deleted words agree with a labelled answer or term, 0 … 1.

    The share of the longer one that both have, where one holds the other.
    """
    best = 0.0
    for label in note.labels:
        if label["worth"] == "no" or not _touches(card, label):
            continue
        for wanted, weight in ((label["nanswer"], 1.0), (label["nterm"], _TERM)):
            back = card["nback"]
            if wanted and back and (wanted in back or back in wanted):
                best = max(best, weight * min(len(wanted), len(back)) / max(len(wanted), len(back)))
    return best
