"""Cards and refusals, one a line: `[kind] context ▸ context | front => back`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from notes2anki.extract import Extraction, extract, merge
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.study import Study
from notes2anki.language import Analyzers
from notes2anki.model import Candidate, Document, Rejection, Span, Style
from notes2anki.plain import plain_back, plain_front
from notes2anki.reading.document import read_document

ANALYZERS = Analyzers()
NOTE = "2026-05-11.md"
_FILE = re.compile(r"^=== (?P<path>\S.*\.md)$", re.MULTILINE)


def documents_of(markdown: str) -> list[Document]:
    """Read one note, or several, each under a line `=== its path`; a note without one is a day's."""
    parts = _FILE.split(markdown)
    paths, texts = ([NOTE], parts) if len(parts) == 1 else (parts[1::2], parts[2::2])
    return [read_document(text.removeprefix("\n"), path) for path, text in zip(paths, texts, strict=True)]


def study_of(markdown: str, path: str = NOTE) -> Study:
    """Return a note under study."""
    return Study(read_document(markdown, path), ANALYZERS)


def harvest(markdown: str) -> Extraction:
    """Return what one or several notes give, each fact once."""
    return merge([extract(document, ANALYZERS) for document in documents_of(markdown)])


def proposals_of(markdown: str, path: str = NOTE) -> list[Proposal]:
    """Return all that the extractors propose for a note."""
    from notes2anki.extract import EXTRACTORS

    study = study_of(markdown, path)
    return [proposal for propose in EXTRACTORS.values() for proposal in propose(study)]


def cards(candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield a line a card: `⇄` asks both ways, `⏎` ends a line of the answer, `also` names its further sources."""
    for candidate in candidates:
        yield line_of(candidate) + _also(candidate.sources[1:])


def refusals(rejections: Sequence[Rejection]) -> Iterator[str]:
    """Yield a line for each place and reason; of several cards refused there for one reason the first stands for all.

    Other views of a statement that has its card, and what the judge thinks little of, are left out.
    """
    seen: set[tuple[Span, str]] = set()
    for rejection in sorted(rejections, key=lambda each: (each.candidate.sources[0], each.code)):
        place = rejection.candidate.sources[0], rejection.code
        if rejection.code not in ("other-view", "low-score") and place not in seen:
            seen.add(place)
            yield f"-- {rejection.code} {line_of(rejection.candidate)}"


def line_of(candidate: Candidate) -> str:
    """Return a candidate on one line."""
    context = " ▸ ".join(candidate.context)
    arrow = "<=>" if candidate.style is Style.REVERSED else "=>"
    front = f"{context} | {plain_front(candidate)}" if context else plain_front(candidate)
    return f"[{candidate.kind}] {front} {arrow} {plain_back(candidate)}".replace("\n", " ⏎ ")


def _also(sources: Sequence[Span]) -> str:
    return f"  (also {', '.join(map(str, sources))})" if sources else ""
