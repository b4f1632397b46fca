"""One card a statement: the better way to ask, with the score of the statement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import cloze, pair

from notes2anki.extract.forest import Forest
from notes2anki.extract.judge import Judge
from notes2anki.extract.proposal import Proposal
from notes2anki.extract.rank import select
from notes2anki.extract.say import Say
from notes2anki.extract.statements import asked_as_before
from notes2anki.model import Candidate, Kind, Span


def judge(log_odds: float) -> Judge:
    """Return a judge that gives what is good these log-odds, and what is not their opposite."""
    return Judge(Forest(("good",), ((0, 0.5, -log_odds, log_odds),)), Forest((), ()))


def proposal(candidate: Candidate, *, good: bool) -> Proposal:
    return Proposal(replace(candidate, score=0.0), "one", {"good": float(good), "kind": 1.0}, {})


DEFINITION = pair("뮤텍스", "한 스레드만 드는 잠금", kind=Kind.DEFINITION)
CLAIM = cloze("뮤텍스는 한 스레드만 드는 잠금이다.", ("한 스레드만", 1))


@pytest.mark.parametrize(
    ("log_odds", "kind", "score"),
    [(0.25, Kind.DEFINITION, 0.5622), (0.9, Kind.CLAIM, 0.7109)],  # the definition is worth 0.5502, 0.4313
)
def test_a_definition_is_shown_for_a_claim_that_is_worth_a_little_more(
    log_odds: float, kind: Kind, score: float
) -> None:
    views = [proposal(DEFINITION, good=False), proposal(CLAIM, good=True)]
    found = select(views, judge(log_odds), Say(minimum=0.5))
    assert [(each.kind, each.score) for each in found.candidates] == [(kind, score)]


def test_a_statement_of_which_no_view_is_worth_the_minimum_gives_none() -> None:
    found = select([proposal(DEFINITION, good=False)], judge(0.9), Say(minimum=0.5))
    assert found.candidates == ()
    assert [each.code for each in found.rejections] == ["low-score"]


@pytest.mark.parametrize(
    ("back", "kind"),
    [("한 스레드만 드는 잠금", Kind.DEFINITION), ("한 스레드만 드는 잠금.", Kind.DEFINITION), ("잠금", Kind.CONCEPT)],
)
def test_of_a_terms_views_that_ask_the_same_the_definition_is_shown_whichever_scores_more(
    back: str, kind: Kind
) -> None:
    views = [proposal(DEFINITION, good=False), proposal(pair("뮤텍스", back, kind=Kind.CONCEPT), good=True)]
    found = select(views, judge(0.2), Say(minimum=0.4))
    assert [(each.kind, each.score) for each in found.candidates] == [(kind, 0.6399)]


BLOCK = pair("뮤텍스", "뮤텍스는 한 스레드만 드는 잠금이다.", kind=Kind.CONCEPT, context=("잠금",))


@pytest.mark.parametrize(
    ("others", "kind"), [([], Kind.CLAIM), ([replace(BLOCK, sources=(Span("a.md", 1, 2),))], Kind.DEFINITION)]
)
def test_the_view_that_is_asked_already_is_shown_unless_another_card_outdoes_it(
    others: list[Candidate], kind: Kind
) -> None:
    views = [proposal(replace(each, sources=(Span("a.md", 2, 2),)), good=True) for each in (DEFINITION, CLAIM)]
    around = [replace(proposal(each, good=True), fact="title") for each in others]
    found = select([*around, *views], judge(0.4), Say(minimum=0.5))
    assert [each.kind for each in found.candidates] == [Kind.DEFINITION]
    again = asked_as_before(found, lambda view: True if view.kind is Kind.CLAIM else None)
    assert [each.kind for each in again.candidates] == [kind]
    assert asked_as_before(found, lambda _view: True) == found
    assert asked_as_before(found, lambda view: view.kind is Kind.CLAIM) == found


def test_a_view_that_is_to_be_the_last_is_chosen_only_where_a_card_asks_it() -> None:
    term, line = pair("TTL", "hops left"), pair("TTL: hops left", "a router drops the packet")
    views = [replace(proposal(line, good=True), last=True), proposal(term, good=False)]

    found = select(views, judge(1.0), Say(minimum=0.2))
    kept = asked_as_before(found, lambda view: view.front == line.front or None)

    assert [each.front for each in found.candidates] == [term.front]
    assert [each.front for each in kept.candidates] == [line.front]


def test_rows_of_one_table_are_made_or_left_together() -> None:
    def row(name: str, fact: str, *, good: bool, alike: str) -> Proposal:
        return replace(proposal(pair(name, f"{name}의 뜻"), good=good), fact=fact, alike=alike)

    rows = [row("뮤텍스", "1", good=True, alike="t"), row("래치", "2", good=True, alike="t")]
    worse = [row("스핀락", "3", good=False, alike="t"), row("세마포어", "4", good=False, alike="")]
    struck = replace(row("모니터", "5", good=False, alike="t"), refused="no-card")
    found = select([*rows, *worse, struck], judge(0.9), Say(minimum=0.59))
    assert [(each.subject, each.score) for each in found.candidates] == [
        ("뮤텍스", 0.6844),
        ("래치", 0.6844),
        ("스핀락", 0.6),
    ]
