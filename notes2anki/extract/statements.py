"""The statements of a document and their views: of each at most one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from notes2anki.extract.facts import IsAsked, nobody_asks
from notes2anki.extract.same_question import answered_together
from notes2anki.extract.say import Say, limited
from notes2anki.extract.views import View, without_doubles
from notes2anki.model import Candidate, Kind, Rejection

LOW = "low-score"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The views of one statement that nothing refuses, the best first, and those that were refused, with reasons."""

    free: tuple[Candidate, ...]
    refused: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a document, what the user says, and the lines of sections that are never to give cards."""

    each: tuple[Weighed, ...]
    say: Say
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document, or a vault, gives: candidates in reading order and what was rejected, with reasons.

    `statements` are those of a document, to choose among them anew; None for a vault.
    """

    candidates: tuple[Candidate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    statements: Statements | None = field(default=None, compare=False, repr=False)

    @property
    def spares(self) -> tuple[Candidate, ...]:
        """What only its score stands against, one a statement: the user may want it all the same."""
        return tuple(rejection.candidate for rejection in self.rejections if rejection.code == LOW)


Asked = Callable[[Candidate], bool | None]
"""Tells whether a view is what a card asked that nothing else asks; False for what else a card asks or asked."""


def chosen(statements: Statements, is_asked: IsAsked = nobody_asks) -> Extraction:
    """Return at most one candidate a statement: the view that is worth most, if it is worth what the user says.

    Of more than he wants those come first that a card asks already.
    """
    return _choice(statements, {}, is_asked)[0]


def asked_as_before(extraction: Extraction, asked: Asked, is_asked: IsAsked = nobody_asks) -> Extraction:
    """Return the extraction of a document with the views that are `asked` already in the place of better ones.

    But where another statement's card would outdo such a view, the better one stays.
    """
    statements = extraction.statements
    if statements is None:
        return extraction
    first = _asked_already(statements, asked)
    while first:
        found, made = _choice(statements, first, is_asked)
        left = {number: view for number, view in first.items() if number in made}
        if len(left) == len(first):
            return found
        first = left
    return extraction


def _asked_already(statements: Statements, asked: Asked) -> Mapping[int, Candidate]:
    """Return by the numbers of statements that of their views which is asked already, where it is not the best."""
    found = {}
    for number, statement in enumerate(statements.each):
        best, *_others = _ranked(statement, statements.say) or (None,)
        if best is None or asked(best) is not None:
            continue
        views = (view for view in statement.free if view.kind in statements.say.kinds and asked(view))
        view = next(views, None)
        if view is not None:
            found[number] = view
    return found


def _choice(
    statements: Statements, first: Mapping[int, Candidate], is_asked: IsAsked
) -> tuple[Extraction, frozenset[int]]:
    """Choose, of some statements the view that is to come `first`; with the numbers of what is made, or a spare."""
    say, closed = statements.say, statements.closed
    views: list[View] = []
    low: list[View] = []
    rejected: list[Rejection] = []
    shown: dict[int, Candidate] = {}
    for number, statement in enumerate(statements.each):
        ranked = _ranked(statement, say, first.get(number))
        if ranked:
            view = _view(ranked)
            shown[number] = view.chosen
            (views if view.chosen.score >= say.minimum else low).append(view)
        rejected += [Rejection(each, "other-view") for each in statement.free if each is not ranked[0]]
        rejected += statement.refused
    held = [view for view in low if is_asked(view.chosen)]
    kept, doubled = _beside(views, held, is_asked)
    wanted, unwanted = limited(_in_order(kept), say, closed, is_asked)
    together, answered = answered_together(wanted)
    rejected += doubled + unwanted + answered + _low(views, low, say, closed, is_asked)
    found = Extraction(tuple(together), tuple(rejected), statements)
    alone = {id(candidate) for candidate in (*wanted, *found.spares)}
    return found, frozenset(number for number, view in shown.items() if id(view) in alone)


def _ranked(statement: Weighed, say: Say, first: Candidate | None = None) -> Sequence[Candidate]:
    """Return the views that may be shown, the best first, or the one that is to be."""
    ranked = _good(statement.free, say.minimum) or statement.free
    return ranked if first is None else [first, *(view for view in ranked if view is not first)]


def _good(free: Sequence[Candidate], minimum: float) -> list[Candidate]:
    """Return the views that are to be shown, the best first; none where none of the statement is worth the minimum."""
    if all(view.score < minimum for view in free):
        return []
    return [view for view in free if standing_of(view) >= minimum]


def _view(good: Sequence[Candidate]) -> View:
    """Return the first with the others behind it, all with the greatest score: it is the statement that is worth it."""
    worth = max(view.score for view in good)
    first, *others = (_worth(view, worth) for view in good)
    return View(first, tuple(others))


def _worth(candidate: Candidate, worth: float) -> Candidate:
    return candidate if candidate.score == worth else replace(candidate, score=worth)


def _beside(views: Sequence[View], held: Sequence[View], is_asked: IsAsked) -> tuple[list[Candidate], list[Rejection]]:
    """Return what of some views is asked once, beside cards that are there and are `held` whatever their score."""
    low = {id(view.chosen) for view in held}
    kept, doubled = without_doubles([*views, *held], is_asked)
    return [each for each in kept if id(each) not in low], [each for each in doubled if id(each.candidate) not in low]


def _low(
    views: Sequence[View], low: Sequence[View], say: Say, closed: frozenset[int], is_asked: IsAsked
) -> list[Rejection]:
    """Reject the views that are not worth the minimum, those first for another reason that have one."""
    if not low:
        return []
    beside, _ = without_doubles([*views, *low], is_asked)
    alone = {id(candidate) for candidate in beside}
    doubled = [Rejection(view.chosen, "other-view") for view in low if id(view.chosen) not in alone]
    spares = _in_order([view.chosen for view in low if id(view.chosen) in alone])
    wanted, unwanted = limited(spares, replace(say, most=0), closed)
    return doubled + unwanted + [Rejection(candidate, LOW) for candidate in wanted]


def _in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: (candidate.sources[0].start, candidate.sources[0].end))


ASKING = frozenset({Kind.CONCEPT, Kind.DEFINITION})
_ADVANTAGE = (
    0.15  # "What is A?" asks for more than a gap in "A is B" does; readers kept 0.54 of the one, 0.35 of the other
)


def standing_of(candidate: Candidate) -> float:
    """Return by what a view is ranked among those of its statement."""
    return candidate.score + (_ADVANTAGE if candidate.kind in ASKING else 0.0)
