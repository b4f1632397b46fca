"""Reported thought and coordination become sentences of their own, in the author's words."""

from __future__ import annotations

import pytest

from notes2anki.language import Analyzers
from notes2anki.language.sentences import sentences
from notes2anki.model import Inline, InlineKind, Line

ANALYZERS = Analyzers()

KOREAN = [
    (
        "kubelet은 노드의 파드를 관리한다고 생각하고 etcd는 클러스터의 상태를 저장한다고 생각해야겠다.",
        ["kubelet은 노드의 파드를 관리한다", "etcd는 클러스터의 상태를 저장한다"],
    ),
    ("인덱스는 조회 속도를 높인다고 보면 된다.", ["인덱스는 조회 속도를 높인다"]),
    ("이 부분은 어렵다고 생각했는데 금방 끝났다.", None),
]


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_korean_clauses(text: str, expected: list[str] | None) -> None:
    analyzer = ANALYZERS.get("ko")
    assert analyzer is not None
    (sentence,) = sentences([Line(7, (Inline(InlineKind.TEXT, text),))])
    parts = analyzer.clauses(sentence)
    assert [part.text for part in parts] == (expected or [text])
    assert {(part.start, part.end) for part in parts} == {(7, 7)}
    assert all("".join(inline.text for inline in part.inlines) == part.text for part in parts)
