"""What an author reports to himself is unwrapped into the facts; what he only thinks is not."""

from __future__ import annotations

import pytest

from notes2anki.language import Analyzers
from notes2anki.language.analysis import Modality
from notes2anki.language.sentences import sentences
from notes2anki.model import Inline, InlineKind, Line, Sentence


def _sentence(text: str) -> Sentence:
    (found,) = sentences((Line(1, (Inline(InlineKind.TEXT, text),)),))
    return found


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "I should remember that kubelet runs on every node and that kube-proxy routes Service traffic.",
            ["kubelet runs on every node", "kube-proxy routes Service traffic."],
        ),
        ("Remember that a taint belongs to a node.", ["a taint belongs to a node."]),
        ("Today I learned that etcd stores the cluster state.", ["etcd stores the cluster state."]),
        ("Keep in mind that a toleration is only a permission.", ["a toleration is only a permission."]),
    ],
)
def test_a_reminder_gives_its_facts(text: str, facts: list[str]) -> None:
    analyzer = Analyzers().get("en")
    assert analyzer is not None

    found = analyzer.clauses(_sentence(text))

    assert [clause.text for clause in found] == facts
    assert {analyzer.analyze(clause).modality for clause in found} == {Modality.ASSERT}


@pytest.mark.parametrize("text", ["I think that etcd stores the state.", "I guess that the node restarts."])
def test_an_opinion_stays_one(text: str) -> None:
    analyzer = Analyzers().get("en")
    assert analyzer is not None

    (whole,) = analyzer.clauses(_sentence(text))

    assert analyzer.analyze(whole).modality is Modality.HEDGE
