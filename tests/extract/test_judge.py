"""The shipped judge fits the extractors: it loads, weighs everything, and asks for no feature that is gone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

import pytest

from extract.compact import proposals_of
from notes2anki.extract.forest import Forest, Node, load
from notes2anki.extract.judge import Judge, default_judge, is_cloze
from notes2anki.extract.proposal import Features, Proposal
from notes2anki.model import Kind

SAMPLE = Path(__file__).parents[2] / "sample_notes"
FORESTS = ["worth", "deletion"]
RARE = """- ### 뮤텍스
  한 번에 한 스레드만 드는 잠금이다.

뮤텍스는 잠금의 하나로, 한 번에 한 스레드만 든다.

Swap is slow space on a disk.

A shell runs filters such as awk, sed and cut.
"""  # what the sample notes happen not to hold


@cache
def sample() -> list[Proposal]:
    files = sorted(SAMPLE.glob("*.md"))
    return [found for path in files for found in proposals_of(path.read_text(encoding="utf-8"), path.name)]


def specimens() -> list[Proposal]:
    return [*sample(), *proposals_of(RARE)]


def indices(node: Node) -> set[int]:
    return {node[0]} | indices(node[2]) | indices(node[3]) if isinstance(node, tuple) else set()


@pytest.mark.parametrize("name", FORESTS)
def test_a_shipped_forest_loads_and_its_trees_use_its_features(name: str) -> None:
    forest = load(name)
    assert forest.trees
    assert len(set(forest.features)) == len(forest.features)
    assert {index for tree in forest.trees for index in indices(tree)} == set(range(len(forest.features)))


@pytest.mark.parametrize("name", FORESTS)
def test_every_feature_it_uses_is_one_that_the_extractors_give(name: str) -> None:
    given = {feature for proposal in specimens() for feature in {**proposal.features, **proposal.deletion}}
    assert set(load(name).features) - given == set()


def test_the_forest_of_deletions_sees_nothing_but_the_deletion() -> None:
    given = {feature for proposal in specimens() for feature in proposal.deletion}
    assert set(load("deletion").features) <= given


def test_every_proposal_of_the_sample_gets_a_probability() -> None:
    judge = default_judge()
    scores = [judge.weigh(proposal).candidate.score for proposal in sample()]
    assert all(0 <= score <= 1 for score in scores)
    assert min(scores) < 0.3  # it tells them apart
    assert max(scores) > 0.8


def test_what_the_author_marked_on_purpose_keeps_its_score() -> None:
    marked = [proposal for proposal in sample() if proposal.candidate.kind is Kind.EXPLICIT and not proposal.features]
    assert marked
    assert {default_judge().weigh(proposal).candidate.score for proposal in marked} == {1.0}


def test_only_what_its_author_marked_is_sure() -> None:
    weighed = [default_judge().weigh(proposal) for proposal in sample() if proposal.features]
    scores = [proposal.candidate.score for proposal in weighed]
    assert 0.9 < max(scores) < 0.99


def test_deletions_come_with_the_likeliest_first_and_equals_in_their_order() -> None:
    clozes = [proposal for proposal in sample() if is_cloze(proposal) and proposal.deletion][:40]
    judge = default_judge()
    likely = [judge.deletion.probability(proposal.deletion) for proposal in judge.by_deletion(clozes)]
    assert likely == sorted(likely, reverse=True)
    blind = Judge(judge.worth, Forest((), ()))
    assert blind.by_deletion(clozes) == clozes


def test_scores_are_rounded_so_that_every_machine_prints_the_same() -> None:
    assert all(
        score == round(score, 4) for score in (default_judge().weigh(each).candidate.score for each in sample()[:200])
    )


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.EXPLICIT])
def test_the_sample_holds_proposals_of_every_kind(kind: Kind) -> None:
    assert any(proposal.candidate.kind is kind for proposal in sample())


def test_a_footnote_is_believed_to_explain() -> None:
    notes = [proposal for proposal in sample() if proposal.candidate.kind is Kind.FOOTNOTE]
    assert min(default_judge().weigh(proposal).candidate.score for proposal in notes) >= 0.7


class _Always:
    """A forest of one opinion."""

    def __init__(self, probability: float) -> None:
        self._probability = probability

    def probability(self, _features: Features) -> float:
        return self._probability


def test_a_gap_that_fits_raises_the_score_of_its_sentence_and_a_bad_one_lowers_it() -> None:
    cloze = _gap("ko")
    judges = [Judge(cast("Forest", _Always(0.5)), cast("Forest", _Always(fit))) for fit in (0.0, 0.5, 1.0)]
    assert [judge.weigh(cloze).candidate.score for judge in judges] == [0.4, 0.5, 0.6]


def test_an_english_gap_is_worth_a_little_more_than_the_forest_says() -> None:
    judge = Judge(cast("Forest", _Always(0.5)), cast("Forest", _Always(0.5)))
    assert [judge.weigh(_gap(language)).candidate.score for language in ("ko", "en")] == [0.5, 0.6]


def _gap(language: str) -> Proposal:
    gaps = (each for each in sample() if is_cloze(each) and each.features)
    return next(each for each in gaps if each.candidate.language == language)
