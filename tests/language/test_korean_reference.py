"""What a Korean sentence needs from the ones before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer
from notes2anki.model import Sentence

UNRESOLVED = [
    "이는 성능을 떨어뜨린다.",
    "이것을 쓰면 빨라진다.",
    "그것은 서버가 관리한다.",
    "해당 파일은 노드마다 있다.",
    "이 방식은 락을 쓰지 않는다.",
    "이러한 구조는 읽기에 강하다.",
    "그런 경우 요청이 버려진다.",
    "여기서 포트를 연다.",
    "그러면 연결이 끊어진다.",
    "이렇게 하면 메모리가 줄어든다.",
    "위 코드는 배열을 뒤집는다.",
    "아래 그림은 전체 구조를 보여준다.",
    "다음은 설정 파일의 일부이다.",
    "특징은 다음과 같다.",
    "명령은 아래와 같습니다.",
    "전자는 빠르고 후자는 안전하다.",
    "즉, 이는 동기화를 뜻한다.",
    "왜냐하면 순서가 바뀌기 때문이다.",
    "필요한 도구는 세 가지다:",
]

RESOLVED = [
    "클라이언트가 값을 보내면 서버는 이 값을 저장한다.",
    "요청을 처리하고 그 결과를 돌려준다.",
    "위 계층으로 데이터를 올린다.",
    "단위 테스트는 함수 하나를 검사한다.",
    "아래 계층은 프레임을 나른다.",
    "이진 탐색은 절반씩 버린다.",
    "그래프는 정점과 간선으로 이루어진다.",
    "저장소는 값을 담는다.",
    "이미지는 레이어로 이루어진다.",
    "다음 노드를 가리키는 포인터를 둔다.",
    "너비 우선 탐색(BFS) 이 존재한다.",
    "본문은 암호화된다.",
    "앞부분은 헤더이다.",
    "이때 서버는 연결을 끊는다.",
    "전자는 음의 전하를 띤다.",
    "전자 서명은 위조를 막는다.",
    "이식은 몸의 한 부분을 옮기는 수술이다.",
    "이차는 제곱이 있는 식이다.",
    "배열의 길이와 같은 수를 돌려준다.",
]

OPENERS = [
    ("즉, 캐시는 복사본이다.", "즉, "),
    ("따라서 락이 필요하다.", "따라서 "),
    ("결국 두 값이 같아진다.", "결국 "),
    ("정리하자면 파드가 기본 단위이다.", "정리하자면 "),
    ("하지만 쓰기는 느리다.", "하지만 "),
    ("예를 들어 PUT은 멱등하다.", "예를 들어 "),
    ("단, 순서는 보장하지 않는다.", "단, "),
    ("단 하나의 스레드만 들어간다.", ""),
    ("우선 순위 큐는 힙으로 만든다.", ""),
    ("먼저 실행되는 훅은 created이다.", ""),
    ("또 다른 방법은 잠금이다.", ""),
    ("즉시 반영된다.", ""),
    ("보통 포트는 80이다.", ""),
    ("캐시는 즉, 복사본이다.", ""),
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_points_outside_itself(korean: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert korean.analyze(sentence(text)).unresolved


@pytest.mark.parametrize("text", RESOLVED)
def test_stands_by_itself(korean: Analyzer, sentence: Callable[[str], Sentence], text: str) -> None:
    assert not korean.analyze(sentence(text)).unresolved


@pytest.mark.parametrize(("text", "opener"), OPENERS)
def test_opener_that_may_be_dropped(
    korean: Analyzer, sentence: Callable[[str], Sentence], text: str, opener: str
) -> None:
    start, end = korean.analyze(sentence(text)).connective
    assert text[start:end] == opener


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("나는 vim을 쓴다.", True),
        ("제가 만든 도구이다.", True),
        ("나머지는 버린다.", False),
        ("내부 값은 숨긴다.", False),
    ],
)
def test_first_person(korean: Analyzer, sentence: Callable[[str], Sentence], text: str, expected: bool) -> None:
    assert korean.analyze(sentence(text)).first_person is expected
