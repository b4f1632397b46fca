"""One card a fact: choose among the views of a statement, and among its repetitions over the days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from notes2anki.extract.gates import hide_from_context, refuse, squeeze
from notes2anki.extract.judge import Judge, is_cloze
from notes2anki.extract.proposal import Proposal
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import plain_back, plain_front, plain_text


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document, or a vault, gives: candidates in reading order and what was rejected, with reasons."""

    candidates: tuple[Candidate, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def select(proposals: Sequence[Proposal], judge: Judge, minimum: float) -> Extraction:
    """Return at most one candidate a statement: the view that is worth most, if it is worth *minimum*."""
    kept: list[Candidate] = []
    rejected: list[Rejection] = []
    for view in _views(proposals):
        (chosen, code), *others = _weighed(view, judge)
        rejected += [Rejection(other.candidate, why or "other-view") for other, why in others]
        if code is None and chosen.candidate.score < minimum:
            code = "low-score"
        if code is None:
            kept.append(chosen.candidate)
        else:
            rejected.append(Rejection(chosen.candidate, code))
    once, repeated = _one_a_fact(kept)
    order = sorted(once, key=lambda candidate: (candidate.sources[0].start, candidate.sources[0].end))
    return Extraction(tuple(order), tuple(rejected + repeated))


def _views(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    ordered = sorted(proposals, key=lambda proposal: proposal.fact)
    return [list(group) for _, group in groupby(ordered, key=lambda proposal: proposal.fact)]


def _weighed(view: list[Proposal], judge: Judge) -> list[tuple[Proposal, str | None]]:
    """Weigh the views of one statement, the best first, each with what refuses it.

    Of all clozes only the one with the best deletion stands for the sentence.
    """
    clozes = [proposal for proposal in view if is_cloze(proposal) and proposal.features]
    others = [proposal for proposal in view if not (is_cloze(proposal) and proposal.features)]
    if clozes:
        usable = [proposal for proposal in clozes if refuse(proposal) not in ("leak", "generic")]
        others.append(judge.best_deletion(usable or clozes))
    weighed = [judge.weigh(_shown(proposal)) for proposal in others]
    judged = [(proposal, refuse(proposal)) for proposal in weighed]
    return sorted(judged, key=lambda pair: (pair[1] is None, pair[0].candidate.score), reverse=True)


def _shown(proposal: Proposal) -> Proposal:
    return replace(proposal, candidate=hide_from_context(proposal.candidate))


def merge(extractions: Sequence[Extraction]) -> Extraction:
    """Return one extraction for many documents, each fact once, with all its sources."""
    kept, repeated = _one_a_fact([c for extraction in extractions for c in extraction.candidates])
    rejected = [rejection for extraction in extractions for rejection in extraction.rejections]
    return Extraction(tuple(kept), tuple(rejected + repeated))


def _one_a_fact(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Rejection]]:
    """Keep the best-worded candidate of each fact; the others become its further sources."""
    best: dict[str, Candidate] = {}
    rejected: list[Rejection] = []
    for candidate in candidates:
        key = fact_key(candidate)
        other = best.get(key)
        if other is None:
            best[key] = candidate
            continue
        winner, loser = (candidate, other) if candidate.score > other.score else (other, candidate)
        sources = tuple(dict.fromkeys((*winner.sources, *loser.sources)))
        best[key] = replace(winner, sources=sources)
        rejected.append(Rejection(loser, "same-fact"))
    return list(best.values()), rejected


def fact_key(candidate: Candidate) -> str:
    """Return what two writings of one fact share, whatever is hidden of it."""
    text = plain_text(candidate)
    if text is not None:
        return f"={squeeze(text)}"
    if candidate.kind is Kind.FOOTNOTE:
        return f"^{squeeze(plain_back(candidate))}"
    return f"{squeeze(plain_front(candidate))}={squeeze(plain_back(candidate))}"
