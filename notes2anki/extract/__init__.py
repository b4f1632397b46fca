"""A Document becomes candidates: extractors propose, the judge weighs, gates refuse, one card a fact is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from notes2anki.extract import claims, concepts, explicit, footnotes, headings
from notes2anki.extract.hush import hushed
from notes2anki.extract.judge import Judge, default_judge
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.rank import beside, merge, select
from notes2anki.extract.say import DEFAULT, MINIMUM, Say, closed_lines
from notes2anki.extract.statements import Extraction, asked_as_before, chosen
from notes2anki.extract.study import Study
from notes2anki.language import Analyzers
from notes2anki.model import Document
from notes2anki.reading.metadata import apart

__all__ = ["EXTRACTORS", "MINIMUM", "Extraction", "Say", "asked_as_before", "beside", "chosen", "extract", "merge"]

EXTRACTORS: dict[str, Callable[[Study], Iterator[Proposal]]] = {
    "explicit": explicit.propose,
    "concepts": concepts.propose,
    "headings": headings.propose,
    "footnotes": footnotes.propose,
    "claims": claims.propose,
}
"""A new extractor is a module, a line here and a fixture."""


def extract(document: Document, analyzers: Analyzers, say: Say = DEFAULT, *, judge: Judge | None = None) -> Extraction:
    """Return what a document gives: candidates in reading order, and what was rejected with reason codes.

    A document that asks for no cards, a template and a drawing give nothing.
    """
    if apart(document.properties):
        return Extraction()
    study = Study(document, analyzers)
    proposals = hushed((proposal for propose in EXTRACTORS.values() for proposal in propose(study)), document)
    return select(proposals, judge or default_judge(), say, closed_lines(document, say.never))
