"""One card a fact: choose among the views of a statement, and among its repetitions over the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from notes2anki.extract.cloze import hides_highlight
from notes2anki.extract.facts import one_a_fact, stated_nowhere
from notes2anki.extract.fronts import apart_from, told_apart
from notes2anki.extract.gates import hide_from_context, refuse
from notes2anki.extract.judge import Judge, is_cloze
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.reasons import why
from notes2anki.extract.say import DEFAULT, Say, limited
from notes2anki.extract.spelled import squeeze
from notes2anki.extract.views import View, without_doubles
from notes2anki.model import Candidate, Kind, Rejection
from notes2anki.plain import plain_back, plain_front

LOW = "low-score"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document, or a vault, gives: candidates in reading order and what was rejected, with reasons."""

    candidates: tuple[Candidate, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    @property
    def spares(self) -> tuple[Candidate, ...]:
        """What only its score stands against, one a statement: the user may want it all the same."""
        return tuple(rejection.candidate for rejection in self.rejections if rejection.code == LOW)


def select(
    proposals: Sequence[Proposal], judge: Judge, say: Say = DEFAULT, closed: frozenset[int] = frozenset()
) -> Extraction:
    """Return at most one candidate a statement: the view that is worth most, if it is worth what the user says.

    `closed` are the lines of sections that are never to give cards.
    """
    views: list[View] = []
    low: list[View] = []
    rejected: list[Rejection] = []
    shared = _shared(proposals)
    for group in _views(proposals):
        weighed = _weighed(group, judge, shared)
        free = [proposal for proposal, code in weighed if code is None]
        good = _good(free, say.minimum)
        if free:
            (views if good else low).append(_view(good or free))
        shown = next(iter(good or free), None)
        rejected += [Rejection(each.candidate, code or "other-view") for each, code in weighed if each is not shown]
    kept, doubled = without_doubles(views)
    wanted, unwanted = limited(_in_order(kept), say, closed)
    rejected += doubled + unwanted + _low(views, low, say, closed)
    return Extraction(tuple(wanted), tuple(rejected))


_SHARED = 3  # lines


def _shared(proposals: Iterable[Proposal]) -> frozenset[str]:
    """Return the answers that several lines give: a version, a state, which explains none of the names before it."""
    asking = (each.candidate for each in proposals if each.candidate.kind in _ASKING and each.features)
    said = {(candidate.sources[0].start, squeeze(plain_back(candidate))) for candidate in asking}
    lines = Counter(answer for _, answer in said)
    return frozenset(answer for answer, count in lines.items() if count >= _SHARED)


def _refused(proposal: Proposal, shared: frozenset[str]) -> str | None:
    code = refuse(proposal)
    asking = proposal.candidate.kind in _ASKING and proposal.features
    return code or ("shared-answer" if asking and squeeze(plain_back(proposal.candidate)) in shared else None)


def _low(views: Sequence[View], low: Sequence[View], say: Say, closed: frozenset[int]) -> list[Rejection]:
    """Reject the views that are not worth the minimum, those first for another reason that have one."""
    if not low:
        return []
    beside, _ = without_doubles([*views, *low])
    alone = {id(candidate) for candidate in beside}
    doubled = [Rejection(view.chosen, "other-view") for view in low if id(view.chosen) not in alone]
    spares = _in_order([view.chosen for view in low if id(view.chosen) in alone])
    wanted, unwanted = limited(spares, replace(say, most=0), closed)
    return doubled + unwanted + [Rejection(candidate, LOW) for candidate in wanted]


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (candidate.sources[0].start, candidate.sources[0].end))


