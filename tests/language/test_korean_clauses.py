"""Korean: reported thought and coordination become sentences of their own, in the author's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer
from notes2anki.model import Sentence

SPLIT = [
    # reminders to oneself
    (
        "kubelet은 노드의 파드를 관리한다고 생각하고 etcd는 클러스터의 상태를 저장한다고 생각해야겠다.",
        ["kubelet은 노드의 파드를 관리한다", "etcd는 클러스터의 상태를 저장한다"],
    ),
    ("인덱스는 조회 속도를 높인다고 보면 된다.", ["인덱스는 조회 속도를 높인다"]),
    ("노드는 서버 한 대라고 이해하면 된다.", ["노드는 서버 한 대"]),
    ("브랜치는 커밋을 가리키는 포인터라고 기억하자.", ["브랜치는 커밋을 가리키는 포인터"]),
    ("TCP는 순서를 보장한다고 배웠다.", ["TCP는 순서를 보장한다"]),
    (
        "PV는 관리자가 준비한 스토리지를 나타내고 PVC는 사용자의 요청을 나타낸다고 기억해야겠다.",
        ["PV는 관리자가 준비한 스토리지를 나타내고", "PVC는 사용자의 요청을 나타낸다"],
    ),
    # hearsay
    ("새 엔진은 두 배 빠르다고 한다.", ["새 엔진은 두 배 빠르다"]),
    ("`ss`가 `netstat`을 대신한다고 하더라.", ["ss가 netstat을 대신한다"]),
    # coordination, each with a topic of its own
    (
        "A 레코드는 IPv4 주소를 담고 AAAA 레코드는 IPv6 주소를 담는다.",
        ["A 레코드는 IPv4 주소를 담고", "AAAA 레코드는 IPv6 주소를 담는다."],
    ),
    ("스택은 LIFO 구조이며, 큐는 FIFO 구조이다.", ["스택은 LIFO 구조이며", "큐는 FIFO 구조이다."]),
    ("PUT은 멱등하지만 POST는 멱등하지 않다.", ["PUT은 멱등하지만", "POST는 멱등하지 않다."]),
    ("스택은 LIFO 구조, 큐는 FIFO 구조", ["스택은 LIFO 구조", "큐는 FIFO 구조"]),
    # a comma for a full stop
    (
        "상수는 컴파일할 때 정해진다, 변수는 실행할 때 바뀐다.",
        ["상수는 컴파일할 때 정해진다", "변수는 실행할 때 바뀐다."],
    ),
]

WHOLE = [
    "이 부분은 어렵다고 생각했는데 금방 끝났다.",
    "좋은 방법이라고 생각한다.",
    "파드를 묶은 것을 서비스라고 한다.",
    "사용자가 옳다고 생각하면 버튼을 누른다.",
    "서버는 요청을 받고 응답을 돌려준다.",
    "컨트롤러는 상태를 읽고, 차이가 있으면 고친다.",
    "CoreDNS는 이름을 찾고 kube-proxy는 규칙을 설정하는 게 전부다?",
    "A는 빠르고 B는 느린 것 같다.",
    "즉, 캐시는 복사본이다.",
    "값을 지정하지 않으면 서버는 기본값을 쓴다.",
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_falls_into(korean: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: list[str]) -> None:
    said = sentence(text)
    parts = korean.clauses(said)
    assert [part.text for part in parts] == expected
    assert [clause.text for clause in korean.analyze(said).clauses] == expected
    assert {(part.start, part.end) for part in parts} == {(said.start, said.end)}
    assert all("".join(inline.text for inline in part.inlines) == part.text for part in parts)
    assert all(part.text in said.text for part in parts)


@pytest.mark.parametrize("text", WHOLE)
def test_stays_whole(korean: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    said = sentence(text)
    assert korean.clauses(said) == (said,)
    assert korean.analyze(said).clauses == ()


def test_clauses_keep_code_and_its_protection(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    _, second = korean.clauses(sentence("`kubelet`은 파드를 띄우고 `kube-proxy`는 규칙을 쓴다."))
    assert second.text == "kube-proxy는 규칙을 쓴다."
    assert [(inline.kind, inline.text) for inline in second.inlines] == [
        ("code", "kube-proxy"),
        ("text", "는 규칙을 쓴다."),
    ]
    assert second.protected == ((0, 10),)
