"""What readers said of produced cards: kept without a word of the notes, met again by digests.

`readings.jsonl.xz` has one JSON object a line. A *card*:

    {"file", "author", "line", "kind", "card", "worth", "form"}

`worth` is 2 (must), 1 (ok) or 0 (no); `form` is ok, deletion, leak, unclear, misread, broken
or long. A *statement*, of which it was said whether any gap in it is worth a card:

    {"file", "author", "line", "text", "worth", "form"}

A *sentence* for which a reader chose among everything that may be hidden:

    {"file", "author", "line", "text", "offered", "good", "best"}

`file` is the digest of the note as stored; `card`, `text`, `offered`, `good` and `best` are digests of words without
white space, so that who has the notes can find them, and nobody else learns what they say.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notes2anki.extract import EXTRACTORS
from notes2anki.extract.judge import is_cloze
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.language import Analyzers
from notes2anki.plain import plain_back, plain_front, plain_text
from notes2anki.reading.decode import decode
from notes2anki.reading.document import read_document

READINGS = Path(__file__).with_name("readings.jsonl.xz")
_BAD_CARDS = ("unclear", "misread", "broken")
"""Forms for which the card is wrong whatever it hides; a wrong deletion says nothing of its sentence."""
_BEST, _GOOD = 1.0, 0.85
"""How well the words agree that a reader took for the best, and for as good as others."""


@dataclass(frozen=True, slots=True)
class Read:
    """A proposal with what a reader said: `good` of its worth, `agreement` of its words; None where nothing."""

    proposal: Proposal
    good: bool | None
    agreement: float | None


def digest(text: str) -> str:
    """Return the digest of some words, white space left out."""
    squeezed = "".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(squeezed.encode()).hexdigest()[:16]


def file_digest(content: bytes) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(content).hexdigest()[:24]


def load_readings(path: Path = READINGS) -> dict[str, list[dict[str, Any]]]:
    """Return all readings by the digest of their note."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            reading = json.loads(line)
            found[reading["file"]].append(reading)
    return found


def read_notes(folders: Sequence[Path]) -> Iterator[tuple[str, str, list[Read]]]:
    """Yield author, path and what was said of each note below *folders* that somebody has read."""
    readings, analyzers = load_readings(), Analyzers()
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            content = path.read_bytes()
            said = readings.pop(file_digest(content), None)
            if said is None:
                continue
            study = Study(read_document(decode(content)[0], path.relative_to(folder).as_posix()), analyzers)
            proposals = [proposal for propose in EXTRACTORS.values() for proposal in propose(study)]
            proposals = [proposal for proposal in proposals if proposal.features]
            read = [each for reading in said for each in _meet(reading, proposals)]
            yield said[0]["author"], path.name, read


def _meet(reading: dict[str, Any], proposals: Sequence[Proposal]) -> Iterator[Read]:
    """Yield the proposals that a reading is about."""
    here = [p for p in proposals if p.candidate.sources[0].start == reading["line"]]
    if "card" in reading:
        of_kind = [p for p in here if str(p.candidate.kind) == reading["kind"]]
        yield from (_card(reading, p) for p in of_kind if digest(card_words(p)) == reading["card"])
        return
    for proposal in here:
        if is_cloze(proposal) and digest(plain_text(proposal.candidate) or "") == reading["text"]:
            yield from _statement(reading, proposal) if "worth" in reading else _sentence(reading, proposal)


def _statement(reading: dict[str, Any], proposal: Proposal) -> Iterator[Read]:
    yield Read(proposal, reading["worth"] >= 1 and reading["form"] not in _BAD_CARDS, None)


def _sentence(reading: dict[str, Any], proposal: Proposal) -> Iterator[Read]:
    words = digest(plain_back(proposal.candidate))
    if words in reading["offered"]:
        agreement = _BEST if words == reading["best"] else _GOOD if words in reading["good"] else 0.0
        yield Read(proposal, None, agreement if reading["good"] else None)


def _card(reading: dict[str, Any], proposal: Proposal) -> Read:
    form = reading["form"]
    hidden = {"ok": 1.0, "deletion": 0.0, "leak": 0.0}.get(form) if is_cloze(proposal) else None
    return Read(proposal, reading["worth"] >= 1 and form not in _BAD_CARDS, hidden)


def card_words(proposal: Proposal) -> str:
    """Return all words of a card: what its digest is of."""
    candidate = proposal.candidate
    if is_cloze(proposal):
        return f"{plain_text(candidate)}|{plain_back(candidate)}"
    return f"{candidate.rule}|{plain_front(candidate)}|{plain_back(candidate)}"