def _views(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    """Gather the proposals of each statement, in reading order."""
    views: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        views.setdefault(proposal.fact, []).append(proposal)
    return list(views.values())


_OF_THE_DELETION = frozenset({"leak", "generic", "no-answer"})
"""What refuses a cloze for the words that it hides, where other words of the sentence may do."""


def _weighed(view: list[Proposal], judge: Judge, shared: frozenset[str]) -> list[tuple[Proposal, str | None]]:
    """Weigh the views of one statement, the best first, each with what refuses it.

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
    return _ranked(judged)


def _ranked(judged: list[tuple[Proposal, str | None]]) -> list[tuple[Proposal, str | None]]:
    """Return what is not refused first, then by standing; of a term's views that ask the same, the definition first.

    Which of two equal views scores a hair higher changes with every training, and with the lines around.
    """
    greatest: dict[tuple[str, str], float] = {}
    for proposal, code in judged:
        if code is None and proposal.candidate.kind in _ASKING:
            words = _asked(proposal)
            greatest[words] = max(greatest.get(words, 0.0), _standing(proposal.candidate))

    def place(pair: tuple[Proposal, str | None]) -> tuple[bool, float, bool]:
        proposal, code = pair
        standing = _standing(proposal.candidate)
        if code is None and proposal.candidate.kind in _ASKING:
            standing = greatest[_asked(proposal)]
        return code is None, standing, proposal.candidate.kind is Kind.DEFINITION

    return sorted(judged, key=place, reverse=True)


def _asked(proposal: Proposal) -> tuple[str, str]:
    return squeeze(plain_front(proposal.candidate)), squeeze(plain_back(proposal.candidate))


def _good(free: Sequence[Proposal], minimum: float) -> list[Proposal]:
    """Return the views that are to be shown, the best first; none where none of the statement is worth the minimum."""
    if all(proposal.candidate.score < minimum for proposal in free):
        return []
    return [proposal for proposal in free if _standing(proposal.candidate) >= minimum]


def _view(good: Sequence[Proposal]) -> View:
    """Return the first with the others behind it, all with the greatest score: it is the statement that is worth it."""
    worth = max(proposal.candidate.score for proposal in good)
    first, *others = (_worth(proposal.candidate, worth) for proposal in good)
    return View(first, tuple(others))


def _worth(candidate: Candidate, worth: float) -> Candidate:
    return candidate if candidate.score == worth else replace(candidate, score=worth)


_ASKING = frozenset({Kind.CONCEPT, Kind.DEFINITION})
_ADVANTAGE = (
    0.15  # "What is A?" asks for more than a gap in "A is B" does; readers kept 0.54 of the one, 0.35 of the other
)


def _standing(candidate: Candidate) -> float:
    return candidate.score + (_ADVANTAGE if candidate.kind in _ASKING else 0.0)


def _best_cloze(clozes: list[Proposal], judge: Judge, shared: frozenset[str]) -> tuple[Proposal, str | None]:
    """Return the likeliest that nothing refuses for the words that it hides; else the likeliest of all."""
    likely = judge.by_deletion(clozes)
    asked_for = [proposal for proposal in likely if hides_highlight(proposal.candidate)]
    found = ((proposal, _refused(proposal, shared)) for proposal in (*asked_for, *likely))
    good = next((pair for pair in found if pair[1] not in _OF_THE_DELETION), None)
    return good or (likely[0], _refused(likely[0], shared))


def _shown(proposal: Proposal) -> Proposal:
    candidate = hide_from_context(proposal.candidate)
    return replace(proposal, candidate=replace(candidate, reason=why(candidate.rule)))


def merge(extractions: Sequence[Extraction]) -> Extraction:
    """Return one extraction for many documents: each fact once, with all its sources, and no two fronts alike."""
    everything = [candidate for extraction in extractions for candidate in extraction.candidates]
    facts, repeated = one_a_fact(everything)
    kept, alike = told_apart(facts)
    rejected = [rejection for extraction in extractions for rejection in extraction.rejections]
    return Extraction(tuple(kept), tuple(rejected + repeated + alike))


def beside(spares: Sequence[Candidate], made: Sequence[Candidate]) -> list[Candidate]:
    """Return the spares that can be made beside what is made of a vault, which they change in nothing."""
    return apart_from(stated_nowhere(spares, made), made) if spares else []
