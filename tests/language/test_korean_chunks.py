"""What of a Korean sentence may be asked for, and what it says at its end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes2anki.language.analysis import Analyzer, PredicateKind, Role
from notes2anki.model import Sentence

CHUNKS = [
    ("kube-proxy는 서비스의 트래픽을 설정한다.", "kube-proxy", Role.TOPIC, "는"),
    ("kube-proxy는 서비스의 트래픽을 설정한다.", "서비스의 트래픽", Role.OBJECT, "을"),
    ("kube-proxy는 서비스의 트래픽을 설정한다.", "서비스", Role.GENITIVE, "의"),
    ("설정 파일은 `/etc/app.conf`에 위치한다.", "/etc/app.conf", Role.ADVERBIAL, "에"),
    ("`kubectl get pods -A`는 모든 파드를 보여준다.", "kubectl get pods -A", Role.TOPIC, "는"),
    ("`web-0`이라는 파드가 만들어진다.", "web-0", Role.NAMED, ""),
    ("컨테이너가 이미지에서 만들어진다.", "컨테이너", Role.SUBJECT, "가"),
    ("캐시(cache)는 사본을 둔다.", "캐시(cache)", Role.TOPIC, "는"),
    ("힙은 영역 A와 영역 B로 나뉜다.", "영역 A와 영역 B", Role.ADVERBIAL, "로"),
    ("nginx, HAProxy, Envoy 등이 있다.", "nginx, HAProxy, Envoy", Role.SUBJECT, " 등이"),
    ("스택은 LIFO 구조이다.", "LIFO 구조", Role.PREDICATE, ""),
    ("값은 기본적으로 3번 포트를 쓴다.", "3번 포트", Role.OBJECT, "를"),
    # particles that the analyser takes for a verb or a noun
    ("PVC는 사용자의 요청을 나타낸다.", "PVC", Role.TOPIC, "는"),
    ("PID는 프로세스를 가리킨다.", "PID", Role.TOPIC, "는"),
    ("프로세스2가 작업을 마친다.", "프로세스2", Role.SUBJECT, "가"),
    ("프로세스1이 커널 모드에서 데이터를 바꾼다.", "프로세스1", Role.SUBJECT, "이"),
    # an identifier or a number in a longer phrase
    ("`replicas` 필드를 3으로 둔다.", "replicas", Role.OBJECT, ""),
    ("주소는 6바이트 길이를 갖는다.", "6바이트", Role.OBJECT, ""),
    # with what modifies it
    ("서버는 아직 확정되지 않은 값을 읽는다.", "아직 확정되지 않은 값", Role.OBJECT, "을"),
    ("BigInt는 정수 범위를 넘는 수를 담는다.", "정수 범위를 넘는 수", Role.OBJECT, "를"),
    ("시스템에는 단일한 철학이 필요하다.", "단일한 철학", Role.SUBJECT, "이"),
    ("함수는 두 개의 인자를 갖는다.", "두 개의 인자", Role.OBJECT, "를"),
    ("에러를 유발할 가능성을 줄인다.", "에러를 유발할 가능성", Role.OBJECT, "을"),
    # what the verb says
    ("결과를 캐시에 저장한다.", "저장", Role.PREDICATE, ""),
    ("하나를 고치면 시스템 전체를 빌드해야 한다.", "시스템 전체를 빌드", Role.PREDICATE, ""),
    ("호출이 잦으면 속도가 느리다.", "속도가 느리다", Role.PREDICATE, ""),
]

PREDICATES = [
    ("etcd는 저장소이다.", PredicateKind.COPULA, "저장소"),
    ("etcd는 키-값 저장소임", PredicateKind.COPULA, "저장소"),
    ("분산 환경의 저장소", PredicateKind.NOMINAL, "저장소"),
    ("지연은 기다린 시간을 의미한다.", PredicateKind.MEAN, "의미하다"),
    ("묶은 것을 파드라고 부른다.", PredicateKind.NAME, "부르다"),
    ("요청을 나누는 역할을 한다.", PredicateKind.ROLE, "하다"),
    ("규칙을 설정한다.", PredicateKind.VERB, "설정하다"),
    ("속도가 빠르다.", PredicateKind.ADJECTIVE, "빠르다"),
    ("PUT은 멱등하다.", PredicateKind.ADJECTIVE, "멱등하다"),
    ("파일이 노드에 있다.", PredicateKind.EXISTENCE, "있다"),
]


@pytest.mark.parametrize(("text", "words", "role", "particle"), CHUNKS)
def test_chunk(
    korean: Analyzer, sentence: Callable[[str], Sentence], text: str, words: str, role: Role, particle: str
) -> None:
    said = sentence(text)
    found = {said.text[chunk.start : chunk.end]: chunk for chunk in korean.analyze(said).chunks}
    assert words in found, sorted(found)
    assert (found[words].role, found[words].particle) == (role, particle)


@pytest.mark.parametrize(("text", "kind", "head"), PREDICATES)
def test_predicate(
    korean: Analyzer, sentence: Callable[[str], Sentence], text: str, kind: PredicateKind, head: str
) -> None:
    found = korean.analyze(sentence(text)).predicate
    assert (found.kind, found.head) == (kind, head)


def test_predicate_tells_time_negation_voice_and_ending(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    removed = korean.analyze(sentence("v2에서 옵션이 제거되었다.")).predicate
    assert (removed.past, removed.passive, removed.negative, removed.ending) == (True, True, False, "다")
    inactive = korean.analyze(sentence("기본으로는 활성화되지 않음")).predicate
    assert (inactive.past, inactive.negative, inactive.ending) == (False, True, "음")


def test_flags_of_chunks(korean: Analyzer, sentence: Callable[[str], Sentence]) -> None:
    said = sentence("Redis는 여러 가지 방법의 데이터를 그것의 메모리에 둔다.")
    found = {said.text[chunk.start : chunk.end]: chunk for chunk in korean.analyze(said).chunks}
    assert found["Redis"].technical
    assert found["데이터"].technical is False
    assert found["그것"].pronoun
    assert found["여러 가지 방법"].generic
    assert found["여러 가지 방법의 데이터"].wide


CUT_OFF = [
    ("대신, 배열을 사용한다.", "대신, 배열"),
    ("풀 때, cin은 느리다.", "때, cin"),  # what opens a sentence begins no series
    ("HTML 변경 시 Servlet을 다시 컴파일한다.", "HTML 변경 시 Servlet"),
    ("클래스를 로드하고 메모리 영역에 둔다.", "로드하고 메모리 영역"),
    ("함수는 두 개의 인자를 갖는다.", "개의 인자"),  # a counter without its number
    ("두 점 사이의 직선 거리를 쓴다.", "점 사이의 직선 거리"),
    ("에러를 유발할 가능성을 줄인다.", "유발할 가능성"),  # a verb without its object
    ("`BigQuery`에 사용되는 가상 CPU", "사용되는 가상 CPU"),
]


@pytest.mark.parametrize(("text", "piece"), CUT_OFF)
def test_no_chunk_is_a_piece_of_one(
    korean: Analyzer, sentence: Callable[[str], Sentence], text: str, piece: str
) -> None:
    said = sentence(text)
    assert piece not in {said.text[chunk.start : chunk.end] for chunk in korean.analyze(said).chunks}
