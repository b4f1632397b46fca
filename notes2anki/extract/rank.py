"""One card a fact: choose among the views of a statement, and among its repetitions over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from statistics import fmean

from notes2anki.extract.cloze import hides_highlight
from notes2anki.extract.facts import IsAsked, nobody_asks, one_a_fact, stated_nowhere
from notes2anki.extract.fronts import apart_from, told_apart
from notes2anki.extract.gates import hide_from_context, refuse
from notes2anki.extract.judge import Judge, is_cloze
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.reasons import why
from notes2anki.extract.say import DEFAULT, Say
from notes2anki.extract.spelled import squeeze
from notes2anki.extract.statements import ASKING, Extraction, Statements, Weighed, chosen, standing_of
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import plain_back, plain_front


def select(
    proposals: Sequence[Proposal], judge: Judge, say: Say = DEFAULT, closed: frozenset[int] = frozenset()
) -> Extraction:
    """Return at most one candidate a statement: the view that is worth most, if it is worth what the user says.

    `closed` are the lines of sections that are never to give cards.
    """
    shared = _shared(proposals)
    weighed = _levelled([_weighed(group, judge, shared) for group in _views(proposals)])
    return chosen(Statements(tuple(_of_statement(_ranked(each)) for each in weighed), say, closed))


_Judged = tuple[Proposal, str | None]
"""A proposal with its score, and the code of what refuses it."""
_LEVEL = 0.75
"""How much nearer rows of one table come to their mean: an author who learns some rows of it learns the others, too.
On labelled notes of authors left out it changes nothing, up to .8."""


def _levelled(statements: list[list[_Judged]]) -> list[list[_Judged]]:
    """Bring the scores of proposals that are alike, and that nothing refuses, nearer to their mean."""
    scores: dict[str, list[float]] = {}
    for proposal, code in chain.from_iterable(statements):
        if code is None and proposal.alike:
            scores.setdefault(proposal.alike, []).append(proposal.candidate.score)

    def level(judged: _Judged) -> _Judged:
        proposal, code = judged
        if code is not None or not proposal.alike:
            return judged
        own, mean = proposal.candidate.score, fmean(scores[proposal.alike])
        score = round(own + _LEVEL * (mean - own), 4)
        return replace(proposal, candidate=replace(proposal.candidate, score=score)), code

    return [[level(judged) for judged in statement] for statement in statements]


def _of_statement(weighed: Iterable[_Judged]) -> Weighed:
    pairs = [(proposal.candidate, code) for proposal, code in weighed]
    return Weighed(
        tuple(candidate for candidate, code in pairs if code is None),
        tuple(Rejection(candidate, code) for candidate, code in pairs if code is not None),
    )


_SHARED = 3  # lines


def _shared(proposals: Iterable[Proposal]) -> frozenset[str]:
    """Return the answers that several lines give: a version, a state, which explains none of the names before it."""
    asking = (each.candidate for each in proposals if each.candidate.kind in ASKING and each.features)
    said = {(candidate.sources[0].start, squeeze(plain_back(candidate))) for candidate in asking}
    lines = Counter(answer for _, answer in said)
    return frozenset(answer for answer, count in lines.items() if count >= _SHARED)


def _refused(proposal: Proposal, shared: frozenset[str]) -> str | None:
    code = refuse(proposal)
    asking = proposal.candidate.kind in ASKING and proposal.features
    return code or ("shared-answer" if asking and squeeze(plain_back(proposal.candidate)) in shared else None)


def _views(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    """Gather the proposals of each statement, in reading order."""
    views: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        views.setdefault(proposal.fact, []).append(proposal)
    return list(views.values())


_OF_THE_DELETION = frozenset({"leak", "generic", "no-answer"})
"""What refuses a cloze for the words that it hides, where other words of the sentence may do."""


def _weighed(view: list[Proposal], judge: Judge, shared: frozenset[str]) -> list[_Judged]:
    """Weigh the views of one statement, each with what refuses it.

    Of all clozes only the one with the best deletion stands for the sentence: what its author highlighted, if he did.
    """
    clozes = [proposal for proposal in view if is_cloze(proposal) and proposal.features]
    others = [proposal for proposal in view if not (is_cloze(proposal) and proposal.features)]
    found = [(proposal, _refused(proposal, shared)) for proposal in others]
    if clozes:
        found.append(_best_cloze(clozes, judge, shared))
    judged = [(judge.weigh(_shown(proposal)), code) for proposal, code in found]
    if any(code == "yes-no" for _, code in judged):  # no words of such a statement are worth asking for
        judged = [(proposal, code or "yes-no") for proposal, code in judged]
    return judged


def _ranked(judged: list[_Judged]) -> list[_Judged]:
    """Return what is not refused first, then by standing, but the `last` ones behind.

    Of a term's views that ask the same, the definition comes first.
    Which of two equal views scores a hair higher changes with every training, and with the lines around.
    """
    greatest: dict[tuple[str, str], float] = {}
    for proposal, code in judged:
        if code is None and proposal.candidate.kind in ASKING:
            words = _asked(proposal)
            greatest[words] = max(greatest.get(words, 0.0), standing_of(proposal.candidate))

    def place(pair: _Judged) -> tuple[bool, bool, float, bool]:
        proposal, code = pair
        standing = standing_of(proposal.candidate)
        if code is None and proposal.candidate.kind in ASKING:
            standing = greatest[_asked(proposal)]
        return code is None, not proposal.last, standing, proposal.candidate.kind is Kind.DEFINITION

    return sorted(judged, key=place, reverse=True)


def _asked(proposal: Proposal) -> tuple[str, str]:
    return squeeze(plain_front(proposal.candidate)), squeeze(plain_back(proposal.candidate))


def _best_cloze(clozes: list[Proposal], judge: Judge, shared: frozenset[str]) -> _Judged:
    """Return the likeliest that nothing refuses for the words that it hides; else the likeliest of all."""
    likely = judge.by_deletion(clozes)
    asked_for = [proposal for proposal in likely if hides_highlight(proposal.candidate)]
    found = ((proposal, _refused(proposal, shared)) for proposal in (*asked_for, *likely))
    good = next((pair for pair in found if pair[1] not in _OF_THE_DELETION), None)
    return good or (likely[0], _refused(likely[0], shared))


def _shown(proposal: Proposal) -> Proposal:
    candidate = hide_from_context(proposal.candidate)
    return replace(proposal, candidate=replace(candidate, reason=why(candidate.rule)))


def merge(extractions: Sequence[Extraction], is_asked: IsAsked = nobody_asks) -> Extraction:
    """Return one extraction for many documents: each fact once, with all its sources, and no two fronts alike."""
    everything = [candidate for extraction in extractions for candidate in extraction.candidates]
    facts, repeated = one_a_fact(everything, is_asked)
    kept, alike = told_apart(facts, is_asked)
    rejected = [rejection for extraction in extractions for rejection in extraction.rejections]
    return Extraction(tuple(kept), tuple(rejected + repeated + alike))


def beside(spares: Sequence[Candidate], made: Sequence[Candidate]) -> list[Candidate]:
    """Return the spares that can be made beside what is made of a vault, which they change in nothing."""
    return apart_from(stated_nowhere(spares, made), made) if spares else []
